"""What a PDF itself says about its headings: bookmarks, and bold made without a bold font."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from analyser.model import Block
from analyser.reading.pdf import read_pdf


@pytest.fixture
def canvas(tmp_path: Path) -> Canvas:
    return Canvas(str(tmp_path / "a.pdf"), pagesize=A4)


def _read(canvas: Canvas) -> tuple[Block, ...]:
    canvas.save()
    path = Path(canvas._filename)
    return read_pdf(path, document_id="d", name=path.name, sha256="0").blocks


def _lines(canvas: Canvas, lines: Sequence[str]) -> None:
    for index, line in enumerate(lines):
        canvas.drawString(72, 760 - 20 * index, line)


def test_a_line_that_repeats_a_bookmark_is_a_heading(canvas: Canvas) -> None:
    for level, title in enumerate(("1 Levering", "Keuring en overgang van risico")):
        canvas.bookmarkPage(title)
        canvas.addOutlineEntry(title, title, level)
    _lines(
        canvas,
        [
            "1 Levering",
            "Keuring en overgang",
            "van risico",
            "In hoofdstuk 1 Levering staat wanneer er wordt geleverd.",
        ],
    )
    assert [(block.text, block.level) for block in _read(canvas)] == [
        ("1 Levering", 1),
        ("Keuring en overgang", 2),
        ("van risico", 2),
        ("In hoofdstuk 1 Levering staat wanneer er wordt geleverd.", None),
    ]


def test_text_drawn_twice_is_bold(canvas: Canvas) -> None:
    _lines(canvas, ["Levering", "De leverancier levert op tijd."])
    canvas.drawString(72.3, 760, "Levering")
    assert [(block.text, block.bold) for block in _read(canvas)] == [
        ("Levering", True),
        ("De leverancier levert op tijd.", False),
    ]


def test_filled_and_stroked_text_is_bold(canvas: Canvas) -> None:
    canvas.saveState()
    text = canvas.beginText(72, 760)
    text.setTextRenderMode(2)
    text.textOut("Levering")
    canvas.drawText(text)
    canvas.restoreState()
    canvas.drawString(72, 740, "De leverancier levert.")
    assert [block.bold for block in _read(canvas)] == [True, False]


@pytest.mark.parametrize("gap", [0.0, 3.0])
def test_space_after_a_euro_sign_is_seen(canvas: Canvas, gap: float) -> None:
    canvas.setFont("Times-Roman", 11)
    canvas.drawString(72, 760, "betaalt €")
    canvas.drawString(72 + canvas.stringWidth("betaalt €", "Times-Roman", 11) + gap, 760, "250")
    (line,) = _read(canvas)
    assert line.text == ("betaalt € 250" if gap else "betaalt €250")
