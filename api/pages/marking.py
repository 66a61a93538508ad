"""Cuts the text of a clause into stretches, so that findings can be marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analyser.model import Finding, Polarity


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a clause.

    `css` says which kinds of finding cover it ("", "attention", "strength" or "both"),
    `trigger` whether its words are the reason for one, and `ends` are the numbers of the
    findings whose quote ends here.
    """

    text: str
    css: str
    trigger: bool
    ends: tuple[int, ...] = ()


def stretches(text: str, findings: Sequence[tuple[int, Finding]]) -> tuple[Stretch, ...]:
    """Cut a text where quotes and triggers begin and end.

    Args:
        text: the text of a clause.
        findings: its findings with their numbers in the report.

    Returns:
        The stretches in order; together they are the text.
    """
    length = len(text)
    edges = {0, length}
    for _, finding in findings:
        for start, end in _spans(finding):
            edges |= {_within(start, length), _within(end, length)}
    ordered = sorted(edges)
    return tuple(
        Stretch(
            text=text[start:end],
            css=_css(finding for _, finding in findings if finding.start <= start < finding.end),
            trigger=any(a <= start < b for _, f in findings for a, b in f.triggers),
            ends=tuple(number for number, f in findings if _within(f.end, length) == end),
        )
        for start, end in pairwise(ordered)
    )


def _spans(finding: Finding) -> Iterable[tuple[int, int]]:
    yield finding.start, finding.end
    yield from finding.triggers


def _within(offset: int, length: int) -> int:
    return min(max(offset, 0), length)


def _css(findings: Iterable[Finding]) -> str:
    kinds = {finding.polarity for finding in findings}
    if len(kinds) > 1:
        return "both"
    if not kinds:
        return ""
    return "attention" if Polarity.DISTRUST in kinds else "strength"
