"""The sheets of an OpenDocument spreadsheet, row by row, to grids of shown texts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analyser.reading.odt_package import CONTENT, STYLES, qn
from analyser.reading.odt_styles import Styles
from analyser.reading.odt_text import TextReader
from analyser.reading.office_package import Element, OfficePackage, whole_number
from analyser.reading.sheet_grid import MAX_COLUMNS, MAX_ROWS, Area, SheetCell, SheetGrid

_NAMES = ("style", "table-column", "table-row", "table")
_MOST_REPEATED = 1000  # a filled cell or row that is written once
_VALUES = frozenset("float percentage currency date time boolean".split())
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class _Style:
    parent: str
    is_bold: bool | None
    shade: str | None
    is_hidden: bool  # of a whole sheet


class SheetsReader:
    """Reads the sheets of one spreadsheet.

    Args:
        most_cells: filled cells that may be read, over all sheets.
    """

    def __init__(self, most_cells: int) -> None:
        self._left = most_cells
        self._styles: dict[str, _Style] = {}
        self._reader = TextReader(Styles([]))
        self._grid = SheetGrid("")
        self._row = 0
        self._column = 0
        self._column_styles: dict[int, str] = {}
        self.hidden: list[str] = []

    def read(self, package: OfficePackage) -> list[SheetGrid]:
        """The visible sheets in order; names of the others are in `hidden`.

        Args:
            package: the open container.

        Raises:
            InputError: ODS_KAPOT or ZIP_TE_GROOT.
        """
        sheets: list[SheetGrid] = []
        for part in (STYLES, CONTENT):
            for element in package.elements(part, _NAMES):
                if element is None or self._left <= 0:
                    self._grid.is_cut = True
                    return [*sheets, self._grid]
                if element.tag == qn("table:table"):
                    sheets += self._sheet(element)
                else:
                    self._take(element)
        return sheets

    def _take(self, element: Element) -> None:
        if element.tag == qn("style:style"):
            self._styles[element.get(qn("style:name"), "")] = _style(element)
        elif element.tag == qn("table:table-column"):
            self._take_column(element)
        elif element.tag == qn("table:table-row"):
            self._take_row(element)

    def _sheet(self, element: Element) -> list[SheetGrid]:
        grid, self._grid = self._grid, SheetGrid("")
        self._row = self._column = 0
        self._column_styles = {}
        grid.name = element.get(qn("table:name"), "")
        style = self._styles.get(element.get(qn("table:style-name"), ""))
        if style is not None and style.is_hidden:
            self.hidden.append(grid.name)
            return []
        return [grid]

    def _take_column(self, element: Element) -> None:
        first = self._column + 1
        self._column = min(MAX_COLUMNS, self._column + _repeated(element, "columns"))
        columns = range(first, self._column + 1)
        if element.get(qn("table:visibility"), "visible") != "visible":
            self._grid.hidden_columns.update(columns)
        style = element.get(qn("table:default-cell-style-name"))
        if style:
            self._column_styles |= dict.fromkeys(columns, style)

    def _take_row(self, element: Element) -> None:
        repeated = _repeated(element, "rows")
        first, self._row = self._row + 1, min(MAX_ROWS, self._row + repeated)
        if element.get(qn("table:visibility"), "visible") != "visible":
            self._grid.hidden_rows.update(range(first, self._row + 1))
        cells = self._cells(element, first)
        if not cells:
            return
        if element.getparent().tag == qn("table:table-header-rows"):
            self._grid.headers.add(first)
        self._grid.is_cut |= repeated > _MOST_REPEATED
        for number in range(first, min(self._row, first + _MOST_REPEATED - 1) + 1):
            self._left -= len(cells)
            if self._left <= 0:
                return
            self._grid.cells[number] = cells

    def _cells(self, row: Element, number: int) -> dict[int, SheetCell]:
        cells: dict[int, SheetCell] = {}
        column = 0
        for element in row:
            if element.tag not in (qn("table:table-cell"), qn("table:covered-table-cell")):
                continue
            repeated = _repeated(element, "columns")
            if len(element) and element.tag == qn("table:table-cell") and column < MAX_COLUMNS:
                cell = self._cell(element, column + 1)
                if cell.text:
                    self._merge(element, number, column + 1)
                    last = min(MAX_COLUMNS, column + min(repeated, _MOST_REPEATED))
                    cells |= dict.fromkeys(range(column + 1, last + 1), cell)
            column += repeated
        return cells

    def _cell(self, element: Element, column: int) -> SheetCell:
        paragraphs = element.iterchildren(qn("text:p"))
        lines = [self._reader.read(paragraph).text for paragraph in paragraphs]
        style = element.get(qn("table:style-name")) or self._column_styles.get(column, "")
        is_bold, shade = self._look(style)
        is_value = element.get(qn("office:value-type"), "string") in _VALUES
        return SheetCell("\n".join(filter(None, lines)), is_bold, shade, is_value)

    def _merge(self, element: Element, row: int, column: int) -> None:
        rows = max(1, whole_number(element.get(qn("table:number-rows-spanned")), 1))
        columns = max(1, whole_number(element.get(qn("table:number-columns-spanned")), 1))
        if rows > 1 or columns > 1:
            bottom, right = min(MAX_ROWS, row + rows - 1), min(MAX_COLUMNS, column + columns - 1)
            self._grid.merged.append(Area(row, column, bottom, right))

    def _look(self, name: str) -> tuple[bool, str]:
        """Whether a cell style is bold, and its background colour."""
        found = _Style(name, None, None, is_hidden=False)
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(found.parent)
            if style is None:
                break
            found = replace(
                style,
                is_bold=style.is_bold if found.is_bold is None else found.is_bold,
                shade=style.shade if found.shade is None else found.shade,
            )
        return bool(found.is_bold), found.shade or ""


def _style(element: Element) -> _Style:
    text = element.find(qn("style:text-properties"))
    cell = element.find(qn("style:table-cell-properties"))
    sheet = element.find(qn("style:table-properties"))
    weight = None if text is None else text.get(qn("fo:font-weight"))
    colour = None if cell is None else cell.get(qn("fo:background-color"))
    return _Style(
        parent=element.get(qn("style:parent-style-name"), ""),
        is_bold=None if weight is None else weight == "bold",
        shade="" if colour in ("transparent", "#ffffff") else colour,
        is_hidden=sheet is not None and sheet.get(qn("table:display")) == "false",
    )


def _repeated(element: Element, what: str) -> int:
    return max(1, whole_number(element.get(qn(f"table:number-{what}-repeated")), 1))
