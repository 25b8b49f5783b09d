"""Articles come in, audits and reports go out, decisions are made."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from mtcheck.report import RENDERERS
from mtcheck.report.read import from_dict
from mtcheck.server import articles, decisions
from mtcheck.server.articles import Submission
from mtcheck.server.asked import At, Reader, Reviewer
from mtcheck.server.auditing import place_in_line
from mtcheck.server.problems import Problem

__all__ = ["router"]

router = APIRouter(tags=["audits"])

_TEXT = 2_000_000


class Strict(BaseModel):
    """A body that says nothing unknown."""

    model_config = ConfigDict(extra="forbid")


class AuditRequest(Strict):
    """An article to audit."""

    article: Annotated[str, Field(min_length=1, max_length=400, description="Your own id of the article.")]
    translation: Annotated[str, Field(min_length=1, max_length=_TEXT)]
    source: Annotated[str | None, Field(max_length=_TEXT)] = None
    references: Annotated[list[Annotated[str, Field(max_length=_TEXT)]], Field(max_length=10)] = []
    format: Literal["text", "html"] = "text"
    title: Annotated[str | None, Field(max_length=1000)] = None
    section: Annotated[str | None, Field(max_length=200)] = None
    engine: Annotated[str | None, Field(max_length=200)] = None
    source_lang: Annotated[str | None, Field(max_length=35)] = None
    target_lang: Annotated[str | None, Field(max_length=35)] = None
    published: date | None = None
    translator: Annotated[
        str | None, Field(max_length=200, description="One of the desk's own translators, by its name.")
    ] = None


class Audit(BaseModel):
    """An audit: how far it is, and what it came to."""

    audit: str
    article: str
    state: Literal["waiting", "running", "done", "failed", "replaced"]
    place: Annotated[int, Field(description="How many audits are made before this one, itself included.")] = 0
    verdict: str | None = None
    issues: Annotated[int | None, Field(description="Issues that nobody has decided on.")] = None
    reason: Annotated[str | None, Field(description="Why it failed.")] = None
    current: Annotated[str | None, Field(description="The article's audit that counts, if another one does.")] = None
    replaces: str | None = None
    report: str | None = None
    page: str | None = None


class ReportFormat(StrEnum):
    """What a report can be had as."""

    JSON = "json"
    HTML = "html"
    SARIF = "sarif"


class ChoiceRequest(Strict):
    """A decision on one issue."""

    issue: Annotated[int, Field(ge=1, le=1_000_000, description="The issue's number in the report, from 1.")]
    decision: Literal["accepted", "dismissed", "open"]
    scope: Literal["here", "everywhere", "allowed"] = "here"
    suggestion: Annotated[str | None, Field(max_length=20_000)] = None
    own: bool = False
    machine: bool = False
    reason: Annotated[str | None, Field(max_length=500)] = None


class DecisionsRequest(Strict):
    """Decisions on issues of one audit."""

    decisions: Annotated[list[ChoiceRequest], Field(min_length=1, max_length=500)]


class DecisionsAnswer(BaseModel):
    """What came of them."""

    made: int
    left: Annotated[int, Field(description="Issues of the article that nobody has decided on.")]
    claimed_until: str


@router.post("/audits", status_code=202)
def post_audit(body: AuditRequest, response: Response, desk: At, person: Reviewer) -> Audit:
    """Send an article. It is audited soon; the very same again is not audited again."""
    if body.translator is not None and body.translator not in desk.setup.translators:
        allowed = ", ".join(desk.setup.translators) or "none"
        raise Problem(422, f"translator: this desk was not started with {body.translator!r}; it has {allowed}")
    check_languages(body.source_lang, body.target_lang)
    sent = Submission(
        name=body.article, translation=body.translation, source=body.source, references=tuple(body.references),
        html=body.format == "html", title=body.title, section=body.section, engine=body.engine,
        source_lang=body.source_lang, target_lang=body.target_lang, published=body.published,
        translator=body.translator,
    )  # fmt: skip
    with desk.database.write() as connection:
        received = articles.receive(connection, sent, person.name)
    desk.auditing.wake()
    desk.events.tell("article", article=received.article)
    if received.known:
        response.status_code = 200
    response.headers["Location"] = f"/api/v1/audits/{received.audit}"
    return _audit(desk, received.audit, replaces=received.replaces)


@router.get("/audits/{audit}")
def get_audit(audit: str, desk: At, person: Reader) -> Audit:
    """How far an audit is."""
    del person
    return _audit(desk, audit)


@router.get("/audits/{audit}/report", response_class=Response)
def get_report(
    audit: str, desk: At, person: Reader, form: Annotated[ReportFormat, Query(alias="format")] = ReportFormat.JSON
) -> Response:
    """The report of an audit that is done."""
    del person
    with desk.database.read() as connection:
        row = articles.audit_of(connection, audit)
        value = articles.report_of(connection, audit)
    if value is None:
        raise Problem(404, f"there is no report: the audit is {row.state}{f' ({row.reason})' if row.reason else ''}")
    kinds = {
        ReportFormat.JSON: "application/json",
        ReportFormat.HTML: "text/html",
        ReportFormat.SARIF: "application/sarif+json",
    }
    # The page brings its own policy; shown from here it may run its script, but not as one of the desk's pages.
    headers = {"Content-Security-Policy": "sandbox allow-scripts allow-downloads allow-modals; frame-ancestors 'none'"}
    text = RENDERERS[form.value](from_dict(value))
    return Response(text, media_type=kinds[form], headers=headers if form is ReportFormat.HTML else None)


@router.post("/audits/{audit}/decisions")
def post_decisions(audit: str, body: DecisionsRequest, desk: At, person: Reviewer) -> DecisionsAnswer:
    """Decide on issues. All of them are kept, or none."""
    choices = [decisions.Choice(**choice.model_dump()) for choice in body.decisions]
    with desk.database.write() as connection:
        decided = decisions.decide(connection, audit, choices, person)
    told: dict[str, Any] = {"article": decided.article, "by": person.name, "left": decided.left}
    desk.events.tell("decision", **told)
    desk.changed()
    return DecisionsAnswer(made=len(decided.rows), left=decided.left, claimed_until=decided.until.isoformat())


def check_languages(*tags: str | None) -> None:
    """Raises :class:`mtcheck.server.problems.Problem` for what is no language tag."""
    import re

    for tag in tags:
        if tag is not None and not re.fullmatch(r"[A-Za-z]{2,3}([_-][A-Za-z0-9]{1,8})*", tag):
            raise Problem(422, f"{tag!r} is not a BCP 47 tag (examples: sr, hr, en-GB)")


def _audit(desk: At, audit: str, replaces: str | None = None) -> Audit:
    with desk.database.read() as connection:
        row = articles.audit_of(connection, audit)
    place = place_in_line(desk.database, audit) if row.state == "waiting" else 0
    shown = row.state in {"done", "replaced"}
    return Audit(
        audit=audit,
        article=row.name,
        state=row.state,
        place=place,
        verdict=row.verdict,
        issues=row.issues if row.current == audit else None,
        reason=row.reason,
        current=row.current if row.current != audit else None,
        replaces=replaces,
        report=f"/api/v1/audits/{audit}/report" if shown and row.verdict else None,
        page=f"/articles/{row.article_id}",
    )
