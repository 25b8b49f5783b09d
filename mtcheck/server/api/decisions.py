"""The routes for decisions: on issues of one audit, on all similar issues at once, and undo."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response
from sqlalchemy import Row

from mtcheck.server import bulk, decisions, names, waivers
from mtcheck.server.api.models import (
    BulkAnswer,
    BulkRequest,
    Decision,
    DecisionsAnswer,
    DecisionsRequest,
)
from mtcheck.server.asked import At, Reader, Reviewer
from mtcheck.server.consequences import follow

__all__ = ["router"]

router = APIRouter(tags=["decisions"])


@router.post("/audits/{audit}/decisions")
def post_decisions(audit: str, body: DecisionsRequest, desk: At, person: Reviewer) -> DecisionsAnswer:
    """Decide on issues. All decisions are stored, or none; the article is yours for twenty more minutes."""
    choices = [decisions.Choice(**choice.model_dump()) for choice in body.decisions]
    decisions.read_issues(desk.database, audit)
    for choice in choices:  # slow loading is done before the transaction, which blocks other writers
        if choice.scope == "allowed":
            names.load()
        elif choice.scope == "everywhere":
            waivers.load()
    with desk.database.write() as connection:
        decided = decisions.decide(connection, audit, choices, person)
        follow(connection, decided.rows, person)
    desk.events.tell("decision", article=decided.article, by=person.name)
    desk.changed()
    return DecisionsAnswer(made=len(decided.rows), left=decided.left, claimed_until=decided.until.isoformat())


@router.post("/decisions/bulk")
def post_bulk(body: BulkRequest, desk: At, person: Reviewer) -> BulkAnswer:
    """Decide on all similar issues of open articles; with ``dry_run``, only count them."""
    asked = bulk.Asked(body.check, body.text, body.decision, body.reason, dry_run=body.dry_run)
    done = bulk.decide_all(desk.database, asked, person)
    if not body.dry_run and done.issues:
        desk.events.tell("decision")
        desk.changed()
    return BulkAnswer(articles=done.articles, issues=done.issues, others=done.others, dry_run=body.dry_run)


@router.post("/decisions/{decision}/undo")
def post_undo(decision: Annotated[int, Path(ge=1, le=2**31 - 1)], desk: At, person: Reviewer) -> Decision:
    """Undo a decision: the previous state is restored."""
    with desk.database.write() as connection:
        made = decisions.undo(connection, decision, person)
        row = decisions.last_of(connection, made["article_id"], (made["fingerprint"], made["occurrence"]))
    desk.events.tell("decision", article=made["article_id"], by=person.name)
    desk.changed()
    return decision_of(row)


@router.get("/decisions")
def get_decisions(
    desk: At,
    person: Reader,
    after: Annotated[int, Query(ge=0, le=2**31 - 1, description="Only those with a higher id.")] = 0,
    most: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> list[Decision]:
    """The history, oldest first: every decision ever made, including undone ones."""
    del person
    with desk.database.read() as connection:
        return [decision_of(row) for row in decisions.since(connection, after, most)]


@router.get("/decisions.jsonl", response_class=Response)
def get_decisions_file(desk: At, person: Reader) -> Response:
    """The current decisions, one per line (JSON Lines)."""
    del person
    with desk.database.read() as connection:
        lines = "".join(_lines(decisions.all_current(connection)))
    return Response(lines, media_type="application/jsonl")


def _lines(rows: list[Row[Any]]) -> Iterator[str]:
    for row in rows:
        yield decision_of(row).model_dump_json() + "\n"


def decision_of(row: Row[Any]) -> Decision:
    """A decision, as the API returns it."""
    return Decision(
        id=row.id, article=row.article_id, audit=row.audit_id, check=row.check_name, text=row.text,
        severity=row.severity, confidence=row.confidence, decision=row.decision, scope=row.scope,
        suggestion=row.suggestion, own=row.own, reason=row.reason, by=row.by, at=row.at.isoformat(), undoes=row.undoes,
    )  # fmt: skip
