"""Every lint rule: what it must find, and what it must leave alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mtcheck.glossary import Entry, Gender, Glossary, Kind, Variant
from mtcheck.glossary.lint import RULES, lint

TODAY = date(2026, 11, 23)
KULEBA = Entry("Dmytro Kuleba", Kind.PERSON, sources=(("sr", "Dmitro Kuleba"),), gender=Gender.MASCULINE, id="Q1")
KYIV = Entry("Kyiv", Kind.PLACE, sources=(("sr", "Kijev"), ("uk", "Київ")), discouraged=(Variant("Kiev"),), id="Q2")
FORMER = replace(KULEBA, valid_until=date(2024, 9, 5))
HAMLET = Entry("Hamlet", Kind.WORK, allowed=(Variant("Kuleb"),))


def found(*entries: Entry) -> list[str]:
    placed = [replace(entry, line=line) for line, entry in enumerate(entries, 2)]
    return [f"{flaw.line} {flaw.rule.name}" for flaw in lint([Glossary(placed, "n.csv")], today=TODAY)]


def test_sound_entries_have_no_flaws() -> None:
    assert found(KULEBA, KYIV, HAMLET) == []


@pytest.mark.parametrize(
    ("rule", "entries"),
    [
        ("3 duplicate-id", [KULEBA, replace(KYIV, id="Q1")]),
        ("3 duplicate-name", [KULEBA, replace(KULEBA, id=None, sources=())]),
        ("3 case-collision", [KYIV, Entry("KYIV")]),
        ("3 case-collision", [Entry("Aleksandar Vučić"), Entry("Aleksandar Vucic")]),
        ("3 alias-is-name", [KYIV, Entry("Kyivan Rus", allowed=(Variant("Kyiv"),))]),
        ("2 alias-is-name", [Entry("Kyivan Rus", allowed=(Variant("Kyiv"),)), KYIV]),
        ("3 shared-alias", [KYIV, Entry("Kiel Canal", forbidden=(Variant("Kiev"),))]),
        ("3 shared-source", [KYIV, Entry("Kijev", Kind.PLACE, sources=(("hr", "Kijev"),))]),
        ("2 contradiction", [replace(KYIV, allowed=(Variant("Kiev"),))]),
        ("2 contradiction", [replace(KYIV, forbidden=(Variant("Kyiv"),))]),
        ("2 repeated-form", [replace(KYIV, allowed=(Variant("Kyjiv"), Variant("Kyjiv", "note")))]),
        ("2 repeated-form", [replace(KYIV, sources=(("sr", "Kijev"), ("sr", "Kijev")))]),
        ("2 common-word", [Entry("Meal")]),
        ("2 common-word", [Entry("Krom")]),
        ("2 common-word", [Entry("Split Enz", forbidden=(Variant("Split"),))]),
        ("2 wrong-script", [Entry("Київ")]),
        ("2 wrong-script", [replace(KYIV, sources=(("uk", "Kyiv"),))]),
        ("2 wrong-script", [replace(KYIV, sources=(("hr", "Кијев"),))]),
        ("2 wrong-script", [replace(KYIV, sources=(("sr-Latn", "Кијев"),))]),
        ("2 mixed-script", [Entry("Кyiv")]),
        ("2 mixed-script", [replace(KYIV, allowed=(Variant("Kуjiv"),))]),
        ("2 hidden-character", [Entry("Ky\u200biv")]),
        ("2 hidden-character", [Entry("Ky\u00adiv")]),
        ("2 not-a-name", [Entry("😀😀")]),
        ("2 not-a-name", [Entry("N" * 10_000)]),
        ("2 expired", [FORMER]),
        ("2 several-values", [Entry("Kyiv; Kyjiv")]),
        ("2 several-values", [Entry("Kyiv/Kiev")]),
        ("2 several-values", [replace(KYIV, discouraged=(Variant("Kiev, Kijev, Kijow"),))]),
        ("2 several-values", [replace(KYIV, sources=(("sr", "Kijev (grad)"),))]),
        ("2 unenforceable", [replace(KYIV, discouraged=(Variant("KYIV"),))]),
        ("2 unenforceable", [Entry("Group of 7", forbidden=(Variant("Group of 8"),))]),
        ("2 unenforceable", [replace(KYIV, forbidden=(Variant("the Kiev"),))]),
        ("2 unenforceable", [replace(KYIV, sources=(("und", "Kijev"),))]),
        ("2 unenforceable", [Entry("", forbidden=(Variant("Zubrowka"),))]),
        ("2 unusable-forms", [replace(KULEBA, gender=None)]),
        ("2 unusable-forms", [Entry("Plan B", sources=(("ru", "План Б"),))]),
        ("2 unusable-forms", [Entry("Boeing 737", sources=(("sr", "Boing 737"),))]),
        (
            "3 ambiguous-form",
            [Entry("Kuleb", sources=(("sr", "Kuleb"),)), Entry("Kuleba", sources=(("sr", "Kuleba"),))],
        ),
    ],
)
def test_flaws(rule: str, entries: list[Entry]) -> None:
    assert rule in found(*entries)


@pytest.mark.parametrize(
    "entries",
    [
        [replace(FORMER, valid_until=TODAY)],
        [replace(KULEBA, gender=None, indeclinable=True)],
        [Entry("Wang Yi", Kind.PERSON, sources=(("ru", "Ван И"), ("uk", "Ван Ї")), gender=Gender.MASCULINE)],
        [Entry("Rome"), Entry("Niš"), Entry("Zelenskyy")],
        [Entry("AC/DC"), Entry("Washington, D.C."), Entry("Martin Luther King, Jr.")],
        [Entry("Vučić", discouraged=(Variant("Vucic"),))],
        [Entry("Bar", sources=(("sr", "Bar"),))],
        [replace(KYIV, sources=(("sr", "Кијев"), ("cnr", "Kijev"), ("de", "Kiew")))],
        [Entry("Kyiv", Kind.PLACE), Entry("Kyiv", Kind.WORK)],
        [replace(KULEBA, sources=(("sr", "Дмитро Кулеба"),))],
    ],
)
def test_no_flaws(entries: list[Entry]) -> None:
    assert found(*entries) == []


def test_every_rule_can_fire() -> None:
    marks = test_flaws.pytestmark  # type: ignore[attr-defined]
    fired = {rule.split()[1] for mark in marks for rule, _ in mark.args[1]}
    assert fired | {"broken-row", "unused"} == set(RULES)


def test_homoglyphs_are_named() -> None:
    (flaw,) = lint([Glossary([Entry("Кyiv", line=7)], "n.csv")], today=TODAY)
    assert flaw.message == "the name 'Кyiv': U+041A CYRILLIC CAPITAL LETTER KA in 'Кyiv'"
    assert (flaw.file, flaw.line) == ("n.csv", 7)


def test_names_of_several_files_are_compared() -> None:
    first, second = Glossary([replace(KYIV, line=2)], "a.csv"), Glossary([replace(KYIV, line=9)], "b.csv")
    flaws = lint([first, second], today=TODAY)
    assert {flaw.file for flaw in flaws} == {"b.csv"}
    assert all("a.csv, line 2" in flaw.message for flaw in flaws)


def test_the_starter_glossary_is_clean_and_large() -> None:
    glossary = Glossary.default()
    assert lint([glossary], today=TODAY) == []
    assert len(glossary.entries) >= 1_000
    assert all(entry.sources and entry.kind for entry in glossary.entries)
