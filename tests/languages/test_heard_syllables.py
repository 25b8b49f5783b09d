"""Names in Katakana, Hangul and Indian scripts, and texts that spell no names."""

from __future__ import annotations

import pytest

from mtcheck.languages.heard_syllables import (
    have_same_consonants,
    heard_names,
    is_heard_as_whole,
    is_heard_in,
    leaves_vowels_out,
    tells_letters,
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ontario", "オンタリオ州は"), ("Brumbies", "ブランビーズが快勝した"), ("Zelensky", "ゼレンスキー大統領"),
        ("Obama", "オバマ氏"),
        ("Clinton", "클린턴 장관은"), ("Trump", "트럼프"), ("Modi", "मोदी"), ("Fadnavis", "फडणवीस"),
    ],
)  # fmt: skip
def test_a_name_is_heard(name: str, text: str) -> None:
    assert is_heard_in(name, heard_names(text)[0])
    assert text[heard_names(text)[0].start :].startswith(text[: heard_names(text)[0].end])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Chunichi", "ナゴヤドーム"),
        ("Obama", "メルケル氏"),
        ("Jintao", "フェラーリ"),
        ("Io", "オンタリオ"),
        ("Merkel", "클린턴"),
    ],
)
def test_another_name_is_not(name: str, text: str) -> None:
    assert not is_heard_in(name, heard_names(text)[0])


def test_a_part_is_not_the_whole() -> None:
    (heard,) = heard_names("オールブラックス")

    assert is_heard_in("Blacks", heard)
    assert not is_heard_as_whole("Blacks", heard)
    assert is_heard_as_whole("Burma", heard_names("ビルマで選挙が行われた")[0])


def test_characters_are_not_heard() -> None:
    assert not heard_names("渡辺さんの遺体は発見された。")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Он сказал.", True),
        ("Rekao je 渡辺.", True),
        ("", True),
        ("渡辺さん (NHK)", False),
        ("قال خالد", False),
        ("είπε", False),
    ],
)
def test_which_letters_tell_a_name(text: str, told: bool) -> None:
    assert tells_letters(text) is told


def test_vowels_are_free_where_the_source_has_none() -> None:
    assert leaves_vowels_out("قال خالد المصري")
    assert leaves_vowels_out("אמר ראש הממשלה")
    assert not leaves_vowels_out("Rekao je")
    assert not leaves_vowels_out("")
    assert have_same_consonants("Khaled", "Khalid")
    assert not have_same_consonants("Khaled", "Karim")
