"""An index to find decisions by their text, because each decision looks for similar ones."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the index; texts of any length are hashed, as PostgreSQL requires."""
    op.create_index("decisions_text", "decisions", ["text"], postgresql_using="hash")
