"""The API's requests and responses, as in its OpenAPI description."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from mtcheck.server.problems import all_storable

__all__ = [
    "Audit",
    "AuditRequest",
    "BulkAnswer",
    "BulkRequest",
    "ChoiceRequest",
    "Decision",
    "DecisionsAnswer",
    "DecisionsRequest",
    "FinishRequest",
    "GlossaryVersion",
    "ProblemAnswer",
    "Proposal",
    "ProposalRequest",
    "ReportFormat",
    "ReportsAnswer",
    "Review",
    "SettleRequest",
    "Waiver",
    "WaiverRequest",
]

_TEXT = 2_000_000


class Strict(BaseModel):
    """A request body without unknown fields."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def cleaned(cls, value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Every text in it, at any depth, as a database accepts it."""
        return all_storable(value)


class ProblemAnswer(BaseModel):
    """Why a request was refused (RFC 9457): ``status`` is the HTTP status, ``detail`` a sentence for people."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


class AuditRequest(Strict):
    """An article to audit."""

    article: Annotated[str, Field(min_length=1, max_length=400, description="Your own id for the article.")]
    translation: Annotated[str, Field(min_length=1, max_length=_TEXT)]
    source: Annotated[str | None, Field(max_length=_TEXT)] = None
    references: Annotated[list[Annotated[str, Field(max_length=_TEXT)]], Field(max_length=10)] = []
    format: Annotated[Literal["text", "html"], Field(description="Format of all texts.")] = "text"
    title: Annotated[str | None, Field(max_length=1000)] = None
    section: Annotated[str | None, Field(max_length=200)] = None
    engine: Annotated[str | None, Field(max_length=200, description="What translated it.")] = None
    source_lang: Annotated[str | None, Field(max_length=35, description="BCP 47; detected if not given.")] = None
    target_lang: Annotated[str | None, Field(max_length=35, description="BCP 47; en if not given.")] = None
    published: date | None = None
    translator: Annotated[
        str | None, Field(max_length=200, description="The name of one of the desk's translators.")
    ] = None


class Audit(BaseModel):
    """An audit: its state and result."""

    audit: str
    article: str
    state: Literal["waiting", "running", "done", "failed", "replaced"]
    place: Annotated[int, Field(description="Position in the queue, from 1.")] = 0
    verdict: Literal["publish", "fix", "reject", "unknown"] | None = None
    issues: Annotated[int | None, Field(description="Issues without a decision.")] = None
    reason: Annotated[str | None, Field(description="Why it failed.")] = None
    current: Annotated[str | None, Field(description="The article's current audit, if it is not this one.")] = None
    replaces: Annotated[str | None, Field(description="The audit that this one replaces.")] = None
    report: Annotated[str | None, Field(description="Where the report is.")] = None
    page: Annotated[str | None, Field(description="Where people review it.")] = None


class ReportFormat(StrEnum):
    """The formats of a report."""

    JSON = "json"
    HTML = "html"
    SARIF = "sarif"


class ReportsAnswer(BaseModel):
    """How many reports were imported (``taken``), and how many were already known (``known``)."""

    taken: int
    known: int


class ChoiceRequest(Strict):
    """A decision on one issue."""

    issue: Annotated[int, Field(ge=1, le=1_000_000, description="The issue's number in the report, from 1.")]
    decision: Literal["accepted", "dismissed", "open"]
    scope: Annotated[
        Literal["here", "everywhere", "allowed"],
        Field(description="Of a dismissal: here (a baseline), everywhere (a waiver), allowed (a proposal)."),
    ] = "here"
    suggestion: Annotated[str | None, Field(max_length=20_000)] = None
    own: bool = False
    machine: bool = False
    reason: Annotated[str | None, Field(max_length=500)] = None


class DecisionsRequest(Strict):
    """Decisions on issues of one audit."""

    decisions: Annotated[list[ChoiceRequest], Field(min_length=1, max_length=500)]


class DecisionsAnswer(BaseModel):
    """How many decisions were made (``made``), and how many issues are left."""

    made: int
    left: Annotated[int, Field(description="Issues of the article without a decision.")]
    claimed_until: str


class Decision(BaseModel):
    """A line of the history. ``id`` counts lines, ``undoes`` is the line that this one undoes; ``confidence`` is
    the issue's, in [0, 1].
    """

    id: int
    article: str
    audit: str
    check: str
    text: str
    severity: str
    confidence: float
    decision: str
    scope: str
    suggestion: str | None
    own: bool
    reason: str | None
    by: str
    at: str
    undoes: int | None


class BulkRequest(Strict):
    """The same decision on all similar issues of open articles."""

    check: Annotated[str, Field(min_length=1, max_length=60)]
    text: Annotated[str, Field(min_length=1, max_length=2000)]
    decision: Literal["accepted", "dismissed"] = "dismissed"
    reason: Annotated[str | None, Field(max_length=500)] = None
    dry_run: Annotated[bool, Field(description="Count the issues without deciding on them.")] = True


class BulkAnswer(BaseModel):
    """For how many ``articles`` and ``issues`` the decision was made, or would be."""

    articles: int
    issues: int
    others: Annotated[int, Field(description="Articles left out because someone else is working on them.")]
    dry_run: bool


class FinishRequest(Strict):
    """How an article is finished."""

    outcome: Literal["ready", "rejected"]
    text: Annotated[
        str | None, Field(max_length=_TEXT, description="Your own corrected text, if not the suggestion.")
    ] = None
    note: Annotated[str | None, Field(max_length=1000)] = None


class Review(BaseModel):
    """The outcome for an article, for a CMS to request, or to get by webhook.

    ``issues`` counts those without a decision.
    """

    article: str
    state: Literal["waiting", "failed", "open", "done"]
    audit: str | None
    verdict: str | None
    issues: int
    outcome: Literal["ready", "rejected"] | None = None
    text: Annotated[str | None, Field(description="The corrected text of an article that is ready.")] = None
    format: Annotated[
        Literal["text", "html"] | None, Field(description="Format of the text: html if the article was sent as HTML.")
    ] = None
    note: str | None = None
    by: str | None = None
    at: str | None = None
    page: str


class ProposalRequest(Strict):
    """A name for the glossary."""

    entry: Annotated[
        dict[str, Any], Field(description="An entry of mtcheck.glossary-additions/v1: name, kind, source, variants …")
    ]
    why: Annotated[str | None, Field(max_length=500)] = None
    article: Annotated[str | None, Field(max_length=32, description="The desk's id for the article it is about.")] = (
        None
    )


class Proposal(BaseModel):
    """A proposed name, by its number (``id``)."""

    id: int
    name: str
    entry: dict[str, Any]
    why: str | None
    state: Literal["open", "approved", "declined"]
    by: str
    at: str
    flaws: Annotated[list[str], Field(description="What lint reports about it.")] = []


class SettleRequest(Strict):
    """The decision on a proposal or a waiver."""

    state: Literal["approved", "declined", "revoked"]
    reason: Annotated[str | None, Field(max_length=500)] = None


class GlossaryVersion(BaseModel):
    """A version of the desk's glossary, by its number (``version``, from 1; 0 is the empty one)."""

    version: int
    etag: str


class WaiverRequest(Strict):
    """What is right everywhere."""

    check: Annotated[str, Field(min_length=1, max_length=60)]
    text: Annotated[str, Field(min_length=1, max_length=2000)]
    reason: Annotated[str, Field(min_length=1, max_length=500)]


class Waiver(BaseModel):
    """A waiver, by its number (``id``)."""

    id: int
    check: str
    text: str
    reason: str
    until: str
    state: Literal["proposed", "active", "declined", "revoked"]
    by: str
