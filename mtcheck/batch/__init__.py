"""Many articles: found, audited by worker processes, and stored so that a run can stop and continue."""

from __future__ import annotations

from mtcheck.batch.item import Broken, Item, Options
from mtcheck.batch.run import Progress, Summary, run_batch
from mtcheck.batch.sources import read_items
from mtcheck.batch.store import Results, open_results

__all__ = [
    "Broken",
    "Item",
    "Options",
    "Progress",
    "Results",
    "Summary",
    "open_results",
    "read_items",
    "run_batch",
]
