"""How articles are finished (ready with a corrected text, or rejected) and reopened."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert, select, update

from mtcheck.report.corrected import laid_out
from mtcheck.report.read import from_dict
from mtcheck.server.articles import article_of
from mtcheck.server.audits import report_of
from mtcheck.server.claims import claim
from mtcheck.server.corrected import Words, as_sent, correct
from mtcheck.server.decisions import ACCEPTED, OPEN, current, name_issues
from mtcheck.server.frames import load_frame
from mtcheck.server.markup import in_markup
from mtcheck.server.problems import Problem
from mtcheck.server.schema import articles, audits, now, reviews, revisions
from mtcheck.server.webhooks import tell_all

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

    from mtcheck.model import Report
    from mtcheck.server.people import Person

__all__ = ["OUTCOMES", "corrected_text", "finish", "last_review", "reopen", "report_as_sent", "shown_decisions"]

OUTCOMES: Final = ("ready", "rejected")


def report_as_sent(connection: Connection, audit: str) -> Report | None:
    """An audit's report with the text as sent; None if there is no report."""
    value = report_of(connection, audit)
    if value is None:
        return None
    return as_sent(from_dict(value), _submitted_texts(connection, audit))


def _submitted_texts(connection: Connection, audit: str) -> dict[str, Any] | None:
    """The stored texts of a submission."""
    query = select(revisions.c.texts).join(audits, audits.c.revision_id == revisions.c.id)
    texts = connection.execute(query.where(audits.c.id == audit)).scalar()
    return load_frame(texts) if texts else None


def shown_decisions(connection: Connection, article: str, report: Report) -> dict[int, dict[str, Any]]:
    """The decisions on the report's issues, by number, in the format of the page's script."""
    decided = current(connection, article)
    found = {}
    for one in name_issues(report):
        row = decided.get(one.key)
        if row is not None and row.decision != OPEN:
            told = {"decision": row.decision, "reason": row.reason, "suggestion": row.suggestion, "own": row.own}
            told |= {"machine": row.machine, "scope": None if row.scope == "here" else row.scope}
            found[one.number] = {name: value for name, value in told.items() if value not in {None, False}}
    return found


def as_decided(connection: Connection, article: str, report: Report) -> Report:
    """The report without issues that are known by a decision on this article, which is shown instead."""
    decided = current(connection, article)
    issues = tuple(
        replace(one.issue, known=None) if one.key in decided and one.issue.known is not None else one.issue
        for one in name_issues(report)
    )
    return replace(report, issues=issues)


def corrected_text(connection: Connection, article: str, report: Report) -> str:
    """The text as sent, with the accepted changes."""
    decided = current(connection, article)
    accepted = [
        Words(one.number, row.suggestion, row.own)
        for one in name_issues(report)
        if (row := decided.get(one.key)) is not None and row.decision == ACCEPTED and row.suggestion is not None
    ]
    return correct(report, accepted)


def finish(
    connection: Connection,
    article: str,
    audit: str,
    person: Person,
    *,
    outcome: str,
    text: str | None,
    note: str | None,
) -> None:
    """Finish an article. ``text`` is the corrected text, None for the one from the decisions. HTML is kept as HTML: the
    changes are made in its text.

    Raises :class:`mtcheck.server.problems.Problem` for an article that is claimed by another person, finished, or was
    checked again.
    """
    row = article_of(connection, article, locked=True)
    if row.state != "open":
        raise Problem(
            409,
            "this article is already finished: reopen it to change the outcome"
            if row.state == "done"
            else f"this article cannot be finished while its audit is {row.state}: wait for its report",
        )
    if row.audit_id != audit:
        raise Problem(
            409, "the article has been audited again since you opened it: review it again before finishing it"
        )
    if outcome == "ready" and text is not None and not text.strip():
        raise Problem(422, "text: the corrected text is empty; omit it to use the decisions, or reject the article")
    claim(connection, article, person)
    text, html = _as_came(connection, article, audit, text) if outcome == "ready" else (None, None)
    connection.execute(
        insert(reviews).values(
            article_id=article, audit_id=audit, outcome=outcome, text=text, html=html,
            note=note or None, by=person.name, at=now(),
        )
    )  # fmt: skip
    connection.execute(
        update(articles)
        .where(articles.c.id == article)
        .values(state="done", changed=now(), claimed_by=None, claimed_until=None)
    )
    tell_all(connection, "article.finished", article, audit)


def _as_came(connection: Connection, article: str, audit: str, text: str | None) -> tuple[str, bool]:
    """The corrected text in the article's format, and whether that is HTML.

    Plain text if a change has no place in the HTML.
    """
    report = report_as_sent(connection, audit)
    assert report is not None  # noqa: S101 - an open article has one
    if text is None:
        text = corrected_text(connection, article, report)
    sent = _submitted_texts(connection, audit)
    if not sent or not sent.get("html"):
        return text, False
    made = in_markup(str(sent["translation"]), laid_out(report.article).translation, text)
    return (text, False) if made is None else (made, True)


def reopen(connection: Connection, article: str, person: Person) -> None:
    """Reopen a finished article."""
    row = article_of(connection, article, locked=True)
    if row.state != "done":
        raise Problem(409, "this article is not finished: only a finished one can be reopened")
    connection.execute(
        insert(reviews).values(
            article_id=article, audit_id=row.audit_id, outcome="open", text=None, note=None, by=person.name, at=now()
        )
    )
    connection.execute(update(articles).where(articles.c.id == article).values(state="open", changed=now()))
    tell_all(connection, "article.reopened", article, row.audit_id)


def last_review(connection: Connection, article: str) -> Row[Any] | None:
    """The latest review of the article; None if there is none."""
    query = select(reviews).where(reviews.c.article_id == article).order_by(reviews.c.id.desc()).limit(1)
    return connection.execute(query).first()
