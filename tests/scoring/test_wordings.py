"""What other words show is what reading the whole dossier with these words would show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyser.model import Clause, ClauseKind, DocumentKind, Phase
from analyser.scoring import gather_facts
from analyser.scoring.facts import Facts, with_wording
from analyser.scoring.trust_lacks import Lack

SAID = "levert de maaltijden iedere werkdag vers en warm op de afgesproken plek af"
TEXTS = (
    f"De cateraar {SAID} en neemt de lege schalen weer mee naar zijn eigen keuken.",
    f"De cateraar {SAID} en neemt de lege schalen dezelfde dag mee naar zijn eigen keuken.",
    f"De cateraar {SAID} en neemt lege schalen weer mee naar zijn eigen grote keuken!",
    "De cateraar moet op 14 maart beginnen in de Lindehoeve.",
    "De cateraar moet op tijd beginnen.",
    "De cateraar verbeurt een boete van € 500 voor iedere maaltijd die koud is.",
    "Het aantal maaltijden is nader te bepalen en moet passen bij de keuken.",
    "Partijen spreken elkaar ieder kwartaal en kijken samen terug.",
    "De dagprijs is [bedrag] per bewoner.",
)
PLACES = (
    (DocumentKind.CONTRACT, Phase.EXECUTION),
    (DocumentKind.REQUIREMENTS, Phase.TENDER),
    (DocumentKind.EXPLANATION, Phase.TENDER),
)
KINDS = (ClauseKind.PARAGRAPH, ClauseKind.TABLE_ROW, ClauseKind.REQUIREMENT, ClauseKind.HEADING)


def clause(number: int, text: str, place: int = 0, kind: ClauseKind = KINDS[0]) -> Clause:
    document, phase = PLACES[place]
    return Clause(f"c{number}", "d", None, (), document, kind, phase, None, text)


drawn = st.lists(
    st.tuples(st.sampled_from(TEXTS), st.integers(0, 2), st.sampled_from(KINDS)),
    min_size=2,
    max_size=9,
    unique_by=lambda one: one[0],
)


def shown(facts: Facts) -> tuple[object, ...]:
    lacks = sorted((lack.label, lack.places, lack.effect) for lack in facts.lacks)
    tailored = facts.tailored
    return (
        facts.copied,
        {phase: set(listed) for phase, listed in tailored.own.items()},
        {phase: set(listed) for phase, listed in tailored.copied.items()},
        tailored.binding,
        lacks,
    )


@settings(max_examples=300, deadline=None)
@given(drawn, st.lists(st.tuples(st.integers(0, 8), st.sampled_from(TEXTS)), max_size=3))
def test_words_changed_one_after_another_show_what_all_of_them_together_show(
    texts: list[tuple[str, int, ClauseKind]], edits: list[tuple[int, str]]
) -> None:
    clauses = [clause(n, *one) for n, one in enumerate(texts)]
    facts = gather_facts(clauses)
    for place, text in edits:
        number = place % len(clauses)
        if any(each.text == text for each in clauses):
            continue  # a text that stands twice counts in the first place
        clauses[number] = replace(clauses[number], text=text)
        facts = with_wording(facts, clauses[number])
    assert shown(facts) == shown(gather_facts(clauses))


def told(texts: Sequence[str]) -> Facts:
    return gather_facts([clause(number, text) for number, text in enumerate(texts)])


@pytest.mark.parametrize(
    ("texts", "number", "text", "own", "copied", "empty"),
    [
        # A wording that names a day of this work is of this work.
        ((TEXTS[4], TEXTS[7]), 0, TEXTS[3], {"c0"}, set(), 0),
        # The last copy that goes leaves the other by itself.
        ((TEXTS[0], TEXTS[1]), 0, TEXTS[7], set(), set(), 0),
        # A wording that holds nearly all of another clause makes a copy of that one.
        ((TEXTS[0], TEXTS[7]), 1, TEXTS[1], set(), {"c0"}, 0),
        # A field that is left open, and one that is filled in.
        ((TEXTS[7], TEXTS[4]), 0, TEXTS[8], set(), set(), 1),
        ((TEXTS[8], TEXTS[4]), 0, TEXTS[7], set(), set(), 0),
    ],
)
def test_what_a_wording_brings_and_takes_away(
    texts: tuple[str, ...], number: int, text: str, own: set[str], copied: set[str], empty: int
) -> None:
    facts = with_wording(told(texts), clause(number, text))
    assert facts.tailored.clauses == own
    assert facts.copied == copied
    assert sum(lack.is_empty_field for lack in facts.lacks) == empty


def test_what_was_lacking_elsewhere_still_lacks_when_a_clause_is_worded_otherwise() -> None:
    facts = told(TEXTS[:4])
    lack = Lack("tegenstrijdigheid", Phase.EXECUTION, ("c1", "c2"), 2.0)
    facts = replace(facts, shown=replace(facts.shown, lacks=(lack,)))
    after = with_wording(facts, clause(0, "De cateraar komt op tijd."))
    assert facts.lacks == after.lacks == (lack,)
