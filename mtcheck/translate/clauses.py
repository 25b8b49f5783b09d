"""Splits a sentence that is too long for a model into parts that fit, at clauses, nearest the middle."""

from __future__ import annotations

import logging
import re
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from mtcheck.translate.contract import unheard

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from mtcheck.translate.contract import Found

__all__ = ["has_text", "in_parts", "split_to_fit", "warn_of_parts", "windows"]

logger = logging.getLogger(__name__)

_CUTS: Final = (re.compile(r"(?<=[;:!?…])\s+|(?<=\D\.)\s+"), re.compile(r"(?<=[,–—)])\s+"), re.compile(r"\s+"))
"""Where to cut, best first."""
_WORD: Final = re.compile(r"\S+")


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


def windows(
    text: str,
    parts: Sequence[str],
    fits: Callable[[str], bool],
    keys_of: Callable[[str], Sequence[str]] = lambda _: (),
    meant: Callable[[str], str] = str,
) -> list[tuple[int, int, int]]:
    """Spans of a long text, each with the number of the corresponding part of its source.

    The text is cut about in proportion to the parts' lengths, where the words of one part's meaning end and those of
    the next begin: ``meant`` has a part's possible words, ``keys_of`` the keys of a text's words, by which they are
    compared. Spans that still do not fit are cut again. This is rough, because the two languages need not take the same
    room: results from a window are at most hints.
    """
    found: list[tuple[int, int, int]] = []
    left = sum(len(part) for part in parts)
    keys = [frozenset(keys_of(meant(part))) for part in parts]
    start = 0
    for number, part in enumerate(parts):
        end = len(text)
        if number < len(parts) - 1:
            share = (len(text) - start) * len(part) // max(1, left)
            end = _parting(text, start, share, (keys[number], keys[number + 1]), keys_of)
        left -= len(part)
        found += [(*span, number) for span in _cut_to_fit(text, start, end, fits)]
        start = end
    return [window for window in found if window[0] < window[1]]


def _cut_to_fit(text: str, start: int, end: int, fits: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    pending = [(start, end)]
    while pending:
        left, right = pending.pop()
        middle = _space_near(text, (left + right) // 2)
        if fits(text[left:right]) or not left < middle < right:
            yield left, right
        else:
            pending += [(middle, right), (left, middle)]


def _parting(
    text: str,
    start: int,
    share: int,
    keys: tuple[Collection[str], Collection[str]],
    keys_of: Callable[[str], Sequence[str]],
) -> int:
    """Where a window of about ``share`` code points ends and the next begins, at a word.

    Before it are words of the first part and behind it those of the second, as far as possible; of equally good places,
    one at a clause's end, or else the nearest. It is at most half as near or far as the share.
    """
    wanted, reach = start + share, share // 2
    first = _space_near(text, wanted - reach)
    ends = {match.end() for pattern in _CUTS[:-1] for match in pattern.finditer(text, first, wanted + reach)}
    cuts: list[tuple[int, bool, int, int]] = []
    gain = 0
    for match in _WORD.finditer(text, first, wanted + reach):
        cut = match.start()
        if cut > start:
            cuts.append((gain, cut in ends, -abs(cut - wanted), cut))
        own = keys_of(match[0])
        gain += any(key in keys[0] for key in own) - any(key in keys[1] for key in own)
    return max(cuts)[-1] if cuts else max(start, _space_near(text, wanted))


def _space_near(text: str, place: int) -> int:
    """The end of the nearest white space before a place, or the place itself if there is none."""
    before = max(text.rfind(" ", 0, place), text.rfind("\n", 0, place))
    return before + 1 if before >= 0 else place


def in_parts(
    sentences: Sequence[str],
    fits: Callable[[str], bool],
    translate: Callable[[list[str], Found[str]], list[str]],
    found: Found[str] = unheard,
    *,
    part_fits: Callable[[str], bool] | None = None,
) -> list[str]:
    """Translate sentences; those that do not fit are translated in parts and joined again, with one warning that counts
    them.

    A sentence without any letter or digit is returned unchanged. ``found`` gets each sentence when its last part is
    there. ``part_fits`` is what the parts must fit, by default the same as a whole sentence.
    """
    parts = [_parts(sentence, fits, part_fits or fits) if has_text(sentence) else [] for sentence in sentences]
    warn_of_parts(sum(len(each) > 1 for each in parts))
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


def _parts(sentence: str, fits: Callable[[str], bool], part_fits: Callable[[str], bool]) -> list[str]:
    return [sentence] if fits(sentence) else split_to_fit(sentence, part_fits)


def warn_of_parts(cut: int) -> None:
    """Warn that this many sentences are translated in parts, if there are any."""
    if cut:
        logger.warning(
            "%d source sentence%s too long for the model and translated in parts", cut, " was" if cut == 1 else "s were"
        )


def has_text(sentence: str) -> bool:
    """Whether a sentence has a letter or a digit."""
    return any(char.isalnum() for char in sentence)
