"""The unit that the layout step hands to the clause step."""

from __future__ import annotations

from dataclasses import dataclass

from analyser.model import Block, Place


@dataclass(frozen=True, slots=True)
class FlowBlock:
    """A block in reading order, with the pages its text came from.

    Attributes:
        block: a paragraph, heading, list item or table row; its page and box are those of
            its first line.
        places: stretches of `block.text` with their page and box, in order of text; a
            block that runs over a page break has one for each page. Empty for formats
            without pages.
    """

    block: Block
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """The text of a document in reading order, and what its running heads and feet say."""

    blocks: tuple[FlowBlock, ...]
    margins: tuple[str, ...] = ()
