"""Invisible characters in a text, and the original places of the others."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.text.normal import is_seen, join, normalise

ALPHABET = (
    "aé č.,\n Жй한á\u0301\u030c\u0327\u00ad\u200b\u200c\u200d\u200e\u2060\u2068\u2069\ufeff\ufe0f\x00\x07"
    "ﬁǅ\u2011\u2028👩🔥❤1\u20e3می\u0915\u094d\U000e0041\U0001f3f4ᄒ\u1161\u11ab"
)
texts = st.text(st.sampled_from(ALPHABET) | st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Ukra\u00adine", "Ukraine"),
        ("Ukra\u00ad\n  ine", "Ukraine"),
        ("\ufeffKyiv\u200b, Lviv\u2060.", "Kyiv, Lviv."),
        ("\u2068Kuleba\u2069 \u202bsaid\u202c", "Kuleba said"),
        ("Auf\u200clage, in\u200dside", "Auflage, inside"),
        ("Kyiv\ufe0f fell", "Kyiv fell"),
        ("Reu\x03ters\x00", "Reuters"),
        ("\u0110ukanovic\u0301", "\u0110ukanovi\u0107"),
        ("tr\u030ci\u0301cet", "t\u0159\u00edcet"),
        ("c\u00ad\u030c", "\u010d"),
        ("Зеле\u0301нский", "Зеленский"),
        ("и\u0306 и\u0300 ѓ", "\u0439 \u045d \u0453"),
        ("\u01c6amija, o\ufb03ce", "džamija, office"),
        ("Abu\u2011Dhabi", "Abu-Dhabi"),
        ("one\u2028two", "one\ntwo"),
        ("Kyiv\U000e0041\U000e0042", "Kyiv"),
    ],
)
def test_what_nobody_sees_is_left_out(text: str, read: str) -> None:
    assert normalise(text).text == read


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "\u0915\u094d\u200d\u0937",
        "👩\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 1\ufe0f\u20e3",
        "\U0001f3f4\U000e0067\U000e0062\U000e007f",
        "\u0e20\u0e32\u0e29\u0e32\u200b\u0e44\u0e17\u0e22",
        "葛\ufe00",
        "10\u00a0000 «\u202fda\u202f» MiloÅ¡\x85 \ufffd",
    ],
    ids=["Persian", "Devanagari", "emoji", "flag", "Thai", "Han", "spaces and damage"],
)
def test_what_is_seen_or_spells_a_word_stays(text: str) -> None:
    assert normalise(text).text == text


def test_a_text_with_nothing_to_change_is_itself() -> None:
    text = "Đukanović je rekao: „Ne.“"

    whole = normalise(text)

    assert whole.text is text
    assert (whole.starts, whole.span(3, 7)) == ((), (3, 7))


def test_a_span_leaves_out_what_stands_at_its_edges() -> None:
    whole = normalise("\u2068Ku\u00adleba\u2069, said")

    start, end = whole.span(0, 6)

    assert whole.given[start:end] == "Ku\u00adleba"
    assert whole.span(6, 6) == (end, end)


def test_a_ligature_is_never_parted() -> None:
    whole = normalise("a \ufb01re")

    assert [whole.given[slice(*whole.span(*span))] for span in ((2, 3), (3, 4), (2, 5))] == [
        "\ufb01",
        "\ufb01",
        "\ufb01r",
    ]


@given(texts)
def test_every_character_knows_where_it_stood(text: str) -> None:
    whole = normalise(text)

    spans = [whole.span(place, place + 1) for place in range(len(whole.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] or first == second for first, second in pairwise(spans))
    for char, (start, end) in zip(whole.text, spans, strict=True):
        assert char in text[start:end] or char in normalise(text[start:end]).text


@given(texts)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text).text

    assert normalise(once).text == once


@given(st.text("abč ЖшЇ,.\n", max_size=40), st.data())
def test_what_is_put_in_is_taken_out(text: str, data: st.DataObject) -> None:
    pieces = [data.draw(st.text("\u00ad\u200b\u200e\u2060\ufeff\x03", max_size=2)) + char for char in text]
    decomposed = [unicodedata.normalize("NFD", piece) if data.draw(st.booleans()) else piece for piece in pieces]

    # A soft hyphen at the end of a line would join the lines.
    whole = normalise(re.sub("\u00ad[\u00ad\u200b\u200e\u2060\ufeff\x03]*\n", "\n", "".join(decomposed)))

    assert whole.text == text


@given(st.lists(texts, max_size=5))
def test_texts_in_one_are_the_texts(parts: list[str]) -> None:
    whole = join([normalise(part) for part in parts])

    assert whole.given == " ".join(parts)
    assert whole.text == " ".join(normalise(part).text for part in parts)
    offset = given_offset = 0
    for part in map(normalise, parts):
        for place in range(len(part.text)):
            start, end = part.span(place, place + 1)
            assert whole.span(offset + place, offset + place + 1) == (given_offset + start, given_offset + end)
        offset += len(part.text) + 1
        given_offset += len(part.given) + 1


def test_marks_without_end_take_linear_time() -> None:
    """Sorting combining marks is quadratic; they are composed thirty at a time."""
    text = "a" + "\u0301\u0327" * 100_000

    assert len(normalise(text).text) >= 199_000


def test_what_is_seen() -> None:
    assert not is_seen(" \u200b\n\ufeff\u00ad")
    assert is_seen("\u200b.")


def test_a_soft_hyphen_that_is_half_a_letter_stays() -> None:
    """UTF-8 read as Latin-1 or Windows-1252: a check has to see the damage."""
    assert normalise("RodrÃ\u00adguez").text == "RodrÃ\u00adguez"
