"""Reads pages that have no text of their own: draws them and has the text recognised."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from analyser.model import Block
from analyser.reading.ocr_bold import with_boldness
from analyser.reading.ocr_engine import recognise, why_missing
from analyser.reading.ocr_image import page_picture
from analyser.reading.ocr_words import recognised_lines
from analyser.reading.pdf_pages import PageTable
from analyser.reading.pdf_rulings import Edge
from analyser.reading.pdf_words import View, Word

_PAGE_SECONDS = 60.0
_DOCUMENT_SECONDS = 720.0  # stays under Limits.read_seconds, so that the pages read are not lost
_LEAST_CERTAINTY = 0.5  # of a page; below it is a drawing or handwriting, and the words are noise


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """What was recognised on a page: its words and rules, in points from its top left."""

    words: tuple[Word, ...]
    certainties: tuple[float, ...]
    edges: tuple[Edge, ...]

    @property
    def certainty(self) -> float:
        """How sure the recogniser is of the page, 0-1; words weigh by their letters."""
        return _mean(zip(self.words, self.certainties, strict=True))

    def with_confidence(self, item: Block | PageTable) -> Block | PageTable:
        """A line or table of the page with how sure its words are, row by row."""
        if isinstance(item, PageTable):
            return replace(item, rows=tuple(map(self._sure, item.rows)))
        return self._sure(item)

    def _sure(self, block: Block) -> Block:
        box = block.box
        if box is None:
            return block
        inside = [
            (word, certainty)
            for word, certainty in zip(self.words, self.certainties, strict=True)
            if box.x0 - 1 <= (word.x0 + word.x1) / 2 <= box.x1 + 1
            and box.top <= (word.top + word.bottom) / 2 <= box.bottom
        ]
        return replace(block, confidence=round(_mean(inside), 3)) if inside else block


class Recogniser:
    """Reads the scanned pages of one document, within the time that a document may take.

    Attributes:
        missing: what has to be installed first, as the end of a Dutch sentence, or None.
        ran_out: whether a page was left because the time for the document was over.
    """

    def __init__(self) -> None:
        self.missing = why_missing()
        self.ran_out = False
        self._left = _DOCUMENT_SECONDS

    def read(self, page: pdfium.PdfPage, view: View) -> RecognisedPage | None:
        """Read a page from its picture.

        Args:
            page: the page.
            view: how it is shown.

        Returns:
            None when nothing could be read.
        """
        if self.missing is not None:
            return None
        if self._left <= 0:
            self.ran_out = True
            return None
        start = time.monotonic()
        try:
            return self._read(page, view)
        except (pdfium.PdfiumError, MemoryError):
            return None
        finally:
            self._left -= time.monotonic() - start

    def _read(self, page: pdfium.PdfPage, view: View) -> RecognisedPage | None:
        picture = page_picture(page, view)
        hocr = recognise(picture.grey, min(_PAGE_SECONDS, self._left))
        lines = recognised_lines(hocr, picture.scale) if hocr is not None else []
        found = with_boldness(lines, picture.grey, picture.scale)
        words, certainties = (item.word for item in found), (item.certainty for item in found)
        page_found = RecognisedPage(tuple(words), tuple(certainties), picture.edges)
        return page_found if page_found.certainty >= _LEAST_CERTAINTY else None


def _mean(words: Iterable[tuple[Word, float]]) -> float:
    """Mean certainty of words, weighed by their letters; 0 without words."""
    pairs = list(words)
    letters = sum(len(word.text) for word, _ in pairs)
    return sum(sure * len(word.text) for word, sure in pairs) / letters if letters else 0.0
