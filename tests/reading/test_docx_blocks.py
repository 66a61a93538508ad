"""Headings, tables and their order in a Word document."""

from __future__ import annotations

import docx
import pytest

from analyser.model import BlockKind

STYLES = """
  <w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>
  <w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/>
    <w:basedOn w:val="Standaard"/></w:style>
  <w:style w:type="paragraph" w:styleId="Artikelkop"><w:name w:val="Artikelkop"/>
    <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
  <w:style w:type="table" w:styleId="Raster"><w:name w:val="Raster"/>
    <w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>
"""


def para(text: str, properties: str = "", bold: str = "") -> str:
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{bold}</w:rPr><w:t>{text}</w:t></w:r></w:p>"
    )


def cell(*content: str, properties: str = "") -> str:
    inner = "".join(c if c.startswith("<") else para(c) for c in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    inner = "".join(c if c.startswith("<w:tc>") else cell(c) for c in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


@pytest.mark.parametrize(
    ("properties", "text", "kind", "level"),
    [
        ('<w:pStyle w:val="Kop2"/>', "Planning", BlockKind.HEADING, 2),
        ('<w:pStyle w:val="Artikelkop"/>', "Boete", BlockKind.HEADING, 1),
        ('<w:outlineLvl w:val="2"/>', "Eisen", BlockKind.HEADING, 3),
        ('<w:pStyle w:val="Kop2"/><w:outlineLvl w:val="9"/>', "Tekst", BlockKind.PARAGRAPH, None),
        ('<w:pStyle w:val="Kop2"/>', "De leverancier levert op tijd.", BlockKind.PARAGRAPH, 2),
        ('<w:pStyle w:val="Kop2"/>', "levert op tijd;", BlockKind.PARAGRAPH, 2),
        ('<w:pStyle w:val="Kop2"/>', "woord " * 30, BlockKind.PARAGRAPH, 2),
        ('<w:pStyle w:val="Kop2"/>', "Artikel 3.", BlockKind.HEADING, 2),
        ("", "Gewone tekst", BlockKind.PARAGRAPH, None),
    ],
)
def test_headings_by_outline_level(read_body, properties, text, kind, level):
    (block,) = read_body(para(text, properties), styles=STYLES)
    assert (block.kind, block.level) == (kind, level)


def test_a_document_made_with_the_builtin_styles(tmp_path, read_file):
    document = docx.Document()
    document.add_heading("Aansprakelijkheid", level=1)
    document.add_paragraph("De opdrachtnemer draagt de schade.")
    document.add_paragraph("eerste punt", style="List Bullet")
    made = document.add_table(rows=1, cols=2)
    made.cell(0, 0).text, made.cell(0, 1).text = "Nr", "Eis"
    document.save(str(tmp_path / "a.docx"))
    blocks = read_file(tmp_path / "a.docx").blocks
    assert [(block.kind, block.label, block.text) for block in blocks] == [
        (BlockKind.HEADING, None, "Aansprakelijkheid"),
        (BlockKind.PARAGRAPH, None, "De opdrachtnemer draagt de schade."),
        (BlockKind.LIST_ITEM, "•", "eerste punt"),
        (BlockKind.TABLE_ROW, None, "Nr | Eis"),
    ]


def test_tables_stand_in_place_and_are_counted(read_body):
    blocks = read_body(
        para("voor") + table(row("a", "b")) + para("midden") + table(row("c", "d"), row("e", "f"))
    )
    assert [(block.text, block.table) for block in blocks] == [
        ("voor", None),
        ("a | b", 1),
        ("midden", None),
        ("c | d", 2),
        ("e | f", 2),
    ]


def test_merged_cells_are_shown_once_on_their_column(read_body):
    start, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    blocks = read_body(
        table(
            row("Nr", "Eis", "Soort"),
            row(cell("1", properties=start), "lucht", "KO"),
            row(cell("herhaald", properties=go_on), "water", "W"),
            row(cell("breed", properties='<w:gridSpan w:val="2"/>'), "KO"),
            row("los", properties='<w:gridBefore w:val="2"/>'),
        )
    )
    assert [block.cells for block in blocks] == [
        ("Nr", "Eis", "Soort"),
        ("1", "lucht", "KO"),
        ("", "water", "W"),
        ("breed", "", "KO"),
        ("", "", "los"),
    ]
    assert blocks[2].text == "water | W"


def test_columns_that_are_always_empty_are_dropped(read_body):
    blocks = read_body(table(row("a", "", "b"), row("c", "", "d")))
    assert [block.cells for block in blocks] == [("a", "b"), ("c", "d")]


def test_deleted_rows_are_dropped(read_body):
    gone = row("oud", "x", properties='<w:del w:id="1"/>')
    blocks = read_body(table(row("a", "b"), gone, row("c", "d")))
    assert [block.text for block in blocks] == ["a | b", "c | d"]


def headers(blocks):
    return [block.is_header for block in blocks]


def test_a_marked_header_row(read_body):
    blocks = read_body(table(row("Nr", "Eis", properties="<w:tblHeader/>"), row("1", "x")))
    assert headers(blocks) == [True, False]


def test_a_bold_or_shaded_first_row_is_a_header(read_body):
    bold = row(cell(para("Nr", bold="<w:b/>")), cell(para("Eis", bold="<w:b/>")))
    shade = '<w:shd w:val="clear" w:fill="D9D9D9"/>'
    shaded = row(cell("Nr", properties=shade), cell("Eis", properties=shade))
    assert headers(read_body(table(bold, row("1", "x")))) == [True, False]
    assert headers(read_body(table(shaded, row("1", "x")))) == [True, False]
    assert headers(read_body(table(bold, bold))) == [False, False]
    assert headers(read_body(table(row("Nr", "Eis"), row("1", "x")))) == [False, False]


def test_a_table_style_can_make_the_header(read_body):
    style = '<w:tblStyle w:val="Raster"/>'
    rows = row("Nr", "Eis"), row("1", "x")
    on = table(*rows, properties=f'{style}<w:tblLook w:val="0420"/>')
    off = table(*rows, properties=f'{style}<w:tblLook w:val="0400" w:firstRow="0"/>')
    assert headers(read_body(on, styles=STYLES)) == [True, False]
    assert headers(read_body(off, styles=STYLES)) == [False, False]


def test_paragraphs_of_a_cell_are_lines(read_body):
    (block,) = read_body(table(row(cell("een", "twee"), "drie")))
    assert block.cells == ("een\ntwee", "drie")


def test_a_box_around_text_gives_its_paragraphs(read_body):
    box = table(row(cell(para("Let op", '<w:pStyle w:val="Kop2"/>'), "Lees dit eerst.")))
    blocks = read_body(box, styles=STYLES)
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.HEADING, "Let op"),
        (BlockKind.PARAGRAPH, "Lees dit eerst."),
    ]


def test_a_nested_table_follows_its_row(read_body):
    inner = table(row("x", "y"), row("z", "q"))
    blocks = read_body(table(row(cell("a", inner), "b"), row("c", "d")))
    assert [(block.text, block.table) for block in blocks] == [
        ("a | b", 1),
        ("x | y", 2),
        ("z | q", 2),
        ("c | d", 1),
    ]


def test_content_controls_around_tables_rows_and_cells(read_body):
    def wrapped(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    rows = f"<w:tr>{wrapped(cell('a'))}{cell('b')}</w:tr>" + wrapped(row("c", "d"))
    blocks = read_body(wrapped(para("kop") + table(rows)))
    assert [block.text for block in blocks] == ["kop", "a | b", "c | d"]


def test_an_absurd_span_is_bounded(read_body):
    wide = cell("a", properties=f'<w:gridSpan w:val="{"9" * 5000}"/>')
    (block,) = read_body(table(row(wide, cell("b", properties='<w:gridSpan w:val="99999999"/>'))))
    assert block.cells == ("a", "b")


def test_a_document_as_part_is_reported(make_docx, read_file):
    document = read_file(make_docx(para("tekst") + "<w:altChunk/>"))
    assert [warning.code for warning in document.warnings] == ["INGEVOEGD_DOCUMENT"]
