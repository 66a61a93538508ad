"""Headings made by hand: a short bold paragraph in a document without pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analyser.model import Block, BlockKind

_MOST_WORDS = 12
_MOST_BOLD = 0.5  # of the text; in a document that is bold throughout it marks nothing
_CLOSES = (".", ";", ":", ",", "?", "!")


def with_bold_headings(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with each short bold paragraph made a heading, below the heading before it.

    The text below it has to be of another kind: bold lines that follow each other are a
    cover or an emphasis. A paragraph with a number keeps the level that its number tells.
    """
    bold = sum(len(block.text) for block in blocks if block.bold)
    if not blocks or bold > _MOST_BOLD * sum(len(block.text) for block in blocks):
        return list(blocks)
    result: list[Block] = []
    above = 0
    for block, below in zip(blocks, (*blocks[1:], None), strict=True):
        if block.kind is BlockKind.HEADING and block.level is not None:
            above = block.level
        by_hand = below is not None and not below.bold and _is_heading(block)
        result.append(replace(block, kind=BlockKind.HEADING, level=above + 1) if by_hand else block)
    return result


def _is_heading(block: Block) -> bool:
    return (
        block.kind is BlockKind.PARAGRAPH
        and block.bold
        and block.label is None
        and len(block.text.split()) <= _MOST_WORDS
        and not block.text.rstrip().endswith(_CLOSES)
        and any(map(str.isalpha, block.text))
    )
