"""The corrected text: the text as sent, with only the accepted changes.

The page's script makes the same text from the same places (:mod:`mtcheck.report.corrected`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mtcheck.report.corrected import laid_out, places

if TYPE_CHECKING:
    from mtcheck.model import Report

__all__ = ["Words", "as_sent", "correct"]


@dataclass(frozen=True, slots=True)
class Words:
    """The words that a person accepted for an issue, by its number (``issue``, from 1); ``own`` for their own words."""

    issue: int
    text: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    words: Words
    lead: str
    trail: str

    @property
    def order(self) -> tuple[bool, int, int]:
        """The person's own words take precedence over a suggestion, and a longer stretch over a shorter one."""
        return not self.words.own, self.start - self.end, self.words.issue


def as_sent(report: Report, sent: Mapping[str, Any] | None) -> Report:
    """The report with its text as sent, if known: a stored report has lost the text between segments.

    ``sent`` are the stored texts of a submission. For HTML, it is the text that was read from it.
    """
    text = sent.get("translation") if sent and not sent.get("html") else None
    article = report.article
    if not isinstance(text, str) or not all(text[one.start : one.end] == one.translation for one in article.segments):
        return report
    return replace(report, article=replace(article, translation=text))


def correct(report: Report, accepted: Iterable[Words]) -> str:
    """The translation with these words in their places; if places overlap, the first in order is used."""
    article = laid_out(report.article)
    text = article.translation
    where = places(article, report.issues)
    edits = [
        _Edit(place.start, place.end, words, place.lead, place.trail)
        for words in accepted
        for place in [where[words.issue - 1]]
    ]
    taken: list[_Edit] = []
    for edit in sorted(edits, key=lambda one: one.order):
        if not any(edit.start < other.end and other.start < edit.end for other in taken):
            taken.append(edit)
    made: list[str] = []
    position = 0
    for edit in sorted(taken, key=lambda one: (one.start, one.end, one.words.issue)):
        start, end = (edit.start, edit.end) if edit.words.text else _with_white_space(text, edit.start, edit.end)
        if start < position:
            start = min(position, end)
        made += (
            [text[position:start], edit.lead, edit.words.text, edit.trail]
            if edit.words.text
            else [text[position:start]]
        )
        position = max(position, end)
    return "".join([*made, text[position:]])


def _with_white_space(text: str, start: int, end: int) -> tuple[int, int]:
    """The range to remove with words that are deleted: it includes the white space on the side with fewer line
    breaks."""
    before, after = start, end
    while before > 0 and text[before - 1].isspace():
        before -= 1
    while after < len(text) and text[after].isspace():
        after += 1
    if before == 0:
        return 0, after
    if after == len(text):
        return before, end
    lines_before, lines_after = text.count("\n", before, start), text.count("\n", end, after)
    if after == end:
        return (start if lines_before else before), end
    return (start, end if before == start else after) if lines_before >= lines_after else (before, end)
