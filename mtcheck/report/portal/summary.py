"""The contents of the portal report: frozen values, queried from the results."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from typing import TYPE_CHECKING, Any, Final

from mtcheck.report.portal.tables import TABLES, TOTAL

if TYPE_CHECKING:
    from mtcheck.report.portal.results import Results

__all__ = ["ArticleRow", "CheckRow", "GroupRow", "NameRow", "Portal", "outcomes", "summarise"]

_NAMES: Final = 60
_WORST: Final = 40
_GROUPS: Final = 30
_PERIODS: Final = 240
_BY_WEEK: Final = timedelta(weeks=110)
"""Longer periods are shown by month."""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Articles that share a week, an engine or a section: how many there are (``articles``), and by verdict
    (``publish``, ``fix``, ``reject``, ``unknown``).

    ``penalty`` (per 100 words), ``chrf`` (0 to 100) and ``issues`` are means per article; so are ``known``, the issues
    that someone dismissed or waived, and ``accepted``, the ``issues`` that an editor accepted.
    """

    name: str
    articles: int
    publish: int
    fix: int
    reject: int
    unknown: int
    penalty: float | None
    chrf: float | None
    issues: float | None
    known: float | None = None
    accepted: float | None = None

    @property
    def published(self) -> tuple[float, float]:
        """The 95 % interval of the share of judged articles that are ready to publish, in percent.

        Wilson's score interval: Wilson, JASA 22, 1927.
        """
        judged = self.articles - self.unknown
        if not judged:
            return 0.0, 100.0
        share, z = self.publish / judged, 1.959964
        middle = (share + z * z / (2 * judged)) / (1 + z * z / judged)
        half = z / (1 + z * z / judged) * sqrt(share * (1 - share) / judged + z * z / (4 * judged * judged))
        return max(0.0, 100 * (middle - half)), min(100.0, 100 * (middle + half))


@dataclass(frozen=True, slots=True)
class NameRow:
    """A wrong name, what it should be, and how many ``articles`` and ``issues`` have it."""

    wrong: str
    right: str | None
    articles: int
    issues: int
    first_day: date | None
    last_day: date | None
    example: str


@dataclass(frozen=True, slots=True)
class CheckRow:
    """How many ``issues`` a check found, in how many ``articles``, and how many are ``critical``, ``major`` and
    ``minor``.
    """

    check: str
    category: str
    issues: int
    articles: int
    critical: int
    major: int
    minor: int


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article with its verdict, its ``penalty`` per 100 words, and how many ``critical``, ``major`` and ``minor``
    issues it has.
    """

    article: str
    title: str | None
    day: date | None
    engine: str | None
    section: str | None
    decision: str
    penalty: float | None
    critical: int
    major: int
    minor: int
    file: str


@dataclass(frozen=True, slots=True)
class Portal:
    """The whole portal. ``periods`` are weeks, or months if ``by_month``. ``more_names`` counts the wrong names that
    are not listed, ``skipped`` the documents that are not reports, ``repeated`` older reports on a text that was
    audited again.

    ``total`` is the row of all articles. ``first_day`` and ``last_day`` are the range of publication, None if no
    article has a date. ``names`` are the wrong names and ``checks`` the checks, the most frequent first; ``worst`` the
    articles with the highest penalty; ``engines`` and ``sections`` the rows by these, empty if no article names one.
    """

    total: GroupRow
    first_day: date | None
    last_day: date | None
    periods: tuple[GroupRow, ...]
    by_month: bool
    names: tuple[NameRow, ...]
    more_names: int
    checks: tuple[CheckRow, ...]
    worst: tuple[ArticleRow, ...]
    engines: tuple[GroupRow, ...]
    sections: tuple[GroupRow, ...]
    skipped: int
    repeated: int

    @property
    def most_issues(self) -> float:
        """The most issues per article of a period, dismissed ones included; 0 if editors decided nothing."""
        if not (self.total.known or self.total.accepted):
            return 0.0
        return max((sum(outcomes(row).values()) for row in self.periods), default=0.0)


def outcomes(row: GroupRow) -> dict[str, float]:
    """Issues per article by their outcome: ``accepted``, ``open`` and ``dismissed``."""
    accepted, issues = row.accepted or 0.0, row.issues or 0.0
    return {"accepted": accepted, "open": max(0.0, issues - accepted), "dismissed": row.known or 0.0}


def summarise(results: Results) -> Portal:
    """Query everything that the page shows."""
    names = _rows(results, f"SELECT *, count(*) OVER () FROM ({TABLES['names']}) LIMIT {_NAMES}")  # noqa: S608
    first, last = _rows(results, "SELECT min(day), max(day) FROM articles")[0]
    by_month = first is not None and last - first > _BY_WEEK
    wanted = "article, title, day, engine, section, decision, penalty, critical, major, minor, file"
    return Portal(
        total=_groups(results, TOTAL)[0],
        first_day=first,
        last_day=last,
        periods=_fill_periods(_groups(results, TABLES["months" if by_month else "weeks"]), by_month=by_month),
        by_month=by_month,
        names=tuple(NameRow(*row[:-1]) for row in names),
        more_names=names[0][-1] - len(names) if names else 0,
        checks=tuple(CheckRow(*row) for row in _rows(results, TABLES["checks"])),
        worst=tuple(
            ArticleRow(*row)
            for row in _rows(
                results,
                f"SELECT {wanted} FROM ({TABLES['articles']}) WHERE critical + major + minor > 0 LIMIT {_WORST}",  # noqa: S608
            )
        ),
        engines=_groups(results, f"SELECT * FROM ({TABLES['engines']}) LIMIT {_GROUPS}"),  # noqa: S608
        sections=_groups(results, f"SELECT * FROM ({TABLES['sections']}) LIMIT {_GROUPS}"),  # noqa: S608
        skipped=sum(results.skipped.values()),
        repeated=results.repeated,
    )


def _rows(results: Results, query: str) -> list[tuple[Any, ...]]:
    return results.connection.execute(query).fetchall()


def _fill_periods(periods: tuple[GroupRow, ...], *, by_month: bool) -> tuple[GroupRow, ...]:
    """The periods, completed by those without audits, so that the time axis is even.

    Unchanged if a wrong date (the year 1) would make more than ``_PERIODS`` of them.
    """
    if not periods:
        return ()
    found = {row.name: row for row in periods}
    made: list[GroupRow] = []
    day, last = date.fromisoformat(periods[0].name), date.fromisoformat(periods[-1].name)
    while day <= last:
        name = day.isoformat()
        made.append(found.get(name) or GroupRow(name, 0, 0, 0, 0, 0, None, None, None))
        if len(made) > _PERIODS:
            return periods[-_PERIODS:]
        try:
            day = (day.replace(day=1) + timedelta(days=32)).replace(day=1) if by_month else day + timedelta(days=7)
        except OverflowError:  # after the year 9999
            break
    return tuple(made)


def _groups(results: Results, query: str) -> tuple[GroupRow, ...]:
    return tuple(GroupRow(str(name), *rest) for name, *rest in _rows(results, query))
