"""A sentence of the source that the translation lacks.

What it finds
-------------
A sentence or heading of the source that nothing in the translation renders, by the alignment of the two. The issue
marks the source sentence, at the place where its translation is missing. It is critical where the translation keeps
the place but has no word there (only a full stop, or nothing), as after a failed request, and where the whole
translation has no word.

Why it matters
--------------
Neural translation skips sentences, and an editor who reads only the translation cannot see it: the result reads well.
What is missing may be the denial, the other side, or the date.

Example
-------
``Rusija je oštro odbacila te optužbe.`` has no counterpart between its neighbours' translations.

Known limits
------------
A bilingual file with more than three untranslated units gives one issue: it is not finished. Whole sentences only. A
sentence of one word is not reported. Sentences missing at the end of the article are one ``truncated-article``.
Between languages with a small lexicon (Slavic languages other than Serbo-Croatian, Romanian and Estonian, into
English), a sentence without a name or a number that its neighbours' translations lack is a minor issue; between
languages without one it is reported only when it is the last.

Sources
-------
Lommel et al., "Multidimensional Quality Metrics", 2014: Accuracy/Omission. Gale and Church, "A Program for Aligning
Sentences in Bilingual Corpora", Computational Linguistics 19(1), 1993, for what an alignment can tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtcheck.align.words import words_of
from mtcheck.checks.base import Check
from mtcheck.languages.lexicon import alignment_lexicon
from mtcheck.model import Evidence, Input, Severity, Side, Signal
from mtcheck.structure.gaps import blank, find_omitted, find_unfinished

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue, Segment

__all__ = ["CHECK"]

_NEIGHBOURS: Final = 2
_SHORT_SENTENCE_WORDS: Final = 4


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at the omitted sentences, each on a segment without a translation; a single one for a translation without
    words."""
    waiting = find_unfinished(article)
    if waiting:
        yield _unfinished_issue(waiting, article)
    indices = {segment.index for segment in waiting}
    yield from _blank([segment for segment in blank(article) if segment.index not in indices], article)
    lexicon = alignment_lexicon(article.source_lang, article.target_lang)
    broad = lexicon is not None and lexicon.broad
    for segment in find_omitted(article):
        source = segment.source or ""
        unsure = not broad and not _has_own_mark(segment, article)
        if unsure and lexicon is None and segment.index != article.segments[-1].index:
            continue
        short = unsure or len(source.split()) < _SHORT_SENTENCE_WORDS
        yield CHECK.issue(
            segment,
            0,
            len(source),
            "This sentence of the source is missing from the translation.",
            side=Side.SOURCE,
            evidence=[Evidence(Signal.SOURCE, "No sentence of the translation matches this one.")],
            confidence=0.7 if short else 0.9,
            severity=Severity.MINOR if short else None,
        )


def _unfinished_issue(waiting: Sequence[Segment], article: Article) -> Issue:
    first = waiting[0]
    message = f"The file is unfinished: {len(waiting)} of its {len(article.segments)} units are not translated yet."
    return CHECK.issue(
        first,
        0,
        len(first.source or ""),
        message,
        side=Side.SOURCE,
        evidence=[Evidence(Signal.SOURCE, f"This is the first of {len(waiting)} units without a translation.")],
        confidence=0.99,
        severity=Severity.CRITICAL,
    )


def _blank(segments: Sequence[Segment], article: Article) -> Iterator[Issue]:
    evidence = [Evidence(Signal.SOURCE, "Its translation is empty.")]
    message = "This sentence's translation is empty."
    if segments and not any(segment.translation for segment in article.segments):
        evidence.append(Evidence(Signal.CONSISTENCY, "The whole translation is empty."))
        message = f"The translation is empty: all {len(segments)} sentences of the source are missing."
        if len(segments) == 1:
            message = "The translation is empty."
        segments = segments[:1]
    for segment in segments:
        yield CHECK.issue(
            segment,
            0,
            len(segment.source or ""),
            message,
            side=Side.SOURCE,
            evidence=evidence,
            confidence=0.97,
            severity=Severity.CRITICAL,
        )


def _has_own_mark(segment: Segment, article: Article) -> bool:
    """Whether the sentence has a name or a number that the translation around it lacks."""
    around = article.segments[max(segment.index - _NEIGHBOURS, 0) : segment.index + _NEIGHBOURS + 1]
    near = {mark[1:] for item in around for mark in words_of(item.translation, article.target_lang).marks if mark}
    marks = words_of(segment.source or "", article.source_lang).marks[1:]
    return any(mark[:1] in {"#", "^"} and mark[1:] not in near for mark in marks if mark)


CHECK = Check(
    name="omission",
    category="Accuracy/Omission",
    severity=Severity.MAJOR,
    needs=frozenset({Input.SOURCE}),
    find=find,
)
