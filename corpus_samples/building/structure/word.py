"""Sets the texts as DOCX: numbers typed or counted, headings by style or by hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from building import word_fields as field
from building.structure.text import BULLET, MARK, Entry, Heading, Item, Matrix, Passage, Text
from building.structure.truth import Columns

_LETTERS, _DIGITS, _BULLETS, _CHAPTERS, _ARTICLES = 40, 41, 42, 43, 44
_LEVELS = {
    _LETTERS: (("lowerLetter", "%1."),),
    _DIGITS: (("decimal", "%1."),),
    _BULLETS: (("bullet", "\uf0b7"),),
    _CHAPTERS: (("decimal", "%1"), ("decimal", "%1.%2")),
    _ARTICLES: (("decimal", "Artikel %1"), ("decimal", "%1.%2")),
}


@dataclass(frozen=True, slots=True)
class WordLook:
    """How a text is made in Word.

    `numbers` is "typed" (letters in the text), "list" (counted by Word), "style" (counted,
    and the headings take the number from their style) or "none". `bold_headings` are made by
    hand, without a style.
    """

    numbers: str
    columns: int = 1
    landscape: bool = False
    alternating: bool = False
    borders: bool = True
    bold_headings: bool = False


Chapter = tuple[str, Text, Columns | None]


def write_word_layout(texts: list[Chapter], look: WordLook, target: Path, cover: str) -> None:
    """Write texts as one DOCX.

    Args:
        texts: title, text, and how its tables are shown; None sets questions and answers
            below each other.
        look: how it is made.
        target: the file to write.
        cover: title on the first page, or nothing.
    """
    _Writer(texts, look).write(target, cover)


class _Writer:
    def __init__(self, texts: list[Chapter], look: WordLook) -> None:
        self._texts, self._look = texts, look
        self._columns: Columns | None = None
        self._document: Document = docx.Document()
        self._lists = self._document.part.numbering_part.element
        for abstract, levels in _LEVELS.items():
            self._lists.insert(0, _abstract(abstract, levels))
        self._chapters = self._new_list(_CHAPTERS)
        self._articles = self._new_list(_ARTICLES)
        self._running_list = 0
        if look.numbers == "style":
            for level in (0, 1):
                style: Any = self._document.styles[f"Heading {level + 1}"]
                _number(style.element.get_or_add_pPr(), self._chapters, level)

    def write(self, target: Path, cover: str) -> None:
        self._page()
        if cover:
            self._document.add_heading(cover, 0)
            self._document.add_page_break()
        for title, text, columns in self._texts:
            self._columns = columns
            if title:
                self._document.add_heading(title, 1)
            for item in text.items:
                self._add(item)
                if not isinstance(item, Entry):
                    self._running_list = 0
        notes = {n: note for _, text, _ in self._texts for n, note in text.notes.items()}
        if notes:
            self._add_notes(notes)
        self._document.save(str(target))

    def _page(self) -> None:
        section = self._document.sections[0]
        if self._look.landscape:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = Mm(297), Mm(210)
        if self._look.columns > 1:
            columns = section._sectPr.find(qn("w:cols"))  # noqa: SLF001
            columns.set(qn("w:num"), str(self._look.columns))
        section.header.paragraphs[0].add_run(f"Kop van {self._texts[0][1].name}, versie 1.2")
        foot = section.footer.paragraphs[0]
        foot.add_run("Pagina ")
        field.add_field(foot, "PAGE", "1")
        if self._look.alternating:
            self._document.settings.odd_and_even_pages_header_footer = True
            section.even_page_header.paragraphs[0].add_run("Kop van de even pagina, 3 mei 2027")

    def _add(self, item: Item) -> None:
        match item:
            case Heading():
                self._add_heading(item)
            case Passage():
                self._add_passage(item)
            case Entry():
                self._add_entry(item)
            case Matrix() if self._columns is not None:
                self._add_table(item, self._columns)
            case Matrix():
                for number, reference, question, answer in item.rows:
                    self._document.add_paragraph(f"Vraag {number}: {question}")
                    self._document.add_paragraph(f"Verwijzing: {reference}")
                    self._document.add_paragraph(f"Antwoord {number}: {answer}")

    def _add_heading(self, item: Heading) -> None:
        if self._look.bold_headings:
            self._document.add_paragraph().add_run(item.full).bold = True
            return
        counted = self._look.numbers in {"list", "style"} and item.number
        text = item.text if counted else item.full
        paragraph = self._document.add_heading(text, item.level)
        if item.number.startswith("Artikel") and counted:
            _number(_properties(paragraph), self._articles, 0)
        elif counted and self._look.numbers == "list":
            _number(_properties(paragraph), self._chapters, item.level - 1)

    def _add_passage(self, item: Passage) -> None:
        paragraph = self._document.add_paragraph()
        if item.number and self._look.numbers == "list":
            _number(_properties(paragraph), self._articles, 1)
        elif item.number:
            paragraph.add_run(f"{item.number}\t")
        self._runs(paragraph, item.text)

    def _add_entry(self, item: Entry) -> None:
        paragraph = self._document.add_paragraph()
        if self._look.numbers == "typed":
            paragraph.add_run(f"{item.label}\t")
        else:
            if not self._running_list:
                kinds = {BULLET: _BULLETS, "1.": _DIGITS}
                self._running_list = self._new_list(kinds.get(item.label, _LETTERS))
            _number(_properties(paragraph), self._running_list, 0)
        self._runs(paragraph, item.text)

    def _runs(self, paragraph: Paragraph, text: str) -> None:
        """Text with real footnote references."""
        for index, piece in enumerate(MARK.split(text)):
            if index % 2:
                run = paragraph.add_run()
                run.font.superscript = True
                run._r.append(  # noqa: SLF001
                    parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{piece}"/>')
                )
            else:
                paragraph.add_run(piece)

    def _add_table(self, table: Matrix, columns: Columns) -> None:
        shown = [table.header[i] for i in columns.shown]
        grid = self._document.add_table(1, len(shown))
        if self._look.borders:
            grid.style = "Table Grid"
        for cell, name in zip(grid.rows[0].cells, shown, strict=True):
            cell.paragraphs[0].add_run(name).bold = True
        grid.rows[0]._tr.get_or_add_trPr().append(  # noqa: SLF001
            parse_xml(f"<w:tblHeader {nsdecls('w')}/>")
        )
        above: tuple[str, ...] | None = None
        for cells in table.rows:
            if columns.grouped and (
                above is None or above[columns.subject] != cells[columns.subject]
            ):
                row = grid.add_row().cells
                wide = row[0].merge(row[-1])
                wide.paragraphs[0].add_run(cells[columns.subject]).bold = True
            row = grid.add_row().cells
            for cell, text in zip(row, columns.row(cells, above), strict=True):
                cell.paragraphs[0].add_run(text).font.size = Pt(8)
            if columns.merged:
                is_first = above is None or above[columns.subject] != cells[columns.subject]
                merge = parse_xml(
                    f'<w:vMerge {nsdecls("w")} w:val="{"restart" if is_first else "continue"}"/>'
                )
                row[columns.shown.index(columns.subject)]._tc.get_or_add_tcPr().append(merge)  # noqa: SLF001
            above = cells

    def _add_notes(self, texts: dict[str, str]) -> None:
        notes = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r>'
            f"<w:t>{note}</w:t></w:r></w:p></w:footnote>"
            for number, note in texts.items()
        )
        xml = f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>".encode()
        package = self._document.part.package
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml, package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _new_list(self, abstract: int) -> int:
        number = max((int(num.numId) for num in self._lists.num_lst), default=0) + 1
        self._lists.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )
        )
        return number


def _abstract(abstract: int, levels: tuple[tuple[str, str], ...]) -> Any:
    shown = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{label}"/><w:lvlJc w:val="left"/></w:lvl>'
        for level, (form, label) in enumerate(levels)
    )
    return parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">{shown}</w:abstractNum>'
    )


def _properties(paragraph: Paragraph) -> Any:
    return paragraph._p.get_or_add_pPr()  # noqa: SLF001


def _number(properties: Any, number: int, level: int) -> None:
    numbered = properties.get_or_add_numPr()
    numbered.get_or_add_ilvl().val = level
    numbered.get_or_add_numId().val = number
