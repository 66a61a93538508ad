"""Fine words agree nothing, and a bidder who asks or complains states nothing."""

from __future__ import annotations

import pytest

from analyser.model import Polarity
from analyser.pipeline import Engine, classify

SLOGANS = (
    "Wij hechten grote waarde aan ruimte voor varianten.",
    "Wij worden de duurzaamste provincie van het land, met een groeipad naar emissievrij in 2035.",
    "Wij zijn een open organisatie en werken met open boek.",
    "De academie draagt vernieuwing een warm hart toe en juicht experimenten toe.",
    "Als lerende organisatie evalueren wij graag.",
    "Wij willen graag in dialoog.",
    "Het groeipad naar circulair staat bij ons hoog in het vaandel.",
)
# The same words beside something that can be held to.
PROMISES = (
    ("pos-variants-allowed", "Wij hechten waarde aan varianten: u mag er twee indienen."),
    (
        "pos-reuse-allowed",
        "Wij vinden hergebruik belangrijk; daarom mag u oude kozijnen aanbieden.",
    ),
    ("pos-evaluation-learning", "Partijen evalueren elk halfjaar en passen de afspraken aan."),
)
BURDENS = (
    "Opdrachtnemer mag pilots voorstellen; de kosten en risico's daarvan zijn volledig voor zijn rekening.",
    "Risico's leggen wij bij de partij die ze het best kan beheersen: de opdrachtnemer.",
    "De inschrijver mag een alternatief aanbieden, mits het in alles gelijk is aan het voorgeschreven product.",
)
QUESTIONS = (
    "U schrijft dat alle rechten na tien dagen vervallen. Bent u bereid dit te verruimen?",
    "Het verbaast ons dat de boete € 5.000 per dag bedraagt. Kunt u deze heroverwegen?",
    "Klopt het dat varianten zijn uitgesloten. Graag een toelichting.",
)


def found(text: str, engine: Engine) -> set[str]:
    [(_, findings)] = classify([("een", text)], engine)
    return {finding.indicator for finding in findings}


def opened(text: str, engine: Engine) -> set[str]:
    kinds = engine.lexicon.indicators
    return {one for one in found(text, engine) if kinds[one].polarity is Polarity.TRUST}


@pytest.mark.parametrize("text", SLOGANS)
def test_a_slogan_opens_nothing(engine: Engine, text: str) -> None:
    assert opened(text, engine) == set()


@pytest.mark.parametrize(("indicator", "text"), PROMISES)
def test_a_promise_in_the_same_words_does(engine: Engine, indicator: str, text: str) -> None:
    assert indicator in opened(text, engine)


@pytest.mark.parametrize("text", BURDENS)
def test_what_is_taken_back_in_one_breath_opens_nothing(engine: Engine, text: str) -> None:
    assert opened(text, engine) == set()


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_of_a_bidder_states_nothing(engine: Engine, text: str) -> None:
    assert found(text, engine) == set()


def test_an_answer_does(engine: Engine) -> None:
    answer = "Antwoord: nee. De boete van € 5.000 per dag blijft, zonder maximum."
    assert "pen-per-day-uncapped" in found(answer, engine)
