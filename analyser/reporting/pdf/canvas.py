"""Draws on a page in points from its top left as it is shown, however it is turned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analyser.model import Box
from analyser.reading.pdf_words import View

# Widths of Helvetica-Bold, in thousandths of the type size.
_WIDTHS = {"A": 722, "S": 722, "D": 722, "o": 611, "i": 278} | dict.fromkeys("0123456789", 556)
_WIDEST = 722
_BASELINE = 0.28  # of the height of a tag, above its lower side
_PADDING = 1.8

Colour = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Canvas:
    """A page to draw on.

    Args:
        view: how the page is shown.
    """

    view: View

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The point of the page that is shown at a place."""
        view = self.view
        if view.rotation == 90:
            return y + view.left, x + view.bottom
        if view.rotation == 180:
            return view.right - x, y + view.bottom
        if view.rotation == 270:
            return view.right - y, view.top - x
        return x + view.left, view.top - y

    def rectangle(self, boxes: Iterable[Box]) -> tuple[float, float, float, float]:
        """The rectangle of the page (left, bottom, right, top) around boxes."""
        corners = [
            self.point(x, y) for box in boxes for x, y in ((box.x0, box.top), (box.x1, box.bottom))
        ]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    def corners(self, box: Box) -> list[float]:
        """The corners of a box as viewers want them: upper left, upper right, then lower."""
        places = ((box.x0, box.top), (box.x1, box.top), (box.x0, box.bottom), (box.x1, box.bottom))
        return [value for x, y in places for value in self.point(x, y)]

    def filled(self, boxes: Sequence[Box], colour: Colour) -> str:
        """Operators that fill boxes with a colour."""
        rectangles = (self.rectangle([box]) for box in boxes)
        drawn = (
            f"{_numbers((left, bottom, right - left, top - bottom))} re"
            for left, bottom, right, top in rectangles
        )
        return f"{_numbers(colour)} rg\n" + "\n".join(drawn) + "\nf\n"

    def tag(self, box: Box, text: str, colour: Colour) -> str:
        """Operators that draw a label in white on a colour, upright as the page is shown."""
        size = type_size(box)
        x, y = self.point(
            box.x0 + _PADDING * size / 6, box.bottom - _BASELINE * (box.bottom - box.top)
        )
        right = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[self.view.rotation]
        matrix = _numbers((*right, -right[1], right[0], x, y))
        return (
            f"{self.filled([box], colour)}1 1 1 rg\n"
            f"BT /F {_numbers((size,))} Tf {matrix} Tm ({text}) Tj ET\n"
        )


def type_size(box: Box) -> float:
    """The size of the type on a tag, from its height."""
    return 0.76 * (box.bottom - box.top)


def tag_width(text: str, height: float) -> float:
    """How wide a tag is with a label, in points."""
    size = 0.76 * height
    letters = sum(_WIDTHS.get(char, _WIDEST) for char in text) / 1000
    return size * letters + 2 * _PADDING * size / 6


def _numbers(values: Iterable[float]) -> str:
    return " ".join(f"{value:.2f}".rstrip("0").rstrip(".") for value in values)
