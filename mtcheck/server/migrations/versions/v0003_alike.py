"""Decisions are found by the text that they are about: like ones are looked for at each."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the index; of any length of text, which PostgreSQL takes only hashed."""
    op.create_index("decisions_text", "decisions", ["text"], postgresql_using="hash")
