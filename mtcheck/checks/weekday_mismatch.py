"""A weekday that does not fall on the date beside it.

What it finds
-------------
A weekday that stands together with a full date (*Monday, 18 January 2022*) and is not that date's; where the year is
left out, the year nearest to the publication date counts. When the publication date is known, also a weekday
beside *yesterday*, *today* or *tomorrow* (*tomorrow, Thursday*).

Why it matters
--------------
One of the two is wrong, and readers who want to be there go by either.

Example
-------
Published on Tuesday, 18 January 2022: ``will visit Kyiv tomorrow, Thursday`` should be ``Wednesday``.

Known limits
------------
Only dates of the Gregorian calendar from 1900 on. Weekday and date must stand side by side. Where the source has
the same contradiction the mistake is the author's: the issue is minor and says so.

Sources
-------
ISO 8601-1:2019, calendar dates and days of the week.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.checks.base import Check
from mtcheck.locales.lookup import locale_for
from mtcheck.model import Evidence, Severity, Signal
from mtcheck.quantities.calendar import dated_weekdays

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at weekdays that contradict their date."""
    names = locale_for(article.target_lang).weekday_names
    for segment in article.segments:
        for weekday, day in dated_weekdays(segment.translation, article.target_lang, article.published):
            if day.isoweekday() == int(weekday.value):
                continue
            right = names[day.isoweekday() - 1] if names else None
            copied = _wrong_in_source(segment.source, article.source_lang, article.published, day)
            yield CHECK.issue(
                segment,
                weekday.start,
                weekday.end,
                f"{day.day} {day:%B %Y} is a {day:%A}." + (" The source has the same mistake." if copied else ""),
                suggestions=[right] if right else [],
                evidence=[Evidence(Signal.CONSISTENCY, f"{day:%A}, {day.isoformat()} by the calendar.")],
                severity=Severity.MINOR if copied else None,
            )


def _wrong_in_source(source: str | None, language: str, published: date | None, day: date) -> bool:
    """Whether the source puts a wrong weekday beside the same date."""
    return any(
        found.isoweekday() != int(weekday.value) and found == day
        for weekday, found in dated_weekdays(source or "", language, published)
    )


CHECK = Check(
    name="weekday-mismatch",
    category="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    needs=frozenset(),
    find=find,
)
