"""Case forms of names that are right though the other language's form of the name ends otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck import audit
from mtcheck.languages.script import has_cyrillic, to_cyrillic
from mtcheck.names.declined.mention import as_written


def endings(source_lang: str, target_lang: str, source: str, translation: str) -> list[str]:
    report = audit(translation, source=source, source_lang=source_lang, target_lang=target_lang, glossary=None)
    return [issue.text for issue in report.issues if issue.check == "name-ending"]


@pytest.mark.parametrize(
    ("source_lang", "target_lang", "source", "translation"),
    [
        ("hr", "cs", "Od Nevade do ulaska u Utu.", "Přes Nevadu až do Utahu."),
        ("uk", "ru", "Битва за Францію завершилася.", "Битва за Францию завершилась."),
        ("uk", "ru", "Він голосував за Францію.", "Он голосовал за Францию."),
        ("ru", "sr", "В свободной ассоциации с Новой Зеландией.", "У слободном савезу са Новим Зеландом."),
        ("sr", "pl", "Преко реке код Трентон Ферија.", "Przez rzekę przy Trenton Ferry."),
        ("bs", "pl", "Preko rijeke u Trentom Ferryju.", "Przez rzekę przy Trenton Ferry."),
        ("sr", "cs", "Преко реке код Трентон Ферија.", "Přes řeku u Trenton Ferry."),
    ],
)
def test_a_form_that_its_preposition_governs_is_left_alone(
    source_lang: str, target_lang: str, source: str, translation: str
) -> None:
    assert endings(source_lang, target_lang, source, translation) == []


@pytest.mark.parametrize(
    ("source_lang", "target_lang", "source", "translation", "wrong"),
    [
        ("sr", "pl", "Razgovarao je s Donaldom Trampom.", "Rozmawiał z Donald Trump.", "Donald"),
        ("hr", "cs", "Razgovarao je s Donaldom Trumpom.", "Mluvil s Donalda Trumpa.", "Donalda"),
        ("hr", "cs", "Razgovarao je s Markom.", "Mluvil s Marka.", "Marka"),
        ("ru", "cs", "Он вернулся из Москвы.", "Vrátil se z Moskvou.", "Moskvou"),
    ],
)
def test_a_form_that_its_preposition_does_not_govern_is_found(
    source_lang: str, target_lang: str, source: str, translation: str, wrong: str
) -> None:
    assert wrong in endings(source_lang, target_lang, source, translation)


@given(st.text(st.characters(categories=("Lu", "Ll"), max_codepoint=0x24F), min_size=1, max_size=12))
def test_no_word_in_cyrillic_has_a_latin_letter(word: str) -> None:
    written = as_written("Киев", word)

    assert not any(char.isalpha() and not has_cyrillic(char) for char in written)


def test_a_word_with_letters_that_cyrillic_lacks_stays_as_it_is() -> None:
    assert [to_cyrillic(word) for word in ("Wayne", "Müller", "Zelandyjem", "Injekcija")] == [
        "Wayne", "Müller", "Zelandyjem", "Инјекција",
    ]  # fmt: skip
