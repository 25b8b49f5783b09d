"""Splits a sentence that is too long for a model into parts that fit, at clauses, nearest the middle."""

from __future__ import annotations

import logging
import re
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from mtcheck.translate.contract import unheard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mtcheck.translate.contract import Found

__all__ = ["has_text", "in_parts", "split_to_fit", "windows"]

logger = logging.getLogger(__name__)

_CUTS: Final = (re.compile(r"(?<=[;:!?.…])\s+"), re.compile(r"(?<=[,–—)])\s+"), re.compile(r"\s+"))
"""Where to cut, best first."""


def split_to_fit(sentence: str, fits: Callable[[str], bool]) -> list[str]:
    """The sentence's parts, in order, each of which ``fits`` accepts; a word that never fits is cut in
    halves."""
    pending, parts = [sentence], []
    while pending:
        part = pending.pop()
        if len(part) < 2 or fits(part):
            parts.append(part)
        else:
            pending.extend(reversed(_halves(part)))
    return parts


def _halves(part: str) -> list[str]:
    middle = len(part) // 2
    for pattern in _CUTS:
        cuts = [match for match in pattern.finditer(part) if match.start() > 0 and match.end() < len(part)]
        if cuts:
            cut = min(cuts, key=lambda match: abs(match.start() - middle))
            return [part[: cut.start()], part[cut.end() :]]
    return [part[:middle], part[middle:]]


def windows(text: str, parts: Sequence[str], fits: Callable[[str], bool]) -> list[tuple[int, int, int]]:
    """Spans of a long text, each with the number of the corresponding part of its source.

    The text is cut in proportion to the parts' lengths, at white space; spans that still do not fit are cut again. This
    is rough, because the two languages need not take the same room: results from a window are at most hints.
    """
    total = sum(len(part) for part in parts) or 1
    found: list[tuple[int, int, int]] = []
    start = read = 0
    for number, part in enumerate(parts):
        read += len(part)
        end = len(text) if number == len(parts) - 1 else _space_near(text, len(text) * read // total)
        pending = [(start, end)]
        while pending:
            left, right = pending.pop()
            middle = _space_near(text, (left + right) // 2)
            if fits(text[left:right]) or not left < middle < right:
                found.append((left, right, number))
            else:
                pending += [(middle, right), (left, middle)]
        start = end
    return [window for window in found if window[0] < window[1]]


def _space_near(text: str, place: int) -> int:
    """The end of the nearest white space before a place, or the place itself if there is none."""
    before = max(text.rfind(" ", 0, place), text.rfind("\n", 0, place))
    return before + 1 if before >= 0 else place


def in_parts(
    sentences: Sequence[str],
    fits: Callable[[str], bool],
    translate: Callable[[list[str], Found[str]], list[str]],
    found: Found[str] = unheard,
) -> list[str]:
    """Translate sentences; those that do not fit are translated in parts and joined again, with one warning that counts
    them.

    A sentence without any letter or digit is returned unchanged. ``found`` gets each sentence when its last part is
    there.
    """
    parts = [split_to_fit(sentence, fits) if has_text(sentence) else [] for sentence in sentences]
    cut = sum(len(each) > 1 for each in parts)
    if cut:
        logger.warning(
            "%d source sentence%s too long for the model and translated in parts", cut, " was" if cut == 1 else "s were"
        )
    sentence_of = [number for number, each in enumerate(parts) for _ in each]
    places = [range(end - len(each), end) for end, each in zip(accumulate(map(len, parts)), parts, strict=True)]
    waiting = [len(each) for each in parts]
    made: dict[int, str] = {}

    def joined(number: int) -> str:
        return " ".join(made[place].strip() for place in places[number]) if parts[number] else sentences[number]

    def keep(place: int, answer: str) -> None:
        made[place] = answer
        number = sentence_of[place]
        waiting[number] -= 1
        if not waiting[number]:
            found(number, joined(number))

    made = dict(enumerate(translate([part for each in parts for part in each], keep)))
    return [joined(number) for number in range(len(sentences))]


def has_text(sentence: str) -> bool:
    """Whether a sentence has a letter or a digit."""
    return any(char.isalnum() for char in sentence)
