"""What running heads and feet of a PDF say of its version counts, like the margins of a Word file."""

from __future__ import annotations

from dataclasses import replace

from analyser.model import Block, BlockKind, Box, Document, Dossier
from analyser.pipeline import analyse_dossier

PAGES, LINES = 4, 16


def paged(document_id: str, name: str, foot: str) -> Document:
    """A document of some pages with a line at the foot of each but the first."""
    blocks: list[Block] = []
    for page in range(1, PAGES + 1):
        texts = [
            f"Bij storing {page}.{n} komt de leverancier binnen een dag naar gebouw {page * n}."
            for n in range(LINES)
        ]
        tops = [120.0 + 36 * n for n in range(LINES)]
        if page > 1:
            texts.append(f"{foot} Pagina {page} van {PAGES}")
            tops.append(800.0)
        blocks += [
            Block(
                BlockKind.LINE, text, page, Box(72, top, 72 + 5 * len(text), top + 10), font_size=10
            )
            for text, top in zip(texts, tops, strict=True)
        ]
    return Document(
        document_id, name, "application/pdf", document_id, tuple(blocks), PAGES, (595.0, 842.0)
    )


def test_the_version_at_the_foot_of_the_pages_decides(engine) -> None:
    old = paged("d1", "PvE (2).pdf", "Gebouwbeheer versie 1.0")
    new = paged("d2", "PvE.pdf", "Gebouwbeheer versie 2.0")
    new = replace(new, blocks=new.blocks[1:])
    report = analyse_dossier(Dossier((old, new)), engine)
    (superseded,) = report.pack.superseded
    assert (superseded.document, superseded.prevails) == ("d1", "d2")
    assert superseded.reason == "versie 2.0 is nieuwer dan versie 1.0"
    assert not any("versie" in clause.text for clause in report.clauses)
