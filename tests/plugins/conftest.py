"""The command line, as the tests of the command line have it."""

from __future__ import annotations

from tests.cli.conftest import mtcheck

__all__ = ["mtcheck"]
