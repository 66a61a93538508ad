"""From the lines of a page to text in reading order: paragraphs, items, headings, rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analyser.model import Block, BlockKind, Box, Document, Place
from analyser.segmentation.bold_headings import with_bold_headings
from analyser.segmentation.flow import Flow, FlowBlock
from analyser.segmentation.layout_contents import without_contents
from analyser.segmentation.layout_headings import Levels, is_heading
from analyser.segmentation.layout_joining import Joined, Vocabulary, block_line, join_lines
from analyser.segmentation.layout_notes import NoteMarks
from analyser.segmentation.layout_paragraphs import Item, Paragraph, group_lines
from analyser.segmentation.layout_running import part_running
from analyser.segmentation.layout_style import Style, box_of, size_of
from analyser.segmentation.layout_tables import flow_rows
from analyser.segmentation.list_items import is_list_label


def flow(document: Document) -> Flow:
    """Blocks in reading order, as a reader of the document takes them in.

    Lines are joined into paragraphs, list items and headings, also over page breaks, with
    hyphens at line ends resolved and the number in front of a text in `label`. Running
    heads and feet, page numbers and the table of contents are gone. A document without
    lines passes unchanged, except for its table of contents and for headings that are only
    bold.

    Args:
        document: as it was read.

    Returns:
        The blocks with the pages their text stands on, of which the places cover the text
        without the label; and what running heads and feet say.
    """
    if not _is_geometric(document):
        kept = with_bold_headings(without_contents(document.blocks))
        return Flow(tuple(FlowBlock(block, _own_place(block)) for block in kept))
    lines, margins = part_running(document.blocks, document.page_size)
    blocks = without_contents(lines)
    style = Style(blocks)
    vocabulary = Vocabulary(line for block in blocks for line in block.text.split("\n"))
    return Flow(tuple(_flow_blocks(group_lines(blocks, style), style, vocabulary)), margins)


def _is_geometric(document: Document) -> bool:
    return any(block.kind is BlockKind.LINE or block.box is not None for block in document.blocks)


def _own_place(block: Block) -> tuple[Place, ...]:
    if block.page is None:
        return ()
    return (Place(0, len(block.text), block.page, block.box),)


@dataclass(frozen=True, slots=True)
class _Text:
    """A paragraph with its text without the label."""

    paragraph: Paragraph
    joined: Joined
    heading: bool

    @property
    def type(self) -> tuple[float, bool]:
        """Type size and boldness."""
        first = (
            self.paragraph.lines[-1] if self.paragraph.is_bare_label else self.paragraph.lines[0]
        )
        return size_of(first), all(line.bold for line in self.paragraph.lines)


def _flow_blocks(items: Sequence[Item], style: Style, vocabulary: Vocabulary) -> list[FlowBlock]:
    marks = NoteMarks(item for item in items if isinstance(item, Paragraph))
    texts = [
        _text(item, style, vocabulary, marks) if isinstance(item, Paragraph) else item
        for item in items
    ]
    levels = Levels(
        (*text.type, text.paragraph.label, text.paragraph.level)
        for text in texts
        if isinstance(text, _Text) and text.heading
    )
    indents: list[float] = []
    result: list[FlowBlock] = []
    for text in texts:
        if isinstance(text, _Text):
            result.append(_flow_text(text, levels, indents))
        else:
            indents.clear()
            result += flow_rows(text, vocabulary)
    return [item for item in result if item.block.text or item.block.label]


def _text(paragraph: Paragraph, style: Style, vocabulary: Vocabulary, marks: NoteMarks) -> _Text:
    rest = paragraph.lines[1:]
    texts = [paragraph.first_text, *(line.text for line in rest)]
    lines = [
        block_line(line, text if paragraph.is_note else marks.without(text, line.page))
        for line, text in zip(paragraph.lines, texts, strict=True)
    ]
    joined = join_lines(lines, vocabulary)
    return _Text(paragraph, joined, is_heading(paragraph, joined.text, style))


def _flow_text(text: _Text, levels: Levels, indents: list[float]) -> FlowBlock:
    paragraph, (size, bold) = text.paragraph, text.type
    first = paragraph.lines[0]
    block = replace(first, text=text.joined.text, label=paragraph.label, font_size=size, bold=bold)
    if text.heading:
        indents.clear()
        level = levels.level(size, bold, paragraph.label, paragraph.level)
        block = replace(block, kind=BlockKind.HEADING, level=level)
    elif is_list_label(paragraph.label):
        block = replace(block, kind=BlockKind.LIST_ITEM, level=_depth(box_of(first), indents))
    else:
        indents.clear()
        block = replace(block, kind=BlockKind.PARAGRAPH)
    return FlowBlock(block, text.joined.places)


def _depth(box: Box, indents: list[float]) -> int:
    """Depth of a list item by how far it is indented; `indents` holds the open depths."""
    while indents and indents[-1] > box.x0 + 4:
        indents.pop()
    if not indents or indents[-1] < box.x0 - 4:
        indents.append(box.x0)
    return len(indents)
