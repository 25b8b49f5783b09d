"""A place's name beside its adjective, or the region around it: both are right, another place's is not."""

from __future__ import annotations

import json
from typing import Final

import pytest

from mtcheck import audit
from mtcheck.glossary import Glossary
from mtcheck.languages.of_places import are_of_one_place, places_of
from mtcheck.model import Article, Segment
from mtcheck.names import findings
from tests.conftest import ROOT

CASES: Final = ROOT / "tests" / "cases" / "of-places.jsonl"
ROWS: Final = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
RIGHT: Final = [row for row in ROWS if "wrong" not in row]
WRONG: Final = [row for row in ROWS if "wrong" in row]


def found(text: str, source: str, lang: str, reference: str) -> list[tuple[str, str]]:
    report = audit([text], source=[source] if source else None, source_lang=lang, references=[[reference]])
    return [(issue.text, issue.severity.value) for issue in report.issues if issue.check.startswith("name-")]


@pytest.mark.parametrize("row", RIGHT, ids=lambda row: row["reference"])
def test_neither_the_name_nor_the_adjective_is_an_error(row: dict[str, str]) -> None:
    one, other, source, lang = row["translation"], row["reference"], row["source"], row["source_lang"]
    assert "major" not in dict(found(one, source, lang, other)).values()
    assert not found(other, source, lang, one)


@pytest.mark.parametrize("row", WRONG, ids=lambda row: row["translation"])
def test_another_place_is_an_error(row: dict[str, str]) -> None:
    told = found(row["translation"], row["source"], row["source_lang"], row["reference"])
    assert "major" in dict(told).values()


def test_without_a_source() -> None:
    assert not found("A forest burned in Olomoucko.", "", "cs", "A forest burned in the Olomouc region.")
    assert not found("It snowed in the Liberecký Region.", "", "cs", "It snowed in the Liberec Region.")
    assert found("It snowed in the Liberac Region.", "", "cs", "It snowed in the Liberec Region.")


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("We met Marta Ogarzynski in Warsaw.", "We met Marta Ogarzynska in Warsaw."),
        ("We spoke to Ogarzynski yesterday.", "We spoke to Ogarzynska yesterday."),
    ],
)
def test_a_womans_surname_is_no_region(text: str, reference: str) -> None:
    assert ("Ogarzynski", "major") in found(text, "", "pl", reference)


def test_the_region_of_a_place_that_english_calls_otherwise() -> None:
    source, text = "Na Wileńszczyźnie mieszka wielu Polaków.", "Many Poles live in the Riga region."
    assert not found("Many Poles live in the Vilnius region.", source, "pl", "Many Poles live in Wileńszczyzna.")
    assert found(text, source, "pl", "Many Poles live in Wileńszczyzna.")


def test_what_a_place_is_called_is_read_from_its_adjective() -> None:
    assert {"olomouc", "brno"} <= places_of("olomoucko", "cs") | places_of("brnensko", "cs")
    assert places_of("olomouc", "cs") == places_of("olomoucko", "hu") == frozenset()
    assert not are_of_one_place("ostrava", "olomoucko", "cs")
    assert not places_of("a" * 1000 + "sko", "cs")


@pytest.mark.parametrize(
    ("text", "source", "lang", "retold"),
    [
        ("It rained in Olomoucko.", "Na Olomoucku pršelo.", "cs", "It rained in the Olomouc region."),
        ("It snowed in the Liberecký Region.", "V Libereckém kraji sněžilo.", "cs", "It snowed in the Liberec Region."),
        ("Rostovskaya oblast is dry.", "Ростовская область засушлива.", "ru", "The Rostov region is dry."),
    ],
)
def test_the_retranslation_may_have_the_name(text: str, source: str, lang: str, retold: str) -> None:
    def said(text: str) -> list[str]:
        segment = Segment(0, text, 0, len(text), source=source, retranslation=retold)
        article = Article("x", None, lang, "en", text, source, (), (segment,))
        return [text[one.start : one.end] for one in findings(article, Glossary())]

    assert not said(text)
    assert said(retold.replace("Olomouc", "Oloumc").replace("Liberec", "Liberac").replace("Rostov", "Rostav"))
