"""Fonts and paragraph styles of the PDF samples.

Only the standard PDF fonts are used: every reader has them and the files stay the same on
every machine.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm


@dataclass(frozen=True, slots=True)
class Fonts:
    """Names of the standard fonts for running text and headings, and the text size."""

    plain: str
    heading: str
    size: float

    @classmethod
    def named(cls, name: str) -> Fonts:
        """The fonts for `letter: serif` or `letter: schreefloos` in the front matter."""
        if name == "serif":
            return cls("Times-Roman", "Helvetica-Bold", 9.75)
        return cls("Helvetica", "Helvetica-Bold", 9)


def make_styles(fonts: Fonts, colour: Color, alignment: int) -> dict[str, ParagraphStyle]:
    """All styles by the name of their kind of text, plus those of cover, contents and tables."""
    body = ParagraphStyle(
        "paragraph",
        fontName=fonts.plain,
        fontSize=fonts.size,
        leading=fonts.size * 1.22,
        alignment=alignment,
        spaceBefore=5,
        spaceAfter=5,
    )
    styles = [body, *_headings(fonts, colour), *_lists(body), *_cells(body, fonts, colour)]
    styles += _cover(fonts, colour) + _contents(fonts)
    return {style.name: style for style in styles}


def _heading(
    name: str, fonts: Fonts, size: float, colour: Color, room: float, indent: float = 0
) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=fonts.heading,
        fontSize=size,
        leading=size * 1.25,
        textColor=colour,
        leftIndent=indent * mm,
        bulletFontName=fonts.heading,
        bulletFontSize=size,
        spaceBefore=room,
        spaceAfter=3,
    )


def _headings(fonts: Fonts, colour: Color) -> list[ParagraphStyle]:
    part = _heading("part", fonts, 20, colour, 0)
    part.spaceAfter = 14
    return [
        part,
        _heading("chapter", fonts, 14, colour, 11, indent=11),
        _heading("section", fonts, 11, colour, 7, indent=11),
        _heading("article", fonts, 11.5, colour, 7),
    ]


def _lists(body: ParagraphStyle) -> list[ParagraphStyle]:
    def indented(name: str, left: float, mark: float) -> ParagraphStyle:
        return ParagraphStyle(
            name,
            parent=body,
            leftIndent=left * mm,
            bulletIndent=mark * mm,
            bulletFontName=body.fontName,
            bulletFontSize=body.fontSize,
            spaceBefore=0,
            spaceAfter=3,
        )

    return [
        indented("letter", 7, 0),
        indented("bullet", 7, 1),
        indented("member", 11, 0),
        indented("submember", 17, 11),
    ]


def _cells(body: ParagraphStyle, fonts: Fonts, colour: Color) -> list[ParagraphStyle]:
    size = fonts.size - 1
    cell = ParagraphStyle(
        "cell",
        parent=body,
        fontSize=size,
        leading=size * 1.2,
        alignment=TA_LEFT,
        spaceBefore=0,
        spaceAfter=0,
    )
    head = ParagraphStyle(
        "headcell", parent=cell, fontName=fonts.heading, textColor=Color(1, 1, 1), backColor=colour
    )
    caption = ParagraphStyle(
        "caption", parent=cell, fontName=fonts.heading, spaceBefore=6, spaceAfter=2
    )
    box = ParagraphStyle(
        "box",
        parent=body,
        alignment=TA_LEFT,
        leftIndent=6,
        rightIndent=6,
        borderColor=colour,
        borderWidth=0.6,
        borderPadding=6,
        backColor=Color(0.95, 0.97, 0.95),
        spaceBefore=10,
        spaceAfter=14,
    )
    return [cell, head, caption, box]


def _cover(fonts: Fonts, colour: Color) -> list[ParagraphStyle]:
    subtitle = _heading("subtitle", fonts, 14, colour, 4)
    kind = ParagraphStyle(
        "kind", fontName=fonts.plain, fontSize=13, leading=17, textColor=Color(0.25, 0.25, 0.25)
    )
    return [_heading("title", fonts, 28, colour, 0), subtitle, kind]


def _contents(fonts: Fonts) -> list[ParagraphStyle]:
    def entry(level: int, font: str, room: float) -> ParagraphStyle:
        return ParagraphStyle(
            f"toc{level}",
            fontName=font,
            fontSize=9,
            leading=11.5,
            leftIndent=(level - 1) * 5 * mm,
            spaceBefore=room,
        )

    return [entry(1, fonts.heading, 6), entry(2, fonts.plain, 1.5), entry(3, fonts.plain, 0)]
