"""Bold type in a PDF: by the name or weight of the font, or by drawing text twice."""

from __future__ import annotations

import ctypes
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from analyser.reading.pdf_fast import address_of

if TYPE_CHECKING:
    from analyser.reading.pdf_words import Word

_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi|,b$", re.IGNORECASE)
_BOLD_WEIGHT = 600
_SLACK = 1.5  # points
_NARROW = 4.0  # points; a narrower drawing is a space
_BAND = 8.0  # points
Bounds = tuple[float, float, float, float]


def font_is_bold(font: object) -> bool:
    """Whether the name or the weight of a font says that it is bold."""
    length = pdfium_c.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    pdfium_c.FPDFFont_GetBaseFontName(font, buffer, length)
    if _BOLD_NAME.search(buffer.value.decode("utf-8", "replace")):
        return True
    return bool(pdfium_c.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT)


def drawn_twice(
    page: pdfium.PdfPage,
    point: Callable[[float, float], tuple[float, float]],
    words: Sequence[Word],
    used: frozenset[int | None],
) -> list[Word]:
    """Words with those that were drawn twice made bold.

    pdfium leaves the second drawing out of the text; what is left is an object on the page
    that no word came from and that covers words.

    Args:
        page: the page.
        point: turns coordinates of the page into points from the top left as shown.
        words: its words.
        used: addresses of the text objects the words came from.
    """
    spots: dict[int, list[Bounds]] = defaultdict(list)
    for spot in _unused(page, point, used):
        for height in range(_height(spot[1]), _height(spot[3]) + 1):
            spots[height].append(spot)
    if not spots:
        return list(words)
    return [
        replace(word, bold=True)
        if any(_covers(spot, word) for spot in spots.get(_height(word.base), ()))
        else word
        for word in words
    ]


def _unused(
    page: pdfium.PdfPage,
    point: Callable[[float, float], tuple[float, float]],
    used: frozenset[int | None],
) -> Iterator[Bounds]:
    raw = page.raw
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(pdfium_c.FPDFPage_CountObjects(raw)):
        handle = pdfium_c.FPDFPage_GetObject(raw, index)
        if (
            pdfium_c.FPDFPageObj_GetType(handle) != pdfium_c.FPDF_PAGEOBJ_TEXT
            or address_of(handle) in used
            or not pdfium_c.FPDFPageObj_GetBounds(handle, *sides)
        ):
            continue
        left, bottom, right, top = (side.value for side in sides)
        one, two = point(left, bottom), point(right, top)
        (x0, x1), (y0, y1) = sorted((one[0], two[0])), sorted((one[1], two[1]))
        if x1 - x0 > _NARROW:
            yield x0, y0, x1, y1


def _height(y: float) -> int:
    """The band of the page in which a height falls."""
    return int(y // _BAND)


def _covers(spot: Bounds, word: Word) -> bool:
    x0, top, x1, bottom = spot
    level = top - _SLACK <= word.base <= bottom + _SLACK
    return level and x0 - _SLACK <= word.x0 and word.x1 <= x1 + _SLACK
