"""Lays out plain text and tables at a fixed width, for the terminal and for files."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from analyser.reporting.plain import clean

WIDTH = 100
_INDENT = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `number` puts it to the right, `share` gives it a part of the width."""

    title: str
    number: bool = False
    share: int | None = None


class Page:
    """Collects lines and tables of at most `WIDTH` characters; nothing in them is mark-up.

    Args:
        term_width: characters kept for the terms of labelled paragraphs.
    """

    def __init__(self, term_width: int = 8) -> None:
        self._term_width = term_width
        self._out = io.StringIO()
        self._console = Console(
            file=self._out,
            width=WIDTH,
            color_system=None,
            force_terminal=False,
            force_jupyter=False,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
        )

    def title(self, text: str) -> None:
        """A title over the whole page."""
        self._console.print(Text(clean(text)))
        self._console.print(Text("═" * min(len(text), WIDTH)))

    def heading(self, text: str) -> None:
        """A heading, with a blank line before it."""
        self._console.print()
        self._console.print(Text(clean(text)))
        self._console.print(Text("─" * min(len(text), WIDTH)))

    def line(self, text: str = "", indent: int = 0) -> None:
        """A paragraph, wrapped; `indent` in steps."""
        self._console.print(Padding(Text(clean(text)), (0, 0, 0, indent * _INDENT)))

    def item(self, term: str, text: str, indent: int = 1) -> None:
        """A labelled paragraph; its next lines stand under the text."""
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(width=self._term_width, no_wrap=True)
        grid.add_column(ratio=1, overflow="fold")
        grid.add_row(Text(term), Text(clean(text)))
        self._console.print(Padding(grid, (0, 0, 0, indent * _INDENT)))

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
        """A table with a header row."""
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=False)
        for column in columns:
            table.add_column(
                Text(column.title),
                justify="right" if column.number else "left",
                ratio=column.share,
                overflow="fold",
                vertical="top",
            )
        for row in rows:
            table.add_row(*(Text(clean(cell)) for cell in row))
        self._console.print(table)

    def text(self) -> str:
        """Everything so far, without spaces at the ends of lines."""
        lines = [line.rstrip() for line in self._out.getvalue().splitlines()]
        return "\n".join(lines).rstrip() + "\n"
