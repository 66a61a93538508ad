"""Boxes, choices and prompts of forms, and the signs of symbol fonts."""

from __future__ import annotations

import pytest

from analyser.model import Document
from analyser.reading.docx_symbols import symbol
from analyser.segmentation import segment


def run(text: str, font: str = "") -> str:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    return f'<w:r>{fonts}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


def cell(*content: str) -> str:
    return f"<w:tc>{para(*content)}</w:tc>"


def sign(code: str, font: str = "Wingdings") -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def control(content: str, properties: str = "<w:showingPlcHdr/>") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def form(data: str, *result: str, instruction: str = "") -> str:
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    text = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end")]
    return f"{begin}{text}{marks[0]}{''.join(result)}{marks[1]}"


def texts(blocks):
    return [block.text for block in blocks]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (sign("F0FE"), "☒"),
        (sign("F078"), "☒"),
        (sign("F0A8"), "☐"),
        (sign("00FE"), "☒"),
        (sign("F052", "Wingdings 2"), "☒"),
        (sign("F0A3", "Wingdings 2"), "☐"),
        (sign("F0A3", "Symbol"), "≤"),
        (sign("F0B3", "Symbol"), "≥"),
        (sign("F063", "Webdings"), "☐"),
        (sign("2611", "Segoe UI Symbol"), "☒"),
        (sign("F0FE", ""), "☒"),
        (run("þ", "Wingdings"), "☒"),
        (run("o", "Wingdings"), "☐"),
        (run("\uf0a3 5", "Symbol"), "≤ 5"),
        (run("☑"), "☒"),
        (run("□"), "☐"),
        (run("\uf0a8"), "☐"),
        (run("o"), "o"),
        (control(run("☒"), ""), "☒"),
    ],
)
def test_one_sign_for_ticked_and_one_for_empty(read_body, shown, expected):
    assert texts(read_body(para(shown, run(" m")))) == [f"{expected} m"]


def test_a_sign_that_no_plain_text_has_is_left_out():
    assert symbol("Wingdings", 0xF04A) == ""
    assert symbol("Arial", 0xD800) == ""
    assert symbol("Arial", -1) == ""


def test_checkboxes_around_paragraphs_and_cells(read_body):
    box = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
    row = f"<w:tr>{control(cell(run('☒')), box)}{cell(run('Ja'))}</w:tr>"
    body = control(para(run("☒")), box) + f"<w:tbl>{row}</w:tbl>"
    assert texts(read_body(body)) == ["☒", "☒ | Ja"]


def test_boxes_reach_the_clauses(make_docx, read_file):
    body = para(run("De inschrijver kiest een van beide:"))
    body += para(sign("F0FE"), run(" varianten zijn toegestaan;"))
    body += para(sign("F0A8"), run(" varianten zijn niet toegestaan."))
    rows = (f"<w:tr>{cell(run(name))}{cell(sign('F0FE'))}</w:tr>" for name in ("Prijs", "Plan"))
    body += f"<w:tbl>{''.join(rows)}</w:tbl>"
    document: Document = read_file(make_docx(body))
    text = "\n".join(clause.text for clause in segment(document).clauses)
    assert "☒ varianten zijn toegestaan" in text
    assert "☐ varianten zijn niet toegestaan" in text
    assert text.count("☒") == 3


def test_a_prompt_is_no_text(read_body):
    prompt = run("Klik om tekst in te voeren.")
    rows = (
        f"<w:tr>{cell(run('Naam'))}{control(cell(prompt))}</w:tr>"
        f"<w:tr>{cell(run('Plaats'))}{cell(run('x'))}</w:tr>"
    )
    body = (
        para(run("Aan: "), control(prompt), run("."))
        + control(para(prompt))
        + f"<w:tbl>{rows}</w:tbl>"
        + para(control(run("ingevuld"), '<w:showingPlcHdr w:val="0"/>'))
    )
    assert texts(read_body(body)) == ["Aan: .", "Naam", "Plaats | x", "ingevuld"]


def test_the_chosen_entry_of_a_list(read_body):
    chosen = control(run("Raamovereenkomst"), "<w:dropDownList/>")
    assert texts(read_body(para(run("Soort: "), chosen))) == ["Soort: Raamovereenkomst"]


ENTRIES = '<w:listEntry w:val="Ja"/><w:listEntry w:val="Nee"/>'


@pytest.mark.parametrize(
    ("data", "result", "expected"),
    [
        (f'<w:ddList><w:result w:val="1"/>{ENTRIES}</w:ddList>', (), "Nee"),
        (f"<w:ddList>{ENTRIES}</w:ddList>", (), "Ja"),
        (f'<w:ddList><w:default w:val="1"/>{ENTRIES}</w:ddList>', (), "Nee"),
        (f'<w:ddList><w:result w:val="7"/>{ENTRIES}</w:ddList>', (), ""),
        (f'<w:ddList><w:result w:val="1"/>{ENTRIES}</w:ddList>', (run("Nee"),), "Nee"),
        ("<w:checkBox><w:checked/></w:checkBox>", (), "☒"),
        ("<w:checkBox/>", (), "☐"),
        ("<w:textInput/>", (run("\u2002\u2002"), run("Utrecht")), "Utrecht"),
        ("<w:textInput/>", (run("\u2002\u2002"),), ""),
    ],
)
def test_old_form_fields(read_body, data, result, expected):
    assert texts(read_body(para(run("Keuze:"), form(data, *result)))) == [
        f"Keuze:{' ' * data.count('textInput') * bool(expected)}{expected}"
    ]
