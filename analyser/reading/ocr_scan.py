"""Tells whether a PDF page has to be read from its picture: it is a scan, or has no text at all.

A scan is a page that a picture covers and whose text layer is not its text. That is so when
the layer holds hardly a word (a stamp, a page number) while the picture looks like paper, or
when the layer cannot be seen and does not read as language (bad recognition by the scanner,
letters with the wrong codes). A hidden layer that does read as language is taken as it is.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from analyser.reading.pdf_objects import objects_of
from analyser.reading.pdf_words import View, Word

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_COVERED = 0.7  # of the page, by pictures, before it can be a scan
_FEW_WORDS = 30  # a stamp, a running line and a page number stay under this
_HIDDEN = 0.8  # of the pieces of text, for a layer that cannot be seen
_MOST_OBJECTS = 20_000  # looked at on one page
_MAX_DEPTH = 4
_PIXELS = 800  # on the longest side of the small picture
_STROKE = 30  # difference in grey between two pixels: the side of a letter
_STROKES = 16  # in a row of pixels that goes through a line of text
_LINES = 0.08  # of the rows, some six lines; less is a design with a slogan or an address
_PAPER_LIGHT = 140  # grey value, 0-255
_PAPER_SPREAD = 24
_PAPER_SHARE = 0.5  # of the pixels
_LETTERS = 0.5  # of the words of a layer that reads as language
_COMMON = 0.05
_COMMON_WORDS = frozenset(
    "de het een en van in op te is dat die voor met aan bij of door zijn wordt worden niet om als "
    "the and to for with that by on be or der die das und ist mit le la les et des que".split()
)


class Layer(Enum):
    """What the text layer of a page is worth."""

    TEXT = "text"  # the text of the page
    NONE = "none"  # there is no word in it
    STAMP = "stamp"  # a few words over a page that is a picture
    RUBBISH = "rubbish"  # hidden, and no language


def judge_layer(page: pdfium.PdfPage, view: View, words: Sequence[Word]) -> Layer:
    """What the text layer of a page is worth.

    Args:
        page: the page.
        view: how it is shown.
        words: the words of its text layer.

    Raises:
        pdfium.PdfiumError: the page cannot be drawn.
    """
    if not words:
        return Layer.NONE
    covered, hidden = _cover(page, view)
    if covered < _COVERED:
        return Layer.TEXT
    if len(words) < _FEW_WORDS:
        return Layer.STAMP if _looks_scanned(page, view, words) else Layer.TEXT
    if hidden >= _HIDDEN and not _reads_as_language([word.text for word in words]):
        return Layer.RUBBISH
    return Layer.TEXT


def is_blank(page: pdfium.PdfPage) -> bool:
    """Whether nothing at all is drawn on a page."""
    return bool(pdfium_c.FPDFPage_CountObjects(page.raw) <= 0)


def _cover(page: pdfium.PdfPage, view: View) -> tuple[float, float]:
    """Share of the page under pictures, and share of the pieces of text nobody sees.

    Text is not seen when it is drawn as invisible, or before a picture that covers the page.
    """
    area = max((view.right - view.left) * (view.top - view.bottom), 1.0)
    covered, pieces, unseen = 0.0, 0, 0
    for handle, is_text in _pictures_and_texts(page.raw):
        if not is_text:
            share = _area(handle, view) / area
            covered += share
            if share >= _COVERED:
                unseen = pieces
            continue
        pieces += 1
        mode = pdfium_c.FPDFTextObj_GetTextRenderMode(handle)
        unseen += mode == pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE
    return covered, unseen / pieces if pieces else 1.0


def _pictures_and_texts(raw: object) -> Iterator[tuple[object, bool]]:
    """Pictures and pieces of text in the order of drawing; True marks text."""
    left = _MOST_OBJECTS
    open_forms: list[Iterator[object]] = [objects_of(raw, form=False)]
    while open_forms and left:
        handle = next(open_forms[-1], None)
        if handle is None:
            open_forms.pop()
            continue
        left -= 1
        kind = pdfium_c.FPDFPageObj_GetType(handle)
        if kind == pdfium_c.FPDF_PAGEOBJ_FORM and len(open_forms) <= _MAX_DEPTH:
            open_forms.append(objects_of(handle, form=True))
        elif kind in (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_TEXT):
            yield handle, kind == pdfium_c.FPDF_PAGEOBJ_TEXT


def _area(handle: object, view: View) -> float:
    """Visible area of a picture on the page, in square points."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium_c.FPDFPageObj_GetBounds(handle, *sides):
        return 0.0
    left, bottom, right, top = (side.value for side in sides)
    width = min(right, view.right) - max(left, view.left)
    height = min(top, view.top) - max(bottom, view.bottom)
    return max(width, 0.0) * max(height, 0.0)


def is_photograph(page: pdfium.PdfPage, view: View) -> bool:
    """Whether most of the page has no one light colour, as paper has.

    Args:
        page: the page.
        view: how it is shown.

    Raises:
        pdfium.PdfiumError: the page cannot be drawn.
    """
    return not _is_mostly_light(_small_picture(page, view))


def _looks_scanned(page: pdfium.PdfPage, view: View, words: Sequence[Word]) -> bool:
    """Whether a page looks like paper with lines of text beside the words of its layer."""
    import numpy as np  # seldom needed, and slow to load

    grey = _small_picture(page, view)
    if not _is_mostly_light(grey):
        return False
    sides = np.abs(np.diff(grey.astype(np.int16), axis=1)) > _STROKE
    scale = _PIXELS / max(*view.size, 1.0)
    for word in words:
        left, right = int(word.x0 * scale) - 1, int(word.x1 * scale) + 2
        top, bottom = int(word.top * scale) - 1, int(word.bottom * scale) + 2
        sides[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)] = False
    strokes = sides.sum(axis=1)
    return bool((strokes >= _STROKES).mean() >= _LINES)


def _small_picture(page: pdfium.PdfPage, view: View) -> npt.NDArray[np.uint8]:
    bitmap = page.render(scale=_PIXELS / max(*view.size, 1.0), grayscale=True)
    try:
        picture: npt.NDArray[np.uint8] = bitmap.to_numpy()
        return picture.reshape(bitmap.height, bitmap.width).copy()
    finally:
        bitmap.close()


def _is_mostly_light(grey: npt.NDArray[np.uint8]) -> bool:
    import numpy as np

    counts = np.bincount(grey.ravel(), minlength=256)
    light = int(counts.argmax())
    near = counts[max(light - _PAPER_SPREAD, 0) : light + _PAPER_SPREAD + 1].sum()
    return light >= _PAPER_LIGHT and bool(near >= _PAPER_SHARE * counts.sum())


def _reads_as_language(texts: Sequence[str]) -> bool:
    bare = [text.strip(".,;:!?()[]'\"“”‘’-–•|/") for text in texts]
    bare = [text for text in bare if text and not text.isdecimal()]
    letters = sum(text.replace("-", "").replace("/", "").isalpha() for text in bare)
    common = sum(text.casefold() in _COMMON_WORDS for text in bare)
    return letters >= _LETTERS * len(bare) and common >= _COMMON * len(bare) > 0
