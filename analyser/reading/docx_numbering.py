"""List numbers as Word shows them.

Word stores no numbers: it counts, per abstract list, while it lays out the document.
`Numbering` does the same and must therefore be asked in document order, once for every
numbered paragraph, also for the ones in table cells and the empty ones. Where ECMA-376 17.9
leaves room, `tests/reading/test_docx_against_libreoffice.py` tells what is followed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analyser.reading.docx_package import Element, name_of
from analyser.reading.docx_styles import (
    NumberingReference,
    Styles,
    number,
    numbering_reference,
    toggle,
    value,
    whole,
)
from analyser.reading.number_formats import format_number

BULLET = "•"
_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    number_format: str
    text: str
    start: int
    restart: int | None  # 1-based level after which this one starts anew; 0 = never
    is_legal: bool  # shows all numbers as decimals
    style: str | None  # paragraph style tied to this level


@dataclass(frozen=True, slots=True)
class _List:
    """A `w:num`: an abstract list with its own start numbers and level definitions."""

    abstract: str
    levels: dict[int, Level]
    overrides: dict[int, int]
    is_flat: bool  # has one level, whatever its paragraphs say


@dataclass(slots=True)
class _Story:
    """How far the lists have counted in one story of the document.

    Attributes:
        counters: per abstract list the number of each level; None for one that starts anew.
        restarted: the lists that began with a number of their own.
    """

    counters: dict[str, list[int | None]] = field(default_factory=dict)
    restarted: set[str] = field(default_factory=set)


class Numbering:
    """The lists of one document and how far each has counted.

    Args:
        root: root of `numbering.xml`, or None when the document has none.
        styles: the styles of the document, for lists defined by a style.
    """

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        elements = [] if root is None else list(root)
        self._abstract = _by_id(elements, "w:abstractNum", "w:abstractNumId")
        self._nums = _by_id(elements, "w:num", "w:numId")
        self._style_links = {
            value(abstract, "w:styleLink"): identifier
            for identifier, abstract in self._abstract.items()
        }
        self._lists: dict[str, _List | None] = {}
        self._stories: dict[str, _Story] = {}
        self._story = self._stories.setdefault("body", _Story())
        self._in_story = "body"

    def enter(self, story: str) -> str:
        """Count in another story from here on; text boxes and notes count for themselves.

        Args:
            story: its name; "body" is where counting begins.

        Returns:
            The name of the story that was left.
        """
        left, self._in_story = self._in_story, story
        self._story = self._stories.setdefault(story, _Story())
        return left

    def reference(self, properties: Element | None, style: str | None) -> tuple[str, int] | None:
        """The list and 0-based level of a paragraph, or None when it is not numbered.

        Args:
            properties: the `w:pPr` of the paragraph.
            style: identifier of its style.
        """
        own = numbering_reference(properties)
        inherited = self._styles.numbering(style)
        num_id = (own and own.num_id) or (inherited and inherited.num_id)
        if not num_id or num_id not in self._nums:
            return None
        level = own.level if own is not None else None
        if level is None:
            level = self._inherited_level(num_id, inherited)
        return (num_id, level) if 0 <= level < _LEVELS else None

    def label(self, num_id: str, level: int) -> str | None:
        """Count one paragraph of a list and give the number it shows, or None.

        Args:
            num_id: the list.
            level: 0-based level.
        """
        found = self._list(num_id)
        if found is None:
            return None
        level = 0 if found.is_flat else level
        if level not in found.levels:
            return None
        counters = self._advance(num_id, found, level)
        shown = found.levels[level]
        if shown.number_format == "bullet":
            return BULLET
        return _fill(shown, found.levels, counters, level) or None

    def _inherited_level(self, num_id: str, inherited: NumberingReference | None) -> int:
        """Level by the style: the level tied to it counts over the one it states."""
        if inherited is None:
            return 0
        found = self._list(num_id)
        for index, level in (found.levels if found else {}).items():
            if inherited.style is not None and level.style == inherited.style:
                return index
        return inherited.level or 0

    def _advance(self, num_id: str, found: _List, level: int) -> list[int | None]:
        counters = self._story.counters.setdefault(found.abstract, [None] * _LEVELS)
        current = counters[level]
        restart = found.overrides.get(level)
        if restart is not None and num_id not in self._story.restarted:
            # A list with start numbers of its own restarts once, where it is first used.
            self._story.restarted.add(num_id)
            counters[level] = restart
        elif current is None:
            counters[level] = found.levels[level].start if restart is None else restart
        else:
            counters[level] = current + 1
        for upper in range(level):
            if counters[upper] is None:
                # A level that was passed over counts as used once.
                counters[upper] = found.levels[upper].start if upper in found.levels else 1
        for deeper in range(level + 1, _LEVELS):
            if _restarts(found.levels.get(deeper), level):
                counters[deeper] = None
        return counters

    def _list(self, num_id: str) -> _List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._build(num_id)
        return self._lists[num_id]

    def _build(self, num_id: str) -> _List | None:
        abstract = self._resolve(num_id)
        if abstract is None:
            return None
        levels = _levels(self._abstract[abstract])
        overrides: dict[int, int] = {}
        for override in self._nums[num_id].findall(name_of("w:lvlOverride")):
            index = whole(override.get(name_of("w:ilvl")))
            if index is None:
                continue
            levels |= _levels(override)
            start = number(override, "w:startOverride")
            if start is not None:
                overrides[index] = start
        is_flat = value(self._abstract[abstract], "w:multiLevelType") == "singleLevel"
        return _List(abstract, levels, overrides, is_flat)

    def _resolve(self, num_id: str) -> str | None:
        """Abstract list of a `w:num`, through list styles where it only points at one."""
        seen: set[str] = set()
        while num_id in self._nums and num_id not in seen:
            seen.add(num_id)
            abstract = value(self._nums[num_id], "w:abstractNumId")
            if abstract not in self._abstract:
                return None
            link = value(self._abstract[abstract], "w:numStyleLink")
            if link is None:
                return abstract
            target = self._styles.numbering(link)
            if target is None or target.num_id is None:
                return self._style_links.get(link, abstract)
            num_id = target.num_id
        return None


def _by_id(elements: list[Element], tag: str, attribute: str) -> dict[str, Element]:
    return {str(e.get(name_of(attribute))): e for e in elements if e.tag == name_of(tag)}


def _levels(parent: Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in parent.findall(name_of("w:lvl")):
        index = whole(element.get(name_of("w:ilvl")))
        if index is None:
            continue
        start = number(element, "w:start")
        levels[index] = Level(
            number_format=_number_format(element),
            text=value(element, "w:lvlText") or "",
            start=0 if start is None else start,
            restart=number(element, "w:lvlRestart"),
            is_legal=bool(toggle(element, "w:isLgl")),
            style=value(element, "w:pStyle"),
        )
    return levels


def _number_format(level: Element) -> str:
    """Format of a level; newer formats stand in a choice, spelt out by example."""
    for element in level.iter(name_of("w:numFmt")):
        name = str(element.get(name_of("w:val"), "decimal"))
        return str(element.get(name_of("w:format"), "decimal")) if name == "custom" else name
    return "decimal"


def _restarts(deeper: Level | None, level: int) -> bool:
    """Whether a paragraph at `level` makes a deeper level start anew."""
    return deeper is None or deeper.restart is None or level < deeper.restart


def _fill(shown: Level, levels: dict[int, Level], counters: list[int | None], level: int) -> str:
    """The level text with its placeholders replaced by the numbers."""

    def part(match: re.Match[str]) -> str:
        index = int(match.group(1)) - 1
        count = counters[index]
        if index > level or count is None or index not in levels:
            return ""
        name = levels[index].number_format
        if shown.is_legal and name not in ("none", "bullet"):
            name = "decimal"
        return format_number(count, name)

    return _PLACEHOLDER.sub(part, shown.text).strip()
