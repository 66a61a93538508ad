"""From a document to its clauses."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analyser.model import BlockKind, Clause, Document, DocumentKind
from analyser.segmentation.builder import ClauseBuilder
from analyser.segmentation.flow import FlowBlock
from analyser.segmentation.kinds import kind_of_document
from analyser.segmentation.layout import flow

_OPENING = 14  # blocks that can hold the title


@dataclass(frozen=True, slots=True)
class Segmented:
    """A document's kind and its clauses."""

    kind: DocumentKind
    clauses: tuple[Clause, ...]


def segment(document: Document) -> Segmented:
    """Cut a document into clauses.

    Args:
        document: as it was read.

    Returns:
        The kind of the document as a whole and its clauses in reading order, with ids
        ``<document id>.c<n>``; running heads and feet and the table of contents are gone.
    """
    blocks = flow(document)
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
    clauses = ClauseBuilder(document.id, kind, headers, rows).build(blocks)
    numbered = tuple(
        replace(clause, id=f"{document.id}.c{n}") for n, clause in enumerate(clauses, start=1)
    )
    return Segmented(kind, numbered)


def _opening(blocks: tuple[FlowBlock, ...]) -> list[str]:
    texts = [item.block.text for item in blocks if item.block.kind is not BlockKind.TABLE_ROW]
    return texts[:_OPENING]
