"""A word of a name that the source has in English is not a place."""

from __future__ import annotations

import pytest

from mtcheck import audit


def said(translation: str, source: str, lang: str) -> list[str]:
    report = audit([translation], source=[source], source_lang=lang)
    return [issue.suggestions[0] for issue in report.issues if issue.check.startswith("name-")]


@pytest.mark.parametrize(
    ("translation", "source", "lang"),
    [
        ("The new season of Love Island starts today.", "Nova sezona serije Love Island počinje danas.", "hr"),
        ("Island Records signed her.", "Izdavačka kuća Island Records potpisala je ugovor s njom.", "hr"),
        ("The film Pacific Rim was shown in Zagreb.", "Film Pacific Rim prikazan je u Zagrebu.", "hr"),
        ("He spent a day on Coney Island.", "Dan je proveo na Coney Islandu.", "hr"),
        ("The song is by Island Boys.", "Píseň nahráli Island Boys.", "cs"),
        ("They filmed Shutter Island in 2008.", "Film Shutter Island so posneli leta 2008.", "sl"),
    ],
)
def test_a_word_of_an_english_name_is_not_a_place(translation: str, source: str, lang: str) -> None:
    assert said(translation, source, lang) == []


@pytest.mark.parametrize(
    ("translation", "source", "lang", "right"),
    [
        ("He travelled to Island last year.", "Prošle je godine putovao na Island.", "hr", "Iceland"),
        ("He saw Rim and Paris.", "Vidio je Rim i Pariz.", "hr", "Rome"),
        ("They flew to Island in May.", "V květnu letěli na Island.", "cs", "Iceland"),
    ],
)
def test_the_place_itself_is_found(translation: str, source: str, lang: str, right: str) -> None:
    assert said(translation, source, lang) == [right]
