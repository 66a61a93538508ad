"""Questions and answers: in tables, below each other, with the place they refer to."""

from __future__ import annotations

from analyser.model import Block, BlockKind, Clause, ClauseKind, Document, DocumentKind
from analyser.segmentation import segment

QUESTION, ANSWER = ClauseKind.QUESTION, ClauseKind.ANSWER


def clauses(blocks: list[Block]) -> tuple[Clause, ...]:
    name = "Nota van inlichtingen.docx"
    return segment(Document("d1", name, "x", "0" * 64, tuple(blocks))).clauses


def texts(*lines: str) -> list[Block]:
    return [Block(BlockKind.PARAGRAPH, line) for line in lines]


def rows(*lines: tuple[str, ...]) -> list[Block]:
    return [
        Block(BlockKind.TABLE_ROW, " | ".join(cells), cells=cells, table=1, is_header=index == 0)
        for index, cells in enumerate(lines)
    ]


def seen(found: tuple[Clause, ...]) -> list[tuple[ClauseKind, str | None, str | None, str]]:
    return [(c.kind, c.number, (*c.heading_path, None)[0], c.text) for c in found]


def test_a_table_tells_what_a_question_refers_to() -> None:
    found = clauses(
        rows(
            ("Nr", "Document", "Paragraaf", "Vraag", "Antwoord"),
            ("7", "Leidraad", "3.2", "Mag een stuw ook?", "Ja."),
        )
    )
    assert seen(found) == [
        (QUESTION, "7", "Leidraad, Paragraaf 3.2", "Mag een stuw ook?"),
        (ANSWER, "7", "Leidraad, Paragraaf 3.2", "Ja."),
    ]


def test_a_row_with_only_a_place_is_a_title_until_the_next() -> None:
    found = clauses(
        rows(
            ("Vraag", "Antwoord"),
            ("Paragraaf 1.2", ""),
            ("Mag dat?", "Ja."),
            ("Paragraaf 1.3", ""),
            ("Geldt paragraaf 1.3 ook voor scholen?", ""),
        )
    )
    assert seen(found) == [
        (QUESTION, None, "Paragraaf 1.2", "Mag dat?"),
        (ANSWER, None, "Paragraaf 1.2", "Ja."),
        (QUESTION, None, "Paragraaf 1.3", "Geldt paragraaf 1.3 ook voor scholen?"),
    ]


def test_questions_below_each_other() -> None:
    found = clauses(
        texts(
            "Vraag 3: Kan de boete worden begrensd?",
            "Verwijzing: Overeenkomst artikel 7",
            "Antwoord 3: Nee.",
            "Vraag 4",
            "Betreft: Leidraad 2.4",
            "Vraag: Mag het later?",
            "Antwoord: Ja, drie weken.",
        )
    )
    assert seen(found) == [
        (QUESTION, "3", "Overeenkomst artikel 7", "Kan de boete worden begrensd?"),
        (ANSWER, "3", "Overeenkomst artikel 7", "Nee."),
        (QUESTION, "4", "Leidraad 2.4", "Mag het later?"),
        (ANSWER, "4", "Leidraad 2.4", "Ja, drie weken."),
    ]


def test_a_reference_outside_a_question_is_text() -> None:
    assert [c.text for c in clauses(texts("Betreft: levering van zand."))] == [
        "Betreft: levering van zand."
    ]


def test_a_word_above_or_before_the_text_tells_who_speaks() -> None:
    found = clauses(
        texts(
            "Vraag 4",
            "Mag de aannemer een andere pomp leveren?",
            "Antwoord",
            "Akkoord, de eis vervalt.",
            "Vraag 5: Kan het later?",
            "Antwoord opdrachtgever: Dat kan.",
            "Vraag van de gegadigde: Ook in juli?",
            "Antwoord Nee.",
        )
    )
    spoken = [c for c in found if c.kind in {QUESTION, ANSWER}]
    assert [(c.kind, c.number, c.text) for c in spoken] == [
        (QUESTION, "4", "Mag de aannemer een andere pomp leveren?"),
        (ANSWER, "4", "Akkoord, de eis vervalt."),
        (QUESTION, "5", "Kan het later?"),
        (ANSWER, "5", "Dat kan."),
        (QUESTION, None, "Ook in juli?"),
        (ANSWER, None, "Nee."),
    ]


def test_a_file_of_answers_is_known_by_other_names_too() -> None:
    for name in ("Vragen en antwoorden ronde 2.xlsx", "NVI2.pdf", "Antwoorden op de vragen.docx"):
        made = Document("d1", name, "x", "0" * 64, tuple(texts("Kan de eis vervallen?")))
        assert segment(made).kind is DocumentKind.CLARIFICATIONS


def test_a_chapter_on_how_to_ask_is_no_nota() -> None:
    blocks = [
        Block(BlockKind.HEADING, "Inleiding", level=1),
        *texts("Deze leidraad beschrijft de procedure."),
        Block(BlockKind.HEADING, "Vragen en antwoorden", level=1),
        *texts("Vragen stelt u voor 1 mei."),
    ]
    made = Document("d1", "Aanbestedingsleidraad.docx", "x", "0" * 64, tuple(blocks))
    assert {c.document_kind for c in segment(made).clauses} == {DocumentKind.TENDER_GUIDE}


def test_a_chapter_of_a_nota_is_named_after_what_is_asked_about() -> None:
    blocks = (
        Block(BlockKind.HEADING, "Nota van inlichtingen", level=1),
        Block(BlockKind.HEADING, "Programma van Eisen", level=2),
        Block(BlockKind.PARAGRAPH, "De termijn in eis 12 wordt verlengd tot tien werkdagen."),
        Block(BlockKind.HEADING, "Bijlage 1 Programma van Eisen", level=1),
        Block(BlockKind.PARAGRAPH, "De kast heeft drie planken."),
    )
    found = segment(Document("d1", "Nota van inlichtingen.docx", "x", "0" * 64, blocks)).clauses
    assert [clause.document_kind for clause in found] == [
        DocumentKind.CLARIFICATIONS,
        DocumentKind.REQUIREMENTS,
    ]
