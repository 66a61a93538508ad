"""PDFs of which the structure is broken or runs in circles."""

from __future__ import annotations

import struct

from .case import READ, Case, case
from .raw_pdf import CATALOG, CONTENT, FONT, PAGE, PAGES, flate_bomb, page, pdf, shown, stream

_KAPOT = "PDF_KAPOT"
_ONE_GONE = b"<</Type /Pages /Kids [3 0 R 99 0 R 3 0 R] /Count 3>>"


def _cut() -> list[Case]:
    whole = pdf()
    return [
        *(
            case(f"afgekapt-{share:02}.pdf", whole[: len(whole) * share // 100], _KAPOT)
            for share in (3, 20, 40, 60, 80, 95)
        ),
        case("afgekapt-99.pdf", whole[:-5], READ),
    ]


def _page_trees() -> list[Case]:
    deep = {
        n: b"<</Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1>>" % (n - 1, n + 1)
        for n in range(11, 10_011)
    }
    deep[10_011] = page()
    deep[PAGES] = b"<</Type /Pages /Kids [11 0 R] /Count 1>>"
    wide = b"<</Type /Pages /Kids [%s] /Count 4000>>" % (b"3 0 R " * 4000)
    trees = {
        "kring": b"<</Type /Pages /Kids [2 0 R] /Count 1>>",
        "kring-met-pagina": b"<</Type /Pages /Kids [2 0 R 3 0 R] /Count 2>>",
        "telling-miljard": b"<</Type /Pages /Kids [3 0 R] /Count 2000000000>>",
        "telling-min": b"<</Type /Pages /Kids [3 0 R] /Count -1>>",
        "telling-onzin": b"<</Type /Pages /Kids [3 0 R] /Count (x)>>",
        "kinderen-weg": b"<</Type /Pages /Count 1>>",
        "kinderen-onzin": b"<</Type /Pages /Kids [999 0 R 4 0 R null 7] /Count 4>>",
        "ouder-kring": b"<</Type /Pages /Parent 2 0 R /Kids [3 0 R] /Count 1>>",
        "veel-dezelfde": wide,
    }
    broken = ("kring", "kinderen-weg", "kinderen-onzin")
    return [
        *(
            case(f"bladen-{name}.pdf", pdf({PAGES: tree}), _KAPOT if name in broken else READ)
            for name, tree in trees.items()
        ),
        case("bladen-diep.pdf", lambda: pdf(deep), _KAPOT),
        case("bladen-ontbreken.pdf", pdf({PAGES: None}), _KAPOT),
        case("geen-catalogus.pdf", pdf({CATALOG: None}), _KAPOT),
        case("geen-pagina.pdf", pdf({PAGE: None}), _KAPOT),
        case("pagina-is-getal.pdf", pdf({PAGE: b"7"}), _KAPOT),
        case("een-pagina-weg.pdf", pdf({PAGES: _ONE_GONE}), READ),
        case("inhoud-ontbreekt.pdf", pdf({CONTENT: None}), "PDF_GEEN_TEKST"),
    ]


def _tables() -> list[Case]:
    whole = pdf()
    table = whole.index(b"xref\n0 6")
    start = whole.index(b"startxref")
    objects = stream(b"10 0 " + shown(), b"/Type /ObjStm /N 1000000000 /First 5 /Extends 10 0 R")
    jump = b"/Type /XRef /Size 6 /W [1 4 1] /Root 1 0 R /Prev %d" % len(b"%PDF-1.7\n")
    return [
        case("geen-verwijstabel.pdf", whole[:table], _KAPOT),
        case("start-nul.pdf", pdf(start=0), READ),
        case("start-voorbij.pdf", pdf(start=10**15), READ),
        case("start-min.pdf", whole[:start] + b"startxref\n-5\n%%EOF", READ),
        case("tabel-kring.pdf", pdf(trailer=b"/Prev %d" % table), READ),
        case("tabel-xrefstm-kring.pdf", pdf(trailer=b"/XRefStm %d" % table), READ),
        case("tabel-miljard.pdf", whole.replace(b"xref\n0 6", b"xref\n0 2000000000"), READ),
        case("tabel-omvang.pdf", whole.replace(b"/Size 6", b"/Size 2000000000"), READ),
        case("tabel-nullen.pdf", whole.replace(b"00000 n", b"00000 f"), READ),
        case("objectstroom-kring.pdf", pdf({10: objects}), READ),
        case(
            "verwijsstroom-kring.pdf", pdf({10: stream(struct.pack(">BIB", 1, 9, 0), jump)}), READ
        ),
        case("object-is-zichzelf.pdf", pdf({FONT: b"5 0 R"}), READ),
        case(
            "lengte-kring.pdf",
            pdf({CONTENT: b"<</Length 4 0 R>>\nstream\n" + shown() + b"\nendstream"}),
            READ,
        ),
        case("lengte-miljard.pdf", pdf({CONTENT: stream(shown(), length=2 * 10**9)}), READ),
        case("lengte-min.pdf", pdf({CONTENT: stream(shown(), length=-7)}), READ),
        case("kop-laat.pdf", b" " * 900 + whole, READ),
        case("kop-te-laat.pdf", b" " * 5000 + whole, _KAPOT),
        case("alleen-kop.pdf", b"%PDF-1.7\n", _KAPOT),
        case("twee-pdfs.pdf", whole + pdf({CONTENT: stream(shown("Tweede."))}), READ),
        case("staart-rommel.pdf", whole + b"\0\xff" * 50_000, READ),
        case("pdf-en-zip.pdf", whole + b"PK\x03\x04" + bytes(40), READ),
        case("pdf-heet-docx.docx", whole + b"\n% als docx", READ),
        case("pdf-in-html.html", b"<html><!-- " + whole + b"--><p>Tekst.</p></html>", READ),
    ]


def _deep() -> list[Case]:
    nest = b"[" * 10_000 + b"]" * 10_000
    words = b"<</A " * 10_000 + b"1" + b">>" * 10_000
    half = b"[" * 100_000
    chain = {n: b"%d 0 R" % (n + 1) for n in range(10, 10_010)}
    saved = b"q " * 100_000
    return [
        case("lijsten-diep.pdf", pdf({10: nest, PAGE: page(b"/X 10 0 R")}), READ),
        case("woordenboeken-diep.pdf", pdf({10: words, PAGE: page(b"/X 10 0 R")}), READ),
        case("lijst-zonder-eind.pdf", pdf({10: half, PAGE: page(b"/X 10 0 R")}), READ),
        case("doos-diep.pdf", pdf({PAGE: page(box=b"[" * 5000 + b"]" * 5000)}), READ),
        case("verwijzingen-diep.pdf", pdf({**chain, 10_010: b"1", PAGE: page(b"/X 10 0 R")}), READ),
        case("inhoud-lijsten-diep.pdf", pdf({CONTENT: stream(nest + shown())}), READ),
        case("toestanden-diep.pdf", pdf({CONTENT: stream(saved + shown())}), READ),
    ]


def _around() -> list[Case]:
    """Outlines, labels and tag trees that run in circles."""
    ring = b"<</Title (Kop) /Parent 10 0 R /Next 11 0 R /First 11 0 R /Last 11 0 R /Dest [3 0 R /Fit]>>"
    outline = {10: b"<</Type /Outlines /First 11 0 R /Last 11 0 R /Count 1>>", 11: ring}
    long = {
        n: b"<</Title (Kop %d) /Parent 10 0 R /First %d 0 R /Dest [3 0 R /Fit]>>" % (n, n + 1)
        for n in range(11, 5011)
    }
    with_outline = b"<</Type /Catalog /Pages 2 0 R /Outlines 10 0 R>>"
    with_tags = b"<</Type /Catalog /Pages 2 0 R /MarkInfo <</Marked true>> /StructTreeRoot 10 0 R>>"
    tags = {
        10: b"<</Type /StructTreeRoot /K 11 0 R /ParentTree 10 0 R>>",
        11: b"<</S /H1 /P 10 0 R /Pg 3 0 R /K [0 11 0 R 11 0 R]>>",
    }
    deep_tags = {
        n: b"<</S /Div /P %d 0 R /Pg 3 0 R /K %d 0 R>>" % (n - 1, n + 1) for n in range(11, 8011)
    }
    marked = stream(b"/H1 <</MCID 0>> BDC " + shown() + b" EMC")
    labels = b"<</Type /Catalog /Pages 2 0 R /PageLabels 10 0 R>>"
    return [
        case("inhoudsopgave-kring.pdf", pdf({CATALOG: with_outline, **outline}), READ),
        case("inhoudsopgave-diep.pdf", pdf({CATALOG: with_outline, **outline, **long}), READ),
        case("bijschriften-kring.pdf", pdf({CATALOG: labels, 10: b"<</Kids [10 0 R]>>"}), READ),
        case("structuur-kring.pdf", pdf({CATALOG: with_tags, CONTENT: marked, **tags}), READ),
        case(
            "structuur-diep.pdf",
            pdf({CATALOG: with_tags, CONTENT: marked, **tags, **deep_tags}),
            READ,
        ),
    ]


def _bombs() -> list[Case]:
    flate = b"/Filter /FlateDecode"
    many = b"/Filter [%s]" % (b"/FlateDecode " * 200)
    text = b"BT /F1 1 Tf 9 9 Td (x) Tj ET "
    return [
        case(
            "bom-nullen.pdf",
            lambda: pdf({CONTENT: stream(flate_bomb(700), flate)}),
            "LEZEN_AFGEBROKEN",
        ),
        case(
            "bom-tekst.pdf",
            lambda: pdf({CONTENT: stream(flate_bomb(300, text), flate)}),
            "LEZEN_AFGEBROKEN",
        ),
        case(
            "filters-tweehonderd.pdf",
            lambda: pdf({CONTENT: stream(flate_bomb(1), many)}),
            "PDF_GEEN_TEKST",
        ),
        case(
            "bom-objectstroom.pdf",
            lambda: pdf(
                {10: stream(flate_bomb(700), flate + b"/Type /ObjStm /N 9 /First 90"), 4: None}
            ),
            "PDF_GEEN_TEKST",
        ),
        case(
            "inhoud-veel-stromen.pdf",
            pdf({PAGE: page(content=b"[%s]" % (b"4 0 R " * 50_000))}),
            READ,
        ),
    ]


PDF_STRUCTURE = [*_cut(), *_page_trees(), *_tables(), *_deep(), *_around(), *_bombs()]
