"""People's decisions about issues, as a correction of their confidence, fitted by ``mtcheck evaluate --decisions``.

The corrected confidence is ``logistic(slope * logit(confidence) + offset + offset of the check)``. It is used only if
the settings name the file (``calibration = "calibration.json"``).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from mtcheck.calibrated import logistic
from mtcheck.errors import InputError, reason_of
from mtcheck.files import load

if TYPE_CHECKING:
    from pathlib import Path

    from mtcheck.model import Issue

__all__ = ["SCHEMA", "Refit", "load_refit", "logit", "parse_refit"]

SCHEMA: Final = "mtcheck.calibration/v1"

_LEAST_CONFIDENCE: Final = 0.001
"""No decision makes a confidence 0 or 1."""


def logit(confidence: float) -> float:
    """The logit of a confidence, which is first moved away from 0 and 1."""
    kept = min(1 - _LEAST_CONFIDENCE, max(_LEAST_CONFIDENCE, confidence))
    return math.log(kept / (1 - kept))


@dataclass(frozen=True, slots=True)
class Refit:
    """A correction of confidences, in log-odds: ``slope`` times the confidence's, plus ``offset``, plus the check's own
    of ``offsets``. ``decisions`` is the number of decisions that it was fitted on.
    """

    slope: float
    offset: float
    offsets: Mapping[str, float] = field(default_factory=dict)
    decisions: int = 0

    def confidence(self, check: str, confidence: float) -> float:
        """The corrected confidence of an issue of a check, in [0, 1]."""
        made = logistic(self.slope * logit(confidence) + self.offset + self.offsets.get(check, 0.0))
        return min(1 - _LEAST_CONFIDENCE, max(_LEAST_CONFIDENCE, made))

    def corrected(self, issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
        """The issues with their confidence corrected."""
        return tuple(replace(one, confidence=self.confidence(one.check, one.confidence)) for one in issues)

    def to_json(self) -> str:
        """The file."""
        value = {
            "schema": SCHEMA,
            "decisions": self.decisions,
            "slope": self.slope,
            "offset": self.offset,
            "checks": dict(sorted(self.offsets.items())),
        }
        return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def load_refit(path: Path) -> Refit:
    """Read a calibration file. Raises :class:`mtcheck.errors.InputError`."""
    try:
        data = load(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {reason_of(error)}") from error
    return parse_refit(data, str(path))


def parse_refit(data: bytes, name: str) -> Refit:
    """A calibration from a file's bytes. Raises :class:`mtcheck.errors.InputError` for anything else."""
    wrong = f"{name}: not a calibration; mtcheck evaluate --decisions --calibration FILE writes one"
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{wrong} ({error})") from error
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        raise InputError(wrong)
    checks, decisions = value.get("checks", {}), value.get("decisions", 0)
    numbers = [value.get("slope"), value.get("offset"), *(checks.values() if isinstance(checks, dict) else [None])]
    if not all(map(_is_weight, numbers)) or not isinstance(decisions, int) or value["slope"] <= 0:
        raise InputError(f"{name}: slope, offset and the offsets of checks are numbers, and the slope is above 0")
    offsets = {str(check): float(offset) for check, offset in checks.items()}
    return Refit(float(value["slope"]), float(value["offset"]), offsets, decisions)


def _is_weight(value: Any) -> bool:  # noqa: ANN401 - whatever JSON holds
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1000
