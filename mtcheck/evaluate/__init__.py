"""Challenge sets and annotated sets: how much each check finds, and how often it cries wolf."""

from __future__ import annotations

from mtcheck.evaluate.evaluation import Evaluation, evaluate

__all__ = ["Evaluation", "evaluate"]
