"""What the styles of an OpenDocument file say, followed along their parents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analyser.reading.odt_package import qn
from analyser.reading.office_package import Element, whole_number

LEVELS = 10
_BOLD_FROM = 600  # font weight
_LONGEST_CHAIN = 100


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list is numbered.

    `shown_levels` is how many levels the number shows; `pattern` is a whole text such as
    ``Artikel %1%.%2%`` that takes the place of `prefix`, `suffix` and `shown_levels`.
    """

    number_format: str
    prefix: str = ""
    suffix: str = ""
    shown_levels: int = 1
    start: int = 1
    repeats_letters: bool = False  # aa, bb after z, and not aa, ab
    pattern: str | None = None
    is_bullet: bool = False


ListStyle = dict[int, ListLevel]  # by 1-based level


class Styles:
    """The styles of one document.

    Args:
        roots: roots of the parts with styles; a later one goes before an earlier one.
    """

    def __init__(self, roots: Sequence[Element]) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, ListStyle] = {}
        self.outline: ListStyle = {}
        for root in roots:
            for group in root.iterchildren(qn("office:styles"), qn("office:automatic-styles")):
                self._take(group)
        self.is_hidden = lru_cache(maxsize=None)(self._is_hidden)
        self.is_struck = lru_cache(maxsize=None)(self._is_struck)
        self.is_bold = lru_cache(maxsize=None)(self._is_bold)

    def list_style(self, name: str) -> ListStyle | None:
        """Levels of a list style, or None for an unknown one."""
        return self._lists.get(name)

    def has_own_list(self, name: str | None) -> bool:
        """Whether a paragraph was formatted by hand to be in another list, or in none.

        Args:
            name: its style; a named style that says so does not count, as in LibreOffice.
        """
        style = self._styles.get(("paragraph", name or ""))
        if style is None or style.getparent().tag != qn("office:automatic-styles"):
            return False
        return style.get(qn("style:list-style-name")) is not None

    def _take(self, group: Element) -> None:
        for element in group:
            name = element.get(qn("style:name"), "")
            if element.tag == qn("style:style"):
                self._styles[element.get(qn("style:family"), ""), name] = element
            elif element.tag == qn("text:list-style"):
                self._lists[name] = _levels(element)
            elif element.tag == qn("text:outline-style"):
                self.outline = _levels(element)

    def _chain(self, family: str, name: str | None) -> Iterator[Element]:
        """A style and its parents, nearest first."""
        seen: set[str] = set()
        while name and name not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(name)
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.get(qn("style:parent-style-name"))

    def _text_property(self, family: str, name: str | None, key: str) -> str | None:
        for style in self._chain(family, name):
            properties = style.find(qn("style:text-properties"))
            stated = None if properties is None else properties.get(qn(key))
            if stated is not None:
                return str(stated)
        return None

    def _is_hidden(self, family: str, name: str | None) -> bool | None:
        """Whether text with a style is hidden; None when the style does not say."""
        stated = self._text_property(family, name, "text:display")
        return None if stated is None else stated == "none"

    def _is_struck(self, family: str, name: str | None) -> bool | None:
        """Whether text with a style is struck through; None when the style does not say."""
        for key in ("style:text-line-through-style", "style:text-line-through-type"):
            stated = self._text_property(family, name, key)
            if stated is not None:
                return stated != "none"
        return None

    def _is_bold(self, family: str, name: str | None) -> bool | None:
        """Whether text with a style is bold; None when the style does not say."""
        weight = self._text_property(family, name, "fo:font-weight")
        if weight is None:
            return None
        return weight == "bold" or whole_number(weight, 0) >= _BOLD_FROM


def _levels(style: Element) -> ListStyle:
    levels: ListStyle = {}
    for element in style:
        level = whole_number(element.get(qn("text:level")), 0)
        if not 1 <= level <= LEVELS:
            continue
        is_number = element.tag in (
            qn("text:list-level-style-number"),
            qn("text:outline-level-style"),
        )
        patterns = [
            element.get(qn(key)) for key in ("style:num-list-format", "loext:num-list-format")
        ]
        levels[level] = ListLevel(
            number_format=element.get(qn("style:num-format"), "") if is_number else "",
            prefix=element.get(qn("style:num-prefix"), ""),
            suffix=element.get(qn("style:num-suffix"), ""),
            shown_levels=max(
                1, min(whole_number(element.get(qn("text:display-levels")), 1), level)
            ),
            start=max(0, whole_number(element.get(qn("text:start-value")), 1)),
            repeats_letters=element.get(qn("style:num-letter-sync")) == "true",
            pattern=next((pattern for pattern in patterns if pattern is not None), None),
            is_bullet=not is_number,
        )
    return levels
