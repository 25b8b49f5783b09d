"""Calibration as a picture: a reliability diagram (DeGroot and Fienberg, The Statistician 32, 1983) in SVG."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mtcheck.evaluate.calibration import Bin, Calibration

__all__ = ["calibration_plot"]

_SIDE: Final = 400
_LEFT: Final = 60
_TOP: Final = 40
_WIDTH: Final = _LEFT + _SIDE + 20
_HEIGHT: Final = _TOP + _SIDE + 60
_TICKS: Final = 5


def calibration_plot(found: Calibration) -> str:
    """The share of right issues over their confidence, with 95 % intervals; on the diagonal, confidence is perfect."""
    error = "no issues" if found.error is None else f"expected calibration error {found.error:.3f}"
    bins = [part for part in found.bins if part.right.of]
    described = "; ".join(
        f"confidence {part.low:.1f} to {part.high:.1f}: {part.right.hits} of {part.right.of} right" for part in bins
    )
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}"',
        '  role="img" aria-labelledby="title desc" font-family="sans-serif" font-size="13">',
        f'<title id="title">Calibration of issues: {error}</title>',
        f'<desc id="desc">{described or error}</desc>',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        f'<text x="{_LEFT + _SIDE / 2:g}" y="24" text-anchor="middle">{error}</text>',
        *_axes(),
        f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="#767676" stroke-dasharray="5 4"/>',
        *(line for part in bins for line in _point(part)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _x(value: float) -> str:
    return f"{_LEFT + _SIDE * value:.1f}"


def _y(value: float) -> str:
    return f"{_TOP + _SIDE * (1 - value):.1f}"


def _axes() -> Iterator[str]:
    yield f'<rect x="{_LEFT}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#333"/>'
    for tick in range(_TICKS + 1):
        value = tick / _TICKS
        yield f'<text x="{_x(value)}" y="{_TOP + _SIDE + 20}" text-anchor="middle">{value:.1f}</text>'
        yield f'<text x="{_LEFT - 8}" y="{_y(value)}" dy="4" text-anchor="end">{value:.1f}</text>'
    middle = _TOP + _SIDE / 2
    yield f'<text x="{_x(0.5)}" y="{_TOP + _SIDE + 44}" text-anchor="middle">confidence</text>'
    yield (
        f'<text x="18" y="{middle:g}" text-anchor="middle" transform="rotate(-90 18 {middle:g})">'
        "share of right issues</text>"
    )


def _point(part: Bin) -> Iterator[str]:
    low, high = part.right.interval
    across, up = _x(part.confidence or 0.0), part.right.value or 0.0
    yield f'<path d="M{across} {_y(low)}V{_y(high)}" stroke="#0b5cad" stroke-width="2"/>'
    yield f'<circle cx="{across}" cy="{_y(up)}" r="5" fill="#0b5cad"/>'
    yield f'<text x="{across}" y="{_y(up)}" dx="8" dy="-6" font-size="11">{part.right.of}</text>'
