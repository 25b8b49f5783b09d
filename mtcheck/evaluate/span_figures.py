"""Which marked errors the checks find, and their false alarms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from mtcheck.evaluate.calibration import Calibration, calibration
from mtcheck.evaluate.figures import Share
from mtcheck.evaluate.item import Mark
from mtcheck.evaluate.run import Outcome
from mtcheck.evaluate.spans import Credit, Extent, credit, overlap
from mtcheck.model import Issue, Severity

__all__ = ["GroupFigures", "MarkFigures", "SpanCheckFigures", "SpanFigures", "span_figures"]


@dataclass(frozen=True, slots=True)
class MarkFigures:
    """How many marked errors are found: an issue on the same side overlaps the mark.

    ``by_major``: by a major or critical issue; ``by_any``: by an issue of any severity.
    """

    name: str
    by_major: Share
    by_any: Share


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """How good the issues on some segments are. An issue is right if it overlaps a mark of any severity.

    ``majors``: right major and critical issues; ``leads``: right minor ones. ``severe`` are the major and critical
    errors there, ``light`` the minor ones. ``segments`` counts the segments of the group.
    """

    name: str
    segments: int
    severe: MarkFigures
    light: MarkFigures
    majors: Share
    leads: Share


@dataclass(frozen=True, slots=True)
class SpanCheckFigures:
    """The results of one check. ``errors``: marked errors that it finds, ``severe`` of them major or critical.

    ``majors`` and ``leads`` are its right issues. ``false_alarms`` are its issues on segments without an error,
    ``alarmed`` the segments with any.
    """

    check: str
    errors: int
    severe: int
    majors: Share
    leads: Share
    false_alarms: int
    alarmed: Share

    @property
    def right(self) -> Share:
        """Right issues of any severity."""
        return Share(self.majors.hits + self.leads.hits, self.majors.of + self.leads.of)

    @property
    def per_thousand(self) -> float | None:
        """False alarms per 1,000 segments without an error."""
        return 1000 * self.false_alarms / self.alarmed.of if self.alarmed.of else None


@dataclass(frozen=True, slots=True)
class SpanFigures:
    """All figures of annotated sets. ``clean``: of the segments without an error, those with any issue; ``serious``:
    those with a major or critical one.

    ``errors`` counts the annotated errors.
    """

    errors: int
    severities: tuple[MarkFigures, ...]
    categories: tuple[MarkFigures, ...]
    whole: GroupFigures
    engines: tuple[GroupFigures, ...]
    languages: tuple[GroupFigures, ...]
    checks: tuple[SpanCheckFigures, ...]
    clean: Share
    serious: Share
    credit: Credit
    calibration: Calibration


def span_figures(outcomes: Iterable[Outcome], checks: Sequence[str]) -> SpanFigures:
    """The figures of annotated items' outcomes, for these checks in this order."""
    outcomes = list(outcomes)
    clean = [outcome for outcome in outcomes if outcome.item.clean]
    marks = [(outcome, mark) for outcome in outcomes for mark in outcome.item.marks or ()]
    return SpanFigures(
        errors=len(marks),
        severities=_recalls(marks, lambda mark: mark.severity, reversed(Severity)),
        categories=_recalls(marks, lambda mark: mark.category),
        whole=_group("all", outcomes),
        engines=_groups(outcomes, lambda outcome: outcome.item.engine or "unnamed"),
        languages=_groups(outcomes, lambda outcome: outcome.item.source_lang),
        checks=tuple(_check(check, outcomes, clean) for check in checks),
        clean=Share(sum(bool(outcome.elsewhere) for outcome in clean), len(clean)),
        serious=Share(sum(any(map(_is_severe, outcome.elsewhere)) for outcome in clean), len(clean)),
        credit=_credit(outcomes),
        calibration=calibration(
            (issue.confidence, is_right)
            for outcome in outcomes
            for issues, is_right in ((outcome.at_damage, True), (outcome.elsewhere, False))
            for issue in issues
        ),
    )


def _is_severe(said: Issue | Mark) -> bool:
    return said.severity is not Severity.MINOR


def _is_found(outcome: Outcome, mark: Mark, wanted: Callable[[Issue], bool] = lambda _: True) -> bool:
    return any(wanted(issue) and overlap(issue.span, mark.span) for issue in outcome.at_damage)


def _recall(name: str, marks: list[tuple[Outcome, Mark]]) -> MarkFigures:
    return MarkFigures(
        name,
        by_major=Share(sum(_is_found(outcome, mark, _is_severe) for outcome, mark in marks), len(marks)),
        by_any=Share(sum(_is_found(outcome, mark) for outcome, mark in marks), len(marks)),
    )


def _recalls(
    marks: list[tuple[Outcome, Mark]], key: Callable[[Mark], str], order: Iterable[str] | None = None
) -> tuple[MarkFigures, ...]:
    """One row per existing ``key``, in this order; by default, the most frequent first."""
    parts: dict[str, list[tuple[Outcome, Mark]]] = defaultdict(list)
    for outcome, mark in marks:
        parts[key(mark)].append((outcome, mark))
    names = sorted(parts, key=lambda name: (-len(parts[name]), name)) if order is None else filter(parts.get, order)
    return tuple(_recall(name, parts[name]) for name in names)


def _group(name: str, outcomes: list[Outcome]) -> GroupFigures:
    marks = [(outcome, mark) for outcome in outcomes for mark in outcome.item.marks or ()]
    return GroupFigures(
        name=name,
        segments=sum(outcome.segments for outcome in outcomes),
        severe=_recall("major", [(outcome, mark) for outcome, mark in marks if _is_severe(mark)]),
        light=_recall("minor", [(outcome, mark) for outcome, mark in marks if not _is_severe(mark)]),
        majors=_right(outcomes, _is_severe),
        leads=_right(outcomes, lambda issue: not _is_severe(issue)),
    )


def _groups(outcomes: list[Outcome], key: Callable[[Outcome], str]) -> tuple[GroupFigures, ...]:
    parts: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        parts[key(outcome)].append(outcome)
    return tuple(_group(name, parts[name]) for name in sorted(parts))


def _right(outcomes: list[Outcome], wanted: Callable[[Issue], bool]) -> Share:
    hits = sum(wanted(issue) for outcome in outcomes for issue in outcome.at_damage)
    return Share(hits, hits + sum(wanted(issue) for outcome in outcomes for issue in outcome.elsewhere))


def _check(check: str, outcomes: list[Outcome], clean: list[Outcome]) -> SpanCheckFigures:
    def is_own(issue: Issue) -> bool:
        return issue.check == check

    found = [
        _is_severe(mark)
        for outcome in outcomes
        for mark in outcome.item.marks or ()
        if _is_found(outcome, mark, is_own)
    ]
    alarms = [sum(map(is_own, outcome.elsewhere)) for outcome in clean]
    return SpanCheckFigures(
        check=check,
        errors=len(found),
        severe=sum(found),
        majors=_right(outcomes, lambda issue: is_own(issue) and _is_severe(issue)),
        leads=_right(outcomes, lambda issue: is_own(issue) and not _is_severe(issue)),
        false_alarms=sum(alarms),
        alarmed=Share(sum(map(bool, alarms)), len(clean)),
    )


def _credit(outcomes: list[Outcome]) -> Credit:
    total = Credit()
    for outcome in outcomes:
        marked = [Extent.of(mark.span, mark.severity) for mark in outcome.item.marks or ()]
        reported = [Extent.of(issue.span, issue.severity) for issue in (*outcome.at_damage, *outcome.elsewhere)]
        total = total.plus(credit(marked, reported))
    return total
