"""Headings that a document does not number: made bold by hand, or told by tags."""

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
