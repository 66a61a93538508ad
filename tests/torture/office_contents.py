"""Harms in what a Word, Excel or OpenDocument file says: circles, giants and pointers outside."""

from __future__ import annotations

from functools import partial

from .case import READ, SENTENCE, Case, case
from .office_files import (
    DOCX,
    ODS,
    ODT,
    XLSX,
    cell,
    open_content,
    open_styles,
    open_table,
    paragraph,
    relationships,
    shared_strings,
    sheet,
    word,
    word_part,
    workbook,
)
from .raw_zip import zipped

_NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
_ODDITIES = (
    "a\u0301" * 5 + "e" + "\u0301" * 5000 + "\u200d\u200b\u202e\ufeff\u2066\U000e0041\uffff"[:6]
)


def _styles_in_circles() -> str:
    link = '<w:style w:type="{2}" w:styleId="{0}"><w:name w:val="{0}"/><w:basedOn w:val="{1}"/>'
    rings = [("a", "b", "paragraph"), ("b", "c", "paragraph"), ("c", "a", "paragraph")]
    rings += [("x", "x", "character"), ("heading 1", "a", "paragraph")]
    chain = [(f"s{n}", f"s{n + 1}", "paragraph") for n in range(5000)]
    return word_part(
        "styles", "".join(link.format(*names) + "</w:style>" for names in rings + chain)
    )


def _numbering(levels: str, more: str = "", number: str = "") -> str:
    return word_part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{more}'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{number}</w:num>',
    )


def _level(text: str = "%1.", start: str = "1", form: str = "decimal", index: int = 0) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def _word_body(body: str) -> bytes:
    return DOCX.spoiled(document=word(body))


def _fields(depth: int) -> str:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return f"<w:p>{begin * depth}{end * depth}</w:p>{paragraph()}"


def _word_table(span: str, rows: int = 2) -> str:
    piece = f"<w:tc><w:tcPr>{span}</w:tcPr>{paragraph('Cel')}</w:tc>"
    return f"<w:tbl>{f'<w:tr>{piece}{piece}</w:tr>' * rows}</w:tbl>{paragraph()}"


def _tables_in_tables(depth: int) -> str:
    start = "<w:tbl><w:tr><w:tc>"
    return f"{start * depth}{paragraph('Diep')}{'</w:tc></w:tr></w:tbl>' * depth}{paragraph()}"


def _numbered(numbering: str) -> bytes:
    body = paragraph("Eerste lid.", _NUMBERED) + paragraph("Tweede lid.", _NUMBERED)
    return DOCX.spoiled(document=word(body), numbering=numbering)


def _word_pointers(target: str) -> bytes:
    links = relationships(
        ("styles", target), ("numbering", target), ("footnotes", target), ("image", target)
    )
    return DOCX.spoiled(document_xml_rels=links)


def _with_macros(office: str) -> bytes:
    found = DOCX if office == "docm" else XLSX
    folder = "word" if office == "docm" else "xl"
    macro = b'Attribute VB_Name = "M"\r\nSub AutoOpen()\r\nShell "touch /tmp/macro"\r\nEnd Sub'
    return zipped({**found.members, f"{folder}/vbaProject.bin": b"\xd0\xcf\x11\xe0" + macro})


def _word() -> list[Case]:
    body = {
        "kring-stijlen": lambda: DOCX.spoiled(
            document=word(paragraph(properties='<w:pStyle w:val="a"/>')),
            styles=_styles_in_circles(),
        ),
        "lange-stijlketen": lambda: DOCX.spoiled(
            document=word(paragraph(properties='<w:pStyle w:val="s0"/>')),
            styles=_styles_in_circles(),
        ),
        "miljoen-lege-alineas": lambda: _word_body("<w:p/>" * 1_000_000 + paragraph()),
        "velden-in-velden": lambda: _word_body(_fields(10_000)),
        "veld-zonder-eind": lambda: _word_body(
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + paragraph() * 3
        ),
        "gridspan": lambda: _word_body(_word_table('<w:gridSpan w:val="2000000000"/>')),
        "gridspan-min": lambda: _word_body(_word_table('<w:gridSpan w:val="-7"/>')),
        "vmerge-duizend": lambda: _word_body(_word_table("<w:vMerge/>", 2000)),
        "brede-rij": lambda: _word_body(
            f"<w:tbl><w:tr>{f'<w:tc>{paragraph()}</w:tc>' * 20_000}</w:tr></w:tbl>"
        ),
        "tabellen-in-tabellen-20": lambda: _word_body(_tables_in_tables(20)),
        "rare-tekens": lambda: _word_body(paragraph(SENTENCE + _ODDITIES)),
        "lange-regel": lambda: _word_body(paragraph("woord " * 800_000)),
        "getallen-groot": lambda: _numbered(_numbering(_level(start="9" * 400))),
        "romeins-miljard": lambda: _numbered(
            _numbering(_level(start="1000000000", form="upperRoman"))
        ),
        "letters-miljard": lambda: _numbered(
            _numbering(_level(start="1000000000", form="lowerLetter"))
        ),
        "tekst-miljard": lambda: _numbered(
            _numbering(_level(start="999999999999", form="cardinalText"))
        ),
        "niveau-99": lambda: _numbered(
            _numbering(_level("%9%99%1%0%x", index=99) + _level("%9%0%x"))
        ),
        "niveautekst-lang": lambda: _numbered(_numbering(_level("%1" * 100_000))),
        "nummer-kring": lambda: _numbered(
            _numbering('<w:numStyleLink w:val="L"/>', "", "").replace(
                "</w:num>", '<w:lvlOverride w:ilvl="x"/></w:num>'
            )
        ),
        "nummer-wijst-nergens": lambda: _numbered(word_part("numbering", '<w:num w:numId="1"/>')),
        "noot-in-noot": lambda: DOCX.spoiled(
            footnotes=word_part(
                "footnotes",
                '<w:footnote w:id="2"><w:p><w:r><w:t>De noot.</w:t>'
                '<w:footnoteReference w:id="2"/></w:r></w:p></w:footnote>',
            )
        ),
        "delen-buiten": lambda: _word_pointers("../../../../../../etc/passwd"),
        "delen-web": lambda: _word_pointers("http://127.0.0.1:9/sjabloon.xml"),
        "delen-bestand": lambda: _word_pointers("file:///etc/passwd"),
        "delen-zichzelf": lambda: _word_pointers("document.xml"),
        "delen-map": lambda: _word_pointers("./"),
        "delen-onzin": lambda: _word_pointers("%00\\..\\?*&#65;&quot;"),
        "hoofddeel-buiten": lambda: DOCX.spoiled(
            rels=relationships(("officeDocument", "../../etc/passwd"))
        ),
    }
    plain = [case(f"{name}.docx", make, READ) for name, make in body.items()]
    return [
        *plain,
        case("macros.docm", partial(_with_macros, "docm"), READ, lacks="Shell"),
        case(
            "tabellen-in-tabellen-3000.docx",
            lambda: _word_body(_tables_in_tables(3000)),
            "DOCX_KAPOT",
        ),
        case(
            "hoofddeel-stijlen.docx",
            DOCX.spoiled(rels=relationships(("officeDocument", "word/styles.xml"))),
            "DOCX_KAPOT",
        ),
        case("alleen-lege-alineas.docx", lambda: _word_body("<w:p/>" * 100_000), "GEEN_TEKST"),
        case("zonder-body.docx", DOCX.spoiled(document=word_part("document", "")), "GEEN_TEKST"),
    ]


def _sheets(rows: str, after: str = "") -> bytes:
    return XLSX.spoiled(sheet1=sheet(rows, after))


def _merged(*areas: str) -> str:
    return f"<mergeCells>{''.join(f'<mergeCell ref={chr(34)}{a}{chr(34)}/>' for a in areas)}</mergeCells>"


def _excel() -> list[Case]:
    one = f'<row r="1">{cell("A1")}</row>'
    far = f'<row r="1048576">{cell("XFD1048576", "Onderaan.")}</row>'
    kinds = {
        "hoekcellen": lambda: _sheets(one + far),
        "cel-buiten-blad": lambda: _sheets(
            f'<row r="9999999999">{cell("ZZZZZZ99999999")}</row>{one}'
        ),
        "cel-zonder-plaats": lambda: _sheets(
            '<row><c t="inlineStr"><is><t>Los.</t></is></c></row>'
        ),
        "cel-onzin": lambda: _sheets(
            f'<row r="x">{cell("")}{cell("1A")}{cell("A0")}{cell("A-1")}</row>'
        ),
        "rijen-achteruit": lambda: _sheets(far + one),
        "alles-samengevoegd": lambda: _sheets(one, _merged("A1:XFD1048576", "A1:XFD1048576")),
        "samengevoegd-onzin": lambda: _sheets(
            one, _merged("", ":", "A1:", "B2:A1", "A1:ZZZZ99999999")
        ),
        "samengevoegd-veel": lambda: _sheets(
            one, _merged(*(f"A{n}:XFD{n}" for n in range(1, 20_000)))
        ),
        "gedeeld-buiten": lambda: _sheets(
            f'{one}<row r="2"><c r="A2" t="s"><v>999999999</v></c><c r="B2" t="s"><v>-1</v></c>'
            '<c r="C2" t="s"><v>x</v></c></row>'
        ),
        "getallen-onzin": lambda: _sheets(
            one
            + '<row r="2">'
            + "".join(
                f'<c r="{chr(65 + n)}2"><v>{value}</v></c>'
                for n, value in enumerate(("1e999", "-1e999", "NaN", "inf", "9" * 5000, "1e-999"))
            )
            + "</row>"
        ),
        "soort-onzin": lambda: _sheets(
            f'{one}<row r="2"><c r="A2" t="x" s="99999"><v>1</v></c></row>'
        ),
        "kolommen-miljard": lambda: XLSX.spoiled(
            sheet1=sheet(one).replace(
                "<sheetData>",
                '<cols><col min="1" max="2000000000" hidden="0"/><col min="-5" max="x"/></cols>'
                "<sheetData>",
            )
        ),
        "formule-extern": lambda: _sheets(
            '<row r="1"><c r="A1" t="str"><f>WEBSERVICE("http://127.0.0.1:9")</f><v>Oud.</v></c>'
            f'<c r="B1" t="str"><f>cmd|"/c calc"!A0</f><v>{SENTENCE}</v></c></row>'
        ),
        "veel-teksten": lambda: XLSX.spoiled(
            sharedStrings=shared_strings("<si><t>x</t></si>" * 200_000)
        ),
        "lange-tekst": lambda: _sheets(f'<row r="1">{cell("A1", "woord " * 500_000)}</row>'),
        "blad-naam-lang": lambda: XLSX.spoiled(
            workbook=workbook(f'<sheet name="{"n" * 100_000}" sheetId="1" r:id="r1"/>')
        ),
        "blad-zichzelf": lambda: XLSX.spoiled(
            workbook=workbook('<sheet name="Blad" sheetId="1" r:id="r1"/>' * 50)
        ),
        "delen-map": lambda: XLSX.spoiled(
            workbook=workbook('<sheet name="A" r:id="r1"/><sheet name="B" r:id="weg"/>')
        ),
        "rijen-half-miljoen": lambda: _sheets(one + '<row r="2"/>' * 500_000),
        "rare-tekens": lambda: _sheets(f'<row r="1">{cell("A1", SENTENCE + _ODDITIES)}</row>'),
    }
    outside = relationships(("worksheet", "../../../etc/passwd"))
    formats = "".join(
        f'<numFmt numFmtId="{n + 200}" formatCode="{code}"/>'
        for n, code in enumerate(("0" * 5000, "[" * 999, "&quot;", "\\", "[h]:mm" * 500, "?" * 999))
    )
    cells = "".join(f'<c r="A{n}" s="{n - 1}"><v>1.5</v></c>' for n in range(1, 7))
    styles = XLSX.members["xl/styles.xml"]
    looks = "".join(f'<xf numFmtId="{n + 200}"/>' for n in range(6))
    spoiled = str(styles).replace("<cellXfs>", f"<numFmts>{formats}</numFmts><cellXfs>{looks}")
    return [
        *(case(f"{name}.xlsx", make, READ) for name, make in kinds.items()),
        case(
            "blad-buiten.xlsx", XLSX.spoiled(workbook_xml_rels=outside), "GEEN_TEKST", lacks="root:"
        ),
        case(
            "opmaak-onzin.xlsx",
            XLSX.spoiled(styles=spoiled, sheet1=sheet(f'<row r="1">{cells}</row>')),
            READ,
        ),
        case("macros.xlsm", partial(_with_macros, "xlsm"), READ, lacks="Shell"),
        case("zonder-bladen.xlsx", XLSX.spoiled(workbook=workbook("")), "GEEN_TEKST"),
        case(
            "veel-cellen.xlsx",
            lambda: _sheets(
                "".join(f'<row r="{n}">{cell(f"A{n}", "x") * 25}</row>' for n in range(1, 10_001))
            ),
            READ,
        ),
    ]


def _text(body: str, styles: str = "") -> bytes:
    return ODT.spoiled(content=open_content(body, styles=styles))


def _p(text: str = SENTENCE, style: str = "A") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def _open_text() -> list[Case]:
    ring = "".join(
        f'<style:style style:name="{a}" style:family="paragraph" style:parent-style-name="{b}"/>'
        for a, b in (("A", "B"), ("B", "A"), ("C", "C"))
    )
    chain = "".join(
        f'<style:style style:name="S{n}" style:family="paragraph" style:parent-style-name="S{n + 1}"/>'
        for n in range(5000)
    )
    table_cell = f"<table:table-cell {{}}>{_p('Cel')}</table:table-cell>"
    row = f"<table:table-row {{}}>{table_cell}</table:table-row>"
    billion = "2000000000"
    lists = '<text:list text:style-name="L">{}<text:list-item>'
    kinds = {
        "kring-stijlen": lambda: ODT.spoiled(
            content=open_content(_p() + _p(style="C")), styles=open_styles(ring)
        ),
        "lange-stijlketen": lambda: ODT.spoiled(
            content=open_content(_p(style="S0")), styles=open_styles(chain)
        ),
        "rij-herhaald": lambda: _text(
            open_table(row.format(f'table:number-rows-repeated="{billion}"', "")) + _p()
        ),
        "cel-herhaald": lambda: _text(
            open_table(row.format("", f'table:number-columns-repeated="{billion}"')) + _p()
        ),
        "overspanning": lambda: _text(
            open_table(
                row.format(
                    "",
                    f'table:number-columns-spanned="{billion}" table:number-rows-spanned="{billion}"',
                )
            )
            + _p()
        ),
        "spaties": lambda: _text(_p(f'{SENTENCE}<text:s text:c="{billion}"/>')),
        "kopniveau": lambda: _text(f'<text:h text:outline-level="{billion}">Kop</text:h>{_p()}'),
        "lijstnummer": lambda: _text(
            lists.format("").replace("-item>", f'-item text:start-value="{"9" * 400}">')
            + _p()
            + "</text:list-item></text:list>"
        ),
        "lijsten-in-lijsten": lambda: _text(
            lists.format("") * 80 + _p() + "</text:list-item></text:list>" * 80
        ),
        "lijst-vervolgt-zichzelf": lambda: _text(
            '<text:list xml:id="a" text:continue-list="a"><text:list-item>'
            f"{_p()}</text:list-item></text:list>"
        ),
        "veel-lege-alineas": lambda: _text("<text:p/>" * 600_000 + _p()),
        "object-buiten": lambda: _text(
            f'{_p()}<draw:frame><draw:object xmlns:x="http://www.w3.org/1999/xlink" '
            'x:href="file:///etc/passwd"/></draw:frame>'
        ),
        "macro": lambda: ODT.spoiled(
            **{"Basic/Standard/Module1.xml": '<script>Shell "touch /tmp/macro"</script>'}
        ),
        "rare-tekens": lambda: _text(_p(SENTENCE + _ODDITIES)),
    }
    manifest = str(ODT.members["META-INF/manifest.xml"])
    secret = manifest.replace("/></", "><manifest:encryption-data/></manifest:file-entry></")
    return [
        *(case(f"{name}.odt", make, READ, lacks="root:") for name, make in kinds.items()),
        case("wachtwoord.odt", ODT.spoiled(manifest=secret), "ODT_WACHTWOORD"),
        case(
            "ander-soort.odt",
            ODT.spoiled(mimetype="application/vnd.oasis.opendocument.graphics"),
            READ,
        ),
    ]


def _open_sheets() -> list[Case]:
    def made(row: str, inner: str, before: str = "") -> bytes:
        filled = (
            f'{before}<table:table-row {row}><table:table-cell office:value-type="string" {inner}>'
            f"<text:p>{SENTENCE}</text:p></table:table-cell></table:table-row>"
        )
        return ODS.spoiled(content=open_content(open_table(filled), "spreadsheet"))

    billion = "2000000000"
    repeated = f'table:number-columns-repeated="{billion}"'
    empty = f'<table:table-row table:number-rows-repeated="{billion}"><table:table-cell/></table:table-row>'
    return [
        case("rij-herhaald.ods", lambda: made(f'table:number-rows-repeated="{billion}"', ""), READ),
        case("cel-herhaald.ods", lambda: made("", repeated), READ),
        case("leeg-herhaald.ods", lambda: made("", "", empty * 50), "GEEN_TEKST"),
        case(
            "overspanning.ods",
            lambda: made(
                "", f'table:number-columns-spanned="{billion}" table:number-rows-spanned="-1"'
            ),
            READ,
        ),
        case(
            "herhaald-onzin.ods",
            lambda: made('table:number-rows-repeated="x"', repeated[:-3] + '"'),
            READ,
        ),
        case(
            "groepen-in-groepen.ods",
            lambda: ODS.spoiled(
                content=open_content(
                    open_table(
                        "<table:table-row-group>" * 5000 + "</table:table-row-group>" * 5000
                    ),
                    "spreadsheet",
                )
            ),
            "ODS_KAPOT",
        ),
    ]


CONTENTS = [*_word(), *_excel(), *_open_text(), *_open_sheets()]
