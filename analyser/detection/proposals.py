"""Indicators that the classifier sees and no rule does, in the form of a hit."""

from __future__ import annotations

from analyser.detection.classifier import Classifier
from analyser.detection.rules import Hit
from analyser.detection.units import ClauseUnits
from analyser.lexicon.types import Indicator, NegationRule, Pattern, Scope
from analyser.model import Family, Party

_MOST_WORDS = 4  # that are shown as what weighed most
_SPEAKS = 0.25  # of the weight of the word that weighs most


def propose(indicator: Indicator, units: ClauseUnits, classifier: Classifier) -> Hit:
    """Point at the sentence and the words that speak most for an indicator.

    Args:
        indicator: what the classifier sees in the clause.
        units: the stretches of the clause; it has at least one sentence.
        classifier: which sees it.

    Returns:
        A hit with those words as triggers; who bears it is not known yet.
    """
    told = [classifier.telling(units.sentence(i), indicator.id) for i in range(len(units))]
    best = max(range(len(units)), key=lambda i: sum(weight for weight, _, _ in told[i]))
    words = sorted(told[best], reverse=True)[:_MOST_WORDS]
    least = max(words[0][0] * _SPEAKS, 0.0)
    triggers = sorted((start, end) for weight, start, end in words if weight > least)
    return Hit(indicator, _pattern(indicator), best, (best,), tuple(triggers), Party.UNCLEAR, True)


def _pattern(indicator: Indicator) -> Pattern:
    """A pattern in name only: what signals distrust does so when the buyer does not bear it.

    On clauses of real documents this takes away five wrong proposals for each right one.
    """
    on_supplier = indicator.family is not Family.POSITIVE
    return Pattern(
        expression=indicator.anchors,
        scope=Scope.SENTENCE,
        bearer=Party.SUPPLIER if on_supplier else None,
        negation=NegationRule.IGNORE,
        severity=None,
        grade=3,
        within=0,
        line=0,
    )
