"""How a clause is understood, as plain text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from analyser.language.conditions import Condition, ConditionKind
from analyser.language.money import StatedAmount
from analyser.language.statements import Statement, StatementPolarity
from analyser.language.vocabulary import Modality
from analyser.model import Finding
from analyser.reporting.console import Page
from analyser.reporting.plain import clean, short_quote
from analyser.reporting.verdict import norms, trace
from analyser.reporting.words import (
    FAMILIES,
    PARTIES,
    POLARITIES,
    confidence_word,
    join_words,
    severity_words,
)

_QUOTE_MOST = 400
_CENTS = 0.005
_TERM_WIDTH = 11

_MODALITIES: Mapping[Modality, str] = {
    Modality.OBLIGATION: "plicht, kosten of risico",
    Modality.EFFORT: "inspanning",
    Modality.POWER: "bevoegdheid van de ander",
    Modality.PROHIBITION: "verbod",
    Modality.NO_DUTY: "de ander heeft geen plicht",
    Modality.FICTION: "aanname (“wordt geacht”)",
    Modality.SOFT: "voornemen of wens",
    Modality.STATEMENT: "mededeling",
}
_CONDITIONS: Mapping[ConditionKind, str] = {
    ConditionKind.UNLESS: "uitzondering",
    ConditionKind.IF: "voorwaarde",
    ConditionKind.EXCEPT: "uitzondering",
    ConditionKind.NOTWITHSTANDING: "afwijking of aanvulling",
    ConditionKind.REGARDLESS: "ongeacht",
}
_REFERENCES: Mapping[str, str] = {"article": "artikel", "law": "wet", "document": "stuk"}
_UNITS: Mapping[str, str] = {"percent": "%", "permille": "‰", "multiple": " keer"}
_PERIODS: Mapping[str, str] = {
    "hour": "uur",
    "day": "dag",
    "week": "week",
    "month": "maand",
    "year": "jaar",
    "event": "gebeurtenis",
}


class Explained(Protocol):
    """What `analyser.explain` gives: the statements of a text and the findings in it."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements, the main one first."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings with their trace."""


def render_explanation(explanation: Explained) -> str:
    """Render how a clause is understood.

    Args:
        explanation: the outcome of `analyser.explain.explain`.

    Returns:
        Plain text of at most 100 characters wide, ending in a line break.
    """
    page = Page(_TERM_WIDTH)
    page.title("Zo leest dooi deze tekst")
    page.heading("Uitspraken")
    if not explanation.statements:
        page.line("Geen uitspraak gevonden.")
    for number, statement in enumerate(explanation.statements, start=1):
        _statement(page, number, statement)
    page.heading("Bevindingen")
    if not explanation.findings:
        page.line("Geen indicatie gevonden.")
    for number, finding in enumerate(explanation.findings, start=1):
        _finding(page, number, finding)
    return page.text()


def amount_words(amount: StatedAmount) -> str:
    """An amount as Dutch writes it: "hoogstens € 1.250,50 per dag"."""
    cap = "hoogstens " if amount.cap else ""
    per = f" per {_PERIODS.get(amount.per, amount.per)}" if amount.per else ""
    if amount.unit == "EUR":
        return f"{cap}€ {_dutch(amount.value)}{per}"
    return f"{cap}{_dutch(amount.value)}{_UNITS.get(amount.unit, ' ' + amount.unit)}{per}"


def _statement(page: Page, number: int, statement: Statement) -> None:
    page.line()
    page.line(f"{number}. “{statement.text}”")
    page.item("Drager", PARTIES[statement.bearer])
    if statement.beneficiary is not None:
        page.item("Begunstigde", PARTIES[statement.beneficiary])
    negated = statement.polarity is StatementPolarity.NEGATED
    page.item("Soort", _MODALITIES[statement.modality] + (", ontkend" if negated else ""))
    if statement.amounts:
        page.item("Bedragen", join_words([amount_words(amount) for amount in statement.amounts]))
    for condition in statement.conditions:
        page.item("Voorwaarde", _condition(condition))
    if statement.references:
        listed = [
            f"{clean(reference.text)} ({_REFERENCES.get(reference.kind, reference.kind)})"
            for reference in statement.references
        ]
        page.item("Verwijzing", join_words(listed))


def _condition(condition: Condition) -> str:
    return f"“{clean(condition.text)}” ({_CONDITIONS[condition.kind]})"


def _finding(page: Page, number: int, finding: Finding) -> None:
    severity = severity_words(finding.severity, finding.polarity)
    page.line()
    page.line(f"{number}. {finding.label} – {POLARITIES[finding.polarity]}, {severity}")
    page.item("Indicator", f"{finding.indicator} ({FAMILIES[finding.family]})")
    page.item("Tekst", f"“{short_quote(finding, _QUOTE_MOST)}”")
    page.item("Woorden", _telling_words(finding))
    page.item(
        "Gezien door",
        f"{join_words(list(finding.detected_by))}; zekerheid {confidence_word(finding.confidence)}",
    )
    page.item("Weging", "; ".join(trace(finding)))
    page.item("Drager", PARTIES[finding.bearer])
    page.item("Waarom", finding.explanation)
    page.item("Norm", "; ".join(norms(finding)) or "geen norm genoemd")
    page.item("Voorbeeld", finding.advice)


def _telling_words(finding: Finding) -> str:
    """What the rule matched, or the words that weighed most for the classifier."""
    said = [finding.quote[a - finding.start : b - finding.start] for a, b in finding.triggers]
    return join_words([f"“{clean(words)}”" for words in said]) or "geen enkel woord springt eruit"


def _dutch(value: float) -> str:
    """A number in Dutch notation, with decimals only when there are any."""
    whole = abs(value - round(value)) < _CENTS
    text = f"{value:,.0f}" if whole else f"{value:,.2f}"
    return text.translate(str.maketrans(",.", ".,"))
