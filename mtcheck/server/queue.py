"""The queue: which articles are waiting for a person, worst first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, func, or_, select

from mtcheck.server.schema import articles

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["Queue", "counts", "list_articles", "sections"]


@dataclass(frozen=True, slots=True)
class Queue:
    """A selection of the queue: articles with one state, verdict and section that contain ``words``; ``size`` of them,
    after the first ``offset``.
    """

    state: str = "open"
    verdict: str | None = None
    section: str | None = None
    words: str = ""
    offset: int = 0
    size: int = 50


def list_articles(connection: Connection, asked: Queue) -> tuple[list[Row[Any]], int]:
    """A page of the queue, worst verdict first and the oldest of each, and the total number."""
    wanted = []
    if asked.state != "all":
        wanted.append(articles.c.state == asked.state)
    if asked.verdict:
        wanted.append(articles.c.verdict == asked.verdict)
    if asked.section:
        wanted.append(articles.c.section == asked.section)
    wanted.extend(
        or_(articles.c.title.icontains(word, autoescape=True), articles.c.name.icontains(word, autoescape=True))
        for word in asked.words.split()[:5]
    )
    rows = connection.execute(
        select(articles)
        .where(*wanted)
        .order_by(articles.c.rank, articles.c.received, articles.c.id)
        .limit(asked.size)
        .offset(asked.offset)
    ).all()
    count = connection.execute(select(func.count()).select_from(articles).where(*wanted)).scalar() or 0
    return list(rows), int(count)


def counts(connection: Connection) -> dict[str, int]:
    """How many articles are in each state."""
    rows = connection.execute(select(articles.c.state, func.count()).group_by(articles.c.state))
    return {str(state): int(count) for state, count in rows}


def sections(connection: Connection) -> list[str]:
    """The sections that articles name."""
    query = select(articles.c.section).where(articles.c.section.is_not(None)).distinct().order_by(articles.c.section)
    return [str(section) for section in connection.execute(query.limit(200)).scalars()]
