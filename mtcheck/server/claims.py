"""Claims: an article belongs to one person for twenty minutes, renewed by each of their decisions."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Row, and_, or_, select, update

from mtcheck.server.articles import article_of
from mtcheck.server.problems import Problem
from mtcheck.server.queue import Queue
from mtcheck.server.schema import articles, now

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from mtcheck.server.people import Person

__all__ = ["CLAIM", "check_free", "claim", "holder", "release", "take_next"]

CLAIM: Final = timedelta(minutes=20)
"""How long an article belongs to a person without a decision from them."""


def holder(row: Row[Any], moment: datetime) -> str | None:
    """Who has claimed the article; None if it is free."""
    if row.claimed_by is None or row.claimed_until is None or row.claimed_until <= moment:
        return None
    return str(row.claimed_by)


def claim(connection: Connection, article: str, person: Person, *, force: bool = False) -> datetime:
    """Claim an article for this person for twenty minutes; returns when the claim ends.

    Raises :class:`mtcheck.server.problems.Problem` if another person has it, unless ``force``.
    """
    row = article_of(connection, article, locked=True)
    if not force:
        check_free(row, person)
    until = now() + CLAIM
    connection.execute(
        update(articles).where(articles.c.id == article).values(claimed_by=person.name, claimed_until=until)
    )
    return until


def check_free(row: Row[Any], person: Person) -> datetime:
    """The current time. Raises :class:`mtcheck.server.problems.Problem` for an article that someone else has
    claimed."""
    moment = now()
    other = holder(row, moment)
    if other is not None and other != person.name:
        until = row.claimed_until.strftime("%H:%M UTC")
        sentence = f"{other} is working on this article until {until}; wait, or take it over"
        raise Problem(409, sentence, holder=other, until=row.claimed_until.isoformat())
    return moment


def release(connection: Connection, article: str, person: Person) -> None:
    """Give an article back, if this person has it."""
    connection.execute(
        update(articles)
        .where(articles.c.id == article, articles.c.claimed_by == person.name)
        .values(claimed_by=None, claimed_until=None)
    )


def take_next(connection: Connection, person: Person, asked: Queue) -> str | None:
    """Claim the first free article of the queue; None if there is none.

    Articles that this person has already claimed come first.
    """
    moment = now()
    wanted = [articles.c.state == "open"]
    if asked.section:
        wanted.append(articles.c.section == asked.section)
    if asked.verdict:
        wanted.append(articles.c.verdict == asked.verdict)
    free = or_(articles.c.claimed_until.is_(None), articles.c.claimed_until <= moment)
    mine = and_(articles.c.claimed_by == person.name, articles.c.claimed_until > moment)
    for condition in (mine, free):
        found = connection.execute(
            select(articles.c.id)
            .where(*wanted, condition)
            .order_by(articles.c.rank, articles.c.received, articles.c.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        ).scalar()
        if found is not None:
            claim(connection, found, person)
            return str(found)
    return None
