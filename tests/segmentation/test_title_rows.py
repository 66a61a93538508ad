"""Title rows, header rows and rows of values in tables, and typed numbers of lists."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    ("first", "below"),
    [
        (("Kwaliteit", "60%"), ("Prijs", "40%")),
        (("Licenties", "€ 1.200,-"), ("Beheer", "€ 800")),
        (("Aanpak", "max. 300 punten", "G1"), ("Planning", "700 punten", "G2")),
        (("Wachttijd", "30"), ("Bereikbaarheid", "70")),
    ],
)
def test_a_first_row_of_values_is_no_header(first: tuple[str, ...], below: tuple[str, ...]) -> None:
    found = clauses([row(*first, header=True), row(*below)])
    assert [c.text for c in found] == [" | ".join(first), " | ".join(below)]


@pytest.mark.parametrize(
    ("names", "below"),
    [
        (("Onderwerp", "0 punten", "5 punten"), ("Aanpak", "onvoldoende", "goed")),
        (("Afname", "5%", "10%"), ("Korting", "1%", "2%")),
        (("Post", "2027", "2028"), ("Beheer", "100", "120")),
        (("Post", "2027"), ("Beheer", "100")),
        (("Onderdeel", "10 punten"), ("Aanpak", "")),
    ],
)
def test_steps_of_a_scale_years_and_boxes_to_fill_in_have_names_above_them(
    names: tuple[str, ...], below: tuple[str, ...]
) -> None:
    found = clauses([row(*names, header=True), row(*below)])
    assert [c.text for c in found] == [" | ".join(filter(None, below))]


def test_a_row_of_nothing_but_values_gets_the_names_of_its_columns() -> None:
    found = clauses(
        [
            row("Prijs", "Kwaliteit", header=True),
            row("40%", "60%"),
            row("Nr", "Prijs", header=True, table=2),
            row("1", "40%", table=2),
        ]
    )
    assert [(c.kind, c.number, c.text) for c in found] == [
        (ClauseKind.LIST, None, "Prijs: 40%\nKwaliteit: 60%"),
        (ClauseKind.TABLE_ROW, "1", "40%"),
    ]


def test_a_numbered_item_with_items_of_its_own_ends_at_the_next_number() -> None:
    def item(label: str, text: str, level: int) -> Block:
        return Block(BlockKind.LIST_ITEM, text, label=label, level=level)

    found = clauses(
        [
            item("1.", "De leverancier zorgt voor:", 1),
            item("a.", "een planning;", 2),
            item("1.", "een logboek.", 2),
            item("2.", "De koper betaalt binnen dertig dagen.", 1),
        ]
    )
    assert [(c.number, c.text) for c in found] == [
        ("1", "De leverancier zorgt voor:\na. een planning;\n1. een logboek."),
        ("2", "De koper betaalt binnen dertig dagen."),
    ]
