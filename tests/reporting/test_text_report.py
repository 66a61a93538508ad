from __future__ import annotations

from dataclasses import replace

import pytest

from analyser.advice import Perspective
from analyser.model import Report
from analyser.reporting.overview import Overview
from analyser.reporting.text import render_text


def _joined(text: str) -> str:
    return " ".join(text.split())


def test_the_report_opens_with_the_three_sentences(report: Report) -> None:
    text = _joined(render_text(report, Perspective.BUYER))
    index = text.index("De indicatie van gestold wantrouwen is tamelijk hoog: 63 van 100")
    rooms = text.index(
        "is de ruimte voor circulaire oplossingen gemiddeld (48 van 100) en de ruimte voor "
        "CO2-arme oplossingen niet te beoordelen."
    )
    zone = text.index("De tekst leest als wantrouwen: doordacht, maar op afweer gericht.")
    assert index < rooms < zone


@pytest.mark.parametrize("perspective", list(Perspective))
def test_no_line_is_wider_than_a_hundred(
    report: Report, large_report: Report, perspective: Perspective
) -> None:
    long_word = replace(report.documents[0], name="x" * 300 + ".pdf")
    wide = replace(report, documents=(long_word, *report.documents[1:]))
    for each in (report, large_report, wide):
        assert max(map(len, render_text(each, perspective).splitlines())) <= 100


def test_all_findings_of_a_small_report_are_told_with_their_place_and_trace(report: Report) -> None:
    text = _joined(render_text(report, Perspective.BUYER))
    for finding in report.findings:
        assert finding.label in text
        assert f"“{finding.quote}”" in text
        assert finding.advice in text
    assert "Overeenkomst.pdf, artikel 7.3, bladzijde 4" in text
    assert "basis 4; +1 zonder maximum (“geen maximum”); uitkomst zeer zwaar (5 van 5)" in text


def test_strengths_are_told_as_fully_as_points_of_attention(report: Report) -> None:
    text = render_text(report, Perspective.BUYER)
    strengths = text[text.index("Sterke punten: de 1 sterkste") : text.index("Bevindingen per")]
    for label in ("Plaats", "Tekst", "Weging", "Waarom", "Norm", "Voorbeeldzin"):
        assert label in strengths


def test_what_was_not_judged_is_said_with_its_reason(empty_report: Report) -> None:
    text = _joined(render_text(empty_report, Perspective.BUYER))
    assert "De indicatie van gestold wantrouwen is niet te beoordelen: er is geen tekst" in text
    assert "oplossingen is niet te beoordelen: er is geen eisendeel herkend." in text
    assert "(onvoldoende stukken: eisen en contract niet gelezen)" in text
    assert "None" not in text


def test_a_phase_that_was_not_read_says_why(report: Report) -> None:
    text = _joined(render_text(report, Perspective.BUYER))
    assert (
        "Voorbereiding is niet te beoordelen: het deel dat dit zou bevatten is niet gelezen."
    ) in text


def test_suppliers_get_questions_and_buyers_do_not(report: Report) -> None:
    assert "Kunt u toelichten" not in _joined(render_text(report, Perspective.BUYER))
    assert "Kunt u toelichten" in _joined(render_text(report, Perspective.SUPPLIER))


def test_an_indicator_that_comes_back_is_explained_once(report: Report) -> None:
    twin = replace(report.findings[0], id="twin", quote=report.findings[0].quote[:40], end=40)
    text = render_text(replace(report, findings=(*report.findings, twin)), Perspective.BUYER)
    assert "Zie punt 1, ook voor norm en tekst." in text


def test_a_point_has_the_number_that_it_has_in_every_form(report: Report) -> None:
    """A comment in the user's own file names that number, and so does a colleague."""
    text = render_text(report, Perspective.BUYER)
    overview = Overview(report)
    assert len(report.findings) > 2
    for finding in report.findings:
        assert f"\n{overview.index(finding)}. {finding.label} – " in text


def test_text_of_documents_cannot_steer_the_terminal(report: Report) -> None:
    clause = replace(report.clauses[3], text="[red]rood[/red] \x1b[2Jleeg :smile: merk")
    finding = replace(
        report.findings[3], quote=clause.text, start=0, end=len(clause.text), triggers=()
    )
    named = replace(report.documents[1], name="\x1b]0;titel\x07Eisen.pdf")
    hostile = replace(
        report,
        clauses=(*report.clauses[:3], clause),
        findings=(*report.findings[:3], finding),
        documents=(report.documents[0], named),
    )
    text = render_text(hostile, Perspective.BUYER)
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "[red]rood[/red] [2Jleeg :smile: merk" in text


def test_an_uncertain_norm_is_never_shown(report: Report) -> None:
    text = _joined(render_text(report, Perspective.BUYER))
    assert "Een norm waarvan niemand zeker is" not in text
    assert "BW artikel 6:94 – gelezen in de wet" in text
    assert "voorschrift 3.9 A – gevonden in een bron" in text


def test_documents_warnings_and_skipped_files_are_told(report: Report) -> None:
    text = _joined(render_text(report, Perspective.BUYER))
    assert "Let op bij Overeenkomst.pdf: Bladzijde 3 bevat alleen een afbeelding." in text
    assert "Het bestand 'foto.heic' is overgeslagen." in text
    assert "dooi 0.9, lexicon 2026.1, taalmodel nl_dooi_sm" in text
