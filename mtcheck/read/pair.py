"""The result of reading a bilingual file, and the options for reading it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mtcheck.model import UnitState

if TYPE_CHECKING:
    from mtcheck.model import Unit

__all__ = ["PLACEHOLDER", "Asked", "Content", "Pair", "trim"]

PLACEHOLDER: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Replaces an inline code that is not text itself: neither a letter, a digit nor a punctuation mark."""

_EDGES: Final = f" \t\r\n{PLACEHOLDER}"


@dataclass(frozen=True, slots=True)
class Pair:
    """A source and its translation, as the file has them. ``target`` is empty if there is none yet.

    ``reference`` is a human translation, if a table has a column of them. ``article`` is the value of the field
    that separates articles, if one was named.

    ``unit`` gives its place in the file; ``source`` is the original text, without markup.
    """

    unit: Unit
    source: str
    target: str
    reference: str = ""
    article: str = ""

    @property
    def waits(self) -> bool:
        """Whether it is still untranslated: empty, or the copy of the source that some tools start with."""
        return not self.target or (self.unit.state is UnitState.UNTRANSLATED and self.target == self.source)


@dataclass(frozen=True, slots=True)
class Asked:
    """The languages (BCP 47) and the columns (``source``, ``translation``, ``reference`` -> label) to read.

    ``article`` is the field that separates the articles of a file: a table's column, ``file`` in XLIFF, a property of
    TMX's units, ``context`` in PO.

    ``source_lang`` and ``target_lang`` choose among the languages of a file that has several; ``columns`` maps a side
    to the label or number of its column.
    """

    source_lang: str | None = None
    target_lang: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """The result of a format's reader: ``protected`` counts units that must not be translated, ``broken`` lists those
    that could not be read, each with its line and the reason."""

    pairs: tuple[Pair, ...]
    source_lang: str | None
    target_lang: str | None
    protected: int = 0
    broken: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def trim(text: str) -> str:
    """The text without white space and placeholders at its ends."""
    return text.strip(_EDGES)
