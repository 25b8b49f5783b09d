"""The pages about the past: history with undo, noise, portal."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import RedirectResponse, Response

from mtcheck.server import history, portal
from mtcheck.server.asked import At, Reader, Reviewer
from mtcheck.server.decisions import undo
from mtcheck.server.noise import noise
from mtcheck.server.pages.page import page

__all__ = ["router"]

router = APIRouter()


@router.get("/history")
def show_history(
    request: Request,
    desk: At,
    person: Reader,
    before: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None,
    by: Annotated[str, Query(max_length=80)] = "",
) -> Response:
    """Decisions, the latest first."""
    with desk.database.read() as connection:
        rows = history.list_decisions(connection, before=before, by=by or None)
        people = history.people(connection)
    return page(request, "history.html.jinja", person, rows=rows, by=by, people=people, size=history.SIZE)


@router.post("/history/{decision}/undo")
def undo_decision(decision: Annotated[int, Path(ge=1, le=2**31 - 1)], desk: At, person: Reviewer) -> Response:
    """Undo a decision."""
    with desk.database.write() as connection:
        made = undo(connection, decision, person)
    desk.events.tell("decision", article=made["article_id"], by=person.name)
    desk.changed()
    return RedirectResponse("/history", status_code=303)


@router.get("/noise")
def show_noise(request: Request, desk: At, person: Reader) -> Response:
    """The dismissed issues, and how good a confidence of .9 is here."""
    with desk.database.read() as connection:
        checks, bins = noise(connection)
    return page(request, "noise.html.jinja", person, checks=checks, bins=bins)


@router.get("/portal")
def show_portal(request: Request, desk: At, person: Reader) -> Response:
    """All articles together: verdicts, sections, engines."""
    with desk.database.read() as connection:
        summary = portal.summary(connection)
    return page(request, "desk-portal.html.jinja", person, summary=summary)
