"""A weekday that does not fall on the date beside it.

What it finds
-------------
A weekday next to a full date (*Monday, 18 January 2022*) that is not that date's; where the year is left out, the
year nearest to the publication date counts. When the publication date is known, also a weekday beside *yesterday*,
*today* or *tomorrow* (*tomorrow, Thursday*), or in their place (*Thursday* for *sjutra*).

Why it matters
--------------
One of the two is wrong, and readers may plan by either.

Example
-------
Published on Tuesday, 18 January 2022: ``will visit Kyiv tomorrow, Thursday`` should be ``Wednesday``.

Known limits
------------
Only dates of the Gregorian calendar from 1900 on. Weekday and date must be side by side. Where the source has
the same contradiction the mistake is the author's: the issue is minor and says so.

Sources
-------
ISO 8601-1:2019, calendar dates and days of the week.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from mtcheck.checks.base import Check
from mtcheck.languages.language import Capability
from mtcheck.languages.lookup import locale_for
from mtcheck.model import Evidence, Severity, Signal
from mtcheck.quantities.calendar import dated_weekdays
from mtcheck.quantities.parse import parse
from mtcheck.quantities.quantity import TODAY, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue, Segment

__all__ = ["CHECK"]


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at weekdays that contradict their date."""
    names = locale_for(article.target_lang).weekday_names
    for segment in article.segments:
        yield from _in_place_of_a_day(segment, article, names)
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


def _in_place_of_a_day(segment: Segment, article: Article, names: Sequence[str]) -> Iterator[Issue]:
    """The only weekday of a translation whose source counts from the day of publication instead."""
    if article.published is None:
        return
    said = [q for q in parse(segment.translation, article.target_lang) if q.kind in {Kind.WEEKDAY, Kind.DAY}]
    meant = [q for q in parse(segment.source or "", article.source_lang) if q.kind in {Kind.WEEKDAY, Kind.DAY}]
    if [q.kind for q in said] != [Kind.WEEKDAY] or [q.kind for q in meant] != [Kind.DAY]:
        return
    day = article.published + timedelta(days=int(meant[0].value) - TODAY)
    if day.isoweekday() != int(said[0].value):
        yield CHECK.issue(
            segment,
            said[0].start,
            said[0].end,
            f"“{meant[0].text}” is {day:%A}, {day.day} {day:%B %Y}.",
            suggestions=[names[day.isoweekday() - 1]] if names else [],
            evidence=[Evidence(Signal.SOURCE, f"“{meant[0].text}”, published on {article.published.isoformat()}")],
            severity=Severity.MINOR,
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
    of_source=frozenset({Capability.DATES}),
    of_target=frozenset({Capability.DATES}),
)
