"""What an HTML table holds, and whether it is one or only layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analyser.reading.html_elements import HEADINGS
from analyser.reading.office_package import Element, whole_number

_PARTS = ("thead", "tbody", "tfoot")


def table_parts(table: Element) -> tuple[list[Element], list[tuple[Element, bool]]]:
    """The captions of a table, and its rows with whether they stand in its head.

    Args:
        table: the `table`.

    Returns:
        The rows in the order in which a browser shows them: head, body, foot.
    """
    captions = [child for child in table if child.tag == "caption"]
    rows: list[tuple[Element, bool]] = []
    foot: list[tuple[Element, bool]] = []
    for child in table:
        if child.tag == "tr":
            rows.append((child, False))
        elif child.tag in _PARTS:
            target = foot if child.tag == "tfoot" else rows
            target += [(row, child.tag == "thead") for row in child if row.tag == "tr"]
    return captions, rows + foot


def is_layout(table: Element, rows: Sequence[Element]) -> bool:
    """Whether a table only places text on the page: its cells are read as running text.

    Args:
        table: the `table`.
        rows: its rows.
    """
    if table.get("role") in ("presentation", "none"):
        return True
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    if max(map(len, cells), default=0) <= 1:
        return True
    if any(cell.tag == "th" for row in cells for cell in row):
        return False
    return any(_holds_structure(cell) for row in cells for cell in row)


def spans(cell: Element, height: int) -> tuple[int, int]:
    """Over how many columns and rows a cell stretches.

    Args:
        cell: the `td` or `th`.
        height: rows of its table; a `rowspan` of 0 reaches to the end.
    """
    rows = whole_number(cell.get("rowspan"), 1)
    return max(1, whole_number(cell.get("colspan"), 1)), height if rows == 0 else max(1, rows)


def _holds_structure(cell: Element) -> bool:
    """Whether a cell holds a heading or a table of its own: then it is a part of a page."""
    return any(True for _ in _structure(cell))


def _structure(cell: Element) -> Iterator[Element]:
    yield from cell.iter("table", *HEADINGS)
