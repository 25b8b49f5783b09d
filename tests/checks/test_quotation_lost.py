"""How grave a lost quotation is depends on what the translation still says of it."""

from __future__ import annotations

import pytest

from mtcheck.checks.quotation_lost import CHECK
from mtcheck.evaluate.item import Item, article_of
from mtcheck.glossary import Glossary
from mtcheck.model import Issue, Severity, Side, Signal

SOURCE = "„Rusija neće povući svoje snage sa granice“, rekao je Lavrov."


def issues(translation: str, reference: str | None = None, source: str = SOURCE) -> list[Issue]:
    item = Item("quoted", "clean", (translation,), (source,), (reference,) if reference else None)
    return list(CHECK.find(article_of(item), Glossary()))


def test_the_reporters_own_claim_is_major() -> None:
    (issue,) = issues("Russia will not withdraw its forces from the border.")

    assert issue.severity is Severity.MAJOR
    assert issue.span.side is Side.SOURCE
    assert issue.text == "Rusija neće povući svoje snage sa granice"


def test_reported_speech_is_minor_unless_a_reference_quotes() -> None:
    translation = "Russia will not withdraw its forces from the border, Lavrov said."

    (alone,) = issues(translation)
    (confirmed,) = issues(translation, '"Russia will not pull its forces back," said Lavrov.')

    assert alone.severity is Severity.MINOR
    assert confirmed.severity is Severity.MAJOR
    assert confirmed.signals == {Signal.SOURCE, Signal.REFERENCE}
    assert issues(translation, "Lavrov said that Russia would not pull its forces back.") == []


@pytest.mark.parametrize(
    ("source", "translation", "severity"),
    [
        (
            "Postignut je „istorijski sporazum“ dvije strane.",
            "A historic deal of both sides was reached.",
            Severity.MINOR,
        ),
        (
            "Sud u Podgorici smatra odluku „grubim kršenjem osnovnih ljudskih prava“ građana.",
            "The court in Podgorica considers the decision a gross violation of basic human rights of citizens.",
            Severity.MAJOR,
        ),
        (
            "Promijenio je svoje ime u simbol, a zatim u „umjetnik prethodno poznat kao Prince“.",
            "He changed his name to a symbol and then the artist previously known as Prince.",
            Severity.MINOR,
        ),
        (
            "Na spomen njegovog imena rekao je da su „svi ministri primali novac od tajkuna“.",
            "At the mention of his name all ministers took money from tycoons.",
            Severity.MAJOR,
        ),
        (
            "Govorio je u ime vlade „koja nikad nije krala od svog naroda“.",
            "He spoke for a government which never stole from its people.",
            Severity.MAJOR,
        ),
    ],
)
def test_two_words_are_minor_and_a_statement_is_major(source: str, translation: str, severity: Severity) -> None:
    (issue,) = issues(translation, source=source)

    assert issue.severity is severity


def test_a_lost_speaker_is_pointed_at() -> None:
    (issue,) = issues('"Russia will not withdraw its forces from the border."')

    assert issue.text == "rekao je Lavrov"
    assert issue.severity is Severity.MAJOR


def test_a_mark_that_nothing_closes_is_minor() -> None:
    """A slip of the source's author rather than someone's words."""
    (issue,) = issues("Vaccine teaches the body to see bad cells", source="„Cjepivo uči imuni sistem da vidi loše")

    assert issue.severity is Severity.MINOR


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        (
            "„Koncepcija dugoročnog društvenog i privrednog razvoja Srbije do 2035. godine“",
            "Concept of the Long-Term Social and Economic Development of Serbia until 2035",
        ),
        (
            "„Zakon o zaštiti američke bezbednosti od agresije Kremlja“ (DASKAA) objedinjuje postojeće sankcije.",
            "The act on the protection of American security from the Kremlin (DASKAA) unites the existing sanctions.",
        ),
    ],
)
def test_a_title_is_minor(source: str, translation: str) -> None:
    (issue,) = issues(translation, source=source)
    assert issue.severity is Severity.MINOR
