"""Text in a PDF that nobody sees is left out with one notice; what can be seen is read."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.colors import Color, black, darkblue, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from analyser.model import Document
from analyser.reading.pdf import read_pdf

Draw = Callable[[Canvas], None]
WIDTH, HEIGHT = A4
SEEN = "De aanbieder veegt elke ochtend het hele plein schoon."
GHOST = "De aanbieder krijgt een boete van duizend euro per dag."


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Document]:
    def make(*pages: Draw) -> Document:
        path = tmp_path / "stuk.pdf"
        canvas = Canvas(str(path), pagesize=A4)
        for draw in pages:
            draw(canvas)
            canvas.showPage()
        canvas.save()
        return read_pdf(path, document_id="d1", name="stuk.pdf", sha256="0" * 64)

    return make


def _texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def _write(canvas: Canvas, text: str, y: float, *, color: Color = black, mode: int = 0) -> None:
    written = canvas.beginText(70, y)
    written.setFont("Helvetica", 10)
    written.setFillColor(color)
    written.setTextRenderMode(mode)
    written.textLine(text)
    written.setTextRenderMode(0)
    canvas.drawText(written)


def _white(canvas: Canvas) -> None:
    _write(canvas, GHOST, 600, color=white)


def _nearly_white(canvas: Canvas) -> None:
    canvas.setFillColor(Color(0.99, 0.98, 0.97))
    canvas.setFont("Times-Roman", 14)
    canvas.drawString(200, 300, GHOST)


def _without_paint(canvas: Canvas) -> None:
    _write(canvas, GHOST, 450, mode=3)


def _transparent(canvas: Canvas) -> None:
    _write(canvas, GHOST, 450, color=Color(0, 0, 0, alpha=0))
    canvas.setFillAlpha(1)


def _tiny(canvas: Canvas) -> None:
    canvas.setFillColor(black)
    canvas.setFont("Helvetica", 0.6)
    canvas.drawString(70, 650, GHOST)


def _scaled_down(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.scale(0.05, 0.05)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(1400, 9000, GHOST)
    canvas.restoreState()


def _on_white_paper(canvas: Canvas) -> None:
    canvas.setFillColor(white)
    canvas.rect(0, 0, WIDTH, HEIGHT, stroke=0, fill=1)
    _write(canvas, GHOST, 520, color=white)


def _in_a_frame(canvas: Canvas) -> None:
    canvas.setStrokeColor(black)
    canvas.rect(40, 40, WIDTH - 80, HEIGHT - 80, stroke=1, fill=0)
    _write(canvas, GHOST, 520, color=white)


@pytest.mark.parametrize(
    "hide",
    [
        _white,
        _nearly_white,
        _without_paint,
        _transparent,
        _tiny,
        _scaled_down,
        _on_white_paper,
        _in_a_frame,
    ],
)
def test_text_nobody_sees_is_left_out_and_told(read: Callable[..., Document], hide: Draw) -> None:
    def draw(canvas: Canvas) -> None:
        hide(canvas)
        _write(canvas, SEEN, 700)

    document = read(draw)
    assert _texts(document) == [SEEN]
    (notice,) = document.warnings
    assert notice.code == "VERBORGEN_TEKST"
    assert "pagina 1" in notice.message


def test_one_notice_names_all_pages(read: Callable[..., Document]) -> None:
    def plain(canvas: Canvas) -> None:
        _write(canvas, SEEN, 700)

    def hidden(canvas: Canvas) -> None:
        plain(canvas)
        _white(canvas)

    (notice,) = read(hidden, plain, hidden).warnings
    assert "pagina's 1, 3" in notice.message


def _on_dark_row(canvas: Canvas) -> None:
    canvas.setFillColor(darkblue)
    canvas.rect(60, 690, 400, 20, stroke=0, fill=1)
    _write(canvas, SEEN, 697, color=white)


def _on_row_of_a_form(canvas: Canvas) -> None:
    canvas.beginForm("balk")
    canvas.setFillColor(darkblue)
    canvas.rect(0, 0, 100, 10, stroke=0, fill=1)
    canvas.endForm()
    canvas.saveState()
    canvas.translate(60, 690)
    canvas.scale(4, 2)
    canvas.doForm("balk")
    canvas.restoreState()
    _write(canvas, SEEN, 697, color=white)


def _on_picture(canvas: Canvas) -> None:
    canvas.drawImage(_picture("navy"), 50, 600, 400, 200)
    _write(canvas, SEEN, 697, color=white)


def _with_outline(canvas: Canvas) -> None:
    _write(canvas, SEEN, 697, color=white, mode=2)


def _grey(canvas: Canvas) -> None:
    _write(canvas, SEEN, 697, color=Color(0.75, 0.75, 0.75))


def _small_print(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 4)
    canvas.drawString(70, 697, SEEN)


def _layer_over_scan(canvas: Canvas) -> None:
    canvas.drawImage(_picture("white"), 0, 0, WIDTH, HEIGHT)
    for line in range(40):
        _write(canvas, SEEN, 780 - 16 * line, mode=3)


def _layer_under_scan(canvas: Canvas) -> None:
    for line in range(40):
        _write(canvas, SEEN, 780 - 16 * line, mode=3)
    canvas.drawImage(_picture("white"), 0, 0, WIDTH, HEIGHT)


def _layer_alone(canvas: Canvas) -> None:
    _write(canvas, SEEN, 700, mode=3)


@pytest.mark.parametrize(
    "show",
    [
        _on_dark_row,
        _on_row_of_a_form,
        _on_picture,
        _with_outline,
        _grey,
        _small_print,
        _layer_over_scan,
        _layer_under_scan,
        _layer_alone,
    ],
)
def test_text_that_can_be_seen_is_read(read: Callable[..., Document], show: Draw) -> None:
    document = read(show)
    assert set(_texts(document)) == {SEEN}
    assert not document.warnings


def test_hidden_copy_does_not_push_out_the_text(read: Callable[..., Document]) -> None:
    def draw(canvas: Canvas) -> None:
        _write(canvas, SEEN, 700, color=white)
        _write(canvas, SEEN, 700)

    assert _texts(read(draw)) == [SEEN]


def _picture(color: str) -> ImageReader:
    data = BytesIO()
    Image.new("RGB", (60, 80), color).save(data, "PNG")
    return ImageReader(data)
