"""The pieces a sample document consists of, numbered and ready to be set."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a piece of text is on the page."""

    PART = "part"  # "Deel A – …", unnumbered, opens a page
    CHAPTER = "chapter"  # 1
    SECTION = "section"  # 1.1
    ARTICLE = "article"  # Artikel 1
    MEMBER = "member"  # 1.1 in an article
    SUBMEMBER = "submember"  # a. below a member
    LETTER = "letter"  # a. in running text
    BULLET = "bullet"
    PARAGRAPH = "paragraph"
    BOX = "box"  # a framed example


HEADINGS = frozenset({Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE})


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph-like piece.

    `number` is the label as a reader sees it ("3.2", "Artikel 7", "7.1", "a."), empty where
    there is none. `starts_list` is true for the first item of a lettered list.
    """

    kind: Kind
    text: str
    number: str = ""
    starts_list: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first row is the header. `widths` are percentages of the text width."""

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    number: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next piece starts on a new page."""


Item = Text | Table | PageBreak


@dataclass(frozen=True, slots=True)
class Tender:
    """A whole sample document.

    `fields` are the single settings of the front matter, `cover` the rows on the cover page,
    `hyphens` maps a word to the same word with soft hyphens.
    """

    fields: dict[str, str]
    cover: tuple[tuple[str, str], ...]
    hyphens: dict[str, str]
    items: tuple[Item, ...]
