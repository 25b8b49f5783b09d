"""Finds the passage in some statements that is nearest to a given wording.

Candidates come from a full-text index (SQLite's FTS5, ranked by BM25: Robertson and Zaragoza 2009); the stretch of a
candidate is aligned by edit distance and chosen by chrF (Popović 2015) with equal weight for precision and recall.
"""

from __future__ import annotations

import re
import sqlite3
from bisect import bisect
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from mtcheck.text.words import word_texts

if TYPE_CHECKING:
    from rapidfuzz.distance import ScoreAlignment
    from sacrebleu.metrics.chrf import CHRF

__all__ = ["Passage", "closest", "paragraphs_like"]

_CANDIDATES: Final = 8
_MOST_WORDS: Final = 60
_QUERY_WORDS: Final = 10

_TOKEN: Final = re.compile(r"\S+")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")


class Passage(NamedTuple):
    """A stretch of whole words; ``chrf`` is chrF1 against the requested wording, 0 to 100."""

    chrf: float
    text: str


def paragraphs_like(wording: str, statements: tuple[str, ...]) -> list[str]:
    """The paragraphs that share most with the rarest words of ``wording``, best first, with single spaces."""
    index = _index(statements)
    frequency: dict[str, int] = {}
    for word in {word.casefold() for word in word_texts(wording, inside=(), digits="joined")[:_MOST_WORDS]}:
        for (count,) in index.execute("SELECT doc FROM term WHERE term = ?", (word,)):
            frequency[word] = count
    rarest = sorted(frequency, key=lambda word: (frequency[word], word))[:_QUERY_WORDS]
    if not rarest:
        return []
    query = " OR ".join(f'"{word}"' for word in rarest)
    rows = index.execute("SELECT text FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT ?", (query, _CANDIDATES))
    return [str(text) for (text,) in rows]


def closest(wording: str, paragraphs: list[str]) -> Passage:
    """The nearest stretch of any paragraph, of about the same length; empty if there is none."""
    from rapidfuzz import fuzz

    wording = wording.strip(" ,.;")
    aligned = [(found, text) for text in paragraphs if (found := fuzz.partial_ratio_alignment(wording, text))]
    likely = sorted(aligned, key=lambda pair: -pair[0].score)[:2]
    stretches = {stretch for found, text in likely for stretch in _stretches(text, found, len(wording))}
    scored = (Passage(_chrf().sentence_score(wording, [text]).score, text) for text in sorted(stretches))
    return max(scored, default=Passage(0.0, ""))


class _Index(sqlite3.Connection):
    """A connection that is closed when the cache drops it: Python 3.13 warns about unclosed ones."""

    def __del__(self) -> None:
        self.close()


@lru_cache(maxsize=2)
def _index(statements: tuple[str, ...]) -> sqlite3.Connection:
    """A full-text index of the statements' paragraphs, in memory."""
    index = sqlite3.connect(":memory:", check_same_thread=False, factory=_Index)
    index.execute("CREATE VIRTUAL TABLE passage USING fts5(text, tokenize = 'unicode61 remove_diacritics 0')")
    index.execute("CREATE VIRTUAL TABLE term USING fts5vocab(passage, row)")
    whole = (_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text) for text in statements)
    paragraphs = (" ".join(part.split()) for text in whole for part in _BLANK_LINE.split(text))
    index.executemany("INSERT INTO passage VALUES (?)", ((text,) for text in paragraphs if text))
    return index


def _stretches(paragraph: str, aligned: ScoreAlignment, length: int) -> Iterator[str]:
    """The runs of whole words that begin and end near those of the alignment."""
    starts = [match.start() for match in _TOKEN.finditer(paragraph)]
    ends = [match.end() for match in _TOKEN.finditer(paragraph)]
    first, last = bisect(starts, aligned.dest_start), bisect(ends, aligned.dest_end)
    for left in starts[max(0, first - 6) : first + 4]:
        for right in ends[max(0, last - 4) : last + 6]:
            if 0.7 * length <= right - left <= 1.4 * length:
                yield paragraph[left:right].strip(" ,.;")


@lru_cache(maxsize=1)
def _chrf() -> CHRF:
    from sacrebleu.metrics.chrf import CHRF

    return CHRF(beta=1)
