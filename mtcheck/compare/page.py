"""The comparison as one HTML file with inline SVG; it contains no script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtcheck.compare.text import what
from mtcheck.report.page import asset, policy, template_environment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.compare.comparison import Comparison, Difference

__all__ = ["Interval", "intervals", "render"]


@dataclass(frozen=True, slots=True)
class Interval:
    """A difference (``at``) and its interval (``low``, ``high``) as places in a plot, in percent of its width; 50 is no
    difference.
    """

    low: float
    high: float
    at: float


def render(comparison: Comparison) -> str:
    """The page: each system beside the baseline, with a plot of intervals, and the articles that changed most."""
    style = asset("base.css") + asset("portal.css") + asset("compare.css")
    return (
        template_environment()
        .get_template("compare.html.jinja")
        .render(comparison=comparison, policy=policy(style=style), style=style, what=what, intervals=intervals)
    )


def intervals(differences: Sequence[Difference]) -> list[Interval | None]:
    """The places of each difference and its interval, each scaled to its own wider end; None without an interval."""
    made: list[Interval | None] = []
    for item in differences:
        if item.low is None or item.high is None:
            made.append(None)
            continue
        widest = max(abs(item.low), abs(item.high), 1e-9)
        places = [round(50 + 46 * value / widest, 2) for value in (item.low, item.high, item.difference)]
        made.append(Interval(*places))
    return made
