"""Tokens, with which programs sign in. Only their digests are stored, so each is shown once."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert, select, update

from mtcheck.server.people import Person, Role
from mtcheck.server.problems import Problem
from mtcheck.server.schema import now, tokens
from mtcheck.server.security import NAME, digest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Row

__all__ = ["SCOPES", "make", "person_of_token", "revoke"]

SCOPES: Final = {
    "read": "see articles, audits, reports and the glossary",
    "send": "send articles and reports",
    "decide": "decide on issues, finish articles, propose names",
    "terms": "change the glossary, approve names and waivers",
}
"""The scopes that a token may have."""

_PREFIX: Final = "mtcheck_"
_ROLES: Final = {"read": Role.READER, "send": Role.READER, "decide": Role.REVIEWER, "terms": Role.TERMINOLOGIST}


def make(connection: Connection, name: str, scopes: Iterable[str], person: Person) -> str:
    """Create a token, which is shown only once.

    Raises :class:`mtcheck.server.problems.Problem` for a name that is taken, or without a scope.
    """
    wanted = sorted(set(scopes), key=list(SCOPES).index)
    if not wanted:
        raise Problem(422, f"a token needs at least one scope: choose from {', '.join(SCOPES)}")
    if not NAME.fullmatch(name):
        raise Problem(
            422,
            f"name: {name[:60]!r} is not a valid token name; use 1 to 60 letters, digits, dots, dashes and underscores",
        )
    if connection.execute(select(tokens.c.id).where(tokens.c.name == name)).first():
        raise Problem(
            409, f"the token {name} already exists or existed, and its name is in the history: choose another name"
        )
    secret = _PREFIX + secrets.token_urlsafe(32)
    connection.execute(
        insert(tokens).values(
            name=name, hash=digest(secret), scopes=" ".join(wanted), active=True, created=now(), created_by=person.name
        )
    )
    return secret


def person_of_token(connection: Connection, secret: str) -> tuple[Person, bool] | None:
    """The person of a token, and whether it is time to note its use; None for an invalid one."""
    row = connection.execute(select(tokens).where(tokens.c.hash == digest(secret), tokens.c.active)).first()
    if row is None:
        return None
    scopes = frozenset(row.scopes.split())
    role = max((_ROLES[scope] for scope in scopes), key=lambda one: one.rank)
    stale = row.used is None or now() - row.used > timedelta(minutes=5)
    return Person(f"token:{row.name}", role, scopes=scopes), stale


def note_use(connection: Connection, secret: str) -> None:
    """Note that a token is used."""
    connection.execute(update(tokens).where(tokens.c.hash == digest(secret)).values(used=now()))


def revoke(connection: Connection, number: int) -> str:
    """Revoke a token; returns its name. Raises :class:`mtcheck.server.problems.Problem` for an unknown one."""
    row = connection.execute(select(tokens).where(tokens.c.id == number)).first()
    if row is None:
        raise Problem(404, f"unknown token {number}: the People page lists all tokens")
    connection.execute(update(tokens).where(tokens.c.id == number).values(active=False))
    return str(row.name)


def list_tokens(connection: Connection) -> list[Row[Any]]:
    """All tokens, latest first."""
    return list(connection.execute(select(tokens).order_by(tokens.c.id.desc())))
