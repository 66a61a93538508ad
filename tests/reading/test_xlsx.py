"""Spreadsheets: what the user sees, tables and texts, and hostile files."""

from __future__ import annotations

import contextlib
import random
import struct
import zipfile
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.errors import InputError
from analyser.model import BlockKind
from analyser.reading import Limits, read_dossier
from analyser.reading.xlsx import read_xlsx
from analyser.reading.xlsx_formats import BUILTIN_FORMATS, shown_number, shown_text
from analyser.reading.xlsx_sheet import area_of, column_number
from analyser.segmentation.segment import segment

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ACCOUNTING = '_ "€"\\ * #,##0.00_ ;_ "€"\\ * \\-#,##0.00_ ;_ "€"\\ * "-"??_ ;_ @_ '
FORMATS = ["General", "0%", "d-m-yyyy", "#,##0.00", ACCOUNTING]
PLAIN, PERCENT, DATE, AMOUNT, EURO, BOLD, SHADED = range(7)  # the cell styles of `styles`
EMPTY_STREAM = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def styles() -> str:
    formats = "".join(
        f'<numFmt numFmtId="{200 + i}" formatCode={quoteattr(code)}/>'
        for i, code in enumerate(FORMATS)
    )
    plain = "".join(f'<xf numFmtId="{200 + i}" fontId="0" fillId="0"/>' for i in range(5))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
        "<fonts><font/><font><b/></font></fonts>"
        '<fills><fill><patternFill patternType="none"/></fill><fill>'
        '<patternFill patternType="solid"><fgColor rgb="FFCCCCCC"/></patternFill></fill></fills>'
        f'<cellXfs>{plain}<xf fontId="1"/><xf fillId="1"/></cellXfs></styleSheet>'
    )


def cell(reference: str, value: object, style: int = PLAIN) -> str:
    """A cell: a text, a number, or None for one that is only formatted."""
    start = f'<c r="{reference}" s="{style}"'
    if value is None:
        return start + "/>"
    if isinstance(value, str):
        return f'{start} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f"{start}><v>{value}</v></c>"


def row(number: int, *values: object, style: int = PLAIN, attributes: str = "") -> str:
    """A row from column A on; a value may be a (value, style) pair."""
    cells = ""
    for index, value in enumerate(values):
        shown, look = value if isinstance(value, tuple) else (value, style)
        cells += cell(f"{chr(65 + index)}{number}", shown, look) if shown is not None else ""
    return f'<row r="{number}" {attributes}>{cells}</row>'


def sheet(*rows: str, before: str = "", after: str = "") -> str:
    return (
        f'<worksheet xmlns="{MAIN}">{before}<sheetData>{"".join(rows)}</sheetData>'
        f"{after}</worksheet>"
    )


@pytest.fixture
def book(tmp_path):
    """A function that makes a workbook of sheets by name; a "-" in front hides a sheet."""

    def make(sheets: dict[str, str], name: str = "eisen.xlsx", **parts: str) -> Path:
        listed = links = ""
        contents = {"xl/styles.xml": styles()}
        for index, (title, xml) in enumerate(sheets.items(), start=1):
            state = ' state="hidden"' if title.startswith("-") else ""
            listed += (
                f'<sheet name={quoteattr(title.lstrip("-"))} sheetId="{index}"{state} '
                f'r:id="r{index}"/>'
            )
            target = f"worksheets/sheet{index}.xml"
            links += f'<Relationship Id="r{index}" Type="{OFFICE}/worksheet" Target="{target}"/>'
            contents[f"xl/{target}"] = xml
        contents["xl/workbook.xml"] = (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>'
        )
        contents["xl/_rels/workbook.xml.rels"] = (
            f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>'
        )
        contents |= {f"xl/{part}.xml": xml for part, xml in parts.items()}
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, content in contents.items():
                archive.writestr(member, content)
        return path

    return make


def read(path: Path, **limits: int):
    return read_xlsx(
        path, document_id="d1", name=path.name, sha256="0" * 64, limits=Limits(**limits)
    )


def rows_of(document):
    return [b.cells for b in document.blocks if b.kind is BlockKind.TABLE_ROW]


def codes(document):
    return [notice.code for notice in document.warnings]


def refusal(path: Path, **limits: int) -> InputError:
    with pytest.raises(InputError) as caught:
        read_dossier([path], Limits(**limits))
    assert caught.value.message.endswith(".")
    return caught.value


# -- numbers as shown ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("0.4", "0%", "40%"),
        ("0.125", "0.00%", "12,50%"),
        ("1250", ACCOUNTING, "€ 1.250,00"),
        ("-1250", ACCOUNTING, "€ -1.250,00"),
        ("0", ACCOUNTING, "€ -"),
        ("-3.5", BUILTIN_FORMATS[7], "€ -3,50"),
        ("1234567.891", "#,##0.00", "1.234.567,89"),
        ("5", "000", "005"),
        ("3", '"E-"000', "E-003"),
        ("12.50", "0.##", "12,5"),
        ("12", "0.##", "12"),
        ("612345678", "00-00000000", "06-12345678"),
        ("1500000", '0.0,,"M"', "1,5M"),
        ("1500000", "#,##0,", "1.500"),
        ("-5", "0;(0)", "(5)"),
        ("5", "#,##0.00 [$€-413]", "5,00 €"),
        ("-5", "[$€-413] #,##0.00", "-€ 5,00"),
        ("7", '0" dagen"', "7 dagen"),
        ("12345", "0.00E+00", "1,23E+04"),
        ("0.5", "# ?/?", "0,5"),
        ("2", '[>1]"veel";"weinig"', "veel"),
        ("1", '[>1]"veel";"weinig"', "weinig"),
        ("3", ";;;", ""),
        ("46113", "d-m-yyyy", "1-4-2026"),
        ("46113", "dd/mm/yyyy", "01-04-2026"),
        ("46113", "[$-413]dddd d mmmm yyyy;@", "woensdag 1 april 2026"),
        ("46113.75", BUILTIN_FORMATS[22], "1-4-2026 18:00"),
        ("0.75", "h:mm", "18:00"),
        ("1.5", "[h]:mm", "36:00"),
        ("0.5", "h:mm AM/PM", "12:00 PM"),
        ("-1", "d-m-yyyy", "-1"),
        ("9999999", "d-m-yyyy", "9999999"),
        ("12", "General", "12"),
        ("0.1", "General", "0,1"),
        ("1e-7", "General", "1E-07"),
    ],
)
def test_a_number_reads_as_shown(value, code, shown):
    assert shown_number(Decimal(value), code) == shown


def test_days_from_1904():
    assert shown_number(Decimal(0), "d-m-yyyy", from_1904=True) == "1-1-1904"


@given(st.decimals(-(10**12), 10**12, places=2))
def test_an_amount_can_be_read_back(value):
    shown = shown_number(value, "#,##0.00")
    assert Decimal(shown.replace(".", "").replace(",", ".")) == value


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15),
    st.text(alphabet='0#?.,;[]<>=$€%@"\\_*/-ymdhsEe+ AMP', max_size=25),
)
def test_no_format_stops_the_reader(value, code):
    assert isinstance(shown_number(value, code), str)
    assert isinstance(shown_text("tekst", code), str)


def test_text_formats():
    assert shown_text("abc", "General") == "abc"
    assert shown_text("abc", ACCOUNTING).strip() == "abc"
    assert shown_text("abc", '"Eis "@') == "Eis abc"
    assert shown_text("abc", ";;;") == ""


@pytest.mark.parametrize(("letters", "number"), [("A", 1), ("z", 26), ("AA", 27), ("XFD", 16384)])
def test_column_letters(letters, number):
    assert column_number(letters) == number


@pytest.mark.parametrize("reference", [None, "", "A", "1", "A1:B2:C3", "A0x", "A1:", "ÀB1"])
def test_what_is_no_area(reference):
    assert area_of(reference) is None


# -- tables and texts ----------------------------------------------------------------------


def test_a_list_of_requirements(book):
    path = book(
        {
            "Eisen": sheet(
                row(1, "Programma van eisen", style=BOLD),
                row(3, "Nr", "Eis", "KO", "Toelichting", style=BOLD),
                row(4, 1, "De leverancier levert binnen twee weken.", "ja"),
                row(6, "Beheer", style=BOLD, attributes=""),
                row(7, 2, "De dienst is 99,5% beschikbaar.", None, "per maand"),
            )
        }
    )
    document = read(path)
    assert [(b.kind, b.level, b.table, b.is_header, b.text) for b in document.blocks] == [
        (BlockKind.HEADING, 1, None, False, "Eisen"),
        (BlockKind.HEADING, 2, None, False, "Programma van eisen"),
        (BlockKind.TABLE_ROW, None, 1, True, "Nr | Eis | KO | Toelichting"),
        (BlockKind.TABLE_ROW, None, 1, False, "1 | De leverancier levert binnen twee weken. | ja"),
        (BlockKind.HEADING, 2, None, False, "Beheer"),
        (BlockKind.TABLE_ROW, None, 1, False, "2 | De dienst is 99,5% beschikbaar. | per maand"),
    ]
    clauses = segment(document).clauses
    assert [(clause.number, clause.text, clause.heading_path[-1]) for clause in clauses] == [
        ("1", "De leverancier levert binnen twee weken.\nKO: ja", "Programma van eisen"),
        ("2", "De dienst is 99,5% beschikbaar.\nToelichting: per maand", "Beheer"),
    ]


def test_a_price_sheet_with_fields_to_fill_in(book):
    path = book(
        {
            "Prijzen": sheet(
                row(1, "Onderdeel", "Aantal", "Prijs per stuk", "Totaal", style=SHADED),
                row(2, "Implementatie", 1, (1250, EURO), (1250, EURO)),
                row(3, "Beheer per maand"),
                row(4, "Korting", None, None, (0.4, PERCENT)),
            )
        }
    )
    assert rows_of(read(path)) == [
        ("Onderdeel", "Aantal", "Prijs per stuk", "Totaal"),
        ("Implementatie", "1", "€ 1.250,00", "€ 1.250,00"),
        ("Beheer per maand", "", "", ""),
        ("Korting", "", "", "40%"),
    ]


def test_the_header_is_found_without_marks_and_below_a_title(book):
    path = book(
        {
            "Blad1": sheet(
                row(1, "Overzicht van de lokalen"),
                row(2, "Lokaal", "Gebouw", "Meters"),
                row(3, "A1", "Hoofdgebouw", 40),
                row(4, "A2", "Bijgebouw", 52.5),
            )
        }
    )
    blocks = read(path).blocks
    assert [b.is_header for b in blocks] == [False, False, True, False, False]
    assert blocks[1].kind is BlockKind.HEADING


def test_pairs_of_a_form_have_no_header(book):
    path = book({"A": sheet(row(1, "Opdrachtgever", "Gemeente"), row(2, "Plaats", "Delft"))})
    assert not any(block.is_header for block in read(path).blocks)


def test_a_second_header_begins_a_new_table(book):
    path = book(
        {
            "A": sheet(
                row(1, "Nr", "Eis", style=BOLD),
                row(2, 1, "Eerste"),
                row(4, "Nr", "Wens", "Prijs", style=BOLD),
                row(5, 1, "Tweede", (5, EURO)),
            )
        }
    )
    assert [b.table for b in read(path).blocks] == [None, 1, 1, 2, 2]


def test_a_header_over_two_rows(book):
    merged = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>'
    path = book(
        {
            "A": sheet(
                row(1, "Functie", "Tarief", style=BOLD),
                '<row r="2">' + cell("B2", "2026", BOLD) + cell("C2", "2027", BOLD) + "</row>",
                row(3, "Adviseur", (100, EURO), (105, EURO)),
                after=merged,
            )
        }
    )
    assert rows_of(read(path)) == [
        ("Functie", "Tarief 2026", "Tarief 2027"),
        ("Adviseur", "€ 100,00", "€ 105,00"),
    ]


@pytest.mark.parametrize(
    "mark",
    [
        {"after": '<autoFilter ref="A2:C4"/>'},
        {
            "before": '<sheetViews><sheetView><pane ySplit="2" state="frozen"/></sheetView></sheetViews>'
        },
    ],
)
def test_a_filter_or_frozen_pane_marks_the_header(book, mark):
    path = book(
        {
            "A": sheet(
                row(1, "Bijlage 2"),
                row(2, "Wie", "Wat", "Waarom"),
                row(3, "x", "y", "z"),
                row(4, "p", "q", "r"),
                **mark,
            )
        }
    )
    assert [b.text for b in read(path).blocks if b.is_header] == ["Wie | Wat | Waarom"]


def test_merged_over_rows_belongs_to_each_row_and_over_columns_once(book):
    path = book(
        {
            "A": sheet(
                row(1, "Thema", "Nr", "Eis", style=BOLD),
                row(2, "Beheer", 1, "Eerste"),
                row(3, None, 2, "Tweede"),
                row(4, "Tekst over de hele breedte van de tabel."),
                after='<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="A4:C4"/></mergeCells>',
            )
        }
    )
    document = read(path)
    assert rows_of(document)[1:] == [("Beheer", "1", "Eerste"), ("Beheer", "2", "Tweede")]
    assert document.blocks[-1].kind is BlockKind.PARAGRAPH


def test_hidden_sheets_rows_and_columns_are_left_out_and_told(book):
    path = book(
        {
            "Open": sheet(
                row(1, "Nr", "Eis", "Intern"),
                row(2, 1, "Zichtbaar", "geheim"),
                row(3, 2, "Verborgen rij", "x", attributes='hidden="1"'),
                row(4, 3, "Ook zichtbaar", "y"),
                before='<cols><col min="3" max="3" hidden="1"/></cols>',
            ),
            "-Dicht": sheet(row(1, "verborgen blad")),
        }
    )
    document = read(path)
    assert rows_of(document) == [("Nr", "Eis"), ("1", "Zichtbaar"), ("3", "Ook zichtbaar")]
    assert codes(document) == ["VERBORGEN_BLAD", "VERBORGEN_CELLEN"]
    assert "'Dicht'" in document.warnings[0].message


def test_a_merged_cell_that_begins_hidden_is_shown(book):
    path = book(
        {
            "A": sheet(
                row(1, "Kop", "x", attributes='hidden="1"'),
                row(2, None, "y"),
                after='<mergeCells><mergeCell ref="A1:A2"/></mergeCells>',
            )
        }
    )
    assert rows_of(read(path)) == [("Kop", "y")]


def test_kinds_of_cells(book):
    cells = (
        '<c r="A1" t="s"><v>0</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="e"><v>#N/A</v></c>'
        '<c r="D1" t="str"><f>A1</f><v>uitkomst</v></c><c r="E1" t="d"><v>2026-04-01</v></c>'
        '<c r="F1"><f>1+1</f></c><c r="G1" t="s"><v>99</v></c><c r="H1"><v>geen getal</v></c>'
    )
    texts = (
        f'<sst xmlns="{MAIN}"><si><r><t>deel </t></r><r><t>twee_x000D_</t></r>'
        "<rPh><t>klank</t></rPh></si></sst>"
    )
    document = read(book({"A": sheet(f'<row r="1">{cells}</row>')}, sharedStrings=texts))
    assert rows_of(document) == [
        ("deel twee", "WAAR", "#N/A", "uitkomst", "1-4-2026", "geen getal")
    ]
    assert codes(document) == ["NIET_BEREKEND"]


def test_strict_open_xml_is_read(book, tmp_path):
    path = book({"A": sheet(row(1, "tekst"))})
    strict = tmp_path / "strict.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(strict, "w") as target:
        for member in source.namelist():
            data = source.read(member).replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            )
            target.writestr(member, data)
    assert read(strict).blocks[-1].text == "tekst"


def test_a_workbook_in_a_dossier_is_known_by_its_content(book):
    path = book({"A": sheet(row(1, "tekst"))}, name="blad.bin")
    (document,) = read_dossier([path]).documents
    assert document.media_type.endswith("spreadsheetml.sheet")


# -- hostile and broken --------------------------------------------------------------------


def test_a_million_formatted_empty_rows(book):
    empty = "".join(f'<row r="{i}"><c r="A{i}" s="1"/></row>' for i in range(2, 300_000))
    path = book({"A": sheet(row(1, "Eis"), empty, row(1_048_576, "slot"))})
    assert [b.text for b in read(path).blocks] == ["A", "Eis", "slot"]


def test_a_dimension_and_indices_beyond_the_sheet(book):
    far = (
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        '<row r="99999999999999999999"><c r="ZZZZZ1"><v>2</v></c></row>'
        '<row r="-3"><c><v>3</v></c></row>'
    )
    path = book({"A": sheet(far, before='<dimension ref="A1:XFD1048576"/>')})
    assert [b.text for b in read(path).blocks[1:]] == ["1"]


def test_too_many_cells_and_too_long_a_sheet_are_cut_and_told(book):
    path = book({"A": sheet(*(row(i, "a", "b") for i in range(1, 3000)))})
    for limits in ({"max_cells": 100}, {"max_sheet_bytes": 100_000}):
        document = read(path, **limits)
        assert codes(document) == ["BLAD_AFGEKAPT"]
        assert 10 < len(document.blocks) < 2000


def test_merges_over_everything_cost_little(book):
    merges = '<mergeCell ref="A1:XFD1048576"/>' * 50_000
    path = book(
        {
            "A": sheet(
                *(row(i, None, i) for i in range(1, 2000)),
                before='<cols><col min="1" max="1" hidden="1"/></cols>',
                after=f"<mergeCells>{merges}</mergeCells>",
            )
        }
    )
    assert len(rows_of(read(path))) in (0, 1999)  # a column of numbers is text or a table


@pytest.mark.parametrize("state", ["visible", "hidden"])
def test_an_empty_workbook(book, state):
    name = "A" if state == "visible" else "-A"
    assert refusal(book({name: sheet()})).code == "GEEN_TEKST"
    assert refusal(book({})).code == "GEEN_TEKST"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("geheim.xlsx", EMPTY_STREAM + "EncryptedPackage".encode("utf-16-le"), "XLSX_WACHTWOORD"),
        ("stuk.xlsx", b"geen zip", "XLSX_KAPOT"),
        ("half.xlsx", b"PK\x03\x04 en dan niets", "XLSX_KAPOT"),
    ],
)
def test_bytes_that_are_no_workbook(tmp_path, name, data, code):
    path = tmp_path / name
    path.write_bytes(data)
    assert refusal(path).code == code


BOMB = '<!DOCTYPE x [<!ENTITY a "' + "b" * 9000 + '"><!ENTITY c "' + "&a;" * 9000 + '">]>'


@pytest.mark.parametrize("part", ["workbook", "worksheets/sheet1", "sharedStrings", "styles"])
def test_an_entity_bomb_in_any_part(book, part):
    good = {
        "workbook": f'<workbook xmlns="{MAIN}" x="&c;"/>',
        "worksheets/sheet1": sheet('<row r="1"><c t="str"><v>&c;</v></c><c x="&c;"/></row>'),
        "sharedStrings": f'<sst xmlns="{MAIN}"><si x="&c;"><t>&c;</t></si></sst>',
        "styles": f'<styleSheet xmlns="{MAIN}" x="&c;"/>',
    }
    path = book({"A": sheet(row(1, "tekst"))}, **{part: BOMB + good[part]})
    assert refusal(path).code == "XLSX_KAPOT"


def test_an_entity_from_outside_is_not_read(book, tmp_path):
    secret = tmp_path / "geheim.txt"
    secret.write_text("wachtwoord")
    bad = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]>' + sheet(
        '<row r="1"><c t="str"><v>begin &s; eind</v></c></row>'
    )
    path = book({"A": bad})
    with contextlib.suppress(InputError):
        assert not any("wachtwoord" in block.text for block in read(path).blocks)


def test_a_lie_about_the_size_does_not_help(book):
    path = book({"A": sheet(row(1, "x" * 3_000_000))})
    data = bytearray(path.read_bytes())
    for entry in (i for i in range(len(data)) if data.startswith(b"PK\x01\x02", i)):
        data[entry + 24 : entry + 28] = struct.pack("<I", 1000)  # the declared size
    path.write_bytes(bytes(data))
    assert refusal(path, max_inflated_bytes=1_000_000).code in ("ZIP_TE_GROOT", "XLSX_KAPOT")


def test_a_bomb_stops_at_the_budget(book):
    path = book({"A": sheet(row(1, "x" * 3_000_000))})
    assert refusal(path, max_inflated_bytes=1_000_000).code == "ZIP_TE_GROOT"
    assert refusal(path, ratio_floor=100_000).code == "ZIP_TE_GROOT"


@pytest.mark.parametrize("xml", ["", "geen xml", "<worksheet>", f'<worksheet xmlns="{MAIN}"><row>'])
def test_a_sheet_that_is_no_sound_xml(book, xml):
    assert refusal(book({"A": xml})).code == "XLSX_KAPOT"


def test_deeply_nested_xml(book):
    path = book({"A": sheet("<row>" + "<c>" * 5000 + "</c>" * 5000 + "</row>")})
    assert refusal(path).code == "XLSX_KAPOT"


@pytest.mark.parametrize("seed", range(20))
def test_damaged_bytes_never_give_another_error(book, seed):
    chance = random.Random(seed)  # noqa: S311 - no secret
    rows = [row(i, i, f"De leverancier doet {i}.", (i / 7, EURO)) for i in range(1, 60)]
    path = book({"A": sheet(row(1, "Nr", "Eis", "Prijs"), *rows), "-B": sheet(*rows)})
    data = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 40)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if seed % 3 == 0:
        del data[chance.randrange(len(data)) :]
    path.write_bytes(bytes(data) or b"x")
    with contextlib.suppress(InputError):
        assert read_dossier([path]).documents


@pytest.mark.parametrize("seed", range(30))
def test_damaged_xml_never_gives_another_error(book, seed):
    """Damage inside the XML, which the checksums of a ZIP would hide."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    xml = sheet(
        row(1, "Nr", "Eis"),
        row(2, 1, ("tekst", BOLD)),
        before='<cols><col min="1" max="2" hidden="0"/></cols>',
        after='<mergeCells><mergeCell ref="A1:B2"/></mergeCells><autoFilter ref="A1:B2"/>',
    )
    digits = [i for i, sign in enumerate(xml) if sign in "0123456789AB"]
    damaged = list(xml)
    for place in chance.sample(digits[20:], 6):
        damaged[place] = chance.choice("0129-xZ%")
    with contextlib.suppress(InputError):
        assert read(book({"A": "".join(damaged)})).blocks


TENDERS = Path(__file__).resolve().parents[3] / "shared" / "tenders"
SHARED = TENDERS / "vng-softwarecatalogus-2024"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the tender documents are not on this machine")
def test_real_workbooks():
    requirements = read(SHARED / "Bijlage 1.2 - Programma van eisen.xlsx")
    rows = [b for b in requirements.blocks if b.table == 1]
    assert (len(rows), [b.is_header for b in rows].count(True)) == (109, 1)
    assert all(len(b.cells) == 12 for b in rows)
    prices = read(SHARED / "Bijlage 6 - Prijzenblad SWC.xlsx")
    assert [b.cells[0][:2] for b in prices.blocks if b.is_header] == ["1.", "2.", "3.", "4.", "On"]
