"""The article's page: the current report, with its decisions stored by the desk."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from mtcheck.report.html import contents
from mtcheck.report.page import asset
from mtcheck.server import articles, audits, claims, reviews
from mtcheck.server.asked import At, Form, Reader, Reviewer, address_of
from mtcheck.server.auditing import place_in_line
from mtcheck.server.pages.page import page
from mtcheck.server.people import Role
from mtcheck.server.problems import Problem
from mtcheck.server.queue import Queue
from mtcheck.server.schema import now
from mtcheck.server.security import note

__all__ = ["router"]

router = APIRouter()


@router.get("/articles/{article}")
def show(request: Request, article: str, desk: At, person: Reader) -> Response:
    """The page; the state of the audit while there is no report."""
    after = desk.events.last
    with desk.database.read() as connection:
        row = articles.article_of(connection, article)
        report = reviews.report_as_sent(connection, row.audit_id) if row.audit_id else None
        decided = reviews.shown_decisions(connection, article, report) if report else {}
        report = reviews.as_decided(connection, article, report) if report else None
        review = reviews.last_review(connection, article)
        latest = audits.latest_audit(connection, article)
    if report is None:
        place = place_in_line(desk.database, latest.id) if latest else 0
        return page(request, "waiting.html.jinja", person, row=row, audit=latest, ahead=max(place - 1, 0), after=after)
    holder = claims.holder(row, now())
    told = {
        "article": article,
        "audit": row.audit_id,
        "csrf": person.csrf,
        "decisions": decided,
        "may": person.may(Role.REVIEWER) and row.state == "open",
    }
    return page(
        request,
        "article.html.jinja",
        person,
        row=row,
        review=review if row.state == "done" else None,
        holder=holder,
        until=row.claimed_until if holder else None,
        again=latest is not None and latest.state in {"waiting", "running"},
        desk_data=json_of(told),
        script=asset("report.js"),
        also=contents(report),
    )


@router.get("/articles/{article}/decisions")
def show_decisions(article: str, desk: At, person: Reader) -> dict[str, Any]:
    """The current decisions, for an open page."""
    del person
    with desk.database.read() as connection:
        row = articles.article_of(connection, article)
        report = reviews.report_as_sent(connection, row.audit_id) if row.audit_id else None
        found = reviews.shown_decisions(connection, article, report) if report else {}
    return {"audit": row.audit_id, "decisions": found, "state": row.state}


@router.get("/articles/{article}/claim")
def show_claim(request: Request, article: str, desk: At, person: Reader) -> Response:
    """Who has claimed the article, for an open page."""
    return _claim(request, article, desk, person)


@router.post("/articles/{article}/claim")
def claim(request: Request, article: str, desk: At, person: Reviewer, form: Form) -> Response:
    """Claim an article, take it over, or give it back."""
    with desk.database.write() as connection:
        if form.get("do") == "release":
            claims.release(connection, article, person)
        else:
            claims.claim(connection, article, person, force=form.get("do") == "over")
    desk.events.tell("claim", article=article, by=person.name)
    if request.headers.get("hx-request"):
        return _claim(request, article, desk, person)
    return RedirectResponse(f"/articles/{article}", status_code=303)


def _claim(request: Request, article: str, desk: At, person: Reader) -> Response:
    with desk.database.read() as connection:
        row = articles.article_of(connection, article)
        review = reviews.last_review(connection, article)
    holder = claims.holder(row, now())
    return page(
        request, "claim.html.jinja", person, row=row, holder=holder, until=row.claimed_until if holder else None,
        review=review if row.state == "done" else None,
    )  # fmt: skip


@router.get("/articles/{article}/corrected")
def show_corrected(article: str, desk: At, person: Reader) -> dict[str, Any]:
    """The text as sent, with the changes accepted so far."""
    del person
    with desk.database.read() as connection:
        row = articles.article_of(connection, article)
        report = reviews.report_as_sent(connection, row.audit_id) if row.audit_id else None
        if report is None:
            raise Problem(409, "this article has not been audited yet: wait for its report")
        return {"text": reviews.corrected_text(connection, article, report), "open": row.issues}


@router.post("/articles/{article}/finish")
def finish(request: Request, article: str, desk: At, person: Reviewer, form: Form) -> Response:
    """Finish an article; opens the next one if requested."""
    outcome = form.get("outcome", "")
    if outcome not in reviews.OUTCOMES:
        raise Problem(
            422, f"outcome: an article can be finished as {' or '.join(reviews.OUTCOMES)}, not {outcome[:20]!r}"
        )
    text = form.get("text")
    with desk.database.write() as connection:
        reviews.finish(
            connection, article, form.get("audit", ""), person, outcome=outcome,
            text=text.replace("\r\n", "\n") if text is not None else None, note=form.get("note", "")[:1000],
        )  # fmt: skip
        note(connection, person.name, address_of(request), f"finished: {outcome}", article)
        following = claims.take_next(connection, person, Queue()) if form.get("go") == "next" else None
    desk.events.tell("article", article=article, state="done")
    desk.delivering.wake()
    return RedirectResponse(f"/articles/{following}" if following else "/", status_code=303)


@router.post("/articles/{article}/reopen")
def reopen(request: Request, article: str, desk: At, person: Reviewer) -> Response:
    """Reopen a finished article."""
    with desk.database.write() as connection:
        reviews.reopen(connection, article, person)
        claims.claim(connection, article, person)
        note(connection, person.name, address_of(request), "reopened", article)
    desk.events.tell("article", article=article, state="open")
    return RedirectResponse(f"/articles/{article}", status_code=303)


def json_of(value: object) -> Markup:
    """JSON for a script element, which it cannot close."""
    text = json.dumps(value, ensure_ascii=False)
    for code, escaped in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(code, escaped)
    return Markup(text)  # noqa: S704 - no "<" is left in it
