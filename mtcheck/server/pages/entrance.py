"""Signing in and out, the first user, and the desk's own files."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Annotated, Final

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from mtcheck.report.page import asset
from mtcheck.server import security
from mtcheck.server.asked import COOKIE, At, Form, Reader, address_of
from mtcheck.server.pages.page import page
from mtcheck.server.people import Role
from mtcheck.server.problems import Problem

if TYPE_CHECKING:
    from mtcheck.server.desk import Desk

__all__ = ["router"]

router = APIRouter()

_OWN: Final = {
    "desk.css": "text/css",
    "desk.js": "text/javascript",
    "article.js": "text/javascript",
    "htmx.min.js": "text/javascript",
}
_REPORT: Final = {"base.css": "text/css", "report.css": "text/css"}


@cache
def _file(name: str) -> tuple[bytes, str, str] | None:
    """A file's bytes, kind and digest."""
    if name in _OWN:
        data = (resources.files("mtcheck.server") / "static" / name).read_bytes()
    elif name in _REPORT:
        data = asset(name).encode()
    else:
        return None
    return data, (_OWN | _REPORT)[name], f'"{hashlib.sha256(data).hexdigest()[:16]}"'


@router.get("/static/{name}")
def static(name: str, request: Request) -> Response:
    """A style sheet or script."""
    found = _file(name)
    if found is None:
        raise Problem(404, f"unknown file {name[:40]!r}: open it from one of the desk's pages")
    data, kind, tag = found
    headers = {"ETag": tag, "Cache-Control": "max-age=0, must-revalidate"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(data, media_type=kind, headers=headers)


def same_site(request: Request) -> None:
    """Check that a form before sign-in, which has no token, at least comes from this desk."""
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        raise Problem(403, "this form is from another site: open the desk's own page and try again")


OwnForm = Annotated[None, Depends(same_site)]


@router.get("/sign-in")
def sign_in_page(request: Request, desk: At, next: str = "/") -> Response:  # noqa: A002 - the parameter's name
    """The form."""
    if desk.first_token is not None:
        return page(request, "problem.html.jinja", status=403, title="Nobody can sign in yet", sentence=_NOBODY)
    return page(request, "sign-in.html.jinja", next=next, name="", failed=None)


_NOBODY: Final = "this desk has no users: open the address that mtcheck serve printed on its terminal to make the first"


@router.post("/sign-in")
def sign_in(request: Request, desk: At, form: Form, own: OwnForm) -> Response:
    """Try a name and a password."""
    del own
    name, back = form.get("name", "")[:60], form.get("next", "/")
    address = address_of(request)
    who = (f"name {name.lower()}", f"address {address}")
    try:
        desk.throttle.check(*who)
    except Problem as problem:
        return page(
            request,
            "sign-in.html.jinja",
            status=429,
            headers=problem.headers,
            next=back,
            name=name,
            failed=problem.sentence,
        )
    with desk.database.read() as connection:
        user = security.sign_in(connection, name, form.get("password", ""))
    if user is None:
        desk.throttle.failed(*who)
        with desk.database.write() as connection:
            security.note(connection, name, address, "sign-in failed", name)
        return page(
            request, "sign-in.html.jinja", status=403, next=back, name=name, failed="Name or password is wrong."
        )
    desk.throttle.succeeded(*who)
    return _signed_in_response(desk, user, name, address, back)


def _signed_in_response(desk: Desk, user: int, name: str, address: str, back: str) -> Response:
    with desk.database.write() as connection:
        secret = security.begin_session(connection, user)
        security.note(connection, name, address, "signed in", name)
    target = back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/"
    answer = RedirectResponse(target, status_code=303)
    answer.set_cookie(
        COOKIE, secret, max_age=int(security.LONGEST.total_seconds()), httponly=True, samesite="lax",
        secure=desk.setup.secure, path="/",
    )  # fmt: skip
    return answer


@router.post("/sign-out")
def sign_out(request: Request, desk: At, person: Reader) -> Response:
    """End the session."""
    with desk.database.write() as connection:
        security.end_sessions(connection, session=person.session)
        security.note(connection, person.name, address_of(request), "signed out", person.name)
    answer = RedirectResponse("/sign-in", status_code=303)
    answer.delete_cookie(COOKIE, path="/")
    return answer


@router.get("/set-up")
def set_up_page(request: Request, desk: At, token: str = "") -> Response:
    """The form for the first user, for the person with the token from the terminal."""
    _check_first(desk, token)
    return page(request, "set-up.html.jinja", token=token, name="", failed=None)


@router.post("/set-up")
def set_up(request: Request, desk: At, form: Form, own: OwnForm) -> Response:
    """Create the first user, an admin. The token can be used once."""
    del own
    token = form.get("token", "")
    _check_first(desk, token)
    name, password = form.get("name", ""), form.get("password", "")
    try:
        user = _first_user(desk, name, password, form.get("again", ""), address_of(request))
    except Problem as problem:
        if problem.status != 422:
            raise
        return page(request, "set-up.html.jinja", status=422, token=token, name=name[:60], failed=problem.sentence)
    desk.first_token = None
    return _signed_in_response(desk, user, name, address_of(request), "/")


def _first_user(desk: Desk, name: str, password: str, again: str, address: str) -> int:
    if password != again:
        raise Problem(422, "the two passwords differ: type the same one twice")
    with desk.database.write() as connection:
        if security.has_users(connection):
            raise Problem(410, "this desk already has a user: sign in")
        user = security.add_user(connection, name, password, Role.ADMIN)
        security.note(connection, name, address, "first user", name)
    return user


def _check_first(desk: Desk, token: str) -> None:
    if desk.first_token is None:
        raise Problem(410, "this desk already has a user: sign in")
    if not security.same(token, desk.first_token):
        raise Problem(
            403,
            "this is not the link that mtcheck serve printed in its terminal: copy all of it, or start the desk again",
        )
