"""Which texts that were given with a translation are not of its article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtcheck.align import beside_reference
from mtcheck.align.belonging import belongs
from mtcheck.model import SetAside

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mtcheck.model import Segment
    from mtcheck.segment import SegmentedText

__all__ = ["find_strangers"]

_LONG_SENTENCE_WORDS: Final = 20
"""Words from which a translation does not equal its reference by chance: of engines' sentences so long 1 in 1,100 does,
of those of 10 to 14 words 1 in 100 (FLORES dev, nine languages into English)."""


def find_strangers(
    segments: Iterable[Segment],
    translation: SegmentedText,
    references: Mapping[str, SegmentedText],
    source_lang: str,
    target_lang: str,
) -> tuple[SetAside, ...]:
    """The texts that surely do not belong to the translation, which is aligned with its source in ``segments``.

    A reference that is the translation itself witnesses nothing.
    """
    found = []
    if not belongs(((unit.source or "", unit.translation) for unit in segments), source_lang, target_lang):
        found.append(SetAside("source", "does not belong to this translation"))
    said = _letters(translation.text)
    is_long = len(translation.text.split()) >= _LONG_SENTENCE_WORDS
    for name, reference in references.items():
        if is_long and _letters(reference.text) == said:
            found.append(SetAside(name, "is this translation itself"))
            continue
        if not belongs(beside_reference(translation, reference, target_lang), target_lang, target_lang):
            found.append(SetAside(name, "does not belong to this translation"))
    return tuple(found)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
