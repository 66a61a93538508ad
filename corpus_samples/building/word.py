"""Sets a sample document as DOCX with real Word features.

Headings, articles and lists are numbered by Word (`numbering.xml`), the contents list and
the page numbers are fields with their last known result, tables repeat their header row.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from building import word_fields as field
from building import word_numbering as lists
from building.items import HEADINGS, Kind, PageBreak, Table, Tender, Text
from building.word_styles import TEXT_WIDTH, add_border, add_shading, prepare

_STYLES = {
    Kind.PART: "Heading 1",
    Kind.CHAPTER: "Heading 2",
    Kind.SECTION: "Heading 3",
    Kind.ARTICLE: "Artikelkop",
    Kind.MEMBER: "Artikellid",
    Kind.SUBMEMBER: "Artikelsub",
    Kind.LETTER: "Letterlijst",
    Kind.BULLET: "List Bullet",
    Kind.PARAGRAPH: "Body Text",
    Kind.BOX: "Kader",
}
_CONTENTS_TABS = {
    Kind.PART: Mm(5),
    Kind.CHAPTER: Mm(12),
    Kind.ARTICLE: Mm(24),
    Kind.SECTION: Mm(20),
}
_LEVELS = {Kind.PART: 1, Kind.CHAPTER: 2, Kind.ARTICLE: 2, Kind.SECTION: 3}
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def write_word(tender: Tender, target: Path, heading_pages: tuple[int, ...]) -> None:
    """Write `tender` to the file `target`.

    Args:
        tender: what to set.
        target: the DOCX file to write.
        heading_pages: page of every heading in order, for the contents list as it stands
            until Word refreshes it.
    """
    document = docx.Document()
    lists.install(document.part.numbering_part.element)
    prepare(document, tender.fields)
    _set_properties(document, tender.fields)
    _add_running_lines(document, tender.fields)
    _add_cover(document, tender)
    _add_contents(document, tender, heading_pages)
    _Body(document, tender.fields["kleur"]).add(tender)
    _save(document, target)


class _Body:
    """Adds the items one by one and remembers which list is running."""

    def __init__(self, document: Document, colour: str) -> None:
        self._document = document
        self._colour = colour
        self._letters = 0
        self._heading = 0

    def add(self, tender: Tender) -> None:
        """Add all items of the document."""
        for item in tender.items:
            match item:
                case Text():
                    self._add_text(item)
                case Table():
                    self._add_table(item)
                case PageBreak():
                    self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _add_text(self, item: Text) -> None:
        paragraph = self._document.add_paragraph(style=_STYLES[item.kind])
        _add_runs(paragraph, item.text)
        if item.kind in HEADINGS:
            field.add_bookmark(paragraph, self._heading)
            self._heading += 1
            paragraph.paragraph_format.page_break_before = item.kind is Kind.PART or None
        elif item.kind is Kind.LETTER:
            if item.starts_list:
                numbering = self._document.part.numbering_part.element
                self._letters = lists.restarted_letters(numbering)
            lists.set_numbering(paragraph._p.get_or_add_pPr(), self._letters, 0)  # noqa: SLF001

    def _add_table(self, table: Table) -> None:
        if table.caption:
            caption = self._document.add_paragraph("Tabel ", style="Caption")
            field.add_field(caption, r"SEQ Tabel \* ARABIC", table.number)
            caption.add_run(f" – {table.caption}")
        grid = self._document.add_table(len(table.rows), len(table.widths), "Table Grid")
        grid.autofit = False
        widths = [Emu(int(TEXT_WIDTH * share / sum(table.widths))) for share in table.widths]
        for column, width in zip(grid.columns, widths, strict=True):
            column.width = width
        for number, (row, cells) in enumerate(zip(grid.rows, table.rows, strict=True)):
            properties = row._tr.get_or_add_trPr()  # noqa: SLF001
            properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
            if number == 0:
                properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
            for cell, text, width in zip(row.cells, cells, widths, strict=True):
                cell.width = width
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(2)
                _add_runs(paragraph, text, size=8.5)
                if number == 0:
                    self._paint(cell._tc.get_or_add_tcPr(), paragraph)  # noqa: SLF001
        self._document.add_paragraph().paragraph_format.space_after = Pt(2)

    def _paint(self, properties: docx.oxml.table.CT_TcPr, paragraph: Paragraph) -> None:
        properties.append(
            parse_xml(
                f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{self._colour}"/>'
            )
        )
        for run in paragraph.runs:
            run.font.bold, run.font.color.rgb = True, RGBColor(255, 255, 255)


def _add_runs(paragraph: Paragraph, text: str, size: float | None = None) -> None:
    """Add text of the dialect: `**bold**` is made bold, a line end is kept."""
    for number, piece in enumerate(_BOLD.split(text)):
        for line_number, line in enumerate(piece.split("\n")):
            run = paragraph.add_run()
            if line_number:
                run.add_break(WD_BREAK.LINE)
            run.add_text(line)
            run.bold = number % 2 == 1 or None
            if size:
                run.font.size = Pt(size)


def _add_cover(document: Document, tender: Tender) -> None:
    fields = tender.fields
    colour = RGBColor.from_string(fields["kleur"])
    for text, size, before, bold in (
        (fields["organisatie"], 20, 30, True),
        (fields["titel"], 28, 130, True),
        (fields["ondertitel"], 14, 6, True),
        (fields["soort"], 13, 6, False),
    ):
        line = document.add_paragraph()
        line.paragraph_format.space_before = Pt(before)
        run = line.add_run(text)
        run.font.name, run.font.size, run.bold, run.font.color.rgb = "Arial", Pt(size), bold, colour
    band = document.paragraphs[0]
    add_shading(band._p.get_or_add_pPr(), fields["kleur"])  # noqa: SLF001
    band.runs[0].font.color.rgb = RGBColor(255, 255, 255)
    document.paragraphs[-1].paragraph_format.space_after = Pt(110)
    grid = document.add_table(len(tender.cover), 2)
    for row, (name, value) in zip(grid.rows, tender.cover, strict=True):
        row.cells[0].paragraphs[0].add_run(name).bold = True
        row.cells[1].paragraphs[0].add_run(value)


def _add_contents(document: Document, tender: Tender, pages: tuple[int, ...]) -> None:
    title = document.add_paragraph()
    title.paragraph_format.page_break_before = True
    run = title.add_run("Inhoudsopgave")
    run.font.name, run.font.size, run.bold = "Arial", Pt(20), True
    run.font.color.rgb = RGBColor.from_string(tender.fields["kleur"])
    headings = [item for item in tender.items if isinstance(item, Text) and item.kind in HEADINGS]
    for number, (heading, page) in enumerate(zip(headings, pages, strict=True)):
        entry = document.add_paragraph(style=f"toc {_LEVELS[heading.kind]}")
        if number == 0:
            field.open_field(entry, r'TOC \o "1-3" \h \z \u')
        link = field.add_link(entry, number)
        before = len(entry.runs)
        label = f"{heading.number}\t" if heading.number else ""
        entry.paragraph_format.tab_stops.add_tab_stop(_CONTENTS_TABS[heading.kind])
        entry.add_run(f"{label}{heading.text}\t")
        field.add_field(entry, rf"PAGEREF {field.bookmark_name(number)} \h", str(page))
        field.move_last_runs(entry, link, len(entry.runs) - before)
    field.close_field(document.paragraphs[-1])


def _add_running_lines(document: Document, fields: dict[str, str]) -> None:
    section = document.sections[0]
    head = section.header.paragraphs[0]
    head.add_run(fields["kop"]).font.size = Pt(8)
    add_border(head._p.get_or_add_pPr(), ("bottom",), fields["kleur"])  # noqa: SLF001
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{fields['voet']}\tPagina ")
    field.add_field(foot, "PAGE", "1")
    foot.add_run(" van ")
    field.add_field(foot, "NUMPAGES", "1")
    for run in foot.runs:
        run.font.size = Pt(8)


def _set_properties(document: Document, fields: dict[str, str]) -> None:
    moment = datetime.fromisoformat(fields["datum"]).replace(tzinfo=UTC)
    properties = document.core_properties
    properties.title, properties.subject = fields["titel"], fields["soort"]
    properties.author = properties.last_modified_by = fields["organisatie"]
    properties.comments, properties.language, properties.revision = "", "nl-NL", 1
    properties.created = properties.modified = moment


def _save(document: Document, target: Path) -> None:
    """Save with fixed dates in the archive, so that the same text gives the same bytes."""
    buffer = io.BytesIO()
    document.save(buffer)
    with (
        zipfile.ZipFile(buffer) as made,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as kept,
    ):
        for name in made.namelist():
            member = zipfile.ZipInfo(name, _ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0  # the same on every operating system
            kept.writestr(member, made.read(name))
