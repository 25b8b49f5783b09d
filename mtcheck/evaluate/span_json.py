"""The figures of annotated sets as JSON values."""

from __future__ import annotations

from collections.abc import Iterable

from mtcheck.evaluate.span_figures import GroupFigures, MarkFigures, SpanFigures
from mtcheck.evaluate.spans import SIGNATURE

__all__ = ["span_values"]


def span_values(found: SpanFigures) -> dict[str, object]:
    """The values under ``annotated`` in ``mtcheck.evaluation/v1``."""
    return {
        "segments": found.whole.segments,
        "errors": found.errors,
        "severities": _recalls("severity", found.severities),
        "categories": _recalls("category", found.categories),
        "all": _group(found.whole),
        "engines": [{"engine": row.name, **_group(row)} for row in found.engines],
        "languages": [{"language": row.name, **_group(row)} for row in found.languages],
        "checks": [
            {
                "check": row.check,
                "errors_found": row.errors,
                "major_errors_found": row.severe,
                "right_issues": row.right.to_dict(),
                "right_majors": row.majors.to_dict(),
                "right_leads": row.leads.to_dict(),
                "false_alarms": row.false_alarms,
                "false_alarms_per_1000": _round_or_none(row.per_thousand, 2),
                "alarmed_segments": row.alarmed.to_dict(),
            }
            for row in found.checks
        ],
        "clean_segments_with_an_issue": found.clean.to_dict(),
        "clean_segments_with_a_major_issue": found.serious.to_dict(),
        "partial_credit": {
            "precision": _round_or_none(found.credit.precision),
            "recall": _round_or_none(found.credit.recall),
            "f1": _round_or_none(found.credit.f1),
            "right": found.credit.right,
            "marked": found.credit.marked,
            "reported": found.credit.reported,
            "signature": SIGNATURE,
        },
        "calibration": {
            "error": _round_or_none(found.calibration.error),
            "bins": [
                {
                    "low": part.low,
                    "high": part.high,
                    "confidence": _round_or_none(part.confidence),
                    "right": part.right.to_dict(),
                }
                for part in found.calibration.bins
            ],
        },
    }


def _recalls(key: str, rows: Iterable[MarkFigures]) -> list[dict[str, object]]:
    return [{key: row.name, "found_by_a_major": row.by_major.to_dict(), "found": row.by_any.to_dict()} for row in rows]


def _group(row: GroupFigures) -> dict[str, object]:
    return {
        "segments": row.segments,
        "major_errors_found_by_a_major": row.severe.by_major.to_dict(),
        "major_errors_found": row.severe.by_any.to_dict(),
        "minor_errors_found": row.light.by_any.to_dict(),
        "right_majors": row.majors.to_dict(),
        "wrong_majors_per_segment": _round_or_none((row.majors.of - row.majors.hits) / row.segments),
        "right_leads": row.leads.to_dict(),
        "wrong_leads_per_segment": _round_or_none((row.leads.of - row.leads.hits) / row.segments),
    }


def _round_or_none(value: float | None, digits: int = 4) -> float | None:
    return None if value is None else round(value, digits)
