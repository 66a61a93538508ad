"""Takes the marks of footnotes out of the running text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from analyser.segmentation.layout_paragraphs import NOTE, Paragraph

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARK = re.compile(r"(?P<before>[^\W\d_]+|[.,;:?!)\]\"”’'%]) ?(?P<mark>[⁰¹²³⁴-⁹]+)")
_UNITS = frozenset({"m", "km", "cm", "mm", "dm", "hm", "inch"})  # "600 m²" is no note


class NoteMarks:
    """The numbers of the footnotes by page.

    Args:
        paragraphs: the paragraphs of a document, footnotes among them.
    """

    def __init__(self, paragraphs: Iterable[Paragraph]) -> None:
        self._by_page: dict[int | None, set[str]] = defaultdict(set)
        for paragraph in paragraphs:
            if paragraph.is_note and paragraph.label is not None:
                number = paragraph.label.removeprefix(NOTE).strip().translate(_SUPERSCRIPT)
                self._by_page[paragraph.lines[0].page].add(number)

    def without(self, text: str, page: int | None) -> str:
        """A line of a page without the marks that refer to a footnote of that page."""
        numbers = self._by_page.get(page)
        if not numbers:
            return text

        def keep(match: re.Match[str]) -> str:
            before, mark = match["before"], match["mark"]
            return before if mark in numbers and before not in _UNITS else match.group()

        return _MARK.sub(keep, text)
