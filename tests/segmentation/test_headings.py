"""Headings that a document does not number (made bold by hand, told by tags) or that state
something themselves."""

from __future__ import annotations

from analyser.model import Block, BlockKind, Document
from analyser.segmentation import segment

TEXT = "De leverancier levert op de plaats en het tijdstip die in de bestelling zijn vermeld."


def paths(blocks: list[Block]) -> list[tuple[str, ...]]:
    document = Document("d1", "stuk.docx", "x", "0" * 64, tuple(blocks))
    return [clause.heading_path for clause in segment(document).clauses]


def bold(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text, bold=True)


def plain(text: str = TEXT) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def test_a_short_bold_paragraph_is_a_heading_below_the_one_before() -> None:
    found = paths(
        [
            Block(BlockKind.HEADING, "Uitvoering", level=1),
            bold("Levering"),
            plain(),
            bold("Garantie"),
            plain(),
        ]
    )
    assert found == [("Uitvoering", "Levering"), ("Uitvoering", "Garantie")]


def test_bold_lines_below_each_other_and_bold_sentences_are_text() -> None:
    assert (
        paths([bold("Gemeente"), bold("Afdeling Inkoop"), bold("Let op!"), *[plain()] * 3])
        == [
            (),
        ]
        * 6
    )


def test_in_a_bold_document_bold_says_nothing() -> None:
    assert paths([bold("Levering"), bold(TEXT), bold("Garantie"), plain("Vijf jaar.")]) == [()] * 4


def test_articles_do_not_stand_below_the_parties() -> None:
    found = paths(
        [
            Block(BlockKind.HEADING, "Overeenkomst", level=1),
            Block(BlockKind.HEADING, "Ondergetekenden", level=2),
            plain("De gemeente en de leverancier."),
            plain("Artikel 1 Levering"),
            plain("1.1 De leverancier levert."),
        ]
    )
    assert found == [
        ("Overeenkomst", "Ondergetekenden"),
        ("Overeenkomst", "Artikel 1 Levering"),
    ]


def test_a_heading_that_states_a_number_is_a_clause_when_nothing_stands_below_it() -> None:
    blocks = [
        Block(BlockKind.HEADING, "Beoordeling 2027", level=1),
        Block(BlockKind.HEADING, "Prijs (max. 300 punten)", label="G1", level=2, page=3),
        Block(BlockKind.HEADING, "Kwaliteit (max. 700 punten)", label="G2", level=2, page=3),
        Block(BlockKind.HEADING, "Wachttijd (700 punten)", label="G2.1", level=3, page=3),
        plain(),
        Block(BlockKind.HEADING, "Bijlage 4", level=1, page=4),
        Block(BlockKind.HEADING, "Looptijd: 4 jaar", level=1, page=4),
    ]
    found = segment(Document("d1", "stuk.docx", "x", "0" * 64, tuple(blocks))).clauses
    assert [(c.number, c.text, c.heading_path, c.page) for c in found] == [
        ("G1", "Prijs (max. 300 punten)", ("Beoordeling 2027",), 3),
        (
            None,
            TEXT,
            ("Beoordeling 2027", "G2 Kwaliteit (max. 700 punten)", "G2.1 Wachttijd (700 punten)"),
            None,
        ),
        (None, "Looptijd: 4 jaar", ("Bijlage 4",), 4),
    ]
