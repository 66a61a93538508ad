"""Runs the examples in the indicator files."""

from __future__ import annotations

from dataclasses import dataclass

from analyser.lexicon.types import Example, Indicator
from analyser.pipeline import Engine, classify


@dataclass(frozen=True, slots=True)
class Failure:
    """An example with another outcome than its file says."""

    indicator: Indicator
    example: Example

    @property
    def message(self) -> str:
        """One Dutch line with file and line number."""
        what = "niet gevonden" if self.example.hit else "ten onrechte gevonden"
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
        Failure(indicator, example)
        for (indicator, example), (_, findings) in zip(cases, found, strict=True)
        if any(f.indicator == indicator.id for f in findings) != example.hit
    ]
