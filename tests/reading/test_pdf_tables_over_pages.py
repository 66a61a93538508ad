"""Tables of a PDF that run on over pages: the column names come back, rows go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

from analyser.model import Clause, Document
from analyser.reading.pdf import read_pdf
from analyser.segmentation import segment

Row = Sequence[str]
Draw = Callable[..., Document]
LEFT, TOP, LINE, PAD = 60.0, 780.0, 12.0, 5.0
WIDTHS = (70.0, 300.0, 90.0)

# Column names, and rows of which the second goes on on the next page: first part, rest.
TABLES = [
    (
        ("Nr", "Eis", "Soort"),
        ("E1", "De bus heeft een lage instap.", "KO"),
        ("E2", "De vervoerder meldt iedere\nrit die uitvalt binnen", "KO"),
        ("", "een kwartier aan de centrale.", ""),
        ("E3", "De halte is verlicht.", "W"),
    ),
    (
        ("Code", "Omschrijving van de wens", "Punten"),
        ("W-01", "Het archief is doorzoekbaar.", "10"),
        ("W-02", "De leverancier helpt ons\nbij het ordenen van", "20"),
        ("", "oude dossiers en foto's.", ""),
        ("W-03", "Zoeken gaat snel.", "5"),
    ),
    (
        ("Onderwerp", "Wat wij vragen", "Norm"),
        ("Maaien", "Het gras blijft onder vijf centimeter.", "5 cm"),
        ("Snoeien", "De aannemer snoeit de\nheesters langs alle paden", "2 keer"),
        ("", "voor het begin van het broedseizoen.", ""),
        ("Vegen", "Het plein is vrij van blad.", "elke week"),
    ),
]


@pytest.fixture
def draw(tmp_path: Path) -> Draw:
    """Draws a ruled table, page by page, in plain type and reads the file."""

    def make(*pages: Sequence[Row], unruled: bool = False, foot: str = "") -> Document:
        path = tmp_path / "eisen.pdf"
        canvas = Canvas(str(path), pagesize=A4)
        for number, rows in enumerate(pages):
            _draw_page(canvas, rows, unruled=unruled and number > 0)
            canvas.drawString(LEFT, 30, foot)
            canvas.showPage()
        canvas.save()
        return read_pdf(path, document_id="d1", name="eisen.pdf", sha256="0" * 64)

    return make


def _draw_page(canvas: Canvas, rows: Sequence[Row], *, unruled: bool) -> None:
    """Draw the rows with rules; `unruled` leaves out the rule under the first row."""
    canvas.setFont("Helvetica", 10)
    right = LEFT + sum(WIDTHS)
    y = TOP
    canvas.line(LEFT, y, right, y)
    for index, row in enumerate(rows):
        below = y - LINE * max(cell.count("\n") + 1 for cell in row) - PAD
        x = LEFT
        for cell, width in zip(row, (right - LEFT,) if len(row) == 1 else WIDTHS, strict=True):
            for line, text in enumerate(cell.split("\n")):
                canvas.drawString(x + PAD, y - LINE * (line + 1) + 1, text)
            canvas.line(x, y, x, below)
            x += width
        canvas.line(right, y, right, below)
        if not (unruled and index == 0):
            canvas.line(LEFT, below, right, below)
        y = below


def _rows(document: Document) -> list[tuple[bool, Row, int | None]]:
    return [(block.is_header, block.cells, block.table) for block in document.blocks]


def _clauses(document: Document) -> list[Clause]:
    return list(segment(document).clauses)


@pytest.mark.parametrize("unruled", [False, True])
@pytest.mark.parametrize("table", TABLES)
def test_plain_column_names_that_come_back_are_left_out(
    draw: Draw, table: Sequence[Row], unruled: bool
) -> None:
    names, one, two, rest, three = table
    document = draw((names, one, two), (names, rest, three), unruled=unruled)
    assert _rows(document) == [
        (True, names, 1),
        *[(False, row, 1) for row in (one, two, rest, three)],
    ]


@pytest.mark.parametrize("unruled", [False, True])
@pytest.mark.parametrize("table", TABLES)
def test_row_goes_on_below_plain_column_names(
    draw: Draw, table: Sequence[Row], unruled: bool
) -> None:
    names, one, two, rest, three = table
    clauses = _clauses(draw((names, one, two), (names, rest, three), unruled=unruled))
    whole = f"{two[1]} {rest[1]}".replace("\n", " ")
    assert len(clauses) == 3
    assert whole in clauses[1].text
    assert {place.page for place in clauses[1].places} == {1, 2}


def test_column_names_come_back_on_every_page(draw: Draw) -> None:
    names = ("Nr", "Vraag aan de inschrijver", "Antwoord")
    parts = [
        (names, (f"{n}.1", f"Hoe borgt u punt {n}?", "ja"), (f"{n}.2", "Wie doet dat?", "nee"))
        for n in range(1, 6)
    ]
    document = draw(*parts)
    assert [cells for _, cells, _ in _rows(document)] == [
        names,
        *(row for part in parts for row in part[1:]),
    ]
    assert [is_header for is_header, _, _ in _rows(document)] == [True] + [False] * 10


def test_captions_above_the_column_names_come_back_with_them(draw: Draw) -> None:
    names, one, two, rest, three = TABLES[0]
    caption = ("Openbaar vervoer in de avond",)
    document = draw((caption, names, one, two), (caption, names, rest, three))
    assert [cells for _, cells, _ in _rows(document)] == [caption, names, one, two, rest, three]
    assert [is_header for is_header, _, _ in _rows(document)].index(True) == 1


def test_other_column_names_on_the_next_page_stay(draw: Draw) -> None:
    one = (("Nr", "Eis", "Soort"), ("E1", "De lift is schoon.", "KO"))
    two = (("Nr", "Wens", "Soort"), ("W1", "De lift is stil.", "W"))
    document = draw(one, two)
    assert [cells for _, cells, _ in _rows(document)] == [*one, *two]
    assert not any(is_header for is_header, _, _ in _rows(document))


def test_numbered_row_that_comes_back_is_no_header(draw: Draw) -> None:
    one = (("1", "Akkoord met de planning", "ja"), ("2", "Akkoord met de prijs", "ja"))
    two = (("1", "Akkoord met de planning", "ja"), ("2", "Akkoord met de boete", "nee"))
    assert [cells for _, cells, _ in _rows(draw(one, two))] == [*one, *two]


def test_first_row_of_running_text_is_no_header(draw: Draw) -> None:
    text = "\n".join(["De beheerder loopt elke ochtend langs alle deuren."] * 2)
    one = (("Deuren", text, ""), ("Ramen", "De ramen zijn dicht.", ""))
    two = (("Deuren", text, ""), ("Hekken", "Het hek is op slot.", ""))
    assert [cells[0] for _, cells, _ in _rows(draw(one, two))] == [
        "Deuren",
        "Ramen",
        "Deuren",
        "Hekken",
    ]


def test_lines_between_the_parts_of_a_table_keep_their_place(draw: Draw) -> None:
    names, one, two, rest, three = TABLES[2]
    document = draw((names, one, two), (names, rest, three), foot="Plan voor het groen")
    pages = [block.page for block in document.blocks]
    assert pages == sorted(pages, key=lambda page: page or 0)
    assert [row for _, row, _ in _rows(document) if row] == [names, one, two, rest, three]


GROUPED = (["Nr", "Eis", "Weging", "", "Bewijs"], ["", "", "punten", "maximum", ""])
NAMED_BELOW = (["", "", "Score", "", ""], ["Code", "Wens", "basis", "extra", "Vorm"])


@pytest.mark.parametrize(
    ("head", "spans", "names"),
    [
        (
            GROUPED,
            [((0, 0), (0, 1)), ((1, 0), (1, 1)), ((2, 0), (3, 0)), ((4, 0), (4, 1))],
            ("Nr", "Eis", "Weging / punten", "Weging / maximum", "Bewijs"),
        ),
        (
            GROUPED,
            [((2, 0), (3, 0))],
            ("Nr", "Eis", "Weging / punten", "Weging / maximum", "Bewijs"),
        ),
        (
            NAMED_BELOW,
            [((2, 0), (3, 0))],
            ("Code", "Wens", "Score / basis", "Score / extra", "Vorm"),
        ),
    ],
)
@pytest.mark.parametrize("font", ["Helvetica", "Helvetica-Bold"])
def test_column_names_in_two_rows_are_one_row_and_come_back_as_such(
    tmp_path: Path,
    head: tuple[list[str], list[str]],
    spans: list[tuple[tuple[int, int], tuple[int, int]]],
    names: tuple[str, ...],
    font: str,
) -> None:
    path = tmp_path / "eisen.pdf"
    rows = [
        [f"E-{index}", f"De sluis schut in {index} minuten een schip.", str(index), "50", "Proef"]
        for index in range(1, 61)
    ]
    table = Table([*head, *rows], colWidths=(40, 260, 60, 60, 60), repeatRows=2)
    table.setStyle(
        TableStyle(
            [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONTNAME", (0, 0), (-1, 1), font)]
            + [("SPAN", start, end) for start, end in spans]
        )
    )
    SimpleDocTemplate(str(path), pagesize=A4).build([table])
    document = read_pdf(path, document_id="d1", name="eisen.pdf", sha256="0" * 64)
    first, *others = document.blocks
    assert tuple(" ".join(cell.split()) for cell in first.cells) == names
    assert first.is_header
    assert [block.cells for block in others] == [tuple(row) for row in rows]


def test_a_cell_over_two_columns_among_the_rows_names_nothing(tmp_path: Path) -> None:
    path = tmp_path / "eisen.pdf"
    rows = [
        ["E-1", "De brug is licht.", "zie E-2", ""],
        ["", "De brug is smal.", "10", "20"],
        ["E-2", "De brug is laag.", "30", "40"],
    ]
    table = Table(rows, colWidths=(40, 260, 60, 60))
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("SPAN", (2, 0), (3, 0))]))
    SimpleDocTemplate(str(path), pagesize=A4).build([table])
    document = read_pdf(path, document_id="d1", name="eisen.pdf", sha256="0" * 64)
    assert [block.cells for block in document.blocks] == [tuple(row) for row in rows]
