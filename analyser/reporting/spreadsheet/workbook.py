"""The report as an Excel workbook: findings, figures and requirements, to sort and to filter."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Sequence

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from analyser.advice import Perspective
from analyser.model import Report
from analyser.reporting.decided import Decided
from analyser.reporting.plain import strip_unsafe
from analyser.reporting.spreadsheet.cells import Cell, Column, Sheet
from analyser.reporting.spreadsheet.sheets import sheets

_LONGEST = 32_767  # UTF-16 units that a cell may hold
_ELLIPSIS = "…"
# XML has no such characters; a workbook that holds one is refused as damaged.
_NO_XML = re.compile("[\ufffe\uffff]")
_LOOKS_LIKE_FORMULA = ("=", "+", "-", "@")
_A4 = 9
_PAGE_WIDTH = 190  # characters of all columns together that one printed page shows legibly
_LINE_HEIGHT = 15.0  # points
_MOST_LINES = 24  # of a row; Excel itself ends at 27
_HEADER = {
    "bold": True,
    "text_wrap": True,
    "valign": "top",
    "font_color": "#FFFFFF",
    "bg_color": "#1F3864",
    "border": 1,
    "border_color": "#FFFFFF",
}


def render_xlsx(
    report: Report, perspective: Perspective, decisions: Sequence[Decided] = ()
) -> bytes:
    """Render a report as a workbook without formulas, links or macros.

    Args:
        report: the report; all of its text is treated as untrusted and stays text.
        perspective: for whom; decides the wording of advice.
        decisions: what the user decided on findings.

    Returns:
        The bytes of an XLSX file with three sheets.
    """
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        book.set_properties(
            {
                "title": "Dooi: bevindingen, cijfers en eisen",
                "author": "Dooi",
                "comments": "Indicaties over teksten, niet over mensen.",
            }
        )
        looks = _Looks(book)
        for sheet in sheets(report, perspective, decisions):
            _write(book.add_worksheet(sheet.name), sheet, looks)
    return out.getvalue()


class _Looks:
    """The formats of a workbook, made once each."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self.header = book.add_format(_HEADER)
        text = {"text_wrap": True, "align": "left", "valign": "top", "indent": 1}
        self.text = book.add_format(text)
        # The quote mark of Excel: who edits the cell does not make a formula of it.
        self.quoted = book.add_format({**text, "quote_prefix": True})
        self._numbers: dict[str, Format] = {}

    def number(self, shown: str) -> Format:
        """The format of a number, by how it is shown ("0.0")."""
        if shown not in self._numbers:
            self._numbers[shown] = self._book.add_format({"num_format": shown, "valign": "top"})
        return self._numbers[shown]


def _write(page: Worksheet, sheet: Sheet, looks: _Looks) -> None:
    titles = tuple(column.title for column in sheet.columns)
    page.set_row(0, _height(sheet.columns, titles))
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
        page.write_string(0, at, column.title, looks.header)
    for row, cells in enumerate(sheet.rows, start=1):
        page.set_row(row, _height(sheet.columns, cells))
        for at, (column, cell) in enumerate(zip(sheet.columns, cells, strict=True)):
            _cell(page, row, at, column, cell, looks)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    _lay_out_for_print(page, sheet)


def _cell(page: Worksheet, row: int, at: int, column: Column, cell: Cell, looks: _Looks) -> None:
    if isinstance(cell, str):
        text = _safe(cell)
        if text:
            look = looks.quoted if text.startswith(_LOOKS_LIKE_FORMULA) else looks.text
            page.write_string(row, at, text, look)
    elif cell is not None:
        page.write_number(row, at, cell, looks.number(column.number))


def _height(columns: Sequence[Column], cells: Sequence[Cell]) -> float:
    """The height of a row in points; Excel finds it by itself, other programs do not."""
    lines = max(
        sum(max(1, math.ceil(len(line) / column.width)) for line in cell.split("\n"))
        if isinstance(cell, str)
        else 1
        for column, cell in zip(columns, cells, strict=True)
    )
    return _LINE_HEIGHT * min(lines, _MOST_LINES)


def _lay_out_for_print(page: Worksheet, sheet: Sheet) -> None:
    width = sum(column.width for column in sheet.columns)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(math.ceil(width / _PAGE_WIDTH), 0)
    page.repeat_rows(0)
    page.repeat_columns(0)
    page.set_footer("&L&A&RBladzijde &P van &N")


def _safe(text: str) -> str:
    """A text that a cell can hold; what is longer than a cell takes is cut, with an ellipsis."""
    text = _NO_XML.sub("", strip_unsafe(text))
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _LONGEST:
        return text
    return units[: 2 * (_LONGEST - 1)].decode("utf-16-le", errors="ignore") + _ELLIPSIS
