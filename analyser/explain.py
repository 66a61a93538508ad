"""How a clause is understood: its statements and its findings."""

from __future__ import annotations

from dataclasses import dataclass

from analyser.language.annotate import annotate
from analyser.language.parties import find_aliases
from analyser.language.statements import Statement, read_statements
from analyser.language.syntax import tag_sentences
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
    [(_, findings)] = classify([("1", text)], engine)
    return Explanation(understand(text, engine), tuple(findings))


def understand(text: str, engine: Engine) -> tuple[Statement, ...]:
    """Read the statements of a loose clause.

    Args:
        text: the clause; party names that it introduces itself are used.
        engine: a loaded engine.

    Returns:
        Its statements, the main one first.
    """
    vocabulary = engine.lexicon.vocabulary
    aliases = find_aliases(text, vocabulary)
    annotated = annotate([text], engine.model, vocabulary, aliases)[0]
    sentences = [(text, sentence) for sentence in annotated.sentences]
    return read_statements(annotated, tag_sentences(sentences, engine.model), vocabulary)
