"""Styles, page layout and settings of the DOCX samples."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from building import word_numbering as lists

MARGIN = Mm(22)
TEXT_WIDTH = Mm(210 - 2 * 22)
# Word is strict on the order of these elements.
_AFTER_SHADING = ("w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
_FONTS = {"serif": ("Times New Roman", 10), "schreefloos": ("Arial", 9.5)}
_HEADINGS = (("Heading 1", 20, 0, 14), ("Heading 2", 14, 14, 5), ("Heading 3", 11, 9, 4))


def prepare(document: Document, fields: dict[str, str]) -> None:
    """Give an empty document the page layout and all styles the samples use."""
    font, size = _FONTS[fields["letter"]]
    colour = RGBColor.from_string(fields["kleur"])
    _set_page(document)
    for style in document.styles.element.iter(qn("w:style")):
        for numbered in list(style.iter(qn("w:numPr"))):
            numbered.getparent().remove(numbered)
    _set_body(document, font, size, justified=fields["uitlijning"] == "uitgevuld")
    for name, points, before, after in _HEADINGS:
        _set_heading(_style(document, name), points, before, after, colour)
    _add_article_styles(document)
    _add_contents_styles(document)
    _set_caption(_style(document, "Caption"), colour)
    for name, level in (("Heading 2", 0), ("Heading 3", 1)):
        _number(_style(document, name), lists.CHAPTERS, level)
    _number(_style(document, "List Bullet"), lists.BULLETS, 0)
    hyphenation = parse_xml(f'<w:autoHyphenation {nsdecls("w")} w:val="true"/>')
    document.settings.element.find(qn("w:defaultTabStop")).addnext(hyphenation)


def _style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - all names above are paragraph styles
    return style


def _number(style: ParagraphStyle, number: int, level: int) -> None:
    lists.set_numbering(style.element.get_or_add_pPr(), number, level)


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin, section.bottom_margin = Mm(24), Mm(22)
    section.header_distance, section.footer_distance = Mm(12), Mm(10)
    section.different_first_page_header_footer = True


def _set_body(document: Document, font: str, size: float, *, justified: bool) -> None:
    normal = _style(document, "Normal")
    normal.font.name, normal.font.size = font, Pt(size)
    normal.paragraph_format.space_after = Pt(5)
    normal.paragraph_format.line_spacing = 1.05
    defaults: Any = document.styles.element.find(qn("w:docDefaults"))
    for language in defaults.iter(qn("w:lang")):
        language.set(qn("w:val"), "nl-NL")
    body = _style(document, "Body Text")
    if justified:
        body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    letters = document.styles.add_style("Letterlijst", WD_STYLE_TYPE.PARAGRAPH)
    letters.base_style = body
    letters.paragraph_format.space_after = Pt(3)
    box = document.styles.add_style("Kader", WD_STYLE_TYPE.PARAGRAPH)
    box.base_style = normal
    add_border(box.element.get_or_add_pPr(), ("top", "left", "bottom", "right"), "808080")
    for name in ("Header", "Footer"):
        stops = _style(document, name).paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def add_border(properties: Any, sides: tuple[str, ...], colour: str) -> None:
    """Draw lines on the named sides of a paragraph; takes its `w:pPr` element."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="4" w:color="{colour}"/>' for side in sides
    )
    border = parse_xml(f"<w:pBdr {nsdecls('w')}>{lines}</w:pBdr>")
    properties.insert_element_before(border, "w:shd", *_AFTER_SHADING)


def add_shading(properties: Any, colour: str) -> None:
    """Fill the background of a paragraph; takes its `w:pPr` element."""
    fill = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>')
    properties.insert_element_before(fill, *_AFTER_SHADING)


def _set_heading(
    style: ParagraphStyle, points: float, before: float, after: float, colour: RGBColor
) -> None:
    style.font.name, style.font.size, style.font.color.rgb = "Arial", Pt(points), colour
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)


def _add_article_styles(document: Document) -> None:
    heading = document.styles.add_style("Artikelkop", WD_STYLE_TYPE.PARAGRAPH)
    heading.base_style = _style(document, "Heading 2")
    heading.font.size = Pt(11.5)
    heading.paragraph_format.space_before = Pt(11)
    for name in ("Artikellid", "Artikelsub"):
        member = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        member.base_style = _style(document, "Body Text")
        member.paragraph_format.space_after = Pt(3)
    for level, name in enumerate(("Artikelkop", "Artikellid", "Artikelsub")):
        _number(_style(document, name), lists.ARTICLES, level)


def _add_contents_styles(document: Document) -> None:
    for level in (1, 2, 3):
        entry = document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH)
        entry.base_style = _style(document, "Normal")
        entry.font.size, entry.font.bold = Pt(9), level == 1
        layout = entry.paragraph_format
        layout.left_indent = Mm(5 * (level - 1))
        layout.space_after, layout.space_before = Pt(0), Pt(6 if level == 1 else 0)
        layout.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _set_caption(style: ParagraphStyle, colour: RGBColor) -> None:
    style.font.size, style.font.bold, style.font.color.rgb = Pt(8.5), True, colour
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(6), Pt(2)
    style.paragraph_format.keep_with_next = True
