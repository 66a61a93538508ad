"""OpenDocument texts and spreadsheets: numbering, tables, changes, and hostile files."""

from __future__ import annotations

import contextlib
import random
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from analyser.errors import InputError
from analyser.model import BlockKind
from analyser.reading import Limits, read_dossier
from analyser.reading.legacy_conversion import Conversion, convert
from analyser.reading.odt import read_odt

needs_libreoffice = pytest.mark.skipif(
    not (shutil.which("soffice") or shutil.which("libreoffice")),
    reason="LibreOffice is not on this machine",
)

HEADING, PARAGRAPH = BlockKind.HEADING, BlockKind.PARAGRAPH
ITEM, ROW = BlockKind.LIST_ITEM, BlockKind.TABLE_ROW
NAMESPACES = (
    " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in {
            "office": "office",
            "text": "text",
            "table": "table",
            "style": "style",
            "draw": "drawing",
            "svg": "svg-compatible",
            "fo": "xsl-fo-compatible",
        }.items()
    )
    + ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)
TYPE = "application/vnd.oasis.opendocument."
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="{}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">{}'
    '</manifest:file-entry><manifest:file-entry manifest:full-path="styles.xml" '
    'manifest:media-type="text/xml"/></manifest:manifest>'
)


def p(text: str, attributes: str = "") -> str:
    return f"<text:p {attributes}>{text}</text:p>"


def h(level: int, text: str, attributes: str = "") -> str:
    style = "" if "style-name" in attributes else f'text:style-name="Kop{level}"'
    return f'<text:h text:outline-level="{level}" {style} {attributes}>{text}</text:h>'


def items(*contents: str, style: str | None = "L1", attributes: str = "") -> str:
    """A list; a content is a text, or the XML of an item or of what stands in it."""
    inner = ""
    for content in contents:
        xml = content if content.startswith("<") else p(content)
        is_item = xml.startswith(("<text:list-item", "<text:list-header"))
        inner += xml if is_item else f"<text:list-item>{xml}</text:list-item>"
    stated = f'text:style-name="{style}"' if style else ""
    return f"<text:list {stated} {attributes}>{inner}</text:list>"


def item(content: str, attributes: str) -> str:
    return f"<text:list-item {attributes}>{p(content)}</text:list-item>"


def level(
    number: int,
    shape: str,
    prefix: str = "",
    suffix: str = "",
    shown: int = 1,
    more: str = "",
    tag: str = "list-level-style-number",
) -> str:
    return (
        f'<text:{tag} text:level="{number}" style:num-format="{shape}" style:num-prefix="{prefix}" '
        f'style:num-suffix="{suffix}" text:display-levels="{shown}" {more}/>'
    )


def outline(number: int, *rest: str | int) -> str:
    return level(number, *rest, tag="outline-level-style")  # type: ignore[arg-type]


AUTOMATIC = (
    '<text:list-style style:name="L1">'
    + level(1, "1", suffix=".")
    + level(2, "1", shown=2)
    + level(3, "a", "(", ")")
    + '</text:list-style><text:list-style style:name="L2">'
    + level(1, "a", suffix=")", more='text:start-value="26"')
    + level(2, "", "x", "y")
    + '</text:list-style><text:list-style style:name="L3">'
    + level(1, "1", more='text:start-value="5" loext:num-list-format="Artikel %1%:"')
    + level(2, "I", more='loext:num-list-format="%1%.%2%"')
    + '</text:list-style><text:list-style style:name="L4">'
    + '<text:list-level-style-bullet text:level="1" text:bullet-char="-"/></text:list-style>'
    + '<style:style style:name="Los" style:family="paragraph" style:parent-style-name="Kop1" '
    + 'style:list-style-name=""/>'
    + "".join(
        f'<style:style style:name="{name}" style:family="{family}">'
        f'<style:text-properties style:text-line-through-{key}="{value}"/></style:style>'
        for name, family, key, value in (
            ("Streep", "text", "style", "solid"),
            ("Dubbel", "text", "type", "double"),
            ("Open", "text", "style", "none"),
            ("Vervallen", "paragraph", "style", "solid"),
        )
    )
    + '<style:style style:name="Weg" style:family="text">'
    + '<style:text-properties text:display="none"/></style:style>'
    + '<style:style style:name="Vet" style:family="text">'
    + '<style:text-properties fo:font-weight="bold"/></style:style>'
)
STYLES = (
    '<text:outline-style style:name="Outline">'
    + outline(1, "1")
    + outline(2, "1", "", "", 2)
    + outline(3, "a", "§", ")")
    + "</text:outline-style>"
    + '<style:style style:name="Standard" style:family="paragraph"/>'
    + "".join(
        f'<style:style style:name="Kop{n}" style:display-name="Heading {n}" '
        f'style:family="paragraph" style:default-outline-level="{n}"/>'
        for n in (1, 2, 3)
    )
)


@pytest.fixture
def make(tmp_path):
    """A function that makes an OpenDocument file of a body."""

    def build(
        body: str,
        *,
        kind: str = "text",
        name: str = "stuk.odt",
        automatic: str = AUTOMATIC,
        locked: str = "",
    ) -> Path:
        path = tmp_path / name
        content = (
            f'<office:document-content {NAMESPACES} office:version="1.2"><office:automatic-styles>'
            f"{automatic}</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}>"
            "</office:body></office:document-content>"
        )
        styles = (
            f'<office:document-styles {NAMESPACES} office:version="1.2"><office:styles>{STYLES}'
            "</office:styles></office:document-styles>"
        )
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mimetype", TYPE + kind)
            archive.writestr("content.xml", body if body.startswith("<!") else content)
            archive.writestr("styles.xml", styles)
            archive.writestr("META-INF/manifest.xml", MANIFEST.format(TYPE + kind, locked))
        return path

    return build


def read(path: Path):
    return read_odt(path, document_id="d1", name=path.name, sha256="0" * 64)


def shown(document) -> list[str]:
    return [" ".join(filter(None, (b.label, b.text))) for b in document.blocks]


def codes(document):
    return [notice.code for notice in document.warnings]


def refusal(path: Path, **limits: int) -> InputError:
    with pytest.raises(InputError) as caught:
        read_dossier([path], Limits(**limits))
    assert caught.value.message.endswith(".")
    return caught.value


# -- numbering; the expected labels are those that LibreOffice 7.4 shows -------------------

NUMBERED = [
    (h(1, "kop"), "1 kop"),
    (h(2, "onder"), "1.1 onder"),
    (h(2, "leeg", 'text:is-list-header="true"'), "leeg"),
    (h(3, "diep"), "§a) diep"),
    (h(1, "met de hand zonder nummer", 'text:style-name="Los"'), "met de hand zonder nummer"),
    (h(1, "kop"), "2 kop"),
    (h(2, "zeven", 'text:restart-numbering="true" text:start-value="7"'), "2.7 zeven"),
    (h(2, "acht"), "2.8 acht"),
    (h(3, "direct"), "§a) direct"),
    (h(4, "niveau zonder vorm"), "niveau zonder vorm"),
    (items("een"), "1. een"),
    (items("opnieuw"), "1. opnieuw"),
    (items("verder", attributes='text:continue-numbering="true"'), "2. verder"),
    (items(items("fantoom", style=None)), "1.1 fantoom"),
    (items(item("vier", 'text:start-value="4"')), "4. vier"),
    (items("z", style="L2"), "z) z"),
    (items("aa", style="L2", attributes='text:continue-numbering="true"'), "aa) aa"),
    (items("vijf", style="L3", attributes='xml:id="l3"'), "Artikel 5: vijf"),
    (items("tussen"), "1. tussen"),
    (items("zes", style="L3", attributes='text:continue-list="l3"'), "Artikel 6: zes"),
    (
        items(items("onder", style=None), style="L3", attributes='text:continue-list="l3"'),
        "6.I onder",
    ),
    (items(item("anders", 'text:style-override="L2"')), "z) anders"),
    (items("streepje", style="L4"), "• streepje"),
    (items("onbekende stijl", style="Bestaatniet"), "• onbekende stijl"),
    (items(h(1, "kop in lijst")), "1. kop in lijst"),
    (
        f"<text:numbered-paragraph text:style-name='L1'>{p('los')}</text:numbered-paragraph>",
        "1. los",
    ),
    (h(1, "kop"), "3 kop"),
]


def test_numbers_are_those_that_libreoffice_shows(make):
    body = "".join(xml for xml, _ in NUMBERED)
    assert shown(read(make(body))) == [text for _, text in NUMBERED]


@needs_libreoffice
def test_libreoffice_itself_agrees(make, tmp_path):
    path = make("".join(xml for xml, _ in NUMBERED))
    folder = tmp_path / "uit"
    folder.mkdir()
    to_text = Conversion("odt", "writer8", "txt", "Text (encoded):UTF8")
    converted = convert(path, folder, to_text, Limits())
    lines = converted.read_text(encoding="utf-8-sig").splitlines()
    assert [" ".join(line.split()) for line in lines if line.strip()] == shown(read(path))


def test_items_of_several_paragraphs_and_empty_ones(make):
    first = f"<text:list-item>{p('een')}{p('tweede alinea')}</text:list-item>"
    header = f"<text:list-header>{p('kopje')}</text:list-header>"
    document = read(make(items(header, first, p(""), "drie")))
    assert [(b.kind, b.label, b.level) for b in document.blocks] == [
        (PARAGRAPH, None, None),
        (ITEM, "1.", 1),
        (PARAGRAPH, None, None),
        (ITEM, "3.", 1),
    ]


# -- text ----------------------------------------------------------------------------------


def test_blanks_breaks_and_fields(make):
    text = (
        "een<text:s text:c='3'/>twee<text:tab/>drie\n  vier<text:line-break/>vijf"
        "<text:soft-page-break/><text:bookmark text:name='b'/><text:page-number>7</text:page-number>"
        "<text:s text:c='99999999999'/><office:annotation><text:p>opmerking</text:p></office:annotation>"
        "<text:a>link</text:a><text:ruby><text:ruby-base>basis</text:ruby-base>"
        "<text:ruby-text>klank</text:ruby-text></text:ruby>"
    )
    assert shown(read(make(p(text)))) == ["een twee drie vier\nvijf7 linkbasis"]


def test_headings_that_are_sentences_and_bold(make):
    document = read(
        make(
            h(1, "Kop", 'text:is-list-header="true"')
            + h(2, "De leverancier levert op tijd.")
            + p("<text:span text:style-name='Vet'>vet</text:span>")
            + p("half <text:span text:style-name='Vet'>vet</text:span>")
        )
    )
    assert [(b.kind, b.level, b.bold) for b in document.blocks] == [
        (HEADING, 1, False),
        (PARAGRAPH, 2, False),
        (PARAGRAPH, None, True),
        (PARAGRAPH, None, False),
    ]


def test_tracked_changes_are_read_as_accepted(make):
    region = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>oude tekst</text:p>"
        "</text:deletion></text:changed-region><text:changed-region><text:insertion/>"
        "</text:changed-region></text:tracked-changes>"
    )
    document = read(
        make(region + p("begin<text:change/> <text:change-start/>nieuw<text:change-end/> eind"))
    )
    assert shown(document) == ["begin nieuw eind"]
    assert codes(document) == ["WIJZIGINGEN_BIJGEHOUDEN"]


def test_struck_text_is_left_out_and_reported(make):
    def span(style: str, text: str) -> str:
        return f"<text:span text:style-name='{style}'>{text}</text:span>"

    document = read(
        make(
            p(f"De huur is {span('Streep', '900 ')}950 euro {span('Dubbel', 'per week')}per maand.")
            + p("De borg vervalt.", "text:style-name='Vervallen'")
            + p(f"Oud, {span('Open', 'de sleutel blijft')}", "text:style-name='Vervallen'")
            + items("eerste", p(span("Streep", "tweede")), "derde")
        )
    )
    assert shown(document) == [
        "De huur is 950 euro per maand.",
        "de sleutel blijft",
        "1. eerste",
        "3. derde",
    ]
    assert codes(document) == ["DOORGEHAALDE_TEKST"]
    assert "5 keer" in document.warnings[0].message


def test_hidden_text_sections_and_contents_lists(make):
    document = read(
        make(
            p("zicht<text:span text:style-name='Weg'>geheim</text:span>baar")
            + "<text:section text:display='none'>"
            + items("verborgen")
            + "</text:section>"
            + "<text:section>"
            + items("open", attributes="text:continue-numbering='true'")
            + "</text:section>"
            + "<text:section text:display='condition' text:is-hidden='true'><text:p>weg</text:p></text:section>"
            + p("weg<text:hidden-paragraph text:is-hidden='true'/>")
            + "<text:table-of-content><text:index-body><text:p>1 Inleiding 3</text:p></text:index-body>"
            "</text:table-of-content>"
        )
    )
    assert shown(document) == ["zichtbaar", "2. open"]
    assert codes(document) == ["VERBORGEN_TEKST"]
    assert "4 keer" in document.warnings[0].message


def test_notes_stand_at_the_end(make):
    def note(kind: str, text: str) -> str:
        return (
            f"<text:note text:note-class='{kind}'><text:note-citation>9</text:note-citation>"
            f"<text:note-body>{p(text)}</text:note-body></text:note>"
        )

    body = p("a" + note("endnote", "achter") + note("footnote", "een")) + p(
        "b" + note("footnote", "twee")
    )
    assert shown(read(make(body))) == ["a", "b", "noot 1 een", "noot 2 twee", "eindnoot 1 achter"]


def test_text_in_frames_and_shapes(make):
    frame = f"<draw:frame><draw:text-box>{p('in kader')}</draw:text-box></draw:frame>"
    group = f"<draw:g><svg:desc>uitleg</svg:desc><draw:custom-shape>{p('in vorm')}</draw:custom-shape></draw:g>"
    picture = "<draw:frame><draw:image/><svg:title>plaatje</svg:title></draw:frame>"
    document = read(make(frame + p("tekst" + frame + picture) + p(group)))
    assert shown(document) == ["in kader", "tekst", "in kader", "in vorm"]


# -- tables --------------------------------------------------------------------------------


def cell(content: str, attributes: str = "") -> str:
    inner = content if content.startswith("<") else p(content)
    return f"<table:table-cell {attributes}>{inner}</table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    inner = "".join(c if c.startswith("<table:") and "cell" in c[:28] else cell(c) for c in cells)
    return f"<table:table-row {attributes}>{inner}</table:table-row>"


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


COVERED = "<table:covered-table-cell/>"


def test_tables(make):
    body = table(
        f"<table:table-header-rows>{row('Nr', 'Eis', 'Leeg', 'KO')}</table:table-header-rows>",
        row(cell("1", "table:number-rows-spanned='2'"), "Eerste", "", "ja"),
        row(COVERED, cell("Tweede", "table:number-columns-spanned='2'"), COVERED, "nee"),
        row("2", cell(items("punt", style="L1")), "", cell(table(row("x", "y")))),
    )
    document = read(make(body))
    assert [(b.table, b.is_header, b.cells) for b in document.blocks] == [
        (1, True, ("Nr", "Eis", "Leeg", "KO")),
        (1, False, ("1", "Eerste", "", "ja")),
        (1, False, ("1", "Tweede", "", "nee")),
        (1, False, ("2", "1. punt", "", "")),
        (2, False, ("x", "y")),
    ]


def test_a_box_around_text_is_no_table(make):
    assert [(b.kind, b.text) for b in read(make(table(row("kader")))).blocks] == [
        (PARAGRAPH, "kader")
    ]


def test_repeated_rows_and_cells_are_bounded(make):
    body = table(
        row(cell("a", "table:number-columns-repeated='1000000'")),
        row("b", "c", attributes="table:number-rows-repeated='1000000'"),
        row("", attributes="table:number-rows-repeated='1000000'"),
        row(
            cell("d", "table:number-rows-spanned='1000000' table:number-columns-spanned='1000000'"),
            "e",
        ),
    )
    document = read(make(body))
    assert (len(document.blocks), max(len(b.cells) for b in document.blocks)) == (102, 100)
    assert codes(document) == ["TABEL_AFGEKAPT"]


# -- spreadsheets --------------------------------------------------------------------------

SHEET_STYLES = (
    '<style:style style:name="Dicht" style:family="table"><style:table-properties table:display="false"/></style:style>'
    '<style:style style:name="Kop" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Kop2" style:family="table-cell" style:parent-style-name="Kop"/>'
)


def test_a_spreadsheet(make):
    head = 'table:style-name="Kop2"'
    body = (
        '<table:table table:name="Eisen">'
        '<table:table-column/><table:table-column table:visibility="collapse"/>'
        '<table:table-column table:number-columns-repeated="1022"/>'
        + row(cell("Nr", head), cell("intern", head), cell("Tekst", head), cell("Wie", head))
        + row(cell("1", 'office:value-type="float"'), "x", "Levert 40% meer.", "leverancier")
        + row("", attributes='table:number-rows-repeated="1048000"')
        + row("weg", attributes='table:visibility="filter"')
        + '</table:table><table:table table:name="Oud" table:style-name="Dicht">'
        + row("oud")
        + "</table:table>"
    )
    path = make(body, kind="spreadsheet", name="blad.ods", automatic=SHEET_STYLES)
    (document,) = read_dossier([path]).documents
    assert [(b.kind, b.is_header, b.cells or b.text) for b in document.blocks] == [
        (HEADING, False, "Eisen"),
        (ROW, True, ("Nr", "Tekst", "Wie")),
        (ROW, False, ("1", "Levert 40% meer.", "leverancier")),
    ]
    assert codes(document) == ["VERBORGEN_BLAD", "VERBORGEN_CELLEN"]


def test_repeats_in_a_spreadsheet_are_bounded(make):
    body = (
        '<table:table table:name="A">'
        + row(
            cell("a", 'table:number-columns-repeated="16384"'),
            attributes='table:number-rows-repeated="1048576"',
        )
        + "</table:table>"
    )
    path = make(body, kind="spreadsheet", name="blad.ods", automatic="")
    (document,) = read_dossier([path], Limits(max_cells=5000)).documents
    assert codes(document) == ["BLAD_AFGEKAPT"]
    assert len(document.blocks) < 10


# -- hostile and broken --------------------------------------------------------------------


@pytest.mark.parametrize("name", ["stuk.odt", "stuk.zip", "stuk.bin"])
def test_a_text_is_known_by_its_content(make, name):
    (document,) = read_dossier([make(p("tekst"), name=name)]).documents
    assert document.media_type == TYPE + "text"


def test_refusals(make, tmp_path):
    assert refusal(make(p(""))).code == "GEEN_TEKST"
    assert refusal(make(p("x"), locked="<manifest:encryption-data/>")).code == "ODT_WACHTWOORD"
    assert refusal(make("", kind="presentation", name="dia.odp")).code == "ONBEKEND_TYPE"
    assert refusal(make("<text:span>" * 3000 + "</text:span>" * 3000)).code == "ODT_KAPOT"
    assert refusal(make(p("x" * 5000)), max_xml_bytes=1000).code == "ZIP_TE_GROOT"
    assert refusal(make(p("x" * 500_000)), max_inflated_bytes=100_000).code == "ZIP_TE_GROOT"
    (tmp_path / "half.odt").write_bytes(b"PK\x03\x04 niets")
    assert refusal(tmp_path / "half.odt").code == "ODT_KAPOT"
    (tmp_path / "geen.ods").write_bytes(b"tekst")
    assert refusal(tmp_path / "geen.ods").code == "ODS_KAPOT"


def test_an_entity_bomb(make):
    bomb = '<!DOCTYPE x [<!ENTITY a "' + "b" * 9000 + '"><!ENTITY c "' + "&a;" * 9000 + '">]>'
    document = f"<office:document-content {NAMESPACES} x='&c;'/>"
    assert refusal(make(bomb + document)).code == "ODT_KAPOT"


def test_an_entity_from_outside_is_refused(make, tmp_path):
    secret = tmp_path / "geheim.txt"
    secret.write_text("wachtwoord")
    document = (
        f"<office:document-content {NAMESPACES}><office:body><office:text><text:p>a &s;</text:p>"
        "</office:text></office:body></office:document-content>"
    )
    path = make(f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]>{document}')
    assert refusal(path).code == "ODT_KAPOT"


@pytest.mark.parametrize("seed", range(20))
def test_damage_never_gives_another_error(make, seed):
    chance = random.Random(seed)  # noqa: S311 - no secret
    body = "".join(xml for xml, _ in NUMBERED) + table(row("a", "b"), row("c", "d"))
    if seed % 2:  # inside the XML, which the checksums of a ZIP would hide
        places = [match.start() for match in re.finditer(r"\d", body)]
        damaged = list(body)
        for place in chance.sample(places, 8):
            damaged[place] = chance.choice(["-1", "0", "99999999999999", "x", "12"])
        path = make("".join(damaged))
    else:
        path = make(body)
        data = bytearray(path.read_bytes())
        for _ in range(chance.randint(1, 40)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(bytes(data))
    with contextlib.suppress(InputError):
        assert read_dossier([path]).documents


TENDERS = Path(__file__).resolve().parents[3] / "shared" / "tenders"
SHARED = TENDERS / "requirements" / "visi-certificering-eisen.odt"


@needs_libreoffice
@pytest.mark.skipif(not SHARED.is_file(), reason="the tender documents are not on this machine")
def test_a_real_text_has_the_words_that_libreoffice_shows(tmp_path):
    converted = convert(
        SHARED, tmp_path, Conversion("odt", "writer8", "txt", "Text (encoded):UTF8"), Limits()
    )
    words = converted.read_text(encoding="utf-8-sig").split()
    ours = " ".join(shown(read(SHARED))).split()
    # Its export leaves out texts in frames: the captions of three figures, of four words each.
    assert len(ours) == len(words) + 3 * 4
    assert set(words) <= set(ours)
