"""Text that was left in the source language.

What it finds
-------------
An article that is mostly the source itself (one critical issue for all of it), a segment that was not translated
(major), and words left in a translated sentence: a run of them (major), or one (minor), such as *sjutra* or
*Skupština*. Also words in a script that the target language is not written in (major), and words that mix Cyrillic
with Latin letters.

Why it matters
--------------
A word that the model did not know comes through as it is, and so does everything when a service fails. Metrics do not
see it: COMET has scored a copy of the source higher than many a translation.

Example
-------
``The Skupština will sjutra decide.`` should be ``The Parliament will decide tomorrow.``

Known limits
------------
Names (*Crvena zvezda*), titles in quotes or brackets, and words that English has too are not reported. A word must be
in the source, in whatever form (*postanova* for *постанову*), and be one that the source's language often has and
English hardly ever; a German noun must have a determiner, which names seldom have. The first word of a sentence
(*Proizvođač has withdrawn the yogurt*) must not be a given name, nor followed by *said* and the like: newspapers have
such names (*Danas*). Without a source, a word must
clearly not be English, by its letters or because it is very common elsewhere. In languages other than English, two
words together must be common in the source's language and not in the translation's, so that words shared by related
languages are ignored; a single word must be English or have a letter that the language lacks. A word in another
script passes in quotes or brackets, after *letter*, *word* and the like, where a reference has it, and where it is
foreign in the source too. Single Greek letters are symbols.

Sources
-------
Lommel et al., "Multidimensional Quality Metrics", 2014: Accuracy/Untranslated. github.com/Unbabel/COMET issue 192 (a
copy of the source scores 65.7). Joulin et al., "Bag of Tricks for Efficient Text Classification", EACL 2017, for the
identification of languages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtcheck.checks.base import Check
from mtcheck.languages.script import main_script
from mtcheck.model import Evidence, Severity, Signal
from mtcheck.structure.residue import find_residue
from mtcheck.structure.untranslated import is_untranslated_article, untranslated_segments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue, Segment
    from mtcheck.structure.residue import Residue

__all__ = ["CHECK"]

_MESSAGES: Final = {
    "words": "“{}” was left in the source language.",
    "mixed": "“{}” mixes Cyrillic and Latin letters, which look alike but cannot be searched for.",
}


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """One issue for an article that was not translated; otherwise one for each segment or run of words."""
    untranslated = untranslated_segments(article)
    if is_untranslated_article(article):
        yield _whole_article(article, len(untranslated))
        return
    script = main_script("".join(segment.translation for segment in article.segments))
    for segment in article.segments:
        if segment.index in untranslated:
            yield CHECK.issue(
                segment,
                0,
                len(segment.translation),
                "This segment was not translated.",
                evidence=_witnesses(segment),
                confidence=0.97,
            )
            continue
        for residue in find_residue(
            segment.translation, segment.source, segment.references, article.source_lang, article.target_lang, script
        ):
            yield _words(segment, residue)


def _whole_article(article: Article, count: int) -> Issue:
    first = article.segments[min(untranslated_segments(article))]
    return CHECK.issue(
        first,
        0,
        len(first.translation),
        f"The article was not translated: {count} of {len(article.segments)} segments are in the source language.",
        evidence=[
            Evidence(Signal.CONSISTENCY, f"{count} segments are not in the target language."),
            *_witnesses(first),
        ],
        confidence=0.99,
        severity=Severity.CRITICAL,
    )


def _words(segment: Segment, residue: Residue) -> Issue:
    text = segment.translation[residue.start : residue.end]
    single = residue.count == 1 and residue.kind in _MESSAGES
    message = _MESSAGES.get(residue.kind, f"“{{}}” is in {residue.kind} script.")
    return CHECK.issue(
        segment,
        residue.start,
        residue.end,
        message.format(text),
        evidence=_witnesses(segment) if residue.kind == "words" else (),
        confidence=0.85,
        severity=Severity.MINOR if single else None,
    )


def _witnesses(segment: Segment) -> list[Evidence]:
    return [Evidence(Signal.SOURCE, "The source has the same words.")] if segment.source else []


CHECK = Check(
    name="untranslated-text",
    category="Accuracy/Untranslated",
    severity=Severity.MAJOR,
    needs=frozenset(),
    find=find,
)
