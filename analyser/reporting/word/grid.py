"""Tables of a report in Word: fixed columns, a header row that repeats on every page."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement

from analyser.reporting.composed.parts import Table
from analyser.reporting.word.elements import add

_LINE, _HEADER_FILL = "B8C4CC", "E6EDF2"
_SIZE = 18  # half points
_PADDING = 80  # twips


def grid(table: Table, width: int) -> Any:
    """The `w:tbl` of a table.

    Args:
        table: the table.
        width: of the whole table, in twips.
    """
    widths = [round(width * share) for share in table.widths]
    element = OxmlElement("w:tbl")
    element.append(_properties(table, sum(widths)))
    columns = add(element, "w:tblGrid")
    for one in widths:
        add(columns, "w:gridCol", w=one)
    _row(element, table, table.header, widths, is_header=True)
    for cells in table.rows:
        _row(element, table, cells, widths, is_header=False)
    return element


def _properties(table: Table, width: int) -> Any:
    properties = OxmlElement("w:tblPr")
    add(properties, "w:tblW", w=width, type="dxa")
    borders = add(properties, "w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        add(borders, f"w:{side}", val="single", sz=4, space=0, color=_LINE)
    add(properties, "w:tblLayout", type="fixed")
    margins = add(properties, "w:tblCellMar")
    for side, padding in (("top", 40), ("left", _PADDING), ("bottom", 40), ("right", _PADDING)):
        add(margins, f"w:{side}", w=padding, type="dxa")
    add(properties, "w:tblLook", val="00A0", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0)
    add(properties, "w:tblCaption", val=table.caption)
    return properties


def _row(
    element: Any, table: Table, cells: tuple[str, ...], widths: list[int], *, is_header: bool
) -> None:
    row = add(element, "w:tr")
    properties = add(row, "w:trPr")
    add(properties, "w:cantSplit")
    if is_header:
        add(properties, "w:tblHeader")
    for column, (text, width) in enumerate(zip(cells, widths, strict=True)):
        cell = add(row, "w:tc")
        shape = add(cell, "w:tcPr")
        add(shape, "w:tcW", w=width, type="dxa")
        if is_header:
            add(shape, "w:shd", val="clear", color="auto", fill=_HEADER_FILL)
        for line in text.split("\n"):
            _line(cell, line, is_bold=is_header or column == 0, is_number=column in table.numbers)


def _line(cell: Any, text: str, *, is_bold: bool, is_number: bool) -> None:
    paragraph = add(cell, "w:p")
    layout = add(paragraph, "w:pPr")
    add(layout, "w:spacing", before=0, after=20)
    if is_number:
        add(layout, "w:jc", val="right")
    run = add(paragraph, "w:r")
    look = add(run, "w:rPr")
    if is_bold:
        add(look, "w:b")
    add(look, "w:sz", val=_SIZE)
    add(run, "w:t").text = text
