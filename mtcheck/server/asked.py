"""Who sent a request, and what it must have: the dependencies of all routes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Final, TypeAlias

from fastapi import Depends, Request

from mtcheck.server import tokens
from mtcheck.server.desk import Desk
from mtcheck.server.people import Person, Role
from mtcheck.server.problems import Problem, SignInError, storable
from mtcheck.server.security import keep_session, person_of_session, same

__all__ = [
    "COOKIE",
    "Admin",
    "At",
    "Reader",
    "Reviewer",
    "Sender",
    "Terminologist",
    "address_of",
    "desk_of",
    "person_of",
]

COOKIE: Final = "mtcheck_session"
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_FORM: Final = "application/x-www-form-urlencoded"


def desk_of(request: Request) -> Desk:
    """The desk that a request goes to."""
    desk: Desk = request.app.state.desk
    return desk


async def _desk(request: Request) -> Desk:
    """The same for routes, async because FastAPI calls other functions in a thread."""
    return desk_of(request)


def address_of(request: Request) -> str:
    """The address of the request's sender, for the journal."""
    return request.client.host if request.client else "?"


def person_of(request: Request) -> Person | None:
    """The caller; None if no one is signed in."""
    desk = desk_of(request)
    found = _known_person(request, desk)
    if found is not None:
        desk.limiter.trust(request.headers.get("authorization") or request.headers.get("cookie", ""))
    return found


def _known_person(request: Request, desk: Desk) -> Person | None:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return _with_token(desk, token.strip())
    secret = request.cookies.get(COOKIE)
    if not secret:
        return None
    with desk.database.read() as connection:
        found = person_of_session(connection, secret)
    if found is None:
        return None
    person, stale = found
    if stale:
        with desk.database.write() as connection:
            keep_session(connection, person)
    return person


def _with_token(desk: Desk, token: str) -> Person | None:
    with desk.database.read() as connection:
        found = tokens.person_of_token(connection, token)
    if found is None:
        return None
    person, stale = found
    if stale:
        with desk.database.write() as connection:
            tokens.note_use(connection, token)
    return person


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a posted form; empty for other requests."""
    if request.method in _SAFE or not request.headers.get("content-type", "").startswith(_FORM):
        return {}
    from urllib.parse import parse_qsl

    body = (await request.body()).decode("utf-8", "replace")
    try:
        fields = parse_qsl(body, keep_blank_values=True, max_num_fields=200)
    except ValueError as error:
        raise Problem(400, "the form has more than 200 fields: send only those of the page") from error
    return {name: storable(value) for name, value in fields}


def needs(role: Role, scope: str | None = None) -> Callable[..., Person]:
    """A dependency: the caller has the role's rights, and a signed-in person's form proves that it is theirs.

    A token must have the ``scope``; without a scope, no token is accepted.
    """

    def check(request: Request, form: Form) -> Person:
        person = person_of(request)
        if person is None:
            raise SignInError
        if person.scopes is not None:
            if scope is None:
                raise Problem(403, "this needs a signed-in user, not a token: open it in a browser")
            if scope not in person.scopes:
                has = ", ".join(sorted(person.scopes))
                raise Problem(403, f"this token lacks the scope {scope}; it has {has}: ask an admin for another")
            return person
        if request.method not in _SAFE and person.csrf is not None:
            sent = request.headers.get("x-csrf-token") or form.get("csrf", "")
            if not same(sent, person.csrf):
                raise Problem(403, "this form has expired or is from another site: reload the page and try again")
        if not person.may(role):
            raise Problem(
                403,
                f"this needs the role {role.value}; {person.name} is {person.role.value}; ask an admin to change it",
            )
        return person

    return check


At: TypeAlias = Annotated[Desk, Depends(_desk)]
Form: TypeAlias = Annotated[dict[str, str], Depends(form_of)]
Reader: TypeAlias = Annotated[Person, Depends(needs(Role.READER, "read"))]
Sender: TypeAlias = Annotated[Person, Depends(needs(Role.REVIEWER, "send"))]
Reviewer: TypeAlias = Annotated[Person, Depends(needs(Role.REVIEWER, "decide"))]
Terminologist: TypeAlias = Annotated[Person, Depends(needs(Role.TERMINOLOGIST, "terms"))]
Admin: TypeAlias = Annotated[Person, Depends(needs(Role.ADMIN))]
