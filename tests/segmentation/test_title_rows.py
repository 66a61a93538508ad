"""Title rows in requirement tables, and typed numbers of lists."""

from __future__ import annotations

from analyser.model import Block, BlockKind, Clause, ClauseKind, Document
from analyser.segmentation import segment


def clauses(blocks: list[Block]) -> tuple[Clause, ...]:
    return segment(Document("d1", "Eisen.docx", "x", "0" * 64, tuple(blocks))).clauses


def row(*cells: str, header: bool = False, table: int = 1) -> Block:
    text = " | ".join(cells)
    return Block(BlockKind.TABLE_ROW, text, cells=cells, table=table, is_header=header)


def test_a_title_row_holds_for_the_rows_below_it_in_its_table() -> None:
    found = clauses(
        [
            row("Nr", "Eis", "Type", header=True),
            row("Voertuigen", "", ""),
            row("E-01", "De bus is elektrisch.", "KO"),
            row("Chauffeurs"),
            row("E-02", "De chauffeur is bekend.", "KO"),
            row("Nr", "Eis", "Type", header=True, table=2),
            row("E-03", "De vloer is laag.", "W", table=2),
        ]
    )
    assert [(c.number, c.heading_path) for c in found] == [
        ("E-01", ("Voertuigen",)),
        ("E-02", ("Chauffeurs",)),
        ("E-03", ()),
    ]


def test_a_lone_cell_with_a_sentence_is_no_title() -> None:
    found = clauses(
        [row("Nr", "Eis", "Type", header=True), row("", "De bus is altijd schoon.", "")]
    )
    assert [c.text for c in found] == ["De bus is altijd schoon."]


def test_versions_of_a_document_are_no_requirements() -> None:
    found = clauses([row("v0.1", "16 mei", "opzet"), row("v0.2", "18 mei", "herzien")])
    assert [c.kind for c in found] == [ClauseKind.TABLE_ROW] * 2


def test_typed_numbers_after_a_colon_are_a_list() -> None:
    lines = ("Van belang zijn:", "1. de prijs;", "2. de planning.", "Dit geldt altijd.", "3. Slot")
    found = clauses([Block(BlockKind.PARAGRAPH, line) for line in lines])
    assert [c.text for c in found] == [
        "Van belang zijn:\n1. de prijs;\n2. de planning.",
        "Dit geldt altijd.",
        "Slot",
    ]
