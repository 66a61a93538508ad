"""Tables of a PDF: rows, headers, tables over page breaks, frames that are no tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from analyser.model import Block, BlockKind, Document
from analyser.reading.pdf import read_pdf

BODY = getSampleStyleSheet()["BodyText"]
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
HEAD_BOLD = ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold")
ReadPdf = Callable[[Path], Document]


def _read(path: Path) -> Document:
    return read_pdf(path, document_id="d1", name="eisen.pdf", sha256="0" * 64)


def _build(path: Path, flowables: Sequence[Flowable]) -> Document:
    SimpleDocTemplate(str(path), pagesize=A4).build(list(flowables))
    return _read(path)


def _rows(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.kind is BlockKind.TABLE_ROW]


def test_ruled_table_gives_rows_in_place(tmp_path: Path) -> None:
    table = Table(
        [["Nr", "Eis"], ["E-01", "De bus rijdt elektrisch."], ["E-02", "De stoel is schoon."]],
        style=[*GRID, HEAD_BOLD],
    )
    document = _build(
        tmp_path / "a.pdf", [Paragraph("Voor de tabel.", BODY), table, Paragraph("Erna.", BODY)]
    )
    kinds = [block.kind for block in document.blocks]
    assert kinds == [BlockKind.LINE, *[BlockKind.TABLE_ROW] * 3, BlockKind.LINE]
    header, first, second = _rows(document)
    assert header.is_header
    assert header.cells == ("Nr", "Eis")
    assert (first.cells, first.text) == (
        ("E-01", "De bus rijdt elektrisch."),
        "E-01 | De bus rijdt elektrisch.",
    )
    assert not second.is_header
    assert {row.table for row in (header, first, second)} == {1}


def test_first_row_like_the_others_is_no_header(tmp_path: Path) -> None:
    document = _build(
        tmp_path / "a.pdf", [Table([["bus", "rijdt"], ["tram", "spoort"]], style=GRID)]
    )
    assert [row.is_header for row in _rows(document)] == [False, False]


def test_cell_keeps_its_line_breaks(tmp_path: Path) -> None:
    document = _build(
        tmp_path / "a.pdf",
        [Table([["E-01", "De leverancier\nbetaalt niets"], ["E-02", "x"]], style=GRID)],
    )
    assert _rows(document)[0].cells == ("E-01", "De leverancier\nbetaalt niets")


def test_table_over_pages_is_one_table_without_repeated_header(tmp_path: Path) -> None:
    rows = [["Nr", "Eis"]] + [[f"E-{n:02}", "De inschrijver voldoet."] for n in range(60)]
    table = Table(rows, repeatRows=1, style=[*GRID, HEAD_BOLD])
    document = _build(tmp_path / "a.pdf", [table])
    assert document.pages == 2
    assert [row.cells[0] for row in _rows(document)] == ["Nr"] + [f"E-{n:02}" for n in range(60)]
    assert {row.table for row in _rows(document)} == {1}
    assert [row.page for row in _rows(document)][-1] == 2


def test_two_tables_on_a_page_have_two_numbers(tmp_path: Path) -> None:
    document = _build(
        tmp_path / "a.pdf",
        [
            Table([["a", "b"], ["c", "d"]], style=GRID),
            Paragraph("Tussen de tabellen staat een gewone zin over iets anders.", BODY),
            Table([["e", "f"], ["g", "h"]], style=GRID),
        ],
    )
    assert [row.table for row in _rows(document)] == [1, 1, 2, 2]
    assert any(block.text.startswith("Tussen de tabellen") for block in document.blocks)


def test_frame_around_text_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.rect(60, 600, 400, 100)
    canvas.drawString(72, 660, "Let op: dit kader bevat gewone tekst")
    canvas.drawString(72, 645, "en is dus geen tabel.")
    canvas.save()
    assert [block.kind for block in _read(path).blocks] == [BlockKind.LINE, BlockKind.LINE]


def test_table_with_one_column_gives_lines(tmp_path: Path) -> None:
    document = _build(tmp_path / "a.pdf", [Table([["eerste"], ["tweede"]], style=GRID)])
    assert [block.kind for block in document.blocks] == [BlockKind.LINE, BlockKind.LINE]


def test_table_with_level_rules_only(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    for y in (700, 680, 660, 640):
        canvas.line(60, y, 160, y)
        canvas.line(160, y, 460, y)
    cells = [("Prijs", "40 punten"), ("Kwaliteit", "60 punten"), ("Totaal", "100 punten")]
    for y, (left, right) in zip((685, 665, 645), cells, strict=True):
        canvas.drawString(65, y, left)
        canvas.drawString(165, y, right)
    canvas.save()
    assert [row.cells for row in _rows(_read(path))] == cells


def test_rows_outside_the_outer_rules_belong_to_the_table(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("Helvetica-Bold", 10)
    canvas.drawString(65, 705, "Stap")
    canvas.drawString(165, 705, "Uiterste datum")
    canvas.setFont("Helvetica", 10)
    for y in (700, 680, 660):
        canvas.line(60, y, 160, y)
        canvas.line(160, y, 460, y)
    for y, left in zip((685, 665, 645), ("Vragen", "Antwoorden", "Inschrijven"), strict=True):
        canvas.drawString(65, y, left)
        canvas.drawString(165, y, "1 maart")
    canvas.drawString(65, 600, "Deze zin staat los onder de tabel en hoort er dus niet bij.")
    canvas.save()
    document = _read(path)
    assert [row.cells[0] for row in _rows(document)] == [
        "Stap",
        "Vragen",
        "Antwoorden",
        "Inschrijven",
    ]
    assert _rows(document)[0].is_header
    assert document.blocks[-1].kind is BlockKind.LINE


def test_full_width_cell_is_one_cell(tmp_path: Path) -> None:
    table = Table(
        [["Vraag", "Antwoord"], ["Paragraaf 1.2", ""], ["Mag het later?", "Nee."]],
        style=[*GRID, ("SPAN", (0, 1), (-1, 1))],
        colWidths=[200, 200],
    )
    document = _build(tmp_path / "a.pdf", [table])
    assert [row.cells for row in _rows(document)] == [
        ("Vraag", "Antwoord"),
        ("Paragraaf 1.2",),
        ("Mag het later?", "Nee."),
    ]


@pytest.mark.parametrize("empty", [0, 1])
def test_empty_cell_keeps_its_place(tmp_path: Path, empty: int) -> None:
    row = ["links", "rechts"]
    row[empty] = ""
    document = _build(tmp_path / "a.pdf", [Table([["a", "b"], row], style=GRID)])
    assert _rows(document)[1].cells == tuple(row)
