from __future__ import annotations

from dataclasses import replace

from analyser.advice import Perspective
from analyser.model import (
    Boilerplate,
    Phase,
    PhaseTrust,
    Profile,
    ProfileElement,
    ReferenceKind,
    Report,
    Standing,
    SupplierSide,
    Tally,
    Trust,
)
from analyser.reporting.overview import Overview
from analyser.reporting.readings import TITLE, readings
from analyser.reporting.text import render_text


def told(report: Report) -> dict[str, tuple[str, ...]]:
    return {topic.title: topic.items for topic in readings(Overview(report))}


def filled(report: Report) -> Report:
    places = (report.clauses[0].id,)
    trust = Trust(
        "De tekst leest als wantrouwen: doordacht, maar op afweer gericht.",
        10.0,
        80.0,
        31.0,
        43.0,
        {Phase.EXECUTION: PhaseTrust("wantrouwen", "De tekst leest als wantrouwen.", 10.0, 80.0)},
        ("Houd de onderbouwing.",),
    )
    suppliers = SupplierSide(
        2,
        1,
        (Tally("prijs", "prijs en tarief", 2, places),),
        places,
        (Tally("afgewezen", "afgewezen zonder reden", 1, places),),
        (report.documents[0].id,),
        (Tally("voorbehoud", "voorbehouden", 3, places),),
    )
    profile = Profile(
        True,
        20.0,
        (
            ProfileElement("procesregels", "Procesregels", "?", places),
            ProfileElement("taal", "Gedeelde taal", "?", ()),
        ),
    )
    scores = replace(
        report.scores,
        trust=trust,
        boilerplate=Boilerplate(0.25, 0.2, (Tally("x", "ARIV-2014", 4, places),), places),
        suppliers=suppliers,
        profile=profile,
        standings=(
            Standing(
                "analysis",
                80.0,
                9,
                12,
                {ReferenceKind.PACK: 2, ReferenceKind.CONTRACT: 9, ReferenceKind.GUIDE: 1},
            ),
        ),
    )
    return replace(report, scores=scores)


def test_everything_is_told_with_its_place(report: Report) -> None:
    topics = told(filled(report))
    assert topics["Vertrouwen per fase"] == (
        "Uitvoering: de tekst leest als wantrouwen.",
        "Houd de onderbouwing.",
    )
    assert "25% van de woorden van de opdrachtgever is overgenomen." in topics["Overgenomen tekst"]
    assert topics["Naast andere teksten"] == (
        "Onderbouwing in de tekst: 80 van 100. Dat is hoger dan bij 9 van de 12 andere teksten waarmee is vergeleken (2 dossiers, 9 overeenkomsten en 1 leidraad).",
    )
    place = Overview(report).clause_place(report.clauses[0].id)
    other_side = topics["De andere kant van de tafel"]
    assert other_side[0] == "2 vragen van marktpartijen, over prijs en tarief (2)."
    assert f"Zonder reden afgewezen: {place}." in other_side
    assert f"Voorbehouden: 3 ({place})." in other_side
    assert topics["Bestuurlijk aanbesteden"] == (
        f"Procesregels: {place}.",
        "Gedeelde taal: niet gevonden.",
    )


def test_the_topics_stand_in_the_report_on_the_terminal(report: Report) -> None:
    assert TITLE in render_text(filled(report), Perspective.BUYER)


def test_nothing_is_said_where_there_is_nothing(empty_report: Report) -> None:
    scores = replace(empty_report.scores, trust=Trust("Onvoldoende stukken.", None, None))
    assert told(replace(empty_report, scores=scores)) == {}
