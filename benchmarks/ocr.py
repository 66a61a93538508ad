"""How well scans are read: every page of the samples as a scan, against the same page as text.

A scan here is the page drawn at 200 dots to the inch, turned 0.3 degrees, a little blurred and
noisy, and stored as a JPEG picture in a PDF without text.
"""

from __future__ import annotations

import io
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageFilter
from rapidfuzz.distance import Levenshtein
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from analyser.model import Document, Dossier, Finding
from analyser.pipeline import Engine, analyse_dossier, load_engine
from analyser.reading.pdf import read_pdf

SAMPLES = Path(__file__).parents[1] / "corpus_samples" / "tenders"
DOTS = 200
LEAN = 0.3  # degrees
NOISE = 8.0  # grey values
LEADERS = re.compile(r"(?:\s*\.){3,}")  # dots of a table of contents: not read, not wanted


def scanned_page(page: pdfium.PdfPage) -> Image.Image:
    """A page as a scanner would give it, in grey."""
    drawn = page.render(scale=DOTS / 72, grayscale=True).to_pil().convert("L")
    turned = drawn.rotate(LEAN, Image.Resampling.BICUBIC, fillcolor=255)
    pixels = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.5)), dtype=np.float32)
    noise = np.random.default_rng(1).normal(0, NOISE, pixels.shape)
    return Image.fromarray((pixels * 0.93 + 8 + noise).clip(0, 255).astype(np.uint8))


def write_scan(source: Path, target: Path, pages: Iterable[int]) -> None:
    """Write some pages (0-based) of a PDF as scans into a new PDF without text."""
    canvas = Canvas(str(target))
    with pdfium.PdfDocument(source) as pdf:
        for index in pages:
            width, height = pdf[index].get_size()
            packed = io.BytesIO()
            scanned_page(pdf[index]).save(packed, "JPEG", quality=75)
            canvas.setPageSize((width, height))
            canvas.drawImage(ImageReader(packed), 0, 0, width, height)
            canvas.showPage()
    canvas.save()


def read(path: Path) -> Document:
    """Read a PDF."""
    return read_pdf(path, document_id="d1", name=path.name, sha256="0" * 64)


def page_text(document: Document, page: int) -> str:
    """Text of a page (1-based), with single spaces and without dotted leaders."""
    lines = (block.text for block in document.blocks if block.page == page)
    return " ".join(LEADERS.sub(" ", " ".join(lines)).split())


def wrong_letters(clean: Document, scan: Document) -> list[tuple[int, int]]:
    """Per page the edits between the two texts, and the letters of the clean one."""
    pairs = [(page_text(clean, n), page_text(scan, n)) for n in range(1, (clean.pages or 0) + 1)]
    return [(Levenshtein.distance(one, two), len(one)) for one, two in pairs]


def accuracy(pages: Sequence[tuple[int, int]]) -> float:
    """Share of the letters that is right over some pages."""
    return 1 - sum(edits for edits, _ in pages) / max(sum(letters for _, letters in pages), 1)


def findings(document: Document, engine: Engine) -> Counter[tuple[str, int | None]]:
    """How often each indicator is found on each page."""

    def place(finding: Finding) -> tuple[str, int | None]:
        return finding.indicator, finding.page

    return Counter(map(place, analyse_dossier(Dossier((document,)), engine).findings))


def measure(path: Path, engine: Engine, folder: Path) -> None:
    """Print the figures of one PDF."""
    target = folder / f"{path.stem}-scan.pdf"
    clean = read(path)
    write_scan(path, target, range(clean.pages or 0))
    start = time.perf_counter()
    scan = read(target)
    seconds = (time.perf_counter() - start) / (clean.pages or 1)
    pages = wrong_letters(clean, scan)
    known, seen = findings(clean, engine), findings(scan, engine)
    worst = min(range(len(pages)), key=lambda index: accuracy([pages[index]]))
    print(
        f"{path.name}: {len(pages)} pages, {seconds:.1f} s a page; letters right "
        f"{accuracy(pages):.4f} (page {worst + 1}: {accuracy([pages[worst]]):.4f}); "
        f"findings {(known & seen).total()} of {known.total()}, "
        f"{(seen - known).total()} others"
    )


def main() -> None:
    """Measure the PDFs on the command line, or the samples."""
    import tempfile

    engine = load_engine()
    with tempfile.TemporaryDirectory() as folder:
        for path in map(Path, sys.argv[1:] or sorted(map(str, SAMPLES.glob("*.pdf")))):
            measure(path, engine, Path(folder))


if __name__ == "__main__":
    main()
