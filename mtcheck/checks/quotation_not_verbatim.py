"""A quotation that was English before it was translated, and has come back in other words.

What it finds
-------------
Quoted words in the translation that are close to a passage of the original statements given
(``--quotes``), yet not that passage. The passage is shown and suggested.

Why it matters
--------------
*"to confirm the commitment"* is not what the State Department said if its statement reads *"to reaffirm
the commitment"*. Words in quotation marks are a claim that exactly these words were spoken.

Example
-------
``"a unified approach to the threat posed by Russia"`` where the statement has ``a united approach to
the threat Russia poses``.

Known limits
------------
Quotations under five words are not looked up: too much resembles them by chance. Text left out and
marked with an ellipsis, bracketed insertions, capitals and punctuation may differ from the statement.

Sources
-------
chrF: Popović, "chrF: character n-gram F-score for automatic MT evaluation", WMT 2015. Candidates come
from SQLite's FTS5 index, ranked by BM25 (Robertson and Zaragoza 2009).
"""

from __future__ import annotations

import re
import sqlite3
from bisect import bisect
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from mtcheck.checks.base import Check
from mtcheck.locales.quotation import quotations
from mtcheck.model import Evidence, Input, Severity, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rapidfuzz.distance import ScoreAlignment
    from sacrebleu.metrics.chrf import CHRF

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]

_FEWEST_WORDS: Final = 5
_CLOSE: Final = 50.0
"""chrF from which a passage counts as what was quoted: unrelated English passages score 15 to 35."""
_CANDIDATES: Final = 8
_MAX_WORDS: Final = 60
_QUERY_WORDS: Final = 10

_TOKEN = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W_]+")
_LEFT_OUT = re.compile(r"\[[^\]]*\]|\(\.\.\.\)|\.\.\.|…")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at quotations that resemble a statement without being in it."""
    index = _index(article.quotes)
    for segment in article.segments:
        for quotation in quotations(segment.translation):
            words = _LETTERS.findall(quotation.text)
            if len(words) < _FEWEST_WORDS:
                continue
            passages = _candidates(index, words)
            if any(_is_verbatim(quotation.text, passage) for passage in passages):
                continue
            likeness, closest = _closest(quotation.text, passages)
            if likeness >= _CLOSE:
                message = f"The original statement reads {closest!r}."
                yield CHECK.issue(
                    segment,
                    quotation.start,
                    quotation.end,
                    message,
                    suggestions=(closest,),
                    evidence=[Evidence(Signal.REFERENCE, f"original statement (chrF1 {likeness:.0f}): {closest!r}")],
                    confidence=min(0.95, likeness / 100 + 0.2),
                )


@lru_cache(maxsize=2)
def _index(statements: tuple[str, ...]) -> sqlite3.Connection:
    """A full-text index of the statements' paragraphs, in memory."""
    index = sqlite3.connect(":memory:", check_same_thread=False)
    index.execute("CREATE VIRTUAL TABLE passage USING fts5(text, tokenize = 'unicode61 remove_diacritics 0')")
    index.execute("CREATE VIRTUAL TABLE term USING fts5vocab(passage, row)")
    index.executemany(
        "INSERT INTO passage VALUES (?)",
        ((" ".join(part.split()),) for text in statements for part in _PARAGRAPH.split(text) if part.strip()),
    )
    return index


def _candidates(index: sqlite3.Connection, words: list[str]) -> list[str]:
    """The paragraphs that share most with the rarest of the words."""
    frequency = {}
    for word in {word.casefold() for word in words[:_MAX_WORDS]}:
        for (count,) in index.execute("SELECT doc FROM term WHERE term = ?", (word,)):
            frequency[word] = count
    rarest = sorted(frequency, key=lambda word: (frequency[word], word))[:_QUERY_WORDS]
    if not rarest:
        return []
    query = " OR ".join(f'"{word}"' for word in rarest)
    rows = index.execute("SELECT text FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT ?", (query, _CANDIDATES))
    return [str(text) for (text,) in rows]


def _is_verbatim(quoted: str, passage: str) -> bool:
    """Whether every stretch of the quotation stands in the passage, in order, marks and capitals aside."""
    where, plain = 0, _plain(passage)
    for part in _LEFT_OUT.split(quoted):
        found = plain.find(_plain(part), where)
        if found < 0:
            return False
        where = found
    return True


def _plain(text: str) -> str:
    return f" {' '.join(_LETTERS.findall(text.casefold()))} " if text.strip() else ""


def _closest(quoted: str, passages: list[str]) -> tuple[float, str]:
    """chrF (0 to 100) of the stretch of a passage that is nearest to the quotation, and the stretch."""
    from rapidfuzz import fuzz

    quoted = quoted.strip(" ,.;")
    aligned = [(found, text) for text in passages if (found := fuzz.partial_ratio_alignment(quoted, text))]
    likely = sorted(aligned, key=lambda pair: -pair[0].score)[:2]
    stretches = {stretch for found, text in likely for stretch in _stretches(text, found, len(quoted))}
    metric = _chrf()
    scored = ((metric.sentence_score(quoted, [text]).score, text.strip(" ,.;")) for text in sorted(stretches))
    return max(scored, default=(0.0, ""))


def _stretches(passage: str, aligned: ScoreAlignment, length: int) -> Iterator[str]:
    """The runs of whole words that begin and end near those of the alignment."""
    starts = [match.start() for match in _TOKEN.finditer(passage)]
    ends = [match.end() for match in _TOKEN.finditer(passage)]
    first, last = bisect(starts, aligned.dest_start), bisect(ends, aligned.dest_end)
    for left in starts[max(0, first - 6) : first + 4]:
        for right in ends[max(0, last - 4) : last + 6]:
            if 0.7 * length <= right - left <= 1.4 * length:
                yield passage[left:right]


@lru_cache(maxsize=1)
def _chrf() -> CHRF:
    from sacrebleu.metrics.chrf import CHRF

    return CHRF(beta=1)


CHECK = Check(
    name="quotation-not-verbatim",
    category="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    needs=frozenset({Input.QUOTES}),
    find=find,
)
