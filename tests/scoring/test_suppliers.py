from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyser.model import (
    Clause,
    ClauseKind,
    DocumentKind,
    Family,
    Finding,
    Party,
    Phase,
    Polarity,
    Scores,
)
from analyser.scoring import gather_facts, score
from analyser.scoring.suppliers import read_suppliers

FILLER = (
    "Partijen regelen in dit artikel hoe zij de opdracht samen uitvoeren en wie wat doet. " * 12
)
LONG_REFUSAL = (
    "Wij wijzigen dit niet. De beheerder van de brug heeft de grens vorig jaar laten doorrekenen, en "
    "daaruit bleek dat een lagere grens het gevolg heeft dat schade aan het beweegwerk bij de "
    "beheerder zelf blijft liggen."
)


def clause(
    clause_id: str,
    text: str,
    kind: ClauseKind = ClauseKind.PARAGRAPH,
    document_kind: DocumentKind = DocumentKind.CLARIFICATIONS,
    document: str = "nvi",
) -> Clause:
    return Clause(clause_id, document, None, (), document_kind, kind, Phase.TENDER, None, text)


def exchange(question: str, answer: str) -> list[Clause]:
    return [
        clause("q", question, ClauseKind.QUESTION),
        clause("a", answer, ClauseKind.ANSWER),
    ]


def kinds_of(question: str, answer: str) -> dict[str, int]:
    side = read_suppliers(exchange(question, answer))
    return {tally.id: tally.count for tally in side.answers if tally.count}


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("Akkoord, artikel 12.3 wordt aangepast.", "toegezegd"),
        ("Ja.", "toegezegd"),
        ("Het bedrag wordt verlaagd naar € 250.000.", "toegezegd"),
        ("De bepaling blijft gehandhaafd.", "afgewezen"),
        ("Nee.", "afgewezen"),
        ("Wij passen dit artikel niet aan.", "afgewezen"),
        ("Nee, omdat de verzekeraar van de gemeente dit bedrag eist.", "afgewezen-met-reden"),
        (LONG_REFUSAL, "afgewezen-met-reden"),
        ("Zie het antwoord op vraag 14.", "verwijzing"),
        ("Het werkgebied bestaat uit de drie kernen op de kaart.", "uitleg"),
    ],
)
def test_what_an_answer_does(answer: str, kind: str) -> None:
    assert kinds_of("Bent u bereid de aansprakelijkheid te begrenzen?", answer) == {kind: 1}


def test_yes_and_no_only_grant_and_refuse_what_was_asked_for() -> None:
    assert kinds_of("Hoe vaak wordt er geveegd, elke week?", "Ja.") == {"uitleg": 1}
    assert kinds_of("Is het terrein verlicht?", "Nee, dat is het terrein bij nacht.") == {
        "uitleg": 1
    }


def test_a_condition_promises_nothing() -> None:
    answer = "Wanneer de termijn wordt verlengd, hoort u dat via het platform."
    assert kinds_of("Bent u bereid de termijn te verlengen?", answer) == {"uitleg": 1}


def test_topics_and_objections_are_counted_with_their_places() -> None:
    side = read_suppliers(
        [
            clause(
                "q1",
                "De onbeperkte aansprakelijkheid is disproportioneel en niet verzekerbaar. Kan dit anders?",
                ClauseKind.QUESTION,
            ),
            clause("a1", "Nee.", ClauseKind.ANSWER),
            clause("q2", "Kunt u de planning toelichten?", ClauseKind.QUESTION),
            clause("a2", "De planning staat in hoofdstuk 2.", ClauseKind.ANSWER),
        ]
    )
    topics = {tally.id: tally.places for tally in side.topics}
    assert topics["aansprakelijkheid"] == ("q1",)
    assert topics["planning"] == ("q2",)
    assert side.objections == ("q1",)
    assert side.questions == 2


def test_reservations_exclusions_and_assumptions_of_an_offer() -> None:
    offer = [
        clause(
            f"o{n}",
            text,
            document_kind=DocumentKind.SUPPLIER,
            document="offerte",
        )
        for n, text in enumerate(
            [
                "Wij bieden aan onder voorbehoud van financiering.",
                "Bodemsanering is niet inbegrepen en valt buiten onze prijs.",
                "Wij gaan ervan uit dat het terrein vrij is.",
            ]
        )
    ]
    side = read_suppliers(offer)
    counts = {tally.id: (tally.count, tally.places) for tally in side.reservations}
    assert counts == {
        "voorbehoud": (1, ("o0",)),
        "uitsluiting": (2, ("o1",)),
        "aanname": (1, ("o2",)),
    }
    assert side.offers == ("offerte",)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Artikel 3 van uw overeenkomst accepteren wij niet.", "afwijking"),
        ("De boete uit artikel 9 accepteren wij alleen bij schuld.", "afwijking"),
        ("Artikel 11 nemen wij niet over.", "afwijking"),
        ("Met de looptijd gaan wij niet akkoord.", "afwijking"),
        ("Onze aansprakelijkheid is beperkt tot € 250.000 per jaar.", "uitsluiting"),
        ("Het vervoer van de kinderen zit niet in het tarief.", "uitsluiting"),
        ("Wij behouden ons het recht voor de prijs aan te passen.", "voorbehoud"),
    ],
)
def test_what_an_offer_does_not_take_over_is_a_reservation(text: str, topic: str) -> None:
    offer = clause("o1", text, document_kind=DocumentKind.SUPPLIER, document="offerte")
    side = read_suppliers([offer])
    assert {tally.id for tally in side.reservations} == {topic}


def finding(clause_id: str, indicator: str = "risk-unlimited-liability") -> Finding:
    is_positive = indicator.startswith("pos-")
    return Finding(
        id=f"f-{clause_id}",
        indicator=indicator,
        label=indicator,
        family=Family.POSITIVE if is_positive else Family.RISK,
        polarity=Polarity.TRUST if is_positive else Polarity.DISTRUST,
        base_severity=5,
        severity=5,
        clause=clause_id,
        document="nvi",
        phase=Phase.TENDER,
        page=None,
        quote="x",
        start=0,
        end=1,
        triggers=(),
        bearer=Party.SUPPLIER,
        confidence=0.9,
        detected_by=("regels",),
        modifiers=(),
        explanation="",
        norms=(),
        advice="",
    )


def bare(scores: Scores) -> Scores:
    """The scores without what suppliers said."""
    return replace(scores, suppliers=read_suppliers([]))


BUYERS = [
    clause("c1", FILLER, document_kind=DocumentKind.CONTRACT, document="contract"),
    clause("c2", f"Leidraad. {FILLER}", document_kind=DocumentKind.TENDER_GUIDE, document="al"),
    clause("c3", f"Eisen. {FILLER}", document_kind=DocumentKind.REQUIREMENTS, document="pve"),
]


@settings(max_examples=50, deadline=None)
@given(
    st.text(max_size=200),
    st.sampled_from([ClauseKind.QUESTION, ClauseKind.PARAGRAPH, ClauseKind.TABLE_ROW]),
    st.sampled_from(["risk-unlimited-liability", "pos-open-book"]),
)
def test_what_a_supplier_adds_changes_no_figure_of_the_buyer(
    text: str, kind: ClauseKind, indicator: str
) -> None:
    of_offer = kind is not ClauseKind.QUESTION
    document_kind = DocumentKind.SUPPLIER if of_offer else DocumentKind.CLARIFICATIONS
    added = clause("s1", f"De eis {FILLER} {text} prijs 40% kwaliteit 60%", kind, document_kind)
    own = [finding("c1")]
    before = score(own, gather_facts(BUYERS))
    after = score([*own, finding("s1", indicator)], gather_facts([*BUYERS, added]))
    assert bare(after) == bare(before)


def test_a_quoted_clause_still_counts_for_the_buyer() -> None:
    quote = replace(BUYERS[0], id="q", document="nvi", kind=ClauseKind.QUESTION)
    facts = gather_facts([quote, *BUYERS])
    assert score([finding("c1")], facts).distrust_index == pytest.approx(
        score([finding("c1")], gather_facts(BUYERS)).distrust_index
    )
    assert facts.words == gather_facts(BUYERS).words
