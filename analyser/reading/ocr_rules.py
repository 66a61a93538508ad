"""Finds the straight rules in the picture of a page, so that its tables can be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from analyser.reading.pdf_rulings import Edge

_SHORTEST = (48.0, 20.0)  # points, across and down: longer than what letters give by chance
_THICKEST = 2.5  # points; what is thicker is no rule
_NEAR = 3.0  # points between rules that meet
_UNBROKEN = 0.95  # of its length; scans leave specks
_DOTS = 2.1  # pixels a point that rules are looked for at
_APART = 3  # pixels between a thin rule and the paper on either side of it
_CONTRAST = 14  # grey values between the two
_TILE = 5  # pixels; filled bars are looked for in squares of this side
_BAR_TILES = 4  # in both directions
_PARTLY, _MOSTLY = 0.25, 0.6  # of a square, and of a bar, dark: it can hold light letters
_FULL = 0.85  # of the squares of a bar
_MOST_RUNS = 20_000  # a page with more is a drawing

Grey = npt.NDArray[np.uint8]
Levels = npt.NDArray[np.int16]
Means = npt.NDArray[np.floating[Any]]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle, in pixels of the picture it was seen on; ends exclusive."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def turned(self) -> Bar:
        """The same with rows and columns exchanged."""
        return Bar(self.left, self.right, self.top, self.bottom)

    def times(self, factor: int) -> Bar:
        """The same in a picture this many times as large."""
        sides = (self.top, self.bottom, self.left, self.right)
        return Bar(*(side * factor for side in sides))


@dataclass(frozen=True, slots=True)
class Rules:
    """What is drawn on a page beside its text.

    `edges` are the level and upright rules and the sides of filled bars, in points from the
    top left of the picture. `bars` are areas filled with a dark colour, with light text.
    """

    edges: tuple[Edge, ...]
    bars: tuple[Bar, ...]


def drawn_rules(grey: Grey, dark: int, scale: float) -> Rules:
    """The rules and bars of a page; none for a page of drawings.

    Args:
        grey: the picture of the page, from the top left.
        dark: grey value below which a pixel is ink.
        scale: pixels a point.
    """
    levels, step = smaller(grey, scale)
    scale /= step
    if min(levels.shape) <= 4 * _TILE:
        return Rules((), ())
    bars = _bars(levels, dark, scale)
    across = _rules(levels, dark, bars, scale, _SHORTEST[0])
    upright = np.ascontiguousarray(levels.T)
    down = _rules(upright, dark, [bar.turned for bar in bars], scale, _SHORTEST[1])
    edges = [Edge(x0, y, x1, y) for y, x0, x1 in across]
    edges += [Edge(x, y0, x, y1) for x, y0, y1 in down if _meets(x, y0, y1, across)]
    return Rules(tuple(edges), tuple(bar.times(step) for bar in bars))


def _meets(x: float, y0: float, y1: float, across: Sequence[tuple[float, float, float]]) -> bool:
    """Whether an upright meets a level rule; the stem of a large letter does not."""
    return any(
        x0 - _NEAR <= x <= x1 + _NEAR and y0 - _NEAR <= y <= y1 + _NEAR for y, x0, x1 in across
    )


def smaller(grey: Grey, scale: float) -> tuple[Levels, int]:
    """The picture at a size that rules still show at, its noise averaged away.

    Args:
        grey: the picture.
        scale: its pixels a point.

    Returns:
        The smaller picture, and how many times smaller it is.
    """
    step = max(1, round(scale / _DOTS))
    height, width = (side // step * step for side in grey.shape)
    tiles = grey[:height, :width].reshape(height // step, step, width // step, step)
    return tiles.mean(axis=(1, 3), dtype=np.float32).astype(np.int16), step


def _rules(
    levels: Levels, dark: int, bars: Sequence[Bar], scale: float, shortest: float
) -> list[tuple[float, float, float]]:
    """Rules along the rows of a picture: place across, begin and end, in points."""
    length = round(shortest * scale)
    if levels.shape[1] <= length:
        return []
    darker, lighter = _ridges(levels)
    in_bars: Mask = np.zeros(levels.shape, dtype=np.bool_)
    for bar in bars:
        in_bars[bar.top : bar.bottom, bar.left : bar.right] = True
    rules = opened((darker | (levels < dark)) & ~in_bars, length)
    runs = _runs(rules | opened(lighter, length))
    if len(runs) > _MOST_RUNS:
        return []
    found = [
        ((first + last + 1) / 2 / scale, begin / scale, end / scale)
        for first, last, begin, end in _joined(runs)
        if end - begin >= length and last - first <= _THICKEST * scale
    ]
    sides = ((place, bar) for bar in bars for place in (bar.top, bar.bottom))
    return found + [(place / scale, bar.left / scale, bar.right / scale) for place, bar in sides]


def _ridges(levels: Levels) -> tuple[Mask, Mask]:
    """Pixels darker than the paper both above and below them, and pixels lighter."""
    above, middle, below = levels[: -2 * _APART], levels[_APART:-_APART], levels[2 * _APART :]
    darker: Mask = np.zeros(levels.shape, dtype=np.bool_)
    lighter = darker.copy()
    darker[_APART:-_APART] = np.minimum(above, below) - middle >= _CONTRAST
    lighter[_APART:-_APART] = middle - np.maximum(above, below) >= _CONTRAST
    return darker, lighter


def _bars(levels: Levels, dark: int, scale: float) -> list[Bar]:
    """Rectangles filled with a dark colour, such as the head of a table."""
    height, width = (side // _TILE * _TILE for side in levels.shape)
    ink = levels < dark
    tiles = ink[:height, :width].reshape(height // _TILE, _TILE, width // _TILE, _TILE)
    filled: Mask = tiles.mean(axis=(1, 3)) >= _PARTLY
    filled = opened(opened(filled, _BAR_TILES).T, _BAR_TILES).T
    bars = []
    for first, last, begin, end in _joined(_runs(filled)):
        part = ink[first * _TILE : (last + 1) * _TILE, begin * _TILE : end * _TILE]
        if part.mean() < _MOSTLY or filled[first : last + 1, begin:end].mean() < _FULL:
            continue
        in_columns = levels[:, begin * _TILE : end * _TILE].mean(axis=1)
        in_rows = levels[first * _TILE : (last + 1) * _TILE].mean(axis=0)
        top, bottom = _filled_part(in_columns, first, last, dark)
        left, right = _filled_part(in_rows, begin, end - 1, dark)
        if max(bottom - top, right - left) >= _SHORTEST[0] * scale:
            bars.append(Bar(top, bottom, left, right))
    return bars


def _filled_part(means: Means, first: int, last: int, dark: int) -> tuple[int, int]:
    """Begin and end (exclusive) in pixels of what is filled, about the tiles first..last."""
    begin, end = max(first - 1, 0) * _TILE, (last + 2) * _TILE
    places = np.nonzero(means[begin:end] < dark)[0]
    if not len(places):
        return first * _TILE, (last + 1) * _TILE
    return begin + int(places[0]), begin + int(places[-1]) + 1


def opened(mask: Mask, length: int, unbroken: float = _UNBROKEN) -> Mask:
    """The marked pixels that lie in a level stretch that is marked (nearly) all over.

    Args:
        mask: what is marked.
        length: length of the stretch in pixels.
        unbroken: share of it that has to be marked.
    """
    height, width = mask.shape
    sums = np.zeros((height, width + 1), dtype=np.int32)
    np.cumsum(mask, axis=1, out=sums[:, 1:])
    full = (sums[:, length:] - sums[:, :-length]) >= unbroken * length
    covered = np.zeros((height, width + 1), dtype=np.int32)
    covered[:, : full.shape[1]] += full
    covered[:, length:] -= full
    kept: Mask = (np.cumsum(covered, axis=1)[:, :width] > 0) & mask
    return kept


def _runs(mask: Mask) -> list[tuple[int, int, int]]:
    """Row, begin and end (exclusive) of each run, small breaks closed."""
    closed = mask.copy()
    for shift in (1, 2):
        closed[:, shift:-shift] |= mask[:, : -2 * shift] & mask[:, 2 * shift :]
    padded: npt.NDArray[Any] = np.zeros((mask.shape[0], mask.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = closed
    steps = np.diff(padded, axis=1)
    rows, begins = np.nonzero(steps == 1)
    _, ends = np.nonzero(steps == -1)
    return list(zip(rows.tolist(), begins.tolist(), ends.tolist(), strict=True))


def _joined(runs: list[tuple[int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Runs in touching rows as one: first and last row, begin, end."""
    done: list[tuple[int, int, int, int]] = []
    growing: list[tuple[int, int, int, int]] = []
    for row, begin, end in runs:
        whole, apart = (row, row, begin, end), []
        for rule in growing:
            if rule[1] < row - 1:
                done.append(rule)
            elif rule[2] < whole[3] and rule[3] > whole[2]:
                whole = (
                    min(whole[0], rule[0]), row, min(whole[2], rule[2]), max(whole[3], rule[3])
                )  # fmt: skip
            else:
                apart.append(rule)
        growing = [*apart, whole]
    return done + growing
