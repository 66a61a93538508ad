"""The type of the characters of a PDF page, read once per text object."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from analyser.reading.pdf_bold import font_is_bold
from analyser.reading.pdf_fast import address_of
from analyser.reading.pdf_hidden import TINY, Colors, Unseen, is_tiny
from analyser.reading.pdf_tags import heading_marks, is_artifact

_FIXED_PITCH_FALLBACK = 10.0
_UPRIGHT_DEGREES = 15.0


class Type(NamedTuple):
    """How characters are set.

    `size` is in points. `level` is the outline level of the heading that the tags of the
    document say they are part of; `artifact` that the tags say they are no part of the text.
    `unseen` is why they cannot be seen on blank paper.
    """

    size: float
    bold: bool
    upright: bool
    level: int | None
    artifact: bool
    unseen: Unseen | None


class Types:
    """The types on one page.

    Args:
        handle: the text page of pdfium.
        rotation: rotation of the page in degrees.
        page: the page.
    """

    def __init__(self, handle: Any, rotation: int, page: pdfium.PdfPage) -> None:
        self._handle = handle
        self._rotation = rotation
        self._is_tagged = bool(pdfium_c.FPDFCatalog_IsTagged(page.pdf.raw))
        self._marks = heading_marks(page) if self._is_tagged else {}
        self._types: dict[int | None, Type] = {}
        self._bold_fonts: dict[int, bool] = {}
        self._matrix = pdfium_c.FS_MATRIX()
        self._colors = Colors()

    @property
    def objects(self) -> frozenset[int | None]:
        """Addresses of the text objects that were asked for."""
        return frozenset(self._types)

    def at(self, index: int, text_object: int | None) -> Type:
        """Type of a character.

        Args:
            index: the character.
            text_object: address of the text object it belongs to.
        """
        known = self._types.get(text_object)
        if known is None:
            known = self._types[text_object] = self._read(index, text_object)
        return known

    def _read(self, index: int, address: int | None) -> Type:
        raw = self._handle
        size = pdfium_c.FPDFText_GetFontSize(raw, index)
        angle = 0.0
        if pdfium_c.FPDFText_GetMatrix(raw, index, self._matrix):
            size *= math.hypot(self._matrix.c, self._matrix.d)
            angle = math.degrees(math.atan2(self._matrix.b, self._matrix.a))
        turn = (angle - self._rotation + 180) % 360 - 180
        bold, level, artifact = False, None, False
        unseen = Unseen.TINY if abs(size) < TINY and is_tiny(raw, index) else None
        size = round(abs(size), 1) or _FIXED_PITCH_FALLBACK
        handle = pdfium_c.FPDFText_GetTextObject(raw, index)
        if handle:
            mode = pdfium_c.FPDFTextObj_GetTextRenderMode(handle)
            bold = self._is_bold(pdfium_c.FPDFTextObj_GetFont(handle)) or (
                mode == pdfium_c.FPDF_TEXTRENDERMODE_FILL_STROKE
            )
            unseen = unseen or self._colors.unseen(address or 0, mode)
            if self._is_tagged:
                mark = pdfium_c.FPDFPageObj_GetMarkedContentID(handle)
                level = self._marks.get(mark)
                artifact = mark < 0 and is_artifact(handle)
        return Type(size, bold, abs(turn) < _UPRIGHT_DEGREES, level, artifact, unseen)

    def _is_bold(self, font: object) -> bool:
        address = address_of(font)
        if address not in self._bold_fonts:
            self._bold_fonts[address] = bool(font) and font_is_bold(font)
        return self._bold_fonts[address]
