"""Finds running lines by their place: apart from the text, at one height on page after page.

That catches heads and feet whose words change: another one on even pages, the title of the
chapter, a date.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analyser.model import Block, BlockKind, Box
from analyser.segmentation.labels import split_label
from analyser.segmentation.layout_style import body_size_of, ends_clause, size_of

_MOST_ROWS = 3  # rows of a running head or foot
_SAME_HEIGHT = 3.0  # points
_GAP = 1.3  # of the body size, between a running line and the text
_ALONE_GAP = 2.0  # the same in a document of one page
_EDGE = 0.07  # of the page height, in which it stands there
_SHARE = 0.4  # of the pages
_MOST_CHARS = 120
_LARGEST = 1.08  # of the body size
_BAND = 0.16  # of the height of the text, from its outer side
_ZONE = 0.16  # of the page height, from its top and bottom
_NOTE_MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹*"


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands at one height, outermost on its page, and how far the text is from it."""

    indices: tuple[int, ...]
    height: float
    gap: float


def lines_apart(
    blocks: Sequence[Block], dropped: set[int], heights: Mapping[int, float]
) -> set[int]:
    """Indices of lines outside the text block, from the outer side inwards.

    Args:
        blocks: what the reader saw, page by page.
        dropped: indices of blocks that are gone already.
        heights: the height of every page in points.
    """
    body = body_size_of(blocks)
    found: set[int] = set()
    for from_top in (True, False):
        for _ in range(_MOST_ROWS):
            more = _outer_rows(blocks, dropped | found, body, heights, from_top=from_top)
            if not more:
                break
            found |= more
    return found


def _outer_rows(
    blocks: Sequence[Block],
    gone: set[int],
    body: float,
    heights: Mapping[int, float],
    *,
    from_top: bool,
) -> set[int]:
    by_page: dict[int, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        if index not in gone and block.page is not None and block.box is not None:
            by_page[block.page].append(index)
    once = {text for text, count in Counter(block.text for block in blocks).items() if count == 1}
    rows = [
        row
        for page, indices in by_page.items()
        if (row := _outer_row(blocks, indices, from_top=from_top)) is not None
        and _in_zone(blocks, row, heights[page])
        and _may_run(blocks, row, body)
        and not any(_is_own_label(blocks[i].text) and blocks[i].text in once for i in row.indices)
    ]
    if len(by_page) == 1:
        height = next(iter(heights.values()))
        return {
            index
            for row in rows
            if row.gap >= _ALONE_GAP * body
            and not _EDGE * height < row.height < (1 - _EDGE) * height
            for index in row.indices
            if size_of(blocks[index]) <= _LARGEST * body and not blocks[index].bold
        }
    least = max(2.0, _SHARE * len(by_page))
    found: set[int] = set()
    for row in rows:
        same = [other for other in rows if abs(other.height - row.height) <= _SAME_HEIGHT]
        if len(same) >= least and row.gap >= _GAP * body:
            found |= set(row.indices)
    return found


def _outer_row(blocks: Sequence[Block], indices: Sequence[int], *, from_top: bool) -> _Row | None:
    """The first or last row of a page."""
    boxes = {index: _box(blocks[index]) for index in indices}
    if from_top:
        edge = min(box.top for box in boxes.values())
        row = [i for i in indices if boxes[i].top < edge + 0.6 * size_of(blocks[i])]
        rest = [boxes[i].top for i in indices if i not in row]
        side = max(boxes[i].bottom for i in row)
        gap = min(rest, default=side) - side
        height, depth = edge, side - edge
    else:
        edge = max(box.bottom for box in boxes.values())
        row = [i for i in indices if boxes[i].bottom > edge - 0.6 * size_of(blocks[i])]
        rest = [boxes[i].bottom for i in indices if i not in row]
        side = min(boxes[i].top for i in row)
        gap = side - max(rest, default=side)
        height, depth = edge, edge - side
    extent = max(box.bottom for box in boxes.values()) - min(box.top for box in boxes.values())
    if not rest or depth > _BAND * extent:
        return None
    return _Row(tuple(row), height, gap)


def _in_zone(blocks: Sequence[Block], row: _Row, height: float) -> bool:
    """Whether a row stands in a margin zone of its page, at either side."""
    boxes = [_box(blocks[index]) for index in row.indices]
    return all(box.bottom <= _ZONE * height or box.top >= (1 - _ZONE) * height for box in boxes)


def _may_run(blocks: Sequence[Block], row: _Row, body: float) -> bool:
    return all(
        block.kind is BlockKind.LINE
        and block.level is None
        and len(block.text) <= _MOST_CHARS
        and size_of(block) <= _LARGEST * body
        and not block.text.startswith(tuple(_NOTE_MARKS))
        and not _reads_as_text(block)
        for block in (blocks[index] for index in row.indices)
    )


def _is_own_label(text: str) -> bool:
    """Whether a text is no more than the name of a requirement or another part ("Eis 4")."""
    label, rest = split_label(text)
    named = label is not None and label[:1].isalpha() and any(map(str.isdigit, label))
    return named and not any(map(str.isalnum, rest))


def _reads_as_text(block: Block) -> bool:
    """Whether a line is a clause or an item, or ends as a sentence does."""
    label, rest = split_label(block.text)
    if label is not None and any(map(str.isalpha, rest)) and not label.isdigit():
        return True
    return ends_clause(block.text) or block.text.endswith("-")


def _box(block: Block) -> Box:
    return block.box if block.box is not None else Box(0.0, 0.0, 0.0, 0.0)
