"""The report as ``mtcheck.report/v1`` JSON. Its JSON Schema is ``schema/mtcheck.report.v1.json``."""

from __future__ import annotations

import json
from collections import defaultdict
from importlib import resources
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mtcheck.model import Boilerplate, Issue, Report, Score, Segment, SetAside, Unit

__all__ = ["SCHEMA", "SEGMENT_KEYS", "render", "schema", "to_dict"]

SCHEMA: Final = "mtcheck.report/v1"

# A lone surrogate is a code point that UTF-8 cannot represent.
_SURROGATES: Final = dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")

_JOINED: Final = 10_000
"""How many pieces of JSON are joined at a time."""

SEGMENT_KEYS: Final = {"BLEU": "bleu", "chrF2": "chrf", "chrF2++": "chrfpp", "TER": "ter"}


def render(report: Report) -> str:
    """The report as text; equal reports give equal bytes apart from ``started`` and ``seconds``."""
    pieces = chain(json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(to_dict(report)), ("\n",))
    # Joined in batches: all the single pieces take several times the memory of the text.
    return "".join(iter(lambda: "".join(islice(pieces, _JOINED)).translate(_SURROGATES), ""))


def schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) that every report is valid against."""
    path = resources.files("mtcheck.report") / "schema" / "mtcheck.report.v1.json"
    loaded: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def to_dict(report: Report) -> dict[str, object]:
    """The report as JSON values."""
    article = report.article
    segment_scores: defaultdict[int, dict[str, float]] = defaultdict(dict)
    signatures: dict[str, str] = {}
    for score in report.segment_scores:
        if score.segment is not None:
            key = f"{SEGMENT_KEYS[score.metric]}_{score.against}"
            segment_scores[score.segment][key] = round(score.value, 2)
            signatures[key] = score.signature
    return {
        "schema": SCHEMA,
        "mtcheck": report.version,
        "article": {
            "id": article.id,
            "title": article.title,
            "source_lang": article.source_lang,
            "target_lang": article.target_lang,
            "published": article.published.isoformat() if article.published else None,
            "engine": article.engine,
            "section": article.section,
            "segments": [_segment(segment, segment_scores[segment.index]) for segment in article.segments],
            "segment_signatures": signatures,
            "boilerplate": [_boilerplate(item) for item in article.boilerplate],
            "notices": list(article.notices),
            **({"set_aside": [_set_aside(item) for item in article.set_aside]} if article.set_aside else {}),
        },
        "verdict": {
            "decision": report.verdict.decision.value,
            "penalty": round(report.verdict.penalty, 2),
            "reasons": list(report.verdict.reasons),
        },
        "scores": [_score(score) for score in report.scores],
        "issues": [_issue(issue) for issue in report.issues],
        "checks": [
            {"name": run.name, "status": "run" if run.ran else "not-run", "reason": run.reason} for run in report.checks
        ],
        "provenance": {
            "inputs": dict(report.provenance.inputs),
            "translator": report.provenance.translator,
            "glossary": report.provenance.glossary,
            "started": report.provenance.started.isoformat(timespec="seconds"),
            "seconds": round(report.provenance.seconds, 3),
        },
    }


def _segment(segment: Segment, scores: dict[str, float]) -> dict[str, object]:
    if segment.likelihood is not None:
        scores = {**scores, "likelihood": round(segment.likelihood.mean, 4)}
    return {
        "index": segment.index,
        "translation": segment.translation,
        "source": segment.source,
        "references": [text or "" for text in segment.references],
        "retranslation": segment.retranslation,
        "start": segment.start,
        "end": segment.end,
        "paragraph": segment.paragraph,
        "heading": segment.heading,
        **({"unit": _unit(segment.unit)} if segment.unit else {}),
        **({"rewritten": segment.rewritten.value} if segment.rewritten else {}),
        "scores": scores,
    }


def _unit(unit: Unit) -> dict[str, object]:
    return {"id": unit.id, "state": unit.state.value, "line": unit.line, "file": unit.file}


def _set_aside(item: SetAside) -> dict[str, object]:
    return {"name": item.name, "reason": item.reason}


def _boilerplate(item: Boilerplate) -> dict[str, object]:
    return {
        "side": item.side.value,
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "kind": item.kind,
    }


def _score(score: Score) -> dict[str, object]:
    return {
        "metric": score.metric,
        "against": score.against,
        "value": round(score.value, 2),
        "signature": score.signature,
    }


def _issue(issue: Issue) -> dict[str, object]:
    return {
        "check": issue.check,
        "category": issue.category,
        "severity": issue.severity.value,
        "confidence": round(issue.confidence, 3),
        "segment": issue.segment,
        "span": {"side": issue.span.side.value, "start": issue.span.start, "end": issue.span.end},
        "text": issue.text,
        "message": issue.message,
        "suggestions": list(issue.suggestions),
        **({"guess": True} if issue.guess else {}),
        "evidence": [{"signal": item.signal.value, "detail": item.detail} for item in issue.evidence],
        "known": issue.known,
    }
