"""What a rule sees in a sentence is not lost among other sentences."""

from __future__ import annotations

import pytest

from analyser.pipeline import Engine, classify

MILD = (
    "De adviseur levert elke maand een overzicht van de uren.",
    "Partijen bespreken de voortgang in het maandelijkse overleg.",
    "De gemeente wijst een vaste contactpersoon aan.",
    "Rekeningen worden digitaal gestuurd.",
)
HARD = {
    "risk-unlimited-liability": "De adviseur is onbeperkt aansprakelijk voor alle schade van de gemeente.",
    "pos-indexation": "De tarieven worden ieder jaar op 1 januari geïndexeerd met het CBS-indexcijfer.",
    "pen-per-day-uncapped": "Voor elke dag te laat is de adviseur een boete van € 750 verschuldigd.",
    "risk-one-sided-termination": "De gemeente mag de overeenkomst altijd opzeggen, zonder vergoeding.",
}


@pytest.mark.parametrize("indicator", HARD)
@pytest.mark.parametrize("before", [0, 2, 9])
def test_a_hard_sentence_is_seen_among_mild_ones(
    engine: Engine, indicator: str, before: int
) -> None:
    others = [MILD[n % len(MILD)] for n in range(9)]
    text = " ".join([*others[:before], HARD[indicator], *others[before:]])
    alone, among = (
        {f.indicator: f for f in findings}
        for _, findings in classify([("a", HARD[indicator]), ("b", text)], engine)
    )
    assert indicator in alone
    assert indicator in among
    assert among[indicator].quote == HARD[indicator]


def test_mild_sentences_alone_give_nothing(engine: Engine) -> None:
    [(_, findings)] = classify([("a", " ".join(MILD * 3))], engine)
    assert not findings


def test_a_cap_after_the_mild_sentences_is_seen_too(engine: Engine) -> None:
    text = " ".join(
        [HARD["risk-unlimited-liability"], *MILD, "De aansprakelijkheid is beperkt tot € 500.000."]
    )
    [(_, findings)] = classify([("a", text)], engine)
    assert "pos-liability-cap" in {f.indicator for f in findings}


PENALTIES = (
    "De exploitant is onbeperkt aansprakelijk voor alle directe en indirecte schade van de provincie.",
    "Voor elke dag dat hij te laat oplevert, verbeurt de exploitant een boete van € 2.500.",
    "Betaling van de boete laat het recht van de provincie op volledige schadevergoeding onverlet.",
    "De provincie kan de overeenkomst altijd en zonder vergoeding opzeggen.",
)


def test_hard_sentences_in_one_paragraph_weigh_as_much_as_in_articles(engine: Engine) -> None:
    apart = classify([(str(n), text) for n, text in enumerate(PENALTIES)], engine)
    [(_, together)] = classify([("a", " ".join(PENALTIES))], engine)
    assert {f.indicator for _, listed in apart for f in listed} <= {f.indicator for f in together}


def test_headings_in_a_row_say_nothing(engine: Engine) -> None:
    contents = (
        "Artikel 3 Duur. Artikel 4 Onbeperkte aansprakelijkheid. Artikel 5 Boete per dag. "
        "Artikel 6 Opzegging zonder vergoeding. Artikel 7 Geschillen."
    )
    [(_, findings)] = classify([("a", contents)], engine)
    assert not findings
