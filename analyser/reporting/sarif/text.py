"""Texts in SARIF, where braces stand for something to be filled in."""

from __future__ import annotations

from analyser.reporting.plain import clean


def literal(text: str) -> str:
    """A text that is shown as it is: safe to print, with braces doubled as SARIF asks."""
    return clean(text).replace("{", "{{").replace("}", "}}")
