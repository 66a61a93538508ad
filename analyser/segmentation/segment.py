"""From a document to its clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from analyser.model import BlockKind, Clause, Document, DocumentKind, Segmented
from analyser.segmentation.bidder import is_bidders
from analyser.segmentation.builder import ClauseBuilder
from analyser.segmentation.column_names import without_false_headers
from analyser.segmentation.contents import kind_of_contents
from analyser.segmentation.flow import FlowBlock
from analyser.segmentation.kinds import kind_of_document, names_offer
from analyser.segmentation.labels import split_label
from analyser.segmentation.layout import flow

_LONGEST_CLAUSE = 20_000  # characters, some eight pages
_OPENING = 14  # blocks that can hold the title
_RUNNING_TEXT = 14  # words; a shorter paragraph may belong to the title
_CHAPTER = re.compile(r"\d|(?:artikel|art\.|hoofdstuk|paragraaf|§)", re.IGNORECASE)
_NAMED_CHAPTER = re.compile(r"(?:artikel|hoofdstuk|paragraaf)\b", re.IGNORECASE)


def segment(document: Document) -> Segmented:
    """Cut a document into clauses.

    Args:
        document: as it was read.

    Returns:
        The kind of the document as a whole and its clauses in reading order, with ids
        ``<document id>.c<n>``; running heads and feet and the table of contents are gone.
    """
    read = flow(document)
    blocks = without_false_headers(read.blocks)
    opening = _opening(blocks)
    kind = kind_of_document(document.name, opening, _titles(blocks))
    headers: dict[int, tuple[str, ...]] = {}
    rows: dict[int, list[tuple[str, ...]]] = {}
    for item in blocks:
        block = item.block
        if block.kind is BlockKind.TABLE_ROW and block.table is not None:
            if block.is_header:
                headers.setdefault(block.table, block.cells)
            else:
                rows.setdefault(block.table, []).append(block.cells)
    built = ClauseBuilder(document.id, kind, headers, rows).build(blocks)
    if kind is DocumentKind.OTHER and (held := kind_of_contents(built, blocks)) is not kind:
        kind = held
        built = ClauseBuilder(document.id, kind, headers, rows).build(blocks)
    clauses = [part for clause in built for part in _in_parts(clause)]
    if is_bidders(kind, clauses, is_called_offer=names_offer(document.name, opening)):
        kind = DocumentKind.SUPPLIER
        clauses = [replace(clause, document_kind=kind) for clause in clauses]
    return Segmented(kind, tuple(clauses), read.margins).of(document.id)


def _in_parts(clause: Clause) -> Iterator[Clause]:
    """Cut a text that is too long to be one clause (a file without paragraphs) at spaces."""
    text, start = clause.text, 0
    while len(text) - start > _LONGEST_CLAUSE:
        cut = text.rfind(" ", start, start + _LONGEST_CLAUSE)
        cut = cut if cut > start else start + _LONGEST_CLAUSE
        yield _part(clause, start, cut)
        start = cut
    yield clause if start == 0 else _part(clause, start, len(text))


def _part(clause: Clause, start: int, end: int) -> Clause:
    text = clause.text[start:end]
    places = tuple(
        replace(place, start=max(0, place.start - start), end=min(len(text), place.end - start))
        for place in clause.places
        if place.end > start and place.start < end
    )
    page = places[0].page if places else clause.page
    return replace(clause, text=text, places=places, page=page)


def _opening(blocks: tuple[FlowBlock, ...]) -> list[str]:
    texts = [item.block.text for item in blocks if item.block.kind is not BlockKind.TABLE_ROW]
    return texts[:_OPENING]


def _titles(blocks: tuple[FlowBlock, ...]) -> list[str]:
    """The texts of the opening that can be the title of the whole.

    The heading of a numbered chapter or article names that chapter, and one below the highest
    level of the file a section; what stands under them is no title either.
    """
    highest = min((_level(item) for item in blocks if _level(item)), default=0)
    titles: list[str] = []
    has_text = False
    for item in [item for item in blocks if item.block.kind is not BlockKind.TABLE_ROW][:_OPENING]:
        block = item.block
        if block.kind is BlockKind.HEADING:
            label = block.label or split_label(block.text)[0] or ""
            names_chapter = _CHAPTER.match(label) or _NAMED_CHAPTER.match(block.text)
            if names_chapter or _level(item) > highest or (has_text and _level(item)):
                break
        elif len(block.text.split()) > _RUNNING_TEXT:
            has_text = True
        titles.append(block.text)
    return titles


def _level(item: FlowBlock) -> int:
    """Outline level of a heading; 0 where it has none."""
    is_heading = item.block.kind is BlockKind.HEADING
    return (item.block.level or 0) if is_heading else 0
