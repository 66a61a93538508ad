"""Markdown and plain text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analyser.errors import InputError
from analyser.model import BlockKind
from analyser.reading.markdown_blocks import markdown_blocks
from analyser.reading.markdown_inline import plain
from analyser.reading.text import read_text

CONDITIONS = Path(__file__).parents[3] / "shared" / "tenders" / "general-conditions"


def shape(text):
    return [
        (block.kind.value, block.level, block.label, block.text) for block in markdown_blocks(text)
    ]


def test_headings_of_every_form():
    text = "# Eisen\n##Zonder spatie\n### Artikel  3 ###\nTitel\n=====\nOndertitel\n---\n# C#"
    assert shape(text) == [
        ("heading", 1, None, "Eisen"),
        ("heading", 2, None, "Zonder spatie"),
        ("heading", 3, None, "Artikel 3"),
        ("heading", 1, None, "Titel"),
        ("heading", 2, None, "Ondertitel"),
        ("heading", 1, None, "C#"),
    ]


def test_paragraphs_are_split_by_blank_lines_and_lines_joined():
    text = "De leverancier\nlevert op tijd.\n\nDe boete  \nis hoog.\n\n---\n\nSlot"
    assert shape(text) == [
        ("paragraph", None, None, "De leverancier levert op tijd."),
        ("paragraph", None, None, "De boete\nis hoog."),
        ("paragraph", None, None, "Slot"),
    ]


def test_list_items_keep_their_label():
    text = (
        "Lijst:\n- eerste\n* tweede\n  loopt door\n1. derde\n2) vierde\n\na. vijfde\n"
        "   - dieper\nb. zesde\n\n(c) zevende\niv) achtste"
    )
    assert shape(text) == [
        ("paragraph", None, None, "Lijst:"),
        ("list_item", 1, "•", "eerste"),
        ("list_item", 1, "•", "tweede loopt door"),
        ("list_item", 1, "1.", "derde"),
        ("list_item", 1, "2)", "vierde"),
        ("list_item", 1, "a.", "vijfde"),
        ("list_item", 2, "•", "dieper"),
        ("list_item", 1, "b.", "zesde"),
        ("list_item", 1, "(c)", "zevende"),
        ("list_item", 1, "iv)", "achtste"),
    ]


def test_member_numbers_stay_in_the_text_and_begin_a_paragraph():
    text = "3.1 De leverancier levert.\n3.2. De koper betaalt\nzoals bedoeld in artikel\n3.1 en verder."
    assert [block.text for block in markdown_blocks(text)] == [
        "3.1 De leverancier levert.",
        "3.2. De koper betaalt zoals bedoeld in artikel 3.1 en verder.",
    ]


def test_a_number_inside_a_sentence_is_no_list():
    text = "Dit volgt uit artikel\n12. Verder geldt niets."
    assert [block.text for block in markdown_blocks(text)] == [
        "Dit volgt uit artikel 12. Verder geldt niets."
    ]


def test_escaped_numbers_are_list_labels():
    assert shape("1\\. Eerste eis") == [("list_item", 1, "1.", "Eerste eis")]


def test_tables_give_rows_with_a_header():
    text = (
        "Eisen:\n| Nr | Eis |\n|----|:---:|\n| E-1 | CO2 \\| stikstof |\n| E-2 |  |\n\nTekst\n\n"
        "Naam | Prijs\n--- | ---\na | 1\n\n| los | rij |"
    )
    rows = [block for block in markdown_blocks(text) if block.kind is BlockKind.TABLE_ROW]
    assert [(row.table, row.is_header, row.cells) for row in rows] == [
        (1, True, ("Nr", "Eis")),
        (1, False, ("E-1", "CO2 | stikstof")),
        (1, False, ("E-2", "")),
        (2, True, ("Naam", "Prijs")),
        (2, False, ("a", "1")),
        (3, False, ("los", "rij")),
    ]
    assert rows[2].text == "E-2"


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("*Bijlage:* een **groot** stuk", "Bijlage: een groot stuk"),
        ("*Inkoopvoorwaarden: * deze", "Inkoopvoorwaarden: deze"),
        ("***alles*** en _schuin_ en __vet__", "alles en schuin en vet"),
        ("2 * 3 * 4 en prijs_per_stuk", "2 * 3 * 4 en prijs_per_stuk"),
        ("zie [artikel 6](https://x.nl/a_(b)) en ![plaat](p.png)", "zie artikel 6 en plaat"),
        ("[in te vullen] door <naam opdrachtgever>", "[in te vullen] door <naam opdrachtgever>"),
        ("<b>let op</b><br/>regel<!-- weg -->", "let op\nregel"),
        ("mail <inkoop@voorbeeld.nl>", "mail inkoop@voorbeeld.nl"),
        ("R&amp;D \\*niet\\* `code` ~~weg~~", "R&D *niet* code weg"),
        ("> 5 jaar", "> 5 jaar"),
    ],
)
def test_inline_marks(markdown, expected):
    assert plain(markdown) == expected


def test_quotations_lose_their_mark():
    assert [b.text for b in markdown_blocks("> De koper\n> betaalt.\n\n> 5 jaar garantie")] == [
        "De koper betaalt.",
        "> 5 jaar garantie",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(tmp_path, encoding):
    path = tmp_path / "stuk.txt"
    path.write_bytes("Eén boete van € 500 – per dag".encode(encoding))
    document = read_text(path, document_id="d1", name="stuk.txt", sha256="0")
    assert document.blocks[0].text == "Eén boete van € 500 – per dag"
    assert (document.media_type, document.pages) == ("text/plain", None)


def test_media_type_of_markdown(tmp_path):
    path = tmp_path / "x"
    path.write_text("tekst")
    document = read_text(path, document_id="d1", name="A.MD", sha256="0")
    assert document.media_type == "text/markdown"


@pytest.mark.parametrize("data", [b"a\0b", b"\xff\xfe\x00", b"\x81\x8d tekst"])
def test_bytes_that_are_no_text(tmp_path, data):
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_text(path, document_id="d1", name="x.txt", sha256="0")
    assert caught.value.code == "ONBEKEND_TYPE"


@pytest.mark.parametrize(
    "line",
    [
        "*a " * 20_000,
        "[a](" * 20_000,
        "`" * 40_000,
        "| " * 20_000,
        "# " + " " * 50_000 + "x",
        "<!--" * 20_000,
        "_a " * 20_000,
        " " * 100_000 + "|",
        "1." * 30_000,
    ],
)
def test_lines_of_nothing_but_marks_are_read(line):
    assert isinstance(markdown_blocks(line + "\n" + line), tuple)


@pytest.mark.skipif(not CONDITIONS.is_dir(), reason="the general conditions are not here")
@pytest.mark.parametrize("name", ["ARBIT-2010.md", "ARIV-2014.md"])
def test_every_number_of_real_conditions_survives(name):
    path = CONDITIONS / name
    number = r"(?:Artikel\s+\d+|\d+(?:\.\d+)*\.|[a-z][.)])(?=\s)"
    source = re.findall(rf"^(?:#+\s*)?({number})", path.read_text(encoding="utf-8"), re.MULTILINE)
    blocks = read_text(path, document_id="d1", name=name, sha256="0").blocks
    lines = [
        f"{'' if block.label in (None, '•') else block.label} {block.text} ".lstrip()
        for block in blocks
    ]
    found = [match.group() for line in lines if (match := re.match(number, line))]
    assert found == [re.sub(r"\s+", " ", text) for text in source]
    assert len(found) > 100


def test_the_title_of_an_article_needs_no_blank_lines(tmp_path: Path) -> None:
    lines = [
        "7.2 Opdrachtnemer betaalt zijn leveranciers op tijd.",
        "Artikel 8 Geheimhouding",
        "8.1 Partijen houden geheim wat zij van elkaar",
        "vernemen, zoals",
        "artikel 9 van de wet eist en ook",
        "8 jaar later nog.",
        "Bijlage 3",
        "1. Prijzen gelden per uur.",
    ]
    path = tmp_path / "contract.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    document = read_text(path, document_id="d1", name="contract.txt", sha256="0")
    assert [block.text.split()[0] for block in document.blocks] == [
        "7.2",
        "Artikel",
        "8.1",
        "Bijlage",
        "Prijzen",
    ]
