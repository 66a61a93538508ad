"""The report as plain parts, and those parts as a Word file."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from analyser.advice import Perspective
from analyser.model import Notice, Polarity, Report
from analyser.reporting.composed.parts import Bullets, Heading, Paragraph, Part, Quote, Table
from analyser.reporting.composed.report import Composed, compose
from analyser.reporting.html import render_html
from analyser.reporting.overview import Overview
from analyser.reporting.word.report import render_composed

VIEWS = list(Perspective)
_HOSTILE = "<script>alert(1)</script> \x07\u202egeheim & {{ 7*7 }}"


def texts(parts: Sequence[Part]) -> list[str]:
    """All texts in order."""
    found: list[str] = []
    for part in parts:
        match part:
            case Heading() | Paragraph():
                found.append(part.text)
            case Quote():
                found.append("".join(segment.text for segment in part.segments))
            case Bullets():
                found += part.items
            case Table():
                found += [part.caption, *part.header, *(cell for row in part.rows for cell in row)]
    return found


def under(composed: Composed, heading: str) -> list[Part]:
    """The parts below a heading, up to the next one."""
    found: list[Part] = []
    is_under = False
    for part in composed.parts:
        if isinstance(part, Heading):
            is_under = part.text == heading
        elif is_under:
            found.append(part)
    return found


class _Text(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def squeezed(text: str) -> str:
    return re.sub(r"[\s;,.]+", "", text)


@pytest.mark.parametrize("view", VIEWS)
def test_sentences_are_those_of_the_html_report(report, view):
    page = squeezed("".join(_Text(render_html(report, view)).pieces))
    composed = compose(report, view)
    assert composed.title in "".join(_Text(render_html(report, view)).pieces)
    missing = [
        part.text
        for part in composed.parts
        if isinstance(part, Paragraph) and part.text and squeezed(part.text) not in page
    ]
    # What stands together on one line here stands apart on the page.
    together = ("aandachtspunt ·", "Aandachtspunt ·", "Sterk punt ·", "Fase:", "S0 ligt vast")
    assert [t for t in missing if not any(word in t for word in together)] == []


@pytest.mark.parametrize("view", VIEWS)
def test_headings_skip_no_level(report, empty_report, view):
    for one in (report, empty_report):
        levels = [p.level for p in compose(one, view).parts if isinstance(p, Heading)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_finding_is_there_once_with_its_number(report):
    composed = compose(report, Perspective.BUYER)
    overview = Overview(report)
    numbered = [p.text for p in composed.parts if isinstance(p, Heading) and p.level == 3]
    assert numbered == [f"{overview.index(f)}. {f.label}" for f in overview.findings]
    quotes = [p for p in composed.parts if isinstance(p, Quote)]
    assert ["".join(s.text for s in q.segments) for q in quotes] == [
        f.quote for f in overview.findings
    ]
    assert all(any(segment.marked for segment in quote.segments) for quote in quotes)


def test_strengths_get_the_same_space(report):
    strengths = tuple(replace(f, polarity=Polarity.TRUST) for f in report.findings)
    weaknesses = tuple(replace(f, polarity=Polarity.DISTRUST) for f in report.findings)
    shapes = []
    for findings in (strengths, weaknesses):
        composed = compose(replace(report, findings=findings), Perspective.BUYER)
        start = composed.parts.index(Heading(1, "Alle bevindingen"))
        shapes.append([type(part) for part in composed.parts[start:]])
    assert shapes[0] == shapes[1]


def test_uncertain_norms_are_not_shown(report):
    shown = " ".join(texts(compose(report, Perspective.BUYER).parts))
    assert "BW artikel 6:94 – gelezen in de wet" in shown
    assert "Een norm waarvan niemand zeker is" not in shown


def test_what_was_not_judged_says_why(report, empty_report):
    [*_, table] = [
        p for p in under(compose(report, Perspective.BUYER), "Ruimte voor circulaire en CO2-arme oplossingen")
        if isinstance(p, Table)
    ]  # fmt: skip
    cells = dict(zip([row[0] for row in table.rows], [row[1] for row in table.rows], strict=True))
    assert cells["Voorbereiding"].startswith("niet te beoordelen: het deel dat dit zou bevatten")
    assert cells["Uitvoering"] == "22 van 100 (tamelijk klein)"
    [only] = under(compose(empty_report, Perspective.BUYER), "Alle bevindingen")
    assert only == Paragraph("Er zijn geen indicaties gevonden in de gelezen stukken.")


def test_notices_come_first(report):
    composed = compose(report, Perspective.BUYER, ["'x.docx' is digitaal ondertekend."])
    assert composed.parts[1] == Paragraph("'x.docx' is digitaal ondertekend.", is_soft=True)


def test_tables_are_whole(report, large_report):
    for one in (report, large_report):
        for table in compose(one, Perspective.BUYER).parts:
            if isinstance(table, Table):
                assert {len(row) for row in table.rows} <= {len(table.header)}
                assert len(table.widths) == len(table.header)
                assert sum(table.widths) == pytest.approx(1)


@pytest.fixture
def hostile(report: Report) -> Report:
    """A report in which every text of a document wants something."""
    findings = tuple(
        replace(f, label=_HOSTILE, explanation=_HOSTILE, advice=_HOSTILE) for f in report.findings
    )
    documents = tuple(
        replace(d, name=_HOSTILE, warnings=(Notice("X", _HOSTILE),)) for d in report.documents
    )
    clauses = tuple(replace(c, heading_path=(_HOSTILE,), number=_HOSTILE) for c in report.clauses)
    return replace(report, findings=findings, documents=documents, clauses=clauses)


def test_text_of_documents_cannot_steer(hostile):
    for view in VIEWS:
        composed = compose(hostile, view)
        shown = " ".join(texts(composed.parts)) + composed.title
        assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e]", shown)
        document = docx.Document(io.BytesIO(render_composed(composed)))
        assert any("<script>" in paragraph.text for paragraph in document.paragraphs)


# -- as a Word file ----------------------------------------------------------------------------


def opened(report: Report, view: Perspective = Perspective.BUYER) -> Any:
    return docx.Document(io.BytesIO(render_composed(compose(report, view))))


def test_word_file_says_all_that_was_composed(report):
    composed = compose(report, Perspective.BUYER)
    document = docx.Document(io.BytesIO(render_composed(composed)))
    shown = "\n".join(each.text or "" for each in document.element.body.iter(qn("w:t")))
    for text in texts(composed.parts):
        for line in text.split("\n"):
            assert squeezed(line) in squeezed(shown)


def test_word_file_can_be_walked_by_a_screen_reader(report):
    document = opened(report)
    assert document.core_properties.title == "Dossier met 2 stukken"
    assert document.core_properties.language == "nl-NL"
    languages = {e.get(qn("w:val")) for e in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"nl-NL"}
    styles = [p.style.name for p in document.paragraphs]
    wanted = [p for p in compose(report, Perspective.BUYER).parts if isinstance(p, Heading)]
    headings = [s for s in styles if s.startswith("Heading")]
    assert headings == [f"Heading {heading.level}" for heading in wanted]
    assert styles.count("Title") == 1
    assert document.tables
    for table in document.tables:
        header, *others = table._tbl.tr_lst
        assert header.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None for row in others)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_marked_words_stand_out_by_more_than_colour(report):
    runs = [
        run
        for paragraph in opened(report).paragraphs
        if paragraph.style.name == "DooiCitaat"
        for run in paragraph.runs
    ]
    shaded = [
        run for run in runs if run._r.rPr is not None and run._r.rPr.find(qn("w:shd")) is not None
    ]
    assert shaded
    assert all(run.bold for run in shaded)


def test_word_file_asks_for_nothing_outside(report):
    content = render_composed(compose(report, Perspective.BUYER))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        relations = b"".join(archive.read(n) for n in names if n.endswith(".rels"))
    assert b'TargetMode="External"' not in relations
    assert not [name for name in names if name.endswith((".bin", ".vbs"))]


def test_large_report_is_made(large_report):
    composed = compose(large_report, Perspective.BUYER)
    document = docx.Document(io.BytesIO(render_composed(composed)))
    found = [
        p for p in document.element.body.iter(qn("w:pStyle")) if p.get(qn("w:val")) == "Heading3"
    ]
    assert len(found) == 1000
