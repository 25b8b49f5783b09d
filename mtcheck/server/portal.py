"""All articles together: how many of each verdict, by section, engine and day, and how fast they are finished."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from mtcheck.server.schema import articles, decisions, reviews

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

__all__ = ["Group", "Summary", "summary"]


@dataclass(slots=True)
class Group:
    """Articles of one section, engine or day, by verdict; ``done`` counts those that are reviewed."""

    name: str
    verdicts: Counter[str] = field(default_factory=Counter)
    done: int = 0

    @property
    def count(self) -> int:
        """The number of articles."""
        return sum(self.verdicts.values())


@dataclass(frozen=True, slots=True)
class Summary:
    """The contents of the page.

    ``outcomes`` counts finished articles by outcome, ``decided`` the current decisions by kind.
    """

    all: Group
    sections: list[Group]
    engines: list[Group]
    days: list[Group]
    outcomes: Counter[str]
    decided: Counter[str]


def summary(connection: Connection) -> Summary:
    """The summary, counted by the database."""
    whole = _groups(connection, None)
    day = func.substr(articles.c.received, 1, 10)
    last_reviews = select(func.max(reviews.c.id)).group_by(reviews.c.article_id)
    outcomes = connection.execute(
        select(reviews.c.outcome, func.count())
        .join(articles, articles.c.id == reviews.c.article_id)
        .where(reviews.c.id.in_(last_reviews), articles.c.state == "done")
        .group_by(reviews.c.outcome)
    )
    issue = (decisions.c.article_id, decisions.c.fingerprint, decisions.c.occurrence)
    last_decisions = select(func.max(decisions.c.id)).group_by(*issue)
    decided = connection.execute(
        select(decisions.c.decision, func.count())
        .where(decisions.c.id.in_(last_decisions), decisions.c.decision != "open")
        .group_by(decisions.c.decision)
    )
    return Summary(
        all=whole[0] if whole else Group("all"),
        sections=_largest(_groups(connection, articles.c.section)),
        engines=_largest(_groups(connection, articles.c.engine)),
        days=sorted(_groups(connection, day), key=lambda group: group.name, reverse=True)[:14],
        outcomes=Counter({str(outcome): int(count) for outcome, count in outcomes}),
        decided=Counter({str(kind): int(count) for kind, count in decided}),
    )


def _groups(connection: Connection, column: ColumnElement[Any] | None) -> list[Group]:
    keys: list[ColumnElement[Any]] = [] if column is None else [column]
    rows = connection.execute(
        select(articles.c.verdict, articles.c.state, func.count(), *keys)
        .where(articles.c.verdict.is_not(None))
        .group_by(articles.c.verdict, articles.c.state, *keys)
    )
    groups: dict[str, Group] = {}
    for row in rows:
        name = "all" if column is None else str(row[3] or "(not said)")
        group = groups.setdefault(name, Group(name))
        group.verdicts[row[0]] += row[2]
        group.done += row[2] if row[1] == "done" else 0
    return list(groups.values())


def _largest(groups: list[Group]) -> list[Group]:
    return sorted(groups, key=lambda group: (-group.count, group.name))[:30]
