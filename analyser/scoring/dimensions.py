"""The ten dimensions of innovation room: weights and what feeds them (codebook 3.4)."""

from __future__ import annotations

from dataclasses import dataclass

from analyser.model import Phase

_NEUTRAL = 0.5
# Where absence of an explicit mechanism is itself a little telling (codebook 3.4).
_NEUTRAL_LOW = 0.35


@dataclass(frozen=True, slots=True)
class DimensionSpec:
    """One dimension. Weights are points of 100 per ambition.

    `parts` are the parts of a pack (see `facts.PARTS`) that would carry it. An id that
    ends in "-" stands for all ids that begin with it. `co2_positive` and
    `circular_positive` open the dimension for one ambition only.
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
    without_evidence: float = _NEUTRAL


def _ids(text: str) -> frozenset[str]:
    return frozenset(text.split())


_V, _A, _U = Phase.PREPARATION, Phase.TENDER, Phase.EXECUTION

DIMENSIONS: tuple[DimensionSpec, ...] = (
    DimensionSpec(
        "D1", "Stem van de markt in de vraag", _V, 8, 6, _ids("marktconsultatie leidraad"),
        _ids("pos-market-consultation pos-draft-docs-shared pos-explained-need"),
        _ids("proc-no-dialogue proc-clustering"), without_evidence=_NEUTRAL_LOW,
    ),
    DimensionSpec(
        "D2", "Vrijheid in de specificatie", _A, 18, 15, _ids("eisen"),
        _ids("pos-functional-spec pos-performance-requirement pos-reuse-allowed pos-equivalent-accepted"),
        _ids("spec-"),
    ),
    DimensionSpec(
        "D3", "Ruimte voor andere oplossingen", _A, 10, 8, _ids("leidraad eisen"),
        _ids("pos-variants-allowed pos-product-as-a-service"),
        _ids("proc-variants-excluded spec-knockout-overload spec-equivalence-burdened spec-proven-technology-only"),
    ),
    DimensionSpec(
        "D4", "Gesprek in de procedure", _A, 8, 7, frozenset({"leidraad", "nota van inlichtingen"}),
        _ids("pos-dialogue-procedure pos-individual-inquiries pos-contract-suggestions pos-innovation-partnership pos-best-value"),
        _ids("proc-limited-questions proc-no-contract-suggestions proc-unconditional-acceptance proc-contact-ban proc-forfeiture-clause"),
        without_evidence=_NEUTRAL_LOW,
    ),
    DimensionSpec(
        "D5", "Beloning bij de gunning", _A, 18, 24, _ids("leidraad gunning"),
        frozenset(), _ids("proc-lowest-price"),
        circular_positive=_ids("pos-circular-award pos-material-passport pos-tco-lcc"),
        co2_positive=_ids("pos-mki-award pos-co2-ladder pos-lca-epd pos-zero-emission-incentive"),
    ),
    DimensionSpec(
        "D6", "Toegang voor vernieuwers", _A, 6, 6, _ids("leidraad"),
        _ids("pos-sme-and-newcomer-access pos-tender-cost-reimbursement"),
        _ids("spec-reference-overreach spec-turnover-requirement proc-short-deadline proc-no-tender-cost-reimbursement proc-formality-exclusion"),
    ),
    DimensionSpec(
        "D7", "Verdeling van risico en aansprakelijkheid", _U, 12, 12, _ids("contract"),
        _ids("pos-liability-cap pos-risk-at-best-manager pos-joint-risk-register pos-no-penalty pos-notice-and-cure"),
        _ids("risk- pen-"),
    ),
    DimensionSpec(
        "D8", "Veranderen en leren tijdens de looptijd", _U, 10, 12, _ids("contract"),
        _ids("pos-revision-clause pos-growth-path pos-pilot-experiment pos-evaluation-learning pos-indexation"),
        _ids("risk-all-inclusive-price risk-change-in-law spec-fixed-design risk-price-escalation"),
        without_evidence=_NEUTRAL_LOW,
    ),
    DimensionSpec(
        "D9", "Relatie en gedeeld voordeel", _U, 6, 6, _ids("contract"),
        _ids(
            "pos-bonus-malus pos-open-book pos-bouwteam-two-phase pos-alliance pos-process-rules "
            "pos-mutual-obligations pos-joint-governance pos-escalation-mediation pos-shared-language"
        ),
        _ids("risk-one-sided-termination proc-sole-discretion-language"),
        without_evidence=_NEUTRAL_LOW,
    ),
    DimensionSpec(
        "D10", "Einde levensduur en controle achteraf", _U, 4, 4, _ids("contract eisen"),
        frozenset(), _ids("pen-quality-promise-multiplier"),
        circular_positive=_ids("pos-take-back pos-material-passport"),
        co2_positive=_ids("pos-lca-epd pos-mki-award"),
    ),
)  # fmt: skip


def feeds(ids: frozenset[str], indicator: str) -> bool:
    """Tell whether an indicator is meant by a set of ids and prefixes."""
    return indicator in ids or any(i.endswith("-") and indicator.startswith(i) for i in ids)
