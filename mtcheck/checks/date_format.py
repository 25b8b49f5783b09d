"""A date written in the format of the source language.

What it finds
-------------
In English: dates in figures with full stops (*18.01.2022.*), a full stop after a day (*18. January*), and one after a
year within a sentence (*in 2022. the government*). In languages that put the day first: the English order (*septembar
6, 2023* for *6. septembra 2023.*), with the month in the translation's language, the source's, or English, through
which engines translate.

Why it matters
--------------
Readers understand such a date, and see at once that no one read the translation.

Example
-------
``On 18. January the talks began`` should be ``On 18 January the talks began``.

Known limits
------------
A sentence left in the source language belongs to ``untranslated-text``. Dates with slashes (*01/02/2022*) are left
alone: which part is the month depends on the country. A year that ends a sentence is distinguished from one within by
the lower-case letter that follows.

Sources
-------
Unicode CLDR 47, date patterns; MQM Locale convention/Date format.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

from mtcheck.checks.base import Check
from mtcheck.languages.counted import long_date
from mtcheck.languages.engines import pivot
from mtcheck.languages.language import Capability, language_for
from mtcheck.languages.lookup import locale_for
from mtcheck.languages.script import in_data_script
from mtcheck.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]

_Found: TypeAlias = tuple[int, int, str]
"""The place of a date, and its right form."""

_DOTTED: Final = re.compile(
    r"(?<![\d.])(?P<day>0?[1-9]|[12]\d|3[01])\.[ \u00a0]?(?P<month>0?[1-9]|1[0-2])\.[ \u00a0]?"
    r"(?P<year>(?:19|20)\d\d)(?:\.(?=[ \u00a0][a-z]|,))?(?!\d)"
)
_DIGIT: Final = re.compile(r"\d")


@cache
def _dotted_year(lang: str) -> re.Pattern[str]:
    """*2013.* and *2013. year*."""
    years = "|".join(re.escape(word) for word, unit in locale_for(lang).units.items() if unit == "year") or "(?!)"
    return re.compile(
        rf"(?<![\d.])(?P<year>(?:19|20)\d\d)\.(?:[ \u00a0](?:{years})\b|(?=[ \u00a0][a-z])(?![ \u00a0][a-z]\.))"
    )


@cache
def _month_before(tags: tuple[str, ...]) -> re.Pattern[str]:
    """*May 5th, 2013*, with the endings of ordinals in these languages."""
    suffixes = {suffix for tag in tags for suffix in locale_for(tag).ordinal_suffixes}
    endings = "|".join(map(re.escape, sorted(suffixes, key=lambda suffix: (-len(suffix), suffix))))
    return re.compile(
        r"(?<![^\W\d_])(?P<month>[^\W\d_]{3,})[ \u00a0]"
        rf"(?P<day>0?[1-9]|[12]\d|3[01])(?:{endings})?(?:,[ \u00a0]?|[ \u00a0])"
        r"(?P<year>(?:19|20)\d\d)\b"
    )


@cache
def _day_before(months: tuple[str, ...]) -> re.Pattern[str]:
    """*13. September*."""
    return re.compile(rf"(?<![\d.])(?P<day>\d{{1,2}})\.[ \u00a0](?:{'|'.join(months)})\b")


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at dates in a foreign format."""
    language = language_for(article.target_lang)
    languages = tuple(dict.fromkeys((article.target_lang, article.source_lang, pivot())))
    dotless = Capability.DATE_STYLE in language.capabilities
    for segment in article.segments:
        text = segment.translation
        if text == segment.source:
            continue
        found = _in_figures(text, article.target_lang) if dotless else _month_first(text, languages)
        for start, end, right in sorted(found):
            message = f"“{text[start:end]}” is a date in the source's format; in {language.name} {right}."
            yield CHECK.issue(segment, start, end, message, suggestions=(right,))


def _in_figures(text: str, tag: str) -> list[_Found]:
    """Dates with the full stops of other languages."""
    if not _DIGIT.search(text):
        return []
    months = locale_for(tag).month_names
    found: list[_Found] = []
    for match in _DOTTED.finditer(text):
        month = months[int(match["month"]) - 1]
        found.append((*match.span(), f"{int(match['day'])} {month} {match['year']}"))
    found += [(match.start("day"), match.end("day") + 1, match["day"]) for match in _day_before(months).finditer(text)]
    taken = [(start, end) for start, end, _ in found]
    for match in _dotted_year(tag).finditer(text):
        if not any(start <= match.start() < end for start, end in taken):
            found.append((*match.span(), match["year"]))
    return found


def _month_first(text: str, tags: tuple[str, ...]) -> list[_Found]:
    """Dates in the English order, in a translation into the first of these languages."""
    tag, found = tags[0], list[_Found]()
    for match in _month_before(tags).finditer(text):
        month = _month(match["month"].lower(), tags)
        right = long_date(int(match["year"]), month, int(match["day"]), tag, text) if month else None
        if right is not None and not right.startswith(match["month"]):
            found.append((*match.span(), right))
    return found


def _month(word: str, tags: tuple[str, ...]) -> int | None:
    """The month that a word means in the first of the languages that has it."""
    months = (locale_for(tag).months.get(in_data_script(word, tag)) for tag in tags)
    return next(filter(None, months), None)


CHECK = Check(
    name="date-format",
    category="Locale convention/Date format",
    severity=Severity.MINOR,
    needs=frozenset(),
    find=find,
    of_target=frozenset({Capability.DATES}),
)
