"""Hypothesis strategies for entries as a file can hold them: tidy texts, at least one name."""

from __future__ import annotations

import unicodedata
from datetime import date

from hypothesis import strategies as st

from mtcheck.glossary import Entry, Gender, Kind, Variant

__all__ = ["entries"]

_CHARACTERS = st.one_of(
    st.sampled_from("abcčđšžЖщїé \t|\\:;,\"'=&<>#\n-😀"),
    st.characters(min_codepoint=0x20, max_codepoint=0x2FFF, exclude_categories=("Cs", "Cc", "Co", "Cn")),
)


def _tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


_TEXT = st.text(_CHARACTERS, min_size=1, max_size=30).map(_tidy).filter(bool)
_NOTE = st.text(_CHARACTERS, max_size=40).map(
    lambda text: unicodedata.normalize("NFC", text.replace("\t", " ")).strip() or None
)
_VARIANTS = st.lists(st.builds(Variant, _TEXT, _NOTE), max_size=3).map(tuple)
_SOURCES = st.dictionaries(
    st.sampled_from(["sr", "hr", "uk", "ru", "id", "sr-Latn-ME", "cnr"]),
    st.lists(_TEXT, min_size=1, max_size=2),
    max_size=3,
).map(lambda forms: tuple((tag, form) for tag, texts in forms.items() for form in texts))
_DATES = st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1)))


def _in_order(entry: Entry) -> bool:
    return not (entry.valid_from and entry.valid_until and entry.valid_until < entry.valid_from)


entries = st.lists(
    st.builds(
        Entry,
        name=_TEXT,
        kind=st.one_of(st.none(), st.sampled_from(Kind)),
        sources=_SOURCES,
        allowed=_VARIANTS,
        discouraged=_VARIANTS,
        forbidden=_VARIANTS,
        gender=st.one_of(st.none(), st.sampled_from(Gender)),
        indeclinable=st.booleans(),
        valid_from=_DATES,
        valid_until=_DATES,
        note=_NOTE,
        id=st.one_of(st.none(), _TEXT),
    ).filter(_in_order),
    max_size=4,
)
