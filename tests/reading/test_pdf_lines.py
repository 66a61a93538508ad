"""Lines of a PDF: order, columns, type, cleaning."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from analyser.model import BlockKind, Document
from analyser.reading.pdf import read_pdf
from analyser.reading.pdf_text import SOFT_HYPHEN, clean_line

HEIGHT = A4[1]
Draw = Callable[[Canvas], None]
LEFT = [
    "De opdrachtnemer werkt circulair en meldt",
    "elk kwartaal welke materialen zijn gebruikt",
    "en welke daarvan opnieuw inzetbaar blijven",
    "na afloop van de overeenkomst met ons als",
    "opdrachtgever, tenzij partijen samen anders",
    "afspreken in het jaarlijkse overleg daarover",
]
RIGHT = [
    "De gemeente betaalt binnen dertig dagen na",
    "ontvangst van een juiste factuur en vergoedt",
    "wettelijke rente wanneer zij later betaalt",
    "dan is afgesproken, ook als de vertraging te",
    "wijten is aan een derde die zij heeft gevraagd",
    "om de factuur namens haar te controleren en",
]


@pytest.fixture
def read(tmp_path: Path) -> Callable[[Draw], Document]:
    def make(draw: Draw) -> Document:
        path = tmp_path / "stuk.pdf"
        canvas = Canvas(str(path), pagesize=A4)
        draw(canvas)
        canvas.save()
        return read_pdf(path, document_id="d1", name="stuk.pdf", sha256="0" * 64)

    return make


def test_line_has_box_size_and_boldness(read: Callable[[Draw], Document]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(72, HEIGHT - 100, "Artikel 1 Begrippen")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, HEIGHT - 130, "De leverancier levert op tijd.")

    document = read(draw)
    heading, text = document.blocks
    assert (heading.text, heading.bold, heading.font_size) == ("Artikel 1 Begrippen", True, 14)
    assert (text.text, text.bold, text.font_size) == ("De leverancier levert op tijd.", False, 10)
    assert heading.kind is BlockKind.LINE
    assert heading.page == 1
    assert heading.box is not None
    assert heading.box.x0 == pytest.approx(72, abs=1)
    assert heading.box.top < 100 < heading.box.bottom
    assert document.pages == 1
    assert document.page_size == pytest.approx(A4, abs=0.1)


def test_fragments_on_one_baseline_are_one_line(read: Callable[[Draw], Document]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(140, HEIGHT - 100, "De boete is begrensd.")
        canvas.drawString(72, HEIGHT - 100, "7.3")

    assert [block.text for block in read(draw).blocks] == ["7.3 De boete is begrensd."]


def test_columns_are_read_one_after_the_other(read: Callable[[Draw], Document]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(
            50, HEIGHT - 60, "Dit is een titel over de volle breedte van de pagina en nog iets"
        )
        for index, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
            canvas.drawString(50, HEIGHT - 90 - 12 * index, left)
            canvas.drawString(310, HEIGHT - 90 - 12 * index, right)

    texts = [block.text for block in read(draw).blocks]
    assert texts[1:] == LEFT + RIGHT


def test_hanging_numbers_do_not_make_a_column(read: Callable[[Draw], Document]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for index, line in enumerate(LEFT):
            canvas.drawString(50, HEIGHT - 90 - 12 * index, f"E-{index}")
            canvas.drawString(120, HEIGHT - 90 - 12 * index, line)

    assert read(draw).blocks[0].text == f"E-0 {LEFT[0]}"


def test_raised_number_becomes_superscript(read: Callable[[Draw], Document]) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, HEIGHT - 100)
        text.setFont("Helvetica", 11)
        text.textOut("kwaliteit")
        text.setFont("Helvetica", 7)
        text.setRise(4)
        text.textOut("2")
        text.setFont("Helvetica", 11)
        text.setRise(0)
        text.textOut(" telt mee")
        canvas.drawText(text)

    assert [block.text for block in read(draw).blocks] == ["kwaliteit² telt mee"]


def test_lowered_number_stays_a_digit(read: Callable[[Draw], Document]) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, HEIGHT - 100)
        text.setFont("Helvetica", 11)
        text.textOut("minder CO")
        text.setFont("Helvetica", 7)
        text.setRise(-2)
        text.textOut("2")
        canvas.drawText(text)

    assert [block.text for block in read(draw).blocks] == ["minder CO2"]


def test_text_drawn_twice_to_look_bold_is_read_once(read: Callable[[Draw], Document]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        for shift in (0, 0.4):
            canvas.drawString(72 + shift, HEIGHT - 100, "Geheimhouding geldt altijd")

    assert [block.text for block in read(draw).blocks] == ["Geheimhouding geldt altijd"]


def test_turned_page_gives_boxes_as_shown(read: Callable[[Draw], Document]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.saveState()
        canvas.translate(100, 72)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Deze tabel ligt op zijn kant")
        canvas.restoreState()

    document = read(draw)  # the canvas swaps the sides of a turned page: shown upright
    (line,) = document.blocks
    assert line.text == "Deze tabel ligt op zijn kant"
    assert line.box is not None
    assert line.box.x0 == pytest.approx(72, abs=1)
    assert line.box.top < 100 < line.box.bottom
    assert document.page_size == pytest.approx(A4, abs=0.1)


def test_upright_slogan_stands_apart_from_the_text(read: Callable[[Draw], Document]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, HEIGHT - 300, "Gewone tekst op de pagina")
        canvas.saveState()
        canvas.translate(560, HEIGHT - 310)
        canvas.rotate(90)
        canvas.drawString(0, 0, "samen duurzaam")
        canvas.restoreState()

    texts = [block.text for block in read(draw).blocks]
    assert texts == ["Gewone tekst op de pagina", "samen duurzaam"]


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("eﬃciënt en aﬂoop", "efficiënt en afloop"),
        ("een\u00a0 harde\u2009spatie ", "een harde spatie"),
        ("aan\u00adsprakelijk", "aansprakelijk"),
        (f"aan{SOFT_HYPHEN}", f"aan{SOFT_HYPHEN}"),
        ("CO₂-uitstoot", "CO₂-uitstoot"),
        ("\uf0b7 eerste punt", "• eerste punt"),
        ("\ufffd. onleesbaar nummer", "• onleesbaar nummer"),
        ("ĳzer\u200b", "ijzer"),
    ],
)
def test_clean_line(raw: str, clean: str) -> None:
    assert clean_line(raw) == clean


LIST = [
    "Wat de wijk zelf regelt",
    "• schoffel en hark",
    "• een kruiwagen",
    "• een slang van tien meter",
    "• handschoenen",
    "• zaag en snoeischaar",
]


@pytest.mark.parametrize(("top", "on_left"), [(90, False), (137, False), (90, True), (125, True)])
def test_column_of_short_lines_beside_a_longer_one_is_read_apart(
    read: Callable[[Draw], Document], top: float, on_left: bool
) -> None:
    text = [*LEFT, *RIGHT, *LEFT]
    places = (310, 50) if on_left else (50, 310)

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 13)
        canvas.drawString(50, HEIGHT - 60, "Afspraken over het groen in de wijk en over het werk")
        canvas.setFont("Helvetica", 9)
        for index, line in enumerate(text):
            canvas.drawString(places[0], HEIGHT - 90 - 12 * index, line)
        for index, line in enumerate(LIST):
            canvas.drawString(places[1], HEIGHT - top - 5 - 12 * index, line)

    lines = [block.text for block in read(draw).blocks][1:]
    assert lines == ([*LIST, *text] if on_left else [*text, *LIST])


def test_short_cells_beside_text_make_no_column(read: Callable[[Draw], Document]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for index, line in enumerate(LEFT):
            canvas.drawString(50, HEIGHT - 90 - 12 * index, line)
            canvas.drawString(310, HEIGHT - 90 - 12 * index, f"{index + 3} punten per vraag")

    assert read(draw).blocks[0].text == f"{LEFT[0]} 3 punten per vraag"
