"""A clause of a source sentence that its translation lacks.

What it finds
-------------
A sentence whose translation is shorter than is usual in the article and between its languages, has fewer commas, and
has no counterpart for a stretch of the source's words, names and numbers. That stretch is marked in the source;
between languages without a lexicon the whole sentence is, since the clause is not known.

Why it matters
--------------
An engine that drops *which the ministry denies* leaves a sentence that reads well, and no alignment of sentences sees
that something is missing.

Example
-------
``The mayor arrived in Kyiv.`` for ``Gradonačelnik, koji je negirao sve optužbe tužilaštva, stigao je u Kijev.``
marks *koji je negirao sve optužbe tužilaštva*.

Known limits
------------
A lead, never more. Fitted on clean output of engines from which a clause was dropped, at the point where 1 % of clean
segments are flagged: 64 % of dropped clauses are found in Serbo-Croatian (59 % in texts that nothing was fitted on)
and 61 % in the other languages, as many in a language left out of the fitting (``scripts/fit_clauses``). Human
translations are freer: 2 % of their segments are flagged, and at a stricter point still too many for a major issue.
Not run from languages whose usual lengths beside English are not known: of German, French and Spanish segments 3 to 4
% would be flagged. Headings, and anything that does not end like a sentence, are skipped.

Sources
-------
Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora", Computational Linguistics 19(1), 1993, on
lengths. Vamvas and Sennrich, "As Little as Possible, as Much as Necessary: Detecting Over- and Undertranslations with
Contrastive Conditioning", ACL 2022, on the kind of error.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mtcheck.align.words import words_of
from mtcheck.checks.base import Check
from mtcheck.languages.language import Capability
from mtcheck.model import Evidence, Input, Severity, Side, Signal
from mtcheck.structure.clauses import is_known, lost_clause, usual
from mtcheck.structure.untranslated import is_untranslated_article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]

_END: Final = re.compile(r"""[.!?…:;]["'”“’»)\]]*\s*$""")
_FEWEST_WORDS: Final = 6
"""The fewest words of a source sentence that may lose a clause."""


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """One issue per sentence that lacks a clause."""
    if is_untranslated_article(article):
        return
    source_lang, target_lang = article.source_lang, article.target_lang
    pairs = {
        segment.index: (words_of(segment.source, source_lang), words_of(segment.translation, target_lang))
        for segment in article.segments
        if segment.source and segment.translation and not segment.heading and _END.search(segment.source)
    }
    expected = usual(pairs.values(), source_lang, target_lang)
    for index, (words, _) in pairs.items():
        if len(words.keys) < _FEWEST_WORDS:
            continue
        segment = article.segments[index]
        source = segment.source or ""
        span = lost_clause(source, segment.translation, source_lang, target_lang, expected)
        if span is None:
            continue
        text = source[slice(*span)]
        what = "A clause of this sentence" if len(text) == len(source) else f"“{text}”"
        yield CHECK.issue(
            segment,
            *span,
            f"{what} may be missing from the translation.",
            side=Side.SOURCE,
            evidence=[Evidence(Signal.SOURCE, "The translation is shorter than usual for a sentence like this.")],
            confidence=0.5,
        )


def _unable(article: Article) -> str | None:
    if is_known(article.source_lang, article.target_lang):
        return None
    return f"what is usual between {article.source_lang} and {article.target_lang} is not known"


CHECK = Check(
    name="omitted-clause",
    category="Accuracy/Omission",
    severity=Severity.MINOR,
    needs=frozenset({Input.SOURCE}),
    find=find,
    of_target=frozenset({Capability.CONTENT}),
    unable=_unable,
)
