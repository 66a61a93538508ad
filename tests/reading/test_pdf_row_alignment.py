"""Tables without rules whose row numbers stand halfway down or below the text of their row."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from analyser.model import Block
from analyser.reading.pdf import read_pdf

Row = tuple[str, tuple[str, ...], str, str]
ROWS: tuple[Row, ...] = (
    ("E-01", ("De kraan tilt een last van twee ton", "en draait zonder te schokken", "over de hele werf."), "KO", "Proef"),
    ("E-02", ("De cabine is gesloten.",), "KO", "Foto"),
    ("E-03", ("De bestuurder ziet vanuit de stoel", "de haak in elke stand."), "W", "Schouw"),
    ("E-04", ("De kraan meldt een te zware last", "met een signaal dat ook in de haven", "te horen is en dat pas ophoudt", "als de last weer op de kade staat."), "KO", "Proef"),
    ("E-05", ("De kabel gaat tien jaar mee.",), "W", "Attest"),
    ("E-06", ("Het onderhoud duurt per keer", "hoogstens een halve dag."), "KO", "Plan"),
)  # fmt: skip
WIDE, NARROW, LATE = (60, 110, 330, 400), (40, 90, 300, 350), (80, 160, 380, 450)


def _draw(
    path: Path,
    rows: Sequence[Row],
    columns: Sequence[float],
    gap: float,
    down: float,
    *,
    names: bool,
) -> None:
    """Draw rows with the short cells `down` (0-1) the height of their row."""
    canvas = Canvas(str(path), pagesize=A4)
    y = 780.0
    if names:
        canvas.setFont("Helvetica-Bold", 9)
        for x, name in zip(columns, ("Nr", "Eis", "Type", "Bewijs"), strict=True):
            canvas.drawString(x, y, name)
        y -= 11 + gap
    canvas.setFont("Helvetica", 9)
    for number, lines, kind, proof in rows:
        for index, line in enumerate(lines):
            canvas.drawString(columns[1], y - 11 * index, line)
        height = 11 * (len(lines) - 1)
        for x, text in zip((columns[0], *columns[2:]), (number, kind, proof), strict=True):
            canvas.drawString(x, y - down * height, text)
        y -= height + 11 + gap
    canvas.save()


def _read(path: Path) -> tuple[Block, ...]:
    return read_pdf(path, document_id="d", name=path.name, sha256="0").blocks


@pytest.mark.parametrize("names", [True, False])
@pytest.mark.parametrize("down", [0.0, 0.5, 1.0], ids=["top", "middle", "bottom"])
@pytest.mark.parametrize(("columns", "gap"), [(WIDE, 6), (NARROW, 3), (LATE, 12)])
def test_text_goes_to_the_number_beside_it(
    tmp_path: Path, columns: Sequence[float], gap: float, down: float, names: bool
) -> None:
    path = tmp_path / "a.pdf"
    _draw(path, ROWS, columns, gap, down, names=names)
    rows = [block.cells for block in _read(path) if not block.is_header]
    assert rows == [(row[0], "\n".join(row[1]), *row[2:]) for row in ROWS]


@pytest.mark.parametrize("first", [1, 2, 3])
def test_a_page_may_begin_with_any_row(tmp_path: Path, first: int) -> None:
    path = tmp_path / "a.pdf"
    rows = ROWS[first:]
    _draw(path, rows, WIDE, 8, 0.5, names=False)
    read = [block.cells for block in _read(path)]
    assert read == [(row[0], "\n".join(row[1]), *row[2:]) for row in rows]


def test_a_title_inside_the_table_parts_the_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    y = 780.0
    for title, rows in (("", ()), ("Hijsen met zware lasten boven het water", ROWS[:2]),
                        ("Onderhoud van de kraan en van de werf", ROWS[2:])):  # fmt: skip
        canvas.setFont("Helvetica-Bold", 9)
        for x, name in zip(WIDE, ("Nr", "Eis", "Type", "Bewijs"), strict=True):
            if not title:
                canvas.drawString(x, y, name)
        canvas.drawString(60, y, title)
        y -= 17
        canvas.setFont("Helvetica", 9)
        for number, lines, kind, proof in rows:
            for index, line in enumerate(lines):
                canvas.drawString(WIDE[1], y - 11 * index, line)
            for x, text in zip((60, 330, 400), (number, kind, proof), strict=True):
                canvas.drawString(x, y - 5.5 * (len(lines) - 1), text)
            y -= 11 * len(lines) + 6
    canvas.save()
    blocks = _read(path)
    assert [b.cells for b in blocks if len(b.cells) == 4 and not b.is_header] == [
        (row[0], "\n".join(row[1]), *row[2:]) for row in ROWS
    ]
    assert [b.text for b in blocks if len(b.cells) == 1] == [
        "Hijsen met zware lasten boven het water",
        "Onderhoud van de kraan en van de werf",
    ]


NAMES = ("Nr", "Eis", "basis", "extra", "Bewijs")
PLACES = (50, 100, 330, 390, 460)


def _grouped(path: Path, above: str, x: float, *, centred: bool) -> list[tuple[str, ...]]:
    """Draw two pages of a table with a text above its column names, and read the rows."""
    canvas = Canvas(str(path), pagesize=A4)
    for page in range(2):
        canvas.setFont("Helvetica-Bold", 9)
        (canvas.drawCentredString if centred else canvas.drawString)(x, 800, above)
        for place, name in zip(PLACES, NAMES, strict=True):
            canvas.drawString(place, 785, name)
        canvas.setFont("Helvetica", 9)
        for index in range(12):
            number = 12 * page + index + 1
            cells = (f"E-{number}", f"De brug draagt {number} ton.", "10", "20", "Proef")
            for place, cell in zip(PLACES, cells, strict=True):
                canvas.drawString(place, 765 - 16 * index, cell)
        canvas.showPage()
    canvas.save()
    return [block.cells for block in _read(path) if block.cells[:1] == ("Nr",)]


@pytest.mark.parametrize(
    ("x", "centred", "names"),
    [
        (372, True, ("Nr", "Eis", "Score /\nbasis", "Score /\nextra", "Bewijs")),
        (390, False, ("Nr", "Eis", "basis", "Score /\nextra", "Bewijs")),
    ],
)
def test_name_of_a_group_stands_with_the_names_below_it(
    tmp_path: Path, x: float, centred: bool, names: tuple[str, ...]
) -> None:
    heads = _grouped(tmp_path / "a.pdf", "Score", x, centred=centred)
    assert set(heads) == {names}


def test_title_above_a_table_is_no_name_of_a_group(tmp_path: Path) -> None:
    assert set(_grouped(tmp_path / "a.pdf", "Eisen aan de brug", 50, centred=False)) == {NAMES}


@pytest.mark.parametrize("pitch", [11, 15, 20])
@pytest.mark.parametrize(
    ("places", "x"),
    [
        ((50, 100, 330, 390, 460), 330),
        ((50, 100, 330, 390, 460), 352),
        ((40, 90, 340, 420, 500), 345),
    ],
)
def test_names_below_a_group_are_no_row(
    tmp_path: Path, places: Sequence[float], x: float, pitch: float
) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    for page in range(2):
        canvas.setFont("Helvetica-Bold", 9)
        for place, name in zip(
            (*places[:2], x, places[4]), ("Kenmerk", "Eis", "Score", "Blad"), strict=True
        ):
            canvas.drawString(place, 800, name)
        for place, name in zip(places[2:4], ("basis", "extra"), strict=True):
            canvas.drawString(place, 800 - pitch, name)
        canvas.setFont("Helvetica", 9)
        for index in range(12):
            y = 770 - 28 * index
            cells = ("Last", f"De brug draagt {12 * page + index} ton", "10", "20", "3")
            for place, cell in zip(places, cells, strict=True):
                canvas.drawString(place, y, cell)
            canvas.drawString(places[1], y - 11, "zonder door te buigen.")
        canvas.showPage()
    canvas.save()
    names, *rows = [block.cells for block in _read(path)]
    assert names == ("Kenmerk", "Eis", "Score /\nbasis", "Score /\nextra", "Blad")
    assert rows == [
        ("Last", f"De brug draagt {index} ton\nzonder door te buigen.", "10", "20", "3")
        for index in range(24)
    ]
