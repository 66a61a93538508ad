"""Runs the examples in the indicator files."""

from __future__ import annotations

from dataclasses import dataclass

from analyser.detection.units import ClauseUnits
from analyser.detection.weighing import find_subjects
from analyser.language.annotate import annotate
from analyser.lexicon.types import Example, Indicator
from analyser.pipeline import Engine, classify


@dataclass(frozen=True, slots=True)
class Failure:
    """An example with another outcome than its file says.

    `lacks_anchor`: none of the anchors occurs, so that no pattern was tried.
    """

    indicator: Indicator
    example: Example
    lacks_anchor: bool

    @property
    def message(self) -> str:
        """One Dutch line with file and line number."""
        what = "niet gevonden" if self.example.hit else "ten onrechte gevonden"
        if self.lacks_anchor:
            what += " (geen woord uit 'anchors' komt erin voor)"
        return f"{self.indicator.source}:{self.example.line}: {what}: {self.example.text}"


def check_examples(engine: Engine) -> list[Failure]:
    """Run every example of every indicator.

    Args:
        engine: a loaded engine.

    Returns:
        The examples that fail: hits that are not found, misses that are.
    """
    cases = [
        (indicator, example)
        for indicator in engine.lexicon.indicators.values()
        for example in indicator.examples
    ]
    found = classify([(str(n), example.text) for n, (_, example) in enumerate(cases)], engine)
    return [
        Failure(indicator, example, not _has_anchor(indicator, example, engine))
        for (indicator, example), (_, findings) in zip(cases, found, strict=True)
        if any(f.indicator == indicator.id for f in findings) != example.hit
    ]


def _has_anchor(indicator: Indicator, example: Example, engine: Engine) -> bool:
    [text] = annotate([example.text], engine.model, engine.lexicon.vocabulary)
    units = ClauseUnits(text, engine.lexicon.literals)
    return indicator.id in find_subjects(units, engine.lexicon)
