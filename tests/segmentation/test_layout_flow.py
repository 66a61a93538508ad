"""Lines of pages to paragraphs, items and headings."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from analyser.model import Block, BlockKind, Box, Document
from analyser.segmentation.flow import FlowBlock
from analyser.segmentation.layout import flow

WIDTH = 5.0  # points a letter takes in these pages
FULL = "De opdrachtnemer levert de diensten volgens de overeenkomst en draagt daarvoor alle"


class Pages:
    """Sets lines below each other, as a reader would give them."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.page, self.top = 1, 72.0

    def line(
        self, text: str, x: float = 72, gap: float = 0, size: float = 10, *, bold: bool = False
    ) -> Pages:
        self.top += gap
        box = Box(x, self.top, x + WIDTH * len(text), self.top + 1.02 * size)
        self.blocks.append(Block(BlockKind.LINE, text, self.page, box, font_size=size, bold=bold))
        self.top += 1.3 * size
        return self

    def at(self, top: float, text: str, x: float = 72, size: float = 10) -> Pages:
        before, self.top = self.top, top
        self.line(text, x, size=size)
        self.top = before
        return self

    def row(self, *cells: str, table: int = 1, is_header: bool = False) -> Pages:
        box = Box(72, self.top, 500, self.top + 12)
        text = " | ".join(cells)
        self.blocks.append(
            Block(
                BlockKind.TABLE_ROW,
                text,
                self.page,
                box,
                cells=cells,
                table=table,
                is_header=is_header,
                font_size=10,
            )
        )
        self.top += 14
        return self

    def next_page(self) -> Pages:
        self.page += 1
        self.top = 72.0
        return self

    def flow(self) -> tuple[FlowBlock, ...]:
        document = Document(
            "d1", "stuk.pdf", "application/pdf", "0" * 64, tuple(self.blocks), self.page, (595, 842)
        )
        return flow(document).blocks

    def texts(self) -> list[str]:
        return texts(self.flow())


def texts(items: Iterable[FlowBlock]) -> list[str]:
    return [item.block.text for item in items]


def test_lines_become_one_paragraph_with_page_and_box_of_the_first() -> None:
    (item,) = Pages().line(FULL).line("kosten van vervoer en verpakking.").flow()
    assert item.block.kind is BlockKind.PARAGRAPH
    assert item.block.text == f"{FULL} kosten van vervoer en verpakking."
    assert item.block.page == 1
    assert item.block.box is not None
    assert item.block.box.top == 72
    (place,) = item.places
    assert (place.start, place.end, place.page) == (0, len(item.block.text), 1)
    assert place.box is not None
    assert place.box.bottom > item.block.box.bottom


def test_gap_parts_paragraphs() -> None:
    pages = Pages().line(FULL).line("kosten van vervoer.").line(FULL, gap=8).line("risico's.")
    assert len(pages.texts()) == 2


def test_short_last_line_ends_a_paragraph_without_a_gap() -> None:
    pages = Pages().line(FULL).line("kosten.").line(FULL).line("risico's.")
    assert pages.texts() == [f"{FULL} kosten.", f"{FULL} risico's."]


def test_paragraph_over_a_page_break_is_one_with_a_place_for_each_page() -> None:
    pages = Pages().line(FULL).line(FULL.replace("De", "en de")).next_page()
    (item,) = pages.line("kosten die daaruit volgen.").flow()
    assert item.block.text.endswith("alle kosten die daaruit volgen.")
    assert item.block.page == 1
    assert [place.page for place in item.places] == [1, 2]
    first, second = item.places
    assert first.end == second.start
    assert item.block.text[second.start : second.end] == "kosten die daaruit volgen."


def test_finished_paragraph_does_not_run_over_a_page_break() -> None:
    pages = Pages().line(FULL).line("kosten van vervoer.").next_page().line("De prijs staat vast.")
    assert len(pages.texts()) == 2


def test_footnote_does_not_cut_a_sentence() -> None:
    end = "kosten¹ die redelijk zijn en die de gemeente vooraf heeft goedgekeurd en"
    pages = Pages().line(FULL).line(end).at(760, "¹ Exclusief btw.", size=8)
    pages.next_page().line("waarvan zij een bewijs krijgt.")
    text, note = pages.flow()
    bare = end.replace("¹", "")
    assert text.block.text == f"{FULL} {bare} waarvan zij een bewijs krijgt."
    assert (note.block.label, note.block.text) == ("noot 1", "Exclusief btw.")


def test_square_metres_are_no_footnote_mark() -> None:
    end = "kosten² van 40 m² die de gemeente vooraf heeft goedgekeurd en vastgelegd."
    pages = Pages().line(FULL).line(end).at(760, "² Exclusief btw.", size=8)
    assert pages.texts()[0].endswith(
        "kosten van 40 m² die de gemeente vooraf heeft goedgekeurd en vastgelegd."
    )


def test_a_date_at_the_foot_is_no_footnote() -> None:
    pages = Pages().line(FULL).line("kosten.").at(760, "19 februari 2027", size=8)
    assert [item.block.label for item in pages.flow()] == [None, None]


def test_a_footnote_comes_after_the_list_that_runs_over_its_page() -> None:
    pages = Pages().line("De leverancier vergoedt:").line("a. schade¹ aan de weg;", 90)
    pages.at(760, "¹ Exclusief btw.", size=8).next_page().line("b. schade aan de brug.", 90)
    assert [item.block.label for item in pages.flow()] == [None, "a.", "b.", "noot 1"]


def test_footnote_as_large_as_the_text_stands_apart() -> None:
    end = "kosten¹ die redelijk zijn en die de gemeente vooraf heeft goedgekeurd en"
    pages = Pages().line(FULL).line(end).at(740, "¹ Dit is zonder btw en zonder de kosten van")
    pages.at(753, "vervoer.").next_page().line("waarvan zij een bewijs krijgt.")
    assert pages.texts()[0].endswith("waarvan zij een bewijs krijgt.")
    assert pages.texts()[1] == "Dit is zonder btw en zonder de kosten van vervoer."


def test_items_have_labels_and_depth() -> None:
    pages = Pages().line("De leverancier vergoedt:").line("a. schade aan de weg;", 90)
    pages.line("1) bij graven", 110).line("2) bij storten", 110).line("b. schade aan de brug.", 90)
    lead, *items = pages.flow()
    assert lead.block.kind is BlockKind.PARAGRAPH
    assert [item.block.kind for item in items] == [BlockKind.LIST_ITEM] * 4
    assert [item.block.label for item in items] == ["a.", "1)", "2)", "b."]
    assert [item.block.level for item in items] == [1, 2, 2, 1]
    assert items[0].block.text == "schade aan de weg;"


def test_item_runs_over_lines() -> None:
    pages = Pages().line(
        "• De inschrijver beschrijft hoe hij grondstoffen spaart en welke stoffen hij", 90
    )
    pages.line("opnieuw gebruikt", 100).line("• De inschrijver noemt een prijs", 90)
    assert pages.texts() == [
        "De inschrijver beschrijft hoe hij grondstoffen spaart en welke stoffen hij opnieuw gebruikt",
        "De inschrijver noemt een prijs",
    ]


def test_lone_number_joins_its_text() -> None:
    (item,) = Pages().line("7.3").line("De boete is begrensd tot tien procent.", 110).flow()
    assert (item.block.label, item.block.text) == ("7.3", "De boete is begrensd tot tien procent.")


def test_number_in_a_sentence_is_not_an_item() -> None:
    long = "De aansprakelijkheid van de opdrachtnemer is geregeld in het bepaalde van artikel"
    assert Pages().line(long).line("7.3 van deze overeenkomst.").texts() == [
        f"{long} 7.3 van deze overeenkomst."
    ]


def test_date_at_the_start_of_a_line_is_text() -> None:
    long = "De inschrijver dient zijn inschrijving digitaal in en doet dat uiterlijk op dinsdag"
    assert Pages().line(long).line("2 februari 2027 om twaalf uur.").texts() == [
        f"{long} 2 februari 2027 om twaalf uur."
    ]


def test_headings_by_type_and_number() -> None:
    pages = Pages().line("1 Inleiding", size=16).line(FULL, gap=6).line("kosten.")
    pages.line("1.1 Doel", gap=10, size=12).line(FULL, gap=6).line("kosten.")
    pages.line("Wat wij vragen", gap=10, bold=True).line(FULL).line("kosten.")
    headings = [item.block for item in pages.flow() if item.block.kind is BlockKind.HEADING]
    assert [(b.label, b.text, b.level) for b in headings] == [
        ("1", "Inleiding", 1),
        ("1.1", "Doel", 2),
        (None, "Wat wij vragen", 3),
    ]


def test_heading_over_two_lines_is_one() -> None:
    pages = Pages().line("2.3 Hoe wij samen met de markt toewerken naar een volledig", size=14)
    pages.line("circulaire bedrijfsvoering", size=14).line(FULL, gap=6).line("kosten.")
    assert pages.texts()[0].endswith("een volledig circulaire bedrijfsvoering")


def test_numbered_sentence_is_no_heading() -> None:
    pages = Pages().line(FULL).line("kosten.").line("7.3 De boete bedraagt hooguit 5%.", gap=8)
    assert pages.flow()[-1].block.kind is BlockKind.PARAGRAPH
    assert pages.flow()[-1].block.label == "7.3"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("de aanspra-", "kelijkheid blijft", "de aansprakelijkheid blijft"),
        ("voor in-", "en verkoop", "voor in- en verkoop"),
        ("de CO2-", "uitstoot daalt", "de CO2-uitstoot daalt"),
        ("een ICT-", "systeem dat", "een ICT-systeem dat"),
        ("de norm NEN-", "EN geldt", "de norm NEN-EN geldt"),
        ("de aan\u00ad", "nemer werkt", "de aannemer werkt"),
        ("een niet-", "functionele eis", "een niet-functionele eis"),
        ("de mede-", "eigenaar betaalt", "de mede-eigenaar betaalt"),
        (
            "zie https://voorbeeld.nl/ons-",
            "beleid daarover",
            "zie https://voorbeeld.nl/ons-beleid daarover",
        ),
        ("en/of groepen/", "personen die", "en/of groepen/personen die"),
    ],
)
def test_hyphen_at_the_end_of_a_line(first: str, second: str, joined: str) -> None:
    filler = "Volgens het bepaalde in deze overeenkomst en haar bijlagen geldt dat altijd voor "
    assert Pages().line(filler + first).line(second).texts() == [filler + joined]


def test_words_elsewhere_decide_about_a_hyphen() -> None:
    filler = "Volgens het bepaalde in deze overeenkomst en haar bijlagen geldt altijd de score-"
    pages = Pages().line("Elke score-kaart telt.").line(filler, gap=10).line("kaart als bewijs.")
    assert pages.texts()[1].endswith("de score-kaart als bewijs.")


def test_table_row_over_a_page_break_is_one_row() -> None:
    pages = Pages().row("Vraag", "Antwoord", is_header=True)
    pages.row("Mag de bus later\nkomen dan in het bestek", "Nee.").next_page()
    pages.row("is genoemd?", "").row("Mag het eerder?", "Ja.")
    header, first, second = pages.flow()
    assert header.block.is_header
    assert first.block.cells == ("Mag de bus later komen dan in het bestek is genoemd?", "Nee.")
    assert first.block.text == " | ".join(first.block.cells)
    assert [place.page for place in first.places] == [1, 2, 1]
    assert second.block.cells == ("Mag het eerder?", "Ja.")


def test_row_with_an_empty_first_cell_goes_on_only_over_a_page_break() -> None:
    pages = Pages().row("E-1", "De stoel is schoon.").row("", "Ook de tafel.").next_page()
    pages.row("", "Net als de kast.")
    assert [item.block.cells for item in pages.flow()] == [
        ("E-1", "De stoel is schoon."),
        ("", "Ook de tafel. Net als de kast."),
    ]


def test_items_in_a_cell_stay_apart() -> None:
    pages = Pages().row(
        "E-1", "De leverancier:\n• meldt storingen\nbinnen een uur;\n• herstelt ze."
    )
    assert pages.flow()[0].block.cells[1] == (
        "De leverancier:\n• meldt storingen binnen een uur;\n• herstelt ze."
    )


def test_places_cover_the_text_in_order() -> None:
    pages = Pages().line("a. " + FULL).line("kosten").row("x", "y").line(FULL).next_page()
    pages.line("kosten van derden.").line("• punt")
    for item in pages.flow():
        assert item.places[0].start == 0
        assert item.places[-1].end == len(item.block.text)
        for before, after in zip(item.places, item.places[1:], strict=False):
            assert before.end <= after.start


def test_document_without_lines_passes_unchanged() -> None:
    blocks = (Block(BlockKind.HEADING, "Doel", level=1), Block(BlockKind.PARAGRAPH, "De tekst."))
    document = Document("d1", "stuk.docx", "x", "0" * 64, blocks)
    assert flow(document).blocks == tuple(FlowBlock(block, ()) for block in blocks)
