"""How a clause is understood: its statements and its findings."""

from __future__ import annotations

from dataclasses import dataclass

from analyser.language.annotate import annotate
from analyser.language.statements import Statement, read_statements
from analyser.model import Finding
from analyser.pipeline import Engine, classify


@dataclass(frozen=True, slots=True)
class Explanation:
    """The statements of a text and the findings in it."""

    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...]


def explain(text: str, engine: Engine) -> Explanation:
    """Explain a loose clause.

    Args:
        text: the clause.
        engine: a loaded engine.

    Returns:
        Its statements, the main one first, and its findings with their trace.
    """
    annotated = annotate([text], engine.model, engine.lexicon.vocabulary)[0]
    [(_, findings)] = classify([("1", text)], engine)
    return Explanation(read_statements(annotated, engine.lexicon.vocabulary), tuple(findings))
