"""Quotation marks by what they do, not by their shape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.languages.quotation import marks, quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("„Spremni smo“, rekao je.", ["Spremni smo"]),
        ("»Spremni smo«, rekao je.", ["Spremni smo"]),
        ("«Ми готові», — сказав він.", ["Ми готові"]),
        ("« Nous sommes prêts », dit-il.", [" Nous sommes prêts "]),
        ("“We are ready,” he said, “and willing.”", ["We are ready,", "and willing."]),
        ('"We are ready," he said.', ["We are ready,"]),
        ("&quot;We are ready,&quot; he said.", ["We are ready,"]),
        ("He said: „We are ready. We", ["We are ready. We"]),
        ("ready and willing“, he said.", []),
        ('("We are ready"), he said', ["We are ready"]),
        ('"Na vrhuncu je ciklon ""Gonu"" oslabio."', ["Gonu"]),
        ('A 6\'2" man with a 12" gun', []),
        ("no marks at all", []),
    ],
)
def test_what_is_quoted(text: str, quoted: list[str]) -> None:
    found = quotations(text)

    assert [quotation.text for quotation in found] == quoted
    assert all(text[quotation.start : quotation.end] == quotation.text for quotation in found)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("We are willing.", ["We are willing."]),
        ("We are able,“ he said, „and glad.“", ["We are able,", "and glad."]),
        ('"We are willing," he said.', ["We are willing,"]),
    ],
)
def test_a_quotation_goes_on(text: str, quoted: list[str]) -> None:
    """The second sentence of a quotation, which may open it again."""
    assert [quotation.text for quotation in quotations(text, inside=True)] == quoted


@given(st.text(alphabet="ab .,\"“”„«»'&quot;", max_size=60), st.booleans())
def test_marks_and_quotations_stand_in_order(text: str, inside: bool) -> None:
    found = list(marks(text))
    ends = [0, *(mark.end for mark in found)]

    assert all(before <= mark.start for before, mark in zip(ends, found, strict=False))
    last = 0
    for quotation in quotations(text, inside=inside):
        assert last <= quotation.start <= quotation.end <= len(text)
        assert text[quotation.start : quotation.end] == quotation.text
        last = quotation.end
