"""Takes out of the picture of a page what would be misread as letters: rules, bars, leaders."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from analyser.reading.ocr_rules import Rules, opened, smaller

_PAPER = 255
_AROUND = 1.3  # points to either side of a rule that go with it
_AROUND_DOT = (15, 7, 9)  # pixels of the smaller picture about a dot: high, less high, and wide
_OF_DOT = 30  # of the lower box, at most, are ink, and none of the rest of the higher one
_DOT = 2  # pixels about a dot that go with it
_NEXT = 7  # pixels on either side of a dot in which the next one begins
_LEADER = 60  # pixels; a row of dots this long leads to a page number

Grey = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]


def text_only(grey: Grey, dark: int, scale: float, rules: Rules) -> Grey:
    """A copy of the picture without rules and dotted leaders, and with all text dark on light.

    Args:
        grey: the picture of a page.
        dark: grey value below which a pixel is ink.
        scale: pixels a point.
        rules: the rules and bars on it.
    """
    clean = grey.copy()
    for bar in rules.bars:
        part = clean[bar.top : bar.bottom, bar.left : bar.right]
        part[:] = _reversed(part)
    for edge in rules.edges:
        top, bottom = _band(edge.top, scale)[0], _band(edge.bottom, scale)[1]
        left, right = _band(edge.x0, scale)[0], _band(edge.x1, scale)[1]
        clean[top:bottom, left:right] = _PAPER
    levels, step = smaller(clean, scale)
    paper = np.percentile(levels, 75)
    leaders = _leaders(levels < (dark + paper) / 2)
    if leaders.any():
        large = np.kron(leaders, np.ones((step, step), dtype=np.bool_))
        clean[: large.shape[0], : large.shape[1]][large] = _PAPER
    return clean


def _band(place: float, scale: float) -> tuple[int, int]:
    return max(round((place - _AROUND) * scale), 0), max(round((place + _AROUND) * scale), 0) + 1


def _reversed(part: Grey) -> Grey:
    """Light letters on a dark ground as dark letters on paper."""
    ground, letters = np.percentile(part, 40), np.percentile(part, 99.5)
    light = (part - ground) / max(letters - ground, 1.0)
    return np.asarray(_PAPER - np.clip(light, 0.0, 1.0) * _PAPER).astype(np.uint8)


def _leaders(ink: Mask) -> Mask:
    """Pixels in and around the dots of dotted leaders: dots in a row with nothing near them."""
    high, low, wide = _AROUND_DOT
    inner = _sums(ink, low, wide)
    dots = ink & (inner <= _OF_DOT) & (_sums(ink, high, wide) == inner)
    in_row = opened(_widened(dots, _NEXT), _LEADER)
    return _widened(_widened(dots & in_row, _DOT).T, _DOT).T


def _widened(mask: Mask, reach: int) -> Mask:
    """A mask with all that lies within reach of it in the same row."""
    wide = mask.copy()
    for columns in range(1, reach + 1):
        wide[:, columns:] |= mask[:, :-columns]
        wide[:, :-columns] |= mask[:, columns:]
    return wide


def _sums(mask: Mask, height: int, width: int) -> npt.NDArray[np.int32]:
    """How many pixels are marked in the box about each pixel."""
    padded = np.pad(mask, ((height // 2 + 1, height // 2), (width // 2 + 1, width // 2)))
    total = padded.astype(np.int32).cumsum(axis=0).cumsum(axis=1)
    inner = total[height:, width:] - total[:-height, width:]
    sums: npt.NDArray[np.int32] = inner - total[height:, :-width] + total[:-height, :-width]
    return sums
