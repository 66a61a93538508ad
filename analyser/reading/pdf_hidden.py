"""Text on a PDF page that nobody sees: without paint, in the colour of paper, or tiny.

Such text is only hidden where nothing is drawn behind it: white letters on a dark row are
plain to see, and a layer without paint over a scan is what the scanner recognised.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from analyser.reading.pdf_fast import address_of, fill_color_of
from analyser.reading.pdf_matrix import IDENTITY, Matrix, Point, combined, matrix_of, moved
from analyser.reading.pdf_objects import objects_of

if TYPE_CHECKING:
    from analyser.reading.pdf_words import Word

_PALE = 245  # of 255, in every colour: white, or a grey that no one can tell from it
TINY = 1.0  # points; smaller type cannot be read
_BEHIND = 0.3  # of a word, that something drawn lies behind
_MOST_OBJECTS = 20_000  # looked at on one page
_MOST_PAIRS = 2_000_000  # of words and things behind them
_MAX_DEPTH = 4
_PAINTLESS = frozenset({pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP})
_FILLED = frozenset({pdfium_c.FPDF_TEXTRENDERMODE_FILL, pdfium_c.FPDF_TEXTRENDERMODE_FILL_CLIP})
_PAINTED = frozenset({pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_SHADING})

Bounds = tuple[float, float, float, float]


class Unseen(Enum):
    """Why text cannot be seen on blank paper."""

    PAINTLESS = "paintless"
    PALE = "pale"
    TINY = "tiny"


class Colors:
    """Tells whether objects are as good as white; one for a page."""

    def __init__(self) -> None:
        self._parts = (ctypes.c_uint * 4)()
        start = ctypes.addressof(self._parts)
        self._places = tuple(start + 4 * index for index in range(4))

    def is_pale(self, handle: int) -> bool:
        """Whether an object is filled with white, nearly white, or nothing.

        Args:
            handle: address of the object.
        """
        places = self._places
        if not fill_color_of(handle, places[0], places[1], places[2], places[3]):
            return False
        red, green, blue, alpha = self._parts
        return alpha == 0 or (red >= _PALE and green >= _PALE and blue >= _PALE)

    def unseen(self, handle: int, mode: int) -> Unseen | None:
        """Why a piece of text cannot be seen on blank paper, by how it is painted.

        Args:
            handle: address of the text object.
            mode: how its letters are drawn.
        """
        if mode in _FILLED:
            return Unseen.PALE if self.is_pale(handle) else None
        return Unseen.PAINTLESS if mode in _PAINTLESS else None


def is_tiny(textpage: Any, index: int) -> bool:
    """Whether a character is too low to be seen; a font can give its letters any height.

    Args:
        textpage: the text page of pdfium.
        index: the character.
    """
    sides = [ctypes.c_double() for _ in range(4)]
    if not pdfium_c.FPDFText_GetCharBox(textpage, index, *sides):
        return False
    return 0 < sides[3].value - sides[2].value < TINY


def without_hidden(
    page: pdfium.PdfPage, point: Callable[[float, float], Point], words: Sequence[Word]
) -> tuple[list[Word], bool]:
    """The words that can be seen, and whether there is text that cannot.

    Args:
        page: the page.
        point: turns coordinates of the page into points from the top left as shown.
        words: all its words.
    """
    suspects = [word for word in words if word.unseen is not None]
    if not suspects or all(word.unseen is Unseen.PAINTLESS for word in words):
        return list(words), False  # a page of nothing but such text is all that a scan left behind
    behind = _drawn(page, point)
    if behind is None or len(behind) * len(suspects) > _MOST_PAIRS:
        return list(words), False
    hidden = {id(word): word for word in suspects if not _has_behind(word, behind)}
    has_text = any(char.isalnum() for word in hidden.values() for char in word.text)
    return [word for word in words if id(word) not in hidden], has_text


def _drawn(page: pdfium.PdfPage, point: Callable[[float, float], Point]) -> list[Bounds] | None:
    """Places of pictures and coloured areas, as shown; None for too many objects."""
    found: list[Bounds] = []
    for count, bounds in enumerate(_areas(page.raw, Colors())):
        if count >= _MOST_OBJECTS:
            return None
        if bounds is not None:
            one, two = point(bounds[0], bounds[1]), point(bounds[2], bounds[3])
            (x0, x1), (y0, y1) = sorted((one[0], two[0])), sorted((one[1], two[1]))
            found.append((x0, y0, x1, y1))
    return sorted(found, key=_area, reverse=True)


def _areas(raw: object, colors: Colors) -> Iterator[Bounds | None]:
    """For every object of a page the area that it paints, in coordinates of the page."""
    open_forms: list[tuple[Iterator[object], Matrix]] = [(objects_of(raw, form=False), IDENTITY)]
    while open_forms:
        objects, matrix = open_forms[-1]
        handle = next(objects, None)
        if handle is None:
            open_forms.pop()
            continue
        kind = pdfium_c.FPDFPageObj_GetType(handle)
        if kind == pdfium_c.FPDF_PAGEOBJ_FORM and len(open_forms) <= _MAX_DEPTH:
            inner = combined(matrix_of(handle), matrix)
            open_forms.append((objects_of(handle, form=True), inner))
        paints = kind in _PAINTED or (
            kind == pdfium_c.FPDF_PAGEOBJ_PATH
            and _is_filled(handle)
            and not colors.is_pale(address_of(handle))
        )
        yield _bounds(handle, matrix) if paints else None


def _is_filled(handle: object) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(handle, fill, stroke)
    return bool(fill.value)


def _bounds(handle: object, matrix: Matrix) -> Bounds | None:
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium_c.FPDFPageObj_GetBounds(handle, *sides):
        return None
    left, bottom, right, top = (side.value for side in sides)
    corners = [moved(matrix, x, y) for x in (left, right) for y in (bottom, top)]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _has_behind(word: Word, behind: Sequence[Bounds]) -> bool:
    """Whether something drawn lies behind a good part of a word."""
    box = (word.x0, word.top, max(word.x1, word.x0 + 0.1), word.bottom)
    wanted = _BEHIND * _area(box)
    for x0, top, x1, bottom in behind:
        width = min(box[2], x1) - max(box[0], x0)
        height = min(box[3], bottom) - max(box[1], top)
        if width > 0 and height > 0:
            wanted -= width * height
            if wanted <= 0:
                return True
    return False


def _area(bounds: Bounds) -> float:
    return (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])
