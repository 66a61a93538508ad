"""The reliability plot: what was stated against what turned out to hold, as an SVG picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

_SIDE = 320
_MARGIN = 56
_TICKS = (0, 0.25, 0.5, 0.75, 1)
_LARGEST = 14.0  # radius of the bin with most pairs
_SMALLEST = 3.0


class Bin(Protocol):
    """Pairs with about the same stated probability."""

    @property
    def count(self) -> int:
        """Number of pairs."""

    @property
    def stated(self) -> float:
        """Mean stated probability, 0-1."""

    @property
    def observed(self) -> float:
        """Share in which it holds, 0-1."""


def reliability_plot(bins: Sequence[Bin]) -> str:
    """Draw bins as dots; on the diagonal what is stated is right.

    Args:
        bins: the bins, each with at least one pair.

    Returns:
        An SVG document with Dutch text; the size of a dot follows its number of pairs.
    """
    size = _SIDE + 2 * _MARGIN
    most = max((b.count for b in bins), default=1)
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" role="img" '
            'font-family="sans-serif" font-size="12" aria-label="Gestelde kans tegen gebleken aandeel">'
        ),
        f'<rect width="{size}" height="{size}" fill="#ffffff"/>',
        *(_tick(value) for value in _TICKS),
        f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" stroke="#767676" stroke-dasharray="4 4"/>',
        f'<polyline fill="none" stroke="#0b5394" stroke-width="1.5" points="{_points(bins)}"/>',
        *(_dot(one, most) for one in bins),
        f'<text x="{size / 2}" y="{size - 12}" text-anchor="middle">gestelde kans</text>',
        (
            f'<text x="16" y="{size / 2}" text-anchor="middle" '
            f'transform="rotate(-90 16 {size / 2})">gebleken aandeel</text>'
        ),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _tick(value: float) -> str:
    label = f"{value:g}".replace(".", ",")
    return (
        f'<line x1="{_x(value)}" y1="{_y(0)}" x2="{_x(value)}" y2="{_y(1)}" stroke="#dddddd"/>'
        f'<line x1="{_x(0)}" y1="{_y(value)}" x2="{_x(1)}" y2="{_y(value)}" stroke="#dddddd"/>'
        f'<text x="{_x(value)}" y="{_y(0) + 18}" text-anchor="middle">{label}</text>'
        f'<text x="{_x(0) - 8}" y="{_y(value) + 4}" text-anchor="end">{label}</text>'
    )


def _dot(one: Bin, most: int) -> str:
    radius = _SMALLEST + (_LARGEST - _SMALLEST) * (one.count / most) ** 0.5
    return (
        f'<circle cx="{_x(one.stated)}" cy="{_y(one.observed)}" r="{radius:.1f}" '
        f'fill="#0b5394" fill-opacity="0.6"><title>{one.count} paren</title></circle>'
    )


def _points(bins: Sequence[Bin]) -> str:
    return " ".join(f"{_x(one.stated)},{_y(one.observed)}" for one in bins)


def _x(value: float) -> float:
    return round(_MARGIN + value * _SIDE, 1)


def _y(value: float) -> float:
    return round(_MARGIN + (1 - value) * _SIDE, 1)
