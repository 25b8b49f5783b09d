"""What the texts of an article say about its names, and where they contradict each other."""

from __future__ import annotations

from mtcheck.names.analysis import findings
from mtcheck.names.finding import Fault, Finding

__all__ = ["Fault", "Finding", "findings"]
