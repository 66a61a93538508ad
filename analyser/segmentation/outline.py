"""The headings above a place in a document, and the kind of the chapter it stands in."""

from __future__ import annotations

import re

from analyser.model import DocumentKind
from analyser.segmentation.kinds import kind_of_title

_DEPTH = re.compile(r"^\d+(?:\.\d+)*")
_ARTICLE = re.compile(r"^(?:artikel|art\.?)\s*\d+", re.IGNORECASE)
_APPENDIX = re.compile(r"^(?:bijlage|deel|annex|appendix)\s+(?:[A-Z]|[IVX]+|\d+)\b", re.IGNORECASE)
_CLOSED = frozenset({DocumentKind.EXPLANATION, DocumentKind.SELF_DECLARATION})
_FIRST_SECTION = re.compile(r"^(\d+\.)1\.?$")
_PART_LEVEL = 0  # parts and appendices hold chapters of their own
_CHAPTER_LEVEL = 1
_KIND_LEVELS = 2  # a kind is named by a chapter or a section, not by a sub-sub-heading


class Outline:
    """Follows headings in reading order.

    Args:
        kind: kind of the document as a whole, which holds until a chapter names another.
    """

    def __init__(self, kind: DocumentKind) -> None:
        self._document_kind = kind
        self._stack: list[tuple[int, str, DocumentKind | None]] = []
        self._has_begun = False
        self._begun_inside: tuple[str, DocumentKind] | None = None

    @property
    def path(self) -> tuple[str, ...]:
        """Headings from chapter to the nearest one, with their numbers."""
        return tuple(text for _, text, _ in self._stack)

    @property
    def kind(self) -> DocumentKind:
        """Kind of the chapter, else of the document."""
        for _, _, kind in reversed(self._stack):
            if kind is not None:
                return kind
        if self._begun_inside is not None and self._stack:
            chapter, kind = self._begun_inside
            if self._stack[0][1].startswith(chapter):
                return kind
        return self._document_kind

    @property
    def article(self) -> str | None:
        """Number of the contract article we are in ("7"), or None."""
        for _, text, _ in reversed(self._stack):
            if _ARTICLE.match(text):
                return re.sub(r"\D*(\d+(?:\.\d+)*).*", r"\1", text, flags=re.DOTALL)
        return None

    def enter(self, label: str | None, text: str, level: int | None) -> None:
        """Take in a heading.

        Args:
            label: its number as shown, or None.
            text: its words.
            level: outline level (1 = chapter) where the format tells, else None: then the
                number tells, and an unnumbered heading stands below the numbered ones.
        """
        depth = self._depth(label, text, level)
        while self._stack and self._stack[-1][0] >= depth:
            self._stack.pop()
        title = f"{label} {text}".strip() if label and label != "•" else text
        first = None if self._has_begun else _FIRST_SECTION.match(label or "")
        if first is not None and (kind := self._names_kind(title, _KIND_LEVELS)) is not None:
            # The heading of the chapter is in another file; its first section tells its kind.
            self._begun_inside = (first[1], kind)
        self._has_begun = True
        self._stack.append((depth, title, self._names_kind(title, depth)))

    def _depth(self, label: str | None, text: str, level: int | None) -> int:
        if _APPENDIX.match(label or text):
            return _PART_LEVEL
        if level is not None:
            return level
        if label and _ARTICLE.match(label):
            return self._article_depth()
        numbered = _DEPTH.match(label or "")
        if numbered:
            return numbered.group().count(".") + 1
        numbered_depths = [
            depth for depth, title, _ in self._stack if _DEPTH.match(title) or _ARTICLE.match(title)
        ]
        return max(numbered_depths, default=0) + 1

    def _article_depth(self) -> int:
        for depth, text, _ in self._stack:
            if _ARTICLE.match(text):
                return depth
        # "Ondergetekenden" or "Overwegingen" above the first article does not hold the articles.
        holders = [
            depth
            for depth, title, _ in self._stack
            if depth <= _CHAPTER_LEVEL or _DEPTH.match(title) or _APPENDIX.match(title)
        ]
        return max(holders, default=0) + 1 if self._stack else _CHAPTER_LEVEL

    def _names_kind(self, title: str, depth: int) -> DocumentKind | None:
        # A form or an explanation speaks about other documents; its chapters are not those.
        if depth > _KIND_LEVELS or self._document_kind in _CLOSED:
            return None
        kind = kind_of_title(title)
        if kind in {None, DocumentKind.SUPPLIER}:
            return None
        if kind is DocumentKind.TENDER_GUIDE and depth > _CHAPTER_LEVEL:
            return None
        fixed = {DocumentKind.CONTRACT, DocumentKind.GENERAL_TERMS}
        # An article of a contract may be called "Aanbesteding" or "Eisen"; it stays contract.
        if self._document_kind in fixed and kind not in fixed and not _APPENDIX.match(title):
            return None
        # A nota van inlichtingen has chapters that are named after what is asked about.
        if self._document_kind is DocumentKind.CLARIFICATIONS and not _APPENDIX.match(title):
            return None
        # "5.2 Overeenkomst" in a guide is about the contract, it is not the contract.
        if kind in fixed and depth > _CHAPTER_LEVEL:
            return None
        return kind
