"""The decisions, for people: latest first, each with its article and whether it can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from mtcheck.server.schema import articles, decisions

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

__all__ = ["SIZE", "Line", "list_decisions", "people"]

SIZE: Final = 100


@dataclass(frozen=True, slots=True)
class Line:
    """A decision, the title of its article, and whether it is the last one on its issue."""

    row: Row[Any]
    title: str
    last: bool


def list_decisions(connection: Connection, *, before: int | None = None, by: str | None = None) -> list[Line]:
    """A page of the history: decisions with an id below ``before``."""
    query = select(decisions, articles.c.title, articles.c.name).join(articles, articles.c.id == decisions.c.article_id)
    if before is not None:
        query = query.where(decisions.c.id < before)
    if by is not None:
        query = query.where(decisions.c.by == by)
    rows = connection.execute(query.order_by(decisions.c.id.desc()).limit(SIZE)).all()
    latest = select(func.max(decisions.c.id)).where(decisions.c.article_id.in_({row.article_id for row in rows}))
    latest = latest.group_by(decisions.c.article_id, decisions.c.fingerprint, decisions.c.occurrence)
    last = set(connection.execute(latest).scalars())
    return [Line(row, row.title or row.name, row.id in last) for row in rows]


def people(connection: Connection) -> list[str]:
    """The people who have made decisions."""
    return list(connection.execute(select(decisions.c.by).distinct().order_by(decisions.c.by).limit(200)).scalars())
