"""*a* where English wants *an*, and vice versa.

What it finds
-------------
*a* before a vowel sound (*a invasion*, *a hour*, *a 8-year-old*, *a EU official*) and *an* before a
consonant sound (*an US envoy*, *an university*, *an 100-page report*).

Why it matters
--------------
Slavic languages have no articles, so the article is the engine's own guess; the wrong form usually
means that a word was exchanged after the article had been chosen, by the engine or by hand.

Example
-------
``Russia prepares a invasion.`` should be ``Russia prepares an invasion.``

Known limits
------------
English only. Sound is guessed from spelling: where both forms are heard (*historic*, *hotel*, most
acronyms that can be read as a word, *Uruguayan*) the check is silent.

Sources
-------
*The Chicago Manual of Style*, 17th ed., 5.74 and 7.33 ("a" or "an" before abbreviations and numerals).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.checks.base import Check
from mtcheck.languages.language import Capability
from mtcheck.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]

_PAIR = re.compile(r"(?<![\w.'’&/-])(a|an|A|An)[ \u00a0]+[\"'“‘(\[$€£]?([A-Za-z0-9][A-Za-z0-9.,]*)")
_NOT_A_NOUN = re.compile(
    r"a|an|and|are|as|at|after|also|although|always|among|another|any|i|if|in|into|is|it|its|of|on|or|our|out|over|"
    r"un|una|e|el|ella|era|ora|o",
)

_VOWEL = re.compile(
    r"hour|honest|honou?r|heir|[ai]|e(?!u|w)|o(?!nce|ui|ua|ax|ne(?![a-z]|s|ness))|"
    r"u(?:ni(?:n|mp|mag|dent)|n(?!i|an)|p|l|m(?!a)|g|tt|tm|r[bcgn])"
)
_CONSONANT = re.compile(
    r"[bcdfgjklmnpqrstvwz]|h(?:and|ead|igh|ome|ouse|uge|uman|undred|unt|elp|ard|alf)|y[aeiou]|"
    r"eu|ewe|one(?![a-z])|onc?eself|oneness|once|u(?:ni(?!n|m|d)|s[eu]|ti|te[nr]|ra[nl]|bi|kr)"
)
_CAPITALISED_AMBIGUOUS = re.compile(r"[uyoh](?!kra|nit|niv|ous)")

_VOWEL_NUMBER = re.compile(r"8[0-9.,]*|(?:11|18)(?:,[0-9]{3})*(?:\.[0-9]+)?")
_AMBIGUOUS_NUMBER = re.compile(r"1[18][0-9]{2}|[0-9]+,[0-9]{1,2}|[0-9]+\.[0-9]{3}|0[0-9]*")

_SAID_WITH_A_VOWEL = frozenset("AEFHILMNORSX")
_SAID_YOU = frozenset({"UK", "UN", "US", "USA", "UEFA", "UNESCO", "UNICEF", "UNHCR"})


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at indefinite articles."""
    for segment in article.segments:
        text = segment.translation
        for match in _PAIR.finditer(text):
            written, word = match[1], match[2].rstrip(".,")
            if written[0] == "A" and not _starts_sentence(text, match.start()):
                continue
            an = None if _NOT_A_NOUN.fullmatch(word) else _wants_an(word)
            if an is None or an == (len(written) == 2) or (segment.source and match[0] in segment.source):
                continue
            right = written[0] + ("n" if an else "")
            message = f"English uses {right!r} before {word!r}."
            yield CHECK.issue(segment, *match.span(1), message, suggestions=(right,))


def _starts_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip()
    return not before or before[-1] in '.!?:;"“”„«([–—'


def _wants_an(word: str) -> bool | None:
    """Whether ``word`` starts with a vowel sound; None if both are used or spelling does not show it."""
    if word[0].isdigit():
        return _number(word)
    if word.rstrip("0123456789.,s").isupper():
        return _initials(re.split("[^A-Z]", word)[0])
    lower = word.lower()
    if word[0].isupper() and (word[1:2].isupper() or _CAPITALISED_AMBIGUOUS.match(lower)):
        return None
    if _VOWEL.match(lower):
        return True
    return False if _CONSONANT.match(lower) else None


def _number(word: str) -> bool | None:
    digits = re.split("[^0-9.,]", word)[0].rstrip(".,")
    return None if _AMBIGUOUS_NUMBER.fullmatch(digits) else _VOWEL_NUMBER.fullmatch(digits) is not None


def _initials(letters: str) -> bool | None:
    """*an FBI agent*, *a NATO base*: an acronym with a vowel inside may be pronounced as a word."""
    if len(letters) == 1 or not set(letters) & set("AEIOU"):
        return letters[0] in _SAID_WITH_A_VOWEL
    if letters[0] in "BCDGJKPQTVWYZ" or letters in _SAID_YOU:
        return False
    return True if letters[0] in "AIO" or letters == "EU" else None


CHECK = Check(
    name="article-agreement",
    category="Fluency/Grammar",
    severity=Severity.MINOR,
    needs=frozenset(),
    find=find,
    of_target=frozenset({Capability.GRAMMAR}),
)
