"""What was found in a clause, with its proof."""

from __future__ import annotations

from dataclasses import dataclass

from analyser.model.kinds import Certainty, Family, Party, Phase, Polarity


@dataclass(frozen=True, slots=True)
class AppliedModifier:
    """One step in the trace of a severity: what was seen and what it did."""

    code: str
    label: str
    effect: float
    cue: str


@dataclass(frozen=True, slots=True)
class Norm:
    """A reference to law or guidance, with how sure it is."""

    text: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Finding:
    """An indicator seen in a clause. `quote == clause.text[start:end]` always.

    `confidence` (0-1) is how sure the indicator is; `text_confidence` how sure the words of
    the quote are where they were recognised in a picture, and None where they were not.
    """

    id: str
    indicator: str
    label: str
    family: Family
    polarity: Polarity
    base_severity: float
    severity: float
    clause: str
    document: str
    phase: Phase
    page: int | None
    quote: str
    start: int
    end: int
    triggers: tuple[tuple[int, int], ...]
    bearer: Party
    confidence: float
    detected_by: tuple[str, ...]
    modifiers: tuple[AppliedModifier, ...]
    explanation: str
    norms: tuple[Norm, ...]
    advice: str
    text_confidence: float | None = None
