"""The visible rows of a sheet to headings, paragraphs and table rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from analyser.model import Block, BlockKind
from analyser.reading.sheet_grid import SheetCell, SheetRow
from analyser.reading.sheet_headers import is_header, is_label, joined_header

_LONGEST_HEADING = 100  # characters
_HEADING_LEVEL = 2  # below the name of the sheet
_NO_TITLE_END = (".", ";", ":", ",", "?", "!")


@dataclass(slots=True)
class _Table:
    """A table while its rows are gathered; `names` are those of its header, by column."""

    number: int
    names: dict[int, str] = field(default_factory=dict)
    columns: set[int] = field(default_factory=set)
    rows: int = 0
    single: int = 0  # rows with one filled cell

    def take(self, row: SheetRow) -> None:
        self.rows += 1
        self.single += len(row.cells) == 1
        self.columns |= set(row.cells)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row of a table, or a text beside the tables."""

    table: _Table | None
    cells: dict[int, str]
    kind: BlockKind
    is_bold: bool
    label: str | None = None
    is_header: bool = False


def sheet_blocks(rows: Sequence[SheetRow], tables: int) -> list[Block]:
    """Blocks of a sheet, top to bottom.

    A row with one filled cell over the width is text; the others are rows of tables. A table
    goes on after an empty row until another header comes or its columns no longer fit.

    Args:
        rows: the visible rows with something in them.
        tables: number of tables in the document before this sheet.
    """
    entries = list(_Composer(tables).entries(rows))
    return [_block(entry) for entry in entries]


class _Composer:
    def __init__(self, tables: int) -> None:
        self._count = tables
        self._table: _Table | None = None

    def entries(self, rows: Sequence[SheetRow]) -> Iterator[_Entry]:
        for run in _runs(rows):
            if self._table is not None and not self._goes_on(self._table, run):
                self._table = None
            yield from self._run(run)

    def _run(self, run: Sequence[SheetRow]) -> Iterator[_Entry]:
        skip = 0
        for index, row in enumerate(run):
            if skip:
                skip -= 1
                continue
            named = self._table is not None and bool(self._table.names)
            if is_header(run, index, inside_table=named and index > 0):
                names, height = joined_header(run, index)
                skip = height - 1
                self._table = self._opened(names)
                yield _Entry(self._table, names, BlockKind.TABLE_ROW, is_bold=True, is_header=True)
            elif group := self._group(row):
                yield group
            elif len(row.cells) == 1 and self._is_loose(row):
                yield self._text(row, run, index)
            else:
                yield self._table_row(row)

    def _opened(self, names: dict[int, str]) -> _Table:
        self._count += 1
        return _Table(self._count, names, set(names))

    def _table_row(self, row: SheetRow) -> _Entry:
        if self._table is None:
            self._table = self._opened({})
        self._table.take(row)
        cells = {column: cell.text for column, cell in row.cells.items()}
        is_bold = all(cell.is_bold for cell in row.cells.values())
        return _Entry(self._table, cells, BlockKind.TABLE_ROW, is_bold)

    def _group(self, row: SheetRow) -> _Entry | None:
        """A row inside a table that only names a group: a bold number and a title."""
        if self._table is None or len(self._table.names) < 3 or len(row.cells) != 2:
            return None
        label, title = row.cells.values()
        stands_out = all(cell.is_bold or cell.columns > 1 for cell in (label, title))
        if not (stands_out and is_label(label.text) and _is_title(title)):
            return None
        return _Entry(None, {0: title.text}, BlockKind.HEADING, True, label.text.strip())

    def _is_loose(self, row: SheetRow) -> bool:
        """Whether a row with one filled cell stands beside the tables."""
        ((column, cell),) = row.cells.items()
        if self._table is None or not self._table.names:
            return True
        if cell.columns > 1 and len(self._table.columns) > 1:
            return True
        if column not in self._table.columns:
            return True
        stands_out = cell.is_bold and not cell.is_value and not is_label(cell.text)
        return stands_out and self._table.single < self._table.rows

    def _text(self, row: SheetRow, run: Sequence[SheetRow], index: int) -> _Entry:
        (cell,) = row.cells.values()
        above_table = index + 1 < len(run) and (
            self._table is None and is_header(run, index + 1, inside_table=False)
        )
        marked = cell.is_bold or cell.columns > 1 or above_table
        kind = BlockKind.HEADING if marked and _is_title(cell) else BlockKind.PARAGRAPH
        return _Entry(None, {0: cell.text}, kind, cell.is_bold)

    @staticmethod
    def _goes_on(table: _Table, run: Sequence[SheetRow]) -> bool:
        """Whether a table goes on in the run of rows after an empty row."""
        if not table.names or not all(table.columns.issuperset(row.cells) for row in run):
            return False
        if any(len(row.cells) > 1 for row in run):
            return True
        return 2 * table.single >= table.rows > 0


def _runs(rows: Sequence[SheetRow]) -> Iterator[list[SheetRow]]:
    """The rows cut where an empty row stands between them."""
    run: list[SheetRow] = []
    for row in rows:
        if run and row.place > run[-1].place + 1:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _is_title(cell: SheetCell) -> bool:
    text = cell.text
    return not cell.is_value and len(text) <= _LONGEST_HEADING and not text.endswith(_NO_TITLE_END)


def _block(entry: _Entry) -> Block:
    if entry.table is None:
        level = _HEADING_LEVEL if entry.kind is BlockKind.HEADING else None
        text = entry.cells[0]
        return Block(entry.kind, text, label=entry.label, level=level, bold=entry.is_bold)
    cells = tuple(entry.cells.get(column, "") for column in sorted(entry.table.columns))
    return Block(
        BlockKind.TABLE_ROW,
        " | ".join(cell for cell in cells if cell),
        cells=cells,
        table=entry.table.number,
        is_header=entry.is_header,
        bold=entry.is_bold,
    )
