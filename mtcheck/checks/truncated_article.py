"""The end of the article is missing.

What it finds
-------------
Two or more sentences at the end of the source that have no translation. They are one issue, at the first of them, with
the number of sentences and their share of the source. Also a last sentence that breaks off: much shorter than the
source's, and without the full stop that the source has.

Why it matters
--------------
Services cut what exceeds their limit of characters or tokens, and say nothing. The last paragraphs of an article hold
the background and the other side's answer.

Example
-------
An article of sixteen sentences whose translation ends after twelve.

Known limits
------------
A single missing sentence at the end is an ``omission``. Lines of fewer than four words (a signature, a call to
subscribe) do not count.

Sources
-------
Lommel et al., "Multidimensional Quality Metrics", 2014: Accuracy/Omission. Users of tools that translate and score
keep asking about truncated documents: github.com/Unbabel/COMET issues 105 and 209.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mtcheck.checks.base import Check
from mtcheck.languages.script import main_script
from mtcheck.model import Evidence, Input, Severity, Side, Signal
from mtcheck.structure.gaps import missing_end

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue, Segment

__all__ = ["CHECK"]

_CRITICAL_SHARE: Final = 1 / 3
_BROKEN_SHARE: Final = 2 / 3
"""Translations into English are seldom shorter than nine tenths of their source."""
_TAIL: Final = re.compile(r"(?<!\W)\W*+$")
"""The text after the last word."""
_ENDS: Final = frozenset(".!?…:)]。！？．।؟۔॥։።၊။។")
_WITHOUT_STOPS: Final = frozenset({"Thai", "Lao"})
"""Scripts that end a sentence with a space."""


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """At most one issue, at the first missing sentence."""
    end = missing_end(article)
    if not end:
        yield from _broken_off(article.segments)
        return
    missing = sum(len(segment.source or "") for segment in end)
    share = missing / sum(len(segment.source or "") for segment in article.segments)
    yield CHECK.issue(
        end[0],
        0,
        len(end[0].source or ""),
        f"The translation ends before this: the last {len(end)} sentences, {share:.0%} of the source, are missing.",
        side=Side.SOURCE,
        evidence=[Evidence(Signal.SOURCE, "No sentence of the translation matches any sentence from here on.")],
        confidence=0.95,
        severity=Severity.CRITICAL if share >= _CRITICAL_SHARE else None,
    )


def _broken_off(segments: Sequence[Segment]) -> Iterator[Issue]:
    translated = [segment for segment in segments if segment.translation.strip()]
    if not translated or not (source := (translated[-1].source or "").strip()):
        return
    last = translated[-1]
    said = last.translation.rstrip()
    broken = not _is_ended(said) and main_script(said) not in _WITHOUT_STOPS
    if broken and _is_ended(source) and len(said) < _BROKEN_SHARE * len(source):
        yield CHECK.issue(
            last,
            0,
            len(last.translation),
            "The last sentence of the translation breaks off.",
            evidence=[Evidence(Signal.SOURCE, f"ends with “{source[-20:]}”")],
            confidence=0.8,
        )


def _is_ended(sentence: str) -> bool:
    tail = _TAIL.search(sentence)
    return tail is not None and not _ENDS.isdisjoint(tail[0])


CHECK = Check(
    name="truncated-article",
    category="Accuracy/Omission",
    severity=Severity.MAJOR,
    needs=frozenset({Input.SOURCE}),
    find=find,
)
