"""A report read back from its JSON, so that stored results can be written in any format."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from mtcheck.errors import InputError
from mtcheck.model import (
    Article,
    Boilerplate,
    CheckRun,
    Decision,
    Evidence,
    Issue,
    Likelihood,
    Provenance,
    Report,
    Rewritten,
    Score,
    Segment,
    Severity,
    Side,
    Signal,
    Span,
    Unit,
    UnitState,
    Verdict,
)
from mtcheck.report.conform import check_types
from mtcheck.report.json import SCHEMA, SEGMENT_KEYS, schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["from_dict"]

_LONGEST_GAP: Final = 2**24
"""The most code points of a text whose gaps are filled."""

_METRICS: Final = {key: metric for metric, key in SEGMENT_KEYS.items()}


def from_dict(value: Mapping[str, Any]) -> Report:
    """The report whose :func:`~mtcheck.report.json.to_dict` this is.

    Anything that the JSON lacks is lost: the text between segments (which becomes a space, or an empty line between
    paragraphs), the likelihood of single words, and the paths of files. Raises :class:`mtcheck.errors.InputError` for
    anything that is not a ``mtcheck.report/v1``.
    """
    try:
        if value["schema"] != SCHEMA:
            raise InputError(f"not an mtcheck report: its schema is {value['schema']!r}, not {SCHEMA!r}")
        check_types(value, _schema())
        report = _report(value)
        _check_places(report)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError, RecursionError) as error:
        raise InputError(f"not an mtcheck report ({SCHEMA}): {type(error).__name__}: {error}") from error
    return report


@cache
def _schema() -> Mapping[str, Any]:
    return schema()


def _check_places(report: Report) -> None:
    """Raise :class:`ValueError` if a segment or an issue has no valid place in the texts."""
    segments = {segment.index: segment for segment in report.article.segments}
    if len(segments) != len(report.article.segments):
        raise ValueError("two segments have the same index")
    length = len(report.article.translation)
    for segment in segments.values():
        if not 0 <= segment.start <= segment.end <= length:
            raise ValueError(f"segment {segment.index} is outside the translation")
    for issue in report.issues:
        segment = segments[issue.segment]
        text = segment.source or "" if issue.span.side is Side.SOURCE else segment.translation
        if not 0 <= issue.span.start <= issue.span.end <= len(text):
            raise ValueError(f"an issue of segment {issue.segment} is outside its text")


def _report(value: Mapping[str, Any]) -> Report:
    provenance, verdict = value["provenance"], value["verdict"]
    return Report(
        article=_article(value["article"], provenance["translator"]),
        verdict=Verdict(Decision(verdict["decision"]), float(verdict["penalty"]), tuple(map(str, verdict["reasons"]))),
        scores=tuple(Score(row["metric"], row["against"], row["value"], row["signature"]) for row in value["scores"]),
        issues=tuple(map(_issue, value["issues"])),
        checks=tuple(CheckRun(row["name"], row["status"] == "run", row["reason"]) for row in value["checks"]),
        provenance=Provenance(
            inputs=tuple(provenance["inputs"].items()),
            translator=provenance["translator"],
            glossary=provenance["glossary"],
            started=datetime.fromisoformat(provenance["started"]),
            seconds=float(provenance["seconds"]),
        ),
        version=str(value["mtcheck"]),
        segment_scores=tuple(_segment_scores(value["article"])),
    )


def _article(value: Mapping[str, Any], translator: str | None) -> Article:
    segments = tuple(map(_segment, value["segments"]))
    boilerplate = tuple(
        Boilerplate(Side(row["side"]), row["start"], row["end"], row["text"], row["kind"])
        for row in value["boilerplate"]
    )
    sources = [segment.source for segment in segments if segment.source]
    columns = zip(*(segment.references for segment in segments), strict=True)
    return Article(
        id=str(value["id"]),
        title=value["title"],
        source_lang=str(value["source_lang"]),
        target_lang=str(value["target_lang"]),
        translation=_text(segments, boilerplate),
        source="\n".join(sources) if sources else None,
        references=tuple("\n".join(text for text in column if text) for column in columns),
        segments=segments,
        boilerplate=boilerplate,
        published=date.fromisoformat(value["published"]) if value["published"] else None,
        translator=translator,
        notices=tuple(map(str, value["notices"])),
        engine=value["engine"],
        section=value["section"],
    )


def _segment(value: Mapping[str, Any]) -> Segment:
    likelihood = value["scores"].get("likelihood")
    unit = value.get("unit")
    return Segment(
        index=int(value["index"]),
        translation=str(value["translation"]),
        start=int(value["start"]),
        end=int(value["end"]),
        source=value["source"],
        references=tuple(text or None for text in value["references"]),
        retranslation=value["retranslation"],
        paragraph=int(value.get("paragraph", 0)),
        heading=bool(value.get("heading", False)),
        likelihood=None if likelihood is None else Likelihood(float(likelihood)),
        unit=Unit(unit["id"], int(value["index"]), UnitState(unit["state"]), unit["line"], unit["file"])
        if unit
        else None,
        rewritten=Rewritten(value["rewritten"]) if value.get("rewritten") else None,
    )


def _text(segments: tuple[Segment, ...], boilerplate: tuple[Boilerplate, ...]) -> str:
    """The translation: every piece at its offset, with white space between them."""
    pieces = [(segment.start, segment.translation, segment.paragraph) for segment in segments if segment.translation]
    pieces += [(item.start, item.text, -1) for item in boilerplate if item.side is Side.TRANSLATION]
    made: list[str] = []
    end, before = 0, -1
    for start, text, paragraph in sorted(pieces):
        gap = start - end
        if start > _LONGEST_GAP:
            raise ValueError(f"a segment begins at {start}")
        made.append((" " if paragraph == before >= 0 else "\n") * gap if gap > 0 else "")
        made.append(text)
        end, before = start + len(text), paragraph
    return "".join(made)


def _issue(value: Mapping[str, Any]) -> Issue:
    span = value["span"]
    return Issue(
        check=str(value["check"]),
        category=str(value["category"]),
        severity=Severity(value["severity"]),
        confidence=float(value["confidence"]),
        segment=int(value["segment"]),
        span=Span(Side(span["side"]), int(span["start"]), int(span["end"])),
        text=str(value["text"]),
        message=str(value["message"]),
        suggestions=tuple(map(str, value["suggestions"])),
        evidence=tuple(Evidence(Signal(row["signal"]), str(row["detail"])) for row in value["evidence"]),
        known=value["known"],
        guess=bool(value.get("guess", False)),
    )


def _segment_scores(article: Mapping[str, Any]) -> Iterator[Score]:
    signatures = article.get("segment_signatures", {})
    for segment in article["segments"]:
        for key, score in segment["scores"].items():
            name, _, against = key.partition("_")
            if name in _METRICS:
                yield Score(_METRICS[name], against, float(score), signatures.get(key, ""), int(segment["index"]))
