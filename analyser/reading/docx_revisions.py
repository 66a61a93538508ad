"""Which side of the tracked changes of a Word document is read.

Loads no DOCX library, so that whoever only names a view need not wait for one.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analyser.reading.docx_package import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_INSERTIONS = (f"{_W}ins", f"{_W}moveTo")
_DELETIONS = (f"{_W}del", f"{_W}moveFrom")


class RevisionView(StrEnum):
    """The text with all tracked changes accepted, or as it was before them."""

    ACCEPTED = "accepted"
    ORIGINAL = "original"

    @property
    def kept(self) -> tuple[str, ...]:
        """Tags of changes whose content is read."""
        return _INSERTIONS if self is RevisionView.ACCEPTED else _DELETIONS

    @property
    def gone(self) -> tuple[str, ...]:
        """Tags of changes whose content is left out; in `w:rPr` and `w:trPr` too."""
        return _DELETIONS if self is RevisionView.ACCEPTED else _INSERTIONS

    @property
    def gone_cell(self) -> str:
        """Tag of the mark in `w:tcPr` that takes a cell away."""
        return f"{_W}cellDel" if self is RevisionView.ACCEPTED else f"{_W}cellIns"

    def properties(self, stated: Element | None) -> Element | None:
        """Properties on this side of a tracked change of layout.

        Args:
            stated: a `w:rPr`, `w:pPr` or the like, or None.
        """
        if stated is None or self is RevisionView.ACCEPTED:
            return stated
        change = stated.find(f"{stated.tag}Change")
        former: Element | None = None if change is None else change.find(stated.tag)
        return stated if former is None else former

    def is_gone(self, properties: Element | None) -> bool:
        """Whether properties of a paragraph mark or table row say that it was taken away.

        Args:
            properties: a `w:rPr` or `w:trPr`, or None.
        """
        return properties is not None and any(properties.find(tag) is not None for tag in self.gone)
