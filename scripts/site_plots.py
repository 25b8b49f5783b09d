"""The site's plots, as SVG files that load nothing: what was fitted, and what was measured afterwards.

Drawn from the fits that ship in the package and from the JSON that benchmark scripts keep in ``tests/figures``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from typing import Final, NamedTuple

__all__ = ["Curve", "Row", "bars", "curves", "intervals", "weights"]

_WIDTH: Final = 720
_LABELS: Final = 230
"""Pixels left of the axis, for the rows' names."""
_NOTES: Final = 120
"""Pixels right of the axis, for the rows' counts."""
_ROW: Final = 22
_TOP: Final = 46
_BOTTOM: Final = 44
_SIDE: Final = 250
_GAP: Final = 76
_STYLE: Final = (
    "<style>svg{font:12px sans-serif;background:#fff}.t{font-weight:bold;font-size:14px}.g{stroke:#ddd}"
    ".a{stroke:#555;fill:none}.p{fill:#0b5cad}.l{stroke:#0b5cad;stroke-width:2;fill:none}"
    ".q{fill:#b35900}"
    ".lp{stroke:#0b5cad;stroke-width:2}.lq{stroke:#b35900;stroke-width:2}"
    ".m{stroke:#b35900;stroke-dasharray:4 3}.n{fill:#555}</style>"
)


class Row(NamedTuple):
    """One measured share in [0, 1], with its 95 % interval ``[low, high]`` if there is one."""

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    note: str = ""
    held_out: bool = False


class Curve(NamedTuple):
    """What a score in [0, 1] came to mean: the ``knots`` of a calibration, and the ``points`` where a check acts."""

    name: str
    knots: Sequence[tuple[float, float]]
    points: Sequence[tuple[str, float]]


def intervals(title: str, axis: str, rows: Sequence[Row]) -> str:
    """Points with whiskers on an axis from 0 to 1, a row each; held-out rows have another colour."""
    lines = list(_grid(len(rows), [(tick / 5, f"{tick / 5:.1f}") for tick in range(6)], _across))
    for number, row in enumerate(rows):
        y = _TOP + _ROW * number + _ROW / 2
        lines.append(_name(y, row.name))
        mark = "q" if row.held_out else "p"
        if row.low is not None and row.high is not None:
            lines.append(f'<path class="l{mark}" d="M{_across(row.low):.1f} {y:g}H{_across(row.high):.1f}"/>')
        lines.append(f'<circle class="{mark}" cx="{_across(row.value):.1f}" cy="{y:g}" r="4"/>')
        lines.append(_note(y, row.note))
    described = "; ".join(f"{row.name} {row.value:.3f}{f' ({row.note})' if row.note else ''}" for row in rows)
    return _picture(title, axis, described, lines, len(rows))


def bars(title: str, axis: str, rows: Sequence[Row], *, longest: float, line: float | None = None) -> str:
    """Bars on an axis from 0 to ``longest``, in the unit that ``axis`` names; ``line`` is a threshold in that unit."""

    def across(value: float) -> float:
        return _across(value / longest)

    lines = list(_grid(len(rows), [(longest * tick / 5, f"{longest * tick / 5:g}") for tick in range(6)], across))
    for number, row in enumerate(rows):
        y = _TOP + _ROW * number
        mark = "q" if row.held_out else "p"
        lines.append(_name(y + _ROW / 2, row.name))
        lines.append(
            f'<rect class="{mark}" x="{_across(0):.1f}" y="{y + 4}" width="{across(row.value) - _across(0):.1f}" '
            f'height="{_ROW - 8}"/>'
        )
        lines.append(_note(y + _ROW / 2, row.note))
    if line is not None:
        lines.append(f'<path class="m" d="M{across(line):.1f} {_TOP}V{_TOP + _ROW * len(rows)}"/>')
    described = "; ".join(f"{row.name} {row.value:g}" for row in rows)
    return _picture(title, axis, described, lines, len(rows))


def weights(title: str, fitted: Iterable[tuple[str, float]]) -> str:
    """The weights of a logistic model, largest first; bars to the right raise the probability."""
    rows = sorted(fitted, key=lambda item: (-abs(item[1]), item[0]))
    widest = max(abs(value) for _, value in rows) or 1.0

    def across(value: float) -> float:
        return _across(0.5 + value / widest / 2)

    lines = list(_grid(len(rows), [(widest * tick / 2, f"{widest * tick / 2:.1f}") for tick in range(-2, 3)], across))
    for number, (name, value) in enumerate(rows):
        y = _TOP + _ROW * number
        start = min(across(0), across(value))
        lines.append(_name(y + _ROW / 2, name.replace("_", " ")))
        lines.append(
            f'<rect class="{"p" if value > 0 else "q"}" x="{start:.1f}" y="{y + 4}" '
            f'width="{abs(across(value) - across(0)):.1f}" height="{_ROW - 8}"/>'
        )
        lines.append(_note(y + _ROW / 2, f"{value:+.2f}"))
    described = "; ".join(f"{name} {value:+.2f}" for name, value in rows)
    return _picture(title, "weight: log-odds per unit of the feature", described, lines, len(rows))


def curves(title: str, panels: Sequence[Curve]) -> str:
    """Calibrations side by side, two to a line: the share of right findings over the model's score."""
    wide, high = 2 * (_SIDE + _GAP) + 20, (len(panels) + 1) // 2 * (_SIDE + _GAP) + 40
    lines: list[str] = []
    for number, panel in enumerate(panels):
        left, top = 56 + number % 2 * (_SIDE + _GAP), 56 + number // 2 * (_SIDE + _GAP)
        lines += _panel(panel, left, top)
    described = "; ".join(
        f"{panel.name}: " + ", ".join(f"{score:g} means {share:g}" for score, share in panel.knots) for panel in panels
    )
    return _svg(title, described, lines, wide, high)


def _panel(panel: Curve, left: float, top: float) -> Iterator[str]:
    def x(value: float) -> float:
        return left + _SIDE * value

    def y(value: float) -> float:
        return top + _SIDE * (1 - value)

    yield f'<text x="{x(0.5):g}" y="{top - 8:g}" text-anchor="middle">{escape(panel.name)}</text>'
    yield f'<rect class="a" x="{left:g}" y="{top:g}" width="{_SIDE}" height="{_SIDE}"/>'
    yield f'<path class="g" d="M{x(0):g} {y(0):g}L{x(1):g} {y(1):g}"/>'
    for tick in (0.0, 0.5, 1.0):
        yield f'<text class="n" x="{x(tick):g}" y="{y(0) + 15:g}" text-anchor="middle">{tick:g}</text>'
        yield f'<text class="n" x="{left - 5:g}" y="{y(tick) + 4:g}" text-anchor="end">{tick:g}</text>'
    under = "score (across), share right (up)"
    yield f'<text class="n" x="{x(0.5):g}" y="{y(0) + 30:g}" text-anchor="middle">{under}</text>'
    for name, point in panel.points:
        yield f'<path class="m" d="M{x(point):.1f} {top:g}V{y(0):g}"/>'
        yield (
            f'<text class="q" x="{x(point) + 11:.1f}" y="{y(0) - 4:g}" '
            f'transform="rotate(-90 {x(point) + 11:.1f} {y(0) - 4:g})">{escape(name)} {point:g}</text>'
        )
    path = "L".join(f"{x(score):.1f} {y(share):.1f}" for score, share in panel.knots)
    yield f'<path class="l" d="M{path}"/>'
    for score, share in panel.knots:
        yield f'<circle class="p" cx="{x(score):.1f}" cy="{y(share):.1f}" r="3"/>'


def _across(share: float) -> float:
    return _LABELS + (_WIDTH - _LABELS - _NOTES) * share


def _grid(count: int, ticks: Iterable[tuple[float, str]], across: Callable[[float], float]) -> Iterator[str]:
    foot = _TOP + _ROW * count
    for value, text in ticks:
        yield f'<path class="g" d="M{across(value):.1f} {_TOP}V{foot}"/>'
        yield f'<text class="n" x="{across(value):.1f}" y="{foot + 16}" text-anchor="middle">{text}</text>'


def _name(y: float, name: str) -> str:
    return f'<text x="{_LABELS - 8}" y="{y + 4:g}" text-anchor="end">{escape(name)}</text>'


def _note(y: float, note: str) -> str:
    return f'<text class="n" x="{_WIDTH - _NOTES + 10}" y="{y + 4:g}">{escape(note)}</text>' if note else ""


def _picture(title: str, axis: str, described: str, lines: Sequence[str], count: int) -> str:
    foot = _TOP + _ROW * count
    under = f'<text class="n" x="{_across(0.5):g}" y="{foot + 34}" text-anchor="middle">{escape(axis)}</text>'
    return _svg(title, described, [*lines, under], _WIDTH, foot + _BOTTOM)


def _svg(title: str, described: str, lines: Sequence[str], wide: float, high: float) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:g}" height="{high:g}" viewBox="0 0 {wide:g} {high:g}" '
        'role="img" aria-labelledby="title desc">\n'
        f'<title id="title">{escape(title)}</title>\n<desc id="desc">{escape(described)}</desc>\n{_STYLE}\n'
        f'<rect width="{wide:g}" height="{high:g}" fill="#fff"/>\n'
        f'<text class="t" x="12" y="22">{escape(title)}</text>\n' + "\n".join(filter(None, lines)) + "\n</svg>\n"
    )
