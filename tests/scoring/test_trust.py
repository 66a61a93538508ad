from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from analyser.model import (
    AppliedModifier,
    Block,
    BlockKind,
    Clause,
    ClauseKind,
    Contradiction,
    ContraryPlace,
    DanglingReference,
    Document,
    DocumentKind,
    Dossier,
    Family,
    Finding,
    Pack,
    Party,
    Phase,
    Polarity,
    References,
    Report,
    Trust,
)
from analyser.pipeline import Engine, analyse_dossier
from analyser.scoring import gather_facts, score
from analyser.scoring.facts import Facts
from analyser.scoring.reference import reference
from analyser.scoring.trust import PRIOR, coordinates, trust_zone
from analyser.scoring.trust_evidence import ANALYSIS, PROPENSITY
from analyser.scoring.trust_lacks import find_lacks, is_unfinished
from analyser.scoring.trust_zones import place

ZONES = yaml.safe_load((Path(__file__).parent / "data" / "zones.yaml").read_text(encoding="utf-8"))
FILES = {
    "guide": "Aanbestedingsleidraad.txt",
    "requirements": "Programma van eisen.txt",
    "contract": "Overeenkomst.txt",
}
KINDS = {
    "g": (DocumentKind.TENDER_GUIDE, Phase.TENDER),
    "r": (DocumentKind.REQUIREMENTS, Phase.TENDER),
    "k": (DocumentKind.CONTRACT, Phase.EXECUTION),
}


def clause(clause_id: str, text: str | None = None) -> Clause:
    kind, phase = KINDS[clause_id[0]]
    own = " ".join(f"{clause_id}woord{n}" for n in range(150))
    if clause_id.startswith("k"):
        own = f"De aannemer moet bij {clause_id} de Dorpsbeuk sparen. {own}"
    return Clause(clause_id, "d1", None, (), kind, ClauseKind.PARAGRAPH, phase, None, text or own)


CLAUSES = [clause(f"{letter}{n}") for letter in KINDS for n in range(4)]


def finding(
    clause_id: str, indicator: str, severity: float = 4.0, motivated: bool = False
) -> Finding:
    is_trust = indicator.startswith("pos-")
    reason = AppliedModifier("M-MOTIV", "reden", -1, "omdat")
    return Finding(
        id=f"{clause_id}-{indicator}",
        indicator=indicator,
        label=indicator,
        family=Family.POSITIVE if is_trust else Family.RISK,
        polarity=Polarity.TRUST if is_trust else Polarity.DISTRUST,
        base_severity=severity,
        severity=severity,
        clause=clause_id,
        document="d1",
        phase=KINDS[clause_id[0]][1],
        page=None,
        quote=indicator,
        start=0,
        end=1,
        triggers=(),
        bearer=Party.SUPPLIER,
        confidence=0.9,
        detected_by=("regels",),
        modifiers=(reason,) if motivated else (),
        explanation="",
        norms=(),
        advice="",
    )


def facts(copied: frozenset[str] = frozenset(), clauses: list[Clause] | None = None) -> Facts:
    listed = clauses or CLAUSES
    gathered = gather_facts(listed)
    summary = replace(gathered.boilerplate, share=len(copied) / len(CLAUSES))
    return replace(gathered, boilerplate=summary, shown=replace(gathered.shown, copied=copied))


HARD = [finding(f"k{n}", f"risk-{n}", 5) for n in range(4)]


def recomputed(trust: Trust, axis: str, middle: float) -> float:
    effects = [each.effect for each in trust.evidence if each.axis == axis]
    good = sum(effect for effect in effects if effect > 0)
    bad = -sum(effect for effect in effects if effect < 0)
    return (100 * good + PRIOR * middle) / (good + bad + PRIOR)


def test_hard_and_copied_reads_otherwise_than_hard_and_tailored() -> None:
    tailored, _ = trust_zone(HARD, facts())
    copied, _ = trust_zone(HARD, facts(frozenset(f.clause for f in HARD)))
    assert tailored == "wantrouwen"
    assert copied == "besluiteloosheid"


def test_words_that_bind_nobody_move_no_coordinate() -> None:
    more = " ".join(f"visie{n} op Lindewaard" for n in range(400))
    for text in (more, f"Wij geloven in partnerschap. {more}"):
        _, before = trust_zone(HARD, facts())
        _, after = trust_zone(HARD, facts(clauses=[*CLAUSES, clause("g9", text)]))
        assert (after.propensity, after.analysis) == (before.propensity, before.analysis)


def test_several_labels_on_one_clause_are_one_piece_of_evidence() -> None:
    labels = ["pen-a", "pen-b", "pen-c"]
    stacked = [replace(finding("k0", each, 3), id=each) for each in labels]
    _, three = trust_zone(stacked, facts())
    _, one = trust_zone([finding("k0", "pen-a", 4)], facts())
    against = [each for each in three.evidence if each.axis == PROPENSITY]
    assert [each.effect for each in against] == [-4]
    assert three.propensity == one.propensity


def test_copying_changes_no_severity() -> None:
    copied = score(HARD, facts(frozenset(f.clause for f in HARD)))
    tailored = score(HARD, facts())
    assert copied.distrust_index == tailored.distrust_index
    assert copied.innovation_room == tailored.innovation_room
    assert copied.trust.propensity == tailored.trust.propensity
    assert (copied.boilerplate.share or 0) > (tailored.boilerplate.share or 0)


def test_both_coordinates_can_be_added_up_again_from_the_evidence() -> None:
    found = [*HARD, finding("g0", "pos-liability-cap"), finding("g1", "risk-x", motivated=True)]
    _, trust = trust_zone(found, facts(frozenset({"k0"})))
    assert trust.propensity_middle is not None
    assert trust.analysis_middle is not None
    assert trust.propensity == pytest.approx(recomputed(trust, PROPENSITY, trust.propensity_middle))
    assert trust.analysis == pytest.approx(recomputed(trust, ANALYSIS, trust.analysis_middle))
    assert {each.finding for each in trust.evidence if each.finding} == {f.id for f in found}
    assert coordinates(found, facts(frozenset({"k0"}))) == (trust.propensity, trust.analysis)


def test_the_border_area_is_seven_points_wide_on_both_axes() -> None:
    assert place(7, 50).name == "grensgebied"
    assert place(50, -7).name == "grensgebied"
    assert place(7.1, 7.1).name == "smart trust"
    assert place(7.1, -7.1).name == "blind vertrouwen"
    assert place(-7.1, 7.1).name == "wantrouwen"
    assert place(-7.1, -7.1).name == "besluiteloosheid"


def test_too_few_parts_give_no_zone_but_a_reason_and_the_phases_that_were_read() -> None:
    contract = [each for each in CLAUSES if each.id.startswith("k")]
    zone, trust = trust_zone(HARD, facts(clauses=contract))
    assert zone is None
    assert trust.label == "Onvoldoende stukken: leidraad en eisen niet gelezen."
    assert trust.propensity is None
    assert trust.by_phase[Phase.EXECUTION].zone == "wantrouwen"
    assert trust.by_phase[Phase.TENDER].zone is None


@pytest.mark.parametrize(
    ("texts", "label"),
    [
        ([], "Onvoldoende stukken: leidraad, eisen en contract niet gelezen."),
        (["g0"], "Onvoldoende stukken: eisen en contract niet gelezen."),
        (
            ["k9"],
            "Onvoldoende stukken: leidraad en eisen niet gelezen; contract wel gelezen, maar te kort om te beoordelen.",
        ),
    ],
)
def test_missing_parts_are_listed_as_dutch_writes_a_series(texts: list[str], label: str) -> None:
    short = [clause("k9", "De opdrachtnemer betaalt de schade.")]
    listed = [each for each in (*CLAUSES, *short) if each.id in texts]
    _, trust = trust_zone([], gather_facts(listed))
    assert trust.label == label


@pytest.mark.parametrize("indicator", ["pos-explained-need", "pos-motivated-deviation"])
def test_the_same_sign_of_analysis_counts_once_a_phase(indicator: str) -> None:
    once = [finding("g0", indicator, 4)]
    again = [*once, finding("g1", indicator, 3), finding("g2", indicator, 4)]
    effects = [
        [
            e.effect
            for e in trust_zone(found, facts())[1].evidence
            if e.finding and e.axis == ANALYSIS
        ]
        for found in (once, again, [*again, finding("k0", indicator, 2)])
    ]
    assert effects == [[4], [4], [4, 2]]


def test_a_reason_speaks_for_analysis_but_not_when_it_is_that_of_a_penalty() -> None:
    for indicator, family, effects in (
        ("risk-x", Family.RISK, [1.0]),
        ("proc-x", Family.PROCEDURE, [1.0]),
        ("pen-x", Family.PENALTY, []),
    ):
        found = replace(finding("k0", indicator, motivated=True), family=family)
        _, trust = trust_zone([found], facts())
        shown = [e.effect for e in trust.evidence if e.axis == ANALYSIS and e.finding == found.id]
        assert shown == effects, indicator


def test_too_little_evidence_gives_no_zone() -> None:
    zone, trust = trust_zone([finding("k0", "risk-x", 1)], facts())
    assert zone is None
    assert trust.label.startswith("Te weinig")


@pytest.mark.parametrize(
    ("text", "unfinished"),
    [
        ("De looptijd is n.t.b.", True),
        ("De boete bedraagt [bedrag] per dag.", True),
        ("Ingangsdatum: ……………", True),
        ("Dit onderdeel is nader te bepalen.", True),
        ("Tussen <invullen> en de gemeente.", True),
        ("Opdrachtnemer is [de winnende inschrijver].", False),
        ("De norm [NEN 2660] is van toepassing.", False),
        ("U hoeft het formulier niet te ondertekenen.", False),
    ],
)
def test_what_is_unfinished(text: str, unfinished: bool) -> None:
    assert is_unfinished(text) is unfinished


def test_gaps_and_contradictions_take_off_the_analysis() -> None:
    pack = Pack(
        references=References(0, (DanglingReference("bijlage 9", None, ("k0",)),)),
        contradictions=(
            Contradiction(
                "planning",
                "planning",
                tuple(
                    ContraryPlace(clause_id, "d1", None, "x", 0, 1, "1 mei")
                    for clause_id in ("g0", "g1")
                ),
                None,
                "",
            ),
        ),
    )
    clauses = [*CLAUSES, clause("k9", "De termijn is nader te bepalen.")]
    lacks = find_lacks(clauses, pack)
    assert {lack.places for lack in lacks} == {("k0",), ("g0", "g1"), ("k9",)}
    known = facts()
    with_lacks = replace(known, shown=replace(known.shown, lacks=lacks))
    _, before = trust_zone(HARD, facts())
    _, after = trust_zone(HARD, with_lacks)
    assert (after.analysis or 0) < (before.analysis or 0)
    assert after.propensity == before.propensity


def test_a_gap_in_a_question_of_a_supplier_is_none_of_the_buyers() -> None:
    pack = Pack(references=References(0, (DanglingReference("bijlage 9", None, ("vraag",)),)))
    assert find_lacks(CLAUSES, pack) == ()


INDICATORS = ["risk-a", "pen-b", "pos-open-book", "pos-liability-cap", "spec-norm-stacking"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([c.id for c in CLAUSES]),
            st.sampled_from(INDICATORS),
            st.floats(0.5, 5),
        ),
        max_size=10,
    ),
    st.floats(0.5, 5),
    st.frozensets(st.sampled_from([c.id for c in CLAUSES])),
)
def test_a_penalty_raises_neither_coordinate_and_both_stay_in_range(
    drawn: list[tuple[str, str, float]], severity: float, copied: frozenset[str]
) -> None:
    base = [replace(finding(c, i, s), id=f"f{n}") for n, (c, i, s) in enumerate(drawn)]
    given_facts = facts(copied)
    _, before = trust_zone(base, given_facts)
    _, after = trust_zone([*base, finding("k0", "pen-setoff", severity)], given_facts)
    for old, new in ((before.propensity, after.propensity), (before.analysis, after.analysis)):
        assert new is None or 0 <= new <= 100
        assert old is None or (new is not None and new <= old + 1e-9)


def as_report(pack: Mapping[str, str], engine: Engine) -> Report:
    documents = tuple(
        Document(
            f"d{n}",
            name,
            "text/plain",
            f"{n}" * 64,
            tuple(Block(BlockKind.PARAGRAPH, text) for text in pack[part].strip().splitlines()),
        )
        for n, (part, name) in enumerate(FILES.items(), start=1)
    )
    return analyse_dossier(Dossier(documents), engine)


@pytest.mark.parametrize("pack", ZONES, ids=lambda pack: pack["sector"])
def test_small_packs_by_hand_read_as_they_were_written(
    pack: Mapping[str, str], engine: Engine
) -> None:
    scores = as_report(pack, engine).scores
    assert scores.trust_zone == pack["zone"]
    assert scores.trust.label.startswith("De tekst leest als")


def test_a_text_without_evidence_would_stand_on_the_reference_median() -> None:
    _, trust = trust_zone([], facts())
    middle = reference().propensity
    assert recomputed(trust, PROPENSITY, middle) == pytest.approx(middle)
