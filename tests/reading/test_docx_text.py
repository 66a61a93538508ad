"""The text of paragraphs: what a reader of the document sees."""

from __future__ import annotations

import docx
import pytest


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def texts(blocks):
    return [block.text for block in blocks]


def test_insertions_are_kept_and_deletions_dropped(read_body):
    body = para(
        run("De boete is "),
        '<w:del w:id="1"><w:r><w:delText>10</w:delText></w:r></w:del>',
        f'<w:ins w:id="2">{run("25")}</w:ins>',
        f'<w:moveFrom w:id="3">{run(" weg")}</w:moveFrom>',
        f'<w:moveTo w:id="4">{run(" procent")}</w:moveTo>',
        run("."),
    )
    assert texts(read_body(body)) == ["De boete is 25 procent."]


def test_text_inserted_and_deleted_again_is_dropped(read_body):
    deleted = '<w:del w:id="2"><w:r><w:delText>niet</w:delText></w:r></w:del>'
    body = para(run("Dit is "), f'<w:ins w:id="1">{deleted}{run("wel")}</w:ins>', run(" waar"))
    assert texts(read_body(body)) == ["Dit is wel waar"]


def test_a_deleted_paragraph_mark_joins_paragraphs(read_body):
    mark = '<w:rPr><w:del w:id="1"/></w:rPr>'
    body = para(run("Eerste deel "), properties=mark) + para(run("tweede deel.")) + para(run("X"))
    assert texts(read_body(body)) == ["Eerste deel tweede deel.", "X"]


def test_a_deleted_mark_before_a_table_keeps_the_text(read_body):
    mark = '<w:rPr><w:del w:id="1"/></w:rPr>'
    row = f"<w:tr><w:tc>{para(run('a'))}</w:tc><w:tc>{para(run('b'))}</w:tc></w:tr>"
    body = para(run("Losse tekst"), properties=mark) + f"<w:tbl>{row}</w:tbl>"
    assert texts(read_body(body)) == ["Losse tekst", "a | b"]


def test_tracked_changes_are_reported_with_numbers(make_docx, read_file):
    body = para(f'<w:ins w:id="1">{run("nieuw")}</w:ins>', '<w:del w:id="2"/>', '<w:del w:id="3"/>')
    (warning,) = read_file(make_docx(body)).warnings
    assert warning.code == "WIJZIGINGEN_BIJGEHOUDEN"
    assert "1 keer toegevoegd, 2 keer verwijderd" in warning.message


def test_a_clean_document_has_no_warnings(make_docx, read_file):
    assert read_file(make_docx(para(run("tekst")))).warnings == ()


def test_hidden_text_is_left_out_and_reported(make_docx, read_file):
    styles = """<w:style w:type="character" w:styleId="Geheim"><w:name w:val="Geheim"/>
      <w:rPr><w:vanish/></w:rPr></w:style>"""
    body = para(
        run("zichtbaar"),
        run(" direct", "<w:vanish/>"),
        run(" stijl", '<w:rStyle w:val="Geheim"/>'),
        run(" toch", '<w:rStyle w:val="Geheim"/><w:vanish w:val="0"/>'),
    )
    document = read_file(make_docx(body, styles=styles))
    assert texts(document.blocks) == ["zichtbaar toch"]
    assert [warning.code for warning in document.warnings] == ["VERBORGEN_TEKST"]


def test_bold_or_hidden_by_both_styles_is_neither(read_body):
    styles = """<w:style w:type="character" w:styleId="Sterk"><w:name w:val="Sterk"/>
      <w:rPr><w:b/><w:vanish/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="Kop"><w:name w:val="Kop"/>
      <w:rPr><w:b/><w:vanish/></w:rPr></w:style>"""
    body = para(
        run("zichtbaar", '<w:rStyle w:val="Sterk"/>'),
        run("verborgen"),
        properties='<w:pStyle w:val="Kop"/>',
    )
    (block,) = read_body(body, styles=styles)
    assert (block.text, block.bold) == ("zichtbaar", False)


def test_hidden_rows_are_left_out_and_reported(make_docx, read_file):
    rows = (
        f"<w:tr><w:trPr>{extra}</w:trPr><w:tc>{para(run(text))}</w:tc><w:tc>{para(run('x'))}</w:tc>"
        "</w:tr>"
        for text, extra in (("weg", "<w:hidden/>"), ("hier", ""))
    )
    document = read_file(make_docx(f"<w:tbl>{''.join(rows)}</w:tbl>"))
    assert texts(document.blocks) == ["hier | x"]
    assert [warning.code for warning in document.warnings] == ["VERBORGEN_TEKST"]


def test_wrappers_are_read_through(read_body):
    body = para(
        f"<w:hyperlink>{run('een ')}</w:hyperlink>",
        f"<w:smartTag><w:smartTag>{run('twee ')}</w:smartTag></w:smartTag>",
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('drie ')}</w:sdtContent></w:sdt>",
        f'<w:fldSimple w:instr="REF x">{run("vier")}</w:fldSimple>',
    )
    assert texts(read_body(body)) == ["een twee drie vier"]


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def test_a_field_shows_its_result_and_not_its_instruction(read_body):
    nested = field("begin") + instruction("=2") + field("separate") + run("9") + field("end")
    body = para(
        run("artikel "),
        field("begin") + instruction("IF ") + nested + field("separate") + run("12") + field("end"),
        run(" lid 1"),
    )
    assert texts(read_body(body)) == ["artikel 12 lid 1"]


def test_a_field_without_an_end_hides_nothing(read_body):
    body = para(run("voor "), field("begin"), instruction("REF x")) + para(run("na"))
    assert texts(read_body(body)) == ["voor", "na"]


def test_text_behind_a_contents_list_in_one_paragraph_is_read(read_body):
    toc = para(
        run("Inhoud "), field("begin"), instruction(" TOC "), field("separate"), run("1 A 3")
    )
    simple = para(f'<w:fldSimple w:instr=" TOC \\c Tabel">{run("Tabel 1 9")}</w:fldSimple>')
    body = toc + para(run("2 B 4"), field("end"), run("1 Inleiding")) + simple
    assert texts(read_body(body)) == ["Inhoud", "1 Inleiding"]


def test_a_macro_button_shows_its_prompt(read_body):
    body = para(
        run("Naam: "), field("begin"), instruction("MACROBUTTON NoMacro [vul in]"), field("end")
    )
    assert texts(read_body(body)) == ["Naam: [vul in]"]


def test_a_contents_list_is_left_out(read_body):
    styles = """<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>"""
    toc = (
        para(field("begin"), instruction(" TOC \\o "), field("separate"), run("1 Inleiding 3"))
        + para(run("2 Eisen 4"))
        + para(run("3 Gunning 5"), field("end"))
    )
    gallery = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{para(run('4 Slot 6'))}</w:sdtContent></w:sdt>"
    )
    by_style = para(run("5 Bijlagen 7"), properties='<w:pStyle w:val="Inhopg1"/>')
    blocks = read_body(toc + gallery + by_style + para(run("Inleiding")), styles=styles)
    assert texts(blocks) == ["Inleiding"]


@pytest.mark.parametrize(("state", "sign"), [("1", "☒"), ("0", "☐")])
def test_checkboxes_of_content_controls(read_body, state, sign):
    control = (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{run('?')}</w:sdtContent></w:sdt>"
    )
    assert texts(read_body(para(control, run(" Akkoord")))) == [f"{sign} Akkoord"]


@pytest.mark.parametrize(
    ("state", "sign"),
    [
        ("<w:checked/>", "☒"),
        ('<w:default w:val="1"/>', "☒"),
        ('<w:default w:val="1"/><w:checked w:val="0"/>', "☐"),
    ],
)
def test_checkboxes_of_old_forms(read_body, state, sign):
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>'
        f"{state}</w:checkBox></w:ffData></w:fldChar></w:r>"
    )
    body = para(begin, instruction("FORMCHECKBOX"), field("end"), run(" Akkoord"))
    assert texts(read_body(body)) == [f"{sign} Akkoord"]


def test_special_characters(read_body):
    body = para(
        "<w:r><w:t>CO</w:t><w:noBreakHyphen/><w:t>neutraal</w:t><w:tab/><w:t>in\u00a02030</w:t>"
        "<w:br/><w:t>af\u00adval</w:t><w:softHyphen/><w:t>verbrander\n\u2011e</w:t></w:r>"
    )
    assert texts(read_body(body)) == ["CO-neutraal in 2030\nafvalverbrander -e"]


@pytest.mark.parametrize(
    ("formula", "line"),
    [
        ("<m:f><m:num>{a}</m:num><m:den>{bc}</m:den></m:f>", "a/(b + c)"),
        ("<m:sSup><m:e>{a}</m:e><m:sup>{two}</m:sup></m:sSup>", "a^2"),
        ("<m:sSub><m:e>{a}</m:e><m:sub>{two}</m:sub></m:sSub>", "a_2"),
        ("<m:rad><m:deg/><m:e>{a}</m:e></m:rad>", "√a"),
        ("<m:f><m:num>{a}</m:num><m:den><m:d><m:e>{bc}</m:e></m:d></m:den></m:f>", "a/(b + c)"),
        (
            '<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr><m:e>{a}</m:e></m:d>',
            "[a",
        ),
        ('<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:e>{a}</m:e></m:nary>', "∑a"),
    ],
)
def test_formulas_stand_on_one_line(read_body, formula, line):
    parts = {
        name: f'<m:r><m:t xml:space="preserve">{text}</m:t></m:r>'
        for name, text in (("a", "a"), ("bc", "b + c"), ("two", "2"))
    }
    body = para(run("Score = "), f"<m:oMath>{formula.format(**parts)}</m:oMath>")
    assert texts(read_body(body)) == [f"Score = {line}"]


def test_comments_are_no_text(read_body):
    comment = '<w:commentRangeStart w:id="1"/>{}<w:commentRangeEnd w:id="1"/>'.format(run("tekst"))
    comments = f'<w:comment w:id="1">{para(run("Klopt dit?"))}</w:comment>'
    body = para(comment, '<w:r><w:commentReference w:id="1"/></w:r>')
    assert texts(read_body(body, comments=comments)) == ["tekst"]


def test_a_text_box_is_read_once_after_its_paragraph(read_body):
    inner = f"<w:txbxContent>{para(run('In het kader'))}</w:txbxContent>"
    anchor = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
        f"<w:drawing>{inner}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inner}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:textbox>{inner}</v:textbox></w:pict></w:r>"
    assert texts(read_body(para(run("Tekst"), anchor))) == ["Tekst", "In het kader"]
    assert texts(read_body(para(run("Tekst"), old))) == ["Tekst", "In het kader"]


def test_bold_only_when_everything_is_bold(read_body):
    bold = "<w:b/>"
    blocks = read_body(
        para(run("Titel", bold)) + para(run("Half", bold), run(" om")) + para(run("Gewoon"))
    )
    assert [block.bold for block in blocks] == [True, False, False]


def test_footnotes_stand_at_the_end_in_order_of_reference(read_body):
    notes = "".join(
        f'<w:footnote w:id="{i}">{para(run(text))}</w:footnote>'
        for i, text in ((1, "Eerste noot."), (2, "Verwijderde noot."), (3, "Andere noot."))
    )

    def mark(identifier: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{identifier}"/></w:r>'

    body = para(run("Tekst"), mark(3), f'<w:del w:id="9">{mark(2)}</w:del>', mark(1))
    blocks = read_body(body + para(run("Slot")), footnotes=notes)
    assert [(block.label, block.text) for block in blocks] == [
        (None, "Tekst"),
        (None, "Slot"),
        ("noot 1", "Andere noot."),
        ("noot 2", "Eerste noot."),
    ]


def test_headers_and_footers_stand_apart_and_once(tmp_path, read_file):
    made = docx.Document()
    made.add_paragraph("De leverancier levert.")
    made.sections[0].header.paragraphs[0].text = "Overeenkomst,  versie 0.9"
    made.sections[0].footer.paragraphs[0].text = "Vertrouwelijk"
    later = made.add_section()
    later.footer.is_linked_to_previous = False
    later.footer.paragraphs[0].text = "Vertrouwelijk"
    path = tmp_path / "stuk.docx"
    made.save(str(path))
    document = read_file(path)
    assert [block.text for block in document.blocks] == ["De leverancier levert."]
    assert document.margins == ("Overeenkomst, versie 0.9", "Vertrouwelijk")


STRUCK = """<w:style w:type="character" w:styleId="Oud"><w:name w:val="Oud"/>
  <w:rPr><w:strike/></w:rPr></w:style>
  <w:style w:type="character" w:styleId="Ouder"><w:name w:val="Ouder"/>
  <w:basedOn w:val="Oud"/></w:style>
  <w:style w:type="paragraph" w:styleId="Vervallen"><w:name w:val="Vervallen"/>
  <w:rPr><w:dstrike/></w:rPr></w:style>"""


@pytest.mark.parametrize(
    ("body", "left", "times"),
    [
        (
            para(
                run("Opdrachtnemer is "),
                run("onbeperkt aansprakelijk ", "<w:strike/>"),
                run("aansprakelijk tot € 80.000."),
            ),
            ["Opdrachtnemer is aansprakelijk tot € 80.000."],
            1,
        ),
        (
            para(run("De bus rijdt "), run("nooit", "<w:dstrike/>"), run("altijd.")),
            ["De bus rijdt altijd."],
            1,
        ),
        (
            para(
                run("Wie "),
                run("nu ", '<w:rStyle w:val="Oud"/>'),
                run("straks ", '<w:rStyle w:val="Ouder"/>'),
                run("later komt.", '<w:rStyle w:val="Oud"/><w:strike w:val="0"/>'),
            ),
            ["Wie later komt."],
            2,
        ),
        (
            para(run("Deze boete vervalt."), properties='<w:pStyle w:val="Vervallen"/>')
            + para(run("Wat blijft.")),
            ["Wat blijft."],
            1,
        ),
        # The struck text holds the blank between two words.
        (
            para(run("Tien"), run(" elf ", "<w:strike/>"), run("twaalf")),
            ["Tien twaalf"],
            1,
        ),
    ],
)
def test_struck_text_is_left_out_and_reported(make_docx, read_file, body, left, times):
    document = read_file(make_docx(body, styles=STRUCK))
    assert texts(document.blocks) == left
    (warning,) = document.warnings
    assert warning.code == "DOORGEHAALDE_TEKST"
    assert f"{times} keer" in warning.message


def test_a_struck_item_in_a_cell_leaves_no_number_behind(make_docx, read_file):
    numbering = """<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>
      <w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>"""
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    items = "".join(
        para(run(text, mark), properties=listed)
        for text, mark in (("wassen", ""), ("strijken", "<w:strike/>"), ("vouwen", ""))
    )
    cells = f"<w:tc>{para(run('Taken'))}</w:tc><w:tc>{items}</w:tc>"
    document = read_file(make_docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", numbering=numbering))
    assert document.blocks[0].cells == ("Taken", "1. wassen\n3. vouwen")
