"""The figures of an evaluation, as data for machines and as tables in Dutch.

The outcome is described by protocols, because the evaluation room stands above this one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from analyser.model import Family
from analyser.reporting.console import Column, Page
from analyser.reporting.reliability import Bin
from analyser.reporting.words import FAMILIES, count_of, join_words, thousands

_DECIMALS = 4
_INTERVALS = {
    "precision": "Precisie, alle labels",
    "recall": "Vangst, alle labels",
    "f1": "F1, alle labels",
    "macro_f1": "F1, gemiddeld over de indicatoren",
    "family_f1": "F1, families per bepaling",
    "any_f1": "F1, bepaling met of zonder label",
    "false_alarms": "Vals alarm op bepalingen zonder label",
}
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


class Reliability(Protocol):
    """Whether stated probabilities are right."""

    @property
    def pairs(self) -> int:
        """Pairs of clause and indicator that were looked at."""

    @property
    def brier(self) -> float:
        """Mean squared error of the stated probabilities."""

    @property
    def brier_prior(self) -> float:
        """The same, of always stating how often it holds."""

    @property
    def bins(self) -> Sequence[Bin]:
        """Pairs by stated probability."""

    @property
    def precision_at(self) -> Mapping[float, float | None]:
        """Recall -> precision at the highest threshold that reaches it."""


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


class Assessed(Protocol):
    """What `analyser.evaluation.assess` gives."""

    @property
    def evaluation(self) -> Outcome:
        """The figures."""

    @property
    def intervals(self) -> Mapping[str, tuple[float, float]]:
        """Figure -> its 95% interval."""

    @property
    def certainty(self) -> Reliability | None:
        """Whether probabilities are right; None when none are stated."""

    @property
    def sources(self) -> Mapping[str, Mapping[tuple[str, ...], Figures]]:
        """Indicator ("" for all) -> what saw it -> right and wrong."""


def assessment_as_dict(assessed: Assessed) -> dict[str, Any]:
    """All figures as plain data; shares are 0-1 with four decimals.

    Args:
        assessed: the figures.
    """
    certainty = assessed.certainty
    return {
        **evaluation_as_dict(assessed.evaluation),
        "intervals": {name: _rounded(both) for name, both in assessed.intervals.items()},
        "certainty": None
        if certainty is None
        else {
            "pairs": certainty.pairs,
            "brier": round(certainty.brier, _DECIMALS),
            "brier_prior": round(certainty.brier_prior, _DECIMALS),
            "precision_at_recall": {
                str(recall): None if precision is None else round(precision, _DECIMALS)
                for recall, precision in certainty.precision_at.items()
            },
            "bins": [
                {
                    "count": b.count,
                    "stated": round(b.stated, _DECIMALS),
                    "observed": round(b.observed, _DECIMALS),
                }
                for b in certainty.bins
            ],
        },
        "sources": {
            indicator or "all": {
                "+".join(sources): {"right": f.true_positive, "wrong": f.false_positive}
                for sources, f in by.items()
            }
            for indicator, by in assessed.sources.items()
        },
    }


def evaluation_as_dict(outcome: Outcome) -> dict[str, Any]:
    """The counts and shares as plain data; shares are 0-1 with four decimals.

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


def render_evaluation(assessed: Assessed, texts: Mapping[str, str]) -> str:
    """The figures as tables, with the clauses that went wrong.

    Args:
        assessed: the figures.
        texts: id -> text of the clauses, to read the errors.

    Returns:
        Plain text of at most 100 characters wide, ending in a line break.
    """
    outcome = assessed.evaluation
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
    page.heading("Hoe vast deze cijfers staan")
    page.line("In 95 van 100 andere steekproeven van zulke bepalingen ligt het cijfer tussen:")
    page.table(
        [Column("Maat"), Column("laagste", number=True), Column("hoogste", number=True)],
        [(_INTERVALS[n], _share(a), _share(b)) for n, (a, b) in assessed.intervals.items()],
    )
    _certainty(page, assessed.certainty)
    _sources(page, assessed.sources)
    page.heading("Per familie")
    page.table(_columns("Familie"), [_row(_family(n), f) for n, f in outcome.families.items()])
    page.heading("Per indicator")
    page.table(_columns("Indicator"), [_row(n, f) for n, f in outcome.indicators.items()])
    if outcome.not_covered:
        page.heading("Niet in het lexicon")
        page.line(join_words(list(outcome.not_covered)) + ".")
    _misses(page, outcome.misses, texts)
    return page.text()


def _certainty(page: Page, certainty: Reliability | None) -> None:
    if certainty is None:
        return
    page.heading("Of de genoemde zekerheid klopt")
    page.line(
        f"Brierscore {_share(certainty.brier)} over {thousands(certainty.pairs)} paren van bepaling en "
        f"indicator (0 is volmaakt; wie altijd het gemiddelde noemt, haalt {_share(certainty.brier_prior)})."
    )
    page.table(
        [Column(title, number=True) for title in ("Genoemd", "Gebleken", "Paren")],
        [(_share(b.stated), _share(b.observed), thousands(b.count)) for b in certainty.bins],
    )
    for recall, precision in certainty.precision_at.items():
        reached = "niet te halen" if precision is None else f"precisie {_share(precision)}"
        page.line(f"Bij een vangst van {_share(recall)}: {reached}.")


def _sources(page: Page, sources: Mapping[str, Mapping[tuple[str, ...], Figures]]) -> None:
    page.heading("Wat regels en classificator elk zien")
    page.table(
        [
            Column("Indicator"),
            Column("Gezien door"),
            Column("Goed", number=True),
            Column("Te veel", number=True),
        ],
        [
            (
                indicator or "Alle",
                join_words(list(by)),
                thousands(f.true_positive),
                thousands(f.false_positive),
            )
            for indicator, listed in sources.items()
            for by, f in listed.items()
        ],
    )


def _misses(page: Page, misses: Sequence[Miss], texts: Mapping[str, str]) -> None:
    page.heading("Bepalingen met een verschil")
    if not misses:
        page.line("Geen.")
    for miss in misses:
        page.line()
        page.line(f"{miss.id}: {texts[miss.id]}")
        if miss.missed:
            page.line(f"  gemist: {', '.join(miss.missed)}")
        if miss.too_many:
            page.line(f"  te veel: {', '.join(miss.too_many)}")


def _rounded(both: tuple[float, float]) -> list[float]:
    return [round(value, _DECIMALS) for value in both]


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
