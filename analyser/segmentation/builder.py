"""Builds the clauses of one document from its blocks in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from analyser.model import Block, BlockKind, Clause, ClauseKind, DocumentKind, Place
from analyser.segmentation.dialogue import Dialogue, Turn
from analyser.segmentation.flow import FlowBlock
from analyser.segmentation.labels import split_label
from analyser.segmentation.outline import Outline
from analyser.segmentation.phases import phase_of
from analyser.segmentation.table_reader import CAPTION, TableReader
from analyser.segmentation.tables import is_requirement_label
from analyser.segmentation.values import states_value

_RECOGNISED = 60  # characters that suffice to find a cell in its row
_LIST_MOST = 2_400  # characters; a longer list goes on in a next clause
_ITEM = re.compile(
    r"^(?:•|[-–*]|\(?[a-z]{1,2}[.)]|\(?[ivx]{1,5}[.)]|\(?\d{1,2}[)])$", re.IGNORECASE
)
_LAST_NUMBER = re.compile(r"\n(\d{1,2})\.? ")
_NUMBER_ITEM = re.compile(r"^\d{1,2}\.?$")
_DEFINITIONS = re.compile(r"begrip|definitie|terminologie|afkortingen", re.IGNORECASE)
_DEFINED = re.compile(r"^[\"“'‘]?[A-ZÀ-Þ][^.:;|]{1,60}[\"”'’]?\s*(?::|\|)\s+\S")
_NOTE_LABEL = re.compile(r"^(?:eind)?noot \d", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:inhoud|inhoudsopgave|inhoudstafel)\s*$", re.IGNORECASE)
_HEADING_MOST_WORDS = 16
_ARTICLE_HEADING = re.compile(r"^(?:artikel|art\.?)\s*\d+\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Open:
    """A clause that may still grow (a lead-in and its items).

    `level` is the depth of the numbered item that it began with, where the format tells.
    """

    clause: Clause
    is_list: bool
    level: int | None = None


@dataclass(frozen=True, slots=True)
class _Statement:
    """A heading that states something ("Prijs (max. 300 punten)"), as the clause it may be."""

    clause: Clause
    path: tuple[str, ...]
    clauses_before: int


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
        self._tables = TableReader(headers, rows)
        self._clauses: list[Clause] = []
        self._open: _Open | None = None
        self._statement: _Statement | None = None
        self._dialogue = Dialogue()

    def build(self, flow: Iterable[FlowBlock]) -> tuple[Clause, ...]:
        """Give the clauses of the document in reading order."""
        for item in flow:
            if item.block.kind is BlockKind.TABLE_ROW:
                self._close()
                self._dialogue.leave()
                self._table_row(item)
                continue
            self._tables.leave()
            if item.block.kind is BlockKind.HEADING and self._is_heading(item.block):
                self._close()
                self._dialogue.leave()
                self._enter(*self._heading_parts(item.block), item)
            else:
                self._text(item)
        self._close()
        self._settle(())
        return tuple(self._clauses)

    # -- headings and text ---------------------------------------------------------------

    @staticmethod
    def _is_heading(block: Block) -> bool:
        if CAPTION.match(block.text):
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

    def _enter(self, label: str | None, text: str, item: FlowBlock) -> None:
        """Take in a heading."""
        block = item.block
        self._outline.enter(label, text, block.level if block.kind is BlockKind.HEADING else None)
        path = self._outline.path
        self._settle(path)
        if states_value(text):
            places = _shift(item.places, len(text) - len(block.text))
            clause = self._clause(
                self._kind(label, text), self._number(label), text, block.page, places
            )
            self._statement = _Statement(
                replace(clause, heading_path=path[:-1]), path, len(self._clauses)
            )

    def _settle(self, path: tuple[str, ...]) -> None:
        """Keep the last heading that states something as a clause if nothing stood below it.

        Args:
            path: the headings that hold now; empty at the end of the document.
        """
        stated, self._statement = self._statement, None
        if stated is None or len(self._clauses) > stated.clauses_before:
            return
        if path[: len(stated.path)] != stated.path:
            self._clauses.append(stated.clause)

    def _text(self, item: FlowBlock) -> None:
        block = item.block
        label, text = block.label, block.text
        cut = 0
        if label is not None and CAPTION.match(label):
            label, text = None, f"{label} {text}"
            cut = len(block.text) - len(text)
        elif label is None and not CAPTION.match(text):
            label, text = split_label(block.text)
            cut = len(block.text) - len(text)
        if _CONTENTS.match(text):
            return
        if not text.strip():
            self._dialogue.turn(label, "")
            return
        if label is not None and _ARTICLE_HEADING.match(label) and self._short(text):
            self._close()
            self._enter(label, text, item)
            return
        places = _shift(item.places, -cut)
        turn = self._dialogue.turn(label, text)
        if turn is not None:
            self._close()
            self._spoken(turn, block.page, _shift(places, len(turn.text) - len(text)))
            return
        if self._dialogue.refers(text):
            self._refer()
            return
        if self._continues(label, block):
            self._append(label, text, places, block.page)
            return
        self._close()
        clause = self._clause(
            self._kind(label, text), self._number(label), text, block.page, places
        )
        is_numbered = label is not None and _NUMBER_ITEM.match(label) is not None
        self._open = _Open(clause, is_list=False, level=block.level if is_numbered else None)

    def _spoken(self, turn: Turn, page: int | None, places: tuple[Place, ...]) -> None:
        """Open a question or answer."""
        clause = self._clause(turn.kind, turn.number, turn.text, page, places)
        self._open = _Open(self._about(clause, self._dialogue.reference), is_list=False)

    def _refer(self) -> None:
        """Tell the open question what it is about."""
        if self._open is not None:
            self._open = replace(
                self._open, clause=self._about(self._open.clause, self._dialogue.reference)
            )

    @staticmethod
    def _about(clause: Clause, reference: str | None) -> Clause:
        """A question or answer with the place it refers to as its nearest heading."""
        if reference is None:
            return clause
        path = (*clause.heading_path, reference)
        return replace(clause, heading_path=path, phase=phase_of(clause.document_kind, path))

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
        if not _NUMBER_ITEM.match(label):
            return False
        if block.kind is not BlockKind.LIST_ITEM:
            return self._is_next(int(label.rstrip(".")))
        # On the same level it is the next of the items of which the open clause is one.
        above = self._open.level
        return above is None or block.level is None or block.level > above

    def _is_next(self, number: int) -> bool:
        """Whether a typed number begins or goes on with the list of the open clause."""
        if self._open is None or not self._open.is_list:
            return number == 1
        before = _LAST_NUMBER.findall(self._open.clause.text)
        return bool(before) and int(before[-1]) + 1 == number

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
        self._open = replace(self._open, clause=grown, is_list=True)

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
        if label is not None and _NOTE_LABEL.match(label):
            return ClauseKind.PARAGRAPH
        if path and _DEFINITIONS.search(path[-1]) and (_DEFINED.match(text) or label is not None):
            return ClauseKind.DEFINITION
        kind = self._outline.kind
        if label is not None and kind in {DocumentKind.CONTRACT, DocumentKind.GENERAL_TERMS}:
            return ClauseKind.ARTICLE
        if label is not None and any(c.isalpha() for c in label) and is_requirement_label(label):
            return ClauseKind.REQUIREMENT
        if label is not None and _ITEM.match(label):
            return ClauseKind.LIST
        return ClauseKind.PARAGRAPH

    # -- tables --------------------------------------------------------------------------

    def _table_row(self, item: FlowBlock) -> None:
        for said in self._tables.read(item.block):
            places = _places_of_cell(said.text, item)
            page = places[0].page if places else item.block.page
            clause = self._clause(said.kind, said.number, said.text, page, places)
            self._clauses.append(self._about(clause, said.reference))

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
        path = self._outline.path
        if self._tables.title is not None:
            path = (*path, self._tables.title)
        return Clause(
            id="",
            document=self._document,
            number=number,
            heading_path=path,
            document_kind=document_kind,
            kind=kind,
            phase=phase_of(document_kind, path),
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
