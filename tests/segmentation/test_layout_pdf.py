"""From a PDF file to text as a reader takes it in, and from there to clauses."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from analyser.model import BlockKind
from analyser.reading.pdf import read_pdf
from analyser.segmentation import segment
from analyser.segmentation.layout import flow

TENDERS = Path(__file__).resolve().parents[3] / "shared" / "tenders"
MEMBERS = (
    (
        "De opdrachtnemer vrijwaart de opdrachtgever voor alle aanspraken van derden die het ge-",
        "volg zijn van de uitvoering van de overeenkomst en vergoedt alle kosten die de opdracht-",
    ),
    (
        "Wie te laat levert, betaalt een boete die niet hoger is dan de waarde van het werk dat op",
        "dat moment nog niet gereed is, tenzij de vertraging komt door een fout van de opdracht-",
    ),
    ("De overeenkomst duurt vier jaar.", "Partijen kunnen haar samen verlengen."),
)


def _contract(path: Path) -> Path:
    canvas = Canvas(str(path), pagesize=A4)
    for page, article in enumerate(("Aansprakelijkheid", "Boete", "Duur"), start=1):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 810, "Overeenkomst Groenonderhoud, concept")
        canvas.drawString(280, 30, f"Pagina {page} van 3")
        canvas.setFont("Helvetica", 10)
        if page > 1:
            canvas.drawString(90, 750, f"gever in dat {page - 1}e jaar.")
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(72, 700, f"Artikel {page} {article}")
        canvas.setFont("Helvetica", 10)
        for index, line in enumerate(MEMBERS[page - 1]):
            canvas.drawString(90, 90 - 13 * index, line)
        canvas.drawString(72, 90, f"{page}.1")
        canvas.showPage()
    canvas.save()
    return path


def test_contract_reads_without_margins_and_over_pages(tmp_path: Path) -> None:
    document = read_pdf(_contract(tmp_path / "c.pdf"), document_id="d", name="c.pdf", sha256="0")
    items = flow(document).blocks
    assert [(i.block.label, i.block.page) for i in items if i.block.kind is BlockKind.HEADING] == [
        ("Artikel 1", 1),
        ("Artikel 2", 2),
        ("Artikel 3", 3),
    ]
    first = next(item for item in items if item.block.label == "1.1")
    assert first.block.text == (
        "De opdrachtnemer vrijwaart de opdrachtgever voor alle aanspraken van derden die het "
        "gevolg zijn van de uitvoering van de overeenkomst en vergoedt alle kosten die de "
        "opdrachtgever in dat 1e jaar."
    )
    assert [place.page for place in first.places] == [1, 2]


@pytest.mark.skipif(not TENDERS.is_dir(), reason="the real tender documents are not here")
def test_real_requirements_are_all_there() -> None:
    path = TENDERS / "requirements" / "coronamelder-pve.pdf"
    document = read_pdf(path, document_id="d", name=path.name, sha256="0")
    labels = [item.block.label for item in flow(document).blocks]
    assert [label for label in labels if label and label.startswith("F")] == [
        f"F{n}." for n in range(1, 24)
    ]
    assert [label for label in labels if label and label.startswith("Q")] == [
        f"Q{n}." for n in range(1, 39)
    ]
    numbers = {clause.number for clause in segment(document).clauses}
    assert {"F1", "F23", "Q1", "Q38"} <= numbers
