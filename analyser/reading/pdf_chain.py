"""Numbers the tables of a document and links those that run on over pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from analyser.model import Block, Box
from analyser.reading.pdf_pages import Page, PageTable

_SAME_EDGE = 4.0  # points
_MARGIN_LINES = 3  # running head or foot, or page number, between two parts of a table
_DIGITS = re.compile(r"\d+")
_HEAD = 0.13  # of the page height: where such lines stand
_FOOT = 0.86


def chain_tables(pages: Sequence[Page]) -> Iterator[Block]:
    """All blocks of the pages with the tables numbered from 1.

    A table at the top of a page with the column edges of the table at the bottom of the
    page before is the same table; its repeated header row is left out.
    """
    number = 0
    header: tuple[str, ...] | None = None
    above: PageTable | None = None
    running = _running(pages)
    for page in pages:
        blocks = page.blocks
        head, foot = _HEAD * page.size[1], _FOOT * page.size[1]
        first = _table_at(blocks, partial(_ends_above, head), running)
        last: PageTable | None = None
        for item in blocks:
            if isinstance(item, Block):
                yield item
                continue
            goes_on = above is not None and item is first and _matches(above, item)
            last = _aligned(item, above) if above is not None and goes_on else item
            if not goes_on:
                number += 1
                header = last.rows[0].cells if last.first_is_header else None
            repeated = goes_on and header is not None and _same(last.rows[0].cells, header)
            for index, row in enumerate(last.rows[1:] if repeated else last.rows):
                is_header = last.first_is_header and index == 0 and not goes_on
                yield replace(row, table=number, is_header=is_header)
        ends = _table_at(blocks[::-1], partial(_starts_below, foot), running)
        above = last if ends is not None else None


def _running(pages: Sequence[Page]) -> set[str]:
    """Lines that come back on other pages, numbers aside."""
    counts = Counter(text for page in pages for text in {_masked(line) for line in page.lines})
    return {text for text, count in counts.items() if count > 1}


def _masked(block: Block) -> str:
    return _DIGITS.sub("#", block.text)


def _table_at(
    items: Sequence[Block | PageTable], in_margin: Callable[[Box], bool], running: set[str]
) -> PageTable | None:
    """The table that a page begins or ends with, running lines left aside.

    Args:
        items: what stands on the page, from the side looked at.
        in_margin: whether a line stands where running lines are.
        running: the running lines, numbers masked.
    """
    for item in items[: _MARGIN_LINES + 1]:
        if isinstance(item, PageTable):
            return item
        if item.box is None or not in_margin(item.box) or _masked(item) not in running:
            return None
    return None


def _matches(above: PageTable, below: PageTable) -> bool:
    """Whether two tables have the same outline and the second has no other columns."""
    if abs(above.box.x0 - below.box.x0) > _SAME_EDGE or above.ruled is not below.ruled:
        return False
    if above.ruled and abs(above.box.x1 - below.box.x1) > _SAME_EDGE:
        return False
    return all(any(abs(one - two) <= _SAME_EDGE for one in above.columns) for two in below.columns)


def _aligned(table: PageTable, above: PageTable) -> PageTable:
    """A table with its cells under the columns of the table it goes on with."""
    wanted = above.columns
    if len(table.columns) == len(wanted):
        return table
    rows: list[Block] = []
    for row in table.rows:
        if len(row.cells) != len(table.columns):
            rows.append(row)
            continue
        cells = [""] * len(wanted)
        for edge, cell in zip(table.columns, row.cells, strict=True):
            cells[_nearest(wanted, edge)] = cell
        rows.append(replace(row, cells=tuple(cells), text=" | ".join(cells)))
    return replace(table, columns=wanted, rows=tuple(rows))


def _same(one: Sequence[str], two: Sequence[str]) -> bool:
    return [" ".join(cell.split()) for cell in one] == [" ".join(cell.split()) for cell in two]


def _ends_above(limit: float, box: Box) -> bool:
    return box.bottom <= limit


def _starts_below(limit: float, box: Box) -> bool:
    return box.top >= limit


def _nearest(edges: Sequence[float], edge: float) -> int:
    """Index of the edge closest to another."""
    return min(range(len(edges)), key=lambda i: abs(edges[i] - edge))
