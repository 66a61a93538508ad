"""Reads the rows of the tables of one document: what each row says, and under which title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analyser.model import Block, ClauseKind
from analyser.segmentation.tables import (
    TableShape,
    is_requirement_label,
    looks_like_header,
    read_row,
    shape_of,
)

CAPTION = re.compile(r"^(?:tabel|figuur|afbeelding)\s+\d+", re.IGNORECASE)
_PLACE = re.compile(
    r"^(?:(?:sub)?paragraaf|hoofdstuk|artikel|bijlage|perceel|deel|eis|onderdeel|§)\s*[\dA-Z][\w.]*"
    r"(?!.*\?)",
    re.IGNORECASE,
)
_TITLE_MOST_WORDS = 16
_TITLED_COLUMNS = 3  # a table with fewer has no rows that are only a title, places aside


@dataclass(frozen=True, slots=True)
class Said:
    """A clause in a row; `reference` is the place that a question or answer is about."""

    kind: ClauseKind
    number: str | None
    text: str
    reference: str | None = None


class TableReader:
    """Reads table rows in reading order.

    Attributes:
        title: the title row that holds for the last row read ("Voertuigen"), or None.

    Args:
        headers: table number -> cells of its header row, where the reader saw one.
        rows: table number -> cells of all its other rows.
    """

    def __init__(
        self, headers: Mapping[int, tuple[str, ...]], rows: Mapping[int, list[tuple[str, ...]]]
    ) -> None:
        self.title: str | None = None
        self._headers = headers
        self._rows = rows
        self._shapes: dict[int, TableShape] = {}
        self._table: int | None = None

    def leave(self) -> None:
        """Text outside a table ends what its title rows hold for."""
        self.title, self._table = None, None

    def read(self, block: Block) -> list[Said]:
        """What a row says; nothing for column names and title rows."""
        table = block.table if block.table is not None else -1
        if table != self._table:
            self.title, self._table = None, table
        shape = self._shape(table)
        names_columns = looks_like_header(block.cells) and not shape.gives_strength(block.cells)
        if block.is_header or names_columns:
            if not block.is_header:
                self._shapes[table] = shape_of(block.cells, self._rows.get(table, []))
            return []
        cells = [cell for cell in block.cells if cell.strip()]
        if cells and CAPTION.match(cells[0]):
            return [Said(ClauseKind.PARAGRAPH, None, " ".join(cells))]
        if _is_title(cells, shape):
            self.title = " ".join(cells[0].split())
            return []
        row = read_row(block.cells, shape)
        if row.question is not None or row.answer is not None:
            said = ((ClauseKind.QUESTION, row.question), (ClauseKind.ANSWER, row.answer))
            return [
                Said(kind, row.number, text, row.reference)
                for kind, text in said
                if text and text.strip()
            ]
        kind = ClauseKind.LIST if row.is_list else ClauseKind.TABLE_ROW
        kind = ClauseKind.REQUIREMENT if row.is_requirement else kind
        return [Said(kind, row.number, row.text)] if row.text.strip() else []

    def _shape(self, table: int) -> TableShape:
        if table not in self._shapes:
            self._shapes[table] = shape_of(self._headers.get(table), self._rows.get(table, []))
        return self._shapes[table]


def _is_title(cells: Sequence[str], shape: TableShape) -> bool:
    """Whether a row of a table of clauses holds nothing but a title over the rows below."""
    if len(cells) != 1 or not shape.has_clauses:
        return False
    text = cells[0].strip()
    if len(text.split()) > _TITLE_MOST_WORDS:
        return False
    if shape.has_answers and _PLACE.match(text):
        return True
    if len(shape.columns) < _TITLED_COLUMNS or text.endswith((".", ";", "?")):
        return False
    return any(map(str.isalpha, text)) and not is_requirement_label(text)
