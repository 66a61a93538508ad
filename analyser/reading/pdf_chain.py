"""Numbers the tables of a document and links those that run on over pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile

from analyser.model import Block, Box
from analyser.reading.pdf_labels import are_column_names, is_row_label
from analyser.reading.pdf_pages import Page, PageTable

_SAME_EDGE = 4.0  # points
_MARGIN_LINES = 3  # running head or foot, or page number, between two parts of a table
_DIGITS = re.compile(r"\d+")
_HEAD = 0.13  # of the page height: where such lines stand
_FOOT = 0.86


def chain_tables(pages: Sequence[Page]) -> Iterator[Block]:
    """All blocks of the pages with the tables numbered from 1.

    A table at the top of a page with the column edges of the table at the bottom of the
    page before is the same table. A first row that comes back there holds the column names,
    whatever its type, and is left out with the captions above it.
    """
    items, tables = _chained(pages)
    rows = [_without_heads(parts) for parts in tables]
    for item in items:
        if isinstance(item, Block):
            yield item
            continue
        number, part = item
        for row in rows[number][part]:
            yield replace(row, table=number + 1)


def _chained(
    pages: Sequence[Page],
) -> tuple[list[Block | tuple[int, int]], list[list[PageTable]]]:
    """The parts of every table, page after page, and what stands on the pages in order.

    There a pair stands for part of a table: the index of the table, and that of the part.
    """
    items: list[Block | tuple[int, int]] = []
    tables: list[list[PageTable]] = []
    above: PageTable | None = None
    running = _running(pages)
    for page in pages:
        blocks = page.blocks
        head, foot = _HEAD * page.size[1], _FOOT * page.size[1]
        first = _table_at(blocks, partial(_ends_above, head), running)
        last: PageTable | None = None
        for item in blocks:
            if isinstance(item, Block):
                items.append(item)
                continue
            if above is not None and item is first and _matches(above, item):
                last = _aligned(item, above)
                tables[-1].append(last)
            else:
                last = item
                tables.append([last])
            items.append((len(tables) - 1, len(tables[-1]) - 1))
        ends = _table_at(blocks[::-1], partial(_starts_below, foot), running)
        above = last if ends is not None else None
    return items, tables


def _without_heads(parts: Sequence[PageTable]) -> list[tuple[Block, ...]]:
    """The rows of the parts of a table, without the column names that come back."""
    first, *others = parts
    captions = _captions(first.rows)
    names = first.rows[len(captions)].cells if len(first.rows) > len(captions) else ()
    below = [_below_head(part.rows, captions, names) for part in others]
    # Numbers that begin anew on the next page can bring back a row, but no header.
    can_come_back = are_column_names(names) and not _is_numbered(names[0])
    comes_back = can_come_back and any(rest is not None for rest in below)
    has_header = comes_back or (first.first_is_header and not captions)
    top = tuple(
        replace(row, is_header=has_header and index == len(captions))
        for index, row in enumerate(first.rows)
    )
    return [
        top,
        *(
            rest if has_header and rest is not None else part.rows
            for part, rest in zip(others, below, strict=True)
        ),
    ]


def _is_numbered(cell: str) -> bool:
    return is_row_label(cell) and any(map(str.isdigit, cell))


def _captions(rows: Sequence[Block]) -> list[str]:
    """The texts above the column names, each in one cell over the full width."""
    return [" ".join(row.text.split()) for row in takewhile(lambda row: len(row.cells) == 1, rows)]


def _below_head(
    rows: Sequence[Block], captions: Sequence[str], names: Sequence[str]
) -> tuple[Block, ...] | None:
    """The rows of a part below its head; None when that is not the head of the table."""
    count = len(captions)
    if _captions(rows) != captions or len(rows) <= count or len(rows[count].cells) != len(names):
        return None
    cells: list[str] = []
    for cell, name in zip(rows[count].cells, names, strict=True):
        lines, wanted = cell.split("\n"), name.split("\n") if name else []
        if not _same(lines[: len(wanted)], wanted):
            return None
        cells.append("\n".join(lines[len(wanted) :]).strip("\n"))
    # Without a rule below the column names, the rest of a row stands in the same cells.
    glued = replace(rows[count], cells=tuple(cells), text=" | ".join(cells))
    return (*([glued] if any(cells) else []), *rows[count + 1 :])


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
    return [" ".join(text.split()) for text in one] == [" ".join(text.split()) for text in two]


def _ends_above(limit: float, box: Box) -> bool:
    return box.bottom <= limit


def _starts_below(limit: float, box: Box) -> bool:
    return box.top >= limit


def _nearest(edges: Sequence[float], edge: float) -> int:
    """Index of the edge closest to another."""
    return min(range(len(edges)), key=lambda i: abs(edges[i] - edge))
