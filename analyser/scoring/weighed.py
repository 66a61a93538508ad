"""Statements that were weighed, to count and to look up again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from analyser.model import Finding


class Weighed(NamedTuple):
    """A statement that counts.

    `finding` is the heaviest in it, `also` are its other labels, and `severity` (0-5) is that of
    the heaviest and half a point for every other one, at most one. `weight` is what it counts for.
    """

    finding: Finding
    also: tuple[Finding, ...]
    severity: float
    weight: float

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All labels of the statement, the heaviest first."""
        return (self.finding, *self.also)


class Known(NamedTuple):
    """What was weighed last for some use, with the findings and the articles it was weighed by."""

    article_of: Mapping[str, tuple[str, ...]]
    findings: Sequence[Finding]
    weighed: Sequence[Weighed]
