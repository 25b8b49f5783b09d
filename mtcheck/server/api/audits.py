"""The routes for articles, audits, reports and reviews."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Final

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Connection, Row

from mtcheck.report import RENDERERS
from mtcheck.report.read import from_dict
from mtcheck.server import articles, audits, imports, reviews, submissions
from mtcheck.server.api.models import Audit, AuditRequest, FinishRequest, ReportFormat, ReportsAnswer, Review
from mtcheck.server.asked import At, Reader, Reviewer, Sender, address_of
from mtcheck.server.auditing import place_in_line
from mtcheck.server.desk import Desk
from mtcheck.server.idempotency import keep_answer, known_answer
from mtcheck.server.people import Person
from mtcheck.server.problems import Problem
from mtcheck.server.security import note
from mtcheck.server.submissions import Submission

__all__ = ["router"]

router = APIRouter(tags=["audits"])


def _body(kind: str) -> dict[str, Any]:
    """Describes a body that is read as a stream."""
    return {"requestBody": {"required": True, "content": {kind: {"schema": {"type": "string"}}}}}


_TAG: Final = re.compile(r"[A-Za-z]{2,3}([_-][A-Za-z0-9]{1,8})*")
_KINDS: Final = {
    ReportFormat.JSON: "application/json",
    ReportFormat.HTML: "text/html",
    ReportFormat.SARIF: "application/sarif+json",
}


@router.post(
    "/audits", status_code=202, responses={200: {"model": Audit, "description": "The same article was sent before."}}
)
def post_audit(
    body: AuditRequest,
    desk: At,
    person: Sender,
    response: Response,
    idempotency_key: Annotated[str | None, Header(max_length=1000)] = None,
) -> Audit:
    """Send an article. It is audited soon, in order of arrival; an identical one is not audited again."""
    sent = _submission(body, desk)
    packed = sent.packed()
    with desk.database.write() as connection:
        known = known_answer(connection, person, idempotency_key, packed)
        if known is not None:
            response.status_code = known[0]
            answer = Audit.model_validate_json(known[1])
            response.headers["Location"] = f"/api/v1/audits/{answer.audit}"
            response.headers["Idempotent-Replayed"] = "true"
            return answer
        received = submissions.receive(connection, sent, person.name)
        row = audits.audit_of(connection, received.audit)
        answer = audit_answer(row, 0, replaces=received.replaces)
        status = 200 if received.known else 202
        keep_answer(connection, person, idempotency_key, packed, status, answer.model_dump_json())
    desk.auditing.wake()
    desk.events.tell("article", article=received.article)
    response.status_code = status
    response.headers["Location"] = f"/api/v1/audits/{received.audit}"
    return answer


@router.get("/audits/{audit}")
def get_audit(audit: str, desk: At, person: Reader) -> Audit:
    """The state of an audit, and its result."""
    del person
    with desk.database.read() as connection:
        row = audits.audit_of(connection, audit)
    return audit_answer(row, place_in_line(desk.database, audit) if row.state == "waiting" else 0)


@router.get("/audits/{audit}/report", response_class=Response)
def get_report(
    audit: str, desk: At, person: Reader, form: Annotated[ReportFormat, Query(alias="format")] = ReportFormat.JSON
) -> Response:
    """The report of a finished audit: JSON (mtcheck.report/v1), a page, or SARIF."""
    del person
    with desk.database.read() as connection:
        row = audits.audit_of(connection, audit)
        value = audits.report_of(connection, audit)
    if value is None:
        raise Problem(404, _no_report(row))
    # The page brings its own policy; shown from here it may run its script, but not as one of the desk's pages.
    headers = {"Content-Security-Policy": "sandbox allow-scripts allow-downloads allow-modals; frame-ancestors 'none'"}
    text = RENDERERS[form.value](from_dict(value))
    return Response(text, media_type=_KINDS[form], headers=headers if form is ReportFormat.HTML else None)


@router.post("/audits/{audit}/review")
def post_review(audit: str, body: FinishRequest, request: Request, desk: At, person: Reviewer) -> Review:
    """Finish the article of an audit."""
    with desk.database.write() as connection:
        article = audits.audit_of(connection, audit).article_id
        reviews.finish(connection, article, audit, person, outcome=body.outcome, text=body.text, note=body.note)
        note(connection, person.name, address_of(request), f"finished: {body.outcome}", article)
        answer = _review(connection, article)
    desk.events.tell("article", article=article, state="done")
    desk.delivering.wake()
    return answer


@router.get("/review")
def get_review(desk: At, person: Reader, article: Annotated[str, Query(min_length=1, max_length=400)]) -> Review:
    """The outcome for an article, by the id that it was sent with."""
    del person
    with desk.database.read() as connection:
        found = articles.id_of(connection, article)
        return _review(connection, found)


@router.post("/reports", openapi_extra=_body("application/jsonl"))
async def post_reports(request: Request, desk: At, person: Sender) -> ReportsAnswer:
    """Import reports by ``mtcheck batch`` or ``audit --format json``: JSON Lines, one report per line."""
    body = await request.body()
    return await run_in_threadpool(_take, desk, person, body)


def _take(desk: Desk, person: Person, body: bytes) -> ReportsAnswer:
    taken = count = 0
    try:
        for chunk in imports.chunks(body):
            try:
                prepared = desk.reading.prepare(tuple(chunk.values()))
            except Problem as problem:
                raise _told_where(problem, chunk, count) from problem
            with desk.database.write() as connection:
                taken += imports.take(connection, prepared, person.name)
            desk.database.settle()
            count += len(chunk)
    finally:
        desk.events.tell("article")
    return ReportsAnswer(taken=taken, known=count - taken)


def _told_where(problem: Problem, chunk: Mapping[int, bytes], count: int) -> Problem:
    index = problem.more.get("index")
    if not isinstance(index, int):
        return problem
    line = list(chunk)[index]
    kept = f"the first {count} were taken" if count else "none was taken"
    sentence = f"line {line}: {problem.sentence}; {kept}: correct it and send them all again; known ones are skipped"
    return Problem(problem.status, sentence, line=line, taken=count)


def audit_answer(row: Row[Any], place: int, *, replaces: str | None = None) -> Audit:
    """An audit, as the API returns it."""
    shown = row.state in {"done", "replaced"} and row.verdict
    return Audit(
        audit=row.id,
        article=row.name,
        state=row.state,
        place=place,
        verdict=row.verdict,
        issues=row.issues if row.current == row.id else None,
        reason=row.reason,
        current=row.current if row.current != row.id else None,
        replaces=replaces,
        report=f"/api/v1/audits/{row.id}/report" if shown else None,
        page=f"/articles/{row.article_id}",
    )


def _no_report(row: Row[Any]) -> str:
    if row.state == "failed":
        return f"no report: the audit failed ({row.reason}); correct the article and send it again"
    if row.state == "replaced":
        return f"no report: the audit was replaced before it ran; the current one is {row.current or 'being made'}"
    return f"no report yet: the audit is {row.state}; ask GET /api/v1/audits/{row.id} until it is done"


def _submission(body: AuditRequest, desk: Desk) -> Submission:
    if body.translator is not None and body.translator not in desk.setup.translators:
        allowed = ", ".join(desk.setup.translators) or "none"
        raise Problem(
            422,
            f"translator: this desk does not offer {body.translator!r}; it has {allowed} (mtcheck serve --translator)",
        )
    for field, tag in (("source_lang", body.source_lang), ("target_lang", body.target_lang)):
        if tag is not None and not _TAG.fullmatch(tag):
            raise Problem(
                422, f"{field}: {tag!r} is not a BCP 47 tag; write one such as sr, hr or en-GB, or leave it out"
            )
    if not body.translation.strip():
        raise Problem(422, "translation: the text is empty; send the translated article")
    return Submission(
        name=body.article, translation=body.translation, source=body.source, references=tuple(body.references),
        html=body.format == "html", title=body.title, section=body.section, engine=body.engine,
        source_lang=body.source_lang, target_lang=body.target_lang, published=body.published,
        translator=body.translator,
    )  # fmt: skip


def _review(connection: Connection, article: str) -> Review:
    row = articles.article_of(connection, article)
    review = reviews.last_review(connection, article) if row.state == "done" else None
    told = Review(
        article=row.name, state=row.state, audit=row.audit_id, verdict=row.verdict, issues=row.issues,
        page=f"/articles/{article}",
    )  # fmt: skip
    if review is None:
        return told
    said = {
        "outcome": review.outcome,
        "text": review.text,
        "format": "html" if review.html else "text",
        "note": review.note,
        "by": review.by,
    }
    return told.model_copy(update={**said, "at": review.at.isoformat()})
