from __future__ import annotations

from dataclasses import replace

from analyser.advice import Perspective
from analyser.model import (
    Amendment,
    AmendmentKind,
    Contradiction,
    ContraryPlace,
    DanglingReference,
    Pack,
    References,
    Repeat,
    Report,
    SupersededDocument,
)
from analyser.reporting.coherence import topics
from analyser.reporting.html import render_html
from analyser.reporting.overview import Overview
from analyser.reporting.text import render_text

WHOLE = Pack(
    superseded=(SupersededDocument("d2", "d1", "versie 2 is nieuwer dan versie 1"),),
    repeats=(Repeat("d1.c1", ("d2.c1",)), Repeat("d2.c1", ("d2.c2",))),
    amendments=(
        Amendment(AmendmentKind.EXPIRED, ("d2.c2",), "d1.c2"),
        Amendment(AmendmentKind.CHANGED, ("d1.c2",), "d2.c1", "De nieuwe woorden."),
    ),
    references=References(
        7, (DanglingReference("bijlage 4", None, ("d1.c1", "d1.c2", "d2.c1", "d2.c2")),)
    ),
    contradictions=(
        Contradiction(
            "betaaltermijn",
            "de betaaltermijn",
            (
                ContraryPlace("d1.c1", "d1", 4, "De", 0, 2, "30 dagen"),
                ContraryPlace("d2.c1", "d2", None, "Her", 0, 3, "60 dagen"),
            ),
            None,
            "De stukken zeggen niet welke van deze plaatsen voorgaat.",
        ),
    ),
)


def _items(report: Report) -> dict[str, tuple[str, ...]]:
    return {topic.title: topic.items for topic in topics(Overview(report))}


def test_every_topic_is_told_in_whole_sentences(report: Report) -> None:
    items = _items(replace(report, pack=WHOLE))
    assert items == {
        "Tegenstrijdigheden": (
            "De betaaltermijn: 30 dagen (Overeenkomst.pdf, artikel 7.3, bladzijde 4) en 60 dagen (Eisen.pdf, E-012). De stukken zeggen niet welke van deze plaatsen voorgaat.",
        ),
        "Gewijzigd door nota van inlichtingen": (
            "Eisen.pdf: vervallen door Overeenkomst.pdf, artikel 9, bladzijde 5.",
            "Overeenkomst.pdf, artikel 9, bladzijde 5: gewijzigd door Eisen.pdf, E-012. Nieuwe tekst: “De nieuwe woorden”. Beoordeeld is de tekst zoals die in het stuk zelf staat.",
        ),
        "Versies": (
            "‘Eisen.pdf’: niet beoordeeld, ‘Overeenkomst.pdf’ gaat voor (versie 2 is nieuwer dan versie 1).",
        ),
        "Verwijzingen die nergens op uitkomen": (
            "Bijlage 4: genoemd in Overeenkomst.pdf, artikel 7.3, bladzijde 4; Overeenkomst.pdf, artikel 9, bladzijde 5; Eisen.pdf, E-012 en nog 1 plaats.",
        ),
        "Dezelfde tekst op meer plaatsen": (
            "1 bepaling staat met dezelfde woorden in meer dan één stuk. Zo’n tekst telt één keer mee.",
        ),
    }


def test_nothing_is_said_of_documents_that_stand_on_their_own(report: Report) -> None:
    assert topics(Overview(report)) == []
    for render in (render_text, render_html):
        assert "Samenhang van de stukken" not in render(report, Perspective.BUYER)


def test_a_long_list_is_cut_and_says_so(report: Report) -> None:
    many = tuple(DanglingReference(f"bijlage {n}", None, ("d1.c1",)) for n in range(25))
    (topic,) = topics(Overview(replace(report, pack=Pack(references=References(0, many)))))
    assert (len(topic.items), topic.more) == (20, "En nog 5.")


def test_a_finding_tells_its_further_places_and_what_changed_it(report: Report) -> None:
    changed = replace(report, pack=WHOLE)
    for render in (render_text, render_html):
        text = " ".join(render(changed, Perspective.BUYER).split())
        assert "Staat ook in: Eisen.pdf, E-012" in text
        assert "Gewijzigd door nota van inlichtingen: Eisen.pdf, E-012" in text


def test_what_documents_say_is_no_markup(report: Report) -> None:
    hostile = replace(WHOLE.amendments[1], new_text="<script>alert(1)</script>")
    text = render_html(replace(report, pack=Pack(amendments=(hostile,))), Perspective.BUYER)
    assert "<script" not in text
    assert "&lt;script&gt;" in text
