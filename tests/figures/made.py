"""When a figure was made, and of which tree: each script that measures writes both beside its figures."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

__all__ = ["commit", "today"]


@cache
def commit() -> str:
    """The commit that is measured, short."""
    command = ["git", "rev-parse", "--short=7", "HEAD"]
    return subprocess.run(command, cwd=Path(__file__).parent, capture_output=True, text=True, check=True).stdout.strip()


def today() -> str:
    """The day, as ISO 8601 writes it."""
    return datetime.now(UTC).date().isoformat()
