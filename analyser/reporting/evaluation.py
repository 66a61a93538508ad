"""The figures of an evaluation, as data for machines and as tables in Dutch.

The outcome is described by protocols, because the evaluation room stands above this one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from analyser.model import Family
from analyser.reporting.console import Column, Page
from analyser.reporting.words import FAMILIES, count_of, join_words, thousands

_DECIMALS = 4
_PERCENT = 100


class Figures(Protocol):
    """Counts of one class and what follows from them."""

    @property
    def true_positive(self) -> int:
        """Rightly found."""

    @property
    def false_positive(self) -> int:
        """Wrongly found."""

    @property
    def false_negative(self) -> int:
        """Missed."""

    @property
    def precision(self) -> float:
        """Share of what was found that is right, 0-1."""

    @property
    def recall(self) -> float:
        """Share of what is there that was found, 0-1."""

    @property
    def f1(self) -> float:
        """Harmonic mean of both, 0-1."""


class Miss(Protocol):
    """A clause on which the outcome differs from the labels."""

    @property
    def id(self) -> str:
        """Id of the clause."""

    @property
    def missed(self) -> tuple[str, ...]:
        """Indicators that were not found."""

    @property
    def too_many(self) -> tuple[str, ...]:
        """Indicators that were wrongly found."""


class Outcome(Protocol):
    """What `analyser.evaluation.evaluate` gives."""

    @property
    def clauses(self) -> int:
        """Number of labelled clauses."""

    @property
    def micro(self) -> Figures:
        """All labels together."""

    @property
    def covered(self) -> Figures:
        """Labels of indicators that the lexicon has."""

    @property
    def macro_f1(self) -> float:
        """Mean F1 of the labelled indicators."""

    @property
    def family_micro(self) -> Figures:
        """Sets of families per clause."""

    @property
    def any_finding(self) -> Figures:
        """Whether a clause has any label at all."""

    @property
    def false_alarms(self) -> float:
        """Share of clauses without labels on which something was found."""

    @property
    def families(self) -> Mapping[str, Figures]:
        """By family."""

    @property
    def indicators(self) -> Mapping[str, Figures]:
        """By indicator."""

    @property
    def not_covered(self) -> tuple[str, ...]:
        """Labelled indicators that the lexicon lacks."""

    @property
    def misses(self) -> Sequence[Miss]:
        """Clauses on which the outcome differs."""


def evaluation_as_dict(outcome: Outcome) -> dict[str, Any]:
    """The figures as plain data; shares are 0-1 with four decimals.

    Args:
        outcome: the figures.
    """
    return {
        "clauses": outcome.clauses,
        "micro": _as_dict(outcome.micro),
        "covered": _as_dict(outcome.covered),
        "macro_f1": round(outcome.macro_f1, _DECIMALS),
        "family_micro": _as_dict(outcome.family_micro),
        "any_finding": _as_dict(outcome.any_finding),
        "false_alarms": round(outcome.false_alarms, _DECIMALS),
        "families": {name: _as_dict(figures) for name, figures in outcome.families.items()},
        "indicators": {name: _as_dict(figures) for name, figures in outcome.indicators.items()},
        "not_covered": list(outcome.not_covered),
        "misses": [
            {"id": miss.id, "missed": list(miss.missed), "too_many": list(miss.too_many)}
            for miss in outcome.misses
        ],
    }


def render_evaluation(outcome: Outcome) -> str:
    """The figures as tables, with the clauses that went wrong by id.

    Args:
        outcome: the figures.

    Returns:
        Plain text of at most 100 characters wide, ending in a line break.
    """
    page = Page()
    page.title(f"Vergelijking met {count_of(outcome.clauses, 'bepaling', 'bepalingen')}")
    page.line(
        "Precisie: welk deel van wat is gevonden, klopt. Vangst: welk deel van wat er staat, is "
        "gevonden. F1 neemt beide samen."
    )
    page.heading("Totaal")
    page.table(
        _columns("Maat"),
        [
            _row("Alle labels", outcome.micro),
            _row("Labels die het lexicon kent", outcome.covered),
            _row("Families per bepaling", outcome.family_micro),
            _row("Bepaling met of zonder label", outcome.any_finding),
        ],
    )
    page.line(f"Gemiddelde F1 over de indicatoren: {_share(outcome.macro_f1)}.")
    page.line(f"Vals alarm op bepalingen zonder label: {_share(outcome.false_alarms)}.")
    page.heading("Per familie")
    page.table(_columns("Familie"), [_row(_family(n), f) for n, f in outcome.families.items()])
    page.heading("Per indicator")
    page.table(_columns("Indicator"), [_row(n, f) for n, f in outcome.indicators.items()])
    if outcome.not_covered:
        page.heading("Niet in het lexicon")
        page.line(join_words(list(outcome.not_covered)) + ".")
    _misses(page, outcome.misses)
    return page.text()


def _misses(page: Page, misses: Sequence[Miss]) -> None:
    page.heading("Bepalingen met een verschil")
    if not misses:
        page.line("Geen.")
        return
    page.table(
        [Column("Bepaling", share=2), Column("Gemist", share=4), Column("Te veel", share=4)],
        [(miss.id, ", ".join(miss.missed), ", ".join(miss.too_many)) for miss in misses],
    )


def _columns(first: str) -> list[Column]:
    numbers = ("Precisie", "Vangst", "F1", "Goed", "Te veel", "Gemist")
    return [Column(first), *(Column(title, number=True) for title in numbers)]


def _row(name: str, figures: Figures) -> tuple[str, ...]:
    return (
        name,
        _share(figures.precision),
        _share(figures.recall),
        _share(figures.f1),
        thousands(figures.true_positive),
        thousands(figures.false_positive),
        thousands(figures.false_negative),
    )


def _as_dict(figures: Figures) -> dict[str, float | int]:
    return {
        "precision": round(figures.precision, _DECIMALS),
        "recall": round(figures.recall, _DECIMALS),
        "f1": round(figures.f1, _DECIMALS),
        "true_positive": figures.true_positive,
        "false_positive": figures.false_positive,
        "false_negative": figures.false_negative,
    }


def _family(name: str) -> str:
    return FAMILIES[Family(name)]


def _share(value: float) -> str:
    return f"{_PERCENT * value:.1f}%".replace(".", ",")
