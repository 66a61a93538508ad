"""What is to be marked in a PDF: plain data for the process that does it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analyser.model import Box, Clause, Place


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a clause that stands on one page: `text[start:end]` is what to mark of it.

    `page` counts from 1; `box` is around the stretch, in points from the top left of the page
    as it is shown, where the reader saw it.
    """

    page: int
    box: Box | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding as it comes into the PDF.

    `label` is what stands beside the marked words ("A12"), `title` and `comment` what the
    reader of the file gets to read, `quote` the words in short, `page` where to put a note when
    the words are not found.
    """

    id: str
    label: str
    is_strength: bool
    title: str
    comment: str
    quote: str
    page: int
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Marking:
    """A file to mark: its name for sentences and its hash, what to mark, and the first note."""

    name: str
    sha256: str
    marks: tuple[Mark, ...]
    summary: str


def stretches_of(clause: Clause, start: int, end: int) -> Iterator[Stretch]:
    """The parts of `clause.text[start:end]` by page and box, in order.

    Args:
        clause: the clause.
        start: first character.
        end: end of the last character.
    """
    places = _places(clause)
    for index, place in enumerate(places):
        # What stands between two places is the label in front of the second.
        first = min(places[index - 1].end, place.start) if index else 0
        more = index + 1 < len(places)
        last = min(place.end, places[index + 1].start) if more else len(clause.text)
        begin, stop = max(first, start), min(last, end)
        if begin < stop and clause.text[begin:stop].strip() and place.page is not None:
            text = clause.text[first:last]
            yield Stretch(place.page, place.box, text, begin - first, stop - first)


def _places(clause: Clause) -> list[Place]:
    """Places in order of text, those in one box together; at least one when there is a page."""
    merged: list[Place] = []
    for place in clause.places:
        last = merged[-1] if merged else None
        if last is not None and (last.page, last.box) == (place.page, place.box):
            merged[-1] = Place(last.start, place.end, place.page, place.box)
        elif last is None or place.start > last.start:
            merged.append(place)
    if not merged and clause.page is not None:
        merged.append(Place(0, len(clause.text), clause.page, None))
    return merged
