"""Reads a PDF: its lines with place and type, and its tables row by row.

A page without text of its own is read from its picture, where that can be done.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from analyser.errors import InputError
from analyser.model import Block, Box, Document
from analyser.reading.ocr_scan import Layer, is_blank, judge_layer
from analyser.reading.pdf_lines import line_blocks, page_lines
from analyser.reading.pdf_pages import Page, PageOutcome, PageTable, PdfPart
from analyser.reading.pdf_parts import join_parts
from analyser.reading.pdf_rulings import Edge, page_edges
from analyser.reading.pdf_tables import page_tables
from analyser.reading.pdf_words import View, Word, words_and_hidden

if TYPE_CHECKING:
    from analyser.reading.ocr import Recogniser

_ZERO_PAGES = re.compile(rb"/Count\s+0\b")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_USUAL_SIZE = (595.0, 842.0)  # points: A4, for a page that could not be opened
_MOST_PAGES = 20_000
_LARGEST_SIDE = 100_000.0  # points; PDF allows 14,400 and a multiple for maps
_MORE, _SOME = 1.5, 5  # times the words of a stamp, and words: a picture with its own text


def read_pdf(path: Path, *, document_id: str, name: str, sha256: str) -> Document:
    """Read a PDF.

    Args:
        path: the file.
        document_id: id for the document.
        name: name to show for it.
        sha256: hash of the file, in hex.

    Returns:
        The document: a line block for each visual line and a row block for each row of a
        ruled table, in reading order. Cells keep their line breaks. Boxes are in points
        from the top left of the page as it is shown.

    Raises:
        InputError: ``PDF_KAPOT``, ``PDF_WACHTWOORD``, ``PDF_GEEN_PAGINAS`` or
            ``PDF_GEEN_TEKST``.
    """
    parts = [read_part(path, name)]
    return join_parts(parts, document_id=document_id, name=name, sha256=sha256)


def read_part(path: Path, name: str, part: int = 0, of: int = 1) -> PdfPart:
    """Read a share of the pages of a PDF.

    Args:
        path: the file.
        name: name to show for it.
        part: which share, from 0.
        of: how many shares there are.

    Raises:
        InputError: ``PDF_KAPOT``, ``PDF_WACHTWOORD``, ``PDF_GEEN_PAGINAS`` or ``TE_GROOT``.
    """
    recogniser = cache(_start_recogniser)
    with _opened(path, name) as pdf:
        count = len(pdf)
        if count == 0:
            raise _no_pages(name)
        if count > _MOST_PAGES:
            raise InputError(
                "TE_GROOT",
                f"De PDF '{name}' heeft {count} pagina's; er worden er hoogstens {_MOST_PAGES} gelezen.",
            )
        share = range(count * part // of, count * (part + 1) // of)
        outcomes = tuple(_read_page(pdf, index, recogniser) for index in share)
    if not any(outcome.is_unread for outcome in outcomes):
        return PdfPart(outcomes)
    return PdfPart(outcomes, recogniser().missing, recogniser().ran_out)


@contextmanager
def _opened(path: Path, name: str) -> Iterator[pdfium.PdfDocument]:
    try:
        pdf = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise _cannot_open(error, path, name) from error
    with closing(pdf):
        yield pdf


def _cannot_open(error: pdfium.PdfiumError, path: Path, name: str) -> InputError:
    """Why a file cannot be opened.

    pdfium reports its last error, which may stem from an earlier file, so the file itself
    has to bear it out.
    """
    content = path.read_bytes()
    if error.err_code == pdfium_c.FPDF_ERR_SECURITY and b"/Encrypt" in content:
        return InputError(
            "PDF_WACHTWOORD",
            f"De PDF '{name}' is beveiligd op een manier die niet gelezen kan worden; sla hem op "
            "zonder beveiliging.",
        )
    if error.err_code == pdfium_c.FPDF_ERR_PASSWORD and b"/Encrypt" in content:
        return InputError(
            "PDF_WACHTWOORD",
            f"De PDF '{name}' is beveiligd met een wachtwoord; sla hem op zonder wachtwoord.",
        )
    if _ZERO_PAGES.search(content) and not _PAGE.search(content):
        return _no_pages(name)
    return _broken(name)


def _no_pages(name: str) -> InputError:
    return InputError("PDF_GEEN_PAGINAS", f"De PDF '{name}' bevat geen pagina's.")


def _broken(name: str) -> InputError:
    return InputError("PDF_KAPOT", f"De PDF '{name}' is beschadigd en kan niet worden gelezen.")


def _start_recogniser() -> Recogniser:
    from analyser.reading.ocr import Recogniser

    return Recogniser()


def _read_page(
    pdf: pdfium.PdfDocument, index: int, recogniser: Callable[[], Recogniser]
) -> PageOutcome:
    """Read a page; one that is damaged costs only itself."""
    number = index + 1
    try:
        with closing(pdf[index]) as page:
            return _read_opened(page, number, recogniser)
    except (pdfium.PdfiumError, ValueError, IndexError, ArithmeticError, MemoryError):
        return PageOutcome(Page.of(number, _USUAL_SIZE, ()), is_broken=True)


def _read_opened(
    page: pdfium.PdfPage, number: int, recogniser: Callable[[], Recogniser]
) -> PageOutcome:
    view = View.of(page)
    if not all(0 < side < _LARGEST_SIDE for side in view.size):
        raise ValueError("a page without a size, or larger than PDF allows")
    words, has_hidden, layer = _text_layer(page, view)
    if layer is not Layer.TEXT and not is_blank(page):
        found = recogniser().read(page, view)
        if found is not None and len(found.words) > _enough(layer, len(words)):
            blocks = _blocks(found.edges, found.words, number, view)
            sure = tuple(found.with_confidence(block) for block in blocks)
            whole = Page.of(number, view.size, sure)
            return PageOutcome(whole, certainty=found.certainty, has_hidden=has_hidden)
        if found is not None and layer is Layer.STAMP:
            layer = Layer.TEXT  # the picture under the words holds no text of its own
    words = [] if layer is Layer.RUBBISH else words
    blocks = _blocks(page_edges(page, view) if words else [], words, number, view)
    return PageOutcome(
        Page.of(number, view.size, blocks),
        layer is not Layer.TEXT or not blocks,
        has_hidden=has_hidden,
    )


def _text_layer(page: pdfium.PdfPage, view: View) -> tuple[list[Word], bool, Layer]:
    """The words of a page, whether others cannot be seen, and what its text layer is worth."""
    try:
        words, has_hidden = words_and_hidden(page, view)
    except pdfium.PdfiumError:
        return [], False, Layer.NONE
    try:
        return words, has_hidden, judge_layer(page, view, words)
    except pdfium.PdfiumError:
        return words, has_hidden, Layer.TEXT


def _enough(layer: Layer, words: int) -> int:
    """How many words a picture must hold more than, to be read instead of the text layer."""
    return round(_MORE * words) + _SOME if layer is Layer.STAMP else 0


def _blocks(
    edges: Sequence[Edge], words: Sequence[Word], number: int, view: View
) -> list[Block | PageTable]:
    tables, rest = page_tables(edges, words, number, view.size[1])
    lines = line_blocks(page_lines(rest, view.size[0]), number)
    return _in_place(lines, tables)


def _in_place(lines: Sequence[Block], tables: Sequence[PageTable]) -> list[Block | PageTable]:
    """Put each table after the last line above it, in its own column where there are columns."""
    result: list[Block | PageTable] = list(lines)
    for table in sorted(tables, key=lambda table: table.box.top):
        above = [i for i, item in enumerate(result) if _box(item).top < table.box.top]
        same_column = [i for i in above if _side_by_side(_box(result[i]), table.box)]
        spot = max(same_column or above, default=-1) + 1
        while spot < len(result) and _box(result[spot]).top < table.box.top:
            spot += 1
        result.insert(spot, table)
    return result


def _box(item: Block | PageTable) -> Box:
    return item.box if item.box is not None else Box(0.0, 0.0, 0.0, 0.0)


def _side_by_side(one: Box, two: Box) -> bool:
    """Whether two boxes share a stretch of the width of the page."""
    return one.x0 < two.x1 and one.x1 > two.x0
