"""Lines broken to fit a width, and lines that mean something."""

from __future__ import annotations

from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.segment import segment
from mtcheck.text.lines import wraps

ENGLISH = (
    "The European Commission said on Monday that it would release the second tranche of aid before the month is out. "
    "Ministers from all twenty-seven countries had agreed to the plan, although two of them abstained. "
    "Kyiv has until March to show that the money was spent on schools and hospitals."
)
GERMAN = (
    "Die Kommission kündigte am Montag an, die zweite Tranche der Hilfe noch vor Ende des Monats auszuzahlen. "
    "Minister aus allen Ländern hatten dem Plan zugestimmt, obwohl sich zwei von ihnen der Stimme enthielten."
)
SERBIAN = (
    "Комисија је у понедељак саопштила да ће исплатити другу траншу помоћи пре краја месеца. "
    "Министри свих земаља сагласили су се са планом, иако су двојица била уздржана."
)
HINDI = "आयोग ने सोमवार को कहा कि वह महीने के अंत से पहले सहायता की दूसरी किश्त जारी करेगा और सभी देशों के मंत्री इस योजना से सहमत हैं।"


SONNET = """Shall I compare thee to a summer's day?
Thou art more lovely and more temperate:
Rough winds do shake the darling buds of May,
And summer's lease hath all too short a date."""
EPIC = """Vino pije dobar junak Marko
sa staricom Jevrosimom majkom
u svojemu dvoru bijelome,
kad se Marko napojio vina,
majka njemu tiho govorila."""


@pytest.mark.parametrize("width", [24, 30, 36, 40, 44, 60, 72, 100, 120])
@pytest.mark.parametrize("text", [ENGLISH, GERMAN, SERBIAN])
def test_wrapped_lines_are_joined_at_any_width(text: str, width: int) -> None:
    lines = wrap(text, width)

    assert len(wraps("\n".join(lines))) == len(lines) - 1


def test_text_without_capitals_is_joined() -> None:
    lines = wrap(HINDI, 34)

    assert len(wraps("\n".join(lines))) == len(lines) - 1


def test_paragraphs_and_headlines_stay_apart_among_wrapped_lines() -> None:
    text = "Aid for Kyiv\n\n" + "\n\n".join("\n".join(wrap(part + ".", 38)) for part in ENGLISH[:-1].split(". "))

    found = segment(text, "en").sentences

    assert [" ".join(item.text.split()) for item in found[1:]] == [part + "." for part in ENGLISH[:-1].split(". ")]
    assert [item.heading for item in found] == [True, False, False, False]
    assert [item.paragraph for item in found] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    "text",
    [
        SONNET,
        EPIC,
        "Blinken in Kyiv\nHe arrived on Tuesday. He left.\nThe end came.",
        "Government resigns after vote\nPrices rise for third month\nFlood warning in the north\nStrike ends",
        "- two eggs and some flour\n- a litre of fresh milk\n- butter and a little salt",
        "1. the president of the republic\n2. the speaker of parliament\n3. the mayor of the city",
        "2021\n2022\n2023",
    ],
)
def test_verse_lists_and_headlines_are_not_joined(text: str) -> None:
    assert not wraps(text)


@given(st.text("aB .\n-ж中", max_size=80))
def test_only_line_ends_are_joined(text: str) -> None:
    assert all(text[offset] == "\n" for offset in wraps(text))
