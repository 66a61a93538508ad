"""List numbers of an OpenDocument text as LibreOffice shows them.

The file stores no numbers: they are counted in document order. `Numbering` must therefore be
asked once for every numbered paragraph, also for the empty ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analyser.reading.letter_numbers import list_number
from analyser.reading.number_formats import format_number
from analyser.reading.odt_styles import LEVELS, ListLevel, ListStyle, Styles

BULLET = "•"
_PLACEHOLDER = re.compile(r"%(\d{1,2})%")


@dataclass(slots=True)
class Counter:
    """How far a list has counted, per level; `style` is the list style of its items."""

    style: str
    counts: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


class Numbering:
    """The lists of one document and how far each has counted.

    Args:
        styles: the styles of the document.
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._outline = Counter("")
        self._by_id: dict[str, Counter] = {}
        self._last: dict[str, Counter] = {}  # the last list of each style

    def begin(
        self, style: str, identifier: str | None, continued: str | None, *, goes_on: bool
    ) -> Counter:
        """The counter for a list that is not inside another one.

        Args:
            style: its list style.
            identifier: its own identifier, for lists that continue it.
            continued: identifier of the list that it continues.
            goes_on: it continues the last list of its style.
        """
        counter = self._by_id.get(continued or "")
        if counter is None and goes_on:
            counter = self._last.get(style)
        if counter is None:
            counter = Counter(style)
        if identifier:
            self._by_id[identifier] = counter
        self._last[style] = counter
        return counter

    def item(
        self, counter: Counter, style: str, level: int, start: int | None = None
    ) -> str | None:
        """Count one item and give the number it shows, or None when it shows none.

        Args:
            counter: of the list it stands in.
            style: list style of the item.
            level: 1-based.
            start: number that the item itself sets.
        """
        levels = self._styles.list_style(style)
        if not _count(counter, levels, level, start):
            return None
        if levels is None:
            return BULLET  # what LibreOffice gives a list without a style
        if level not in levels:
            return f"{counter.counts[level - 1]}."
        shown = levels[level]
        return BULLET if shown.is_bullet else _shown(shown, levels, counter.counts, level)

    def heading(self, level: int, start: int | None = None) -> str | None:
        """Count one heading and give the number that the outline shows, or None.

        Args:
            level: 1-based outline level.
            start: number that the heading itself sets.
        """
        levels = self._styles.outline
        if not _count(self._outline, levels, level, start) or level not in levels:
            return None
        return _shown(levels[level], levels, self._outline.counts, level)


def _count(counter: Counter, levels: ListStyle | None, level: int, start: int | None) -> bool:
    """Count one paragraph of a list; False when there is no such level."""
    if not 1 <= level <= LEVELS:
        return False
    style = levels or {}
    counts = counter.counts
    current = counts[level - 1]
    if start is not None:
        counts[level - 1] = start
    else:
        counts[level - 1] = _start(style, level) if current is None else current + 1
    for upper in range(1, level):
        if counts[upper - 1] is None:
            counts[upper - 1] = _start(style, upper)
    counts[level:] = [None] * (LEVELS - level)
    return True


def _start(style: ListStyle, level: int) -> int:
    return style[level].start if level in style else 1


def _shown(shown: ListLevel, style: ListStyle, counts: list[int | None], level: int) -> str | None:
    if shown.pattern is not None:
        return _filled(shown.pattern, style, counts, level) or None
    first = level - shown.shown_levels + 1
    numbers = [_number(style, counts, upper) for upper in range(first, level + 1)]
    joined = ".".join(number for number in numbers if number)
    return f"{shown.prefix}{joined}{shown.suffix}".strip() or None


def _filled(pattern: str, style: ListStyle, counts: list[int | None], level: int) -> str:
    def number(match: re.Match[str]) -> str:
        upper = int(match.group(1))
        return _number(style, counts, upper) if 1 <= upper <= level else ""

    return _PLACEHOLDER.sub(number, pattern).strip()


def _number(style: ListStyle, counts: list[int | None], level: int) -> str:
    shown, count = style.get(level), counts[level - 1]
    if shown is None or count is None or not shown.number_format:
        return ""
    if shown.repeats_letters and shown.number_format in ("a", "A"):
        return format_number(count, "lowerLetter" if shown.number_format == "a" else "upperLetter")
    return list_number(count, shown.number_format)
