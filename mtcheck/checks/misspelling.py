"""An English word with a slip of the pen in it.

What it finds
-------------
A lower-case word that no dictionary has, one letter away (one missing, added, exchanged, or two
swapped) from a word that the dictionary does have: *goverment*, *soldiars*, *becuase*. The nearest word
is the suggestion.

Why it matters
--------------
Translation engines build words from pieces and now and then build one that does not exist; typing
errors come in when somebody mends the text by hand.

Example
-------
``100,000 soldiars`` should be ``100,000 soldiers``.

Known limits
------------
English only, American and British. Names are never judged: a word that has a capital, or is
known with one, is silent. So are short words, parts of hyphenated words, words that the source or
a reference has too, new words made of known parts (*reinjected*, *concertgoers*), and segments that are
not English at all: those belong to ``untranslated-text``. A slip that makes another word (*form* for
*from*) is not seen.

Sources
-------
Hunspell's en_US dictionary, made from SCOWL (K. Atkinson, http://wordlist.aspell.net). One edit covers
80 % of misspellings: Damerau, "A technique for computer detection and correction of spelling errors",
CACM 7(3), 1964.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.checks.base import Check
from mtcheck.languages.language import Capability
from mtcheck.languages.script import to_latin
from mtcheck.languages.spelling import is_spelt, nearest
from mtcheck.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue, Segment

__all__ = ["CHECK"]

_WORD = re.compile(r"(?<![\w'’@./#&\]-])[a-z]{4,25}(?![\w@/&\[-]|['’](?!s\b)\w|\.\w)")
_ANY_WORD = re.compile(r"[^\W\d_]+")


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at misspelt words."""
    for segment in article.segments:
        for start, end, word in _unknown(segment.translation):
            if _is_copied(word, segment):
                continue
            if (meant := nearest(word)) is not None:
                message = f"{word!r} is no English word; {meant!r} is one letter away."
                yield CHECK.issue(segment, start, end, message, suggestions=(meant,), confidence=0.7)


def _unknown(text: str) -> list[tuple[int, int, str]]:
    """Words that are not English; none if there are so many that the text itself is not."""
    words = [(*match.span(), match[0]) for match in _WORD.finditer(text)]
    unknown = [found for found in words if not is_spelt(found[2])]
    return unknown if len(unknown) <= 2 or 4 * len(unknown) < len(words) else []


def _words(texts: Iterable[str | None]) -> set[str]:
    return {word.casefold() for text in texts if text for word in _ANY_WORD.findall(to_latin(text))}


def _is_copied(word: str, segment: Segment) -> bool:
    """Whether source or reference has the word, or the source another case form of it (*ajvara*, *ajvar*)."""
    return any(other.startswith(word[:-1]) for other in _words([segment.source])) or word in _words(segment.references)


CHECK = Check(
    name="misspelling",
    category="Fluency/Spelling",
    severity=Severity.MINOR,
    needs=frozenset(),
    find=find,
    of_target=frozenset({Capability.SPELLING}),
)
