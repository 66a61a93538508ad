"""Where in a Word file each remark stands, or else where to put it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analyser.reading.docx_revisions import RevisionView
from analyser.reading.docx_styles import Styles
from analyser.reporting.word.alignment import Alignment, Found
from analyser.reporting.word.container import Element
from analyser.reporting.word.marks import Passage, Remark
from analyser.reporting.word.stream import Stream
from analyser.reporting.word.walk import read_stream
from analyser.reporting.word.words import signs_of

_WORDS = 0.5  # share of a quote that must stand in a range before it is called its place


@dataclass(frozen=True, slots=True)
class Spot:
    """The signs `first` to `last` of a file, both included.

    `note` is a Dutch sentence for when these are not just the words of the remark.
    """

    first: int
    last: int
    note: str = ""


def read_matching(
    body: Element, notes: Mapping[str, Element], styles: Styles, passages: Sequence[Passage]
) -> tuple[Stream, Alignment]:
    """Read a file on the side of its tracked changes that the passages were read from.

    Args:
        body: the `w:body`.
        notes: roots of the parts ``footnotes`` and ``endnotes``, where they are.
        styles: the styles of the document.
        passages: its text, in order of the document.
    """
    stream = read_stream(body, notes, styles, RevisionView.ACCEPTED)
    alignment = Alignment(stream, passages)
    revised = (*RevisionView.ACCEPTED.gone, *RevisionView.ACCEPTED.kept)
    # One sentence that was struck out is little of a long document, so the other side is tried
    # whenever anything at all is missing.
    if alignment.share < 1 and any(True for _ in body.iter(*revised)):
        other = read_stream(body, notes, styles, RevisionView.ORIGINAL)
        laid = Alignment(other, passages)
        if laid.share > alignment.share:
            return other, laid
    return stream, alignment


def place(
    remark: Remark, headings: Mapping[str, str], stream: Stream, alignment: Alignment
) -> Spot | None:
    """The place of a remark; None when the file shows nothing at all.

    Args:
        remark: the remark.
        headings: the nearest heading of each passage, by its id.
        stream: the signs of the file.
        alignment: the passages on these signs.
    """
    if not stream.signs:
        return None
    found = alignment.find(remark.passage, remark.start, remark.end)
    if not remark.is_reworded and found is not None and found.share >= _WORDS:
        spot = _in_one_story(found.first, found.last, stream)
        story = stream.piece(spot.first).story
        note = f"In {story}: “{remark.quote}”" if story else ""
        return Spot(spot.first, spot.last, note)
    start = alignment.start_of(remark.passage)
    near = _paragraph_at(_heading(headings, remark, stream) if start is None else start, stream)
    if remark.is_reworded:
        note = f"Het gaat om de tekst zoals die na wijziging luidt: “{remark.quote}”"
    else:
        note = f"De precieze plaats van deze woorden is niet teruggevonden: “{remark.quote}”"
    return Spot(near.first, near.last, note)


def _heading(headings: Mapping[str, str], remark: Remark, stream: Stream) -> int:
    """Where the heading above a passage stands, or else the beginning of the file."""
    heading = signs_of(headings.get(remark.passage, ""))
    return max(0, stream.signs.find(heading)) if heading else 0


def _paragraph_at(sign: int, stream: Stream) -> Found:
    """The paragraph of the body around a sign."""
    starts = [each.start for each in stream.paragraphs]
    first = max((start for start in starts if start <= sign), default=0)
    last = min((start for start in starts if start > sign), default=len(stream.signs)) - 1
    return _in_one_story(first, last, stream)


def _in_one_story(first: int, last: int, stream: Stream) -> Found:
    """A range without what it holds of another story, such as a text box behind its paragraph."""
    piece = stream.piece(first)
    while last > first:
        other = stream.piece(last)
        if other.story == piece.story and (not piece.story or other.element is piece.element):
            break
        last -= 1
    return Found(first, last, 1.0)
