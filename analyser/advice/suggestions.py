"""A text that a reader can use: a better wording, or a question for the nota van inlichtingen."""

from __future__ import annotations

from enum import StrEnum

from analyser.model import Finding, Polarity


class Perspective(StrEnum):
    """For whom the advice is."""

    BUYER = "buyer"
    SUPPLIER = "supplier"


def suggestion(finding: Finding, place: str, perspective: Perspective) -> str:
    """The text a reader can use.

    Args:
        finding: the finding with its advice.
        place: where it stands, in words that can open a sentence.
        perspective: for whom.

    Returns:
        For buyers, and for strengths, the advice itself; for suppliers a question that asks
        for the reason first and then proposes the advice.
    """
    if perspective is Perspective.BUYER or finding.polarity is Polarity.TRUST:
        return finding.advice
    opening = place[:1].upper() + place[1:]
    question = (
        f"{opening} leest voor ons als: {_lower_first(finding.label)}. "
        "Kunt u toelichten waarom u hiervoor kiest?"
    )
    if not finding.advice.strip():
        return question
    return (
        f"{question} Bent u bereid de bepaling aan te passen? Bijvoorbeeld zo: “{finding.advice}”"
    )


def _lower_first(text: str) -> str:
    """Lower the first letter, but leave abbreviations such as KPI alone."""
    if text[1:2].isupper():
        return text
    return text[:1].lower() + text[1:]
