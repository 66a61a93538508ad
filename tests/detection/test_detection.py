from __future__ import annotations

from dataclasses import replace

import pytest

from analyser.detection import detect
from analyser.model import Clause, ClauseKind, DocumentKind, Finding, Party
from analyser.pipeline import Engine, classify, loose_clause


def findings(engine: Engine, text: str, **changes: object) -> dict[str, Finding]:
    clause = replace(loose_clause("c1", text), **changes)  # type: ignore[arg-type]
    return {f.indicator: f for f in detect([clause], engine.lexicon, engine.model)}


PENALTY = "Bij te late oplevering verbeurt de aannemer een boete van € 2.000,- per dag."


def test_a_finding_carries_its_own_proof(engine: Engine) -> None:
    text = f"De planning staat in bijlage 2. {PENALTY} Facturen gaan naar de administratie."
    found = findings(engine, text)["pen-per-day-uncapped"]
    assert found.quote == text[found.start : found.end] == PENALTY
    assert all(found.start <= a < b <= found.end for a, b in found.triggers)
    assert any("boete" in text[a:b] for a, b in found.triggers)
    assert found.bearer is Party.SUPPLIER
    assert found.detected_by == ("regels",)
    assert found.norms
    assert found.advice


def test_the_trace_adds_up(engine: Engine) -> None:
    text = PENALTY.replace("per dag.", "per dag, tenzij sprake is van overmacht.")
    found = findings(engine, text)["pen-per-day-uncapped"]
    assert found.modifiers
    total = found.base_severity + sum(step.effect for step in found.modifiers)
    assert found.severity == max(0.0, min(5.0, total))
    assert found.severity < findings(engine, PENALTY)["pen-per-day-uncapped"].severity


@pytest.mark.parametrize(
    "text",
    [
        "Er geldt geen boete per dag bij te late oplevering.",
        "De opdrachtgever verbeurt een boete van € 2.000,- per dag aan de aannemer.",
        "In de huidige overeenkomst geldt een boete van € 2.000,- per dag.",
        "Wij verzoeken u de boete van € 2.000,- per dag te maximeren in onze inschrijving.",
    ],
)
def test_context_takes_a_hit_away(engine: Engine, text: str) -> None:
    assert "pen-per-day-uncapped" not in findings(engine, text)


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": ClauseKind.HEADING},
        {"kind": ClauseKind.QUESTION},
        {"document_kind": DocumentKind.SUPPLIER},
    ],
)
def test_headings_questions_and_bids_are_no_demands(
    engine: Engine, changes: dict[str, object]
) -> None:
    assert findings(engine, PENALTY)
    assert not findings(engine, PENALTY, **changes)


def test_a_list_item_is_read_with_its_lead_in(engine: Engine) -> None:
    text = (
        "De volgende schade komt voor rekening van Opdrachtnemer, zonder enig maximum:\n"
        "a. schade aan de brug;\n"
        "b. gederfde inkomsten en andere gevolgschade."
    )
    found = findings(engine, text)
    assert "risk-consequential-damage" in found
    assert found["risk-consequential-damage"].quote.startswith("b.")


def test_one_finding_per_indicator_and_clause(engine: Engine) -> None:
    found = detect([loose_clause("c1", f"{PENALTY} {PENALTY}")], engine.lexicon, engine.model)
    ids = [f.indicator for f in found]
    assert len(ids) == len(set(ids))


def test_order_and_ids_survive_batches(engine: Engine) -> None:
    texts = [("a", PENALTY), ("b", "De vergadering is op dinsdag."), ("c", PENALTY)] * 120
    outcome = classify(texts, engine)
    assert [key for key, _ in outcome] == [key for key, _ in texts]
    assert all(bool(found) is (key != "b") for key, found in outcome)


def test_another_document_kind_costs_confidence(engine: Engine) -> None:
    in_contract = findings(engine, PENALTY, document_kind=DocumentKind.CONTRACT)
    in_price_sheet = findings(engine, PENALTY, document_kind=DocumentKind.PRICE_SHEET)
    key = "pen-per-day-uncapped"
    assert in_contract[key].confidence > in_price_sheet[key].confidence


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "€", "(((", "a" * 5000, "1. 2. 3. 4."])
def test_odd_texts_give_nothing_and_break_nothing(engine: Engine, text: str) -> None:
    assert detect([Clause(**_fields(loose_clause("c", text)))], engine.lexicon, engine.model) == ()


def _fields(clause: Clause) -> dict[str, object]:
    return {name: getattr(clause, name) for name in Clause.__dataclass_fields__}


@pytest.mark.parametrize(
    "taken_back",
    [
        "De tarieven volgen ieder jaar de CBS-index, tenzij de gemeente anders beslist.",
        "De tarieven volgen ieder jaar de CBS-index; de gemeente kan hiervan afwijken.",
    ],
)
def test_a_strength_that_can_be_taken_back_weighs_less(engine: Engine, taken_back: str) -> None:
    firm = "De tarieven volgen ieder jaar de CBS-index."
    [(_, kept), (_, hedged)] = classify([("a", firm), ("b", taken_back)], engine)
    [strong] = [f for f in kept if f.indicator == "pos-indexation"]
    [weak] = [f for f in hedged if f.indicator == "pos-indexation"]
    assert weak.severity == strong.severity - 2
    assert [step.code for step in weak.modifiers] == ["M-TERUGNEEM"]
