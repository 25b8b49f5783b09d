"""Which of the texts given with a translation do not belong to its article, and which may not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtcheck.align import beside_reference
from mtcheck.align.belonging import Belonging, belonging
from mtcheck.model import SetAside

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mtcheck.model import Segment
    from mtcheck.segment import SegmentedText

__all__ = ["find_strangers"]

_LONG_SENTENCE_WORDS: Final = 20
"""The fewest words of a translation that does not equal its reference by chance: 1 in 1,100 engine sentences of this
length does, and 1 in 100 of those with 10 to 14 words (FLORES dev, nine languages into English)."""


def find_strangers(
    segments: Iterable[Segment],
    translation: SegmentedText,
    references: Mapping[str, SegmentedText],
    source_lang: str,
    target_lang: str,
) -> tuple[tuple[SetAside, ...], tuple[str, ...]]:
    """The texts that surely do not belong to the translation, and the names of those that may not.

    The translation is aligned with its source in ``segments``. A reference that equals the translation is not a
    witness.
    """
    pairs = (((unit.source or ""), unit.translation) for unit in segments)
    found = {"source": belonging(pairs, source_lang, target_lang)}
    reasons = dict.fromkeys(("source", *references), "does not belong to this translation")
    said = _letters(translation.text)
    is_long = len(translation.text.split()) >= _LONG_SENTENCE_WORDS
    for name, reference in references.items():
        if is_long and _letters(reference.text) == said:
            found[name], reasons[name] = Belonging.NO, "is this translation itself"
        else:
            found[name] = belonging(beside_reference(translation, reference, target_lang), target_lang, target_lang)
    strangers = tuple(SetAside(name, reasons[name]) for name, told in found.items() if told is Belonging.NO)
    return strangers, tuple(name for name, told in found.items() if told is Belonging.UNSURE)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
