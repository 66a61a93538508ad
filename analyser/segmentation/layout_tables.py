"""Makes whole rows of the rows a PDF reader saw: cells of one text, rows over page breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analyser.model import Block, Box, Place
from analyser.segmentation.flow import FlowBlock
from analyser.segmentation.labels import split_label
from analyser.segmentation.layout_joining import Line, Vocabulary, block_line, join_lines
from analyser.segmentation.layout_style import ends_clause, starts_lower

_SEPARATOR = " | "
_RUNNING_WORDS = 4  # a shorter cell is a name or a code, not a sentence that goes on


@dataclass(slots=True)
class _Row:
    """A row with, for each cell, the lines it is made of."""

    block: Block
    cells: list[list[Line]]


def flow_rows(blocks: Sequence[Block], vocabulary: Vocabulary) -> list[FlowBlock]:
    """Rows of one table as flow blocks.

    Lines of a cell are joined; a list item or a paragraph in a cell keeps a line of its
    own. A row at the top of a page that goes on with the last row of the page before is
    added to it.
    """
    rows: list[_Row] = []
    for block in blocks:
        parts = [[block_line(block, line) for line in cell.split("\n")] for cell in block.cells]
        if rows and _goes_on(rows[-1].block, block):
            for cell, more in zip(rows[-1].cells, parts, strict=True):
                cell.extend(part for part in more if part.text)
            rows[-1].block = replace(rows[-1].block, cells=block.cells, page=block.page)
        else:
            rows.append(_Row(block, parts))
    return [_joined(row, vocabulary) for row in rows]


def _goes_on(above: Block, below: Block) -> bool:
    """Whether a row goes on with the row above it, which stands on the page before."""
    if above.page == below.page or above.is_header or len(above.cells) != len(below.cells):
        return False
    if len(below.cells) < 2:
        return False
    if not below.cells[0].strip():
        return any(map(str.strip, below.cells))
    if split_label(below.cells[0])[0] is not None:
        return False
    return any(
        len(one.split()) >= _RUNNING_WORDS and not ends_clause(one.strip()) and starts_lower(two)
        for one, two in zip(above.cells, below.cells, strict=True)
    )


def _joined(row: _Row, vocabulary: Vocabulary) -> FlowBlock:
    texts: list[str] = []
    places: list[Place] = []
    offset = 0
    for index, lines in enumerate(row.cells):
        text, found = _cell(lines, vocabulary)
        offset += len(_SEPARATOR) if index else 0
        places += [
            replace(place, start=place.start + offset, end=place.end + offset) for place in found
        ]
        offset += len(text)
        texts.append(text)
    block = replace(
        row.block, cells=tuple(texts), text=_SEPARATOR.join(texts), page=_page(row), box=_box(row)
    )
    return FlowBlock(block, tuple(places))


def _page(row: _Row) -> int | None:
    return row.cells[0][0].page if row.cells and row.cells[0] else row.block.page


def _box(row: _Row) -> Box | None:
    return row.cells[0][0].box if row.cells and row.cells[0] else row.block.box


def _cell(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[str, list[Place]]:
    text = ""
    places: list[Place] = []
    for group in _groups(lines):
        joined = join_lines(group, vocabulary)
        if not joined.text:
            continue
        text += "\n" if text else ""
        places += [
            replace(place, start=place.start + len(text), end=place.end + len(text))
            for place in joined.places
        ]
        text += joined.text
    return text, places


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines of a cell by paragraph and list item."""
    groups: list[list[Line]] = [[]]
    for line in lines:
        text = line.text
        before = groups[-1][-1].text if groups[-1] else ""
        if not text:
            if before and ends_clause(before):
                groups.append([])
            continue
        label, _ = split_label(text)
        is_item = label is not None and (not before or ends_clause(before) or label == "•")
        if is_item and before:
            groups.append([])
        groups[-1].append(line)
    return [group for group in groups if group]
