"""Corrected texts are HTML where the article was."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Say so in a column."""
    op.add_column("reviews", sa.Column("html", sa.Boolean))
