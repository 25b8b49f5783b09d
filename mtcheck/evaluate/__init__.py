"""Challenge sets: how much of which damage each check finds, and how often it cries wolf."""

from __future__ import annotations

from mtcheck.evaluate.evaluation import Evaluation, evaluate

__all__ = ["Evaluation", "evaluate"]
