"""The admin's pages: people, tokens, webhooks, the journal."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy import select

from mtcheck.server import accounts, security, tokens, webhooks
from mtcheck.server.asked import Admin, At, Form, address_of
from mtcheck.server.pages.page import page
from mtcheck.server.people import Role
from mtcheck.server.problems import Problem
from mtcheck.server.schema import journal

__all__ = ["router"]

router = APIRouter()


@router.get("/people")
def show(request: Request, desk: At, person: Admin) -> Response:
    """Users, tokens and webhooks."""
    return _people(request, desk, person)


def _people(
    request: Request, desk: At, person: Admin, *, status: int = 200, failed: str | None = None,
    secret: tuple[str, str] | None = None,
) -> Response:  # fmt: skip
    with desk.database.read() as connection:
        return page(
            request,
            "people.html.jinja",
            person,
            status=status,
            failed=failed,
            secret=secret,
            users=accounts.list_accounts(connection),
            tokens=tokens.list_tokens(connection),
            hooks=webhooks.list_webhooks(connection),
            deliveries=webhooks.deliveries(connection),
            hosts=sorted(desk.setup.webhook_hosts),
            roles=list(Role),
            scopes=tokens.SCOPES,
        )


@router.post("/people/users")
def user(request: Request, desk: At, person: Admin, form: Form) -> Response:
    """Create or change a user."""
    try:
        with desk.database.write() as connection:
            said = accounts.change(connection, form, person)
            security.note(connection, person.name, address_of(request), "user", said)
    except Problem as problem:
        return _people(request, desk, person, status=problem.status, failed=problem.sentence)
    return RedirectResponse("/people", status_code=303)


@router.post("/people/tokens")
def token(request: Request, desk: At, person: Admin, form: Form) -> Response:
    """Create a token, which is shown only once, or revoke one."""
    name = form.get("name", "").strip()
    try:
        with desk.database.write() as connection:
            if form.get("do") == "revoke":
                name = tokens.revoke(connection, _number(form))
                security.note(connection, person.name, address_of(request), "token revoked", name)
                return RedirectResponse("/people", status_code=303)
            scopes = [scope for scope in tokens.SCOPES if form.get(f"scope-{scope}")]
            secret = tokens.make(connection, name, scopes, person)
            security.note(connection, person.name, address_of(request), "token created", f"{name}: {' '.join(scopes)}")
    except Problem as problem:
        return _people(request, desk, person, status=problem.status, failed=problem.sentence)
    return _people(request, desk, person, secret=(f"The token {name}", secret))


@router.post("/people/webhooks")
def webhook(request: Request, desk: At, person: Admin, form: Form) -> Response:
    """Add a webhook, whose secret is shown only once, or remove one."""
    try:
        with desk.database.write() as connection:
            if form.get("do") == "remove":
                webhooks.remove(connection, _number(form))
                security.note(connection, person.name, address_of(request), "webhook removed", form.get("id", ""))
                return RedirectResponse("/people", status_code=303)
            url = form.get("url", "").strip()
            _, secret = webhooks.add(connection, url, desk.setup.webhook_hosts, person)
            security.note(connection, person.name, address_of(request), "webhook added", url)
    except Problem as problem:
        return _people(request, desk, person, status=problem.status, failed=problem.sentence)
    return _people(request, desk, person, secret=(f"The secret of {url}", secret))


@router.get("/journal")
def show_journal(request: Request, desk: At, person: Admin) -> Response:
    """Who did what, latest first."""
    with desk.database.read() as connection:
        rows = connection.execute(select(journal).order_by(journal.c.id.desc()).limit(500)).all()
    return page(request, "journal.html.jinja", person, rows=rows)


def _number(form: dict[str, str]) -> int:
    text = form.get("id", "")
    if not text.isdecimal() or len(text) > 9:
        raise Problem(422, f"id: {text[:20]!r} is not a number; reload the page and try again")
    return int(text)
