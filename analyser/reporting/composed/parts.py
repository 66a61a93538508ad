"""What a composed report is made of: plain parts that Word and PDF both can show."""

from __future__ import annotations

from dataclasses import dataclass

from analyser.reporting.plain import Segment


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` runs from 1 (a section) to 3 (a finding) without a step skipped."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph.

    `label` is a word or two in front, set apart in bold and followed by a colon; `is_soft` is
    for what only helps the reader: a place, a remark.
    """

    text: str
    label: str = ""
    is_soft: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document; the marked ones are what triggered."""

    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list in which the order says nothing."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the first row names the columns, the first cell of a row names the row.

    `widths` are the shares of the columns in the width of the page, together 1. `numbers` are
    the columns, from 0, that hold nothing but numbers.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    numbers: tuple[int, ...] = ()


Part = Heading | Paragraph | Quote | Bullets | Table
