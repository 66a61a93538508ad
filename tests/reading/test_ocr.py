"""Scans: recognised as such, read with Tesseract where it is there, and named in any case."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image
from rapidfuzz.distance import Levenshtein
from reportlab.pdfgen.canvas import Canvas

from analyser.errors import InputError
from analyser.model import Document
from analyser.pipeline import Engine
from analyser.reading import ocr, ocr_engine
from analyser.reading.ocr_cleaning import text_only
from analyser.reading.ocr_image import drawing_scale, page_picture
from analyser.reading.ocr_rules import Rules, drawn_rules
from analyser.reading.ocr_scan import Layer, judge_layer
from analyser.reading.ocr_words import recognised_lines
from analyser.reading.pdf import read_pdf
from analyser.reading.pdf_words import View, page_words

MISSING = ocr_engine.why_missing()
needs_tesseract = pytest.mark.skipif(MISSING is not None, reason=str(MISSING))
SENTENCE = "De leverancier vrijwaart de gemeente voor alle aanspraken van derden."
PAGES = {"bevroren": (10, 15), "ontdooid": (3, 9)}


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# The benchmark and these tests measure the same thing, so they make scans in the same way.
bench = _load(Path(__file__).parents[2] / "benchmarks" / "ocr.py")


def _read(path: Path) -> Document:
    return read_pdf(path, document_id="d1", name="bestek.pdf", sha256="0" * 64)


def _text(document: Document, page: int) -> str:
    return " ".join(block.text for block in document.blocks if block.page == page)


def _codes(document: Document) -> list[str]:
    return [notice.code for notice in document.warnings]


Draw = Callable[[Canvas], None]


def _write(canvas: Canvas) -> None:
    for line in range(12):
        canvas.drawString(72, 740 - 15 * line, f"{line + 1}.1 {SENTENCE}")


def _picture(canvas: Canvas) -> None:
    """A page of text as a picture over the whole page."""
    canvas.drawInlineImage(_paper(), 0, 0, 595, 842)


def _stamp(canvas: Canvas) -> None:
    _picture(canvas)
    canvas.drawString(400, 20, "Vastgesteld 18 januari 2027, pagina 1")


def _hidden(text: str, canvas: Canvas) -> None:
    _picture(canvas)
    for line in range(12):
        hidden = canvas.beginText(72, 740 - 15 * line)
        hidden.setTextRenderMode(3)
        hidden.textOut(text)
        canvas.drawText(hidden)


def _photo(canvas: Canvas) -> None:
    shades = np.linspace(20, 250, 200 * 300).reshape(200, 300).astype(np.uint8)
    canvas.drawInlineImage(Image.fromarray(shades), 0, 0, 595, 842)
    canvas.drawString(72, 700, "Programma van eisen reconstructie Brugweg")


def _nothing(canvas: Canvas) -> None:
    canvas.rect(100, 100, 300, 300, fill=1)


def _paper() -> Image.Image:
    with pdfium.PdfDocument(_made([_write])) as pdf:
        return bench.scanned_page(pdf[0])


def _made(pages: list[Draw]) -> bytes:
    canvas = Canvas("in-memory.pdf", pagesize=(595, 842))
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    return canvas.getpdfdata()


@pytest.fixture
def pdf(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes a PDF with the given pages."""

    def make(*pages: Draw) -> Path:
        path = tmp_path / "bestek.pdf"
        path.write_bytes(_made(list(pages)))
        return path

    return make


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "why_missing", lambda: "het programma Tesseract is niet gevonden")


# How well


@needs_tesseract
@pytest.mark.parametrize("name", PAGES)
def test_scans_of_the_samples_read_nearly_as_well_as_text(
    name: str, samples: Path, tmp_path: Path, engine: Engine
) -> None:
    source, clean_path, scan_path = samples / f"{name}.pdf", tmp_path / "c.pdf", tmp_path / "s.pdf"
    with pdfium.PdfDocument(source) as whole, pdfium.PdfDocument.new() as some:
        some.import_pages(whole, list(PAGES[name]))
        some.save(str(clean_path))
    bench.write_scan(source, scan_path, PAGES[name])
    clean, scan = _read(clean_path), _read(scan_path)

    assert bench.accuracy(bench.wrong_letters(clean, scan)) >= 0.97
    known, seen = bench.findings(clean, engine), bench.findings(scan, engine)
    assert known.total() >= 10
    assert (known & seen).total() >= 0.85 * known.total()
    tables = [sum(block.table is not None for block in d.blocks) for d in (clean, scan)]
    assert tables[1] == pytest.approx(tables[0], abs=2)
    assert all(0 < block.confidence <= 1 for block in scan.blocks if block.confidence is not None)
    assert sum(block.confidence is None for block in scan.blocks) == 0


@needs_tesseract
def test_two_columns_are_read_one_after_the_other(pdf: Callable[..., Path]) -> None:
    lines = textwrap.wrap(f"{SENTENCE} Dat geldt ook na afloop van de overeenkomst. " * 40, 50)
    left, right = lines[:50], lines[50:100]

    def columns(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 10)
        for row, (one, other) in enumerate(zip(left, right, strict=True)):
            canvas.drawString(60, 760 - 12 * row, one)
            canvas.drawString(320, 755 - 12 * row, other)

    source = pdf(columns)
    scan = source.with_name("scan.pdf")
    bench.write_scan(source, scan, [0])

    wanted = " ".join(left + right)
    assert Levenshtein.distance(_text(_read(scan), 1), wanted) <= 0.03 * len(wanted)


# Which pages


@pytest.mark.parametrize(
    ("draw", "layer"),
    [
        (_write, Layer.TEXT),
        (_nothing, Layer.NONE),
        (_picture, Layer.NONE),
        (_stamp, Layer.STAMP),
        (_photo, Layer.TEXT),
        (lambda canvas: _hidden(SENTENCE, canvas), Layer.TEXT),
        (lambda canvas: _hidden("7h# q1%x zzp0 =+w )(k kqj 3x& wvb", canvas), Layer.RUBBISH),
    ],
    ids=["text", "drawing", "picture", "stamp", "photo", "good layer", "bad layer"],
)
def test_what_the_text_layer_of_a_page_is_worth(draw: Draw, layer: Layer) -> None:
    with pdfium.PdfDocument(_made([draw])) as made:
        view = View.of(made[0])
        assert judge_layer(made[0], view, page_words(made[0], view)) is layer


@needs_tesseract
def test_scanned_pages_between_others(pdf: Callable[..., Path]) -> None:
    document = _read(pdf(_write, _picture, _write, _stamp))

    assert _codes(document) == ["PAGINAS_HERKEND"]
    message = document.warnings[0].message
    assert message.startswith("Pagina's 2, 4 (van 4) zijn scans of afbeeldingen en zijn gelezen")
    assert "%" in message
    for page in (1, 2, 3, 4):
        assert _text(document, page).count("vrijwaart de gemeente") >= 11
    assert {b.page for b in document.blocks if b.confidence is not None} == {2, 4}
    sizes = {block.font_size for block in document.blocks if block.page == 2}
    assert len(sizes) == 1


@needs_tesseract
def test_a_bad_layer_gives_way_to_what_is_recognised(pdf: Callable[..., Path]) -> None:
    document = _read(pdf(lambda canvas: _hidden("7h# q1%x zzp0 =+w )(k kqj 3x&", canvas)))

    assert "vrijwaart" in _text(document, 1)
    assert "zzp0" not in _text(document, 1)


@needs_tesseract
def test_a_page_turned_by_the_viewer_is_read_as_it_is_shown(pdf: Callable[..., Path]) -> None:
    def lying(canvas: Canvas) -> None:
        canvas.setPageSize((842, 595))
        canvas.drawInlineImage(_paper().rotate(90, expand=True), 0, 0, 842, 595)

    path = pdf(lying)
    with pdfium.PdfDocument(path.read_bytes()) as turned:
        turned[0].set_rotation(90)
        turned.save(str(path))
    document = _read(path)

    assert document.page_size == (595, 842)
    assert _text(document, 1).count("vrijwaart de gemeente") >= 11


@needs_tesseract
def test_nothing_to_recognise_is_told_as_such(pdf: Callable[..., Path]) -> None:
    with pytest.raises(InputError, match="ook niet met tekstherkenning") as caught:
        _read(pdf(_nothing))
    assert caught.value.code == "PDF_GEEN_TEKST"


# Without Tesseract


@pytest.mark.usefixtures("no_tesseract")
def test_a_whole_scan_is_refused_with_a_sentence(pdf: Callable[..., Path]) -> None:
    with pytest.raises(InputError, match=r"het lijkt een scan: maak er eerst .*\(OCR\)") as caught:
        _read(pdf(_picture, _stamp))
    assert caught.value.code == "PDF_GEEN_TEKST"


@pytest.mark.usefixtures("no_tesseract")
def test_pages_that_were_not_read_are_named(pdf: Callable[..., Path]) -> None:
    document = _read(pdf(_write, _picture, _stamp))

    assert _codes(document) == ["PAGINAS_ZONDER_TEKST", "OCR_ONTBREEKT"]
    assert document.warnings[0].message.startswith("Pagina's 2, 3 (van 3) hebben geen leesbare")
    assert "het programma Tesseract is niet gevonden" in document.warnings[1].message
    assert all(block.confidence is None for block in document.blocks)


def test_what_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import pytesseract

    monkeypatch.setattr(pytesseract, "get_languages", lambda: ["eng", "osd"])
    assert "tesseract-ocr-nld" in str(ocr_engine.why_missing())
    monkeypatch.undo()
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", "/nergens/tesseract")
    assert ocr_engine.why_missing() == "het programma Tesseract is niet gevonden"
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert "dooi[ocr]" in str(ocr_engine.why_missing())


# Hostile and odd input


@needs_tesseract
def test_broken_pictures_never_give_another_error(pdf: Callable[..., Path]) -> None:
    path = pdf(_write, _picture)
    whole = path.read_bytes()
    start = whole.rindex(b"stream", 0, len(whole) // 2)
    for part in (b"\0" * 4000, b"\xff" * 9000):
        path.write_bytes(whole[: start + 400] + part + whole[start + 400 + len(part) :])
        document = _read(path)
        assert "vrijwaart" in _text(document, 1)


@pytest.mark.parametrize(
    "size", [(595.0, 842.0), (14400.0, 14400.0), (14400.0, 3.0), (0.0, 0.0), (1e6, 1e6)]
)
def test_pictures_of_pages_stay_bounded(size: tuple[float, float]) -> None:
    scale = drawing_scale(*size)

    assert max(size) * scale <= 20_001
    assert size[0] * size[1] * scale**2 <= 20_000_001
    assert scale <= 300 / 72


@needs_tesseract
def test_a_huge_page_is_read_at_a_size_that_fits(pdf: Callable[..., Path]) -> None:
    def poster(canvas: Canvas) -> None:
        canvas.setPageSize((8000, 8000))
        canvas.drawInlineImage(_paper().crop((100, 200, 1600, 900)), 0, 2000, 8000, 3700)

    assert "vrijwaart de gemeente" in _text(_read(pdf(poster)), 1)


def _program(folder: Path, script: str) -> str:
    path = folder / "tesseract"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="ascii")
    path.chmod(0o755)
    return str(path)


def test_a_program_that_runs_over_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pytesseract

    told = tmp_path / "pid"
    slow = _program(tmp_path, f"echo $$ > {told}; exec sleep 600")
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", slow)

    assert ocr_engine.recognise(np.full((50, 50), 255, dtype=np.uint8), 2.0) is None
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text()), 0)


def test_a_program_that_fails_costs_only_its_page(
    pdf: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pytesseract

    monkeypatch.setattr(ocr, "why_missing", lambda: None)
    failing = _program(tmp_path, "echo kapot >&2; exit 3")
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", failing)

    assert _codes(_read(pdf(_write, _picture))) == ["PAGINAS_ZONDER_TEKST"]


def test_a_document_has_its_time(pdf: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "why_missing", lambda: None)
    monkeypatch.setattr(ocr, "_DOCUMENT_SECONDS", 0.0)

    assert _codes(_read(pdf(_write, _picture))) == ["PAGINAS_ZONDER_TEKST", "OCR_TIJD_OP"]


LIMITED = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 4 << 30))
from analyser.reading.pdf import read_pdf
document = read_pdf(Path(sys.argv[1]), document_id="d1", name="scan.pdf", sha256="0" * 64)
print(" ".join(block.text for block in document.blocks))
"""


@needs_tesseract
@pytest.mark.skipif(sys.platform == "win32", reason="Windows kent deze grens niet")
def test_it_works_in_a_process_with_little_memory(pdf: Callable[..., Path]) -> None:
    command = [sys.executable, "-c", LIMITED, str(pdf(_picture))]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603

    assert "vrijwaart de gemeente" in done.stdout


# The parts


HOCR = """<html><body><span class='ocr_line' title="bbox 300 90 900 130; baseline 0.01 -10; x_size 40">
<span class='ocrx_word' title='bbox 300 95 500 120; x_wconf 91'>Artikel</span>
<span class='ocrx_word' title='bbox 600 95 700 120; x_wconf 40'><strong>7 &amp; 8</strong></span>
<span class='ocrx_word' title='bbox 710 95 720 120; x_wconf 40'>|</span>
<span class='ocrx_word' title='bbox 730 95 740 120; x_wconf 9'>gok</span></span>
<span class='ocr_line' title="bbox 300 190 900 230; x_size 41"><span class='ocrx_word'
 title='bbox 300 195 500 220; x_wconf 80'>onder</span></span>
<span class='ocr_line' title="textangle 90; bbox 5 190 30 230; x_size 40"><span class='ocrx_word'
 title='bbox 5 190 30 230; x_wconf 80'>zij</span></span></body></html>"""


def test_words_of_tesseract_become_words_of_a_page() -> None:
    first, second, third = recognised_lines(HOCR, 4.0)

    assert [item.word.text for item in first] == ["Artikel", "7 & 8"]
    assert [item.certainty for item in first] == [0.91, 0.4]
    assert (first[0].word.x0, first[0].word.x1) == (75.0, 125.0)
    assert first[0].word.base == pytest.approx((130 - 10 + 1) / 4)
    assert {item.word.size for line in (first, second) for item in line} == {10.5}
    assert not third[0].word.upright


@pytest.mark.parametrize("lean", [-2.1, -0.3, 0.0, 0.7, 3.0])
def test_a_leaning_page_is_levelled(
    lean: float, pdf: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def table(canvas: Canvas) -> None:
        _write(canvas)
        canvas.grid([72, 200, 400, 520], [200, 300, 400, 500])

    source = pdf(table)
    scan = source.with_name("scan.pdf")
    monkeypatch.setattr(bench, "LEAN", lean)
    bench.write_scan(source, scan, [0])
    with pdfium.PdfDocument(scan.read_bytes()) as made:
        picture = page_picture(made[0], View.of(made[0]))

    level = [edge for edge in picture.edges if edge.horizontal]
    assert len(level) == 4
    assert all(edge.x1 - edge.x0 == pytest.approx(448, abs=6) for edge in level)


def _drawing() -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """A page of 150 by 150 points at 300 dots: a table of two cells under a dark head."""
    grey = np.full((625, 625), 245, dtype=np.uint8)
    for row in (100, 300, 500):
        grey[row : row + 3, 50:580] = 90
    for column in (50, 300, 578):
        grey[100:503, column : column + 3] = 90
    grey[100:200, 50:580] = 40
    grey[130:160, 100:110] = 250  # a light letter in the head
    grey[400:440, 100:108] = 20  # the stem of a letter
    for column in range(60, 560, 26):
        grey[560:567, column : column + 7] = 40  # a dotted leader
    return grey


def test_rules_and_bars_are_found_and_letters_are_not() -> None:
    rules = drawn_rules(_drawing(), 160, 300 / 72)

    level = sorted({round(edge.top) for edge in rules.edges if edge.horizontal})
    upright = sorted({round(edge.x0) for edge in rules.edges if not edge.horizontal})
    assert level == [24, 48, 72, 120]
    assert upright == [12, 72, 139]
    assert len(rules.bars) == 1


def test_only_text_is_left_of_a_picture() -> None:
    grey = _drawing()
    clean = text_only(grey, 160, 300 / 72, drawn_rules(grey, 160, 300 / 72))

    assert clean[145, 105] < 60  # the light letter is dark now
    assert clean[145, 400] > 240  # on paper
    assert clean[420, 104] == 20
    assert (clean[290:312, 60:570] > 200).all()
    assert (clean[560:567, 60:560] > 200).all()
    assert (text_only(grey, 160, 300 / 72, Rules((), ()))[400:440, 100:108] == 20).all()
