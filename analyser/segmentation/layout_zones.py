"""The margin zones of the pages of a document: where running lines can stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from analyser.model import Block, BlockKind
from analyser.segmentation.layout_style import body_size_of, box_of, ends_clause, size_of

_GAP = 1.0  # of the body size, between the text and what is apart from it
_HEAD = 0.07  # of the page height, from the top: above this no text begins
_FOOT = 0.9  # of the page height: a sentence below this can be a disclaimer
_SENTENCE_WORDS = 4
_TALLEST = 3.0  # of its type size, of a line; a taller one is upright or a watermark


def page_heights(
    blocks: Sequence[Block], page_size: tuple[float, float] | None
) -> Mapping[int, float]:
    """The height of every page in points.

    A page with text outside the usual size is turned.

    Args:
        blocks: what the reader saw; those without page or box tell nothing.
        page_size: usual width and height of a page in points, or None when it is not known;
            then a page is as high as the text of the document.
    """
    right: dict[int, float] = defaultdict(float)
    bottom: dict[int, float] = defaultdict(float)
    for block in blocks:
        if block.page is not None and block.box is not None:
            right[block.page] = max(right[block.page], block.box.x1)
            bottom[block.page] = max(bottom[block.page], block.box.bottom)
    width, height = page_size or (
        max(right.values(), default=0.0),
        max(bottom.values(), default=0.0),
    )
    return {
        page: max(width if right[page] > width or bottom[page] > height else height, bottom[page])
        for page in bottom
    }


def outside_text(
    blocks: Sequence[Block], skipped: set[int], heights: Mapping[int, float], band: float
) -> set[int]:
    """Indices of the blocks that white parts from the text and that stand in a margin zone.

    Lines that follow each other without such white are one group, which must stand in the
    zone as a whole: what begins there and goes on is text. So is a group with a sentence in
    it that does not stand at the very edge of the page, as a short form or card has.

    Args:
        blocks: what the reader saw, page by page.
        skipped: indices of blocks that are no part of the text, such as those beside it.
        heights: the height of every page in points.
        band: height of a zone, as a share of that of the page.
    """
    least = _GAP * body_size_of(blocks)
    by_page: dict[int, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        page = block.page
        if page is not None and block.box and index not in skipped and not _is_tall(block):
            by_page[page].append(index)
    found: set[int] = set()
    for page, indices in by_page.items():
        head, foot = band * heights[page], (1 - band) * heights[page]
        for group in _groups(blocks, indices, least):
            lines = [blocks[index] for index in group]
            at_head = all(box_of(line).bottom <= head for line in lines)
            at_foot = all(box_of(line).top >= foot for line in lines)
            if (at_head or at_foot) and not any(_is_said(line, heights[page]) for line in lines):
                found |= set(group)
    return found


def _is_said(line: Block, height: float) -> bool:
    """Whether a line ends a sentence and stands away from the edge of the page."""
    at_edge = box_of(line).bottom <= _HEAD * height or box_of(line).top >= _FOOT * height
    return not at_edge and ends_clause(line.text) and len(line.text.split()) >= _SENTENCE_WORDS


def _groups(blocks: Sequence[Block], indices: Sequence[int], least: float) -> list[list[int]]:
    ordered = sorted(indices, key=lambda index: box_of(blocks[index]).top)
    groups = [ordered[:1]]
    lowest = box_of(blocks[ordered[0]]).bottom
    for _, index in pairwise(ordered):
        box = box_of(blocks[index])
        if box.top - lowest >= least:
            groups.append([])
        groups[-1].append(index)
        lowest = max(lowest, box.bottom)
    return groups


def _is_tall(block: Block) -> bool:
    box = box_of(block)
    return block.kind is BlockKind.LINE and box.bottom - box.top > _TALLEST * size_of(block)
