"""What is read on the pages of a PDF, before the pages are one document: plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyser.model import Block, Box


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table on one page.

    `columns` are the left edges of the columns. `rows` hold one block a row, with `table`
    and `is_header` not yet filled in for the document. `first_is_header` says that the
    first row looks like column names. A table without rules (`ruled`) is as wide as the text
    in it happens to be.
    """

    box: Box
    columns: tuple[float, ...]
    rows: tuple[Block, ...]
    first_is_header: bool
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """What was read on a page; its number and its size in points.

    `tables` go with how many of `lines` come before them.
    """

    number: int
    size: tuple[float, float]
    lines: tuple[Block, ...]
    tables: tuple[tuple[int, PageTable], ...]

    @classmethod
    def of(
        cls, number: int, size: tuple[float, float], blocks: Sequence[Block | PageTable]
    ) -> Page:
        """A page of lines and tables in reading order."""
        lines: list[Block] = []
        tables: list[tuple[int, PageTable]] = []
        for block in blocks:
            if isinstance(block, Block):
                lines.append(block)
            else:
                tables.append((len(lines), block))
        return cls(number, size, tuple(lines), tuple(tables))

    @property
    def blocks(self) -> tuple[Block | PageTable, ...]:
        """Lines and tables in reading order."""
        return tuple(self._in_order())

    def _in_order(self) -> Iterator[Block | PageTable]:
        done = 0
        for place, table in self.tables:
            yield from self.lines[done:place]
            yield table
            done = place
        yield from self.lines[done:]


@dataclass(frozen=True, slots=True)
class PageOutcome:
    """What became of a page.

    `is_unread` says that it shows something that was not read, `is_broken` that it could not
    be opened or drawn. `certainty` is how sure the text is where it was recognised.
    `has_hidden` says that text was left out because it cannot be seen.
    """

    page: Page
    is_unread: bool = False
    certainty: float | None = None
    is_broken: bool = False
    has_hidden: bool = False


@dataclass(frozen=True, slots=True)
class PdfPart:
    """Some pages of a PDF that follow each other.

    `missing` says why pages could not be recognised, `ran_out` that there was no time left
    for some.
    """

    outcomes: tuple[PageOutcome, ...]
    missing: str | None = None
    ran_out: bool = False
