"""The forms of names in a target that declines them, for a source that does not, and whether they fit."""

from __future__ import annotations

from mtcheck.names.declined.findings import findings

__all__ = ["findings"]
