"""Passwords, sessions, tokens, and rate limits."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import threading
from collections import OrderedDict
from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, func, insert, select, update

from mtcheck.server.database import new_key
from mtcheck.server.people import Person, Role
from mtcheck.server.problems import Problem
from mtcheck.server.schema import journal, now, sessions, users

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["IDLE", "NAME", "Limiter", "Throttle", "begin_session", "digest", "note", "person_of_session", "sign_in"]

IDLE: Final = timedelta(hours=12)
"""A session ends after this long without use …"""
LONGEST: Final = timedelta(days=7)
"""… and in any case after this long."""

SHORTEST_PASSWORD: Final = 12
_LONGEST_PASSWORD: Final = 1000
NAME: Final = re.compile(r"[\w.@-]{1,60}")
_REMEMBERED: Final = 10_000
"""The most addresses and names whose requests are counted; the oldest one is dropped."""


def digest(secret: str) -> str:
    """The stored digest of a random secret."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two secrets are equal, in a time that does not reveal where they differ."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))


def hash_password(password: str) -> str:
    """A password's stored form: Argon2id."""
    from argon2 import PasswordHasher

    return PasswordHasher().hash(password)


def _fits(kept: str, password: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import Argon2Error, InvalidHashError

    try:
        return PasswordHasher().verify(kept, password)
    except (Argon2Error, InvalidHashError):
        return False


_NOBODY: Final = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$mOBS4lr7nVVfLtZkq8eTnWJXRrrbAlZG2gvDKGq0lJU"
"""Checked if the name is unknown, so that the time does not reveal it."""


def add_user(connection: Connection, name: str, password: str, role: Role) -> int:
    """Add a user; returns the number.

    Raises :class:`mtcheck.server.problems.Problem` for a name that is taken or a password that is too short.
    """
    if not NAME.fullmatch(name):
        raise Problem(
            422,
            f"name: {name[:60]!r} is not a valid user name; use 1 to 60 letters, digits, dots, dashes and underscores",
        )
    check_password(password)
    if connection.execute(select(users.c.id).where(func.lower(users.c.name) == name.lower())).first():
        raise Problem(409, f"the user {name} already exists: choose another name")
    row = connection.execute(
        insert(users).values(name=name, role=role.value, password=hash_password(password), active=True, created=now())
    )
    return new_key(row)


def check_password(password: str) -> None:
    """Raises :class:`mtcheck.server.problems.Problem` for one that is too short, or too long to hash."""
    if not SHORTEST_PASSWORD <= len(password) <= _LONGEST_PASSWORD:
        raise Problem(
            422, f"a password needs {SHORTEST_PASSWORD} to {_LONGEST_PASSWORD:,} characters: choose a few random words"
        )


def has_users(connection: Connection) -> bool:
    """Whether anyone can sign in."""
    return connection.execute(select(users.c.id).limit(1)).first() is not None


def sign_in(connection: Connection, name: str, password: str) -> int | None:
    """The user's number; None for a wrong name or password, or a deactivated user."""
    row = connection.execute(
        select(users.c.id, users.c.password, users.c.active).where(func.lower(users.c.name) == name.lower())
    ).first()
    right = _fits(row.password if row else _NOBODY, password[:_LONGEST_PASSWORD])
    return int(row.id) if row is not None and right and row.active else None


def begin_session(connection: Connection, user: int) -> str:
    """A new session's secret, for the cookie. Expired sessions are deleted."""
    moment = now()
    connection.execute(
        delete(sessions).where((sessions.c.seen < moment - IDLE) | (sessions.c.created < moment - LONGEST))
    )
    secret = secrets.token_urlsafe(32)
    connection.execute(
        insert(sessions).values(
            hash=digest(secret), user_id=user, csrf=secrets.token_urlsafe(32), created=moment, seen=moment
        )
    )
    return secret


def person_of_session(connection: Connection, secret: str) -> tuple[Person, bool] | None:
    """The person of a session, and whether it is time to note its use; None for an invalid one."""
    moment = now()
    row = connection.execute(
        select(users.c.id, users.c.name, users.c.role, sessions.c.csrf, sessions.c.hash, sessions.c.seen)
        .join(users, users.c.id == sessions.c.user_id)
        .where(
            sessions.c.hash == digest(secret),
            sessions.c.seen >= moment - IDLE,
            sessions.c.created >= moment - LONGEST,
            users.c.active,
        )
    ).first()
    if row is None:
        return None
    return Person(row.name, Role(row.role), row.id, row.csrf, row.hash), moment - row.seen > timedelta(minutes=5)


def keep_session(connection: Connection, person: Person) -> None:
    """Note that a session is still in use."""
    connection.execute(update(sessions).where(sessions.c.hash == person.session).values(seen=now()))


def end_sessions(connection: Connection, *, session: str | None = None, user: int | None = None) -> None:
    """End one session, or all of a user's."""
    connection.execute(delete(sessions).where(sessions.c.hash == session if session else sessions.c.user_id == user))


def note(connection: Connection, person: str, address: str, action: str, subject: str) -> None:
    """Add a line to the journal."""
    connection.execute(
        insert(journal).values(at=now(), by=person[:80], address=address[:60], action=action, subject=subject[:1000])
    )


class Throttle:
    """Slows guessing of passwords down: after five failures of a name or an address, each further try waits longer."""

    _FREE: Final = 5
    _LONGEST: Final = 900.0

    def __init__(self) -> None:
        self._failed: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._lock = threading.Lock()

    def check(self, *who: str) -> None:
        """Raises :class:`mtcheck.server.problems.Problem` for a client that has to wait."""
        with self._lock:
            left = max((self._failed.get(one, (0, 0.0))[1] - monotonic() for one in who), default=0.0)
        if left > 0:
            seconds = int(left) + 1
            raise Problem(
                429, f"too many wrong passwords: try again in {seconds} s", headers={"Retry-After": str(seconds)}
            )

    def failed(self, *who: str) -> None:
        """Count a failure for each."""
        with self._lock:
            for one in who:
                count = self._failed.pop(one, (0, 0.0))[0] + 1
                wait = min(self._LONGEST, 2.0 ** (count - self._FREE)) if count >= self._FREE else 0.0
                self._failed[one] = (count, monotonic() + wait)
            while len(self._failed) > _REMEMBERED:
                self._failed.popitem(last=False)

    def succeeded(self, *who: str) -> None:
        """Reset the failures of each."""
        with self._lock:
            for one in who:
                self._failed.pop(one, None)


class Limiter:
    """Limits each client's requests per minute, with some at once (a token bucket).

    A token or cookie has its own count once it has been valid; invented ones all count towards their address.
    """

    def __init__(self, a_minute: int, at_once: int) -> None:
        self._rate = a_minute / 60
        self._most = float(at_once)
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._right: OrderedDict[str, None] = OrderedDict()
        self._lock = threading.Lock()

    def trust(self, credential: str) -> None:
        """Count requests with this header separately from now on."""
        with self._lock:
            self._right[credential] = None
            self._right.move_to_end(credential)
            while len(self._right) > _REMEMBERED:
                self._right.popitem(last=False)

    def take(self, credential: str | None, address: str) -> float:
        """Count a request; returns 0, or the seconds to wait if there were too many."""
        moment = monotonic()
        with self._lock:
            who = credential if credential is not None and credential in self._right else address
            left, since = self._left.pop(who, (self._most, moment))
            left = min(self._most, left + (moment - since) * self._rate)
            allowed = left >= 1
            self._left[who] = (left - allowed, moment)
            while len(self._left) > _REMEMBERED:
                self._left.popitem(last=False)
        return 0.0 if allowed else (1 - left) / self._rate
