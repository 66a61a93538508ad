"""Sets a sample document as PDF: running head and foot, contents list, splitting tables."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
    TableStyle,
)
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Table as Grid
from reportlab.platypus.tableofcontents import TableOfContents

from building.items import HEADINGS, Item, Kind, PageBreak, Table, Tender, Text
from building.pdf_styles import Fonts, make_styles

_MARGIN = 22 * mm
_WIDTH = A4[0] - 2 * _MARGIN
_NUMBERED_INDENT = 11 * mm
_LEVELS = {Kind.PART: 0, Kind.CHAPTER: 1, Kind.ARTICLE: 1, Kind.SECTION: 2}
_WORD = re.compile(r"[^\W\d_]+")
# A heading, or the head of a table, may not stand alone at the foot of a page.
_ROOM = {Kind.CHAPTER: 48 * mm, Kind.ARTICLE: 20 * mm, Kind.SECTION: 37 * mm}


class _Heading(Paragraph):  # type: ignore[misc]
    """A heading that tells the contents list where it came to stand."""

    def __init__(self, item: Text, style: ParagraphStyle) -> None:
        self.level = _LEVELS[item.kind]
        self.entry = f"{item.number} {item.text}".strip()
        if item.kind is Kind.ARTICLE:
            super().__init__(_markup(self.entry), style)
        else:
            super().__init__(_markup(item.text), style, bulletText=item.number or None)


class _Template(BaseDocTemplate):  # type: ignore[misc]
    """Page layout, and the page number of every heading in reading order."""

    def __init__(self, target: Path, tender: Tender, fonts: Fonts) -> None:
        fields = tender.fields
        super().__init__(
            str(target),
            pagesize=A4,
            title=fields["titel"],
            author=fields["organisatie"],
            subject=fields["soort"],
            lang="nl-NL",
            invariant=1,
        )
        self._fields, self._fonts = fields, fonts
        self._colour = HexColor(f"#{fields['kleur']}")
        self._pages = self._total = 0
        self.heading_pages: list[int] = []
        frame = Frame(_MARGIN, 20 * mm, _WIDTH, A4[1] - 42 * mm, 0, 0, 0, 0, id="body")
        self.addPageTemplates(
            [
                PageTemplate("cover", [frame], onPage=self._draw_cover),
                PageTemplate("body", [frame], onPage=self._draw_running_lines),
            ]
        )

    def beforeDocument(self) -> None:  # noqa: N802 - the name is given by reportlab
        """Every pass knows the number of pages of the pass before it."""
        self._total = self._pages
        self.heading_pages = []

    def afterPage(self) -> None:  # noqa: N802
        """Count the pages for the next pass."""
        self._pages = self.page

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        """Tell the contents list of a heading that was just set."""
        if isinstance(flowable, _Heading):
            key = f"kop-{len(self.heading_pages)}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.entry, key, flowable.level)
            self.heading_pages.append(self.page)
            self.notify("TOCEntry", (flowable.level, _markup(flowable.entry), self.page, key))

    def _draw_cover(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setFillColor(self._colour)
        canvas.rect(0, A4[1] - 62 * mm, A4[0], 62 * mm, stroke=0, fill=1)
        canvas.setFillColor(Color(1, 1, 1))
        canvas.setFont(self._fonts.heading, 20)
        canvas.drawString(_MARGIN, A4[1] - 40 * mm, self._fields["organisatie"])
        canvas.setStrokeColor(Color(1, 1, 1))
        canvas.setLineWidth(2)
        for row in range(3):  # three waves, the mark of the municipality
            top = A4[1] - (33 + 5 * row) * mm
            for wave in range(3):
                left = A4[0] - _MARGIN - (3 - wave) * 12 * mm
                canvas.bezier(
                    left, top, left + 4 * mm, top + 4 * mm,
                    left + 8 * mm, top - 4 * mm, left + 12 * mm, top,
                )  # fmt: skip

    def _draw_running_lines(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setFont(self._fonts.plain, 8)
        canvas.setFillColor(Color(0.35, 0.35, 0.35))
        canvas.setStrokeColor(self._colour)
        canvas.setLineWidth(0.6)
        right, head, foot = A4[0] - _MARGIN, A4[1] - 16 * mm, 14 * mm
        canvas.drawString(_MARGIN, head, self._fields["kop"])
        canvas.line(_MARGIN, head - 2 * mm, right, head - 2 * mm)
        canvas.line(_MARGIN, foot + 4 * mm, right, foot + 4 * mm)
        canvas.drawString(_MARGIN, foot, self._fields["voet"])
        canvas.drawRightString(right, foot, f"Pagina {self.page} van {self._total}")


def write_pdf(tender: Tender, target: Path) -> tuple[int, ...]:
    """Write `tender` to the file `target`; gives the page of every heading, in order."""
    fonts = Fonts.named(tender.fields["letter"])
    justified = tender.fields["uitlijning"] == "uitgevuld"
    styles = make_styles(
        fonts, HexColor(f"#{tender.fields['kleur']}"), TA_JUSTIFY if justified else TA_LEFT
    )
    template = _Template(target, tender, fonts)
    contents = TableOfContents()
    contents.levelStyles = [styles["toc1"], styles["toc2"], styles["toc3"]]
    contents.tableStyle = TableStyle(
        [("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]
    )
    contents.dotsMinLevel = 1
    story: list[Flowable] = [
        *_cover(tender, styles),
        NextPageTemplate("body"),
        NewPage(),
        Paragraph("Inhoudsopgave", styles["part"]),
        contents,
    ]
    for item in tender.items:
        story += _flowables(item, styles, tender.hyphens)
    template.multiBuild(story)
    return tuple(template.heading_pages)


def _cover(tender: Tender, styles: dict[str, ParagraphStyle]) -> list[Flowable]:
    fields = tender.fields
    rows = [
        [Paragraph(f"<b>{_markup(name)}</b>", styles["cell"]), Paragraph(value, styles["cell"])]
        for name, value in tender.cover
    ]
    return [
        Spacer(1, 75 * mm),
        Paragraph(fields["titel"], styles["title"]),
        Paragraph(fields["ondertitel"], styles["subtitle"]),
        Paragraph(fields["soort"], styles["kind"]),
        Spacer(1, 45 * mm),
        Grid(rows, colWidths=[50 * mm, _WIDTH - 50 * mm], hAlign="LEFT"),
    ]


def _flowables(
    item: Item, styles: dict[str, ParagraphStyle], hyphens: dict[str, str]
) -> list[Flowable]:
    match item:
        case PageBreak():
            return [NewPage()]
        case Table():
            return _table(item, styles, hyphens)
        case Text(kind=Kind.PART):
            return [NewPage(), _Heading(item, styles[item.kind])]
        case Text() if item.kind in HEADINGS:
            return [CondPageBreak(_ROOM[item.kind]), _Heading(item, styles[item.kind])]
        case Text(kind=Kind.BULLET):
            return [Paragraph(_body(item.text, hyphens), styles[item.kind], bulletText="•")]
        case _:
            label = item.number or None
            return [Paragraph(_body(item.text, hyphens), styles[item.kind], bulletText=label)]


def _table(
    table: Table, styles: dict[str, ParagraphStyle], hyphens: dict[str, str]
) -> list[Flowable]:
    head, *rest = table.rows
    cells: list[list[Any]] = [[Paragraph(_markup(cell), styles["headcell"]) for cell in head]]
    cells += [[Paragraph(_body(cell, hyphens), styles["cell"]) for cell in row] for row in rest]
    grid = Grid(
        cells,
        colWidths=[_WIDTH * share / sum(table.widths) for share in table.widths],
        repeatRows=1,
        spaceBefore=3,
        spaceAfter=9,
    )
    grid.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, Color(0.55, 0.55, 0.55)),
                ("BACKGROUND", (0, 0), (-1, 0), styles["headcell"].backColor),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 4),
                ("RIGHTPADDING", (0, 0), (-1, -1), 4),
                ("TOPPADDING", (0, 0), (-1, -1), 1.5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ]
        )
    )
    if not table.caption:
        return [KeepTogether([grid])]  # the signatures
    caption = f"Tabel {table.number} – {_markup(table.caption)}"
    return [CondPageBreak(27 * mm), Paragraph(caption, styles["caption"]), grid]


def _markup(text: str) -> str:
    """Text of the dialect as reportlab paragraph markup."""
    bold = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(text))
    return bold.replace("\n", "<br/>")


def _body(text: str, hyphens: dict[str, str]) -> str:
    """Running text: like `_markup`, with the places where long words may break."""
    return _WORD.sub(lambda found: hyphens.get(found[0], found[0]), _markup(text))
