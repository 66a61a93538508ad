"""What paragraph, character and table styles say, followed along `basedOn`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from analyser.reading.docx_package import Element, name_of

_W_VAL = name_of("w:val")
_OFF = {"0", "false", "off", "none"}
_HEADING_NAME = re.compile(r"^(?:heading|kop)\s*([1-9])$", re.IGNORECASE)
_TOC_NAME = re.compile(r"^(?:toc|inhopg)\s*(?:\d|heading|kop)", re.IGNORECASE)
_BODY_TEXT_LEVEL = 9


@dataclass(frozen=True, slots=True)
class NumberingReference:
    """What a `w:numPr` says; `style` is the nearest style that has one, None for a paragraph."""

    num_id: str | None
    level: int | None
    style: str | None = None


def value(parent: Element | None, name: str) -> str | None:
    """`w:val` of the child `name` (such as ``w:start``), or None when either is absent."""
    child = None if parent is None else parent.find(name_of(name))
    found = None if child is None else child.get(_W_VAL)
    return None if found is None else str(found)


def number(parent: Element | None, name: str) -> int | None:
    """`value` as a whole number, or None when it is absent or no number."""
    return whole(value(parent, name))


def whole(text: object) -> int | None:
    """An attribute as a whole number, or None when it is absent or no number."""
    try:
        return None if text is None else int(str(text))
    except ValueError:
        return None


def toggle(properties: Element | None, name: str) -> bool | None:
    """An on/off property such as ``w:b``: True, False, or None when it is not stated."""
    child = None if properties is None else properties.find(name_of(name))
    if child is None:
        return None
    return str(child.get(_W_VAL, "1")).lower() not in _OFF


def numbering_reference(
    properties: Element | None, style: str | None = None
) -> NumberingReference | None:
    """The `w:numPr` of a `w:pPr`, or None."""
    numbering = None if properties is None else properties.find(name_of("w:numPr"))
    if numbering is None:
        return None
    return NumberingReference(value(numbering, "w:numId"), number(numbering, "w:ilvl"), style)


class Styles:
    """The styles of one document.

    Args:
        root: root of `styles.xml`, or None when the document has none.
    """

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default: str | None = None
        for style in [] if root is None else root.findall(name_of("w:style")):
            identifier = str(style.get(name_of("w:styleId"), ""))
            self._styles.setdefault(identifier, style)
            is_paragraph = style.get(name_of("w:type")) == "paragraph"
            if is_paragraph and toggle_attribute(style, "w:default"):
                self._default = identifier
        self.outline = lru_cache(maxsize=None)(self._outline)
        self.numbering = lru_cache(maxsize=None)(self._numbering)
        self.is_toc = lru_cache(maxsize=None)(self._is_toc)
        self.flag = lru_cache(maxsize=None)(self._flag)

    def paragraph_style(self, properties: Element | None) -> str | None:
        """Identifier of the style of a paragraph with these properties."""
        stated = value(properties, "w:pStyle")
        return stated if stated in self._styles else self._default

    def chain(self, identifier: str | None) -> Iterator[Element]:
        """A style and the styles it is based on, nearest first."""
        seen: set[str] = set()
        while identifier in self._styles and identifier not in seen:
            seen.add(identifier)
            style = self._styles[identifier]
            yield style
            identifier = value(style, "w:basedOn")

    def name(self, identifier: str | None) -> str:
        """Name of a style as stored, or an empty string."""
        style = self._styles.get(identifier or "")
        return value(style, "w:name") or ""

    def _outline(self, identifier: str | None) -> int | None:
        """Outline level (1 = chapter) that a style gives, or None for running text."""
        for style in self.chain(identifier):
            level = number(style.find(name_of("w:pPr")), "w:outlineLvl")
            if level is not None:
                return level + 1 if 0 <= level < _BODY_TEXT_LEVEL else None
            if match := _HEADING_NAME.match(value(style, "w:name") or ""):
                return int(match.group(1))
        return None

    def _numbering(self, identifier: str | None) -> NumberingReference | None:
        """Numbering that a style gives; list and level may come from different styles."""
        level: int | None = None
        nearest: str | None = None
        for style in self.chain(identifier):
            own = numbering_reference(
                style.find(name_of("w:pPr")), str(style.get(name_of("w:styleId"), ""))
            )
            if own is None:
                continue
            level = own.level if level is None else level
            nearest = nearest or own.style
            if own.num_id is not None:
                return NumberingReference(own.num_id, level, nearest)
        return None

    def _is_toc(self, identifier: str | None) -> bool:
        """Whether a style is one of a table of contents."""
        return any(_TOC_NAME.match(name) for name in (self.name(identifier), identifier or ""))

    def _flag(self, identifier: str | None, name: str) -> bool | None:
        """An on/off run property that a style gives, or None."""
        for style in self.chain(identifier):
            stated = toggle(style.find(name_of("w:rPr")), name)
            if stated is not None:
                return stated
        return None


def toggle_attribute(element: Element, name: str) -> bool:
    """Whether an on/off attribute is present and on."""
    return str(element.get(name_of(name), "0")).lower() not in _OFF
