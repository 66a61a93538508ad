"""What sheets are made of, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass

Cell = str | int | float | None
"""What stands in a cell; None leaves it empty. A text is a text, whatever it begins with."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its width in characters and how its numbers are shown."""

    title: str
    width: float
    number: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with one table, which fills it from the first row."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
