"""Articles as sent: stored, and queued for audits."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert, select, update

from mtcheck.server.articles import new_id
from mtcheck.server.frames import compress_frame
from mtcheck.server.schema import articles, audits, now, revisions

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["Received", "Submission", "receive", "recheck"]

_NEW: Final = 0
_AGAIN: Final = 1
"""The order of waiting audits: new articles first."""


@dataclass(frozen=True, slots=True)
class Submission:
    """An article as sent. Texts are plain, or HTML according to ``html``."""

    name: str
    translation: str
    source: str | None = None
    references: tuple[str, ...] = ()
    html: bool = False
    title: str | None = None
    section: str | None = None
    engine: str | None = None
    source_lang: str | None = None
    target_lang: str | None = None
    published: date | None = None
    translator: str | None = None

    def packed(self) -> bytes:
        """Its texts, compressed for storage."""
        value = {
            "html": self.html,
            "translation": self.translation,
            "source": self.source,
            "references": self.references,
            "title": self.title,
            "section": self.section,
            "engine": self.engine,
            "source_lang": self.source_lang,
            "target_lang": self.target_lang,
            "published": self.published.isoformat() if self.published else None,
            "translator": self.translator,
        }
        return json.dumps(value, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Received:
    """The result of a submission: its article and audit, and whether the same one had come before."""

    article: str
    audit: str
    known: bool
    replaces: str | None = None


def receive(connection: Connection, sent: Submission, by: str) -> Received:
    """Store an article and queue its audit. An identical one changes nothing; another text replaces the audit."""
    packed = sent.packed()
    digest = hashlib.sha256(packed).hexdigest()
    moment = now()
    row = connection.execute(select(articles).where(articles.c.name == sent.name).with_for_update()).first()
    replaces = None
    if row is None:
        article = new_id()
        connection.execute(
            insert(articles).values(
                id=article, name=sent.name, state="waiting", rank=9, issues=0, received=moment, changed=moment,
                **_facts(sent),
            )
        )  # fmt: skip
    else:
        article = row.id
        latest = connection.execute(
            select(revisions.c.digest, audits.c.id, audits.c.state)
            .join(audits, audits.c.revision_id == revisions.c.id)
            .where(audits.c.article_id == article)
            .order_by(audits.c.asked.desc())
            .limit(1)
        ).first()
        if latest is not None and latest.digest == digest and latest.state != "failed":
            return Received(article, latest.id, known=True)
        replaces = row.audit_id
        connection.execute(
            update(articles)
            .where(articles.c.id == article)
            .values(changed=moment, **_facts(sent), **({} if row.audit_id else {"state": "waiting"}))
        )
    revision = new_id()
    connection.execute(
        insert(revisions).values(
            id=revision, article_id=article, digest=digest, texts=compress_frame(packed), received=moment, sent_by=by
        )
    )
    audit = _ask(connection, article, revision, sent.translator, priority=_NEW, why=None)
    return Received(article, audit, known=False, replaces=replaces)


def recheck(connection: Connection, article: str, why: str) -> str | None:
    """Have the article's latest text audited again; None if that is already requested."""
    latest = connection.execute(
        select(audits.c.state, audits.c.revision_id, audits.c.translator)
        .where(audits.c.article_id == article)
        .order_by(audits.c.asked.desc())
        .limit(1)
    ).first()
    if latest is None or latest.state == "waiting":
        return None
    return _ask(connection, article, latest.revision_id, latest.translator, priority=_AGAIN, why=why)


def _ask(
    connection: Connection, article: str, revision: str, translator: str | None, *, priority: int, why: str | None
) -> str:
    connection.execute(
        update(audits)
        .where(audits.c.article_id == article, audits.c.state == "waiting")
        .values(state="replaced", finished=now())
    )
    audit = new_id()
    connection.execute(
        insert(audits).values(
            id=audit, article_id=article, revision_id=revision, state="waiting", priority=priority,
            translator=translator, why=why, asked=now(),
        )
    )  # fmt: skip
    return audit


def _facts(sent: Submission) -> dict[str, Any]:
    return {
        "title": sent.title,
        "section": sent.section,
        "engine": sent.engine,
        "source_lang": sent.source_lang,
        "target_lang": sent.target_lang,
        "published": sent.published.isoformat() if sent.published else None,
    }
