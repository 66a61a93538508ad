"""Finds the rows that a file marks as column names while they are the first row of the table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from analyser.model import BlockKind
from analyser.segmentation.flow import FlowBlock
from analyser.segmentation.values import value_in


def without_false_headers(blocks: Sequence[FlowBlock]) -> tuple[FlowBlock, ...]:
    """Blocks of one document in which no row of values is marked as a header.

    Some formats cannot do without a header (Markdown), in others the mark only sets the style
    of the first row.

    Args:
        blocks: in reading order.
    """
    bodies: dict[int | None, list[tuple[str, ...]]] = defaultdict(list)
    for item in blocks:
        if item.block.kind is BlockKind.TABLE_ROW and not item.block.is_header:
            bodies[item.block.table].append(item.block.cells)
    return tuple(
        replace(item, block=replace(item.block, is_header=False))
        if item.block.is_header and _is_body(item.block.cells, bodies[item.block.table])
        else item
        for item in blocks
    )


def _is_body(cells: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether a column goes on below with the kind of value that the row has in it.

    Values of one kind next to each other ("0 punten | 5 punten | 10 punten") are the steps of
    a scale: those do name columns.
    """
    values = [value_in(cell) for cell in cells]
    if any(one is not None and one is other for one, other in pairwise(values)):
        return False
    for column, value in enumerate(values):
        body = [row[column] for row in below if column < len(row) and row[column].strip()]
        if value is not None and (body or not below) and all(value_in(c) is value for c in body):
            return True
    return False
