"""Numbers, dates and times in a text, and how those of a translation differ from the source's."""

from __future__ import annotations

from mtcheck.quantities.parse import parse
from mtcheck.quantities.quantity import Kind, Quantity, Weight

__all__ = ["Kind", "Quantity", "Weight", "parse"]
