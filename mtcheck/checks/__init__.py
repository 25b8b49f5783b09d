"""The checks, in report order. One file each; ``CHECKS`` lists them and a test fails if one is missing."""

from __future__ import annotations

from mtcheck.checks import number_format, number_value
from mtcheck.checks.base import Check

__all__ = ["CHECKS", "Check"]

CHECKS: tuple[Check, ...] = (
    number_value.CHECK,
    number_format.CHECK,
)
