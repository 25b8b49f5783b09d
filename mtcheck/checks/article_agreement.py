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
from functools import cache
from typing import TYPE_CHECKING, Final

from mtcheck.checks.base import Check
from mtcheck.languages.articles import Articles, articles_for
from mtcheck.languages.language import Capability, language_for
from mtcheck.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]

_AFTER: Final = r"[ \u00a0]+[\"'“‘(\[$€£]?([^\W_](?:[^\W_]|[.,])*)"


@cache
def _pair(articles: Articles) -> re.Pattern[str]:
    either = "|".join(map(re.escape, (*articles.forms, *map(str.capitalize, articles.forms))))
    return re.compile(rf"(?<![\w.'’&/-])({either}){_AFTER}")


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at indefinite articles."""
    articles, language = articles_for(article.target_lang), language_for(article.target_lang).name
    if articles is None:
        return
    for segment in article.segments:
        text = segment.translation
        for match in _pair(articles).finditer(text):
            written, word = match[1], match[2].rstrip(".,")
            if written[0].isupper() and not _starts_sentence(text, match.start()):
                continue
            vowel = None if articles.not_behind.fullmatch(word) else _is_before_vowel(word, articles)
            right = articles.forms[vowel or 0]
            if vowel is None or written.lower() == right or (segment.source and match[0] in segment.source):
                continue
            right = right.capitalize() if written[0].isupper() else right
            message = f"{language} uses {right!r} before {word!r}."
            yield CHECK.issue(segment, *match.span(1), message, suggestions=(right,))


def _starts_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip()
    return not before or before[-1] in '.!?:;"“”„«([–—'


def _is_before_vowel(word: str, articles: Articles) -> bool | None:
    """Whether ``word`` starts with a vowel sound; None if both are used or spelling does not show it."""
    if word[0].isdigit():
        return _number(word, articles)
    if word.rstrip("0123456789.,s").isupper():
        return _initials(re.split("[^A-Z]", word)[0], articles)
    lower = word.lower()
    if word[0].isupper() and (word[1:2].isupper() or articles.unsure_capitals.match(lower)):
        return None
    if articles.vowels.match(lower):
        return True
    return False if articles.consonants.match(lower) else None


def _number(word: str, articles: Articles) -> bool | None:
    digits = re.split("[^0-9.,]", word)[0].rstrip(".,")
    return None if articles.unsure_numbers.fullmatch(digits) else articles.vowel_numbers.fullmatch(digits) is not None


def _initials(letters: str, articles: Articles) -> bool | None:
    """*an FBI agent*, *a NATO base*: an acronym with a vowel inside may be pronounced as a word."""
    if not (letters and articles.vowel_letters):
        return None
    if len(letters) == 1 or not set(letters) & articles.vowels_of_acronyms:
        return letters[0] in articles.vowel_letters
    if letters[0] in articles.consonant_words or letters in articles.consonant_acronyms:
        return False
    return True if letters[0] in articles.vowel_words or letters in articles.vowel_acronyms else None


CHECK = Check(
    name="article-agreement",
    category="Fluency/Grammar",
    severity=Severity.MINOR,
    needs=frozenset(),
    find=find,
    of_target=frozenset({Capability.GRAMMAR}),
)
