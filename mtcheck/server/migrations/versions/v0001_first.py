"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_TIME = sa.String(27)


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "users",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(60), nullable=False, unique=True),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("password", sa.Text, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("created", _TIME, nullable=False),
    )
    op.create_table(
        "sessions",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("user_id", sa.Integer, sa.ForeignKey("users.id"), nullable=False, index=True),
        sa.Column("csrf", sa.String(64), nullable=False),
        sa.Column("created", _TIME, nullable=False),
        sa.Column("seen", _TIME, nullable=False),
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("name", sa.String(400), nullable=False, unique=True),
        sa.Column("title", sa.Text),
        sa.Column("section", sa.String(200)),
        sa.Column("engine", sa.String(200)),
        sa.Column("source_lang", sa.String(35)),
        sa.Column("target_lang", sa.String(35)),
        sa.Column("published", sa.String(10)),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("audit_id", sa.String(32)),
        sa.Column("verdict", sa.String(10)),
        sa.Column("rank", sa.Integer, nullable=False),
        sa.Column("issues", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("received", _TIME, nullable=False),
        sa.Column("changed", _TIME, nullable=False),
        sa.Column("claimed_by", sa.String(60)),
        sa.Column("claimed_until", _TIME),
    )
    op.create_index("articles_queue", "articles", ["state", "rank", "received", "id"])
    op.create_table(
        "revisions",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("article_id", sa.String(32), sa.ForeignKey("articles.id"), nullable=False, index=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("texts", sa.LargeBinary, nullable=False),
        sa.Column("received", _TIME, nullable=False),
        sa.Column("sent_by", sa.String(80), nullable=False),
    )
    op.create_table(
        "audits",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("article_id", sa.String(32), sa.ForeignKey("articles.id"), nullable=False, index=True),
        sa.Column("revision_id", sa.String(32), sa.ForeignKey("revisions.id"), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("priority", sa.Integer, nullable=False),
        sa.Column("translator", sa.String(200)),
        sa.Column("why", sa.Text),
        sa.Column("verdict", sa.String(10)),
        sa.Column("reason", sa.Text),
        sa.Column("report", sa.LargeBinary),
        sa.Column("asked", _TIME, nullable=False),
        sa.Column("finished", _TIME),
    )
    op.create_index("audits_waiting", "audits", ["state", "priority", "asked"])
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("article_id", sa.String(32), sa.ForeignKey("articles.id"), nullable=False),
        sa.Column("audit_id", sa.String(32), sa.ForeignKey("audits.id"), nullable=False),
        sa.Column("fingerprint", sa.String(32), nullable=False),
        sa.Column("occurrence", sa.Integer, nullable=False),
        sa.Column("check_name", sa.String(60), nullable=False, index=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("context", sa.Text, nullable=False),
        sa.Column("severity", sa.String(10), nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("decision", sa.String(10), nullable=False),
        sa.Column("scope", sa.String(10), nullable=False),
        sa.Column("suggestion", sa.Text),
        sa.Column("own", sa.Boolean, nullable=False),
        sa.Column("machine", sa.Boolean, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("by", sa.String(80), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("undoes", sa.Integer),
        sqlite_autoincrement=True,
    )
    op.create_index("decisions_of", "decisions", ["article_id", "fingerprint", "occurrence", "id"])
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("article_id", sa.String(32), sa.ForeignKey("articles.id"), nullable=False, index=True),
        sa.Column("audit_id", sa.String(32), sa.ForeignKey("audits.id"), nullable=False),
        sa.Column("outcome", sa.String(10), nullable=False),
        sa.Column("text", sa.Text),
        sa.Column("note", sa.Text),
        sa.Column("by", sa.String(80), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("by", sa.String(80), nullable=False),
        sa.Column("address", sa.String(60), nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    _only_added_to("decisions")
    _only_added_to("reviews")
    _only_added_to("journal")


def _only_added_to(table: str) -> None:
    """Make the database itself refuse to change or delete a row."""
    if op.get_bind().dialect.name == "sqlite":
        for what in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is only added to'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_only_added_to BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse()"
    )
