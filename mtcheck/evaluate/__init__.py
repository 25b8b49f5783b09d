"""Challenge sets and annotated sets: how much each check finds, and its false-alarm rate."""

from __future__ import annotations

from mtcheck.evaluate.evaluation import Evaluation, evaluate

__all__ = ["Evaluation", "evaluate"]
