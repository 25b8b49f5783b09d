"""Audits: which are waiting, their inputs, and their results."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, select, update

from mtcheck.report.read import from_dict
from mtcheck.server.frames import load_frame
from mtcheck.server.problems import Problem
from mtcheck.server.reports import report_columns
from mtcheck.server.schema import articles, audits, now, revisions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from mtcheck.batch.item import Item
    from mtcheck.batch.worker import Outcome

__all__ = ["audit_of", "finish_audit", "item_of", "latest_audit", "report_of", "waiting_audits"]


def waiting_audits(connection: Connection, most: int, running: Iterable[str] = ()) -> list[Row[Any]]:
    """The next audits to run, those of new articles first."""
    return list(
        connection.execute(
            select(audits.c.id, audits.c.article_id, audits.c.translator, articles.c.name, revisions.c.texts)
            .join(articles, articles.c.id == audits.c.article_id)
            .join(revisions, revisions.c.id == audits.c.revision_id)
            .where(audits.c.state == "waiting", audits.c.id.not_in(tuple(running)))
            .order_by(audits.c.priority, audits.c.asked)
            .limit(most)
        )
    )


def item_of(name: str, texts: bytes, known: bytes) -> Item:
    """The article for the batch engine; ``known`` is the current baseline."""
    from mtcheck.batch.item import Item
    from mtcheck.inputs import Upload

    value = load_frame(texts)
    baseline = Upload(known, "known.json")
    if (report := value.get("report")) is not None:
        return replace(_of_report(name, report), known=baseline)

    def text(given: str | None) -> Upload | str | None:
        return Upload(given.encode(), f"{name}.html") if given is not None and value["html"] else given

    translation = text(value["translation"])
    assert translation is not None  # noqa: S101
    return Item(
        name,
        name,
        translation,
        source=text(value["source"]),
        references=tuple(made for given in value["references"] if (made := text(given)) is not None),
        source_lang=value["source_lang"],
        target_lang=value["target_lang"],
        title=value["title"],
        published=date.fromisoformat(value["published"]) if value["published"] else None,
        engine=value["engine"],
        section=value["section"],
        known=baseline,
    )


def _of_report(name: str, value: Mapping[str, Any]) -> Item:
    """An article that came as a report, to be audited again: its texts, as far as the report has them."""
    from mtcheck.batch.item import Item

    article = from_dict(value).article
    return Item(
        name,
        name,
        article.translation,
        source=article.source,
        references=article.references,
        source_lang=article.source_lang,
        target_lang=article.target_lang,
        title=article.title,
        published=article.published,
        engine=article.engine,
        section=article.section,
    )


def finish_audit(connection: Connection, audit: str, outcome: Outcome, report: Mapping[str, Any] | None) -> str | None:
    """Store the result of an audit; returns the article's id, None if the audit was replaced in the meantime.

    ``report`` is the content of the outcome's frame.
    """
    row = connection.execute(
        select(audits.c.article_id, audits.c.state, audits.c.revision_id).where(audits.c.id == audit)
    ).first()
    if row is None or row.state == "replaced":
        return None
    failed = report is None
    moment = now()
    connection.execute(
        update(audits)
        .where(audits.c.id == audit)
        .values(
            state="failed" if failed else "done", verdict=outcome.verdict, reason=outcome.reason,
            report=outcome.frame, finished=moment,
        )
    )  # fmt: skip
    article = connection.execute(select(articles).where(articles.c.id == row.article_id).with_for_update()).one()
    if article.state == "done" and row.revision_id == _revision_of(connection, article.audit_id):
        # requested while the article was open, but finished in between: it stays finished
        connection.execute(update(audits).where(audits.c.id == audit).values(state="replaced"))
        return None
    if report is None:
        values: dict[str, Any] = {"reason": outcome.reason}
        if article.audit_id is None:
            values |= {"state": "failed"}
        connection.execute(update(articles).where(articles.c.id == article.id).values(**values))
        return str(article.id)
    _settle(connection, article.id, audit, outcome.verdict, report)
    return str(article.id)


def _revision_of(connection: Connection, audit: str) -> str | None:
    return connection.execute(select(audits.c.revision_id).where(audits.c.id == audit)).scalar()


def _settle(connection: Connection, article: str, audit: str, verdict: str | None, report: Mapping[str, Any]) -> None:
    """Make an audit the current one of its article."""
    row = connection.execute(select(articles).where(articles.c.id == article)).one()
    if row.audit_id is not None:
        connection.execute(
            update(audits).where(audits.c.id == row.audit_id, audits.c.state == "done").values(state="replaced")
        )
    values = report_columns(report, verdict) | {"changed": now()}
    values |= {name: getattr(row, name) or values[name] for name in ("title", "section", "engine")}
    connection.execute(update(articles).where(articles.c.id == article).values(audit_id=audit, reason=None, **values))


def report_of(connection: Connection, audit: str) -> dict[str, Any] | None:
    """The report of an audit as JSON values; None if there is none (yet)."""
    frame = connection.execute(select(audits.c.report).where(audits.c.id == audit)).scalar()
    return None if frame is None else load_frame(frame)


def audit_of(connection: Connection, audit: str, *, locked: bool = False) -> Row[Any]:
    """An audit with its article, without the report; ``locked`` locks the article until the transaction ends.

    Raises :class:`mtcheck.server.problems.Problem` for an id that none has.
    """
    query = (
        select(
            audits.c.id, audits.c.article_id, audits.c.state, audits.c.verdict, audits.c.reason, audits.c.why,
            audits.c.translator, audits.c.asked, audits.c.finished,
            articles.c.name, articles.c.title, articles.c.audit_id.label("current"),
            articles.c.state.label("article_state"), articles.c.issues, articles.c.claimed_by, articles.c.claimed_until,
        )
        .join(articles, articles.c.id == audits.c.article_id)
        .where(audits.c.id == audit)
    )  # fmt: skip
    row: Any = connection.execute(query.with_for_update(of=articles) if locked else query).first()
    if row is None:
        raise Problem(
            404,
            f"unknown audit {audit[:40]!r}: take the id that POST /api/v1/audits answered with, or the current one "
            "from GET /api/v1/review?article=…",
        )
    found: Row[Any] = row
    return found


def latest_audit(connection: Connection, article: str) -> Row[Any] | None:
    """The latest requested audit, without its report."""
    query = select(audits.c.id, audits.c.state, audits.c.reason, audits.c.translator, audits.c.asked)
    row: Any = connection.execute(
        query.where(audits.c.article_id == article).order_by(audits.c.asked.desc()).limit(1)
    ).first()
    found: Row[Any] | None = row
    return found
