"""Tables without rules in a PDF, and what looks like them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from analyser.model import Block, BlockKind
from analyser.reading.pdf import read_pdf

X = (60, 110, 330, 400)
HEADER = ("Nr", "Eis", "Type", "Bewijs")
ROWS = (
    ("E-01", "De bus rijdt elektrisch.", "KO", "Kenteken"),
    ("E-02", "De stoel is schoon en heeft een gordel", "KO", "Schouw"),
    ("", "die een kind zelf losmaakt.", "", ""),
    ("W-03", "De bus is eerder gebruikt.", "W", "Lijst"),
)


def _draw(canvas: Canvas, cells: Sequence[str], y: float, *, bold: bool = False) -> None:
    canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 9)
    for x, cell in zip(X, cells, strict=False):
        canvas.drawString(x, y, cell)


def _page(canvas: Canvas, rows: Sequence[Sequence[str]], *, header: bool = True) -> float:
    y = 780.0
    if header:
        _draw(canvas, HEADER, y, bold=True)
    for cells in rows:
        y -= 16 if cells[0] else 11
        _draw(canvas, cells, y)
    return y


def _read(canvas: Canvas, path: Path) -> tuple[Block, ...]:
    canvas.save()
    return read_pdf(path, document_id="d", name=path.name, sha256="0").blocks


def _cells(blocks: Sequence[Block]) -> list[tuple[str, ...]]:
    return [block.cells for block in blocks if block.kind is BlockKind.TABLE_ROW]


def test_white_between_the_cells_makes_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    y = _page(canvas, ROWS)
    _draw(canvas, ("1.2", "Controle"), y - 24, bold=True)
    canvas.setFont("Helvetica", 9)
    canvas.drawString(
        60, y - 40, "De provincie controleert de eisen waarbij een bewijs is genoemd."
    )
    blocks = _read(canvas, path)
    assert _cells(blocks) == [
        HEADER,
        ROWS[0],
        (
            "E-02",
            "De stoel is schoon en heeft een gordel\ndie een kind zelf losmaakt.",
            "KO",
            "Schouw",
        ),
        ROWS[3],
    ]
    assert [block.is_header for block in blocks][:2] == [True, False]
    assert [block.text for block in blocks if block.kind is BlockKind.LINE] == [
        "1.2 Controle",
        "De provincie controleert de eisen waarbij een bewijs is genoemd.",
    ]


def test_repeated_header_is_left_out_and_one_row_is_enough(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    _page(canvas, ROWS)
    canvas.showPage()
    _page(canvas, [("E-04", "De vloer is laag.", "KO", "Tekening")])
    blocks = _read(canvas, path)
    assert [cells[0] for cells in _cells(blocks)] == ["Nr", "E-01", "E-02", "W-03", "E-04"]
    assert {block.table for block in blocks} == {1}


def test_row_that_goes_on_below_a_repeated_header_is_a_row(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    _page(canvas, ROWS[:2])
    canvas.showPage()
    _page(canvas, [ROWS[2], ROWS[3]])
    assert _cells(_read(canvas, path))[-2:] == [ROWS[2], ROWS[3]]


def test_list_of_contents_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    entries = [(str(n), "Een hoofdstuk", "", str(3 * n)) for n in range(1, 9)]
    _page(canvas, entries, header=False)
    assert _cells(_read(canvas, path)) == []


def test_numbered_clauses_in_two_columns_are_no_table(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("Helvetica", 9)
    for line in range(30):
        for x, start in ((50, 0), (310, 7)):
            if line % 4 == start % 4:
                canvas.drawString(x, 780 - 12 * line, f"{start + line // 4 + 1}.1")
            text = (
                "De leverancier levert volgens de overeenkomst"
                if line % 4 == start % 4
                else ("en betaalt de kosten die daaruit voortvloeien")
            )
            canvas.drawString(x + 25, 780 - 12 * line, text)
    blocks = _read(canvas, path)
    assert _cells(blocks) == []
    sides = [block.box.x0 < 200 for block in blocks if block.box is not None]
    assert sides == sorted(sides, reverse=True)  # the left column first


def test_level_rules_part_the_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    _draw(canvas, HEADER, 780, bold=True)
    lines = (ROWS[0], ("", "en is geruisloos.", "", ""), ("E-02", "De stoel is schoon.", "KO", ""))
    for index, cells in enumerate(lines):
        _draw(canvas, cells, 768 - 12 * index)
    for y in (777, 753 - 12, 765 - 36):
        canvas.line(55, y, 500, y)
    assert [cells[:2] for cells in _cells(_read(canvas, path))][1:] == [
        ("E-01", "De bus rijdt elektrisch.\nen is geruisloos."),
        ("E-02", "De stoel is schoon."),
    ]
