"""The indicators with their documentation, for people."""

from __future__ import annotations

from dataclasses import dataclass

from analyser.lexicon.types import Example, Indicator, Lexicon
from analyser.model import Certainty, Family, Polarity
from analyser.reporting.words import (
    CERTAINTIES,
    DOCUMENT_KINDS,
    FAMILIES,
    PHASES,
    POLARITIES,
    join_words,
    severity_words,
    signed,
)


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A line that leads to an indicator."""

    id: str
    label: str
    severity: str


@dataclass(frozen=True, slots=True)
class FamilyRows:
    """A family with its indicators."""

    name: str
    rows: list[IndicatorRow]


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """All that a reader needs to know of an indicator; uncertain norms are left out."""

    id: str
    label: str
    family: str
    kind: str
    severity: str
    definition: str
    explanation: str
    advice_title: str
    advice: str
    norms: list[str]
    heavier: str
    lighter: str
    check: tuple[str, ...]
    false_alarms: str
    hits: list[str]
    misses: list[Example]
    phases: str
    documents: str


def family_rows(lexicon: Lexicon) -> list[FamilyRows]:
    """All indicators by family, in order of the lexicon."""
    return [
        FamilyRows(
            FAMILIES[family],
            [
                IndicatorRow(i.id, i.label, severity_words(i.severity, i.polarity))
                for i in lexicon.indicators.values()
                if i.family is family
            ],
        )
        for family in Family
    ]


def indicator_view(indicator: Indicator) -> IndicatorView:
    """One indicator in words."""
    is_distrust = indicator.polarity is Polarity.DISTRUST
    effects = [(f"{m.label} ({signed(m.effect)})", m.effect) for m in indicator.modifiers]
    return IndicatorView(
        id=indicator.id,
        label=indicator.label,
        family=FAMILIES[indicator.family],
        kind=POLARITIES[indicator.polarity],
        severity=severity_words(indicator.severity, indicator.polarity),
        definition=indicator.definition,
        explanation=indicator.explanation.strip(),
        advice_title="Een betere tekst" if is_distrust else "Een voorbeeld om over te nemen",
        advice=indicator.advice.strip(),
        norms=[
            f"{norm.text} – {CERTAINTIES[norm.certainty]}"
            for norm in indicator.norms
            if norm.certainty is not Certainty.UNCERTAIN
        ],
        heavier=join_words([label for label, effect in effects if effect > 0]),
        lighter=join_words([label for label, effect in effects if effect < 0]),
        check=indicator.check,
        false_alarms=indicator.false_alarms,
        hits=[example.text for example in indicator.examples if example.hit],
        misses=[example for example in indicator.examples if not example.hit],
        phases=join_words([PHASES[phase].lower() for phase in indicator.phases]),
        documents=join_words([DOCUMENT_KINDS[kind].lower() for kind in indicator.documents]),
    )
