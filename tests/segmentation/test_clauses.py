from __future__ import annotations

from analyser.model import Block, BlockKind, Clause, ClauseKind, Document, DocumentKind, Phase
from analyser.segmentation import segment
from analyser.segmentation.kinds import kind_of_title

B = BlockKind


def document(blocks: list[Block], name: str = "stuk.docx") -> Document:
    return Document("d1", name, "x", "0" * 64, tuple(blocks))


def clauses(blocks: list[Block], name: str = "stuk.docx") -> tuple[Clause, ...]:
    return segment(document(blocks, name)).clauses


def test_headings_become_the_path_and_numbers_stay_with_the_clause() -> None:
    found = clauses(
        [
            Block(B.HEADING, "Procedure", label="3", level=1),
            Block(B.HEADING, "Planning", label="3.2", level=2),
            Block(B.PARAGRAPH, "De planning is indicatief."),
            Block(B.HEADING, "Gunning", label="4", level=1),
            Block(B.PARAGRAPH, "De opdracht wordt gegund.", label="4.1"),
        ]
    )
    assert [c.heading_path for c in found] == [("3 Procedure", "3.2 Planning"), ("4 Gunning",)]
    assert found[1].number == "4.1"
    assert found[1].document_kind is DocumentKind.AWARD


def test_members_of_an_article_carry_its_number() -> None:
    found = clauses(
        [
            Block(B.PARAGRAPH, "Artikel 7 Boete"),
            Block(B.PARAGRAPH, "1. De aannemer verbeurt een boete."),
            Block(B.PARAGRAPH, "2. De boete is begrensd."),
        ],
        "Concept-overeenkomst.docx",
    )
    assert [c.number for c in found] == ["7.1", "7.2"]
    assert all(c.kind is ClauseKind.ARTICLE for c in found)
    assert all(c.phase is Phase.EXECUTION for c in found)
    assert found[0].text == "De aannemer verbeurt een boete."


def test_a_list_stays_with_its_lead_in() -> None:
    found = clauses(
        [
            Block(B.PARAGRAPH, "De aannemer vergoedt:"),
            Block(B.LIST_ITEM, "schade aan de weg;", label="a."),
            Block(B.LIST_ITEM, "schade aan de brug.", label="b."),
            Block(B.PARAGRAPH, "Dit geldt ook na oplevering."),
        ]
    )
    assert [c.text for c in found] == [
        "De aannemer vergoedt:\na. schade aan de weg;\nb. schade aan de brug.",
        "Dit geldt ook na oplevering.",
    ]
    assert found[0].kind is ClauseKind.LIST


def row(*cells: str, header: bool = False) -> Block:
    return Block(B.TABLE_ROW, " | ".join(cells), cells=cells, table=1, is_header=header)


def test_an_item_without_a_lead_in_is_an_item_by_itself() -> None:
    found = clauses(
        [
            Block(B.HEADING, "Eisen", level=1),
            Block(B.PARAGRAPH, "Hieronder staan de eisen aan de lichtmast."),
            Block(B.LIST_ITEM, "De mast schijnt op het pad.", label="•"),
            Block(B.LIST_ITEM, "De mast is van ver te zien.", label="b)"),
        ],
        "Programma van eisen.docx",
    )
    assert [c.kind for c in found] == [ClauseKind.PARAGRAPH, ClauseKind.LIST, ClauseKind.LIST]
    assert [c.number for c in found] == [None, None, "b)"]


def test_rows_of_a_requirement_table_are_requirements() -> None:
    found = clauses(
        [
            row("Nr", "Eis", "Type", header=True),
            row("E-01", "De leuning is 1,20 meter hoog.", "KO"),
            row("E-02", "De lamp is herstelbaar.", "W"),
        ],
        "Programma van eisen.docx",
    )
    assert [(c.number, c.kind) for c in found] == [
        ("E-01", ClauseKind.REQUIREMENT),
        ("E-02", ClauseKind.REQUIREMENT),
    ]
    assert found[0].text == "De leuning is 1,20 meter hoog.\nType: KO"


def test_questions_and_answers_are_told_apart() -> None:
    found = clauses(
        [
            row("Nr", "Vraag", "Antwoord", header=True),
            row("12", "Mag de boete worden begrensd?", "Ja, op 5%."),
        ],
        "Nota van inlichtingen 1.docx",
    )
    assert [(c.number, c.kind) for c in found] == [
        ("12", ClauseKind.QUESTION),
        ("12", ClauseKind.ANSWER),
    ]


def test_the_kind_is_decided_per_chapter() -> None:
    found = clauses(
        [
            Block(B.HEADING, "Aanbestedingsleidraad", label="Deel A", level=1),
            Block(B.PARAGRAPH, "U leest de leidraad."),
            Block(B.HEADING, "Programma van eisen", label="Deel B", level=1),
            Block(B.PARAGRAPH, "U leest de eisen."),
            Block(B.HEADING, "Concept-overeenkomst", label="Deel C", level=1),
            Block(B.PARAGRAPH, "U leest de overeenkomst."),
        ]
    )
    assert [c.document_kind for c in found] == [
        DocumentKind.TENDER_GUIDE,
        DocumentKind.REQUIREMENTS,
        DocumentKind.CONTRACT,
    ]


def test_what_stands_first_in_a_title_names_the_kind() -> None:
    assert kind_of_title("Overeenkomst op basis van de GIBIT 2023") is DocumentKind.CONTRACT
    assert kind_of_title("Toelichting op het bestek") is None
    assert kind_of_title("4. Voor het contract gelden drie stappen") is None
    assert kind_of_title("Bij de overeenkomst komen we op twee manieren") is None
    assert kind_of_title("Deel 4 Contract voor de schoonmaak") is DocumentKind.CONTRACT
    assert kind_of_title("Formulier voor vragen, nota van inlichtingen") is None
    assert kind_of_title("Tweede nota van inlichtingen") is DocumentKind.CLARIFICATIONS
    assert kind_of_title("Algemene Inkoopvoorwaarden Waterveen") is DocumentKind.GENERAL_TERMS


def test_ids_are_unique_and_in_order() -> None:
    found = clauses(
        [Block(B.PARAGRAPH, f"Dit is bepaling nummer {n} van het stuk.") for n in range(30)]
    )
    assert [c.id for c in found] == [f"d1.c{n}" for n in range(1, 31)]
