"""What was read: documents of blocks, and the clauses they are cut into."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from analyser.model.kinds import BlockKind, ClauseKind, DocumentKind, Phase

_WORD = re.compile(r"\S*\w\S*")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points, origin top left."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document as it was read.

    `label` is the numbering the reader of the document sees in front of the text
    ("Artikel 3", "4.2.1", "a)") and is not part of `text`. For a table row `cells` holds
    the cells and `text` the same cells joined by " | ". `table` numbers the tables of a
    document, so that rows of one table are recognised; a row with `is_header` names the
    columns. `level` is the outline level (1 = chapter) of a heading or the depth of a
    list item, where the format tells. `confidence` (0-1) is how sure the text is where it
    was recognised in a picture, and None where it was written down.
    """

    kind: BlockKind
    text: str
    page: int | None = None
    box: Box | None = None
    label: str | None = None
    level: int | None = None
    cells: tuple[str, ...] = ()
    table: int | None = None
    is_header: bool = False
    font_size: float | None = None
    bold: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user should know about a document, with a stable code."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file as it was read. `pages` and `page_size` are None where there are no pages.

    `margins` are the headers and footers that the file keeps apart from its text, each once.
    """

    id: str
    name: str
    media_type: str
    sha256: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    page_size: tuple[float, float] | None = None  # width, height of the first page in points
    warnings: tuple[Notice, ...] = ()
    margins: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """Number of words over all blocks; the dots of a contents list are none."""
        return sum(len(_WORD.findall(block.text)) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Dossier:
    """One or more documents that belong together, and the files that could not be read.

    `segmented` has what each document was cut into, where that was done with the reading of it,
    and is empty where it was not.
    """

    documents: tuple[Document, ...]
    skipped: tuple[Notice, ...] = ()
    segmented: tuple[Segmented, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part of a clause stands: offsets in the clause text, page and box.

    `confidence` (0-1) is how sure the text is where it was recognised in a picture.
    """

    start: int
    end: int
    page: int | None
    box: Box | None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """The unit of judgement: an article member, a requirement, a list with its lead-in.

    `number` is the label in front of the text ("7.3", "E-012") and not part of `text`.
    `places` maps stretches of the text to pages, in order of text.
    """

    id: str
    document: str
    number: str | None
    heading_path: tuple[str, ...]
    document_kind: DocumentKind
    kind: ClauseKind
    phase: Phase
    page: int | None
    text: str
    places: tuple[Place, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """Page on which the character at `offset` stands, or None without pages."""
        page = self.page
        for place in self.places:
            if place.start > offset:
                break
            page = place.page
        return page

    def confidence_of(self, start: int, end: int) -> float | None:
        """How sure the characters from `start` to `end` were recognised, 0-1.

        None where none of them was recognised in a picture.
        """
        parts = [
            (place.confidence, min(place.end, end) - max(place.start, start))
            for place in self.places
            if place.confidence is not None and place.start < end and start < place.end
        ]
        letters = sum(length for _, length in parts)
        if not letters:
            return None
        return round(sum(confidence * length for confidence, length in parts) / letters, 3)


@dataclass(frozen=True, slots=True)
class Segmented:
    """A document's kind and its clauses, in reading order.

    `margins` is what running heads and feet say that stood among its lines, each once.
    """

    kind: DocumentKind
    clauses: tuple[Clause, ...]
    margins: tuple[str, ...] = ()

    def of(self, document_id: str) -> Segmented:
        """The same for a document with this id, with clauses numbered ``<document id>.c<n>``."""
        clauses = tuple(
            replace(clause, id=f"{document_id}.c{n}", document=document_id)
            for n, clause in enumerate(self.clauses, start=1)
        )
        return Segmented(self.kind, clauses, self.margins)
