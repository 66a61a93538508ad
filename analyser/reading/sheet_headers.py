"""Which rows of a sheet name the columns of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyser.reading.sheet_grid import SheetCell, SheetRow

_LONGEST_NAME = 200  # characters of a column name that stands out
_PLAIN_WORDS = 6  # words of one that does not
_BODY_ROWS = 30  # rows below a header that are looked at
_TEXT_LENGTH = 40  # characters; a column of longer cells is text
_KNOWN = re.compile(
    r"""^(?:
        (?:volg|eis|vraag|artikel|regel|post|wens)?-?\s?(?:nr|no|nummer|id|code)\.?(?:\s(?:eis|wens|vraag))?
      | \#|id|eis(?:en)?|wens(?:en)?|eis\s?/\s?wens|ko|k\.o\.|knock-?\s?out|omschrijving.*|beschrijving.*
      | eistekst|specificatie|requirement|onderwerp|categorie|thema|rubriek|hoofdstuk|paragraaf
      | criterium|(?:sub)?gunningscriterium|functionaliteit|prioriteit|moscow|type|soort|rol
      | toelichting.*|opmerking(?:en)?.*|verificatie.*|bewijs.*|akkoord.*|voldoet.*|ja\s?/\s?nee|j\s?/\s?n
      | antwoord.*|reactie.*|vraag|vragen|document|bijlage|pagina|perceel|datum|planning|status
      | prijs.*|tarief.*|uurtarief.*|kosten.*|bedrag.*|totaal.*|subtotaal.*|aantal.*|hoeveelheid.*
      | eenheid|stuksprijs|eenheidsprijs|uren|btw.*|product|artikel|dienst|onderdeel|functie|weging
      | score.*|punten.*|maximum.*|minimum.*
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:(?:[A-Za-z]{1,4}[-_. ]?)?\d{1,4}(?:[.\-]\d{1,3})*[a-z]?|[A-Za-z]|[IVX]{1,5})[.)]?$"
)


def is_header(rows: Sequence[SheetRow], index: int, *, inside_table: bool) -> bool:
    """Whether a row names the columns of the rows below it.

    Args:
        rows: a run of rows without an empty row between them.
        index: which of them.
        inside_table: it follows a row of a table that has a header already.
    """
    row = rows[index]
    cells = list(row.cells.values())
    below = rows[index + 1 : index + 1 + _BODY_ROWS]
    if len(cells) < 2 or not below or any(_is_no_name(cell) for cell in cells):
        return False
    if row.is_named_header and not (below[0].is_named_header and len(below[0].cells) > 1):
        return True
    known = sum(bool(_KNOWN.match(" ".join(cell.text.split()))) for cell in cells)
    if known >= 2 and 2 * known >= len(cells) and all(_is_short(cell) for cell in cells):
        return True
    if is_label(cells[0].text):
        return False
    if _stands_out(row, below[0]):
        return not inside_table or len(cells) >= max(len(other.cells) for other in below)
    return not inside_table and index == _first_wide(rows) and _names_plainly(cells, row, below)


def is_label(text: str) -> bool:
    """Whether a text is a number such as "3.2", "A." or "E-012", and so no name of a column."""
    return bool(_LABEL.match(text.strip()))


def joined_header(rows: Sequence[SheetRow], index: int) -> tuple[dict[int, str], int]:
    """Names of the columns by a header, which may take several rows.

    A second row counts when a cell of the first one is merged over both; a name merged over
    several columns then stands in front of each name below it.

    Args:
        rows: a run of rows without an empty row between them.
        index: the first row of the header.

    Returns:
        Name by column, and how many rows the header takes.
    """
    first = rows[index]
    height = min(max(cell.rows for cell in first.cells.values()), 3)
    rest = [
        row
        for row in rows[index + 1 : index + height]
        if row.place < first.place + height and not any(c.is_value for c in row.cells.values())
    ]
    if not rest or index + 1 + len(rest) >= len(rows):
        return {column: cell.text for column, cell in first.cells.items()}, 1
    names: dict[int, list[str]] = {}
    for row in (first, *rest):
        for column, cell in row.cells.items():
            for covered in range(column, column + min(cell.columns, 100)):
                if cell.text not in names.setdefault(covered, []):
                    names[covered].append(cell.text)
    filled = {column for row in (first, *rest) for column in row.cells}
    return {c: " ".join(parts) for c, parts in names.items() if c in filled}, 1 + len(rest)


def _is_no_name(cell: SheetCell) -> bool:
    return cell.is_value or len(cell.text) > _LONGEST_NAME


def _is_short(cell: SheetCell) -> bool:
    return len(cell.text.split()) <= _PLAIN_WORDS


def _stands_out(row: SheetRow, below: SheetRow) -> bool:
    """Whether all cells are bold or have one shade, and those of the row below not the same."""
    cells, others = row.cells.values(), below.cells.values()
    if all(cell.is_bold for cell in cells) and not all(cell.is_bold for cell in others):
        return True
    if all(cell.shade for cell in cells) and not all(cell.shade for cell in others):
        return True
    shades = {cell.shade for cell in cells}
    return len(shades) == 1 and shades != {""} and shades != {cell.shade for cell in others}


def _first_wide(rows: Sequence[SheetRow]) -> int:
    return next((i for i, row in enumerate(rows) if len(row.cells) > 1), -1)


def _names_plainly(cells: list[SheetCell], row: SheetRow, below: Sequence[SheetRow]) -> bool:
    """Whether a row without marks names columns: as wide as any, and above long texts or numbers."""
    if len(cells) < 3 or len(below) < 2 or not all(_is_short(cell) for cell in cells):
        return False
    if len(cells) < max(len(other.cells) for other in below):
        return False
    for column, cell in row.cells.items():
        body = [other.cells[column] for other in below if column in other.cells]
        if any(other.text == cell.text for other in body):
            return False
        values = sum(other.is_value for other in body)
        length = sum(len(other.text) for other in body)
        if 2 * values > len(body) or length > len(body) * max(_TEXT_LENGTH, 3 * len(cell.text)):
            return True
    return False
