"""From a document to its clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analyser.model import BlockKind, Clause, Document, DocumentKind, Segmented
from analyser.segmentation.bidder import is_bidders
from analyser.segmentation.builder import ClauseBuilder
from analyser.segmentation.column_names import without_false_headers
from analyser.segmentation.flow import FlowBlock
from analyser.segmentation.kinds import kind_of_document
from analyser.segmentation.layout import flow

_LONGEST_CLAUSE = 20_000  # characters, some eight pages
_OPENING = 14  # blocks that can hold the title


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
    kind = kind_of_document(document.name, _opening(blocks))
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
    clauses = [part for clause in built for part in _in_parts(clause)]
    if is_bidders(kind, clauses):
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
