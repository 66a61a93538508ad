"""What a reader skips: running heads and feet, page numbers, the table of contents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analyser.model import Block, BlockKind, Box
from analyser.segmentation.layout_contents import without_contents
from analyser.segmentation.layout_running import part_running

SIZE = (595.0, 842.0)
BODY = [
    "De inschrijver levert een plan.",
    "De gemeente beoordeelt het plan.",
    "Het plan telt voor de helft mee.",
    "De prijs telt voor de andere helft.",
    "Een lege inschrijving is ongeldig.",
    "Vragen zijn welkom tot de sluiting.",
]


def line(text: str, page: int, top: float, x: float = 72) -> Block:
    box = Box(x, top, x + 5 * len(text), top + 10)
    return Block(BlockKind.LINE, text, page, box, font_size=10)


def pack(pages: int, head: str = "", foot: str = "", skip: tuple[int, ...] = ()) -> list[Block]:
    blocks: list[Block] = []
    for page in range(1, pages + 1):
        if head:
            blocks.append(line(head.format(page=page, pages=pages), page, 30))
        blocks += [
            line(f"{text} Zie deel {page * 10 + n}.", page, 150 + 60 * n)
            for n, text in enumerate(BODY)
        ]
        if foot and page not in skip:
            blocks.append(line(foot.format(page=page, pages=pages), page, 800))
    return blocks


def kept(blocks: list[Block]) -> list[str]:
    return [block.text for block in part_running(blocks, SIZE)[0]]


def body(pages: int) -> list[str]:
    return [block.text for block in pack(pages)]


def test_running_head_and_foot_with_page_number() -> None:
    for foot in (
        "Pagina {page} van {pages}",
        "{page}/{pages}",
        "- {page} -",
        "{page}",
        "blz. {page}",
    ):
        assert kept(pack(6, "Bestek groenonderhoud versie 2", foot)) == body(6), foot


def test_what_running_lines_say_is_given_once_without_page_numbers() -> None:
    blocks = pack(6, "Bestek groenonderhoud versie 2.1  Pagina {page} van {pages}", "{page}")
    assert part_running(blocks, SIZE)[1] == ("Bestek groenonderhoud versie 2.1",)
    # What goes up with the page is no version.
    assert part_running(pack(6, foot="blz. {page} v. {pages}{page}"), SIZE)[1] == ()
    assert part_running(pack(6), SIZE)[1] == ()


def test_foot_that_misses_on_some_pages() -> None:
    assert kept(pack(8, foot="Concept 12 mei", skip=(1, 4))) == body(8)


def test_odd_and_even_heads() -> None:
    blocks = pack(8)
    for page in range(1, 9):
        blocks.append(line("Gemeente Voorbeeld" if page % 2 else "Leidraad", page, 30))
    assert kept(blocks) == body(8)


def test_running_line_with_changing_number_before_text() -> None:
    assert kept(pack(6, foot="{page} | Programma van eisen")) == body(6)


def test_number_in_front_of_a_running_foot() -> None:
    assert kept(pack(6, foot="{page} Programma van eisen")) == body(6)


def test_last_lines_that_differ_in_an_amount_stay() -> None:
    blocks = pack(5)
    for page, amount in enumerate((40, 10, 75, 30, 90), start=1):
        blocks.append(line(f"De boete bedraagt {amount} euro per dag.", page, 790))
    assert sum("De boete" in text for text in kept(blocks)) == 5


def test_clause_numbers_in_the_band_stay() -> None:
    blocks = pack(5)
    for page in range(1, 6):
        blocks.append(line(f"Artikel {page + 3} Bepaling", page, 60))
    assert [text for text in kept(blocks) if text.startswith("Artikel")] == [
        f"Artikel {page + 3} Bepaling" for page in range(1, 6)
    ]


def test_numbered_members_at_the_same_height_stay() -> None:
    blocks = pack(4)
    for page in range(1, 5):
        blocks.append(line(f"{page}.1 De opdrachtnemer werkt veilig.", page, 60))
    assert sum("werkt veilig" in text for text in kept(blocks)) == 4


def test_lines_in_the_middle_of_the_page_stay() -> None:
    blocks = [line("Dit is akkoord.", page, 400) for page in range(1, 6)]
    blocks += [line(f"{word} staat onderaan.", n, 600) for n, word in enumerate(BODY, start=1)]
    assert kept(blocks) == [block.text for block in blocks]


def test_slogan_in_the_side_margin_goes() -> None:
    blocks = pack(4) + [line("SAMEN", page, 500, x=560) for page in range(1, 5)]
    assert kept(blocks) == body(4)


def cards(label: str, *lines: str, gap: float = 20, foot: str = "{page}") -> list[Block]:
    """One short card a page; {page} and {word} differ from page to page."""
    blocks: list[Block] = []
    for page, word in enumerate(("dak", "vloer", "muur", "deur", "raam"), start=1):
        blocks.append(line(label.format(page=page), page, 62))
        blocks += [
            line(text.format(page=page, word=word), page, 62 + gap + 16 * n)
            for n, text in enumerate(lines)
        ]
        blocks.append(line(foot.format(page=page + 3), page, 804))
    return blocks


@pytest.mark.parametrize("gap", [14, 18, 26, 40])
@pytest.mark.parametrize("label", ["Eis {page}", "Wens {page}:", "E-0{page}", "Vraag {page}"])
@pytest.mark.parametrize(
    "lines",
    [
        [
            "Wie hier niet aan voldoet, valt af.",
            "Het {word} is van hout.",
            "Graag met foto's erbij.",
        ],
        ["De aannemer laat het {word}", "na oplevering elk jaar keuren."],
        ["De school krijgt van de leverancier", "een handleiding voor het {word}."],
        ["Beschrijf hoe u de wijk betrekt.", "Thema: {word}", "Maximaal twee pagina's tekst"],
    ],
)
def test_one_short_requirement_on_every_page_stays(
    label: str, lines: list[str], gap: float
) -> None:
    blocks = cards(label, *lines, gap=gap)
    assert kept(blocks) == [block.text for block in blocks if not block.text.isdigit()]


def test_cards_among_other_pages_stay() -> None:
    texts = ["De chauffeur meldt het {word} als defect", "en noteert dat in het logboek."]
    blocks = cards("Eis {page}", *texts)
    rest = [replace(block, page=5 + (block.page or 0)) for block in pack(12)]
    expected = [block.text for block in (*blocks, *rest) if not block.text.isdigit()]
    assert kept([*blocks, *rest]) == expected


def test_running_head_above_cards_goes() -> None:
    blocks = cards("Eis {page}", "Het {word} is schoon.", "De huurder veegt het zelf.")
    expected = [block.text for block in blocks if not block.text.isdigit()]
    heads = [line("Bestek schoonmaak 2025", page, 24) for page in range(1, 6)]
    assert kept(blocks + heads) == expected


def test_last_line_halfway_down_the_page_is_no_running_foot() -> None:
    blocks = pack(5)
    short = [block for block in blocks if block.box is not None and block.box.top < 300]
    short += [line("Bewijs: zie het formulier", page, 330) for page in range(1, 6)]
    assert sum(text.startswith("Bewijs") for text in kept(short)) == 5


def test_disclaimer_at_the_foot_of_the_page_goes() -> None:
    for top in (770, 800):
        blocks = pack(6)
        blocks += [
            line("Aan dit stuk kan niemand rechten ontlenen.", page, top) for page in range(1, 7)
        ]
        assert kept(blocks) == body(6)


def test_running_foot_of_turned_pages_goes() -> None:
    blocks = pack(4, foot="Gemeente Voorbeeld, inkoop")
    for page in range(5, 9):
        blocks += [
            line(f"Regel {n} van blad {page} is breed", page, 100 + 50 * n, x=72 + 70 * n)
            for n in range(9)
        ]
        blocks.append(line("Gemeente Voorbeeld, inkoop", page, 560, x=600))
    assert not any(text.startswith("Gemeente") for text in kept(blocks))


def test_document_with_the_same_page_over_and_over_keeps_its_text() -> None:
    blocks = [
        line(text, page, 30 + 16 * n) for page in range(1, 5) for n, text in enumerate(BODY[:2])
    ]
    assert kept(blocks) == [block.text for block in blocks]


def paragraphs(*texts: str) -> list[Block]:
    return [Block(BlockKind.PARAGRAPH, text) for text in texts]


def left(*texts: str) -> list[str]:
    return [block.text for block in without_contents(paragraphs(*texts))]


def test_contents_with_leaders_and_an_entry_over_two_lines() -> None:
    assert left(
        "Inhoudsopgave",
        "1 Inleiding ........................ 3",
        "2 Kwaliteit, veiligheid en normen en",
        "standaarden ...................... 4",
        "3 Planning ....................... 12",
        "1 Inleiding",
        "Dit document beschrijft de opdracht.",
    ) == ["1 Inleiding", "Dit document beschrijft de opdracht."]


def test_contents_as_separate_paragraphs_with_tabs() -> None:
    assert left(
        "Inhoud", "1 Inleiding\t4", "2 Eisen\t6", "1 Inleiding", "In 2026 start het werk."
    ) == [
        "1 Inleiding",
        "In 2026 start het werk.",
    ]


def test_contents_with_label_apart_from_text() -> None:
    blocks = [
        Block(BlockKind.HEADING, "Inhoudsopgave", level=1),
        Block(BlockKind.PARAGRAPH, "Inleiding\t4", label="1."),
        Block(BlockKind.PARAGRAPH, "Eisen\t6", label="2."),
        Block(BlockKind.HEADING, "Inleiding", label="1.", level=1),
    ]
    assert [(b.label, b.text) for b in without_contents(blocks)] == [("1.", "Inleiding")]


def test_contents_without_page_numbers() -> None:
    assert left(
        "Inhoudsopgave",
        "1. Doel",
        "2. Eisen",
        "§ 1. Doel",
        "Wij willen minder CO2.",
        "§ 2. Eisen",
        "Alles telt.",
    ) == [
        "§ 1. Doel",
        "Wij willen minder CO2.",
        "§ 2. Eisen",
        "Alles telt.",
    ]


def test_leaders_without_a_title() -> None:
    entries = [f"{n} Deel {n} .............. {n + 2}" for n in range(1, 5)]
    assert left("Bestek", *entries, "1 Deel 1") == ["Bestek", "1 Deel 1"]


def test_the_word_inhoud_in_a_text_is_no_contents() -> None:
    texts = [
        "Inhoud",
        "De inschrijver beschrijft de aanpak van het werk.",
        "De aanpak telt voor 60 procent mee.",
    ]
    assert left(*texts) == texts


def test_form_with_dotted_lines_stays() -> None:
    texts = ["Naam: ..............", "Plaats: ..............", "Datum: .............."]
    assert left(*texts) == texts
