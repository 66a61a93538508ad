"""What the reports show of the award: what was read, where it stands, and what is assumed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from analyser.advice import Perspective
from analyser.model import DocumentSummary, Report, Software
from analyser.reading import DEFAULT_LIMITS, Reading
from analyser.reporting.award import award_views
from analyser.reporting.html import render_html
from analyser.reporting.overview import Overview
from analyser.reporting.text import render_text
from analyser.scoring import gather_facts, score
from analyser.segmentation import segment

TEXT = """# 5 Gunning

| Criterium | Punten |
|---|---|
| Prijs | 40 |
| Plan van aanpak | 35 |
| MKI | 25 |

Het plafond is € 900.000. De laagste prijs krijgt alle punten, de rest naar rato.
"""


@pytest.fixture
def report(tmp_path: Path) -> Report:
    return make(tmp_path, TEXT)


def make(folder: Path, text: str) -> Report:
    path = folder / "leidraad.md"
    path.write_text(text, encoding="utf-8")
    with Reading([path], DEFAULT_LIMITS) as reading:
        document = reading.dossier(lambda _done, _total: None).documents[0]
    read = segment(document)
    summary = DocumentSummary(
        document.id, document.name, read.kind, document.media_type, None, document.words, "0" * 64
    )
    scores = score((), gather_facts(read.clauses))
    return Report(Software("dooi", "0", "0", "geen", None), (summary,), read.clauses, (), scores)


def test_criteria_are_shown_with_share_and_place(report: Report) -> None:
    view = award_views(Overview(report))[0]
    assert view.title == "De opdracht"
    assert [row[1:3] for row in view.rows] == [
        ("40 punten", "40%"),
        ("35 punten", "35%"),
        ("25 punten", "25%"),
    ]
    assert all("leidraad.md" in row[4] for row in view.rows)


def test_assumptions_formula_and_figures_are_told(report: Report) -> None:
    remarks = " ".join(award_views(Overview(report))[0].remarks)
    assert "Aanname" in remarks
    assert "naar rato" in remarks
    assert "Plafond: € 900.000" in remarks
    assert "Rekenvoorbeeld" in remarks


def test_both_reports_show_the_award(report: Report) -> None:
    text = render_text(report, Perspective.BUYER)
    page = render_html(report, Perspective.BUYER)
    for shown in (text, page):
        assert "Hoe er wordt gegund" in shown
        assert "40 punten" in shown


def test_a_name_is_no_markup(report: Report) -> None:
    award = report.scores.awards[0]
    named = replace(award.criteria[0], name="Prijs <b>vet</b>")
    scores = replace(report.scores, awards=(replace(award, criteria=(named,)),))
    page = render_html(replace(report, scores=scores), Perspective.BUYER)
    assert "<b>vet</b>" not in page
    assert "&lt;b&gt;vet" in page


def test_nothing_is_shown_without_an_award(tmp_path: Path) -> None:
    report = make(tmp_path, "# 1 Inleiding\n\nDit is een tekst over een park.\n")
    assert award_views(Overview(report)) == []
    assert "Hoe er wordt gegund" not in render_text(report, Perspective.SUPPLIER)
    assert "Hoe er wordt gegund" not in render_html(report, Perspective.SUPPLIER)
