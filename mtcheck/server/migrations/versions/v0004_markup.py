"""Corrected texts are HTML if the article was."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add a column for this."""
    op.add_column("reviews", sa.Column("html", sa.Boolean))
