"""Centuries, decades and millennia, as languages count them: *the 1400s*, *XV vijek*, *1400-luku*, *15世紀*."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

import pytest

import mtcheck

CASES: Final = Path(__file__).resolve().parent.parent / "cases"
with (CASES / "facts" / "centuries.tsv").open(encoding="utf-8", newline="") as lines:
    SAID: Final = [(row["language"], row["text"]) for row in csv.DictReader(lines, delimiter="\t")]
"""That something began in the tenth century and lasted until the fifteenth."""
YEARS: Final = "It began in the 900s and continued until the 1400s."
ORDINALS: Final = "It began in the 10th century and lasted until the 15th century."
UNREAD: Final = frozenset({"ar", "fa"})
"""Languages whose ordinals in words are not read."""
RIGHT: Final = [
    ("It began between the 11th and 14th centuries.", "Se alkoi 1000–1300-luvuilla.", "fi"),
    ("It began in the 17th and 18th century.", "Se alkoi 1600- ja 1700-luvuilla.", "fi"),
    ("It lasted most of the 20th century.", "Se kesti suurimman osan 1900-luvusta.", "fi"),
    ("It lasted between the 11th and 15th century.", "Det varade mellan 1000- och 1400-talen.", "sv"),
    ("It lasted in the 17th and 18th centuries.", "Det varede i 1600- og 1700-tallet.", "da"),
    ("In the late 1700s and early 1800s a dispute weakened it.",
     "Im späten 18. und dem frühen 19. Jahrhundert schwächte ein Streit das Land.", "de"),
    ("For two decades the country was ruled by him.", "20年にわたりこの国を統治した。", "ja"),
    ("It remained powerful for three centuries.", "它在300年间一直很强大。", "zh"),
    ("It was ruled by him for two decades.", "그가 20년 동안 통치했다.", "ko"),
    ("The population was likely 8-18,000 people.", "Die Bevölkerung betrug 8.000 bis 18.000 Personen.", "de"),
    ("The population was likely 8-18,000 people.", "Численность составляла 8—18 тысяч человек.", "ru"),
    ("By the 1620s the Cossacks came.", "Do lat 20-tych XVII w. przybyli Kozacy.", "pl"),
    ("Barbados is about 100 km east of the islands.", "Barbados és a uns 100 km. a l'est de les illes.", "ca"),
    ("It has been inhabited since 2700 BCE.", "Naseljeno je od 3. tisućljeća pr. Kr.", "hr"),
    ("The town is 2,000 years old.", "Mesto je staro dve tisočletji.", "sl"),
    ("In the late 1700s and early 1800s it grew.", "Creció a finales del siglo XVIII y principios del XIX.", "es"),
    ("It was used from the 1100s to the 1300s.", "Il fut utilisé du XIIe au XIVe siècle.", "fr"),
]  # fmt: skip


def issues(source: str, translation: str, language: str) -> list[str]:
    """The messages of both directions."""
    pairs = ((source, translation, "en", language), (translation, source, language, "en"))
    return [
        issue.message
        for original, text, source_lang, target_lang in pairs
        for issue in mtcheck.audit(text, source=original, source_lang=source_lang, target_lang=target_lang).issues
        if issue.check.startswith(("number", "unit", "date"))
    ]


@pytest.mark.every(4)
@pytest.mark.parametrize(("language", "text"), SAID, ids=lambda value: value[:24])
def test_a_century_is_the_same_however_it_is_counted(language: str, text: str) -> None:
    assert issues(YEARS, text, language) == []
    assert issues(ORDINALS, text, language) == []


@pytest.mark.every(4)
@pytest.mark.parametrize(
    ("language", "text"), [row for row in SAID if row[0] not in UNREAD], ids=lambda value: value[:24]
)
def test_another_century_is_found(language: str, text: str) -> None:
    assert issues(YEARS.replace("900s", "800s"), text, language) or issues(
        ORDINALS.replace("10th", "9th"), text, language
    )


@pytest.mark.parametrize(("source", "translation", "language"), RIGHT)
def test_what_means_the_same_is_silent(source: str, translation: str, language: str) -> None:
    assert issues(source, translation, language) == []


@pytest.mark.parametrize(
    ("source", "translation", "language"),
    [
        ("It lasted most of the 19th century.", "Se kesti suurimman osan 1900-luvusta.", "fi"),
        ("For two decades the country was ruled by him.", "30年にわたりこの国を統治した。", "ja"),
        ("The population was likely 8-18,000 people.", "Populacja wynosiła 9 000 - 18 000 osób.", "pl"),
        ("By the 1620s the Cossacks came.", "Do lat 30-tych XVII w. przybyli Kozacy.", "pl"),
        ("It has been inhabited since 2700 BCE.", "Naseljeno je od 5. tisućljeća pr. Kr.", "hr"),
    ],
)
def test_what_differs_is_found(source: str, translation: str, language: str) -> None:
    assert issues(source, translation, language)
