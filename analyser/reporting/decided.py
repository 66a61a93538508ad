"""What the user of a report decided on a finding, for the forms that tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision: the id of the finding, the verdict in words and the reason, which may be empty."""

    finding: str
    words: str
    reason: str


def by_finding(decisions: Iterable[Decided]) -> Mapping[str, Decided]:
    """The decisions by the id of their finding; of two on one finding the later one counts."""
    return {decision.finding: decision for decision in decisions}
