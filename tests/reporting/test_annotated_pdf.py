"""Findings in the user's own PDF at their exact words, and the report as a PDF by itself."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from analyser.advice import Perspective
from analyser.errors import InputError
from analyser.model import Clause, DocumentSummary, Finding, Polarity, Report
from analyser.reading import DEFAULT_LIMITS
from analyser.reading.pdf import read_pdf
from analyser.reporting.annotated_pdf import annotate, render_pdf
from analyser.reporting.pdf.letters import PageText, letters_of
from analyser.reporting.pdf.marks import stretches_of
from analyser.reporting.pdf.places import Area, find_words
from analyser.segmentation import segment
from tests.reporting.conftest import make_finding

TENDERS = Path(__file__).resolve().parents[3] / "shared" / "tenders"
SAMPLES = Path(__file__).resolve().parents[2] / "corpus_samples" / "tenders"
REAL = [
    TENDERS / "zilveren-kruis-wlz-ggz" / "NvI-GGZ-2024-2026.pdf",
    TENDERS / "zilveren-kruis-wlz-ggz" / "Inkoopbeleid-GGZ-2024-2026.pdf",
    TENDERS / "requirements" / "coronamelder-pve.pdf",
    TENDERS / "requirements" / "digigo-contractspecificaties-2023.pdf",
    SAMPLES / "bevroren.pdf",
    SAMPLES / "ontdooid.pdf",
]
SENTENCE = re.compile(r"[^.!?;]{8,}[.!?;]*")

PENALTY = "De leverancier verbeurt € 900,- per dag dat de oplevering te laat is."
LIABILITY = "Opdrachtnemer is onbeperkt aansprakelijk voor alle schade van de gemeente."
FILLING = "De gemeente en de opdrachtnemer overleggen elke maand over de voortgang van het werk."
BUYER = Perspective.BUYER

Draw = Callable[[Canvas], None]


@pytest.fixture
def make(tmp_path: Path, report: Report) -> Callable[..., Made]:
    """A PDF of drawn pages, with a report that finds sentences in it."""

    def made(*pages: Draw | Sequence[str], finds: Sequence[str], change: Change = bytes) -> Made:
        return Made(tmp_path, report, change(drawn(*pages)), finds)

    return made


Change = Callable[[bytes], bytes]


class Made:
    """A file with a report on it; findings are wanted sentences, in order of the text."""

    def __init__(self, folder: Path, base: Report, content: bytes, finds: Sequence[str]) -> None:
        self.path = folder / "stuk.pdf"
        self.path.write_bytes(content)
        sha256 = hashlib.sha256(content).hexdigest()
        document = read_pdf(self.path, document_id="d1", name="Stuk.pdf", sha256=sha256)
        segmented = segment(document)
        self.document = replace(
            base.documents[0], id="d1", name="Stuk.pdf", sha256=sha256, pages=document.pages
        )
        self.clauses = segmented.clauses
        self.findings = tuple(_findings(segmented.clauses, finds))
        self.report = _report(base, (self.document,), self.clauses, self.findings)

    def annotated(self) -> Shown:
        """The file with the findings in it."""
        return Shown(annotate(self.path, self.document, self.report, BUYER))


class Shown:
    """A marked file, as a viewer shows it."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.pages = PdfReader(io.BytesIO(content), strict=True).pages

    def annotations(self, kind: str) -> list[tuple[int, DictionaryObject]]:
        """Our annotations of one kind with their page, from 1."""
        return [
            (number, item.get_object())
            for number, page in enumerate(self.pages, start=1)
            for item in page.get("/Annots", ())
            if item.get_object()["/Subtype"] == kind and item.get_object().get("/T") == "Dooi"
        ]

    def notes(self) -> list[tuple[int, DictionaryObject]]:
        """The notes, without the summary."""
        return [(n, note) for n, note in self.annotations("/Text") if note["/NM"] != "dooi"]

    def words(self) -> list[tuple[int, str]]:
        """The words under each highlight, with their page."""
        with_words = []
        pdf = pdfium.PdfDocument(self.content)
        for number, item in self.annotations("/Highlight"):
            page = pdf[number - 1]
            text = page.get_textpage()
            found = [text.get_text_bounded(*inner) for inner in _inner_boxes(item, page)]
            text.close()
            page.close()
            with_words.append((number, " ".join(" ".join(found).split())))
        pdf.close()
        return with_words


def _inner_boxes(item: DictionaryObject, page: pdfium.PdfPage) -> Iterator[tuple[float, ...]]:
    """The boxes of a highlight in page coordinates, without what sticks out of a line."""
    values = [float(value) for value in item["/QuadPoints"]]
    for quad in (values[n : n + 8] for n in range(0, len(values), 8)):
        left, right = min(quad[0::2]), max(quad[0::2])
        bottom, top = min(quad[1::2]), max(quad[1::2])
        if page.get_rotation() in (90, 270):
            inset = 0.05 * (right - left)
            yield left + inset, bottom - 0.3, right - inset, top + 0.3
        else:
            inset = 0.05 * (top - bottom)
            yield left - 0.3, bottom + inset, right + 0.3, top - inset


def _findings(clauses: Sequence[Clause], finds: Sequence[str]) -> Iterator[Finding]:
    """A finding for each wanted sentence at its next place in the text."""
    offsets = dict.fromkeys((clause.id for clause in clauses), 0)
    for number, quote in enumerate(finds, start=1):
        for clause in clauses:
            start = clause.text.find(quote, offsets[clause.id])
            if start >= 0:
                offsets[clause.id] = start + len(quote)
                found = make_finding(f"f{number}", clause, quote, ())
                yield replace(
                    found, start=start, end=start + len(quote), page=clause.page_at(start)
                )
                break
        else:
            pytest.fail(f"not in the text: {quote!r} in {[c.text for c in clauses]}")


def _report(
    base: Report,
    documents: tuple[DocumentSummary, ...],
    clauses: tuple[Clause, ...],
    findings: tuple[Finding, ...],
) -> Report:
    scores = replace(
        base.scores,
        distrust=replace(base.scores.distrust, heaviest=()),
        innovation_room=replace(base.scores.innovation_room, dimensions=(), gates=()),
    )
    return replace(
        base, documents=documents, clauses=clauses, findings=findings, scores=scores, skipped=()
    )


def drawn(*pages: Draw | Sequence[str]) -> bytes:
    """A PDF; a page is drawn, or holds paragraphs."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True)
    canvas.setTitle("Titel van het stuk")
    for page in pages:
        if callable(page):
            page(canvas)
        else:
            _paragraphs(canvas, page, 70, 770, 455)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _paragraphs(canvas: Canvas, texts: Sequence[str], x: float, y: float, width: float) -> None:
    canvas.setFont("Helvetica", 11)
    for text in texts:
        for line in simpleSplit(text, "Helvetica", 11, width):
            canvas.drawString(x, y, line)
            y -= 14
        y -= 14


def _rewritten(content: bytes, change: Callable[[PdfWriter], None]) -> bytes:
    writer = PdfWriter(io.BytesIO(content))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


# -- at the exact words ----------------------------------------------------------------------


def test_a_finding_is_highlighted_at_its_words(make: Callable[..., Made]) -> None:
    made = make([f"{FILLING} {PENALTY}", FILLING], finds=[PENALTY])
    shown = made.annotated()
    assert shown.words() == [(1, PENALTY)]
    assert shown.notes() == []


def test_the_text_of_a_finding_can_be_read_without_seeing_its_colour(
    make: Callable[..., Made],
) -> None:
    made = make([PENALTY], finds=[PENALTY])
    [(_, item)] = made.annotated().annotations("/Highlight")
    assert item["/Contents"].startswith(
        "1. Boete per dag zonder maximum\nAandachtspunt, zeer zwaar"
    )
    assert "Beter: De korting is" in item["/Contents"]
    assert "Een norm waarvan niemand zeker is" not in item["/Contents"]
    assert item["/Subj"] == "Aandachtspunt 1: Boete per dag zonder maximum"
    assert b"(A1) Tj" in item["/AP"]["/N"].get_data()
    assert item["/Popup"]["/Parent"]["/NM"] == "dooi-f1"


def test_a_strength_differs_in_letter_and_line_and_not_only_in_colour(
    make: Callable[..., Made],
) -> None:
    made = make([PENALTY, LIABILITY], finds=[PENALTY, LIABILITY])
    strength = replace(made.findings[1], polarity=Polarity.TRUST)
    report = replace(made.report, findings=(made.findings[0], strength))
    shown = Shown(annotate(made.path, made.document, report, BUYER))
    (_, one), (_, two) = shown.annotations("/Highlight")
    assert one["/C"] != two["/C"]
    one_drawn, two_drawn = (item["/AP"]["/N"].get_data() for item in (one, two))
    assert b"(S2) Tj" in two_drawn
    assert two_drawn.count(b" re") == one_drawn.count(b" re") + 1  # the line under the words


def test_repeated_sentences_get_a_mark_each_in_order(make: Callable[..., Made]) -> None:
    made = make([f"Artikel {n} {PENALTY} {FILLING}" for n in range(1, 5)], finds=[PENALTY] * 4)
    shown = made.annotated()
    heights = [float(item["/QuadPoints"][1]) for _, item in shown.annotations("/Highlight")]
    assert shown.words() == [(1, PENALTY)] * 4
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == 4


def test_the_second_of_the_same_words_in_one_clause_is_the_one_marked(
    make: Callable[..., Made],
) -> None:
    made = make([f"Boete per dag geldt, {LIABILITY} Boete per dag geldt."], finds=["Boete per dag"])
    [clause] = made.clauses
    second = clause.text.rindex("Boete per dag")
    finding = replace(made.findings[0], start=second, end=second + len("Boete per dag"))
    report = replace(made.report, findings=(finding,))
    shown = Shown(annotate(made.path, made.document, report, BUYER))
    [(_, item)] = shown.annotations("/Highlight")
    top_line = 770
    assert shown.words() == [(1, "Boete per dag")]
    assert float(item["/QuadPoints"][1]) < top_line  # on the second line


def test_a_hyphen_at_the_end_of_a_line_and_a_ligature_do_not_hide_words(
    make: Callable[..., Made],
) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(70, 700, "De opdrachtnemer is voor het geheel onbeperkt aansprake-")
        canvas.drawString(70, 686, "lijk en de aansprakelijkheid vervalt nooit, ook niet later.")

    made = make(page, finds=["onbeperkt aansprakelijk en de aansprakelijkheid vervalt nooit"])
    [(_, words)] = made.annotated().words()
    assert letters_of(words) == letters_of(made.findings[0].quote)


def test_words_that_run_over_a_page_are_marked_on_both_pages(make: Callable[..., Made]) -> None:
    before, after = "De opdrachtnemer vergoedt alle schade die hij", "veroorzaakt en alle gevolgen."

    def one(canvas: Canvas) -> None:
        _paragraphs(canvas, ["Gemeente Waterveen | Brug"], 70, 810, 455)
        _paragraphs(canvas, [FILLING], 70, 770, 455)
        canvas.drawString(70, 90, before)

    def two(canvas: Canvas) -> None:
        _paragraphs(canvas, ["Gemeente Waterveen | Brug"], 70, 810, 455)
        canvas.drawString(70, 770, after)
        _paragraphs(canvas, [FILLING], 70, 700, 455)

    made = make(one, two, finds=[f"{before} {after}"])
    shown = made.annotated()
    assert shown.words() == [(1, before), (2, after)]
    (_, first), (_, second) = shown.annotations("/Highlight")
    assert second["/Contents"].startswith("Vervolg van bladzijde 1. Aandachtspunt 1")
    assert first["/NM"] != second["/NM"]


def test_words_that_run_over_columns_are_marked_in_both(make: Callable[..., Made]) -> None:
    lines = simpleSplit(f"{FILLING} " * 9 + PENALTY + f" {FILLING}" * 9, "Helvetica", 11, 210)
    half = next(n for n, line in enumerate(lines) if "verbeurt" in line) + 1

    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        for x, part in ((70, lines[:half]), (315, lines[half:])):
            for row, line in enumerate(part):
                canvas.drawString(x, 770 - 14 * row, line)

    made = make(page, finds=[PENALTY])
    shown = made.annotated()
    [(_, item)] = shown.annotations("/Highlight")
    lefts = [float(value) for value in item["/QuadPoints"][0::8]]
    assert min(lefts) < 290 < max(lefts)
    assert letters_of(shown.words()[0][1]) == letters_of(PENALTY)


def test_words_in_a_cell_of_a_table_are_marked_in_that_cell(make: Callable[..., Made]) -> None:
    rows = [
        ("Nr", "Eis", "Verificatie"),
        ("E-01", PENALTY, "Opgave vooraf van de leverancier"),
        ("E-02", LIABILITY, "Opgave achteraf van de leverancier"),
    ]

    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        lefts, rights = (70, 130, 380), (130, 380, 525)
        for row, cells in enumerate(rows):
            top = 700 - 50 * row
            for x0, x1, cell in zip(lefts, rights, cells, strict=True):
                canvas.rect(x0, top - 50, x1 - x0, 50)
                for n, line in enumerate(simpleSplit(cell, "Helvetica", 9, x1 - x0 - 8)):
                    canvas.drawString(x0 + 4, top - 12 - 11 * n, line)

    made = make(page, finds=[LIABILITY])
    shown = made.annotated()
    [(_, item)] = shown.annotations("/Highlight")
    assert shown.words() == [(1, LIABILITY)]
    assert all(130 <= float(x) <= 380 for x in item["/QuadPoints"][0::2])


def test_a_mark_of_a_footnote_between_the_words_does_not_hide_them(
    make: Callable[..., Made],
) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(70, 700, "De leverancier betaalt een boete")
        canvas.setFont("Helvetica", 7)
        canvas.drawString(228.5, 704, "1")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(234, 700, "voor elke dag dat hij te laat is.")
        canvas.setFont("Helvetica", 8)
        canvas.drawString(70, 60, "1 Dit is de toelichting bij deze boete.")

    made = make(page, finds=["een boete voor elke dag"])
    [(_, words)] = made.annotated().words()
    assert letters_of(words) in ("eenboetevoorelkedag", "eenboete1voorelkedag")


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_and_cropped_page_is_marked_at_the_same_words(
    make: Callable[..., Made], rotation: int
) -> None:
    def turned(writer: PdfWriter) -> None:
        page = writer.pages[0]
        page.mediabox = RectangleObject((-20, -10, 600, 850))
        page.cropbox = RectangleObject((40, 300, 590, 830))
        page[NameObject("/Rotate")] = NumberObject(rotation)

    def page(canvas: Canvas) -> None:
        # Drawn so that it reads upright once the page is turned.
        canvas.translate(300, 560)
        canvas.rotate(rotation)
        canvas.setFont("Helvetica", 11)
        lines = simpleSplit(f"{FILLING} {PENALTY} {FILLING}", "Helvetica", 11, 300)
        for row, line in enumerate(lines):
            canvas.drawString(-140, 40 - 14 * row, line)

    made = make(page, finds=[PENALTY], change=lambda content: _rewritten(content, turned))
    shown = made.annotated()
    [(_, words)] = shown.words()
    assert letters_of(words) == letters_of(PENALTY)
    for _, item in chain(shown.annotations("/Highlight"), shown.annotations("/Text")):
        left, bottom, right, top = map(float, item["/Rect"])
        assert 40 <= left < right <= 590
        assert 300 <= bottom < top <= 830


def test_labels_do_not_stand_on_text_or_on_each_other(make: Callable[..., Made]) -> None:
    made = make([f"{PENALTY} {LIABILITY}", PENALTY], finds=[PENALTY, LIABILITY, PENALTY])
    again = [replace(finding, id=f"{finding.id}x") for finding in made.findings]
    report = replace(made.report, findings=(*made.findings, *again))
    shown = Shown(annotate(made.path, made.document, report, BUYER))
    labels = [_label(item) for _, item in shown.annotations("/Highlight")]
    assert len(labels) == 6
    assert all(x + width < 70 for x, _, width, _ in labels)  # left of the text
    for n, (x, y, width, height) in enumerate(labels):
        for other_x, other_y, other_width, other_height in labels[n + 1 :]:
            apart_x = x + width <= other_x or other_x + other_width <= x
            assert apart_x or y + height <= other_y or other_y + other_height <= y


def _label(item: DictionaryObject) -> tuple[float, ...]:
    """The rectangle behind the label: the last that is drawn."""
    drawing = item["/AP"]["/N"].get_data().decode()
    return tuple(map(float, re.findall(r"([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re", drawing)[-1]))


# -- what is not found -----------------------------------------------------------------------


def test_words_that_are_not_on_the_page_become_a_note_there(make: Callable[..., Made]) -> None:
    made = make([FILLING], [PENALTY], finds=[PENALTY])
    clause = made.clauses[-1]
    changed = replace(
        clause, text="Tekst uit een nota van inlichtingen, nergens gedrukt.", places=()
    )
    finding = make_finding("f1", changed, changed.text, ())
    report = replace(made.report, clauses=(changed,), findings=(finding,))
    shown = Shown(annotate(made.path, made.document, report, BUYER))
    [(number, note)] = shown.notes()
    assert number == 2
    assert "niet precies teruggevonden: “Tekst uit een nota" in note["/Contents"]
    assert shown.annotations("/Highlight") == []
    [(_, summary)] = [(n, s) for n, s in shown.annotations("/Text") if s["/NM"] == "dooi"]
    assert "1 van de 1 punten" in summary["/Contents"]


def test_no_finding_is_lost_or_doubled(make: Callable[..., Made]) -> None:
    made = make([f"{PENALTY} {LIABILITY}"] * 8, [LIABILITY] * 8, finds=[PENALTY, LIABILITY] * 8)
    gone = replace(made.clauses[0], id="d1.weg", text="Nergens gedrukt, wel gevonden.", places=())
    report = replace(
        made.report,
        clauses=(*made.clauses, gone),
        findings=(*made.findings, make_finding("f99", gone, gone.text, ())),
    )
    shown = Shown(annotate(made.path, made.document, report, BUYER))
    names = [
        item["/NM"]
        for _, item in chain(shown.annotations("/Highlight"), shown.notes())
        if not item["/Contents"].startswith("Vervolg")
    ]
    assert sorted(names) == sorted(f"dooi-{finding.id}" for finding in report.findings)


def test_without_findings_the_summary_is_the_only_note(make: Callable[..., Made]) -> None:
    shown = make([FILLING], finds=[]).annotated()
    [(number, note)] = shown.annotations("/Text")
    assert number == 1
    assert "geen indicaties gevonden" in note["/Contents"]
    assert shown.annotations("/Highlight") == []


# -- the rest of the file --------------------------------------------------------------------


def _with_own_annotation(writer: PdfWriter) -> None:
    own = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Text"),
            NameObject("/Rect"): RectangleObject((10, 10, 30, 30)),
            NameObject("/Contents"): TextStringObject("Opmerking van de gebruiker"),
        }
    )
    page = writer.pages[0]
    page[NameObject("/Annots")] = writer._add_object(ArrayObject([writer._add_object(own)]))


def test_not_a_byte_of_the_file_changes_and_its_own_annotations_stay(
    make: Callable[..., Made],
) -> None:
    made = make([PENALTY], finds=[PENALTY], change=lambda c: _rewritten(c, _with_own_annotation))
    content = made.path.read_bytes()
    shown = made.annotated()
    assert shown.content.startswith(content)
    assert made.path.read_bytes() == content
    texts = [item.get_object().get("/Contents") for item in shown.pages[0]["/Annots"]]
    assert texts[0] == "Opmerking van de gebruiker"
    assert len(texts) == 1 + 2 * 2  # summary and finding, each with a window for its text
    assert PdfReader(io.BytesIO(shown.content)).metadata.title == "Titel van het stuk"


def test_a_page_looks_the_same_where_nothing_is_marked(make: Callable[..., Made]) -> None:
    made = make([PENALTY], [FILLING], finds=[PENALTY])
    before, after = pdfium.PdfDocument(made.path), pdfium.PdfDocument(made.annotated().content)
    pictures = [
        [pdf[n].render(scale=1).to_numpy().tobytes() for n in range(2)] for pdf in (before, after)
    ]
    assert pictures[0][0] != pictures[1][0]
    assert pictures[0][1] == pictures[1][1]


def test_a_file_with_compressed_cross_references_is_marked_in_the_same_manner(
    make: Callable[..., Made],
) -> None:
    made = make([PENALTY], finds=[PENALTY], change=_compressed)
    assert b"\nxref" not in made.path.read_bytes()
    shown = made.annotated()
    assert shown.words() == [(1, PENALTY)]
    assert b"\nxref" not in shown.content


def _compressed(content: bytes) -> bytes:
    """The file with a stream for cross references, as newer programs write it."""
    reader = PdfReader(io.BytesIO(content))
    start = content.rindex(b"xref\n0 ")
    numbers = sorted(reader.xref[0])
    stream = DecodedStreamObject()
    offsets = {0: 0, **{n: reader.xref[0][n] for n in numbers}, max(numbers) + 1: start}
    stream.set_data(
        b"".join(
            (b"\x00" if n == 0 else b"\x01") + offsets.get(n, 0).to_bytes(4, "big") + b"\x00"
            for n in range(max(numbers) + 2)
        )
    )
    for key in ("/Root", "/Info", "/ID"):
        stream[NameObject(key)] = reader.trailer.raw_get(key)
    stream[NameObject("/Type")] = NameObject("/XRef")
    stream[NameObject("/Size")] = NumberObject(max(numbers) + 2)
    stream[NameObject("/W")] = ArrayObject([NumberObject(1), NumberObject(4), NumberObject(1)])
    out = io.BytesIO()
    out.write(content[:start])
    out.write(b"%d 0 obj\n" % (max(numbers) + 1))
    stream.write_to_stream(out)
    out.write(b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def test_the_same_report_gives_the_same_file(make: Callable[..., Made]) -> None:
    made = make([PENALTY, LIABILITY], finds=[PENALTY, LIABILITY])
    assert made.annotated().content == made.annotated().content


# -- files that cannot or may not be changed -------------------------------------------------


def _signature_field(writer: PdfWriter, *, signed: bool) -> None:
    field = DictionaryObject(
        {
            NameObject("/FT"): NameObject("/Sig"),
            NameObject("/T"): TextStringObject("Handtekening"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/Rect"): RectangleObject((0, 0, 0, 0)),
        }
    )
    if signed:
        numbers = ArrayObject(NumberObject(n) for n in (0, 10, 20, 10))
        field[NameObject("/V")] = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Sig"),
                NameObject("/Filter"): NameObject("/Adobe.PPKLite"),
                NameObject("/Contents"): ByteStringObject(b"\x30\x80handtekening"),
                NameObject("/ByteRange"): numbers,
            }
        )
    form = DictionaryObject({NameObject("/Fields"): ArrayObject([writer._add_object(field)])})
    writer.root_object[NameObject("/AcroForm")] = form


def test_a_signed_file_is_left_alone_with_a_sentence(make: Callable[..., Made]) -> None:
    made = make(
        [PENALTY],
        finds=[PENALTY],
        change=lambda c: _rewritten(c, lambda writer: _signature_field(writer, signed=True)),
    )
    with pytest.raises(InputError, match="ondertekend") as caught:
        made.annotated()
    assert caught.value.code == "PDF_ONDERTEKEND"
    text = _text(render_pdf(made.report, {"d1": made.path}, BUYER))
    assert "Dit is een los rapport." in text
    assert "zou de handtekening aantasten" in text


def test_an_empty_field_for_a_signature_does_not_stand_in_the_way(
    make: Callable[..., Made],
) -> None:
    made = make(
        [PENALTY],
        finds=[PENALTY],
        change=lambda c: _rewritten(c, lambda writer: _signature_field(writer, signed=False)),
    )
    assert made.annotated().words() == [(1, PENALTY)]


def test_a_certified_file_is_left_alone(make: Callable[..., Made]) -> None:
    def certified(writer: PdfWriter) -> None:
        writer.root_object[NameObject("/Perms")] = DictionaryObject()

    made = make([PENALTY], finds=[PENALTY], change=lambda c: _rewritten(c, certified))
    with pytest.raises(InputError) as caught:
        made.annotated()
    assert caught.value.code == "PDF_ONDERTEKEND"


def test_a_file_with_restrictions_is_left_alone_with_a_sentence(
    make: Callable[..., Made],
) -> None:
    def restricted(content: bytes) -> bytes:
        out = io.BytesIO()
        lock = StandardEncryption("", ownerPassword="geheim", canAnnotate=0, strength=128)
        canvas = Canvas(out, pagesize=A4, encrypt=lock)
        _paragraphs(canvas, [PENALTY], 70, 770, 455)
        canvas.save()
        return out.getvalue()

    made = make([PENALTY], finds=[PENALTY], change=restricted)
    with pytest.raises(InputError, match="beveiligd") as caught:
        made.annotated()
    assert caught.value.code == "PDF_BEVEILIGD"


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda c: c[: c.rindex(b"startxref")], id="end gone"),
        pytest.param(lambda c: c + b"\nnog iets", id="something behind the end"),
        pytest.param(lambda c: b"rommel\n" + c, id="something before the start"),
        pytest.param(
            lambda c: re.sub(rb"startxref\n\d+", b"startxref\n7", c), id="wrong place of the table"
        ),
    ],
)
def test_a_damaged_file_that_can_be_read_gives_the_report_by_itself(
    make: Callable[..., Made], damage: Change
) -> None:
    made = make([PENALTY], finds=[PENALTY], change=damage)
    with pytest.raises(InputError) as caught:
        made.annotated()
    assert caught.value.code == "PDF_ONGEWOON"
    assert "beschadigd of ongewoon" in _text(render_pdf(made.report, {"d1": made.path}, BUYER))


def test_a_file_that_was_changed_after_the_analysis_is_left_alone(
    make: Callable[..., Made],
) -> None:
    made = make([PENALTY], finds=[PENALTY])
    made.path.write_bytes(drawn([FILLING]))
    with pytest.raises(InputError) as caught:
        made.annotated()
    assert caught.value.code == "BESTAND_ANDERS"


def test_marking_that_takes_too_much_ends_in_a_sentence(make: Callable[..., Made]) -> None:
    made = make([PENALTY], finds=[PENALTY])
    tight = replace(DEFAULT_LIMITS, read_seconds=0.001)
    with pytest.raises(InputError, match="vroeg te veel") as caught:
        annotate(made.path, made.document, made.report, BUYER, tight)
    assert caught.value.code == "PDF_ONGEWOON"


# -- the report by itself --------------------------------------------------------------------


def _text(content: bytes) -> str:
    pdf = pdfium.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())


def test_a_dossier_with_two_pdfs_gives_a_report_by_itself(report: Report) -> None:
    content = render_pdf(report, {}, BUYER)
    text = _text(content)
    for part in ("In het kort", "Sterke punten", "Hergebruikte materialen welkom", "€ 900,-"):
        assert part in text


def test_the_report_is_tagged_in_dutch_with_a_title_and_bookmarks(report: Report) -> None:
    reader = PdfReader(io.BytesIO(render_pdf(report, {}, BUYER)))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].lower().startswith("nl")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "Dossier met 2 stukken"
    titles = [entry["/Title"] for entry in reader.outline if isinstance(entry, dict)]
    assert "In het kort" in titles
    assert b"pdfuaid" in root["/Metadata"].get_data()
    kinds = set(_kinds(root["/StructTreeRoot"]["/K"]))
    assert {"/H1", "/H2", "/H3", "/L", "/Table", "/TH", "/BlockQuote"} <= kinds


def _kinds(element: object) -> Iterator[str]:
    """The kinds of the elements in a tree of tags."""
    element = element.get_object()  # type: ignore[attr-defined]
    if isinstance(element, ArrayObject):
        for child in element:
            yield from _kinds(child)
    elif isinstance(element, DictionaryObject):
        if "/S" in element:
            yield element["/S"]
        if "/K" in element:
            yield from _kinds(element["/K"])


def test_the_report_shows_characters_beyond_those_of_western_europe(report: Report) -> None:
    odd = "≥ 5 € – “ja” • İ ₂ › tot 中 of 😀 \uf0b7 einde"
    findings = (replace(report.findings[0], explanation=odd), *report.findings[1:])
    text = _text(render_pdf(replace(report, findings=findings), {}, BUYER))
    assert "≥ 5 € – “ja” • İ ₂ › tot □ of □ □ einde" in text


def test_text_of_a_document_is_never_read_as_markup(report: Report) -> None:
    hostile = '#panic("x") *vet* $x$ #read("/etc/passwd") <label> @ref \\ `code` //weg'
    findings = (replace(report.findings[0], explanation=hostile), *report.findings[1:])
    content = render_pdf(replace(report, findings=findings), {}, BUYER)
    assert '#panic("x") *vet* $x$ #read("/etc/passwd")' in _text(content)


def test_the_report_is_for_one_reader(report: Report) -> None:
    assert "rapport voor de inschrijver" in _text(render_pdf(report, {}, Perspective.SUPPLIER))


@pytest.mark.parametrize("name", ["empty_report", "large_report"])
def test_an_empty_and_a_large_report_can_be_typeset(
    name: str, request: pytest.FixtureRequest
) -> None:
    content = render_pdf(request.getfixturevalue(name), {}, BUYER)
    assert "Verantwoording" in _text(content)


def test_a_report_that_takes_too_much_ends_in_a_sentence(report: Report) -> None:
    tight = replace(DEFAULT_LIMITS, read_memory=1, convert_memory=1024 * 1024)
    with pytest.raises(InputError) as caught:
        render_pdf(report, {}, BUYER, tight)
    assert caught.value.code == "RAPPORT_TE_GROOT"


def test_the_same_report_is_typeset_the_same(report: Report) -> None:
    assert render_pdf(report, {}, BUYER) == render_pdf(report, {}, BUYER)


# -- real documents --------------------------------------------------------------------------


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_nearly_every_sentence_of_a_real_document_is_found_at_its_words(path: Path) -> None:
    """Every third sentence, as if it were a finding."""
    if not path.is_file():
        pytest.skip("the real tender packs are not here")
    clauses = segment(read_pdf(path, document_id="d1", name=path.name, sha256="")).clauses
    pdf = pdfium.PdfDocument(path)
    pages = {number: PageText(page) for number, page in enumerate(pdf, start=1)}
    found = wanted = exact = 0
    sentences = [(clause, match) for clause in clauses for match in SENTENCE.finditer(clause.text)]
    for clause, sentence in sentences[::3]:
        result = find_words(stretches_of(clause, *sentence.span()), pages.get)
        wanted += 1
        found += result.letters == result.of
        exact += _under(result.areas, pages) == letters_of(sentence.group())
    assert found >= 0.99 * wanted > 0
    assert exact >= 0.85 * wanted  # the names of columns and the marks of notes make the rest


def _under(areas: Sequence[Area], pages: dict[int, PageText]) -> str:
    """The letters whose middle lies in areas, in the order of the page."""
    inside = []
    for area in areas:
        for letter, x, y in _middles(pages[area.page]):
            if any(b.x0 <= x <= b.x1 and b.top <= y <= b.bottom for b in area.lines):
                inside.append(letter)
    return "".join(inside)


@cache
def _middles(page: PageText) -> list[tuple[str, float, float]]:
    letters = page.drawn
    boxes = [letters.box(n) for n in range(len(letters.text))]
    return [
        (letter, (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2)
        for letter, box in zip(letters.text, boxes, strict=True)
        if box is not None
    ]
