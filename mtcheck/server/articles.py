"""Articles' rows, and ids for everything that is stored."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, select

from mtcheck.server.problems import Problem
from mtcheck.server.schema import articles

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["article_of", "id_of", "is_known", "new_id"]


def new_id() -> str:
    """16 random hexadecimal digits."""
    return secrets.token_hex(8)


def article_of(connection: Connection, article: str, *, locked: bool = False) -> Row[Any]:
    """An article's row.

    Raises :class:`mtcheck.server.problems.Problem` for an id that none has.
    """
    query = select(articles).where(articles.c.id == article)
    row = connection.execute(query.with_for_update() if locked else query).first()
    if row is None:
        raise Problem(404, f"unknown article {article[:40]!r}: the queue lists all of them")
    found: Row[Any] = row
    return found


def is_known(connection: Connection, article: str) -> bool:
    """Whether an article has this id."""
    return connection.execute(select(articles.c.id).where(articles.c.id == article)).first() is not None


def id_of(connection: Connection, name: str) -> str:
    """The desk's id of the article that was sent with this id.

    Raises :class:`mtcheck.server.problems.Problem` where none was.
    """
    found = connection.execute(select(articles.c.id).where(articles.c.name == name)).scalar()
    if found is None:
        raise Problem(404, f"unknown article {name[:80]!r}: send it first (POST /api/v1/audits), with exactly this id")
    return str(found)
