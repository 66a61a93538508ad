"""Builds the clauses of one document from its blocks in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from analyser.model import Block, BlockKind, Clause, ClauseKind, DocumentKind, Place
from analyser.segmentation.flow import FlowBlock
from analyser.segmentation.labels import split_label
from analyser.segmentation.outline import Outline
from analyser.segmentation.phases import phase_of
from analyser.segmentation.tables import (
    TableShape,
    is_requirement_label,
    looks_like_header,
    read_row,
    shape_of,
)

_RECOGNISED = 60  # characters that suffice to find a cell in its row
_LIST_MOST = 2_400  # characters; a longer list goes on in a next clause
_ITEM = re.compile(
    r"^(?:•|[-–*]|\(?[a-z]{1,2}[.)]|\(?[ivx]{1,5}[.)]|\(?\d{1,2}[)])$", re.IGNORECASE
)
_NUMBER_ITEM = re.compile(r"^\d{1,2}\.?$")
_DEFINITIONS = re.compile(r"begrip|definitie|terminologie|afkortingen", re.IGNORECASE)
_DEFINED = re.compile(r"^[\"“'‘]?[A-ZÀ-Þ][^.:;|]{1,60}[\"”'’]?\s*(?::|\|)\s+\S")
_QUESTION_LABEL = re.compile(r"^vraag\b", re.IGNORECASE)
_ANSWER_LABEL = re.compile(r"^antwoord\b", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:inhoud|inhoudsopgave|inhoudstafel)\s*$", re.IGNORECASE)
_CAPTION = re.compile(r"^(?:tabel|figuur|afbeelding)\s+\d+", re.IGNORECASE)
_HEADING_MOST_WORDS = 16
_ARTICLE_HEADING = re.compile(r"^(?:artikel|art\.?)\s*\d+\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Open:
    """A clause that may still grow (a lead-in and its items)."""

    clause: Clause
    is_list: bool


class ClauseBuilder:
    """Takes blocks one by one and gives clauses.

    Args:
        document: id of the document, prefix of the clause ids.
        kind: kind of the document as a whole.
        headers: table number -> cells of its header row, where the reader saw one.
        rows: table number -> cells of all its other rows.
    """

    def __init__(
        self,
        document: str,
        kind: DocumentKind,
        headers: dict[int, tuple[str, ...]],
        rows: dict[int, list[tuple[str, ...]]],
    ) -> None:
        self._document = document
        self._outline = Outline(kind)
        self._headers = headers
        self._rows = rows
        self._shapes: dict[int, TableShape] = {}
        self._clauses: list[Clause] = []
        self._open: _Open | None = None

    def build(self, flow: Iterable[FlowBlock]) -> tuple[Clause, ...]:
        """Give the clauses of the document in reading order."""
        for item in flow:
            if item.block.kind is BlockKind.TABLE_ROW:
                self._close()
                self._table_row(item)
            elif item.block.kind is BlockKind.HEADING and self._is_heading(item.block):
                self._close()
                self._outline.enter(*self._heading_parts(item.block), item.block.level)
            else:
                self._text(item)
        self._close()
        return tuple(self._clauses)

    # -- headings and text ---------------------------------------------------------------

    @staticmethod
    def _is_heading(block: Block) -> bool:
        if _CAPTION.match(block.text):
            return False
        words = block.text.split()
        return len(words) <= _HEADING_MOST_WORDS or (
            not block.text.rstrip().endswith((".", ";")) and len(words) <= 25
        )

    @staticmethod
    def _heading_parts(block: Block) -> tuple[str | None, str]:
        if block.label is not None:
            return block.label, block.text
        return split_label(block.text)

    def _text(self, item: FlowBlock) -> None:
        block = item.block
        label, text = block.label, block.text
        cut = 0
        if label is not None and _CAPTION.match(label):
            label, text = None, f"{label} {text}"
            cut = len(block.text) - len(text)
        elif label is None and not _CAPTION.match(text):
            label, text = split_label(block.text)
            cut = len(block.text) - len(text)
        if not text.strip() or _CONTENTS.match(text):
            return
        if label is not None and _ARTICLE_HEADING.match(label) and self._short(text):
            self._close()
            self._outline.enter(label, text, None)
            return
        places = _shift(item.places, -cut)
        if self._continues(label, block):
            self._append(label, text, places, block.page)
            return
        self._close()
        clause = self._clause(
            self._kind(label, text), self._number(label), text, block.page, places
        )
        self._open = _Open(clause, is_list=False)

    @staticmethod
    def _short(text: str) -> bool:
        return len(text.split()) <= _HEADING_MOST_WORDS and not text.rstrip().endswith(
            (".", ";", ":")
        )

    def _continues(self, label: str | None, block: Block) -> bool:
        if self._open is None or label is None:
            return False
        text = self._open.clause.text.rstrip()
        expects_items = self._open.is_list or text.endswith(":")
        if not expects_items or len(text) > _LIST_MOST:
            return False
        if _ITEM.match(label):
            return True
        # "1." after a colon is an item; inside a list only when the list began that way.
        return bool(_NUMBER_ITEM.match(label)) and block.kind is BlockKind.LIST_ITEM

    def _append(
        self, label: str | None, text: str, places: tuple[Place, ...], page: int | None
    ) -> None:
        if self._open is None:
            return
        clause = self._open.clause
        addition = f"\n{label} {text}" if label else f"\n{text}"
        offset = len(clause.text) + len(addition) - len(text)
        grown = replace(
            clause,
            text=clause.text + addition,
            kind=ClauseKind.LIST if clause.kind is ClauseKind.PARAGRAPH else clause.kind,
            places=clause.places + (_shift(places, offset) or _one_place(offset, len(text), page)),
        )
        self._open = _Open(grown, is_list=True)

    def _number(self, label: str | None) -> str | None:
        if label is None or label == "•":
            return None
        bare = label.rstrip(".")
        article = self._outline.article
        if article is not None and bare.isdigit():
            return f"{article}.{bare}"
        return bare

    def _kind(self, label: str | None, text: str) -> ClauseKind:
        path = self._outline.path
        if path and _DEFINITIONS.search(path[-1]) and (_DEFINED.match(text) or label is not None):
            return ClauseKind.DEFINITION
        if label is not None and _QUESTION_LABEL.match(label):
            return ClauseKind.QUESTION
        if label is not None and _ANSWER_LABEL.match(label):
            return ClauseKind.ANSWER
        kind = self._outline.kind
        if label is not None and kind in {DocumentKind.CONTRACT, DocumentKind.GENERAL_TERMS}:
            return ClauseKind.ARTICLE
        if label is not None and any(c.isalpha() for c in label) and is_requirement_label(label):
            return ClauseKind.REQUIREMENT
        return ClauseKind.PARAGRAPH

    # -- tables --------------------------------------------------------------------------

    def _table_row(self, item: FlowBlock) -> None:
        block = item.block
        table = block.table if block.table is not None else -1
        shape = self._shape(table)
        if block.is_header or looks_like_header(block.cells):
            if not block.is_header:
                self._shapes[table] = shape_of(block.cells, self._rows.get(table, []))
            return
        cells = [cell for cell in block.cells if cell.strip()]
        if cells and _CAPTION.match(cells[0]):
            self._clauses.append(
                self._clause(ClauseKind.PARAGRAPH, None, " ".join(cells), block.page, ())
            )
            return
        row = read_row(block.cells, shape)
        if row.question is not None or row.answer is not None:
            texts = ((ClauseKind.QUESTION, row.question), (ClauseKind.ANSWER, row.answer))
        else:
            kind = ClauseKind.REQUIREMENT if row.is_requirement else ClauseKind.TABLE_ROW
            texts = ((kind, row.text), (kind, None))
        for kind, text in texts:
            if text and text.strip():
                places = _places_of_cell(text, item)
                page = places[0].page if places else block.page
                self._clauses.append(self._clause(kind, row.number, text, page, places))

    def _shape(self, table: int) -> TableShape:
        if table not in self._shapes:
            self._shapes[table] = shape_of(self._headers.get(table), self._rows.get(table, []))
        return self._shapes[table]

    # -- making clauses ------------------------------------------------------------------

    def _clause(
        self,
        kind: ClauseKind,
        number: str | None,
        text: str,
        page: int | None,
        places: tuple[Place, ...],
    ) -> Clause:
        document_kind = self._outline.kind
        if kind in {ClauseKind.QUESTION, ClauseKind.ANSWER}:
            document_kind = DocumentKind.CLARIFICATIONS
        if not places:
            places = _one_place(0, len(text), page)
        return Clause(
            id="",
            document=self._document,
            number=number,
            heading_path=self._outline.path,
            document_kind=document_kind,
            kind=kind,
            phase=phase_of(document_kind, self._outline.path),
            page=page,
            text=text,
            places=places,
        )

    def _close(self) -> None:
        if self._open is not None:
            self._clauses.append(self._open.clause)
            self._open = None


def _shift(places: Iterable[Place], by: int) -> tuple[Place, ...]:
    return tuple(
        replace(place, start=max(0, place.start + by), end=place.end + by)
        for place in places
        if place.end + by > 0
    )


def _one_place(start: int, length: int, page: int | None) -> tuple[Place, ...]:
    return (Place(start, start + length, page, None),) if page is not None else ()


def _places_of_cell(text: str, item: FlowBlock) -> tuple[Place, ...]:
    """Pages of a cell that leads the text of its clause; a row can run over a page end."""
    offset = item.block.text.find(text.split("\n", 1)[0][:_RECOGNISED])
    return _shift(item.places, -max(0, offset))
