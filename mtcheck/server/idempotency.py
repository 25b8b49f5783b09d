"""``Idempotency-Key``: a request that is sent twice because the first answer was lost gets the same answer again."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, insert, select

from mtcheck.server.problems import Problem
from mtcheck.server.schema import answers, now

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from mtcheck.server.people import Person

__all__ = ["keep_answer", "known_answer"]

_KEPT_FOR: Final = timedelta(hours=24)
_LONGEST_KEY: Final = 200


def known_answer(connection: Connection, person: Person, key: str | None, body: bytes) -> tuple[int, str] | None:
    """The status and body of the answer to the same request; None for a new one.

    Raises :class:`mtcheck.server.problems.Problem` for a key that came with another body.
    """
    if key is None:
        return None
    if not 1 <= len(key) <= _LONGEST_KEY:
        raise Problem(422, f"Idempotency-Key has {len(key)} characters: use 1 to {_LONGEST_KEY}, such as a UUID")
    row = connection.execute(select(answers).where(answers.c.person == person.name, answers.c.key == key)).first()
    if row is None or row.at < now() - _KEPT_FOR:
        return None
    if row.digest != hashlib.sha256(body).hexdigest():
        raise Problem(422, "this Idempotency-Key was used with a different body: use a new key for a new request")
    return row.status, row.answer


def keep_answer(connection: Connection, person: Person, key: str | None, body: bytes, status: int, answer: str) -> None:
    """Store an answer for a day."""
    if key is None:
        return
    connection.execute(delete(answers).where(answers.c.at < now() - _KEPT_FOR))
    connection.execute(
        insert(answers).values(
            person=person.name, key=key, digest=hashlib.sha256(body).hexdigest(), status=status, answer=answer, at=now()
        )
    )
