"""The current tables; ``migrations/`` converts older ones.

Times are UTC. Large texts are zstd frames. Decisions and the journal are append-only.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

__all__ = ["METADATA", "Moment", "now"]

METADATA: Final = MetaData()

_FORM: Final = "%Y-%m-%dT%H:%M:%S.%fZ"


class Moment(TypeDecorator[datetime]):
    """A time in UTC as text that sorts by time, the same in every database."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """The time in UTC as text that sorts by time."""
        del dialect
        return None if value is None else value.astimezone(UTC).strftime(_FORM)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ANN401 - a driver's value
        """The time in a stored text, in UTC."""
        del dialect
        return None if value is None else datetime.fromisoformat(str(value))


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def _id() -> Column[str]:
    return Column("id", String(32), primary_key=True)


users: Final = Table(
    "users",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", String(60), nullable=False, unique=True),
    Column("role", String(20), nullable=False),
    Column("password", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("created", Moment, nullable=False),
)

sessions: Final = Table(
    "sessions",
    METADATA,
    Column("hash", String(64), primary_key=True),
    Column("user_id", Integer, ForeignKey("users.id"), nullable=False, index=True),
    Column("csrf", String(64), nullable=False),
    Column("created", Moment, nullable=False),
    Column("seen", Moment, nullable=False),
)

articles: Final = Table(
    "articles",
    METADATA,
    _id(),
    Column("name", String(400), nullable=False, unique=True),
    Column("title", Text),
    Column("section", String(200)),
    Column("engine", String(200)),
    Column("source_lang", String(35)),
    Column("target_lang", String(35)),
    Column("published", String(10)),
    Column("state", String(10), nullable=False),
    Column("audit_id", String(32)),
    Column("verdict", String(10)),
    Column("rank", Integer, nullable=False),
    Column("issues", Integer, nullable=False),
    Column("reason", Text),
    Column("received", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
    Column("claimed_by", String(60)),
    Column("claimed_until", Moment),
    Index("articles_queue", "state", "rank", "received", "id"),
)
"""``name`` is the sender's id. ``state`` is waiting, failed, open or done; ``rank`` orders the queue."""

revisions: Final = Table(
    "revisions",
    METADATA,
    _id(),
    Column("article_id", String(32), ForeignKey("articles.id"), nullable=False, index=True),
    Column("digest", String(64), nullable=False),
    Column("texts", LargeBinary, nullable=False),
    Column("received", Moment, nullable=False),
    Column("sent_by", String(80), nullable=False),
)
"""The texts as sent. ``texts`` is compressed JSON, ``digest`` its SHA-256."""

audits: Final = Table(
    "audits",
    METADATA,
    _id(),
    Column("article_id", String(32), ForeignKey("articles.id"), nullable=False, index=True),
    Column("revision_id", String(32), ForeignKey("revisions.id"), nullable=False),
    Column("state", String(10), nullable=False),
    Column("priority", Integer, nullable=False),
    Column("translator", String(200)),
    Column("why", Text),
    Column("verdict", String(10)),
    Column("reason", Text),
    Column("report", LargeBinary),
    Column("asked", Moment, nullable=False),
    Column("finished", Moment),
    Index("audits_waiting", "state", "priority", "asked"),
)
"""``state`` is waiting, running, done, failed or replaced; ``report`` a compressed line of ``mtcheck.report/v1``."""

decisions: Final = Table(
    "decisions",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("article_id", String(32), ForeignKey("articles.id"), nullable=False),
    Column("audit_id", String(32), ForeignKey("audits.id"), nullable=False),
    Column("fingerprint", String(32), nullable=False),
    Column("occurrence", Integer, nullable=False),
    Column("check_name", String(60), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("context", Text, nullable=False),
    Column("severity", String(10), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("decision", String(10), nullable=False),
    Column("scope", String(10), nullable=False),
    Column("suggestion", Text),
    Column("own", Boolean, nullable=False),
    Column("machine", Boolean, nullable=False),
    Column("reason", Text),
    Column("by", String(80), nullable=False),
    Column("at", Moment, nullable=False),
    Column("undoes", Integer),
    Column("words", Text),
    Index("decisions_of", "article_id", "fingerprint", "occurrence", "id"),
    Index("decisions_text", "text", postgresql_using="hash"),
    sqlite_autoincrement=True,
)
"""Append-only; the last row of an article's issue counts. ``decision`` is accepted, dismissed or open (again);
``text`` and ``context`` are folded, ``words`` the original text."""

reviews: Final = Table(
    "reviews",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("article_id", String(32), ForeignKey("articles.id"), nullable=False, index=True),
    Column("audit_id", String(32), ForeignKey("audits.id"), nullable=False),
    Column("outcome", String(10), nullable=False),
    Column("text", Text),
    Column("note", Text),
    Column("by", String(80), nullable=False),
    Column("at", Moment, nullable=False),
    Column("html", Boolean),
    sqlite_autoincrement=True,
)
"""How articles were finished: ``outcome`` is ready (with the corrected text), rejected, or open (reopened).
``html`` says that the text is HTML, as the article was."""

journal: Final = Table(
    "journal",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("by", String(80), nullable=False),
    Column("address", String(60), nullable=False),
    Column("action", String(40), nullable=False),
    Column("subject", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""Who did what, from where: append-only."""


tokens: Final = Table(
    "tokens",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", String(60), nullable=False, unique=True),
    Column("hash", String(64), nullable=False, unique=True),
    Column("scopes", String(200), nullable=False),
    Column("active", Boolean, nullable=False),
    Column("created", Moment, nullable=False),
    Column("created_by", String(80), nullable=False),
    Column("used", Moment),
)
"""Credentials of programs; ``scopes`` are words separated by spaces."""

answers: Final = Table(
    "answers",
    METADATA,
    Column("person", String(80), primary_key=True),
    Column("key", String(200), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("status", Integer, nullable=False),
    Column("answer", Text, nullable=False),
    Column("at", Moment, nullable=False, index=True),
)
"""The answers to requests with an ``Idempotency-Key``."""

glossaries: Final = Table(
    "glossaries",
    METADATA,
    Column("version", Integer, primary_key=True, autoincrement=True),
    Column("data", LargeBinary, nullable=False),
    Column("what", Text, nullable=False),
    Column("by", String(80), nullable=False),
    Column("at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
"""The desk's own names: every version whole, as a compressed CSV file. The last one counts."""

proposals: Final = Table(
    "proposals",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("name", String(200), nullable=False),
    Column("entry", Text, nullable=False),
    Column("why", Text),
    Column("article_id", String(32), ForeignKey("articles.id")),
    Column("state", String(10), nullable=False, index=True),
    Column("by", String(80), nullable=False),
    Column("at", Moment, nullable=False),
    Column("settled_by", String(80)),
    Column("settled_at", Moment),
    Column("reason", Text),
    sqlite_autoincrement=True,
)
"""Names for the glossary: ``entry`` as in ``mtcheck.glossary-additions/v1``; ``state`` is open, approved, declined."""

waivers: Final = Table(
    "waivers",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("check_name", String(60), nullable=False),
    Column("text", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("until", String(10), nullable=False),
    Column("state", String(10), nullable=False, index=True),
    Column("by", String(80), nullable=False),
    Column("at", Moment, nullable=False),
    Column("settled_by", String(80)),
    Column("settled_at", Moment),
    Column("decision_id", Integer),
    sqlite_autoincrement=True,
)
"""Dismissed everywhere: ``state`` is proposed, active, declined or revoked."""

rechecks: Final = Table(
    "rechecks",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("why", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("after", String(32), nullable=False),
    Column("at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
"""Open articles to audit again: those with one of the ``words`` (JSON), from the id ``after`` on."""

webhooks: Final = Table(
    "webhooks",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("url", String(1000), nullable=False),
    Column("secret", String(100), nullable=False),
    Column("active", Boolean, nullable=False),
    Column("created", Moment, nullable=False),
    Column("created_by", String(80), nullable=False),
)

outbox: Final = Table(
    "outbox",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("webhook_id", Integer, ForeignKey("webhooks.id"), nullable=False),
    Column("event", String(40), nullable=False),
    Column("payload", Text, nullable=False),
    Column("state", String(10), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due", Moment, nullable=False),
    Column("created", Moment, nullable=False),
    Column("error", Text),
    Index("outbox_due", "state", "due"),
)
"""Messages for webhooks: ``state`` is waiting, delivered or failed (given up)."""
