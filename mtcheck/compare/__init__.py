"""Compares results of engines, weeks or settings over the same articles, and tests which differences are chance."""

from __future__ import annotations

from mtcheck.compare.comparison import Comparison, Difference, Pair, compare
from mtcheck.compare.read import Result, read_results

__all__ = ["Comparison", "Difference", "Pair", "Result", "compare", "read_results"]
