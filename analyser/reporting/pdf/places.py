"""Finds the words of findings on the pages of a PDF."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import takewhile

from analyser.model import Box
from analyser.reporting.pdf.letters import Letters, PageText, in_lines, letters_of, without_digits
from analyser.reporting.pdf.marks import Stretch

_LINE = re.compile(r"(?:(?!\s\|\s)[^\n])+")  # of a clause: a list item, a cell
_COLUMN = re.compile(r"[^:\n]{1,60}: ")  # the name of a column before the value of a cell
_SHORT = 6  # letters: fewer are looked for in their own place only
_MARGIN = 4.0  # points around a place that still belong to it
_LEAST_ALIGNED = 0.8  # of the letters, where others stand in between
_LEAST_BLOCK = 3  # letters in a row
_MOST_COMPARED = 6_000_000  # pairs of letters

Open = Callable[[int], PageText | None]
"""Gives the text of a page by its number, from 1."""


@dataclass(frozen=True, slots=True)
class Area:
    """Marked words on one page, line by line, in points from its top left as shown."""

    page: int
    lines: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Where words stand, and how many of their letters were found, of how many."""

    areas: tuple[Area, ...]
    letters: int
    of: int


def find_words(stretches: Iterable[Stretch], open_page: Open) -> Found:
    """Find the words of one finding.

    Args:
        stretches: the parts of its clause, with the words.
        open_page: gives the text of a page; None where there is none.
    """
    areas: dict[int, list[Box]] = {}
    found = total = 0
    for stretch in stretches:
        page = open_page(stretch.page)
        for wanted in _wanted(stretch):
            total += len(wanted.words)
            if page is None:
                continue
            lines = _search(wanted, page)
            found += len(wanted.words) if lines else 0
            areas.setdefault(stretch.page, []).extend(in_lines(lines))
    return Found(
        tuple(Area(page, tuple(lines)) for page, lines in areas.items() if lines), found, total
    )


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Words on one line of a clause, as letters, between what stands before and after them.

    `earlier` is what the clause says before that line. `value` are the words without what may
    be the name of a column in front of them, which stands above the table. `lead` and `tail`
    are signs at the ends of the words that are no letters.
    """

    words: str
    before: str
    after: str
    earlier: str
    value: str
    lead: str
    tail: str
    box: Box | None

    def only_value(self) -> _Wanted:
        """The words without the name of a column."""
        return replace(self, words=self.value, before="")

    def without_digits(self) -> _Wanted:
        """The same without digits, which may be marks of notes or numbers of a list."""
        return replace(
            self,
            words=without_digits(self.words),
            before=without_digits(self.before),
            after=without_digits(self.after),
            earlier=without_digits(self.earlier),
            value=without_digits(self.value),
        )


def _wanted(stretch: Stretch) -> Iterator[_Wanted]:
    """The lines of a stretch that have words to mark; a row of a table is a line a cell."""
    text = stretch.text
    for line in _LINE.finditer(text):
        start, end = max(line.start(), stretch.start), min(line.end(), stretch.end)
        words = letters_of(text[start:end])
        if not words:
            continue
        column = _COLUMN.match(text, line.start(), end)
        yield _Wanted(
            words=words,
            before=letters_of(text[line.start() : start]),
            after=letters_of(text[end : line.end()]),
            earlier=letters_of(text[: line.start()]),
            value=letters_of(text[max(start, column.end()) : end]) if column else "",
            lead=_signs(text[start:end]),
            tail=_signs(text[start:end][::-1])[::-1],
            box=stretch.box,
        )


def _signs(text: str) -> str:
    """The signs a text begins with, before its first letter or space."""
    return "".join(takewhile(lambda char: not char.isalnum() and not char.isspace(), text.strip()))


def _search(wanted: _Wanted, page: PageText) -> list[Box]:
    """The words on a page: as they stand, without digits, or with others in between."""
    forms = [wanted]
    if wanted.value and wanted.box is not None:
        forms.append(wanted.only_value())
    for letters in page.readings():
        for form in forms:
            if lines := _in_a_row(form, letters):
                return lines
    for letters in page.readings():
        for form in forms:
            if lines := _in_a_row(form.without_digits(), letters.bare):
                return lines
    for letters in page.readings():
        for form in forms:
            if lines := _aligned(form, letters):
                return lines
    return []


def _in_a_row(wanted: _Wanted, letters: Letters) -> list[Box]:
    """The lines of words that stand on the page letter after letter."""
    words = wanted.words
    whole = wanted.before + words + wanted.after
    starts = _starts(whole, letters.text)
    if starts:
        start = _nearest(starts, letters, wanted, wanted.earlier.count(whole), near=False)
        first = None if start is None else start + len(wanted.before)
    else:
        earlier = (wanted.earlier + wanted.before).count(words) if words else 0
        starts = _starts(words, letters.text)
        first = _nearest(starts, letters, wanted, earlier, near=len(words) < _SHORT)
    if first is None:
        return []
    return list(letters.lines(first, first + len(words), wanted.lead, wanted.tail))


def _starts(words: str, text: str) -> list[int]:
    starts: list[int] = []
    start = text.find(words) if words else -1
    while start >= 0:
        starts.append(start)
        start = text.find(words, start + len(words))
    return starts


def _nearest(
    starts: list[int], letters: Letters, wanted: _Wanted, earlier: int, *, near: bool
) -> int | None:
    """Which of several places is meant.

    Args:
        starts: where the words stand among the letters of the page.
        letters: those letters.
        wanted: the words, with the box they should stand in.
        earlier: how often the clause says them before.
        near: only a place in that box will do.
    """
    if not starts:
        return None
    if wanted.box is None:
        return None if near else starts[min(earlier, len(starts) - 1)]
    distances = [_distance(letters.box(start), wanted.box) for start in starts]
    inside = [s for s, distance in zip(starts, distances, strict=True) if distance <= _MARGIN]
    if inside:
        return inside[min(earlier, len(inside) - 1)]
    return None if near else starts[distances.index(min(distances))]


def _aligned(wanted: _Wanted, letters: Letters) -> list[Box]:
    """The lines of words with others in between: marks of notes, cells, drawn parts."""
    words, box = wanted.words, wanted.box
    kept = [
        n
        for n in range(len(letters.text))
        if box is None or _distance(letters.box(n), box) <= _MARGIN
    ]
    if not kept or len(words) * len(kept) > _MOST_COMPARED:
        return []
    place = "".join(letters.text[n] for n in kept)
    matcher = SequenceMatcher(None, words, place, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= _LEAST_BLOCK]
    if sum(block.size for block in blocks) < _LEAST_ALIGNED * len(words):
        return []
    return [
        line
        for block in blocks
        for line in letters.lines(kept[block.b], kept[block.b + block.size - 1] + 1)
    ]


def _distance(one: Box | None, box: Box) -> float:
    """How far the middle of one box lies outside another, in points."""
    if one is None:
        return float("inf")
    x, y = (one.x0 + one.x1) / 2, (one.top + one.bottom) / 2
    return max(box.x0 - x, x - box.x1, 0.0) + max(box.top - y, y - box.bottom, 0.0)
