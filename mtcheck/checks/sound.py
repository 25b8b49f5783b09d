"""Validates checks and issues from other packages, which the rest of mtcheck relies on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from mtcheck.languages.language import Capability
from mtcheck.model import Evidence, Input, Severity, Side, Signal, Span

__all__ = ["is_text", "mistake_of_check", "mistake_of_issue"]

_NAME: Final = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


def is_text(value: object) -> bool:
    """Whether a value is a string that can be written as UTF-8."""
    try:
        return isinstance(value, str) and value.encode() is not None
    except UnicodeEncodeError:
        return False


def mistake_of_check(check: Any) -> str | None:  # noqa: ANN401 - whatever another package put into a Check
    """The first mistake in a check's values, such as *category must be a text*."""
    return _first_mistake(_of_check(check))


def mistake_of_issue(issue: Any, name: str, segments: Mapping[int, tuple[str, str]]) -> str | None:  # noqa: ANN401
    """The first mistake in an issue of the check ``name``.

    ``segments`` has the translation and the source of each by its index.
    """
    return _first_mistake(_of_issue(issue, name, segments))


def _first_mistake(rules: Iterable[tuple[str, bool]]) -> str | None:
    return next((rule for rule, kept in rules if not kept), None)


def _of_check(check: Any) -> Iterator[tuple[str, bool]]:  # noqa: ANN401
    """The requirements for a check, each with whether it is met."""
    yield (
        "the name of a check has small letters, digits and hyphens",
        is_text(check.name) and bool(_NAME.fullmatch(check.name)),
    )
    yield "category must be a text", is_text(check.category)
    yield "severity must be a Severity", isinstance(check.severity, Severity)
    for names, kind in ((("needs", "needs_any"), Input), (("of_source", "of_target", "is_fuller_with"), Capability)):
        for name in names:
            value = getattr(check, name)
            sound = isinstance(value, frozenset | set) and all(isinstance(item, kind) for item in value)
            yield f"{name} must be a frozenset of {kind.__name__}", sound
    yield "yields must be true or false", isinstance(check.yields, bool)
    functions = (check.find, check.unable, check.in_part)
    yield "find, unable and in_part must be functions", all(map(callable, functions))


def _of_issue(
    issue: Any,  # noqa: ANN401
    name: str,
    segments: Mapping[int, tuple[str, str]],
) -> Iterator[tuple[str, bool]]:
    """The requirements for an issue, each with whether it is met; later ones may rely on earlier ones."""
    yield f"check must be {name!r}", is_text(issue.check) and issue.check == name
    yield "severity must be a Severity", isinstance(issue.severity, Severity)
    number = isinstance(issue.confidence, float | int) and not isinstance(issue.confidence, bool)
    yield "confidence must be from 0 to 1", number and 0 <= issue.confidence <= 1
    texts = (issue.category, issue.text, issue.message)
    yield "category, text and message must be texts", all(map(is_text, texts))
    for part, kind in (("suggestions", str), ("evidence", Evidence)):
        value = getattr(issue, part)
        sound = isinstance(value, tuple) and all(isinstance(item, kind) for item in value)
        yield f"{part} must be a tuple of {kind.__name__}", sound
    yield "suggestions must be texts", all(map(is_text, issue.suggestions))
    yield (
        "evidence must have a Signal and a text",
        all(isinstance(item.signal, Signal) and is_text(item.detail) for item in issue.evidence),
    )
    lines = (issue.message, *(item.detail for item in issue.evidence))
    yield "message and evidence must be lines", all(len(line.splitlines()) < 2 for line in lines)
    yield "known is not for a check to say", issue.known is None
    yield "guess must be true or false", isinstance(issue.guess, bool)
    yield "segment must be the index of a segment", type(issue.segment) is int and issue.segment in segments
    span = issue.span
    yield "span must be a Span", isinstance(span, Span) and isinstance(span.side, Side)
    yield "a span must have whole numbers", type(span.start) is type(span.end) is int
    text = segments[issue.segment][span.side is Side.SOURCE]
    yield "the span must be inside its text", 0 <= span.start <= span.end <= len(text)
    yield "text must be what the span covers", issue.text == text[span.start : span.end]
