"""Innovation room for circular and low-CO2 solutions (codebook 3.4-3.6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analyser.model import Basis, Finding, Gate, InnovationRoom, Phase, Room, Source
from analyser.scoring.award import Criterion, ambition_share, openness
from analyser.scoring.coverage import LEAST_SHARE
from analyser.scoring.dimensions import DIMENSIONS, DimensionSpec, Effect, effects_of
from analyser.scoring.facts import Facts
from analyser.scoring.freedom import SeenFreedom, see_freedom
from analyser.scoring.gates import Cap, closed_gates
from analyser.scoring.levels import Level
from analyser.scoring.specification import moves_level
from analyser.scoring.tree import dimension_of

_FULL_SHARE = 0.30  # an effective share of 30% counts as full reward (codebook 3.5)
_PLACE = {spec.id: place for place, spec in enumerate(DIMENSIONS)}
_D2, _D5 = _PLACE["D2"], _PLACE["D5"]
_UNREAD = "Niet te beoordelen: het deel dat dit zou bevatten is niet gelezen."
_SHORT = "Niet te beoordelen: het deel dat dit zou bevatten is gelezen, maar te kort ({words})."
_ONE_REWARD = (
    "Uitgangspunt 50 voor de ambitie waarvoor een beloning is gevonden, maar niet hoe zwaar die "
    "telt; 0 voor de andere, die de gunning niet noemt."
)
_NO_AWARD = "Niet te beoordelen: geen gunningscriteria met hun gewicht gelezen."
_NO_WEIGHTS = "Niet te beoordelen: de gunning is gelezen, maar er is geen gewicht in herkend."


@dataclass(slots=True)
class Levels:
    """What the room comes down to: a level per dimension, gates and both totals (0-100).

    `straight` are the totals before the ends of the scale and the gates, outside 0-100 too;
    `ungated` those before the gates.
    """

    dimensions: list[Level]
    caps: tuple[Cap, ...]
    before_caps: tuple[float | None, float | None]
    straight: tuple[float | None, float | None]
    ungated: tuple[float | None, float | None]
    basis: Basis
    freedom: SeenFreedom
    circular: float | None = field(init=False)
    co2: float | None = field(init=False)

    def __post_init__(self) -> None:
        self.circular, self.co2 = self.bounded(*self.before_caps)

    def bounded(
        self, circular: float | None, co2: float | None
    ) -> tuple[float | None, float | None]:
        """Two totals (0-100) as the gates bound them."""
        return (
            _capped(circular, [cap.circular for cap in self.caps]),
            _capped(co2, [cap.co2 for cap in self.caps]),
        )

    def gates(self) -> tuple[Gate, ...]:
        """The gates that take something off, in order, each from what those before it left."""
        if not self.caps:
            return ()
        lowering = {bound.code for level in self.dimensions for bound in level.bounds}
        gates: list[Gate] = []
        circular, co2 = self.before_caps
        for cap in self.caps:
            next_circular, next_co2 = _capped(circular, [cap.circular]), _capped(co2, [cap.co2])
            taken = ((next_circular or 0.0) - (circular or 0.0), (next_co2 or 0.0) - (co2 or 0.0))
            if any(taken) or cap.code in lowering:
                gates.append(Gate(cap.code, cap.message, cap.findings, cap.dimensions, *taken))
            circular, co2 = next_circular, next_co2
        return tuple(gates)


def room_levels(standing: Sequence[Finding], facts: Facts) -> Levels:
    """Compute the figures of the room, without telling them in full.

    Args:
        standing: findings, each text once.
        facts: facts of the dossier.
    """
    dimensions = [Level(spec) for spec in DIMENSIONS]
    freedom = see_freedom(facts.freedom, standing)
    weighed = frozenset(() if facts.award is None else facts.award.clauses)
    # The price is not all that counts where the same words weigh something else beside it.
    mixed = frozenset(() if facts.award is None else facts.award.mixed)
    for finding in standing:
        for place, effect in effects_of(finding.indicator):
            if place == _D2 and _is_in_requirement(finding, freedom):
                continue
            counted = mixed if effect is Effect.BLOCKS else weighed
            if place == _D5 and finding.clause in counted:
                continue  # its weight is in the share already
            dimensions[place].take(finding, effect)
    caps = closed_gates(standing, freedom.mean, mixed)
    for level in dimensions:
        level.weigh(facts)
        if level.spec.parts & facts.parts:
            _settle(level, freedom, facts)
        else:
            level.leave_out(_unread(level.spec, facts))
    for cap in caps:
        for dimension in cap.dimensions:
            dimensions[_PLACE[dimension]].bound(cap.code, cap.level)
    judged = [level for level in dimensions if level.start is not None]
    basis = Basis(
        tuple(level.spec.id for level in judged),
        sum(level.spec.circular for level in judged),
        sum(level.spec.co2 for level in judged),
    )
    totals = _totals(basis, judged, [(level.circular, level.co2) for level in judged])
    straight = _totals(basis, judged, [level.straight or (None, None) for level in judged])
    ungated = totals
    if any(cap.dimensions for cap in caps):
        ungated = _totals(basis, judged, [level.ungated or (None, None) for level in judged])
    return Levels(dimensions, caps, totals, straight, ungated, basis, freedom)


def _totals(
    basis: Basis, judged: Sequence[Level], values: Sequence[tuple[float | None, float | None]]
) -> tuple[float | None, float | None]:
    """Both totals of values per dimension, None where these carry too little of the weight."""
    circular = [
        (value, level.spec.circular) for (value, _), level in zip(values, judged, strict=True)
    ]
    co2 = [(value, level.spec.co2) for (_, value), level in zip(values, judged, strict=True)]
    return (
        _mean(circular) if basis.circular >= LEAST_SHARE else None,
        _mean(co2) if basis.co2 >= LEAST_SHARE else None,
    )


def innovation_room(levels: Levels, facts: Facts) -> InnovationRoom:
    """The room per ambition, phase and dimension, with what each figure rests on.

    Args:
        levels: of the dossier, from `room_levels`.
        facts: facts of the dossier.

    Returns:
        Figures 0-100; None where the part that would carry it was not read, and in total when
        the judged dimensions carry less than 15% of the weight.
    """
    sources = {
        "D2": levels.freedom.sources(),
        "D5": _award_sources(facts),
    }
    dimensions = tuple(
        dimension_of(level, sources.get(level.spec.id, ())) for level in levels.dimensions
    )
    by_phase = {
        phase: Room(
            _mean((d.circular, d.weight_circular) for d in dimensions if d.phase is phase),
            _mean((d.co2, d.weight_co2) for d in dimensions if d.phase is phase),
        )
        if phase in facts.phases
        else Room(None, None)
        for phase in Phase
    }
    return InnovationRoom(
        levels.circular, levels.co2, by_phase, dimensions, levels.gates(), levels.basis
    )


def _unread(spec: DimensionSpec, facts: Facts) -> str:
    words = sum(count for part, count in facts.read.short.items() if part in spec.parts)
    if not words:
        return _UNREAD
    return _SHORT.format(words="1 woord" if words == 1 else f"{words} woorden")


def _is_in_requirement(finding: Finding, freedom: SeenFreedom) -> bool:
    """Whether a finding already moved a requirement, and so may not count a second time."""
    return moves_level(finding.indicator) and freedom.holds(finding.clause)


def _settle(level: Level, freedom: SeenFreedom, facts: Facts) -> None:
    """Settle a level whose part was read."""
    if level.spec.id == "D2" and freedom.mean is not None:
        judged = "1 eis" if freedom.judged == 1 else f"{freedom.judged} eisen"
        said = f"{judged} beoordeeld op de graad van specificatie."
        level.begin(freedom.mean, freedom.mean, said)
    elif level.spec.id == "D5":
        _settle_award(level, facts)
    else:
        level.begin(level.spec.start, level.spec.start, level.spec.silence)


def _settle_award(level: Level, facts: Facts) -> None:
    if facts.award is not None:
        shares = [ambition_share(facts.award, one) for one in (Criterion.CIRCULAR, Criterion.CO2)]
        factor = openness(facts.award)
        circular, co2 = (min(1.0, share / _FULL_SHARE * factor) for share in shares)
        said = (
            "Aandeel in de gunning: circulair {:.0f}%, CO2 {:.0f}%; openheid van de schaal {:.0f}%."
        )
        level.begin(circular, co2, said.format(*(100 * share for share in (*shares, factor))))
    elif level.blocking:
        level.begin(0.0, 0.0, "Alleen de prijs telt.")
    elif level.opening[0] or level.opening[1]:
        # Where the award was read, a reward for the one ambition says nothing for the other.
        least = 0.0 if "gunning" in facts.parts else level.spec.start
        circular, co2 = (level.spec.start if found else least for found in level.opening)
        level.begin(circular, co2, level.spec.silence if circular == co2 else _ONE_REWARD)
    elif "gunning" in facts.parts:
        # Criteria that were not recognised are no proof that nothing is rewarded.
        level.leave_out(_NO_WEIGHTS)
    else:
        level.leave_out(_NO_AWARD)


def _award_sources(facts: Facts) -> tuple[Source, ...]:
    return () if facts.award is None else tuple(Source(c) for c in facts.award.clauses)


def _capped(value: float | None, most: Sequence[float | None]) -> float | None:
    if value is None:
        return None
    return min([value, *(cap for cap in most if cap is not None)])


def _mean(values: Iterable[tuple[float | None, float]]) -> float | None:
    known = [(value, weight) for value, weight in values if value is not None]
    total = sum(weight for _, weight in known)
    return 100 * sum(value * weight for value, weight in known) / total if total else None
