"""List labels: what Word shows, counted in document order."""

from __future__ import annotations

import pytest

from analyser.model import BlockKind
from analyser.reading.number_formats import format_number


def level(index: int, fmt: str, text: str, *, start: int = 1, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(identifier: int, *levels: str, extra: str = "") -> str:
    content = extra + "".join(levels)
    return f'<w:abstractNum w:abstractNumId="{identifier}">{content}</w:abstractNum>'


def num(identifier: int, target: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{target}"/>{overrides}</w:num>'


def item(num_id: int, ilvl: int, text: str) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{num_id}"/></w:numPr>'
        f"</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def styled(style: str, text: str, extra: str = "") -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
    )


CONTRACT = abstract(
    1,
    level(0, "decimal", "Artikel %1"),
    level(1, "decimal", "%1.%2"),
    level(2, "lowerLetter", "%3)"),
) + num(1, 1)


def labels(blocks):
    return [block.label for block in blocks]


def test_levels_count_and_deeper_ones_start_anew(read_body):
    body = "".join(item(1, ilvl, "tekst van een lid") for ilvl in (0, 1, 1, 2, 2, 0, 1, 2))
    blocks = read_body(body, numbering=CONTRACT)
    assert labels(blocks) == ["Artikel 1", "1.1", "1.2", "a)", "b)", "Artikel 2", "2.1", "a)"]
    assert {block.kind for block in blocks} == {BlockKind.LIST_ITEM}
    assert [block.level for block in blocks] == [1, 2, 2, 3, 3, 1, 2, 3]


def test_a_level_used_without_its_parent_shows_the_start_of_the_parent(read_body):
    blocks = read_body(item(1, 1, "lid zonder artikel"), numbering=CONTRACT)
    assert labels(blocks) == ["1.1"]


def test_two_lists_of_one_definition_count_on(read_body):
    body = item(1, 0, "een") + item(2, 0, "twee") + item(1, 0, "drie")
    numbering = abstract(1, level(0, "decimal", "%1.")) + num(1, 1) + num(2, 1)
    assert labels(read_body(body, numbering=numbering)) == ["1.", "2.", "3."]


def test_a_start_override_restarts_once(read_body):
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = abstract(1, level(0, "decimal", "%1.")) + num(1, 1) + num(2, 1, override)
    body = item(1, 0, "een") + item(2, 0, "vijf") + item(2, 0, "zes")
    assert labels(read_body(body, numbering=numbering)) == ["1.", "5.", "6."]


def test_a_level_override_changes_how_the_number_looks(read_body):
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "Deel %1")}</w:lvlOverride>'
    numbering = abstract(1, level(0, "decimal", "%1.")) + num(1, 1, override)
    assert labels(read_body(item(1, 0, "a") + item(1, 0, "b"), numbering=numbering)) == [
        "Deel I",
        "Deel II",
    ]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [("", "2.1.1"), ('<w:lvlRestart w:val="0"/>', "2.1.2"), ('<w:lvlRestart w:val="1"/>', "2.1.1")],
)
def test_restart_of_the_third_level(read_body, restart, expected):
    numbering = abstract(
        1,
        level(0, "decimal", "%1"),
        level(1, "decimal", "%1.%2"),
        level(2, "decimal", "%1.%2.%3", extra=restart),
    ) + num(1, 1)
    body = "".join(item(1, ilvl, "x") for ilvl in (0, 1, 2, 0, 1, 2))
    assert labels(read_body(body, numbering=numbering))[-1] == expected


def test_restart_only_after_the_chapter_counts_on_between_paragraphs(read_body):
    numbering = abstract(
        1,
        level(0, "decimal", "%1"),
        level(1, "decimal", "%1.%2"),
        level(2, "decimal", "Eis %3", extra='<w:lvlRestart w:val="1"/>'),
    ) + num(1, 1)
    body = "".join(item(1, ilvl, "x") for ilvl in (0, 1, 2, 1, 2, 0, 1, 2))
    shown = [text for text in labels(read_body(body, numbering=numbering)) if "Eis" in text]
    assert shown == ["Eis 1", "Eis 2", "Eis 1"]


def test_legal_numbering_shows_decimals_below_a_roman_chapter(read_body):
    numbering = abstract(
        1,
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%1.%2", extra="<w:isLgl/>"),
    ) + num(1, 1)
    body = item(1, 0, "x") + item(1, 0, "x") + item(1, 1, "x")
    assert labels(read_body(body, numbering=numbering)) == ["I.", "II.", "2.1"]


def test_bullets_and_lists_without_a_number(read_body):
    numbering = (
        abstract(1, level(0, "bullet", "\uf0b7"))
        + abstract(2, level(0, "none", ""))
        + abstract(3, level(0, "none", "Noot:"))
        + num(1, 1)
        + num(2, 2)
        + num(3, 3)
    )
    blocks = read_body(item(1, 0, "x") + item(2, 0, "x") + item(3, 0, "x"), numbering=numbering)
    assert labels(blocks) == ["•", None, "Noot:"]
    assert blocks[1].kind is BlockKind.PARAGRAPH


def test_numbering_by_style_takes_the_level_tied_to_the_style(read_body):
    styles = """
      <w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/>
        <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/>
        <w:basedOn w:val="Kop1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Mijn kop"/>
        <w:basedOn w:val="Kop2"/></w:style>"""
    numbering = abstract(
        1,
        level(0, "decimal", "%1.", extra='<w:pStyle w:val="Kop1"/>'),
        level(1, "decimal", "%1.%2.", extra='<w:pStyle w:val="Kop2"/>'),
    ) + num(1, 1)
    no_number = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = (
        styled("Kop1", "Inleiding")
        + styled("Kop2", "Doel")
        + styled("Kop1", "Ongenummerd", no_number)
        + styled("Eigen", "Afgeleide stijl")
    )
    blocks = read_body(body, styles=styles, numbering=numbering)
    assert labels(blocks) == ["1.", "1.1.", None, "1.2."]
    assert [block.level for block in blocks] == [1, 2, 1, 2]


def test_a_list_defined_by_a_list_style(read_body):
    styles = """<w:style w:type="numbering" w:styleId="Lijst"><w:name w:val="Lijst"/>
      <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"""
    numbering = (
        abstract(1, level(0, "lowerRoman", "(%1)"), extra='<w:styleLink w:val="Lijst"/>')
        + abstract(2, extra='<w:numStyleLink w:val="Lijst"/>')
        + num(1, 1)
        + num(2, 2)
    )
    blocks = read_body(item(2, 0, "x") + item(2, 0, "x"), styles=styles, numbering=numbering)
    assert labels(blocks) == ["(i)", "(ii)"]


def test_a_list_style_that_names_no_list_is_found_by_its_link(read_body):
    styles = '<w:style w:type="numbering" w:styleId="Lijst"><w:name w:val="Lijst"/></w:style>'
    numbering = (
        abstract(1, level(0, "lowerRoman", "(%1)"), extra='<w:styleLink w:val="Lijst"/>')
        + abstract(2, extra='<w:numStyleLink w:val="Lijst"/>')
        + num(2, 2)
    )
    assert labels(read_body(item(2, 0, "x"), styles=styles, numbering=numbering)) == ["(i)"]


def test_a_list_of_one_level_has_no_others(read_body):
    flat = '<w:multiLevelType w:val="singleLevel"/>'
    numbering = abstract(1, level(0, "decimal", "%1."), extra=flat) + num(1, 1)
    body = item(1, 0, "een") + item(1, 3, "twee")
    assert labels(read_body(body, numbering=numbering)) == ["1.", "2."]


def test_text_boxes_and_notes_count_for_themselves(read_body):
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{item(1, 0, 'b')}</w:txbxContent></v:textbox></w:pict></w:r>"
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = item(1, 0, "x").replace("</w:p>", f"{box}{note}</w:p>") * 2 + item(1, 0, "x")
    notes = f'<w:footnote w:id="1">{item(1, 0, "n")}{item(1, 0, "m")}</w:footnote>'
    blocks = read_body(body, numbering=CONTRACT, footnotes=notes)
    assert [(block.label, block.text) for block in blocks] == [
        ("Artikel 1", "x"),
        ("Artikel 1", "b"),
        ("Artikel 2", "x"),
        ("Artikel 2", "b"),
        ("Artikel 3", "x"),
        ("noot 1", "Artikel 1 n\nArtikel 2 m"),
    ]


def test_a_paragraph_hidden_by_its_style_is_not_counted(read_body):
    styles = """<w:style w:type="paragraph" w:styleId="Weg"><w:name w:val="Weg"/>
      <w:rPr><w:vanish/></w:rPr></w:style>"""
    hidden = item(1, 0, "weg").replace("<w:pPr>", '<w:pPr><w:pStyle w:val="Weg"/>')
    body = item(1, 0, "een") + hidden + item(1, 0, "twee")
    assert labels(read_body(body, styles=styles, numbering=CONTRACT)) == ["Artikel 1", "Artikel 2"]


def test_list_styles_that_point_at_each_other_give_no_label(read_body):
    styles = """<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/>
      <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"""
    numbering = abstract(1, extra='<w:numStyleLink w:val="L"/>') + num(1, 1)
    assert labels(read_body(item(1, 0, "x"), styles=styles, numbering=numbering)) == [None]


def test_counting_goes_on_in_table_cells_and_in_empty_paragraphs(read_body):
    cell = (
        f"<w:tbl><w:tr><w:tc>{item(1, 0, '')}</w:tc><w:tc>{item(1, 0, 'eis')}</w:tc></w:tr></w:tbl>"
    )
    numbering = abstract(1, level(0, "decimal", "E-%1")) + num(1, 1)
    blocks = read_body(item(1, 0, "een") + cell + item(1, 0, "vier"), numbering=numbering)
    assert blocks[1].cells == ("E-2", "E-3 eis")
    assert blocks[2].label == "E-4"


def test_a_number_the_author_typed_stays_in_the_text(read_body):
    (block,) = read_body("<w:p><w:r><w:t>3.1 De leverancier levert.</w:t></w:r></w:p>")
    assert (block.label, block.text) == (None, "3.1 De leverancier levert.")


def test_zero_padded_numbers_spelt_out_by_example(read_body):
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="EIS-%1"/></w:lvl>'
    )
    blocks = read_body(item(1, 0, "x"), numbering=abstract(1, custom) + num(1, 1))
    assert labels(blocks) == ["EIS-007"]


@pytest.mark.parametrize(
    ("count", "name", "expected"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (14, "decimalZero", "14"),
        (1, "lowerLetter", "a"),
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (3, "ordinal", "3e"),
        (22, "cardinalText", "Tweeëntwintig"),
        (301, "cardinalText", "Driehonderdeen"),
        (1000, "cardinalText", "1000"),
        (8, "ordinalText", "Achtste"),
        (300, "ordinalText", "Driehonderdste"),
        (1000, "ordinalText", "1000e"),
        (20, "decimalEnclosedCircle", "⑳"),
        (21, "decimalEnclosedCircle", "21"),
        (6, "chicago", "††"),
        (0, "chicago", ""),
        (3, "none", ""),
        (0, "lowerLetter", ""),
        (12, "onbekend", "12"),
        (-5, "decimal", "0"),
    ],
)
def test_number_formats(count, name, expected):
    assert format_number(count, name) == expected
