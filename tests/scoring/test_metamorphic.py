"""What may and may not happen to the scores when a pack changes in a way that is known.

First on findings and facts, with packs that are drawn; then on real texts of our own, with the
real engine.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from packs import (
    CLAUSES,
    PENALTIES,
    drawn_findings,
    make_finding,
    moved_to,
)

from analyser.model import Clause, DocumentKind, Finding, Scores
from analyser.pipeline import Engine, analyse_dossier
from analyser.reading import DEFAULT_LIMITS, read_dossier
from analyser.scoring import figures, gather_facts, score, uncertainty

SAME = 1e-9
FACTS = gather_facts(CLAUSES)
CONTRACT = [clause for clause in CLAUSES if clause.document_kind is DocumentKind.CONTRACT]
REQUIREMENTS = [clause for clause in CLAUSES if clause.document_kind is DocumentKind.REQUIREMENTS]


def numbers(scores: Scores) -> dict[str, float | None]:
    """Every figure of the scores by name."""
    room = scores.innovation_room
    found = {
        "distrust": scores.distrust_index,
        "circular": room.circular,
        "co2": room.co2,
        "propensity": scores.trust.propensity,
        "analysis": scores.trust.analysis,
    }
    for phase in room.by_phase:
        found[f"{phase} circular"] = room.by_phase[phase].circular
        found[f"{phase} co2"] = room.by_phase[phase].co2
        found[f"{phase} distrust"] = scores.distrust.by_phase[phase]
    for family, value in scores.distrust.by_family.items():
        found[f"{family} distrust"] = value
    for dimension in room.dimensions:
        for name, level in (("circular", dimension.circular), ("co2", dimension.co2)):
            found[f"{dimension.id} {name}"] = None if level is None else 100 * level
    return found


def assert_same(one: Scores, other: Scores) -> None:
    left, right = numbers(one), numbers(other)
    assert {k for k, v in left.items() if v is None} == {k for k, v in right.items() if v is None}
    for name, value in left.items():
        if value is not None:
            assert right[name] == pytest.approx(value, abs=1e-6), name


def assert_no_better(after: Scores, before: Scores) -> None:
    """No room is larger and no distrust is less.

    Families and phases divide one distrust among them: what is added to one can take the place
    of what stood in another. A reason that comes with a penalty may speak for analysis.
    """
    old, new = numbers(before), numbers(after)
    divided = {name for name in new if name.endswith(" distrust")}
    for name in new.keys() - divided - {"analysis"}:
        value, known = new[name], old[name]
        if value is None or known is None:
            continue
        if name == "distrust":
            assert value >= known - SAME, name
        else:
            assert value <= known + SAME, name


@settings(max_examples=60, deadline=None)
@given(drawn_findings())
def test_all_scores_run_from_0_to_100_or_are_none(findings: list[Finding]) -> None:
    for name, value in numbers(score(findings, FACTS)).items():
        assert value is None or -SAME <= value <= 100 + SAME, name
    margins = uncertainty(findings, FACTS)
    for interval in (margins.distrust_index, margins.circular, margins.co2):
        assert interval is not None
        assert 0 <= interval.low <= interval.high <= 100


@settings(max_examples=60, deadline=None)
@given(drawn_findings())
def test_the_bare_figures_are_those_of_the_scores(findings: list[Finding]) -> None:
    bare, full = figures(findings, FACTS), score(findings, FACTS)
    assert (bare.circular, bare.co2) == (full.innovation_room.circular, full.innovation_room.co2)
    assert bare.distrust == pytest.approx(full.distrust_index)
    assert (bare.propensity, bare.analysis) == (full.trust.propensity, full.trust.analysis)


@settings(max_examples=100, deadline=None)
@given(drawn_findings(), st.sampled_from(CLAUSES), st.sampled_from(PENALTIES), st.floats(0.5, 5))
def test_adding_a_penalty_never_raises_a_score(
    findings: list[Finding], place: Clause, indicator: str, severity: float
) -> None:
    penalty = replace(make_finding(place, indicator, severity), id="extra")
    assert_no_better(score([*findings, penalty], FACTS), score(findings, FACTS))


@settings(max_examples=100, deadline=None)
@given(drawn_findings(), st.sampled_from(CONTRACT), st.floats(0.5, 5), st.floats(0.5, 5))
def test_capping_a_liability_never_lowers_a_score(
    findings: list[Finding], place: Clause, severity: float, strength: float
) -> None:
    others = [finding for finding in findings if finding.clause != place.id]
    unlimited = make_finding(place, "risk-unlimited-liability", severity)
    capped = make_finding(place, "pos-liability-cap", strength)
    before, after = score([*others, unlimited], FACTS), score([*others, capped], FACTS)
    assert_no_better(before, after)


@settings(max_examples=60, deadline=None)
@given(drawn_findings(), st.sampled_from(REQUIREMENTS), st.floats(3, 5), st.floats(3, 5))
def test_a_functional_requirement_in_place_of_a_prescriptive_one_raises_d2(
    findings: list[Finding], place: Clause, severity: float, strength: float
) -> None:
    others = [
        finding
        for finding in findings
        if finding.clause != place.id and not finding.indicator.startswith("spec-")
    ]
    fixed = make_finding(place, "spec-brand-no-equivalent", severity)
    free = make_finding(place, "pos-functional-spec", strength)
    before = numbers(score([*others, fixed], FACTS))
    after = numbers(score([*others, free], FACTS))
    for ambition in ("circular", "co2"):
        assert (after[f"D2 {ambition}"] or 0) > (before[f"D2 {ambition}"] or 0)
        assert (after[ambition] or 0) >= (before[ambition] or 0)


@settings(max_examples=40, deadline=None)
@given(drawn_findings())
def test_doubling_the_document_changes_nothing(findings: list[Finding]) -> None:
    clauses, again = moved_to(CLAUSES, findings, "d2")
    twice = score([*findings, *again], gather_facts([*CLAUSES, *clauses]))
    # How much is written twice is itself a sign of little analysis; no other figure may move.
    once, both = numbers(score(findings, FACTS)), numbers(twice)
    for name in once.keys() - {"analysis"}:
        assert both[name] == pytest.approx(once[name]), name


@settings(max_examples=10, deadline=None)
@given(drawn_findings())
def test_doubling_the_document_leaves_the_margins_as_they_were(findings: list[Finding]) -> None:
    clauses, again = moved_to(CLAUSES, findings, "d2")
    margins = uncertainty([*findings, *again], gather_facts([*CLAUSES, *clauses]))
    known = uncertainty(findings, FACTS)
    assert margins.distrust_index == known.distrust_index
    assert (margins.circular, margins.co2) == (known.circular, known.co2)


@settings(max_examples=40, deadline=None)
@given(drawn_findings(), st.randoms(use_true_random=False))
def test_the_order_of_findings_and_clauses_changes_nothing(
    findings: list[Finding], random: object
) -> None:
    mixed = list(findings)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    turned = [c for part in _by_kind(CLAUSES)[::-1] for c in part]
    assert_same(score(mixed, gather_facts(turned)), score(findings, FACTS))
    assert uncertainty(mixed, FACTS) == uncertainty(findings, FACTS)


@settings(max_examples=40, deadline=None)
@given(drawn_findings())
def test_splitting_one_file_into_two_changes_nothing(findings: list[Finding]) -> None:
    last = {clause.id for clause in CONTRACT}
    stay = [clause for clause in CLAUSES if clause.id not in last]
    moved, found = moved_to(CONTRACT, [f for f in findings if f.clause in last], "d2")
    kept = [finding for finding in findings if finding.clause not in last]
    assert_same(score([*kept, *found], gather_facts([*stay, *moved])), score(findings, FACTS))


@settings(max_examples=40, deadline=None)
@given(drawn_findings())
def test_no_figure_is_made_up_for_what_was_not_read(findings: list[Finding]) -> None:
    inside = [finding for finding in findings if finding.clause in {c.id for c in CONTRACT}]
    outcome = score(inside, gather_facts(CONTRACT))
    judged = {d.id for d in outcome.innovation_room.dimensions if d.circular is not None}
    assert judged == set(outcome.innovation_room.basis.dimensions)
    assert judged == {"D7", "D8", "D9", "D10"}
    told = {notice.code for notice in outcome.coverage.not_judged}
    assert told >= {"D1", "D2", "D3", "D4", "D5", "D6"}
    assert outcome.distrust.by_phase["voorbereiding"] is None  # type: ignore[index]


def _by_kind(clauses: Iterable[Clause]) -> list[list[Clause]]:
    parts: dict[DocumentKind, list[Clause]] = {}
    for clause in clauses:
        parts.setdefault(clause.document_kind, []).append(clause)
    return list(parts.values())


GUIDE = """# Aanbestedingsleidraad wijkcentrum

## 1 De opdracht

De gemeente laat het wijkcentrum aan de Lindelaan verbouwen. In het gebouw zitten een bibliotheek, een huisarts en een zaal
voor verenigingen. De huisarts blijft tijdens het werk open. De verbouwing begint in maart en duurt een half jaar. De
vloer in de zaal ligt er sinds 1996 en is versleten. De verenigingen hebben meegedacht over de indeling.

## 2 Gunningscriteria

| Criterium | Weging |
|---|---|
| Prijs | 60% |
| Plan van aanpak | 25% |
| CO2-uitstoot van het vervoer | 15% |

## 3 Varianten

Varianten zijn niet toegestaan.

"""
DEMANDS = """# Programma van eisen wijkcentrum

## 1 De zaal

De zaal wordt overdag gebruikt door ouderen en 's avonds door een koor en een toneelclub. De deur naar de keuken blijft waar
hij is. Er is een klein podium dat kan worden weggehaald. De gordijnen zijn in 2024 vernieuwd en blijven hangen. De
beheerder woont ernaast en heeft de sleutels. In de winter is de zaal ook open op zondag.

| Nr | Eis | Type |
|---|---|---|
| E-1 | {eis} | E |
| E-2 | De akoestiek maakt het mogelijk dat een koor zonder versterking goed te horen is. | E |

"""
TERMS = """# Overeenkomst wijkcentrum

## Artikel 1 Het werk

De aannemer verbouwt het wijkcentrum volgens de stukken. De gemeente zorgt dat de zaal leeg is. Partijen spreken elkaar elke
week op het werk. De aannemer meldt een dag vooraf wanneer er lawaai is. De huisarts krijgt een eigen ingang. Na afloop
lopen partijen samen door het gebouw en schrijven zij op wat nog moet gebeuren. De aannemer ruimt het terrein op.

## Artikel 2 Aansprakelijkheid

{aansprakelijkheid}

## Artikel 3 Te laat

Voor elke dag dat het werk te laat klaar is, betaalt de aannemer een boete van € 500, zonder maximum.

"""
PRESCRIBED = "De vloer is van het merk Vinolux, type 80, dikte 4 mm, kleur RAL 7035."
FUNCTIONAL = "Op de vloer kunnen ouderen veilig lopen en dansen; het materiaal is vrij."
UNLIMITED = "De aannemer is onbeperkt aansprakelijk voor alle schade van de gemeente."
CAPPED = (
    "De aansprakelijkheid van de aannemer is beperkt tot € 250.000 per gebeurtenis en tot "
    "€ 500.000 per jaar."
)
PENALTY = """## Artikel 4 Boete bij wisselen

Vervangt de aannemer zonder toestemming zijn uitvoerder, dan verbeurt hij een direct opeisbare boete van € 5.000.

"""
SLOGANS = (
    """Wij geloven in partnerschap en vertrouwen. Innovatie en duurzaamheid vinden wij heel belangrijk.""",
    """De gemeente Lindewaard gelooft al sinds 1996 in echt partnerschap. Samen met de Lindelaan en de Kerkhoek bouwen wij aan
een stad waarin vertrouwen vanzelf spreekt. Wij zoeken een partner met lef. In 2030 is Lindewaard klimaatneutraal.""",
    """Vertrouwen moet je verdienen, en wij moeten dat samen doen. Duurzaamheid moet in ons DNA zitten. Wij voelen ons
verplicht aan de generaties na ons en gaan voor maximaal resultaat.""",
    """De mens staat centraal. Wij denken in kansen en zijn trots op onze stad en op wie er werkt. Groen doen is voor ons
gewoon doen. Elke dag kiezen wij opnieuw voor kwaliteit, openheid en lef. """
    * 4,
)


class Texts:
    """Writes packs of our own and has them judged by the real engine."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self._folder, self._engine, self._count = folder, engine, 0

    def judged(self, *files: tuple[str, str]) -> Scores:
        self._count += 1
        folder = self._folder / str(self._count)
        folder.mkdir()
        for name, text in files:
            (folder / name).write_text(text, encoding="utf-8")
        paths = [folder / name for name, _ in files]
        dossier = read_dossier(paths, DEFAULT_LIMITS)
        return analyse_dossier(dossier, self._engine).scores

    def pack(
        self,
        eis: str = PRESCRIBED,
        aansprakelijkheid: str = UNLIMITED,
        guide: str = GUIDE,
        more: str = "",
    ) -> Scores:
        return self.judged(
            ("Leidraad.md", guide),
            ("Programma van eisen.md", DEMANDS.format(eis=eis)),
            ("Overeenkomst.md", TERMS.format(aansprakelijkheid=aansprakelijkheid) + more),
        )


@pytest.fixture
def texts(tmp_path: Path, engine: Engine) -> Texts:
    return Texts(tmp_path, engine)


def test_text_a_penalty_more_never_raises_a_score(texts: Texts) -> None:
    before, after = texts.pack(), texts.pack(more=PENALTY)
    assert (after.distrust_index or 0) > (before.distrust_index or 0)
    assert_no_better(after, before)


def test_text_a_capped_liability_never_lowers_a_score(texts: Texts) -> None:
    before, after = texts.pack(), texts.pack(aansprakelijkheid=CAPPED)
    assert (after.innovation_room.circular or 0) > (before.innovation_room.circular or 0)
    assert_no_better(before, after)


@pytest.mark.parametrize("slogan", SLOGANS)
def test_text_a_slogan_without_a_mechanism_changes_no_score(texts: Texts, slogan: str) -> None:
    vision = f"## 4 Onze visie\n\n{slogan}\n\n"
    before, after = texts.pack(), texts.pack(guide=GUIDE + vision)
    assert_same(after, before)
    assert after.trust_zone == before.trust_zone


def test_text_hard_sentences_weigh_the_same_in_one_paragraph_and_in_members(texts: Texts) -> None:
    hard = (
        UNLIMITED,
        "De gemeente mag de overeenkomst op ieder moment zonder vergoeding opzeggen.",
        "Wisselt de aannemer zijn uitvoerder, dan verbeurt hij een direct opeisbare boete van € 5.000.",
        "De boete laat het recht op volledige schadevergoeding onverlet.",
    )
    members = "\n\n".join(f"2.{n} {sentence}" for n, sentence in enumerate(hard, 1))
    paragraph = "2.1 " + " ".join(hard)
    apart, together = (texts.pack(aansprakelijkheid=text) for text in (members, paragraph))
    assert together.distrust_index == pytest.approx(apart.distrust_index, abs=1.0)


def test_text_a_functional_requirement_raises_d2(texts: Texts) -> None:
    before, after = numbers(texts.pack()), numbers(texts.pack(eis=FUNCTIONAL))
    assert (after["D2 circular"] or 0) > (before["D2 circular"] or 0)
    assert (after["circular"] or 0) > (before["circular"] or 0)


def whole() -> tuple[str, str, str]:
    return GUIDE, DEMANDS.format(eis=PRESCRIBED), TERMS.format(aansprakelijkheid=UNLIMITED)


def test_text_the_order_of_files_changes_nothing(texts: Texts) -> None:
    guide, demands, terms = whole()
    files = [("Leidraad.md", guide), ("Eisen.md", demands), ("Overeenkomst.md", terms)]
    assert_same(texts.judged(*files), texts.judged(*files[::-1]))


def test_text_a_copy_of_a_file_changes_nothing(texts: Texts) -> None:
    guide, demands, terms = whole()
    files = [("Leidraad.md", guide), ("Eisen.md", demands), ("Overeenkomst.md", terms)]
    assert_same(texts.judged(*files), texts.judged(*files, ("Overeenkomst kopie.md", terms)))


def test_text_one_file_split_into_three_changes_nothing(texts: Texts) -> None:
    guide, demands, terms = whole()
    files = [("Leidraad.md", guide), ("Eisen.md", demands), ("Overeenkomst.md", terms)]
    together = texts.judged(("Aanbestedingsdocument.md", guide + demands + terms))
    assert_same(together, texts.judged(*files))


@pytest.mark.parametrize(
    ("file", "at"),
    [
        ("Leidraad", "## 2 Gunningscriteria"),
        ("Leidraad", "## 3 Varianten"),
        ("Programma van eisen", "| Nr |"),
        ("Overeenkomst", "## Artikel 2"),
        ("Overeenkomst", "## Artikel 3"),
    ],
)
@pytest.mark.parametrize("named", [True, False])
def test_text_a_file_cut_in_two_changes_nothing(
    texts: Texts, file: str, at: str, named: bool
) -> None:
    parts = dict(zip(("Leidraad", "Programma van eisen", "Overeenkomst"), whole(), strict=True))
    files = [(f"{name}.md", text) for name, text in parts.items()]
    place = parts[file].index(at)
    names = (f"{file} deel 1.md", f"{file} deel 2.md") if named else ("a.md", "b.md")
    halves = list(zip(names, (parts[file][:place], parts[file][place:]), strict=True))
    rest = [one for one in files if one[0] != f"{file}.md"]
    before, after = texts.judged(*files), texts.judged(*rest, *halves)
    assert_same(after, before)
    assert after.trust_zone == before.trust_zone
    assert set(before.coverage.parts_read) <= set(after.coverage.parts_read)
