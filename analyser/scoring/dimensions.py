"""The ten dimensions of innovation room: weights and what feeds them (codebook 3.4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from analyser.model import Phase

# Where a dimension starts: half way, where what the law says by itself holds; and lower where
# the absence of an explicit agreement in a text that was read is itself telling.
_LAW, _ABSENT = 0.5, 0.35
_NARROW, _WIDE = 5.0, 15.0


@dataclass(frozen=True, slots=True)
class DimensionSpec:
    """One dimension. Weights are points of 100 per ambition.

    `parts` are the parts of a pack (see `coverage.PARTS`) that carry it: without one of them it is
    not judged. An id that ends in "-" stands for all ids that begin with it, but for those in
    `not_negative`. `co2_positive` and `circular_positive` open the dimension for one ambition
    only. `start` is the level (0..1) when the text says nothing that opens or blocks, `silence`
    the Dutch reason for it. `scale` is the sum of severities at which findings have 63% of
    their most: wider where more indicators feed the dimension.
    """

    id: str
    label: str
    phase: Phase
    circular: float
    co2: float
    parts: frozenset[str]
    positive: frozenset[str]
    negative: frozenset[str]
    circular_positive: frozenset[str] = frozenset()
    co2_positive: frozenset[str] = frozenset()
    not_negative: frozenset[str] = frozenset()
    start: float = _LAW
    silence: str = "Uitgangspunt 50: wat zonder nadere afspraken geldt."
    scale: float = _NARROW


class Effect(Enum):
    """What an indicator does in a dimension."""

    OPENS = "beide"
    OPENS_CIRCULAR = "circulair"
    OPENS_CO2 = "CO2"
    BLOCKS = "blokkeert"


def _ids(text: str) -> frozenset[str]:
    return frozenset(text.split())


_V, _A, _U = Phase.PREPARATION, Phase.TENDER, Phase.EXECUTION

DIMENSIONS: tuple[DimensionSpec, ...] = (
    DimensionSpec(
        "D1", "Stem van de markt in de vraag", _V, 8, 6, _ids("marktconsultatie leidraad"),
        _ids("pos-market-consultation pos-draft-docs-shared pos-explained-need"),
        _ids("proc-no-dialogue proc-clustering"), start=_ABSENT,
        silence="Uitgangspunt 35: geen afspraak daarover is ook een signaal.",
    ),
    DimensionSpec(
        "D2", "Vrijheid in de specificatie", _A, 18, 15, _ids("eisen"),
        _ids("pos-functional-spec pos-performance-requirement pos-reuse-allowed pos-equivalent-accepted"),
        _ids("spec-"),
        # These two keep firms out, and count there; they do not fix a solution.
        not_negative=_ids("spec-reference-overreach spec-turnover-requirement"),
        silence="Uitgangspunt 50: de gelezen eisen leggen geen oplossing vast en geven er geen vrij.",
    ),
    DimensionSpec(
        "D3", "Ruimte voor andere oplossingen", _A, 10, 8, _ids("leidraad"),
        _ids("pos-variants-allowed pos-product-as-a-service"),
        _ids("proc-variants-excluded spec-knockout-overload spec-equivalence-burdened spec-proven-technology-only"),
        start=_ABSENT,
        silence="Uitgangspunt 35: een variant mag alleen als de stukken dat zeggen.",
    ),
    DimensionSpec(
        "D4", "Gesprek in de procedure", _A, 8, 7, frozenset({"leidraad", "nota van inlichtingen"}),
        _ids("pos-dialogue-procedure pos-individual-inquiries pos-contract-suggestions pos-innovation-partnership pos-best-value"),
        _ids("proc-limited-questions proc-no-contract-suggestions proc-unconditional-acceptance proc-contact-ban proc-forfeiture-clause"),
        start=_ABSENT, silence="Uitgangspunt 35: geen afspraak daarover is ook een signaal.",
    ),
    DimensionSpec(
        "D5", "Beloning bij de gunning", _A, 18, 24, _ids("leidraad gunning"),
        frozenset(), _ids("proc-lowest-price"),
        circular_positive=_ids("pos-circular-award pos-material-passport pos-tco-lcc"),
        co2_positive=_ids("pos-mki-award pos-co2-ladder pos-lca-epd pos-zero-emission-incentive"),
        silence="Uitgangspunt 50: er is een beloning gevonden, maar niet hoe zwaar die telt.",
    ),
    DimensionSpec(
        "D6", "Toegang voor vernieuwers", _A, 6, 6, _ids("leidraad"),
        _ids("pos-sme-and-newcomer-access pos-tender-cost-reimbursement"),
        _ids("spec-reference-overreach spec-turnover-requirement proc-short-deadline proc-no-tender-cost-reimbursement proc-formality-exclusion"),
        silence="Uitgangspunt 50: geen drempel gevonden boven wat gebruikelijk is, en ook geen hulp.",
    ),
    DimensionSpec(
        "D7", "Verdeling van risico en aansprakelijkheid", _U, 12, 12, _ids("contract"),
        _ids("pos-liability-cap pos-risk-at-best-manager pos-joint-risk-register pos-no-penalty pos-notice-and-cure"),
        _ids("risk- pen-"), scale=_WIDE,
        silence="Uitgangspunt 50: de verdeling die de wet geeft.",
    ),
    DimensionSpec(
        "D8", "Veranderen en leren tijdens de looptijd", _U, 10, 12, _ids("contract"),
        _ids("pos-revision-clause pos-growth-path pos-pilot-experiment pos-evaluation-learning pos-indexation"),
        _ids("risk-all-inclusive-price risk-change-in-law spec-fixed-design risk-price-escalation"),
        start=_ABSENT, silence="Uitgangspunt 35: geen afspraak daarover is ook een signaal.",
    ),
    DimensionSpec(
        "D9", "Relatie en gedeeld voordeel", _U, 6, 6, _ids("contract"),
        _ids(
            "pos-bonus-malus pos-open-book pos-bouwteam-two-phase pos-alliance pos-process-rules "
            "pos-mutual-obligations pos-joint-governance pos-escalation-mediation pos-shared-language"
        ),
        _ids("risk-one-sided-termination proc-sole-discretion-language"),
        start=_ABSENT, silence="Uitgangspunt 35: geen afspraak daarover is ook een signaal.",
    ),
    DimensionSpec(
        "D10", "Einde levensduur en controle achteraf", _U, 4, 4, _ids("contract eisen"),
        frozenset(), _ids("pen-quality-promise-multiplier"),
        circular_positive=_ids("pos-take-back pos-material-passport"),
        co2_positive=_ids("pos-lca-epd"),
        start=_ABSENT, silence="Uitgangspunt 35: geen afspraak daarover is ook een signaal.",
    ),
)  # fmt: skip

# Weight of each phase for circular and for CO2, in points of 100.
PHASE_WEIGHTS: Mapping[Phase, tuple[float, float]] = {
    phase: (
        sum(spec.circular for spec in DIMENSIONS if spec.phase is phase),
        sum(spec.co2 for spec in DIMENSIONS if spec.phase is phase),
    )
    for phase in Phase
}


@lru_cache(maxsize=1024)
def effects_of(indicator: str) -> tuple[tuple[int, Effect], ...]:
    """What an indicator does: pairs of the place of a dimension in `DIMENSIONS` and the effect."""
    found: list[tuple[int, Effect]] = []
    for place, spec in enumerate(DIMENSIONS):
        if indicator in spec.positive:
            found.append((place, Effect.OPENS))
        if indicator in spec.circular_positive:
            found.append((place, Effect.OPENS_CIRCULAR))
        if indicator in spec.co2_positive:
            found.append((place, Effect.OPENS_CO2))
        if _is_meant(spec.negative, indicator) and indicator not in spec.not_negative:
            found.append((place, Effect.BLOCKS))
    return tuple(found)


def _is_meant(ids: frozenset[str], indicator: str) -> bool:
    return indicator in ids or any(i.endswith("-") and indicator.startswith(i) for i in ids)
