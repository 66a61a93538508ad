"""What comes on which page of a marked PDF: highlights of words, and notes where there are none."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from analyser.model import Box
from analyser.reporting.pdf.annotations import ATTENTION, PLAIN, STRENGTH, Note
from analyser.reporting.pdf.letters import PageText
from analyser.reporting.pdf.marks import Mark, Marking
from analyser.reporting.pdf.places import Area, find_words

_PAGES_OPEN = 4
_ENOUGH = 0.5  # of the letters of a quote, to mark those that were found


@dataclass(frozen=True, slots=True)
class Item:
    """An annotation on a page: a highlight of lines, or a note where there are none."""

    note: Note
    lines: tuple[Box, ...]
    clause: Box | None


def items_of(pdf: pdfium.PdfDocument, marking: Marking) -> Mapping[int, list[Item]]:
    """The annotations by page, counted from 0, in order of place.

    Args:
        pdf: the file.
        marking: what to mark in it.
    """
    items: defaultdict[int, list[Item]] = defaultdict(list)
    missing = 0
    with closing(_Pages(pdf)) as pages:
        for mark in marking.marks:
            found = find_words(mark.stretches, pages.get)
            if found.areas and found.letters >= _ENOUGH * found.of:
                for number, area in enumerate(found.areas):
                    clause = _clause_box(mark, area)
                    items[area.page - 1].append(
                        Item(_part(mark, number, found.areas), area.lines, clause)
                    )
                continue
            missing += 1
            page = min(max(mark.page, 1), len(pdf))
            box = mark.stretches[0].box if mark.stretches else None
            items[page - 1].append(Item(_not_found(mark), (), box))
    summary = marking.summary
    if missing:
        summary += (
            "\nAls notitie bij de bladzijde, omdat de precieze woorden daar niet zijn teruggevonden: "
            f"{missing} van de {len(marking.marks)} punten."
        )
    items[0].insert(0, Item(Note("dooi", "Dooi", "Samenvatting", summary, PLAIN), (), None))
    return items


class _Pages:
    """The pages that were asked for last; the others are closed."""

    def __init__(self, pdf: pdfium.PdfDocument) -> None:
        self._pdf = pdf
        self._open: OrderedDict[int, tuple[pdfium.PdfPage, PageText] | None] = OrderedDict()

    def get(self, number: int) -> PageText | None:
        """The text of a page by its number from 1, None where it cannot be opened."""
        if number not in self._open:
            self._open[number] = self._opened(number)
            if len(self._open) > _PAGES_OPEN:
                self._close(self._open.popitem(last=False)[1])
        self._open.move_to_end(number)
        found = self._open[number]
        return None if found is None else found[1]

    def close(self) -> None:
        """Close all pages."""
        while self._open:
            self._close(self._open.popitem()[1])

    def _opened(self, number: int) -> tuple[pdfium.PdfPage, PageText] | None:
        if not 1 <= number <= len(self._pdf):
            return None
        try:
            page = self._pdf[number - 1]
            return page, PageText(page)
        except pdfium.PdfiumError:
            return None

    @staticmethod
    def _close(found: tuple[pdfium.PdfPage, PageText] | None) -> None:
        if found is not None:
            found[1].close()
            found[0].close()


def _clause_box(mark: Mark, area: Area) -> Box | None:
    return next((s.box for s in mark.stretches if s.page == area.page), None)


def _part(mark: Mark, number: int, areas: Sequence[Area]) -> Note:
    """What the marked words on one page say; on a next page only where they begin."""
    if number == 0:
        return _note(mark, mark.comment)
    text = f"Vervolg van bladzijde {areas[0].page}. {mark.title}."
    return replace(_note(mark, text), name=f"dooi-{mark.id}-{number + 1}")


def _not_found(mark: Mark) -> Note:
    return _note(
        mark,
        f"{mark.comment}\nDeze woorden zijn op deze bladzijde niet precies teruggevonden: "
        f"“{mark.quote}”",
    )


def _note(mark: Mark, text: str) -> Note:
    style = STRENGTH if mark.is_strength else ATTENTION
    return Note(f"dooi-{mark.id}", mark.label, mark.title, text, style)
