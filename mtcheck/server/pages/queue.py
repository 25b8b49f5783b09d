"""The queue: which articles are waiting, worst first, and taking the next."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response, StreamingResponse

from mtcheck.server import claims
from mtcheck.server.asked import At, Form, Reader, Reviewer
from mtcheck.server.pages.page import page
from mtcheck.server.problems import SignInError
from mtcheck.server.queue import Queue, counts, list_articles, sections
from mtcheck.server.schema import now

__all__ = ["router"]

router = APIRouter()

State = Literal["open", "waiting", "done", "failed", "all"]


@router.get("/")
def queue(
    request: Request,
    desk: At,
    person: Reader,
    state: State = "open",
    verdict: Annotated[str, Query(max_length=20)] = "",
    section: Annotated[str, Query(max_length=200)] = "",
    q: Annotated[str, Query(max_length=200)] = "",
    start: Annotated[int, Query(alias="from", ge=0, le=10_000_000)] = 0,
) -> Response:
    """A page of the queue; only the list for htmx."""
    asked = Queue(state, verdict or None, section or None, q, start)
    with desk.database.read() as connection:
        rows, count = list_articles(connection, asked)
        if not rows and start:
            rows, count = list_articles(connection, replace(asked, offset=0))
            start = 0
        known = sections(connection)
        counted = counts(connection)
    moment = now()
    fields: dict[str, str] = {"state": state, "verdict": verdict, "section": section, "q": q}
    alone = bool(request.headers.get("hx-request")) and not request.headers.get("hx-history-restore-request")
    return page(
        request,
        "rows.html.jinja" if alone else "queue.html.jinja",
        person,
        alone=alone,
        rows=rows,
        count=count,
        start=start,
        size=asked.size,
        counts=counted,
        sections=known,
        holders={row.id: claims.holder(row, moment) for row in rows},
        trouble=desk.auditing.trouble,
        here=lambda at: "/?" + urlencode({**{key: value for key, value in fields.items() if value}, "from": at}),
        also=fields,
    )


@router.post("/next")
def next_article(desk: At, person: Reviewer, form: Form) -> Response:
    """Claim the next article and open it."""
    asked = Queue(verdict=form.get("verdict") or None, section=form.get("section") or None)
    with desk.database.write() as connection:
        found = claims.take_next(connection, person, asked)
    if found is None:
        return RedirectResponse("/?none=1", status_code=303)
    desk.events.tell("claim", article=found, by=person.name)
    return RedirectResponse(f"/articles/{found}", status_code=303)


@router.get("/events")
async def events(
    request: Request, desk: At, article: str | None = None, after: Annotated[int | None, Query(ge=0, le=2**53)] = None
) -> Response:
    """Events as they happen; after event number ``after``, if the page gives the last event before it was made."""
    from starlette.concurrency import run_in_threadpool

    from mtcheck.server.asked import person_of

    if await run_in_threadpool(person_of, request) is None:
        raise SignInError
    last = request.headers.get("last-event-id", "")
    stream = desk.events.stream(article, request.is_disconnected, int(last[:18]) if last.isdecimal() else after)
    return StreamingResponse(stream, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})
