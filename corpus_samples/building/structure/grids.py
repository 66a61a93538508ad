"""Sets tables: with rules, with level rules only or without any; rows go on over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from building.structure.setter import Setter
from building.structure.text import Matrix
from building.structure.truth import Columns

_PAD = 4.0  # points around the text of a cell
_FEWEST = 2  # lines of a row that stay on a page


@dataclass(frozen=True, slots=True)
class GridLook:
    """How a table looks: `rules` is "all", "level" or "none"; `widths` are shares."""

    columns: Columns
    widths: tuple[float, ...]
    rules: str = "all"
    size: float = 8
    splits: bool = True


def set_grid(setter: Setter, table: Matrix, look: GridLook) -> None:
    """Set a table from where the setter stands."""
    _Grid(setter, table, look).draw()


class _Grid:
    def __init__(self, setter: Setter, table: Matrix, look: GridLook) -> None:
        self._setter, self._table, self._look = setter, table, look
        share = setter.width / sum(look.widths)
        self._widths = [width * share for width in look.widths]
        self._pitch = look.size * 1.22
        self._gap = 7.0 if look.rules == "none" else 2 * _PAD

    def draw(self) -> None:
        setter, columns = self._setter, self._look.columns
        setter.y -= 8
        if setter.room < 90:
            setter.next_frame()
        self._header()
        above: Sequence[str] | None = None
        for cells in self._table.rows:
            subject = cells[columns.subject]
            if columns.grouped and (above is None or above[columns.subject] != subject):
                self._wide_row(subject)
            printed = columns.row(cells, above)
            merged = columns.merged and above is not None and above[columns.subject] == subject
            self._row([self._lines(i, text) for i, text in enumerate(printed)], merged=merged)
            above = cells
        if self._look.rules == "all" and columns.merged:
            self._level(setter.y)
        setter.y -= 6

    def _lines(self, column: int, text: str, *, bold: bool = False) -> list[str]:
        look = self._setter.look
        font = look.bold if bold else look.font
        room = self._widths[column] - 2 * _PAD
        size = self._look.size
        return (
            [" ".join(line) for line in self._setter.broken(text, font, size, room)] if text else []
        )

    def _header(self) -> None:
        names = [self._table.header[i] for i in self._look.columns.shown]
        self._cells([self._lines(i, name, bold=True) for i, name in enumerate(names)], bold=True)

    def _wide_row(self, text: str) -> None:
        if self._setter.room < 4 * self._pitch + 2 * self._gap:
            self._turn()
        setter, look = self._setter, self._look
        top = setter.y
        setter.tags.begin("P")
        with setter.tags.content():
            setter.canvas.setFont(setter.look.bold, look.size)
            setter.canvas.drawString(setter.left + _PAD, top - _PAD - 0.8 * look.size, text)
        setter.y -= self._pitch + self._gap
        if look.rules == "all":
            setter.canvas.rect(setter.left, setter.y, sum(self._widths), top - setter.y)

    def _row(self, cells: list[list[str]], *, merged: bool) -> None:
        """Set a row, in parts when it does not fit on the page."""
        while True:
            most = max(map(len, cells))
            fits = int((self._setter.room - self._gap) / self._pitch)
            if fits >= most:
                self._cells(cells, merged=merged)
                return
            if self._look.splits and fits >= _FEWEST and most - fits >= _FEWEST:
                self._cells([cell[:fits] for cell in cells], merged=merged)
                cells = [cell[fits:] for cell in cells]
            self._turn()

    def _turn(self) -> None:
        if self._look.rules == "all" and self._look.columns.merged:
            self._level(self._setter.y)
        self._setter.next_frame()
        self._header()

    def _cells(self, cells: list[list[str]], *, bold: bool = False, merged: bool = False) -> None:
        setter, look = self._setter, self._look
        top = setter.y
        height = max(map(len, cells)) * self._pitch + self._gap
        x = setter.left
        for column, (lines, width) in enumerate(zip(cells, self._widths, strict=True)):
            setter.tags.begin("TH" if bold else "TD")
            y = top - (_PAD if look.rules != "none" else 0)
            for line in lines:
                y -= self._pitch
                with setter.tags.content():
                    setter.canvas.setFont(setter.look.bold if bold else setter.look.font, look.size)
                    setter.canvas.drawString(x + _PAD, y + 0.25 * look.size, line)
            if look.rules == "all":
                self._box(column, x, top, width, height, merged=merged)
            x += width
        setter.y = top - height
        if look.rules == "level":
            self._level(setter.y)
            if bold:
                self._level(top)

    def _box(
        self, column: int, x: float, top: float, width: float, height: float, *, merged: bool
    ) -> None:
        """Sides of a cell; a cell merged with the one above has no side between them."""
        line = self._setter.canvas.line
        line(x, top, x, top - height)
        line(x + width, top, x + width, top - height)
        columns = self._look.columns
        is_subject = columns.merged and columns.shown[column] == columns.subject
        if not (is_subject and merged):
            line(x, top, x + width, top)
        if not columns.merged:
            line(x, top - height, x + width, top - height)

    def _level(self, y: float) -> None:
        self._setter.canvas.line(self._setter.left, y, self._setter.left + sum(self._widths), y)
