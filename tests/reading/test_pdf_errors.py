"""Bad PDFs: one clear sentence each, never a traceback."""

from __future__ import annotations

import contextlib
import random
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from analyser.errors import InputError
from analyser.model import Document
from analyser.reading import ocr
from analyser.reading.pdf import read_pdf


def _read(path: Path) -> Document:
    return read_pdf(path, document_id="d1", name="bestek.pdf", sha256="0" * 64)


def _pdf(path: Path, texts: list[str], password: str | None = None) -> Path:
    encryption = StandardEncryption(password) if password else None
    canvas = Canvas(str(path), encrypt=encryption)
    for text in texts:
        if text:
            canvas.drawString(72, 700, text)
        else:
            canvas.rect(100, 100, 300, 300, fill=1)
        canvas.showPage()
    canvas.save()
    return path


@pytest.mark.parametrize(
    "content", [b"", b"geen pdf", b"%PDF-1.7\n%%EOF", b"%PDF-1.4\n\x00\xff" * 99]
)
def test_garbage_is_called_damaged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kapot.pdf"
    path.write_bytes(content)
    with pytest.raises(InputError, match="beschadigd") as caught:
        _read(path)
    assert caught.value.code == "PDF_KAPOT"


def test_password(tmp_path: Path) -> None:
    path = _pdf(tmp_path / "geheim.pdf", ["tekst"], password="sesam")  # noqa: S106
    with pytest.raises(InputError, match="wachtwoord") as caught:
        _read(path)
    assert caught.value.code == "PDF_WACHTWOORD"


def test_pdf_without_text_looks_like_a_scan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "why_missing", lambda: "het programma Tesseract is niet gevonden")
    with pytest.raises(InputError, match="scan") as caught:
        _read(_pdf(tmp_path / "scan.pdf", ["", ""]))
    assert caught.value.code == "PDF_GEEN_TEKST"


def test_no_pages(tmp_path: Path) -> None:
    path = tmp_path / "leeg.pdf"
    empty = pypdfium2.PdfDocument.new()
    empty.save(str(path))
    empty.close()
    with pytest.raises(InputError) as caught:
        _read(path)
    assert caught.value.code == "PDF_GEEN_PAGINAS"


def test_pages_without_text_are_named(tmp_path: Path) -> None:
    document = _read(_pdf(tmp_path / "half.pdf", ["Eerste", "", "Derde", ""]))
    notice = document.warnings[0]
    assert notice.code == "PAGINAS_ZONDER_TEKST"
    assert notice.message.startswith("Pagina's 2, 4 (van 4) hebben geen leesbare tekst")


def test_one_page_without_text(tmp_path: Path) -> None:
    document = _read(_pdf(tmp_path / "half.pdf", ["Eerste", ""]))
    assert document.warnings[0].message.startswith("Pagina 2 (van 2) heeft geen leesbare tekst")


def test_damaged_bytes_never_give_another_error(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    whole = _pdf(tmp_path / "heel.pdf", ["De leverancier vrijwaart de gemeente."] * 3).read_bytes()
    chance = random.Random(7)  # noqa: S311
    path = tmp_path / "stuk.pdf"
    for turn in range(60):
        damaged = bytearray(whole[: chance.randrange(len(whole))] if turn % 2 else whole)
        for _ in range(chance.randrange(1, 60)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path.write_bytes(damaged)
        with contextlib.suppress(InputError):
            _read(path)
    assert capfd.readouterr().err == ""
