"""The portal report as one HTML file with inline SVG; it contains no script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mtcheck.model import Decision
from mtcheck.report.headline import COUNTED
from mtcheck.report.page import asset, policy, template_environment
from mtcheck.report.portal.summary import outcomes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mtcheck.report.portal.summary import GroupRow, Portal

__all__ = ["Bar", "bars", "parts", "render"]

_DECISIONS: Final = (Decision.PUBLISH, Decision.FIX, Decision.REJECT, Decision.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Bar:
    """One part of a stacked bar: its decision, ``count`` of articles, and its ``start`` and ``length`` in percent."""

    decision: str
    count: int
    start: float
    length: float


def render(portal: Portal, links: Mapping[str, str] | None = None) -> str:
    """The page. ``links`` are relative addresses of articles' own pages, by their ids.

    It shows the shares of verdicts, also over time, wrong names, checks, worst articles, engines and sections."""
    style = asset("base.css") + asset("portal.css")
    return (
        template_environment()
        .get_template("portal.html.jinja")
        .render(
            portal=portal,
            policy=policy(style=style),
            style=style,
            bars=bars,
            parts=parts,
            links=links or {},
            decisions=[decision.value for decision in _DECISIONS],
            headlines={decision.value: text for decision, text in COUNTED.items()},
        )
    )


def parts(row: GroupRow, most: float) -> list[tuple[str, float, float, float]]:
    """The outcomes of the row's issues, from the bottom up: the outcome, how many per article, and the start and length
    of its part of a bar, in percent of ``most``.
    """
    made = []
    start = 0.0
    for outcome, count in outcomes(row).items():
        length = 100 * count / most
        if count:
            made.append((outcome, count, round(start, 3), round(length, 3)))
        start += length
    return made


def bars(row: GroupRow) -> list[Bar]:
    """The row's verdicts as parts of a bar of 100."""
    made = []
    start = 0.0
    for decision in _DECISIONS:
        count: int = getattr(row, decision.value)
        length = 100 * count / max(1, row.articles)
        if count:
            made.append(Bar(decision.value, count, round(start, 3), round(length, 3)))
        start += length
    return made
