"""The picture of a page as the recogniser gets it: grey, level, text only."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from analyser.reading.ocr_cleaning import text_only
from analyser.reading.ocr_rules import drawn_rules
from analyser.reading.ocr_scan import is_photograph
from analyser.reading.pdf_rulings import Edge
from analyser.reading.pdf_words import View

_POINTS = 72.0  # to the inch
_DOTS = 300.0  # to the inch: what Tesseract was trained for
_PHOTOGRAPH = 2.5  # times smaller
_MOST_PIXELS = 20_000_000  # A3 at 300 dots to the inch has 17 million
_MOST_SIDE = 20_000  # Tesseract refuses pictures above 32767
_WIDEST_LEAN = 4.0  # degrees
_COARSE, _FINE = 0.25, 0.05  # degrees
_LEAN_PIXELS = 2000  # on the longest side of the picture the lean is measured on
_LEAST_INK, _MOST_INK = 1000, 200_000  # dark pixels the lean is measured on
_DARK = 0.6  # of the way from black to the colour of the paper

Grey = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Picture:
    """A level picture of a page with its text only.

    `scale` is pixels a point. `edges` are the rules drawn on the page, in points from its
    top left.
    """

    grey: Grey
    scale: float
    edges: tuple[Edge, ...]


def page_picture(page: pdfium.PdfPage, view: View) -> Picture:
    """Draw a page in grey at 300 dots to the inch; level and clean it.

    A huge page is drawn smaller. So is a photograph, such as a cover: its letters are large,
    and a recogniser spends its time on what are none.

    Args:
        page: the page.
        view: how it is shown.

    Raises:
        pdfium.PdfiumError: the page cannot be drawn.
    """
    from PIL import Image

    scale = drawing_scale(*view.size)
    if is_photograph(page, view):
        scale /= _PHOTOGRAPH
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        grey: Grey = bitmap.to_numpy().reshape(bitmap.height, bitmap.width).copy()
    finally:
        bitmap.close()
    dark = _dark_below(grey)
    lean = _lean(grey, dark)
    if lean:
        level = Image.fromarray(grey).rotate(lean, Image.Resampling.BICUBIC, fillcolor=255)
        grey = np.asarray(level)
    rules = drawn_rules(grey, dark, scale)
    return Picture(text_only(grey, dark, scale, rules), scale, rules.edges)


def drawing_scale(width: float, height: float) -> float:
    """Pixels a point for a page of this size in points, so that its picture stays bounded."""
    width, height = max(width, 1.0), max(height, 1.0)
    by_area = math.sqrt(_MOST_PIXELS / (width * height))
    return min(_DOTS / _POINTS, by_area, _MOST_SIDE / max(width, height))


def _dark_below(grey: Grey) -> int:
    """Grey value below which a pixel is ink: between the darkest ink and the paper."""
    sample: npt.NDArray[Any] = grey[::4, ::4]
    ink, paper = np.percentile(sample, 0.5), np.percentile(sample, 75)
    return int(ink + _DARK * (paper - ink))


def _lean(grey: Grey, dark: int) -> float:
    """How far the lines of text lean, in degrees, clockwise positive; 0 when hardly.

    Seen along the right lean the upper sides of the letters fall into sharp rows, so that
    their number differs most from row to row.
    """
    step = max(1, max(grey.shape) // _LEAN_PIXELS)
    ink = grey[::step, ::step] < dark
    rows, columns = np.nonzero(ink[1:] & ~ink[:-1])  # upper sides, so that a bar counts as one
    if len(rows) > _MOST_INK:
        some = np.random.default_rng(0).choice(len(rows), _MOST_INK, replace=False)
        rows, columns = rows[some], columns[some]
    if len(rows) < _LEAST_INK:
        return 0.0
    height = grey.shape[0] // step + 1
    best = _sharpest(rows, columns, height, 0.0, _WIDEST_LEAN, _COARSE)
    best = _sharpest(rows, columns, height, best, _COARSE, _FINE)
    return 0.0 if abs(best) < _FINE or abs(best) > _WIDEST_LEAN - _COARSE else best


def _sharpest(
    rows: npt.NDArray[Any],
    columns: npt.NDArray[Any],
    height: int,
    middle: float,
    reach: float,
    step: float,
) -> float:
    """The lean within `reach` degrees of `middle` along which the rows are sharpest."""
    count = round(reach / step)
    leans = [middle + step * turn for turn in range(-count, count + 1)]
    return max(leans, key=lambda lean: (_sharpness(rows, columns, height, lean), -abs(lean)))


def _sharpness(
    rows: npt.NDArray[Any], columns: npt.NDArray[Any], height: int, lean: float
) -> float:
    level = rows - columns * math.tan(math.radians(lean))
    level = (level - level.min()).astype(np.int64)
    right = columns > columns.mean()  # columns of text seldom have their lines at one height
    halves = (np.bincount(half, minlength=height) for half in (level[~right], level[right]))
    return float(sum((np.diff(counts.astype(np.float64)) ** 2).sum() for counts in halves))
