"""What is heard for *s* and *z* differs by language: names that a target respells may have either."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.glossary import Entry, Glossary, Kind

GLOSSARY = Glossary([
    Entry("Ulf Kristersson", Kind.PERSON, (("sr", "Ulf Kristerson"),)),
    Entry("Carlos Alcaraz", Kind.PERSON, (("sr", "Karlos Alkaraz"),)),
    Entry("Olaf Scholz", Kind.PERSON, (("sr", "Olaf Šolc"),)),
])  # fmt: skip


def names_found(translation: str, source: str) -> list[str]:
    report = mtcheck.audit(translation, source=source, source_lang="en", target_lang="sr", glossary=GLOSSARY)
    return [issue.text for issue in report.issues if issue.check.startswith("name-")]


@pytest.mark.parametrize(
    ("translation", "source"),
    [
        ("Razgovarao je sa Ulfom Kristeršonom.", "He spoke to Ulf Kristersson."),
        ("Разговарао је са Улфом Кристерсоном.", "He spoke to Ulf Kristersson."),
        ("Pobedio je Karlos Alkaras.", "Carlos Alcaraz won."),
    ],
)
def test_both_respellings_are_right(translation: str, source: str) -> None:
    assert names_found(translation, source) == []


@pytest.mark.parametrize(
    ("translation", "source", "wrong"),
    [
        ("Razgovarao je sa Ulfom Kristermonom.", "He spoke to Ulf Kristersson.", "Kristermonom"),
        ("Došao je Olaf Solc.", "Olaf Scholz came.", "Olaf Scholz"),
    ],
)
def test_other_letters_are_wrong(translation: str, source: str, wrong: str) -> None:
    assert names_found(translation, source) == [wrong]
