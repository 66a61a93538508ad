"""Finds room on a page for the labels beside marked words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analyser.model import Box
from analyser.reporting.pdf.canvas import tag_width

_HEIGHT, _NOTE_HEIGHT = 8.0, 11.0  # points: of a label beside words, and at the top of a page
_AIR, _THIN = 2.0, 0.5
_STEPS = 5  # places tried below each other, and further to the left
_EDGE = 1.0  # points from the edge of the page
_ON_LABEL = 10.0  # a label on another is worse than one on text


class Labels:
    """The labels of one page; each gets a place of its own.

    Args:
        size: width and height of the page in points, as it is shown.
        ink: boxes around its text.
    """

    def __init__(self, size: tuple[float, float], ink: Sequence[Box]) -> None:
        self._width, self._height = size
        self._ink = ink
        self._margin = min((box.x0 for box in ink), default=0.0)
        self._taken: list[Box] = []

    def beside(self, text: str, words: Box, clause: Box | None) -> Box:
        """A place for the label of marked words.

        Args:
            text: the label.
            words: the first line of those words.
            clause: the box of the clause they stand in.
        """
        lefts = [clause.x0] if clause is not None else []
        lefts += [words.x0, self._margin]
        return self._take(self._candidates(text, lefts, (words.top + words.bottom - _HEIGHT) / 2))

    def at_top(self, text: str) -> Box:
        """A place for a label at the top of the page."""
        width = tag_width(text, _NOTE_HEIGHT)
        across, down = width + _AIR, _NOTE_HEIGHT + _AIR
        count = max(int((self._width - 2 * _NOTE_HEIGHT) / across), 1)
        return self._take(
            self._box(_NOTE_HEIGHT + x * across, _NOTE_HEIGHT + y * down, width, _NOTE_HEIGHT)
            for y in range(_STEPS)
            for x in range(count)
        )

    def _candidates(self, text: str, lefts: Sequence[float], top: float) -> Iterator[Box]:
        width = tag_width(text, _HEIGHT)
        for left in lefts:
            for column in range(1, _STEPS):
                for row in range(2):
                    x = left - column * (width + _AIR)
                    yield self._box(x, top + row * (_HEIGHT + _THIN), width, _HEIGHT)
        for row in range(2, _STEPS):
            for left in lefts:
                yield self._box(left - width - _AIR, top + row * (_HEIGHT + _THIN), width, _HEIGHT)

    def _box(self, left: float, top: float, width: float, height: float) -> Box:
        """A box, moved onto the page."""
        x0 = min(max(left, _EDGE), max(self._width - width - _EDGE, _EDGE))
        y0 = min(max(top, _EDGE), max(self._height - height - _EDGE, _EDGE))
        return Box(x0, y0, x0 + width, y0 + height)

    def _take(self, candidates: Iterator[Box]) -> Box:
        """The first candidate that hides nothing, or the one that hides least."""
        boxes = list(candidates)
        top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
        ink = [other for other in self._ink if other.top < bottom and other.bottom > top]
        taken = [other for other in self._taken if other.top < bottom and other.bottom > top]
        chosen, least = boxes[0], float("inf")
        for box in boxes:
            hidden = sum(_shared(box, other) for other in ink)
            hidden += _ON_LABEL * sum(_shared(box, other) for other in taken)
            if hidden < least:
                chosen, least = box, hidden
            if hidden == 0:
                break
        self._taken.append(chosen)
        return chosen


def _shared(one: Box, two: Box) -> float:
    """The area that two boxes share."""
    width = min(one.x1, two.x1) - max(one.x0, two.x0)
    height = min(one.bottom, two.bottom) - max(one.top, two.top)
    return width * height if width > 0 and height > 0 else 0.0
