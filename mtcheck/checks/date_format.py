"""A date written the way of the source language.

What it finds
-------------
In English: dates in figures with full stops (*18.01.2022.*), a full stop after a day (*18. January*), and one after a
year within a sentence (*in 2022. the government*).

Why it matters
--------------
Readers understand such a date, and see at once that no one read the translation.

Example
-------
``On 18. January the talks began`` should be ``On 18 January the talks began``.

Known limits
------------
English only; a sentence left in the source's words is ``untranslated-text``'s. Dates with strokes (*01/02/2022*)
are left alone: which part is the month depends on the country. A year that ends a sentence is told from one
within by the lower-case letter that follows.

Sources
-------
Unicode CLDR 47, date patterns of en; MQM Locale convention/Date format.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from mtcheck.checks.base import Check
from mtcheck.languages.language import Capability
from mtcheck.languages.lookup import locale_for
from mtcheck.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]

_DOTTED: Final = re.compile(
    r"(?<![\d.])(?P<day>0?[1-9]|[12]\d|3[01])\.[ \u00a0]?(?P<month>0?[1-9]|1[0-2])\.[ \u00a0]?"
    r"(?P<year>(?:19|20)\d\d)(?:\.(?=[ \u00a0][a-z]|,))?(?!\d)"
)
_YEAR: Final = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)\.(?:[ \u00a0]years?\b|(?=[ \u00a0][a-z])(?![ \u00a0][a-z]\.))"
)


@cache
def _day_before(months: tuple[str, ...]) -> re.Pattern[str]:
    """*13. September*."""
    return re.compile(rf"(?<![\d.])(?P<day>\d{{1,2}})\.[ \u00a0](?:{'|'.join(months)})\b")


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at dates in a foreign format."""
    months = locale_for("en").month_names
    day_before = _day_before(months)
    for segment in article.segments:
        text = segment.translation
        if text == segment.source:
            continue
        found: list[tuple[int, int, str]] = []
        for match in _DOTTED.finditer(text):
            month = months[int(match["month"]) - 1]
            found.append((*match.span(), f"{int(match['day'])} {month} {match['year']}"))
        found += [(match.start("day"), match.end("day") + 1, match["day"]) for match in day_before.finditer(text)]
        taken = [(start, end) for start, end, _ in found]
        for match in _YEAR.finditer(text):
            if not any(start <= match.start() < end for start, end in taken):
                found.append((*match.span(), match["year"]))
        for start, end, right in sorted(found):
            message = f"“{text[start:end]}” is a date in the source's format; in English {right}."
            yield CHECK.issue(segment, start, end, message, suggestions=(right,))


CHECK = Check(
    name="date-format",
    category="Locale convention/Date format",
    severity=Severity.MINOR,
    needs=frozenset(),
    find=find,
    of_target=frozenset({Capability.DATE_STYLE}),
)
