"""Into languages that keep foreign names: a slip in one word of a name whose other word is kept."""

from __future__ import annotations

import pytest

import mtcheck


def found(source: str, translation: str, target: str, source_lang: str = "en") -> list[tuple[str, str]]:
    report = mtcheck.audit(translation, source=source, source_lang=source_lang, target_lang=target, glossary=None)
    return [(issue.text, issue.severity.value) for issue in report.issues if issue.check == "name-mismatch"]


@pytest.mark.parametrize(
    ("target", "source", "translation", "slip"),
    [
        ("hr", "The match was won by Coco Gauff.", "Meč je dobila Coco Guff.", ("Guff", "major")),
        ("sl", "The role went to Emma Watson.", "Vlogo je dobila Emma Watsen.", ("Watsen", "major")),
        ("cs", "It was sold by Mark Zuckerberg.", "Prodal ji Mark Zuckenberg.", ("Zuckenberg", "major")),
        ("pl", "The match was won by Coco Gauff.", "Mecz wygrała Coco Guff.", ("Guff", "major")),
        ("bs", "It was led by Scott Kouns.", "Vodio ju je Scott Knous.", ("Knous", "major")),
        ("hr", "Chief executive Evelyn Palla resigned.", "Direktorica Evelyn Pala dala je ostavku.", ("Pala", "minor")),
    ],
)
def test_a_slip_beside_a_word_that_is_kept_is_found(
    target: str, source: str, translation: str, slip: tuple[str, str]
) -> None:
    assert found(source, translation, target) == [slip]


@pytest.mark.parametrize(
    ("target", "source", "translation"),
    [
        (
            "hr",
            "They spoke with Joe Biden and Boris Pistorius.",
            "Razgovarali su s Joeom Bidenom i Borisom Pistoriusom.",
        ),
        ("hr", "A play by Anton Chekhov was staged.", "Prikazana je drama koju je napisao Anton Čehov."),
        ("cs", "The leader, Ali Khamenei, spoke.", "Promluvil vůdce Ali Chameneí."),
        ("pl", "The leader, Ali Khamenei, spoke.", "Głos zabrał przywódca Ali Chamenei."),
        ("pl", "The river Sarasvati Devi dried up.", "Rzeka Saraswati Devi wyschła."),
        ("sl", "Reforms began under Deng Xiaoping.", "Reforme je začel Deng Šjaoping."),
        ("hr", "He played for Partizan Belgrade.", "Igrao je za Partizan Beograd."),
        ("hr", "Musetti l'Italien Musetti won.", "Pobijedio je Musetti, Talijan Musetti."),
        ("hr", "It was said by Minister Rodrigo Arias.", "To je rekao Ministar Rodrigo Arias."),
        ("sr", "The role went to Emma Watson.", "Ulogu je dobila Ema Votson."),
        (
            "pl",
            "The money went to Greg Brockman.",
            "Pieniądze dostał Greg Brockman, a więc wygrał z Gregiem Brockmanem.",
        ),
    ],
)
def test_what_is_declined_respelt_or_translated_is_not(target: str, source: str, translation: str) -> None:
    report = mtcheck.audit(translation, source=source, source_lang="en", target_lang=target)

    assert [issue.text for issue in report.issues if issue.check == "name-mismatch"] == []
