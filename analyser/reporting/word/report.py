"""A composed report as a Word file that a screen reader can find its way in.

Headings have heading styles, tables a header row that repeats, the file its title and language.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from analyser.reporting.composed.parts import Bullets, Heading, Paragraph, Part, Quote, Table
from analyser.reporting.composed.report import Composed
from analyser.reporting.word.comments import AUTHOR
from analyser.reporting.word.elements import add, add_run, paragraph
from analyser.reporting.word.grid import grid

_LANGUAGE = "nl-NL"
_INK, _SOFT = RGBColor(0x1F, 0x3A, 0x4D), RGBColor(0x59, 0x59, 0x59)
_FONT = "Arial"
_FINDING_LEVEL = 3
_MARGIN, _WIDTH, _HEIGHT = Cm(2.2), Cm(21), Cm(29.7)
_TWIP = 635  # English Metric Units
_TEXT_STYLE, _SOFT_STYLE, _QUOTE_STYLE = "Normal", "DooiBijzaak", "DooiCitaat"


def render_composed(composed: Composed) -> bytes:
    """Make a Word file of a report.

    Args:
        composed: the report; its text is safe to show.
    """
    document = docx.Document()
    _describe(document, composed.title)
    _style(document)
    _lay_out(document)
    end = document.element.body.sectPr
    for style, text in ((_SOFT_STYLE, composed.reader), ("Title", composed.title)):
        opening = paragraph(style)
        add_run(opening, text)
        end.addprevious(opening)
    before: Part | None = None
    for part, after in zip(composed.parts, (*composed.parts[1:], None), strict=True):
        for element in _WRITERS[type(part)](part):
            end.addprevious(element)
        if isinstance(part, Paragraph) and (_opens(before) or isinstance(after, Quote)):
            add(end.getprevious().pPr, "w:keepNext")
        before = part
    result = io.BytesIO()
    document.save(result)
    return result.getvalue()


def _opens(part: Part | None) -> bool:
    """Whether a part is the heading of a finding, which stays with its first lines."""
    return isinstance(part, Heading) and part.level == _FINDING_LEVEL


def _describe(document: Any, title: str) -> None:
    properties = document.core_properties
    properties.title = title[:255]  # longer is not allowed
    properties.author = properties.last_modified_by = AUTHOR
    properties.language = _LANGUAGE
    properties.comments = ""
    properties.created = properties.modified = datetime.now(UTC)


def _lay_out(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = _WIDTH, _HEIGHT
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN
    footer = section.footer.paragraphs[0]
    footer.style = document.styles[_SOFT_STYLE]
    footer.add_run("Bladzijde ")
    footer._p.append(  # noqa: SLF001 - python-docx has no call for a field
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
    )


def _style(document: Any) -> None:
    """Set the styles of the template to one quiet look, in Dutch."""
    styles = document.styles
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
    for name, size, before, after in (
        (_TEXT_STYLE, 10.5, 0, 6),
        ("Title", 22, 0, 10),
        ("Heading 1", 16, 22, 6),
        ("Heading 2", 13, 16, 4),
        ("Heading 3", 11.5, 16, 2),
        ("Caption", 9.5, 8, 4),
        ("List Bullet", 10.5, 0, 3),
    ):
        _shape(styles[name], size, before, after)
        if name not in {_TEXT_STYLE, "List Bullet"}:
            styles[name].font.color.rgb = _INK
            styles[name].paragraph_format.keep_with_next = True
    soft = styles.add_style(_SOFT_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    soft.base_style = styles[_TEXT_STYLE]
    soft.font.color.rgb = _SOFT
    _shape(soft, 9.5, 0, 4)
    quote = styles.add_style(_QUOTE_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    quote.base_style = styles[_TEXT_STYLE]
    quote.paragraph_format.left_indent = Cm(0.5)
    _shape(quote, 10.5, 4, 8)
    quote.element.get_or_add_pPr().insert(
        0,
        parse_xml(
            f"<w:pBdr {nsdecls('w')}>"
            '<w:left w:val="single" w:sz="18" w:space="8" w:color="9AA7B0"/></w:pBdr>'
        ),
    )


def _shape(style: Any, size: float, before: float, after: float) -> None:
    style.font.name = _FONT
    style.font.size = Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{script}"), None)
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)


def _heading(part: Heading) -> Iterator[Any]:
    element = paragraph(f"Heading{part.level}")
    add_run(element, part.text)
    yield element


def _paragraph(part: Paragraph) -> Iterator[Any]:
    style = _SOFT_STYLE if part.is_soft else _TEXT_STYLE
    element = paragraph(style, keeps_with_next=not part.text)
    if part.label:
        add_run(element, f"{part.label}:", is_bold=True)
    if part.text:
        add_run(element, f" {part.text}" if part.label else part.text)
    yield element


def _quote(part: Quote) -> Iterator[Any]:
    element = paragraph(_QUOTE_STYLE)
    for segment in part.segments:
        add_run(element, segment.text, is_bold=segment.marked, is_marked=segment.marked)
    yield element


def _bullets(part: Bullets) -> Iterator[Any]:
    for item in part.items:
        element = paragraph("ListBullet")
        add_run(element, item)
        yield element


def _table(part: Table) -> Iterator[Any]:
    caption = paragraph("Caption", keeps_with_next=True)
    add_run(caption, part.caption)
    yield caption
    yield grid(part, (_WIDTH - 2 * _MARGIN) // _TWIP)
    yield paragraph(_SOFT_STYLE)


_WRITERS: Mapping[type[Part], Callable[[Any], Iterator[Any]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Quote: _quote,
    Bullets: _bullets,
    Table: _table,
}
