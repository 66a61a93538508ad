"""The signs that a Word file shows, in order, each with the element it stands in.

White space is left out, so that what is only laid out differently is the same.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

from analyser.reporting.word.container import Element


@dataclass(slots=True)
class OpenField:
    """A field in the text; `begin` and `end` are its outer runs, `end` None while it is open."""

    begin: Element
    end: Element | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Signs that one element shows.

    Attributes:
        element: a child of a run that can be cut, or what can only be marked as a whole: a
            formula, or the run in the body that a text box or note hangs on.
        can_cut: whether `element` is a child of a run that a mark may stand before or after.
        field: the outermost field around it, if any.
        story: where it is read: empty for the body, else what it hangs on, in Dutch.
    """

    element: Element
    can_cut: bool
    field: OpenField | None
    story: str


@dataclass(frozen=True, slots=True)
class Start:
    """A paragraph of the file and the place in the signs where it begins."""

    paragraph: Element
    start: int


@dataclass(slots=True)
class Stream:
    """The signs of a file. `piece_at`, `offset_at` and `row_at` tell where each of them stands.

    `offset_at` counts the characters of the text that is stored in the element; `row_at` is a
    place in `rows`, 0 for a sign that is in none.
    """

    signs: str = ""
    pieces: list[Piece] = field(default_factory=list)
    piece_at: array[int] = field(default_factory=lambda: array("I"))
    offset_at: array[int] = field(default_factory=lambda: array("I"))
    row_at: array[int] = field(default_factory=lambda: array("I"))
    rows: list[tuple[int, int]] = field(default_factory=lambda: [(0, 0)])
    paragraphs: list[Start] = field(default_factory=list)

    def row(self, sign: int) -> tuple[int, int] | None:
        """The signs of the innermost table row around a sign: the first, and that after the last."""
        number = self.row_at[sign]
        return self.rows[number] if number else None

    def piece(self, sign: int) -> Piece:
        """The piece a sign belongs to."""
        return self.pieces[self.piece_at[sign]]

    @property
    def opening(self) -> Element | None:
        """The first paragraph that shows something, else the first one; None without any."""
        ends = [*(each.start for each in self.paragraphs[1:]), len(self.signs)]
        shown = (s for s, end in zip(self.paragraphs, ends, strict=False) if end > s.start)
        first = next(shown, self.paragraphs[0] if self.paragraphs else None)
        return None if first is None else first.paragraph
