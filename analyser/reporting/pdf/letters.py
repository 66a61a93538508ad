"""The letters of a PDF page, to find words in whatever their spaces, hyphens and ligatures."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import overload

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from analyser.model import Box
from analyser.reading.pdf_fast import text_codes
from analyser.reading.pdf_lines import page_lines
from analyser.reading.pdf_words import View, page_words

_SAME_LINE = 0.5  # of the lower of two boxes, that they share in height
_GAP = 2.5  # times the height of a line: further apart are two cells or columns
_DRAWN_BACK = 1.0  # times the height: a mark that starts this far before the last is elsewhere


@dataclass(frozen=True)  # a cached property needs a place to be kept
class Letters:
    """Letters and digits in an order of reading, each with the piece of the page it is part of.

    A piece is a character, or a word where only words are known: `signs` holds its text and
    `boxes` its box in points from the top left of the page as it is shown, None where nothing
    is drawn.
    """

    text: str
    pieces: tuple[int, ...]
    signs: Sequence[str]
    boxes: Sequence[Box | None]

    def box(self, position: int) -> Box | None:
        """The box of the letter at a position."""
        return self.boxes[self.pieces[position]]

    def lines(self, start: int, end: int, lead: str = "", tail: str = "") -> tuple[Box, ...]:
        """Boxes around letters, one for each line.

        Args:
            start: the first letter.
            end: end of the last letter.
            lead: signs that may stand before them and belong to them.
            tail: signs that may stand after them and belong to them.
        """
        first, last = self.pieces[start], self.pieces[end - 1]
        while lead and first and self.signs[first - 1] == lead[-1]:
            first, lead = first - 1, lead[:-1]
        while tail and last + 1 < len(self.signs) and self.signs[last + 1] == tail[0]:
            last, tail = last + 1, tail[1:]
        return tuple(in_lines(box for box in self.boxes[first : last + 1] if box is not None))

    @cached_property
    def bare(self) -> Letters:
        """The same without digits, which may be marks of notes or numbers of a list."""
        kept = [n for n, letter in enumerate(self.text) if not letter.isdigit()]
        text = "".join(self.text[n] for n in kept)
        return Letters(text, tuple(self.pieces[n] for n in kept), self.signs, self.boxes)


class PageText:
    """The text of one page, read in two ways; close it before the page.

    Attributes:
        view: how the page is shown.

    Args:
        page: the page.

    Raises:
        pdfium.PdfiumError: the page has no text that can be read.
    """

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.view = View.of(page)
        self._page = page
        self._textpage = page.get_textpage()

    def close(self) -> None:
        """Let go of the page."""
        self._textpage.close()

    def readings(self) -> Iterator[Letters]:
        """The letters, first as they are drawn and then as they were read."""
        yield self.drawn
        yield self.read

    @cached_property
    def drawn(self) -> Letters:
        """Letters in the order in which the page draws them."""
        codes = text_codes(self._textpage.raw)
        return _letters(codes, _CharBoxes(self._textpage.raw, codes, self.view))

    @cached_property
    def read(self) -> Letters:
        """Letters line by line, as the reader of the document read them."""
        lines = page_lines(page_words(self._page, self.view), self.view.size[0])
        words = [word for line in lines for word in line.words]
        boxes = [Box(word.x0, word.top, word.x1, word.bottom) for word in words]
        return _letters([word.text for word in words], boxes)

    @cached_property
    def ink(self) -> tuple[Box, ...]:
        """Boxes around all text, in points from the top left of the shown page."""
        count = max(pdfium_c.FPDFText_CountRects(self._textpage.raw, 0, -1), 0)
        return tuple(_shown(self.view, *self._textpage.get_rect(n)) for n in range(count))


@cache
def _folded(char: str) -> str:
    """The letters and digits a character stands for, without case and accents."""
    plain = unicodedata.normalize("NFKD", char).casefold()
    return "".join(c for c in plain if c.isalnum())


def letters_of(text: str) -> str:
    """The letters and digits of a text, without case, accents and ligatures."""
    return "".join(map(_folded, text))


def without_digits(letters: str) -> str:
    """Letters without the digits among them."""
    return "".join(letter for letter in letters if not letter.isdigit())


class _CharBoxes(Sequence[Box | None]):
    """The boxes of the characters of a page, asked for when they are needed."""

    def __init__(self, handle: object, codes: str, view: View) -> None:
        self._handle = handle
        self._codes = codes
        self._view = view

    def __len__(self) -> int:
        return len(self._codes)

    @overload
    def __getitem__(self, index: int) -> Box | None: ...

    @overload
    def __getitem__(self, index: slice) -> list[Box | None]: ...

    def __getitem__(self, index: int | slice) -> Box | list[Box | None] | None:
        if isinstance(index, slice):
            return [self._box(n) for n in range(*index.indices(len(self._codes)))]
        return self._box(index)

    def _box(self, index: int) -> Box | None:
        if self._codes[index].isspace():
            return None
        rect = pdfium_c.FS_RECTF()
        if not pdfium_c.FPDFText_GetLooseCharBox(self._handle, index, ctypes.byref(rect)):
            return None
        if rect.right <= rect.left or rect.top <= rect.bottom:
            return None
        return _shown(self._view, rect.left, rect.bottom, rect.right, rect.top)


def _letters(texts: Sequence[str], boxes: Sequence[Box | None]) -> Letters:
    letters: list[str] = []
    pieces: list[int] = []
    for index, text in enumerate(texts):
        found = letters_of(text)
        letters.append(found)
        pieces += [index] * len(found)
    return Letters("".join(letters), tuple(pieces), texts, boxes)


def _shown(view: View, left: float, bottom: float, right: float, top: float) -> Box:
    """A rectangle of the page as a box on the shown page."""
    (ax, ay), (bx, by) = view.point(left, bottom), view.point(right, top)
    return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def in_lines(boxes: Iterable[Box]) -> Iterator[Box]:
    """Boxes in order of reading, run together line by line."""
    line: Box | None = None
    for box in boxes:
        if line is not None and _on_line(line, box):
            line = Box(
                min(line.x0, box.x0),
                min(line.top, box.top),
                max(line.x1, box.x1),
                max(line.bottom, box.bottom),
            )
            continue
        if line is not None:
            yield line
        line = box
    if line is not None:
        yield line


def _on_line(line: Box, box: Box) -> bool:
    height = min(line.bottom - line.top, box.bottom - box.top)
    shared = min(line.bottom, box.bottom) - max(line.top, box.top)
    tall = max(line.bottom - line.top, box.bottom - box.top)
    return (
        shared >= _SAME_LINE * height
        and box.x0 - line.x1 <= _GAP * tall
        and line.x1 - box.x0 <= max(_DRAWN_BACK * tall, box.x1 - box.x0)
    )
