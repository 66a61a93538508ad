"""One sheet of an Excel workbook, row by row, to a grid of shown texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from analyser.reading.docx_text import clean
from analyser.reading.office_package import Element, OfficePackage, local_name, whole_number
from analyser.reading.sheet_grid import MAX_COLUMNS, MAX_ROWS, Area, SheetCell, SheetGrid
from analyser.reading.xlsx_formats import shown_number, shown_text
from analyser.reading.xlsx_workbook import (
    CellStyle,
    Sheet,
    Workbook,
    is_on,
    relations,
    text_of,
    unescaped,
)

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$")
_NAMES = ("row", "col", "pane", "mergeCell", "autoFilter", "sheetFormatPr")
_MOST_MERGED = 100_000
_MOST_COLUMN_MARKS = 1000
_MOST_TABLES = 200  # named tables in a sheet
_BOOLEANS = {"1": "WAAR", "0": "ONWAAR"}  # as Dutch Excel shows them
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?")


@dataclass(slots=True)
class CellBudget:
    """How many filled cells of a workbook may still be read."""

    left: int


class SheetReader:
    """Reads the sheets of one workbook.

    Args:
        package: the open container.
        workbook: what its sheets share.
        budget: filled cells that may still be read, over all sheets.
    """

    def __init__(self, package: OfficePackage, workbook: Workbook, budget: CellBudget) -> None:
        self._package = package
        self._workbook = workbook
        self._budget = budget

    def read(self, sheet: Sheet) -> SheetGrid:
        """Read a sheet; empty cells, also formatted ones, cost nothing.

        Args:
            sheet: which one.

        Raises:
            InputError: XLSX_KAPOT or ZIP_TE_GROOT.
        """
        grid = SheetGrid(sheet.name)
        number = 0
        column_marks = 0
        for element in self._package.elements(sheet.part, _NAMES):
            if element is None:
                grid.is_cut = True
                break
            name = local_name(element)
            if name == "row":
                number = whole_number(element.get("r"), number + 1)
                if 1 <= number <= MAX_ROWS:
                    self._row(element, number, grid)
            elif name == "col" and column_marks < _MOST_COLUMN_MARKS:
                column_marks += 1
                _column(element, grid)
            elif name == "pane" and element.get("state", "").startswith("frozen"):
                frozen = min(whole_number(element.get("ySplit"), 0), MAX_ROWS)
                grid.headers |= set(range(1, frozen + 1)) if frozen <= 20 else set()
            elif name == "mergeCell" and len(grid.merged) < _MOST_MERGED:
                grid.merged += [area] if (area := area_of(element.get("ref"))) else []
            elif name == "autoFilter" and (area := area_of(element.get("ref"))):
                grid.headers.add(area.top)
            if self._budget.left <= 0:
                grid.is_cut = True
                break
        self._named_tables(sheet, grid)
        return grid

    def _named_tables(self, sheet: Sheet, grid: SheetGrid) -> None:
        found = [target for role, target in relations(self._package, sheet.part) if role == "table"]
        for part in found[:_MOST_TABLES]:
            root = self._package.parse(part)
            if root is None or not whole_number(root.get("headerRowCount"), 1):
                continue
            if area := area_of(root.get("ref")):
                grid.headers.add(area.top)

    def _row(self, row: Element, number: int, grid: SheetGrid) -> None:
        if is_on(row.get("hidden")):
            grid.hidden_rows.add(number)
        column = 0
        for element in row:
            column += 1
            if stated := element.get("r"):
                match = _REFERENCE.match(stated)
                column = column_number(match.group(1)) if match else column
            if not len(element) or column > MAX_COLUMNS or self._budget.left <= 0:
                continue
            cell = self._cell(element, grid)
            if cell is not None:
                self._budget.left -= 1
                grid.cells.setdefault(number, {})[column] = cell

    def _cell(self, element: Element, grid: SheetGrid) -> SheetCell | None:
        stored, inline, has_formula = None, None, False
        for child in element:
            name = local_name(child)
            if name == "v":
                stored = child.text
            elif name == "is":
                inline = text_of(child)
            elif name == "f":
                has_formula = True
        if stored is None and inline is None:
            grid.uncalculated += has_formula
            return None
        style = self._workbook.style(whole_number(element.get("s"), 0))
        kind = element.get("t", "n")
        text, is_value = self._shown(kind, stored or "", inline, style)
        text = clean(text.replace("\r", ""))
        return SheetCell(text, style.is_bold, style.shade, is_value) if text else None

    def _shown(
        self, kind: str, stored: str, inline: str | None, style: CellStyle
    ) -> tuple[str, bool]:
        """Text that a cell shows, and whether it is a number, amount or date."""
        if kind in ("s", "str", "inlineStr"):
            return shown_text(self._text(kind, stored, inline), style.number_format), False
        if kind == "b":
            return _BOOLEANS.get(stored.strip(), stored), True
        if kind == "d":
            return _iso_date(stored), True
        if kind == "n":
            value = _decimal(stored)
            if value is not None:
                from_1904 = self._workbook.from_1904
                return shown_number(value, style.number_format, from_1904=from_1904), True
        return stored, kind == "e"

    def _text(self, kind: str, stored: str, inline: str | None) -> str:
        if kind == "s":
            texts = self._workbook.texts
            index = whole_number(stored, -1)
            return texts[index] if 0 <= index < len(texts) else ""
        return inline if inline is not None else unescaped(stored)


def area_of(reference: str | None) -> Area | None:
    """A reference such as ``A1:C3`` as an area, or None when it is none."""
    ends = [_REFERENCE.match(end) for end in (reference or "").split(":")]
    if not ends or len(ends) > 2 or ends[0] is None or ends[-1] is None:
        return None
    columns = sorted(min(column_number(end.group(1)), MAX_COLUMNS) for end in ends if end)
    rows = sorted(min(int(end.group(2)), MAX_ROWS) for end in ends if end)
    return Area(rows[0], columns[0], rows[-1], columns[-1])


def column_number(letters: str) -> int:
    """Number of a column by its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _column(element: Element, grid: SheetGrid) -> None:
    is_narrow = element.get("width") in ("0", "0.0")
    if is_on(element.get("hidden")) or is_narrow:
        first = max(1, whole_number(element.get("min"), 1))
        last = min(MAX_COLUMNS, whole_number(element.get("max"), first))
        grid.hidden_columns.update(range(first, last + 1))


def _decimal(text: str) -> Decimal | None:
    """A stored number with the fifteen digits that a spreadsheet keeps, or None."""
    try:
        value = Decimal(f"{float(text):.15g}")
    except (ValueError, InvalidOperation):
        return None
    return value if value.is_finite() else None


def _iso_date(text: str) -> str:
    match = _ISO_DATE.match(text)
    if match is None:
        return text
    year, month, day, time = match.groups()
    return f"{int(day)}-{int(month)}-{year}" + (f" {time}" if time and time != "00:00" else "")
