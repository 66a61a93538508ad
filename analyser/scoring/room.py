"""Innovation room for circular and low-CO2 solutions (codebook 3.4-3.6)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from analyser.model import (
    Contribution,
    Dimension,
    Finding,
    InnovationRoom,
    Notice,
    Phase,
    Polarity,
    Room,
)
from analyser.scoring.award import Criterion, ambition_share
from analyser.scoring.dimensions import DIMENSIONS, DimensionSpec, feeds
from analyser.scoring.facts import Facts
from analyser.scoring.specification import specification_freedom

_SATURATION = 5.0  # Σ of strengths at which evidence counts for 63% of its most
_HALF = 0.5
_FULL_SHARE = 0.30  # an effective share of 30% counts as full reward (codebook 3.5)
_SHOWN = 5
# The room is a number as soon as one of these was read.
_CARRYING = frozenset({"eisen", "gunning", "contract", "leidraad"})
_LOWEST_PRICE_CAP, _NEW_ONLY_CAP = 45.0, 50.0
_RISK_CLIMATE_CAP = 0.2
_LITTLE_FREEDOM = 0.35


def innovation_room(findings: Sequence[Finding], facts: Facts) -> InnovationRoom:
    """Compute the room per ambition, phase and dimension.

    Args:
        findings: findings that count, each text once.
        facts: facts of the dossier.

    Returns:
        Figures 0-100; None where the part that would carry it was not read.
    """
    if not facts.parts & _CARRYING:
        none = {phase: Room(None, None) for phase in Phase}
        dims = tuple(_empty(spec) for spec in DIMENSIONS)
        return InnovationRoom(None, None, none, dims)
    dimensions = tuple(_dimension(spec, findings, facts) for spec in DIMENSIONS)
    dimensions, gates = _gate_dimensions(dimensions, findings, facts)
    circular = _weighted((d.circular, d.weight_circular) for d in dimensions)
    co2 = _weighted((d.co2, d.weight_co2) for d in dimensions)
    circular, co2, total_gates = _gate_totals(circular, co2, findings)
    phases = {
        phase: Room(
            _weighted((d.circular, d.weight_circular) for d in dimensions if d.phase is phase),
            _weighted((d.co2, d.weight_co2) for d in dimensions if d.phase is phase),
        )
        for phase in Phase
    }
    return InnovationRoom(circular, co2, phases, dimensions, gates + total_gates)


def _weighted(values: Iterable[tuple[float | None, float]]) -> float | None:
    known = [(value, weight) for value, weight in values if value is not None]
    total = sum(weight for _, weight in known)
    return 100 * sum(value * weight for value, weight in known) / total if total else None


def _empty(spec: DimensionSpec) -> Dimension:
    reason = "Niet te beoordelen: het deel dat dit zou bevatten is niet gelezen."
    return Dimension(spec.id, spec.label, spec.phase, spec.circular, spec.co2, None, None, reason)


def _dimension(spec: DimensionSpec, findings: Sequence[Finding], facts: Facts) -> Dimension:
    blockers = [
        f for f in findings if feeds(spec.negative, f.indicator) and f.polarity is Polarity.DISTRUST
    ]
    shared = [f for f in findings if feeds(spec.positive, f.indicator)]
    only_circular = [f for f in findings if feeds(spec.circular_positive, f.indicator)]
    only_co2 = [f for f in findings if feeds(spec.co2_positive, f.indicator)]
    openers = [*shared, *only_circular, *(f for f in only_co2 if f not in only_circular)]
    read = bool(spec.parts & facts.parts)
    if not read and not openers and not blockers:
        return _empty(spec)
    base = _base(spec, findings, facts, has_evidence=bool(openers or blockers))
    circular = _level(base[0], [*shared, *only_circular], blockers)
    co2 = _level(base[1], [*shared, *only_co2], blockers)
    return Dimension(
        spec.id, spec.label, spec.phase, spec.circular, spec.co2, circular, co2,
        _reason(openers, blockers, base[2]),
        openers=_contributions(openers), blockers=_contributions(blockers, sign=-1),
    )  # fmt: skip


def _base(
    spec: DimensionSpec, findings: Sequence[Finding], facts: Facts, *, has_evidence: bool
) -> tuple[float, float, str]:
    """Starting level per ambition before the findings, and what it rests on."""
    if spec.id == "D2":
        freedom = specification_freedom(facts.requirements, findings)
        if freedom is not None:
            counted = len(facts.requirements)
            return freedom, freedom, f"{counted} eisen beoordeeld op de graad van specificatie. "
    if spec.id == "D5" and facts.award is not None:
        shares = [ambition_share(facts.award, c) for c in (Criterion.CIRCULAR, Criterion.CO2)]
        levels = [min(1.0, share / _FULL_SHARE) for share in shares]
        text = "Aandeel in de gunning: circulair {:.0f}%, CO2 {:.0f}%. ".format(
            *(100 * s for s in shares)
        )
        return levels[0], levels[1], text
    level = _HALF if has_evidence else spec.without_evidence
    return level, level, ""


def _level(base: float, openers: Sequence[Finding], blockers: Sequence[Finding]) -> float:
    return max(0.0, min(1.0, base + _saturated(openers) - _saturated(blockers)))


def _saturated(findings: Iterable[Finding]) -> float:
    return _HALF * (1 - math.exp(-sum(f.severity for f in findings) / _SATURATION))


def _reason(openers: Sequence[Finding], blockers: Sequence[Finding], start: str) -> str:
    if not openers and not blockers:
        return start + "Gelezen, maar geen bepaling gevonden die dit opent of blokkeert."
    opening = "1 bepaling opent" if len(openers) == 1 else f"{len(openers)} bepalingen openen"
    blocking = (
        "1 bepaling blokkeert" if len(blockers) == 1 else f"{len(blockers)} bepalingen blokkeren"
    )
    return f"{start}{opening} dit, {blocking} dit."


def _contributions(findings: Iterable[Finding], sign: int = 1) -> tuple[Contribution, ...]:
    heaviest = sorted(findings, key=lambda f: -f.severity)[:_SHOWN]
    return tuple(Contribution(f.id, sign * f.severity) for f in heaviest)


def _gate_dimensions(
    dimensions: tuple[Dimension, ...], findings: Sequence[Finding], facts: Facts
) -> tuple[tuple[Dimension, ...], tuple[Notice, ...]]:
    ids = {f.indicator for f in findings if f.severity >= 2}
    gates: list[Notice] = []
    changed = {d.id: d for d in dimensions}
    freedom = specification_freedom(facts.requirements, findings)
    if "proc-variants-excluded" in ids and freedom is not None and freedom < _LITTLE_FREEDOM:
        changed["D3"] = replace(changed["D3"], circular=0.0, co2=0.0)
        gates.append(
            Notice(
                "G3",
                "Varianten zijn uitgesloten en de eisen liggen grotendeels vast: geen ruimte voor andere oplossingen.",
            )
        )
    change_open = {
        "pos-revision-clause",
        "pos-growth-path",
        "pos-pilot-experiment",
        "pos-indexation",
    } & {f.indicator for f in findings}
    if "risk-unlimited-liability" in ids and not change_open:
        for key in ("D7", "D8"):
            d = changed[key]
            if d.circular is not None and d.co2 is not None:
                changed[key] = replace(
                    d,
                    circular=min(d.circular, _RISK_CLIMATE_CAP),
                    co2=min(d.co2, _RISK_CLIMATE_CAP),
                )
        gates.append(
            Notice(
                "G4",
                "Onbeperkte aansprakelijkheid zonder regeling voor verandering: de ruimte in de uitvoering is begrensd.",
            )
        )
    return tuple(changed[d.id] for d in dimensions), tuple(gates)


def _gate_totals(
    circular: float | None, co2: float | None, findings: Sequence[Finding]
) -> tuple[float | None, float | None, tuple[Notice, ...]]:
    ids = {f.indicator for f in findings if f.severity >= 3}
    gates: list[Notice] = []
    if "proc-lowest-price" in ids and "pos-tco-lcc" not in {f.indicator for f in findings}:
        circular = None if circular is None else min(circular, _LOWEST_PRICE_CAP)
        co2 = None if co2 is None else min(co2, _LOWEST_PRICE_CAP)
        gates.append(Notice("G1", "Gunning op laagste prijs: de totale ruimte is begrensd op 45."))
    if "spec-new-products-only" in ids and circular is not None:
        circular = min(circular, _NEW_ONLY_CAP)
        gates.append(
            Notice(
                "G2",
                "Alleen nieuwe producten of materialen: de circulaire ruimte is begrensd op 50.",
            )
        )
    return circular, co2, tuple(gates)
