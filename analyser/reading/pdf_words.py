"""Words of a PDF page with their place and type, straight from pdfium.

pdfium's text page gives the characters of a page in drawing order with spaces where it saw
gaps. Asking every character for its box costs seconds on a long document, so only the first
and last character of each word are asked, and the type of a word once per text object.
"""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_BREAKS = frozenset((0x02, 0xFFFE))  # how pdfium marks a hyphen at the end of a line
_SPACES = frozenset(
    map(ord, "\0\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff")
) | frozenset(range(0x2000, 0x200C))
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi|,b$", re.IGNORECASE)
_BOLD_WEIGHT = 600
_FIXED_PITCH_FALLBACK = 10.0
_UPRIGHT_DEGREES = 15.0


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page, in points from the top left of the page as it is shown.

    `base` is the baseline. `glued` says that no space stands between this word and the one
    before it (the type changed inside a word). `upright` is False for rotated text, whose
    box is then only approximate.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    upright: bool = True
    glued: bool = False

    @property
    def top(self) -> float:
        """Upper side of the letters."""
        return self.base - 0.8 * self.size

    @property
    def bottom(self) -> float:
        """Lower side of the letters."""
        return self.base + 0.22 * self.size


@dataclass(frozen=True, slots=True)
class View:
    """Turns page coordinates of pdfium into points from the top left of the shown page."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> View:
        """The view of a page: its visible box and its rotation in degrees."""
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, page.get_rotation())

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the shown page."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.rotation in (90, 270) else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Place of a point of the page on the shown page."""
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y


@dataclass(frozen=True, slots=True)
class _Type:
    size: float
    bold: bool
    upright: bool


def page_words(page: pdfium.PdfPage, view: View) -> list[Word]:
    """Words of a page in drawing order; text outside the visible page is left out."""
    textpage = page.get_textpage()
    try:
        words = _Scanner(textpage.raw, view).words()
    finally:
        textpage.close()
    width, height = view.size
    inside = [
        word
        for word in words
        if word.x1 > 0 and word.x0 < width and -word.size < word.base < height + word.size
    ]
    return _without_doubles(inside)


class _Scanner:
    """Walks the characters of one text page."""

    def __init__(self, raw: object, view: View) -> None:
        self._raw = raw
        self._view = view
        self._types: dict[int | None, _Type] = {}
        self._bold_fonts: dict[int | None, bool] = {}
        self._a, self._b = ctypes.c_double(), ctypes.c_double()
        self._c, self._d = ctypes.c_double(), ctypes.c_double()
        self._matrix = pdfium_c.FS_MATRIX()

    def words(self) -> list[Word]:
        """All words, each run of characters between white space."""
        count = pdfium_c.FPDFText_CountChars(self._raw)
        unicode_at = pdfium_c.FPDFText_GetUnicode
        raw = self._raw
        words: list[Word] = []
        start: int | None = None
        codes = [unicode_at(raw, index) for index in range(max(count, 0))]
        for index, code in enumerate(codes):
            if code in _SPACES:
                if start is not None:
                    self._add(words, codes, start, index)
                start = None
            elif code in _BREAKS:
                self._add(words, codes, index if start is None else start, index + 1)
                start = None
            elif start is None:
                start = index
        if start is not None:
            self._add(words, codes, start, len(codes))
        return words

    def _add(self, words: list[Word], codes: list[int], start: int, end: int) -> None:
        """Add the characters start..end, in parts where the type or the line changes."""
        first_type, last_type = self._type(start), self._type(end - 1)
        first = self._make(codes, start, end, first_type)
        if first_type == last_type and not self._leaves_line(first, end - 1):
            words.append(first)
            return
        part, kind, base, glued = start, first_type, first.base, False
        for index in range(start + 1, end):
            other = self._type(index)
            new_base = self._origin(index)[1]
            if other == kind and abs(new_base - base) < 0.5 * kind.size:
                continue
            words.append(replace(self._make(codes, part, index, kind), glued=glued))
            glued = abs(new_base - base) < 0.6 * max(kind.size, other.size)
            part, kind, base = index, other, new_base
        words.append(replace(self._make(codes, part, end, kind), glued=glued))

    def _leaves_line(self, word: Word, last: int) -> bool:
        if not word.upright:
            return False
        return abs(self._origin(last)[1] - word.base) > 0.5 * word.size

    def _make(self, codes: list[int], start: int, end: int, kind: _Type) -> Word:
        text = _decode(codes[start:end])
        x0, base = self._origin(start)
        x1 = self._right(end - 1)
        return Word(text, min(x0, x1), max(x0, x1), base, kind.size, kind.bold, kind.upright)

    def _origin(self, index: int) -> tuple[float, float]:
        pdfium_c.FPDFText_GetCharOrigin(self._raw, index, self._a, self._b)
        return self._view.point(self._a.value, self._b.value)

    def _right(self, index: int) -> float:
        pdfium_c.FPDFText_GetCharBox(self._raw, index, self._a, self._b, self._c, self._d)
        one = self._view.point(self._a.value, self._c.value)
        two = self._view.point(self._b.value, self._d.value)
        return max(one[0], two[0])

    def _type(self, index: int) -> _Type:
        handle = pdfium_c.FPDFText_GetTextObject(self._raw, index)
        address = ctypes.cast(handle, ctypes.c_void_p).value
        known = self._types.get(address)
        if known is None:
            known = self._types[address] = self._read_type(index, handle)
        return known

    def _read_type(self, index: int, handle: object) -> _Type:
        size = pdfium_c.FPDFText_GetFontSize(self._raw, index)
        angle = 0.0
        if pdfium_c.FPDFText_GetMatrix(self._raw, index, self._matrix):
            size *= math.hypot(self._matrix.c, self._matrix.d)
            angle = math.degrees(math.atan2(self._matrix.b, self._matrix.a))
        turn = (angle - self._view.rotation + 180) % 360 - 180
        bold = bool(handle) and self._is_bold(pdfium_c.FPDFTextObj_GetFont(handle))
        size = round(abs(size), 1) or _FIXED_PITCH_FALLBACK
        return _Type(size, bold, abs(turn) < _UPRIGHT_DEGREES)

    def _is_bold(self, font: object) -> bool:
        address = ctypes.cast(font, ctypes.c_void_p).value  # type: ignore[arg-type]
        if address not in self._bold_fonts:
            self._bold_fonts[address] = bool(font) and _font_is_bold(font)
        return self._bold_fonts[address]


def _font_is_bold(font: object) -> bool:
    length = pdfium_c.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    pdfium_c.FPDFFont_GetBaseFontName(font, buffer, length)
    if _BOLD_NAME.search(buffer.value.decode("utf-8", "replace")):
        return True
    return bool(pdfium_c.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT)


def _decode(codes: list[int]) -> str:
    text = "".join("-" if code in _BREAKS else chr(code) for code in codes if code < 0x110000)
    if any(0xD800 <= code < 0xE000 for code in codes):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _without_doubles(words: list[Word]) -> list[Word]:
    """Drop words drawn twice at nearly the same spot, an old way to make text bold."""
    seen: dict[tuple[str, int], list[Word]] = {}
    kept: list[Word] = []
    for word in words:
        same = seen.setdefault((word.text, round(word.base / 4)), [])
        if any(
            abs(word.x0 - other.x0) < 0.12 * word.size and abs(word.base - other.base) < 1
            for other in same
        ):
            continue
        same.append(word)
        kept.append(word)
    return kept
