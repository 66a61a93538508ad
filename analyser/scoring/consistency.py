"""Where a dossier does not agree with itself (codebook 3.6), next to what documents contradict.

Both sides are quoted. What stands in different documents with another value is found by
`analyser/pack`; here it is about what the findings say against each other and against the
words of the dossier.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analyser.model import Finding, Inconsistency, Passage
from analyser.scoring.ambitions import Ambition, ambition_words
from analyser.scoring.award import Criterion, ambition_share
from analyser.scoring.facts import Facts
from analyser.scoring.freedom import SeenFreedom

GAP = "KLOOF"
_SURE = 0.6  # less sure findings may not accuse a dossier of contradicting itself
_MECHANISM = 2.0  # strength from which a positive finding is a mechanism and not a mention
_KEPT_SHARE = 0.05
_MOST_PLACES = 3
_PRESCRIBED_SHARE, _LEAST_PRESCRIBED = 0.25, 2
_WORDS_OF_AMBITION = frozenset({"leidraad", "gunning", "eisen", "marktconsultatie"})
_PLACES_OF_MECHANISM = frozenset({"eisen", "contract", "gunning"})


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two indicators that cannot both be meant, and the Dutch sentence that says so."""

    code: str
    one: str
    other: str
    message: str


_PAIRS = (
    _Pair(
        "GELIJKWAARDIG", "pos-equivalent-accepted", "proc-variants-excluded",
        "Gelijkwaardig mag, maar varianten zijn uitgesloten. Onduidelijk blijft of een andere oplossing welkom is.",
    ),
    _Pair(
        "VARIANTEN", "pos-variants-allowed", "proc-variants-excluded",
        "Op de ene plaats zijn varianten toegestaan, op de andere uitgesloten.",
    ),
    _Pair(
        "TEKSTVOORSTELLEN", "pos-contract-suggestions", "proc-no-contract-suggestions",
        "Op de ene plaats zijn voorstellen voor de overeenkomst welkom, op de andere niet.",
    ),
    _Pair(
        "INDEX", "pos-indexation", "risk-price-escalation",
        "Op de ene plaats bewegen de prijzen mee, op de andere liggen zij vast.",
    ),
)  # fmt: skip
_PAIRED = frozenset(i for pair in _PAIRS for i in (pair.one, pair.other))


def inconsistencies(
    standing: Sequence[Finding], facts: Facts, freedom: SeenFreedom
) -> tuple[Inconsistency, ...]:
    """Find where a dossier does not agree with itself.

    Args:
        standing: findings, each text once.
        facts: facts of the dossier.
        freedom: of its requirements, with the findings.

    Returns:
        First ambitions that nothing makes true, then contradictions; each with both places.
    """
    return (
        *_gaps(standing, facts),
        *_contrary(standing),
        *_prescribed_under_functional(facts, freedom),
        *_consulted_for_nothing(standing, facts),
    )


def _gaps(standing: Sequence[Finding], facts: Facts) -> Iterable[Inconsistency]:
    if not facts.stated.wishes or not (
        facts.parts & _WORDS_OF_AMBITION and facts.parts & _PLACES_OF_MECHANISM
    ):
        return
    for ambition in ambition_words().ambitions:
        wishes = [w.passage for w in facts.stated.wishes if w.ambition == ambition.id]
        if not wishes or _is_kept(ambition, standing, facts):
            continue
        expected = _expected(ambition, standing, facts)
        if expected is None:
            continue
        times = "" if len(wishes) == 1 else f" ({len(wishes)} keer)"
        yield Inconsistency(
            GAP,
            f"De stukken spreken van {ambition.label}{times}, maar in wat is gelezen maakt geen "
            "gunningscriterium, eis of artikel dat waar.",
            (wishes[0], expected),
        )


def _is_kept(ambition: Ambition, standing: Sequence[Finding], facts: Facts) -> bool:
    if ambition.award is not None and facts.award is not None:
        criterion = Criterion(ambition.award)
        if ambition_share(facts.award, criterion) >= _KEPT_SHARE:
            return True
    return any(f.indicator in ambition.kept_by and f.severity >= _MECHANISM for f in standing)


def _expected(ambition: Ambition, standing: Sequence[Finding], facts: Facts) -> Passage | None:
    """Where a mechanism is weakest: a mention of one, what stands against it, or its place."""
    mentions = [f for f in standing if f.indicator in ambition.kept_by]
    if mentions:
        return _quoted(min(mentions, key=_order), "hier wordt het genoemd, zonder uitwerking")
    against = [
        f for f in standing if f.indicator in ambition.held_back_by and f.confidence >= _SURE
    ]
    if against:
        return _quoted(min(against, key=_order), "hier houdt de tekst het juist tegen")
    if ambition.award is not None and facts.stated.award is not None:
        return facts.stated.award
    return facts.stated.contract or facts.stated.award


def _contrary(standing: Iterable[Finding]) -> Iterable[Inconsistency]:
    found: dict[str, list[Finding]] = {}
    for finding in standing:
        if finding.indicator in _PAIRED and finding.confidence >= _SURE:
            found.setdefault(finding.indicator, []).append(finding)
    for pair in _PAIRS:
        ones, others = found.get(pair.one, ()), found.get(pair.other, ())
        # In one clause the second mostly is the exception to the first.
        apart = [
            (one, other)
            for one in sorted(ones, key=_order)
            for other in sorted(others, key=_order)
            if one.clause != other.clause
        ]
        if apart:
            one, other = apart[0]
            places = (_quoted(one, "de ene plaats"), _quoted(other, "de andere plaats"))
            yield Inconsistency(pair.code, pair.message, places)


def _prescribed_under_functional(facts: Facts, freedom: SeenFreedom) -> Iterable[Inconsistency]:
    if not facts.stated.functional:
        return
    rooms = {source.clause: source.value for source in freedom.sources()}
    for title, passages in facts.stated.functional.items():
        judged = [one for one in passages if one.clause in rooms]
        fixed = [one for one in judged if rooms[one.clause] == 0.0]
        if len(fixed) >= max(_LEAST_PRESCRIBED, _PRESCRIBED_SHARE * len(judged)):
            yield Inconsistency(
                "FUNCTIONEEL",
                f"Boven deze eisen staat ‘{title}’, maar {len(fixed)} van de {len(judged)} "
                "schrijven de oplossing voor.",
                tuple(fixed[:_MOST_PLACES]),
            )


def _consulted_for_nothing(standing: Iterable[Finding], facts: Facts) -> Iterable[Inconsistency]:
    held = facts.stated.consultation
    if held is None or any(
        f.indicator == "pos-market-consultation" and f.severity >= _MECHANISM for f in standing
    ):
        return
    places = (held,) if facts.stated.award is None else (
        held,
        replace(facts.stated.award, role="hier was te verwachten wat ermee is gedaan"),
    )  # fmt: skip
    yield Inconsistency(
        "CONSULTATIE",
        "Er was een marktconsultatie, maar de stukken zeggen niet wat daardoor is veranderd.",
        places,
    )


def _quoted(finding: Finding, role: str) -> Passage:
    return Passage(
        finding.clause,
        finding.document,
        finding.page,
        finding.quote,
        finding.start,
        finding.end,
        role,
    )


def _order(finding: Finding) -> tuple[float, float, str]:
    return -finding.severity, -finding.confidence, finding.quote
