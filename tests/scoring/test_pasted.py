"""What-if against the truth: a dossier in which the suggestion really stands, analysed anew.

For every indicator an example of its own file stands in a small pack, once by itself and once
between other sentences. The gain has to be the difference between the two dossiers, of which
everything is read anew: also what is copied, written for the work, or left empty.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from packs import make_clauses

from analyser.advice.fields import filled
from analyser.advice.judged import Judge, judged_suggestions
from analyser.lexicon.types import Indicator
from analyser.model import Clause, ClauseKind, DocumentKind, Finding, Gain, Phase, Polarity, WhatIf
from analyser.pipeline import Engine, find
from analyser.scoring import best_edits, figures, gather_facts, what_if
from analyser.scoring.score import Figures

PLACES = (
    (DocumentKind.CONTRACT, ClauseKind.ARTICLE, Phase.EXECUTION),
    (DocumentKind.REQUIREMENTS, ClauseKind.REQUIREMENT, Phase.TENDER),
    (DocumentKind.TENDER_GUIDE, ClauseKind.PARAGRAPH, Phase.TENDER),
)
BEFORE = "Partijen spreken elkaar hierover elk kwartaal. "
AFTER = " Dit artikel geldt voor de hele looptijd."
PACKED = (
    "De chauffeur moet elke rit om 07.15 uur bij de Lindehoeve zijn.",
    "Het busje moet 8 personen kunnen vervoeren, ook over de Kerkdijk.",
    "De chauffeur brengt ieder kind tot aan de deur van de klas en wacht daar tot de juf het overneemt.",
    "De chauffeur brengt ieder kind tot aan de deur van de klas en wacht daar tot de meester het overneemt.",
    "De vervoerder moet een rooster maken dat past bij de vakanties.",
    "De ingangsdatum is nader te bepalen.",
    "De vervoerder verbeurt € 250 voor iedere rit die uitvalt.",
)
# With texts that were written for the work, copied inside the pack and left unfinished.
PACK = [
    *make_clauses(),
    *(
        Clause(f"p{n}", "p", None, ("Vervoer", str(n)), *PLACES[0], None, text)
        for n, text in enumerate(PACKED)
    ),
]
NAMES = ("circular", "co2", "distrust", "propensity", "analysis")


@dataclass(frozen=True)
class Case:
    """An example in a clause of its own, with what was found in it."""

    indicator: str
    clause: Clause
    findings: tuple[Finding, ...]

    @property
    def finding(self) -> Finding | None:
        return next((f for f in self.findings if f.indicator == self.indicator), None)


def cases(indicators: Sequence[Indicator], engine: Engine) -> list[Case]:
    made = []
    for indicator in indicators:
        kind, clause_kind, phase = next(
            (place for place in PLACES if place[0] in indicator.documents), PLACES[0]
        )
        text = next(example.text for example in indicator.examples if example.hit)
        for number, words in enumerate((text, f"{BEFORE}{text}{AFTER}")):
            name = f"{indicator.id}{number}"
            path = (kind.value, "12 Bijzonder")
            made.append(
                (
                    indicator.id,
                    Clause(name, name, "12", path, kind, clause_kind, phase, None, words),
                )
            )
    found = by_clause(find([clause for _, clause in made], engine))
    return [Case(key, clause, found.get(clause.id, ())) for key, clause in made]


def by_clause(findings: Sequence[Finding]) -> dict[str, tuple[Finding, ...]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.clause, []).append(finding)
    return {clause: tuple(listed) for clause, listed in found.items()}


def pasted(case: Case, finding: Finding) -> Clause:
    """The clause in which the suggestion was pasted, with its fields filled in."""
    text = case.clause.text
    wording = filled(finding.advice.strip())
    return replace(case.clause, text=text[: finding.start] + wording + text[finding.end :])


def at_once(cases: Sequence[Case], engine: Engine) -> Judge:
    """A judge that has read the pasted clauses of all cases in one go."""
    asked: list[Clause] = []

    def ask(clauses: Sequence[Clause]) -> tuple[Finding, ...]:
        asked.extend(clauses)
        return ()

    for case in cases:
        judged_suggestions(case.findings, [*PACK, case.clause], ask, {})
    found = by_clause(find(asked, engine))
    return lambda clauses: [f for clause in clauses for f in found.get(clause.id, ())]


def predicted(case: Case, judge: Judge) -> WhatIf:
    clauses = [*PACK, case.clause]
    suggestions = judged_suggestions(case.findings, clauses, judge, {})
    outcomes = what_if(case.findings, gather_facts(clauses), suggestions)
    finding = case.finding
    assert finding is not None
    return next(one for one in outcomes if one.finding == finding.id)


def true_figures(clause: Clause, findings: Sequence[Finding]) -> Figures:
    """The figures of the pack with the new clause, read from nothing."""
    return figures(findings, gather_facts([*PACK, clause]))


@pytest.fixture(scope="module")
def examples(engine: Engine) -> list[Case]:
    return cases(list(engine.lexicon.indicators.values()), engine)


def test_what_if_is_what_pasting_the_suggestion_does(engine: Engine, examples: list[Case]) -> None:
    of_distrust = [
        case
        for case in examples
        if case.finding is not None and case.finding.polarity is Polarity.DISTRUST
    ]
    assert len({case.indicator for case in of_distrust}) == 80
    after = [pasted(case, case.finding) for case in of_distrust if case.finding is not None]
    found = by_clause(find(after, engine))
    judge = at_once(of_distrust, engine)
    different = {}
    for case, clause in zip(of_distrust, after, strict=True):
        truth = true_figures(clause, found.get(clause.id, ()))
        before = figures(case.findings, gather_facts([*PACK, case.clause]))
        gain = predicted(case, judge).gain
        off = {name: pair for name in NAMES if _differ(pair := _pair(gain, truth, before, name))}
        if off:
            different[clause.id] = off
    assert different == {}


def test_the_best_edits_together_bring_what_pasting_them_all_brings(
    engine: Engine, examples: list[Case]
) -> None:
    hard = [case for case in examples if case.indicator.startswith(("risk-", "pen-"))]
    some = [case for case in hard if case.clause.id.endswith("0") and case.finding is not None][:12]
    clauses = [*PACK, *(case.clause for case in some)]
    findings = [finding for case in some for finding in case.findings]
    read = judged_suggestions(findings, clauses, at_once(some, engine), {})
    facts = gather_facts(clauses)
    edits = best_edits(findings, facts, read, what_if(findings, facts, read))
    assert edits is not None
    by_finding = {finding.id: case for case in some for finding in case.findings}
    by_id = {finding.id: finding for finding in findings}
    new = {
        (case := by_finding[step.finding]).clause.id: pasted(case, by_id[step.finding])
        for step in edits.steps
    }
    left = [finding for finding in findings if finding.clause not in new]
    come = find(list(new.values()), engine)
    words = [new.get(clause.id, clause) for clause in clauses]
    truth = figures([*left, *come], gather_facts(words))
    before = figures(findings, facts)
    for name in NAMES:
        gained = sum(getattr(step.gain, name) or 0.0 for step in edits.steps)
        assert getattr(before, name) + gained == pytest.approx(getattr(truth, name)), name


def test_a_field_that_is_left_open_is_a_lack_and_one_that_is_filled_in_is_none(
    examples: list[Case],
) -> None:
    fields = ("[bedrag]", "[x]", "[aantal]", "[datum]")
    known = lacking(PACK)
    seen = 0
    for case in examples:
        finding = case.finding
        if finding is None or not any(field in finding.advice for field in fields):
            continue
        words, seen = case.clause.text, seen + 1
        text = words[: finding.start] + finding.advice.strip() + words[finding.end :]
        assert lacking([*PACK, replace(case.clause, text=text)]) == known + 1, finding.advice
        assert lacking([*PACK, pasted(case, finding)]) == known, finding.advice
    assert seen > 10


def lacking(clauses: Sequence[Clause]) -> int:
    """How many clauses have an empty field."""
    return sum(lack.is_empty_field for lack in gather_facts(clauses).lacks)


def _pair(
    gain: Gain, truth: Figures, before: Figures, name: str
) -> tuple[float | None, float | None]:
    now, then = getattr(truth, name), getattr(before, name)
    return getattr(gain, name), None if now is None or then is None else now - then


def _differ(pair: tuple[float | None, float | None]) -> bool:
    said, true = pair
    if said is None or true is None:
        return said is not true
    return abs(said - true) > 1e-6


def test_a_strength_has_no_what_if(engine: Engine, examples: list[Case]) -> None:
    of_trust = [
        case
        for case in examples
        if case.finding is not None and case.finding.polarity is Polarity.TRUST
    ]
    assert len({case.indicator for case in of_trust}) >= 40
    for case in of_trust:
        strengths = [f for f in case.findings if f.polarity is Polarity.TRUST]
        clauses = [*PACK, case.clause]
        assert judged_suggestions(strengths, clauses, lambda new: find(new, engine), {}) == {}


def test_no_suggestion_keeps_a_field(engine: Engine) -> None:
    for indicator in engine.lexicon.indicators.values():
        assert not set("[]") & set(filled(indicator.advice))


def test_a_field_holds_a_value_of_its_kind_or_its_own_words() -> None:
    wording = "Ten hoogste [bedrag] per jaar, binnen [twee maanden], volgens [CBS-index]."
    assert (
        filled(wording) == "Ten hoogste € 500.000 per jaar, binnen twee maanden, volgens CBS-index."
    )
