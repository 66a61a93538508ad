"""What a sentence says, over a hand-written set with the meaning of each sentence."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from analyser.explain import understand
from analyser.language.statements import Statement
from analyser.pipeline import Engine

GOLD = Path(__file__).with_name("statements.jsonl")
# Part of the sentences on which a slot must be right, over all voices.
WANTED = {
    "bearer": 0.92,
    "modality": 0.95,
    "polarity": 0.97,
    "amounts": 0.95,
    "cap": 0.97,
    "conditions": 0.94,
}
Slot = Callable[[Statement], Any]


def _amounts(statement: Statement) -> list[tuple[float, str, str | None]]:
    found = [(round(a.value, 3), a.unit, a.per) for a in statement.amounts]
    return sorted(found, key=str)


def _caps(statement: Statement) -> list[tuple[float, bool]]:
    return sorted((round(a.value, 3), a.cap) for a in statement.amounts)


SLOTS: Mapping[str, Slot] = {
    "bearer": lambda s: s.bearer.value,
    "modality": lambda s: s.modality.value,
    "polarity": lambda s: s.polarity.value,
    "amounts": _amounts,
    "cap": _caps,
    "conditions": lambda s: sorted({c.kind.value for c in s.conditions}),
}


def _gold(row: Mapping[str, Any], slot: str) -> Any:
    if slot == "amounts":
        return sorted(
            ((round(a["value"], 3), a["unit"], a["per"]) for a in row["amounts"]), key=str
        )
    if slot == "cap":
        return sorted((round(a["value"], 3), a["cap"]) for a in row["amounts"])
    return sorted(set(row[slot])) if slot == "conditions" else row[slot]


@pytest.fixture(scope="module")
def read(engine: Engine) -> list[tuple[Mapping[str, Any], Statement]]:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    return [(row, understand(row["text"], engine)[0]) for row in rows]


def test_the_set_is_varied(read: list[tuple[Mapping[str, Any], Statement]]) -> None:
    bearers = Counter(row["bearer"] for row, _ in read)
    assert len(read) >= 700
    assert bearers["buyer"] + bearers["both"] >= len(read) / 4
    assert len({row["voice"] for row, _ in read}) == 7


@pytest.mark.parametrize("slot", WANTED)
def test_slots_are_right(slot: str, read: list[tuple[Mapping[str, Any], Statement]]) -> None:
    wrong = [row["id"] for row, found in read if SLOTS[slot](found) != _gold(row, slot)]
    share = 1 - len(wrong) / len(read)
    assert share >= WANTED[slot], f"{slot}: {share:.3f}, wrong in {wrong}"


@pytest.mark.parametrize(
    ("text", "bearer", "modality", "polarity"),
    [
        ("Opdrachtgever is niet aansprakelijk voor schade.", "supplier", "no_duty", "negated"),
        ("Opdrachtnemer is niet aansprakelijk voor schade.", "buyer", "no_duty", "negated"),
        ("De gemeente kan het contract opzeggen.", "supplier", "power", "affirmative"),
        ("Leverancier kan de dienst opschorten.", "buyer", "power", "affirmative"),
        ("De aannemer mag niet zonder toestemming lossen.", "supplier", "prohibition", "affirmative"),
        ("De aannemer mag hier niet lossen.", "supplier", "prohibition", "negated"),
        ("Het niet uitgevoerde werk betaalt de koper niet.", "supplier", "no_duty", "negated"),
        ("Wij betalen u binnen 30 dagen.", "buyer", "obligation", "affirmative"),
        ("De factuur wordt binnen 30 dagen betaald.", "buyer", "obligation", "affirmative"),
        ("Geen vergoeding voor reistijd.", "supplier", "no_duty", "negated"),
        ("De opdrachtgever is dan niet aansprakelijk.", "supplier", "no_duty", "negated"),
        ("Meerwerk zonder opdracht wordt niet vergoed.", "supplier", "no_duty", "negated"),
        ("De aansprakelijkheid van de koper is uitgesloten.", "supplier", "no_duty", "affirmative"),
        ("De vervoerder wijst aansprakelijkheid af.", "buyer", "no_duty", "affirmative"),
        ("De aannemer kan nooit aanspraak maken op rente.", "supplier", "no_duty", "negated"),
        ("De aannemer mag pas factureren na oplevering.", "supplier", "prohibition", "affirmative"),
        ("Wij verlangen van u een verklaring.", "supplier", "obligation", "affirmative"),
        ("De eigendom berust bij de gemeente.", "supplier", "obligation", "affirmative"),
        ("Opdrachtnemer krijgt een boete.", "supplier", "obligation", "affirmative"),
        ("De koper behoudt zich voor de order te splitsen.", "supplier", "power", "affirmative"),
        ("De zon schijnt op het water.", "unclear", "statement", "affirmative"),
    ],
)  # fmt: skip
def test_who_bears_what(
    engine: Engine, text: str, bearer: str, modality: str, polarity: str
) -> None:
    said = understand(text, engine)[0]
    assert (said.bearer.value, said.modality.value, said.polarity.value) == (
        bearer,
        modality,
        polarity,
    )


def test_an_exception_two_sentences_later_belongs_to_the_duty(engine: Engine) -> None:
    text = (
        "De aannemer verwijdert het puin. Hij bewaart de bonnen. "
        "Uitgezonderd is asbest, dat de gemeente laat ophalen."
    )
    said = understand(text, engine)[0]
    assert [condition.kind.value for condition in said.conditions] == ["except"]
    assert all(text[c.start : c.end] == c.text for c in said.conditions)


def test_a_name_from_the_text_itself_is_a_party(engine: Engine) -> None:
    text = "Kade en Oever B.V. (hierna: ‘Kade’) is aan de provincie € 500 verschuldigd."
    assert understand(text, engine)[0].bearer.value == "supplier"


@pytest.mark.parametrize("text", ["1" * 5000, "€ " + "9" * 400, "," * 500, "a", "€", "x" * 9000])
def test_odd_text_is_read_as_information(engine: Engine, text: str) -> None:
    said = understand(text, engine)[0]
    assert (said.modality.value, said.amounts) == ("statement", ())


def test_a_comma_in_an_amount_does_not_end_a_condition(engine: Engine) -> None:
    said = understand("Indien de prijs boven € 12,50 ligt, betaalt de koper niet.", engine)[0]
    assert [c.text for c in said.conditions] == ["Indien de prijs boven € 12,50 ligt"]


def test_what_names_a_law_is_a_reference(engine: Engine) -> None:
    said = understand("In afwijking van artikel 6:94 BW wordt de boete niet gematigd.", engine)[0]
    assert [(r.text, r.kind) for r in said.references] == [("artikel 6:94 BW", "law")]
