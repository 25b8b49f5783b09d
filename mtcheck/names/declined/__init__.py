"""Names of a source that does not decline them, in a target that does: which form stands where, and whether it may."""

from __future__ import annotations

from mtcheck.names.declined.findings import findings

__all__ = ["findings"]
