"""The bookmarks of a PDF tell which of its lines are headings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar
from weakref import WeakKeyDictionary

import pypdfium2 as pdfium

if TYPE_CHECKING:
    from analyser.reading.pdf_words import Word

_MOST = 2_000  # bookmarks of one document
_MOST_ALIKE = 60  # titles with the same first word
_MOST_CHARS = 200  # of a title
_MOST_WORDS = 40
_FEWEST_CHARS = 3
_SIGNS = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"[\W_]*(?:\d+[\W_]*)*")


class Bookmarks:
    """Titles of the bookmarks of one document, with their level.

    Args:
        titles: title and level (1 = chapter) of each bookmark.
    """

    _known: ClassVar[WeakKeyDictionary[pdfium.PdfDocument, Bookmarks]] = WeakKeyDictionary()

    def __init__(self, titles: Iterator[tuple[str, int]]) -> None:
        self._levels: dict[str, int] = {}
        self._starts: dict[str, set[str]] = defaultdict(set)
        for title, level in titles:
            bare = title[_NUMBER.match(title).end() :]  # type: ignore[union-attr]
            for form in (title, bare):
                key = _key(form)
                if _FEWEST_CHARS <= len(key) <= _MOST_CHARS:
                    first = next((k for part in form.split() if (k := _key(part))), "")
                    if len(self._starts[first]) < _MOST_ALIKE:
                        self._levels.setdefault(key, level)
                        self._starts[first].add(key)

    @classmethod
    def of(cls, pdf: pdfium.PdfDocument) -> Bookmarks:
        """The bookmarks of a document; read once for all its pages."""
        known = cls._known.get(pdf)
        if known is None:
            known = cls._known[pdf] = cls(_titles(pdf))
        return known

    def marked(self, words: Sequence[Word]) -> list[Word]:
        """Words of a page, with the level of the bookmark whose title a line repeats.

        A title has to fill its lines, so that a sentence that names a chapter is left alone.
        """
        result = list(words)
        if not self._levels:
            return result
        for start, word in enumerate(words):
            keys = self._starts.get(_key(word.text))
            if keys and word.level is None and _begins(words, start):
                end, level = self._match(words, start, keys)
                for index in range(start, end):
                    result[index] = replace(result[index], level=level)
        return result

    def _match(self, words: Sequence[Word], start: int, keys: set[str]) -> tuple[int, int]:
        """End (exclusive) and level of the title that begins here; start when there is none."""
        text = ""
        for index in range(start, min(start + _MOST_WORDS, len(words))):
            text += _key(words[index].text)
            if text in keys and _ends(words, index):
                return index + 1, self._levels[text]
            if not any(key.startswith(text) for key in keys):
                break
        return start, 0


def _titles(pdf: pdfium.PdfDocument) -> Iterator[tuple[str, int]]:
    for count, bookmark in enumerate(pdf.get_toc()):
        if count >= _MOST:
            return
        yield bookmark.get_title(), bookmark.level + 1


def _key(text: str) -> str:
    return _SIGNS.sub("", text).casefold()


def _begins(words: Sequence[Word], index: int) -> bool:
    """Whether a word is the first of its line, a number in front left aside."""
    for before in reversed(words[max(0, index - 2) : index]):
        if abs(before.base - words[index].base) > 0.5 * words[index].size:
            return True
        if any(map(str.isalpha, before.text)):
            return False
    return True


def _ends(words: Sequence[Word], index: int) -> bool:
    """Whether a word is the last of its line."""
    after = words[index + 1] if index + 1 < len(words) else None
    return after is None or abs(after.base - words[index].base) > 0.5 * words[index].size
