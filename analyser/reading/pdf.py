"""Reads a PDF: its lines with place and type, and its tables row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from analyser.errors import InputError
from analyser.model import Block, Box, Document, Notice
from analyser.reading.pdf_chain import Page, chain_tables
from analyser.reading.pdf_lines import line_blocks, page_lines
from analyser.reading.pdf_rulings import page_edges
from analyser.reading.pdf_tables import PageTable, page_tables
from analyser.reading.pdf_words import View, page_words

MEDIA_TYPE = "application/pdf"
_ZERO_PAGES = re.compile(rb"/Count\s+0\b")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_MOST_NAMED = 12  # pages named one by one in a notice


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
    with _opened(path, name) as pdf:
        count = len(pdf)
        if count == 0:
            raise _no_pages(name)
        pages = [_read_page(pdf, index, name) for index in range(count)]
    empty = [page.number for page in pages if not page.blocks]
    if len(empty) == count:
        raise InputError(
            "PDF_GEEN_TEKST",
            f"De PDF '{name}' bevat geen leesbare tekst; het lijkt een scan: maak er eerst met "
            "tekstherkenning (OCR) een doorzoekbare PDF van.",
        )
    return Document(
        id=document_id,
        name=name,
        media_type=MEDIA_TYPE,
        sha256=sha256,
        blocks=tuple(chain_tables(pages)),
        pages=count,
        page_size=pages[0].size,
        warnings=_warnings(empty, count),
    )


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


def _read_page(pdf: pdfium.PdfDocument, index: int, name: str) -> Page:
    number = index + 1
    try:
        page = pdf[index]
    except pdfium.PdfiumError as error:
        raise _broken(name) from error
    with closing(page):
        view = View.of(page)
        try:
            words = page_words(page, view)
        except pdfium.PdfiumError:
            words = []
        edges = page_edges(page, view) if words else []
    tables, rest = page_tables(edges, words, number, view.size[1])
    lines = line_blocks(page_lines(rest, view.size[0]), number)
    return Page(number, view.size, tuple(_in_place(lines, tables)))


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


def _warnings(empty: Sequence[int], count: int) -> tuple[Notice, ...]:
    if not empty:
        return ()
    named = ", ".join(map(str, empty[:_MOST_NAMED]))
    more = f" en nog {len(empty) - _MOST_NAMED}" if len(empty) > _MOST_NAMED else ""
    which = f"Pagina {named}" if len(empty) == 1 else f"Pagina's {named}{more}"
    verb = "heeft" if len(empty) == 1 else "hebben"
    return (
        Notice(
            "PAGINAS_ZONDER_TEKST",
            f"{which} (van {count}) {verb} geen leesbare tekst en is niet meegenomen; "
            "het kan een scan of een afbeelding zijn."
            if len(empty) == 1
            else f"{which} (van {count}) {verb} geen leesbare tekst en zijn niet meegenomen; "
            "het kunnen scans of afbeeldingen zijn.",
        ),
    )
