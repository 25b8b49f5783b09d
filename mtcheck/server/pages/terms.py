"""The pages of names and waivers."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from fastapi.responses import RedirectResponse, Response

from mtcheck.server import names, waivers
from mtcheck.server.asked import At, Form, Reader, Reviewer, Terminologist, address_of
from mtcheck.server.pages.page import page
from mtcheck.server.problems import Problem
from mtcheck.server.schema import now
from mtcheck.server.security import note

__all__ = ["router"]

router = APIRouter()

_Id = Annotated[int, Path(ge=1, le=2**31 - 1)]


@router.get("/names")
def show_names(request: Request, desk: At, person: Reader) -> Response:
    """Proposals with lint's flaws, and the versions of the glossary."""
    return _names(request, desk, person)


def _names(request: Request, desk: At, person: Reader, *, status: int = 200, failed: str | None = None) -> Response:
    with desk.database.read() as connection:
        proposed = names.list_proposals(connection, "open")
        fields = [json.loads(row.entry) for row in proposed]
        shown = [
            (row, names.as_shown(entry), names.flaws_in(connection, entry))
            for row, entry in zip(proposed, fields, strict=True)
        ]
        return page(
            request,
            "names.html.jinja",
            person,
            status=status,
            failed=failed,
            proposed=shown,
            settled=[
                *names.list_proposals(connection, "approved", 20),
                *names.list_proposals(connection, "declined", 20),
            ],
            version=names.latest(connection).number,
            versions=names.versions(connection),
        )


@router.post("/names")
def propose(request: Request, desk: At, person: Reviewer, form: Form) -> Response:
    """Propose a name with the page's form."""
    try:
        names.load()
        with desk.database.write() as connection:
            names.propose(connection, fields_of(form), person, why=form.get("why", "")[:500] or None, article=None)
    except Problem as problem:
        return _names(request, desk, person, status=problem.status, failed=problem.sentence)
    desk.events.tell("names")
    return RedirectResponse("/names", status_code=303)


@router.post("/names/{number}")
def settle_name(request: Request, number: _Id, desk: At, person: Terminologist, form: Form) -> Response:
    """Approve a name, perhaps with changes, or decline it."""
    try:
        if form.get("do") == "decline":
            with desk.database.write() as connection:
                names.decline(connection, number, person, form.get("reason", "")[:500])
                note(connection, person.name, address_of(request), "name declined", str(number))
        else:
            changed = fields_of(form) if "name" in form else None
            names.approve(desk.database, number, person, address_of(request), changed)
    except Problem as problem:
        return _names(request, desk, person, status=problem.status, failed=problem.sentence)
    desk.names_changed()
    return RedirectResponse("/names", status_code=303)


@router.get("/waivers")
def show_waivers(request: Request, desk: At, person: Reader) -> Response:
    """What is right everywhere."""
    return _waivers(request, desk, person)


def _waivers(request: Request, desk: At, person: Reader, *, status: int = 200, failed: str | None = None) -> Response:
    with desk.database.read() as connection:
        found = waivers.list_waivers(connection)
    today = now().date().isoformat()
    return page(
        request,
        "waivers.html.jinja",
        person,
        status=status,
        failed=failed,
        proposed=[row for row in found if row.state == "proposed"],
        holding=[row for row in found if row.state == "active" and row.until >= today],
        past=[row for row in found if row.state in {"declined", "revoked"} or row.until < today][:50],
    )


@router.post("/waivers/{number}")
def settle_waiver(request: Request, number: _Id, desk: At, person: Terminologist, form: Form) -> Response:
    """Approve, decline or revoke a waiver."""
    state = {"approve": "active", "decline": "declined", "revoke": "revoked"}.get(form.get("do", ""))
    if state is None:
        raise Problem(422, "do: a waiver can be approved, declined or revoked")
    try:
        with desk.database.write() as connection:
            waivers.settle(connection, number, state, person, form.get("reason", "").strip() or None)
            note(connection, person.name, address_of(request), f"waiver {state}", str(number))
    except Problem as problem:
        return _waivers(request, desk, person, status=problem.status, failed=problem.sentence)
    desk.names_changed()
    return RedirectResponse("/waivers", status_code=303)


def fields_of(form: dict[str, str]) -> dict[str, Any]:
    """The entry described by a form; several spellings are separated by semicolons."""

    def listed(field: str) -> list[str]:
        return [text for part in form.get(field, "").split(";") if (text := " ".join(part.split()))]

    fields: dict[str, Any] = {"name": " ".join(form.get("name", "").split())}
    if form.get("kind"):
        fields["kind"] = form["kind"]
    forms: dict[str, list[str]] = {}
    for part in listed("source"):
        tag, _, text = part.partition(":")
        if not text.strip():
            raise Problem(422, f"write the source form with its language (example: sr: Kuleba), not {part[:60]!r}")
        forms.setdefault(tag.strip(), []).append(text.strip())
    if forms:
        fields["source"] = forms
    for field in ("allowed", "discouraged", "forbidden"):
        if texts := listed(field):
            fields[field] = texts
    if form.get("note", "").strip():
        fields["note"] = " ".join(form["note"].split())
    return fields
