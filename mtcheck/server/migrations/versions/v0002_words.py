"""Tokens, the glossary and its proposals, waivers, webhooks; the original wording of an issue."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_TIME = sa.String(27)


def upgrade() -> None:
    """Make them."""
    op.add_column("decisions", sa.Column("words", sa.Text))
    op.create_table(
        "tokens",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(60), nullable=False, unique=True),
        sa.Column("hash", sa.String(64), nullable=False, unique=True),
        sa.Column("scopes", sa.String(200), nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("created", _TIME, nullable=False),
        sa.Column("created_by", sa.String(80), nullable=False),
        sa.Column("used", _TIME),
    )
    op.create_table(
        "answers",
        sa.Column("person", sa.String(80), primary_key=True),
        sa.Column("key", sa.String(200), primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("at", _TIME, nullable=False, index=True),
    )
    op.create_table(
        "glossaries",
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("by", sa.String(80), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "proposals",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("entry", sa.Text, nullable=False),
        sa.Column("why", sa.Text),
        sa.Column("article_id", sa.String(32), sa.ForeignKey("articles.id")),
        sa.Column("state", sa.String(10), nullable=False, index=True),
        sa.Column("by", sa.String(80), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("settled_by", sa.String(80)),
        sa.Column("settled_at", _TIME),
        sa.Column("reason", sa.Text),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "waivers",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("check_name", sa.String(60), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("until", sa.String(10), nullable=False),
        sa.Column("state", sa.String(10), nullable=False, index=True),
        sa.Column("by", sa.String(80), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("settled_by", sa.String(80)),
        sa.Column("settled_at", _TIME),
        sa.Column("decision_id", sa.Integer),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "rechecks",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("after", sa.String(32), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "webhooks",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("url", sa.String(1000), nullable=False),
        sa.Column("secret", sa.String(100), nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("created", _TIME, nullable=False),
        sa.Column("created_by", sa.String(80), nullable=False),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("webhook_id", sa.Integer, sa.ForeignKey("webhooks.id"), nullable=False),
        sa.Column("event", sa.String(40), nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("due", _TIME, nullable=False),
        sa.Column("created", _TIME, nullable=False),
        sa.Column("error", sa.Text),
    )
    op.create_index("outbox_due", "outbox", ["state", "due"])
