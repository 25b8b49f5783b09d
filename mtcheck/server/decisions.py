"""People's decisions on issues. Rows are only added: the last one of an issue counts, and undoing adds another.

An issue is identified by its article, its fingerprint (:mod:`mtcheck.baseline`) and its number among equal ones, so
that a decision outlives the audit that it was made on.
"""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sqlalchemy import and_, func, insert, select, update

from mtcheck.baseline import Known, recognise
from mtcheck.report.read import from_dict
from mtcheck.server.articles import article_of
from mtcheck.server.audits import audit_of, report_of
from mtcheck.server.claims import CLAIM, check_free
from mtcheck.server.problems import Problem
from mtcheck.server.schema import articles, audits, decisions, now

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from mtcheck.model import Issue, Report
    from mtcheck.server.database import Database
    from mtcheck.server.people import Person

__all__ = [
    "ACCEPTED",
    "DISMISSED",
    "OPEN",
    "Choice",
    "Decided",
    "Key",
    "Named",
    "current",
    "decide",
    "name_issues",
    "undo",
]

ACCEPTED: Final = "accepted"
DISMISSED: Final = "dismissed"
OPEN: Final = "open"

_REMEMBERED: Final[OrderedDict[str, Sequence[Named]]] = OrderedDict()
_REMEMBERING: Final = threading.Lock()
_MOST_AUDITS: Final = 200
"""How many audits' issues are cached."""

Key: TypeAlias = tuple[str, int]
"""A fingerprint, and which of the issues with it, from 0."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision on the issue with this number, from 1.

    ``scope`` of a dismissal is ``here`` or ``everywhere``, or ``allowed`` if the spelling is right and belongs in the
    glossary. ``own`` says that the suggestion is in the person's own words, ``machine`` that a model wrote it.
    ``issue`` is the issue's number.
    """

    issue: int
    decision: str
    scope: str = "here"
    suggestion: str | None = None
    own: bool = False
    machine: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """An issue of a report, with its ``number`` there (from 1) and its key."""

    number: int
    issue: Issue
    known: Known
    key: Key


@dataclass(frozen=True, slots=True)
class Decided:
    """The result of choices: the new rows, how many issues are still open, and until when the article is claimed.

    ``left`` counts the open issues.
    """

    article: str
    rows: tuple[Mapping[str, Any], ...]
    left: int
    until: datetime


def name_issues(report: Report) -> list[Named]:
    """A report's issues in order, each with its key."""
    segments = {segment.index: segment for segment in report.article.segments}
    seen: Counter[str] = Counter()
    found = []
    for number, issue in enumerate(report.issues, start=1):
        known = recognise(issue, segments[issue.segment])
        found.append(Named(number, issue, known, (known.fingerprint, seen[known.fingerprint])))
        seen[known.fingerprint] += 1
    return found


def issues_of(connection: Connection, audit: str) -> Sequence[Named]:
    """The issues of a finished audit. Reports never change, so the latest ones are cached."""
    with _REMEMBERING:
        if (known := _REMEMBERED.get(audit)) is not None:
            _REMEMBERED.move_to_end(audit)
            return known
    value = report_of(connection, audit)
    return remember(audit, value) if value is not None else []


def read_issues(database: Database, audit: str) -> None:
    """Cache the issues of an audit before a transaction that needs them, which blocks other writers."""
    with _REMEMBERING:
        known = audit in _REMEMBERED
    if not known:
        with database.read() as connection:
            issues_of(connection, audit)


def remember(audit: str, report: Mapping[str, Any]) -> Sequence[Named]:
    """The issues of an audit's report, which are then cached."""
    found = name_issues(from_dict(report))
    with _REMEMBERING:
        _REMEMBERED[audit] = found
        while len(_REMEMBERED) > _MOST_AUDITS:
            _REMEMBERED.popitem(last=False)
    return found


def current(connection: Connection, article: str) -> dict[Key, Row[Any]]:
    """The last decision on each issue of an article that has any, including undone ones."""
    last = select(func.max(decisions.c.id)).where(decisions.c.article_id == article)
    last = last.group_by(decisions.c.fingerprint, decisions.c.occurrence)
    rows = connection.execute(select(decisions).where(decisions.c.id.in_(last)))
    return {(row.fingerprint, row.occurrence): row for row in rows}


def decide(
    connection: Connection, audit: str, choices: Sequence[Choice], person: Person, *, hold: bool = True
) -> Decided:
    """Store decisions on an audit's issues. The person claims the article, or keeps it, unless it should not be held.

    If another audit with exactly the same issues has replaced this one, the decisions are made there.

    Raises :class:`mtcheck.server.problems.Problem`: 404 for a missing audit or issue, 409 for a replaced audit and for
    an article that is finished or claimed by another person.
    """
    row = audit_of(connection, audit, locked=True)
    if row.current != audit:
        choices = _choices_on_current(connection, row, audit, choices)
        audit = row.current
    if row.article_state == "done":
        raise Problem(409, "this article is finished: reopen it before deciding on its issues")
    moment = check_free(row, person)
    until = moment + CLAIM
    issues = issues_of(connection, audit)
    before = current(connection, row.article_id)
    made = [_row(_of_number(issues, choice.issue), choice, row.article_id, audit, person) for choice in choices]
    made = [new for new in made if not _is_same(before.get((new["fingerprint"], new["occurrence"])), new)]
    if made:
        connection.execute(insert(decisions), made)
    after = {key: str(one.decision) for key, one in before.items()}
    after |= {(new["fingerprint"], new["occurrence"]): str(new["decision"]) for new in made}
    left = count_open(issues, after)
    held = {"claimed_by": person.name, "claimed_until": until} if hold else {}
    connection.execute(
        update(articles).where(articles.c.id == row.article_id).values(issues=left, changed=moment, **held)
    )
    return Decided(row.article_id, tuple(made), left, until)


def _choices_on_current(connection: Connection, row: Row[Any], audit: str, choices: Sequence[Choice]) -> list[Choice]:
    """The choices with the issue numbers of the audit that replaced this one, if it found the same issues."""
    before, after = issues_of(connection, audit), issues_of(connection, row.current) if row.current else []
    numbers = {one.key: one.number for one in after}
    if not before or {one.key for one in before} != numbers.keys():
        raise replaced_problem(connection, row.article_id, audit)
    return [replace(choice, issue=numbers[_of_number(before, choice.issue).key]) for choice in choices]


def undo(connection: Connection, decision: int, person: Person) -> Mapping[str, Any]:
    """Undo one decision, which restores the previous state. Returns the new row.

    Raises :class:`mtcheck.server.problems.Problem`: 404 for an unknown decision, 409 for one that has already been
    overruled.
    """
    row = connection.execute(select(decisions).where(decisions.c.id == decision)).first()
    if row is None:
        raise Problem(404, f"unknown decision {decision}: the history and GET /api/v1/decisions list them")
    article_of(connection, row.article_id, locked=True)
    latest = current(connection, row.article_id)[row.fingerprint, row.occurrence]
    if latest.id != row.id:
        raise Problem(409, f"{latest.by} has decided on this issue since: undo that decision first", latest=latest.id)
    before = connection.execute(
        select(decisions)
        .where(
            decisions.c.article_id == row.article_id,
            decisions.c.fingerprint == row.fingerprint,
            decisions.c.occurrence == row.occurrence,
            decisions.c.id < row.id,
        )
        .order_by(decisions.c.id.desc())
        .limit(1)
    ).first()
    kept = ("decision", "scope", "suggestion", "own", "machine", "reason")
    blank = {"decision": OPEN, "scope": "here", "suggestion": None, "own": False, "machine": False, "reason": None}
    values = row._asdict() | ({name: getattr(before, name) for name in kept} if before else blank)
    values |= {"by": person.name, "at": now(), "undoes": row.id}
    del values["id"]
    connection.execute(insert(decisions), [values])
    recount(connection, row.article_id)
    return values


def recount(connection: Connection, article: str) -> None:
    """Recount the article's open issues."""
    audit = article_of(connection, article).audit_id
    if audit is not None:
        decided = {key: str(row.decision) for key, row in current(connection, article).items()}
        left = count_open(issues_of(connection, audit), decided)
        connection.execute(update(articles).where(articles.c.id == article).values(issues=left, changed=now()))


def count_open(issues: Iterable[Named], decided: Mapping[Key, str]) -> int:
    """How many issues have no decision and are not settled otherwise."""
    return sum(_is_open(one, decided.get(one.key)) for one in issues)


def replaced_problem(connection: Connection, article: str, audit: str) -> Problem:
    """The problem for decisions on a replaced audit: which issues are gone and which are new."""
    row = article_of(connection, article)
    if row.audit_id is None:
        return Problem(409, "this audit is not finished yet: wait until its state is done, then decide")
    old, new = report_of(connection, audit), report_of(connection, row.audit_id)
    why = connection.execute(select(audits.c.why).where(audits.c.id == row.audit_id)).scalar()
    gone, come = _difference(old, new)
    sentence = (
        f"the article has been audited again since you opened it{f' ({why})' if why else ''}: {len(gone)} issues gone, "
        f"{len(come)} new; open it again and decide on those"
    )
    return Problem(409, sentence, audit=row.audit_id, gone=gone, come=come)


def _difference(old: dict[str, Any] | None, new: dict[str, Any] | None) -> tuple[list[Any], list[Any]]:
    before = {one.key: one for one in name_issues(from_dict(old))} if old else {}
    after = {one.key: one for one in name_issues(from_dict(new))} if new else {}
    return (
        [_as_json(one) for key, one in before.items() if key not in after],
        [_as_json(one) for key, one in after.items() if key not in before],
    )


def _as_json(one: Named) -> dict[str, object]:
    return {"issue": one.number, "check": one.issue.check, "text": one.issue.text}


def _is_open(one: Named, decision: str | None) -> bool:
    """Whether an issue is open. A decision made here takes precedence over ``known``, which may come from that very
    decision."""
    return one.issue.known is None if decision is None else decision == OPEN


def _of_number(issues: Sequence[Named], number: int) -> Named:
    if not 1 <= number <= len(issues):
        raise Problem(404, f"issue: the report has no issue {number}; its {len(issues)} issues are counted from 1")
    return issues[number - 1]


def _row(one: Named, choice: Choice, article: str, audit: str, person: Person) -> dict[str, Any]:
    suggestion = choice.suggestion
    if choice.decision == ACCEPTED and suggestion is None:
        suggestion = next(iter(one.issue.suggestions), None)
    accepted = choice.decision == ACCEPTED
    return {
        "article_id": article,
        "audit_id": audit,
        "fingerprint": one.key[0],
        "occurrence": one.key[1],
        "check_name": one.issue.check,
        "text": one.known.text,
        "context": one.known.context,
        "severity": one.issue.severity.value,
        "confidence": one.issue.confidence,
        "decision": choice.decision,
        "scope": choice.scope if choice.decision == DISMISSED else "here",
        "suggestion": suggestion if accepted else None,
        "own": choice.own and accepted,
        "machine": choice.machine and accepted,
        "reason": choice.reason or None,
        "by": person.name,
        "at": now(),
        "undoes": None,
        "words": one.issue.text,
    }


def _is_same(before: Row[Any] | None, new: Mapping[str, Any]) -> bool:
    """Whether a choice adds nothing new."""
    told = ("decision", "scope", "suggestion", "own", "reason")
    if before is None:
        return bool(new["decision"] == OPEN)
    return all(getattr(before, name) == new[name] for name in told)


def last_of(connection: Connection, article: str, key: Key) -> Row[Any]:
    """The last row of the issue that a decision is about."""
    fingerprint, occurrence = key
    return connection.execute(
        select(decisions)
        .where(
            decisions.c.article_id == article,
            decisions.c.fingerprint == fingerprint,
            decisions.c.occurrence == occurrence,
        )
        .order_by(decisions.c.id.desc())
        .limit(1)
    ).one()


def since(connection: Connection, after: int, most: int) -> list[Row[Any]]:
    """Rows with a higher id than ``after``, in order."""
    query = select(decisions).where(decisions.c.id > after).order_by(decisions.c.id).limit(most)
    return list(connection.execute(query))


def dismissed_here(connection: Connection) -> dict[tuple[str, str, str, str], int]:
    """How often each check, text and context is dismissed in its place, for each reason; counted by the database."""
    last = select(func.max(decisions.c.id)).group_by(
        decisions.c.article_id, decisions.c.fingerprint, decisions.c.occurrence
    )
    why = func.coalesce(decisions.c.reason, "dismissed").label("why")
    here = select(decisions.c.check_name, decisions.c.text, decisions.c.context, why)
    here = here.where(decisions.c.id.in_(last), decisions.c.decision == DISMISSED, decisions.c.scope == "here")
    alike = here.subquery()
    query = select(*alike.c, func.count()).group_by(*alike.c)
    return {(row[0], row[1], row[2], row[3]): row[4] for row in connection.execute(query)}


def all_current(connection: Connection, texts: Collection[str] | None = None) -> list[Row[Any]]:
    """The last decision on every issue with any, in all articles; only on issues about these texts."""
    last = select(func.max(decisions.c.id)).group_by(
        decisions.c.article_id, decisions.c.fingerprint, decisions.c.occurrence
    )
    if texts is not None:
        last = last.where(decisions.c.text.in_(texts))
    return list(
        connection.execute(select(decisions).where(and_(decisions.c.id.in_(last), decisions.c.decision != OPEN)))
    )
