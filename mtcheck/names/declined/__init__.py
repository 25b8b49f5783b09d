"""Names of a source that does not decline them, in a target that does: their forms, and whether these fit."""

from __future__ import annotations

from mtcheck.names.declined.findings import findings

__all__ = ["findings"]
