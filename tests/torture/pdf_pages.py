"""PDFs of which the pages are hostile: drawings, fonts, images, boxes, actions and locks."""

from __future__ import annotations

import io
import struct
import zlib
from functools import partial

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from .case import READ, SENTENCE, Case, case
from .raw_pdf import CATALOG, CONTENT, FONT, PAGE, flate_bomb, image, page, pdf, shown, stream

_NO_TEXT = "PDF_GEEN_TEKST"
# Pages beside their text, and pages without a size or larger than PDF allows.
_BOXES = {"min": _NO_TEXT} | dict.fromkeys(("miljard", "min-miljard", "klein"), "PDF_KAPOT")


def _boxes() -> list[Case]:
    boxes = {
        "miljard": b"0 0 1000000000 1000000000",
        "min-miljard": b"-1000000000 -1000000000 1000000000 1000000000",
        "oneindig": b"0 0 1e999 1e999",
        "nul": b"0 0 0 0",
        "streep": b"0 0 595 0",
        "omgekeerd": b"595 842 0 0",
        "min": b"-595 -842 -1 -1",
        "drie": b"0 0 595",
        "onzin": b"(a) /b null [1]",
        "klein": b"0 0 0.0001 0.0001",
        "leeg": b"",
    }
    entries = {
        "draai-min": b"/Rotate -90",
        "draai-45": b"/Rotate 45",
        "draai-miljard": b"/Rotate 1000000000",
        "draai-onzin": b"/Rotate (x)",
        "eenheid": b"/UserUnit 100000000",
        "eenheid-min": b"/UserUnit -1",
        "uitsnede-buiten": b"/CropBox [5000 5000 6000 6000]",
        "uitsnede-miljard": b"/CropBox [-1e9 -1e9 1e9 1e9]",
    }
    return [
        *(
            case(f"doos-{name}.pdf", pdf({PAGE: page(box=box)}), _BOXES.get(name, READ))
            for name, box in boxes.items()
        ),
        *(case(f"{name}.pdf", pdf({PAGE: page(more)}), READ) for name, more in entries.items()),
    ]


def _drawings() -> list[Case]:
    head = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]"
    own = b"/Resources <</XObject <</X %d 0 R>> /Font <</F1 5 0 R>> >>"

    def with_forms(forms: dict[int, bytes]) -> bytes:
        draws = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R " + own % 10
        return pdf({PAGE: draws + b">>", CONTENT: stream(shown() + b" /X Do"), **forms})

    laughs = {n: stream(b"/X Do " * 10, head + own % (n + 1)) for n in range(10, 30)} | {
        30: stream(shown(), head + own % 10)
    }
    pattern = b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 1e-9 /YStep 1e-9"
    lines = b"".join(b"%d 0 m %d 842 l S " % (n % 595, n % 595) for n in range(20_000))
    grid = b"".join(
        b"50 %d m 500 %d l S %d 50 m %d 800 l S " % ((50 + n * 0.7,) * 2 + (50 + n * 0.4,) * 2)
        for n in range(1000)
    )
    boxes = b"".join(b"%d %d 9 9 re f " % (n % 500, n // 500 * 10) for n in range(30_000))
    curve = b"0 0 m " + b"1 2 3 4 5 6 c " * 200_000 + b"S"
    numbers = b"9" * 5000 + b" 0 0 1e400 -1e400 0 cm "
    return [
        case("vorm-kring.pdf", with_forms({10: stream(b"/X Do", head + own % 10)}), READ),
        case(
            "vorm-twee-kring.pdf",
            with_forms(
                {10: stream(b"/X Do", head + own % 11), 11: stream(b"/X Do", head + own % 10)}
            ),
            READ,
        ),
        case("vorm-lachers.pdf", with_forms(laughs), "LEZEN_AFGEBROKEN"),
        case(
            "patroon-klein.pdf",
            pdf(
                {
                    PAGE: page(b"").replace(b"/Font", b"/Pattern <</P 10 0 R>> /Font"),
                    CONTENT: stream(b"/Pattern cs /P scn 0 0 595 842 re f " + shown()),
                    10: stream(b"0 0 1 1 re f", pattern),
                }
            ),
            READ,
        ),
        case("lijnen-veel.pdf", pdf({CONTENT: stream(lines + shown())}), READ),
        case("raster-fijn.pdf", pdf({CONTENT: stream(grid + shown())}), READ),
        case("vakken-veel.pdf", pdf({CONTENT: stream(boxes + shown())}), READ),
        case("kromme-lang.pdf", pdf({CONTENT: stream(curve + shown())}), READ),
        case("getallen-groot.pdf", pdf({CONTENT: stream(shown() + b" " + numbers)}), READ),
        case(
            "operators-onzin.pdf",
            pdf({CONTENT: stream(b"Tj Tj ] [ >> << ET ET Q Q 1 0 cm " * 999 + shown())}),
            _NO_TEXT,
        ),
    ]


def _texts() -> list[Case]:
    piled = b"BT /F1 12 Tf 72 700 Td " + b"(op elkaar) Tj -60 0 Td " * 5000 + b"ET"
    tiny = b"".join(
        b"BT /F1 1 Tf %d %d Td (w) Tj ET " % (n % 550 + 20, n // 550 % 800 + 20)
        for n in range(8000)
    )
    long = b"BT /F1 8 Tf 20 700 Td (%s) Tj ET" % (b"woord " * 40_000)
    sizes = b"".join(
        b"BT /F1 %s Tf 72 %d Td (Maat.) Tj ET " % (size, 700 - 20 * n)
        for n, size in enumerate((b"0", b"-12", b"1e9", b"1e-9", b"1e99"))
    )
    places = b"BT /F1 12 Tf 1e9 1e9 Td (Ver weg.) Tj ET BT /F1 12 Tf 0 0 0 0 0 0 Tm (Plat.) Tj ET "
    bytes_ = b"BT /F1 12 Tf 72 600 Td <%s> Tj ET " % bytes(range(256)).hex().encode()
    columns = b"".join(
        b"BT /F1 6 Tf %d %d Td (%d) Tj ET " % (20 + n % 60 * 9, 800 - n // 60 * 8, n)
        for n in range(5000)
    )
    made = {
        "tekst-op-elkaar": piled,
        "tekst-fijn": tiny,
        "tekst-lang": long,
        "tekst-maten": sizes,
        "tekst-plaatsen": places,
        "tekst-alle-bytes": bytes_,
        "tekst-kolommen": columns,
    }
    return [
        case(f"{name}.pdf", partial(pdf, {CONTENT: stream(content + shown())}), READ)
        for name, content in made.items()
    ]


def _fonts() -> list[Case]:
    def mapped(cmap: bytes) -> bytes:
        font = b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 10 0 R>>"
        return pdf({FONT: font, 10: stream(b"begincmap " + cmap + b" endcmap")})

    surrogates = b"1 beginbfrange <00> <FF> <D800> endbfrange"
    own = b"/Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 0"
    type3 = (
        b"<<%s /LastChar 255 /Widths [] /Encoding <</Differences [0 /a]>> /CharProcs <</a 10 0 R>> "
        b"/Resources <</Font <</F1 5 0 R>> >> >>" % own
    )
    nothing = (
        b"<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H "
        b"/DescendantFonts [<</Type /Font /Subtype /CIDFontType2 /BaseFont /X>>]>>"
    )
    ring = b"<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [5 0 R]>>"
    file = (
        b"<</Type /Font /Subtype /TrueType /BaseFont /X /FirstChar 0 /LastChar 255 /Widths [] "
        b"/FontDescriptor <</Type /FontDescriptor /FontName /X /Flags 4 /FontFile2 10 0 R>> >>"
    )
    rubbish = struct.pack(">IHHHH", 0x00010000, 65535, 1, 1, 1) + b"glyf" * 5000
    return [
        case("letter-halve-tekens.pdf", mapped(surrogates), READ),
        case("letter-nullen.pdf", mapped(b"1 beginbfrange <00> <FF> [<0000>] endbfrange"), READ),
        case(
            "letter-bereik.pdf",
            mapped(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange"),
            READ,
        ),
        case(
            "letter-lang.pdf",
            mapped(b"1 beginbfchar <44> <%s> endbfchar" % (b"0041" * 100_000)),
            READ,
        ),
        case("letter-kring-kaart.pdf", mapped(b"/X usecmap /X usecmap"), READ),
        case("letter-vorm-kring.pdf", pdf({FONT: type3, 10: stream(shown())}), READ),
        case("letter-niets.pdf", pdf({FONT: nothing}), READ),
        case("letter-afstamming-kring.pdf", pdf({FONT: ring}), READ),
        case("letter-bestand-rommel.pdf", pdf({FONT: file, 10: stream(rubbish)}), READ),
        case("letter-weg.pdf", pdf({FONT: None}), READ),
    ]


def _actions() -> list[Case]:
    script = b"/OpenAction <</S /JavaScript /JS (app.launchURL\\('http://127.0.0.1:9'\\);)>>"
    launch = b"/OpenAction <</S /Launch /F (/bin/sh) /Win <</F (cmd.exe)>> >>"
    elsewhere = b"/OpenAction <</S /GoToR /F (/etc/passwd) /D [0 /Fit]>>"
    form = b"/OpenAction <</S /SubmitForm /F (http://127.0.0.1:9)>>"
    xfa = b"/AcroForm <</XFA 10 0 R /Fields []>> /NeedsRendering true"
    entities = b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><xdp>&a;</xdp>"
    files = b"/Names <</EmbeddedFiles <</Names [(a.exe) 10 0 R]>> >>"
    spec = b"<</Type /Filespec /F (a.exe) /EF <</F 11 0 R>> >>"
    names = b"/Names <</Dests <</Kids [10 0 R]>> /JavaScript <</Kids [10 0 R]>> >>"
    fields = b"/AcroForm <</Fields [10 0 R]>>"
    field = b"<</FT /Tx /T (veld) /V (Ingevuld.) /Parent 10 0 R /Kids [10 0 R] /AA <</K <</S /JavaScript /JS (x)>> >> >>"
    outer = (
        b"/Type /XObject /Subtype /Image /Width 9 /Height 9 /F <</FS /URL /F (http://127.0.0.1:9)>>"
    )
    made = {
        "script": (script, {}),
        "starten": (launch, {}),
        "elders": (elsewhere, {}),
        "versturen": (form, {}),
        "xfa": (xfa, {10: stream(entities)}),
        "bijlage": (files, {10: spec, 11: stream(b"MZ" + bytes(99))}),
        "portfolio": (files + b"/Collection <</View /T>>", {10: spec, 11: stream(pdf())}),
        "namen-kring": (names, {10: b"<</Kids [10 0 R 10 0 R]>>"}),
        "velden-kring": (fields, {10: field}),
    }
    return [
        *(
            case(
                f"actie-{name}.pdf",
                pdf({CATALOG: b"<</Type /Catalog /Pages 2 0 R %s>>" % entries, **more}),
                READ,
                holds=SENTENCE,
                lacks="root:",
            )
            for name, (entries, more) in made.items()
        ),
        case("beeld-elders.pdf", pdf({**image(9, 9, b"", outer), FONT: None}), _NO_TEXT),
    ]


def _locked(user: str, owner: str, strength: int) -> bytes:
    target = io.BytesIO()
    lock = StandardEncryption(user, owner, strength=strength)
    canvas = Canvas(target, encrypt=lock, invariant=1)
    canvas.drawString(72, 700, SENTENCE)
    canvas.save()
    return target.getvalue()


def _locks() -> list[Case]:
    lock = b"<</Filter /%s /V %d /R %d /O (%s) /U (%s) /P -1 /Length %d>>"
    rubbish = b"x" * 32
    locks = {
        "versie": lock % (b"Standard", 99, 99, rubbish, rubbish, 128),
        "sleutel-lang": lock % (b"Standard", 2, 3, rubbish, rubbish, 2_000_000_000),
        "kort": lock % (b"Standard", 2, 3, b"", b"", 128),
        "aes-256": lock % (b"Standard", 5, 6, rubbish, rubbish, 256),
    }
    return [
        *(
            case(f"slot-{bits}.pdf", partial(_locked, "sesam", "baas", bits), "PDF_WACHTWOORD")
            for bits in (40, 128)
        ),
        *(
            case(
                f"slot-eigenaar-{bits}.pdf",
                partial(_locked, "", "baas", bits),
                READ,
                holds=SENTENCE,
            )
            for bits in (40, 128)
        ),
        *(
            case(f"slot-{name}.pdf", pdf({10: made}, trailer=b"/Encrypt 10 0 R"), "PDF_WACHTWOORD")
            for name, made in locks.items()
        ),
        case("slot-kring.pdf", pdf(trailer=b"/Encrypt 1 0 R"), "PDF_WACHTWOORD"),
        case(
            "slot-eigen-filter.pdf",
            pdf({10: lock % (b"Eigen", 2, 3, rubbish, rubbish, 128)}, trailer=b"/Encrypt 10 0 R"),
            "PDF_WACHTWOORD",
        ),
    ]


def _scans() -> list[Case]:
    flat = b"/ColorSpace /DeviceGray /BitsPerComponent %d /Filter /%s"
    rows = zlib.compress(bytes(30_000 * 30_000 // 8), 9)
    jpeg = b"\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03\x01\x11\x00\x02\x11\x00\x03\x11\x00\xff\xda"
    return [
        case(
            "scan-30000.pdf",
            lambda: pdf(image(30_000, 30_000, rows, flat % (1, b"FlateDecode"))),
            _NO_TEXT,
        ),
        case(
            "scan-miljard.pdf", pdf(image(10**9, 10**9, b"x", flat % (8, b"FlateDecode"))), _NO_TEXT
        ),
        case("scan-min.pdf", pdf(image(-9, -9, b"x", flat % (8, b"FlateDecode"))), _NO_TEXT),
        case(
            "scan-jpeg-half.pdf",
            pdf(image(65_535, 65_535, jpeg, flat % (8, b"DCTDecode"))),
            _NO_TEXT,
        ),
        case(
            "scan-jbig2-rommel.pdf",
            pdf(image(20_000, 20_000, b"\0\xff" * 99, flat % (1, b"JBIG2Decode"))),
            _NO_TEXT,
        ),
        case(
            "scan-fax-rommel.pdf",
            pdf(image(20_000, 20_000, b"\x55" * 999, flat % (1, b"CCITTFaxDecode"))),
            _NO_TEXT,
        ),
        case(
            "scan-jpx-rommel.pdf",
            pdf(image(20_000, 20_000, b"\0\0\0\x0cjP  " * 99, flat % (8, b"JPXDecode"))),
            _NO_TEXT,
        ),
        case("scan-bits.pdf", pdf(image(99, 99, b"x", flat % (77, b"FlateDecode"))), _NO_TEXT),
        case(
            "scan-bom.pdf",
            lambda: pdf(image(26_000, 26_000, flate_bomb(700), flat % (8, b"FlateDecode"))),
            _NO_TEXT,
        ),
    ]


PDF_PAGES = [
    *_boxes(),
    *_drawings(),
    *_texts(),
    *_fonts(),
    *_actions(),
    *_locks(),
    *_scans(),
]
