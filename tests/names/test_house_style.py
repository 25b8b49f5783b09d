"""What the glossary objects to: what is marked, what is suggested, how grave it is, and on whose word."""

from __future__ import annotations

import pytest

from mtcheck.glossary import Glossary
from mtcheck.glossary.entry import Entry, Kind, Variant
from mtcheck.model import Article, Segment, Severity, Signal
from mtcheck.names import findings
from mtcheck.names.finding import Fault, Finding

KULEBA = Entry(
    "Dmytro Kuleba",
    Kind.PERSON,
    discouraged=(Variant("Dmitry Kulyeba", "old spelling"),),
    forbidden=(Variant("Dmytro Kuleb"),),
)
KYIV = Entry("Kyiv", Kind.PLACE, sources=(("sr", "Kijev"),), discouraged=(Variant("Kiev", "Russian"),))
NO_KIEV = Entry("Kyiv", Kind.PLACE, sources=(("sr", "Kijev"),), forbidden=(Variant("Kiev", "Russian"),))
BRAND = Entry("", discouraged=(Variant("Xerox", "a brand"),), forbidden=(Variant("Kurva"),))


def found(text: str, *entries: Entry, source: str | None = None) -> list[Finding]:
    segment = Segment(0, text, 0, len(text), source=source)
    return list(findings(Article("x", None, "sr", "en", text, source, (), (segment,)), Glossary(entries)))


@pytest.mark.parametrize(
    ("text", "marked", "right", "severity"),
    [
        ("Kulyeba said so.", "Kulyeba", "Kuleba", Severity.MINOR),
        ("Then Kuleb said so.", "Kuleb", "Kuleba", Severity.MAJOR),
        ("Dmytro Kuleb said so.", "Kuleb", "Kuleba", Severity.MAJOR),
        ("Dmitry Kulyeba said so.", "Dmitry Kulyeba", "Dmytro Kuleba", Severity.MINOR),
        ("DMITRY KULYEBA SAID SO", "DMITRY KULYEBA", "DMYTRO KULEBA", Severity.MINOR),
    ],
)
def test_of_a_full_name_only_the_wrong_words_are_marked(text: str, marked: str, right: str, severity: Severity) -> None:
    (one,) = found(text, KULEBA)

    assert (text[one.start : one.end], one.right, one.severity) == (marked, (right,), severity)
    assert one.message.startswith(f"“{marked}” should be “{right.title()}”: the glossary writes Dmytro Kuleba")


def test_a_right_name_is_left_alone() -> None:
    assert found("Kuleba and Dmytro Kuleba said so.", KULEBA) == []


def test_the_note_and_the_source_are_told() -> None:
    (one,) = found("The city of Kiev.", KYIV, source="Grad Kijev.")

    assert one.fault is Fault.VARIANT
    assert one.message == "“Kiev” should be “Kyiv”: the glossary writes Kyiv (Russian)"
    assert [(item.signal, item.detail) for item in one.evidence] == [
        (Signal.GLOSSARY, "“Kyiv”, not “Kiev” (Russian)"),
        (Signal.SOURCE, "“Kijev”"),
    ]


def test_a_forbidden_spelling_that_the_source_confirms_is_a_misspelling() -> None:
    assert [one.fault for one in found("The city of Kiev.", NO_KIEV, source="Grad Kijev.")] == [Fault.MISSPELT]
    assert [one.fault for one in found("The city of Kiev.", NO_KIEV)] == [Fault.VARIANT]


def test_a_name_that_is_another_entrys_is_no_variant() -> None:
    text = "The Kiev Post is read in Kiev."

    assert [one.start for one in found(text, KYIV, Entry("Kiev Post", Kind.ORGANISATION))] == [text.rindex("Kiev")]


@pytest.mark.parametrize(
    ("text", "message", "severity", "told"),
    [
        ("He made a Xerox.", "the glossary advises against “Xerox”: a brand", Severity.MINOR, "not “Xerox” (a brand)"),
        ("It is called Kurva.", "the glossary forbids “Kurva”", Severity.MAJOR, "not “Kurva”"),
    ],
)
def test_a_spelling_that_no_other_replaces(text: str, message: str, severity: Severity, told: str) -> None:
    (one,) = found(text, BRAND)

    assert (one.message, one.severity, one.right, one.fault) == (message, severity, (), Fault.VARIANT)
    assert [(item.signal, item.detail) for item in one.evidence] == [(Signal.GLOSSARY, told)]
