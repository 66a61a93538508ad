"""Words of a PDF page with their place and type, straight from pdfium.

pdfium's text page gives the characters of a page in drawing order with spaces where it saw
gaps. Asking every character for its box costs seconds on a long document, so only the first
and last character of each word are asked, and the type of a word once per text object.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2 as pdfium

from analyser.reading.pdf_bold import drawn_twice
from analyser.reading.pdf_bookmarks import Bookmarks
from analyser.reading.pdf_fast import address_of, box_of, origin_of, text_codes, text_object
from analyser.reading.pdf_hidden import Unseen, without_hidden
from analyser.reading.pdf_type import Type, Types

_BREAKS = "\x02\ufffe"  # how pdfium marks a hyphen at the end of a line
_SPACES = "\0\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff\u2000-\u200b"
_TOKEN = re.compile(f"[^{_SPACES}{_BREAKS}]*[{_BREAKS}]|[^{_SPACES}{_BREAKS}]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_HYPHEN = str.maketrans(dict.fromkeys(_BREAKS, "-"))
# From a euro sign to what follows, of the type size, when a space stands between them. pdfium
# often sees none, because the sign is wider in the font it takes for a missing one.
_EURO_AND_SPACE = 0.68
_MARGIN = 0.15  # of the page height: where text marked as an artifact is a running line


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page, in points from the top left of the page as it is shown.

    `base` is the baseline. `glued` says that no space stands between this word and the one
    before it (the type changed inside a word). `upright` is False for rotated text, whose
    box is then only approximate. `level` is the outline level of the heading that the
    document itself says this word is part of. `unseen` is why it cannot be seen on blank paper.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    upright: bool = True
    glued: bool = False
    level: int | None = None
    unseen: Unseen | None = None

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
        media = page.get_mediabox()
        if _has_size(media) and not _meet(media, page.get_cropbox()):
            left, bottom, right, top = media  # the crop box lies beside the page
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


def _has_size(box: Sequence[float]) -> bool:
    return box[0] < box[2] and box[1] < box[3]


def _meet(one: Sequence[float], two: Sequence[float]) -> bool:
    """Whether two boxes (left, bottom, right, top) have something in common."""
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def page_words(page: pdfium.PdfPage, view: View) -> list[Word]:
    """Words of a page in drawing order.

    Text outside the visible page is left out, text that cannot be seen, and text in the
    margins that the document itself marks as no part of it (running heads and feet).
    """
    return words_and_hidden(page, view)[0]


def words_and_hidden(page: pdfium.PdfPage, view: View) -> tuple[list[Word], bool]:
    """The same words, and whether the page has text that cannot be seen."""
    textpage = page.get_textpage()
    try:
        types = Types(textpage.raw, view.rotation, page)
        words = _Scanner(textpage.raw, view, types).words()
    finally:
        textpage.close()
    width, height = view.size
    inside = [
        word
        for word in words
        if word.x1 > 0 and word.x0 < width and -word.size < word.base < height + word.size
    ]
    seen, hidden = without_hidden(page, view.point, inside)
    kept = _without_doubles(seen)
    if not any(word.bold for word in kept):
        kept = drawn_twice(page, view.point, kept, types.objects)
    return Bookmarks.of(page.pdf).marked(kept), hidden


class _Scanner:
    """Walks the characters of one text page."""

    def __init__(self, handle: Any, view: View, types: Types) -> None:
        self._handle = handle
        self._raw = address_of(handle)
        self._view = view
        self._height = view.size[1]
        self._is_upright = view.rotation == 0
        self._types = types
        self._numbers = (ctypes.c_double * 4)()
        start = ctypes.addressof(self._numbers)
        self._places = tuple(start + 8 * index for index in range(4))

    def words(self) -> list[Word]:
        """All words, each run of characters between white space."""
        codes = text_codes(self._handle)
        words: list[Word] = []
        for match in _TOKEN.finditer(codes):
            start, end = match.span()
            euro = codes.find("\u20ac", start, end - 1)
            if euro >= 0 and self._gap_after(euro):
                self._add(words, codes, start, euro + 1)
                start = euro + 1
                sign = words[-1]
                words[-1] = replace(sign, x1=min(sign.x1, sign.x0 + 0.5 * sign.size))
            self._add(words, codes, start, end)
        return words

    def _add(self, words: list[Word], codes: str, start: int, end: int) -> None:
        """Add the characters start..end, in parts where the type or the line changes."""
        first_object = text_object(self._raw, start)
        kind = self._types.at(start, first_object)
        x0, base = self._origin(start)
        x1, top, bottom = self._right(end - 1)
        last_object = text_object(self._raw, end - 1) if end - start > 1 else first_object
        on_line = not kind.upright or (base - kind.size < bottom and top < base + 0.5 * kind.size)
        if on_line and (
            first_object == last_object or kind == self._types.at(end - 1, last_object)
        ):
            if not (kind.artifact and self._is_in_margin(base)):
                word = _word(codes[start:end], x0, x1, base, kind)
                words.append(word)
            return
        self._add_parts(words, codes, start, end)

    def _add_parts(self, words: list[Word], codes: str, start: int, end: int) -> None:
        part, kind = start, self._types.at(start, text_object(self._raw, start))
        base, glued = self._origin(start)[1], False
        for index in range(start + 1, end):
            other = self._types.at(index, text_object(self._raw, index))
            new_base = self._origin(index)[1]
            if other == kind and abs(new_base - base) < 0.5 * kind.size:
                continue
            words.append(replace(self._make(codes, part, index, kind), glued=glued))
            glued = abs(new_base - base) < 0.6 * max(kind.size, other.size)
            part, kind, base = index, other, new_base
        words.append(replace(self._make(codes, part, end, kind), glued=glued))

    def _make(self, codes: str, start: int, end: int, kind: Type) -> Word:
        x0, base = self._origin(start)
        return _word(codes[start:end], x0, self._right(end - 1)[0], base, kind)

    def _origin(self, index: int) -> tuple[float, float]:
        x, y = self._places[0], self._places[1]
        origin_of(self._raw, index, x, y)
        if self._is_upright:
            return self._numbers[0] - self._view.left, self._view.top - self._numbers[1]
        return self._view.point(self._numbers[0], self._numbers[1])

    def _right(self, index: int) -> tuple[float, float, float]:
        """Right, upper and lower side of a character."""
        left, right, bottom, top = self._places
        box_of(self._raw, index, left, right, bottom, top)
        x0, x1, low, high = self._numbers
        if self._is_upright:
            edge = self._view.top
            return x1 - self._view.left, edge - high, edge - low
        one, two = self._view.point(x0, low), self._view.point(x1, high)
        return max(one[0], two[0]), min(one[1], two[1]), max(one[1], two[1])

    def _gap_after(self, index: int) -> bool:
        size = self._types.at(index, text_object(self._raw, index)).size
        return self._origin(index + 1)[0] - self._origin(index)[0] >= _EURO_AND_SPACE * size

    def _is_in_margin(self, base: float) -> bool:
        return not _MARGIN * self._height < base < (1 - _MARGIN) * self._height


def _word(codes: str, x0: float, x1: float, base: float, kind: Type) -> Word:
    if codes[-1] in _BREAKS:
        codes = codes.translate(_HYPHEN)
    if not codes.isascii() and _SURROGATE.search(codes):
        codes = codes.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if x1 < x0:
        x0, x1 = x1, x0
    return Word(
        codes, x0, x1, base, kind.size, kind.bold, kind.upright, False, kind.level, kind.unseen
    )


def _without_doubles(words: list[Word]) -> list[Word]:
    """Drop words drawn twice at nearly the same spot, an old way to make text bold."""
    seen: dict[tuple[str, int], list[int]] = {}
    kept: list[Word] = []
    for word in words:
        same = seen.setdefault((word.text, round(word.base / 4)), [])
        if same:
            double = next((i for i in same if _is_double(word, kept[i])), None)
            if double is not None:
                kept[double] = replace(kept[double], bold=True)
                continue
        same.append(len(kept))
        kept.append(word)
    return kept


def _is_double(word: Word, other: Word) -> bool:
    return abs(word.x0 - other.x0) < 0.12 * word.size and abs(word.base - other.base) < 1
