"""The whole line on whole documents: our samples, and real packs where they are at hand."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from jsonschema import Draft202012Validator

from analyser.model import DocumentKind, Polarity, Report
from analyser.pipeline import Engine, analyse
from analyser.reporting.jsonable import report_as_dict, report_schema

SHARED = Path(__file__).parents[2] / "shared" / "tenders"
needs_packs = pytest.mark.skipif(not SHARED.is_dir(), reason="the real tender packs are not here")
FORMS = ("docx", "pdf")


@pytest.fixture(scope="module")
def reports(engine: Engine, samples: Path) -> dict[str, Report]:
    names = [f"{name}.{form}" for name in ("bevroren", "ontdooid") for form in FORMS]
    return {name: analyse([samples / name], engine) for name in names}


def check_sound(report: Report) -> None:
    """What holds for every report: valid, exact quotes, places that exist."""
    Draft202012Validator(report_schema()).validate(report_as_dict(report))
    clauses = {clause.id: clause for clause in report.clauses}
    assert len(clauses) == len(report.clauses)
    for finding in report.findings:
        clause = clauses[finding.clause]
        assert finding.quote == clause.text[finding.start : finding.end]
        assert finding.page == clause.page_at(finding.start)
    findings = {finding.id for finding in report.findings}
    for dimension in report.scores.innovation_room.dimensions:
        for contribution in (*dimension.openers, *dimension.blockers):
            assert contribution.finding in findings


@pytest.mark.parametrize("form", FORMS)
def test_the_thawed_tender_scores_better_on_every_axis(
    reports: dict[str, Report], form: str
) -> None:
    frozen, thawed = reports[f"bevroren.{form}"].scores, reports[f"ontdooid.{form}"].scores
    assert frozen.distrust_index is not None
    assert thawed.distrust_index is not None
    assert thawed.distrust_index < frozen.distrust_index - 30
    for phase, room in frozen.innovation_room.by_phase.items():
        better = thawed.innovation_room.by_phase[phase]
        assert (better.circular or 0) > (room.circular or 0), phase
        assert (better.co2 or 0) > (room.co2 or 0), phase
    worse = {d.id: d for d in frozen.innovation_room.dimensions}
    for dimension in thawed.innovation_room.dimensions:
        assert (dimension.circular or 0) > (worse[dimension.id].circular or 0), dimension.id
        assert (dimension.co2 or 0) > (worse[dimension.id].co2 or 0), dimension.id
    assert thawed.trust_zone == "smart trust"
    assert frozen.trust_zone in {"besluiteloosheid", "wantrouwen"}


def test_both_formats_of_a_tender_say_the_same(reports: dict[str, Report]) -> None:
    for name in ("bevroren", "ontdooid"):
        word, pdf = reports[f"{name}.docx"], reports[f"{name}.pdf"]
        in_word = {(f.indicator, f.quote) for f in word.findings}
        in_pdf = {(f.indicator, f.quote) for f in pdf.findings}
        assert len(in_word & in_pdf) >= 0.9 * len(in_word | in_pdf)
        numbers = {c.number for c in word.clauses if c.number}
        assert numbers == {c.number for c in pdf.clauses if c.number}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["bevroren", "ontdooid"])
def test_samples_are_sound_and_whole(reports: dict[str, Report], name: str, form: str) -> None:
    report = reports[f"{name}.{form}"]
    check_sound(report)
    assert report.scores.coverage.parts_missing == ()
    kinds = {clause.document_kind for clause in report.clauses}
    assert kinds >= {
        DocumentKind.TENDER_GUIDE,
        DocumentKind.REQUIREMENTS,
        DocumentKind.AWARD,
        DocumentKind.CONTRACT,
    }
    assert sum(f.polarity is Polarity.DISTRUST for f in report.findings) < len(report.clauses) / 2


def test_pages_of_findings_are_right(reports: dict[str, Report], samples: Path) -> None:
    report = reports["bevroren.pdf"]
    with pypdfium2.PdfDocument(samples / "bevroren.pdf") as pdf:
        pages = [_letters(page.get_textpage().get_text_range()) for page in pdf]
    for finding in report.findings:
        assert finding.page is not None
        start = _letters(finding.quote)[:24]
        assert start in pages[finding.page - 1] + (
            pages[finding.page] if finding.page < len(pages) else ""
        )


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text).lower()


def test_no_running_head_page_number_or_contents_among_the_clauses(
    reports: dict[str, Report],
) -> None:
    for name in ("bevroren.pdf", "ontdooid.pdf"):
        for clause in reports[name].clauses:
            assert not re.search(r"\.{4,}|…{2,}", clause.text), clause.text
            assert not re.fullmatch(
                r"(?:pagina\s*)?\d+(?:\s*(?:van|/)\s*\d+)?", clause.text.strip(), re.IGNORECASE
            )


def test_the_order_of_files_does_not_change_the_scores(engine: Engine, samples: Path) -> None:
    paths = [samples / "bevroren.docx", samples / "ontdooid.docx"]
    one, other = analyse(paths, engine).scores, analyse(paths[::-1], engine).scores
    assert one.distrust_index == pytest.approx(other.distrust_index)
    assert one.innovation_room.circular == pytest.approx(other.innovation_room.circular)


@needs_packs
@pytest.mark.parametrize(
    "path",
    [
        "vng-softwarecatalogus-2024",
        "requirements/coronamelder-pve.pdf",
        "requirements/wisselfiets-pve.pdf",
        "general-conditions/ARIV-2014.md",
    ],
)
def test_real_documents_give_sound_reports(engine: Engine, path: str) -> None:
    report = analyse([SHARED / path], engine)
    check_sound(report)
    assert len(report.clauses) > 30
    assert report.scores.innovation_room.circular is not None
    for clause in report.clauses:
        assert clause.text.strip()
        assert not re.search(r"\.{5,}\s*\d+\s*$", clause.text), clause.text
