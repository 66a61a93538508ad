"""What an edit brings and what the figures rest on, as a reader sees it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analyser.advice import Perspective
from analyser.model import Basis, Edits, Gain, Interval, Report, Straight, Uncertainty, WhatIf
from analyser.reporting.gains import (
    basis_sentence,
    edit_views,
    edits_sentence,
    edits_title,
    effect_phrase,
    gain_phrase,
)
from analyser.reporting.html import render_html
from analyser.reporting.overview import Overview
from analyser.reporting.text import render_text

GAIN = Gain(2.04, None, -8.6, 0.01, 3.0)
PHRASE = "ruimte circulair +2, wantrouwen −8,6 en onderbouwing +3"


@pytest.fixture
def edited(report: Report) -> Report:
    """The report with margins, one gain and one best edit that takes another finding along."""
    what_if = WhatIf("f1", ("f1", "f2"), ("pos-notice-and-cure",), GAIN)
    room = replace(report.scores.innovation_room, basis=Basis(("D7", "D8"), 82.0, 84.0))
    return replace(
        report,
        scores=replace(report.scores, innovation_room=room),
        uncertainty=Uncertainty(
            Interval(60, 66), Interval(41, 55), None, ("f1",), "De ruimte ligt tussen 41 en 55."
        ),
        what_if=(what_if,),
        edits=Edits("Gemeten is de afstand.", (what_if,), 71.2, 60.4),
    )


def test_a_gain_names_what_changes_in_points() -> None:
    assert gain_phrase(GAIN) == PHRASE
    assert gain_phrase(Gain(0.0, 0.01, None, None, 0.0)) == "de cijfers veranderen niet"


def test_the_best_edits_name_what_goes_along(edited: Report) -> None:
    (view,) = edit_views(Overview(edited))
    assert view.finding.id == "f1"
    assert "Onbeperkte aansprakelijkheid" in view.also


def test_the_title_and_the_sentence_count_the_edits(edited: Report) -> None:
    assert edits_title(edited) == "De aanpassing met het meeste effect"
    assert "Deze aanpassing brengt dat van 71 naar 60" in edits_sentence(edited)
    assert edited.edits is not None
    steps = edited.edits.steps * 3
    three = replace(edited, edits=replace(edited.edits, steps=steps))
    assert edits_title(three) == "Drie aanpassingen met het meeste effect"
    assert "Samen brengen deze aanpassingen dat van 71 naar 60" in edits_sentence(three)


def test_an_edit_has_one_number_in_the_page(edited: Report) -> None:
    """That of the finding; a numbered list would put a second one before it."""
    html = render_html(edited, Perspective.BUYER)
    section = html[html.index('id="aanpassen"') :].split("</section>")[0]
    assert ">1. " in section
    assert "<ol" not in section


def test_what_the_totals_rest_on(edited: Report, empty_report: Report) -> None:
    assert "2 van de 3 onderdelen: 82%" in basis_sentence(edited)
    assert basis_sentence(empty_report) == ""


def test_text_and_page_tell_margins_edits_and_gains(edited: Report) -> None:
    for shown in (
        " ".join(render_text(edited, Perspective.BUYER).split()),
        " ".join(render_html(edited, Perspective.BUYER).split()),
    ):
        assert "De ruimte ligt tussen 41 en 55." in shown
        assert "van 71 naar 60" in shown
        assert shown.count(PHRASE) == 2


def test_a_supplier_sees_no_gain_beside_a_question(edited: Report) -> None:
    assert " ".join(render_text(edited, Perspective.SUPPLIER).split()).count(PHRASE) == 1


def test_without_edits_nothing_is_said(report: Report) -> None:
    assert "aanpassingen" not in render_text(report, Perspective.BUYER)
    assert 'id="aanpassen"' not in render_html(report, Perspective.BUYER)


@pytest.mark.parametrize(
    ("gain", "straight", "told"),
    [
        (Gain(2.0, 0, -8, 0, 3), Straight(4.0, 0, -9), "ruimte circulair +2, wantrouwen −8 en onderbouwing +3"),
        (Gain(0.01, 0, 0, 0, 0), Straight(0.8, 0.6, 0), "het dossier staat aan het eind van de schaal: een enkele wijziging is in het cijfer nauwelijks te zien"),
        (Gain(0.01, 0, -0.01, 0, 0), Straight(0, 0, -7), "het dossier staat aan het eind van de schaal: een enkele wijziging is in het cijfer nauwelijks te zien"),
        (Gain(0.01, 0, -4, 0, 0), Straight(0.8, 0.6, -5), "wantrouwen −4 (het effect op de ruimte is nauwelijks te zien: het dossier staat daar aan het eind van de schaal)"),
        (Gain(0, 0, -0.01, 2, 0), Straight(0.8, 0.6, -5), "vertrouwen +2 (het effect op de ruimte en het wantrouwen is nauwelijks te zien: het dossier staat daar aan het eind van de schaal)"),
        (Gain(0, 0, 0, 0, 0), Straight(0, None, 0), "de cijfers veranderen niet"),
    ],
)  # fmt: skip
def test_what_the_end_of_the_scale_hides_is_said(gain: Gain, straight: Straight, told: str) -> None:
    assert effect_phrase(WhatIf("f", ("f",), (), gain, straight)) == told


@pytest.mark.parametrize(
    ("gain", "gates", "told"),
    [
        (Gain(0, 0, 0, 0, 0), ("G1",), "het effect op de ruimte is niet te zien: die is begrensd door de gunning op laagste prijs"),
        (Gain(0, 0, -6, 0, 0), ("G1", "G4"), "wantrouwen −6 (het effect op de ruimte is niet te zien: die is begrensd door de gunning op laagste prijs en de onbeperkte aansprakelijkheid zonder regeling voor verandering)"),
        (Gain(0, 0, 0, 1, 0), ("G2",), "vertrouwen +1 (het effect op de ruimte is niet te zien: die is begrensd door de eis dat alles nieuw is; het effect op het wantrouwen is nauwelijks te zien: het dossier staat daar aan het eind van de schaal)"),
    ],
)  # fmt: skip
def test_a_gate_that_holds_the_room_is_named(gain: Gain, gates: tuple[str, ...], told: str) -> None:
    straight = Straight(1.98, 1.4, -7.0 if gain.propensity or gain.distrust else 0.0)
    assert effect_phrase(WhatIf("f", ("f",), (), gain, straight, gates)) == told
