"""The same sentence with another figure in another document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyser.model import Clause, ClauseKind
from analyser.pack.folding import words_of
from analyser.pack.spans import sentences
from analyser.pack.statements import Statement

_LEAST_WORDS = 9
_QUANTITY = re.compile(
    r"(?:€\s*)?\d+(?:[.,]\d+)*(?:,-)?\s*(?:%|procent|promille|euro|dag\w*|werkdag\w*|kalenderdag\w*|we(?:ek|ken)|maand\w*|jaar|jaren|uur|uren|minuten|punten|maal|keer)?",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_HAS_UNIT = re.compile(r"€|%|[a-z]", re.IGNORECASE)
_LOT = re.compile(r"\bperceel\b", re.IGNORECASE)


def read_same_words(clauses: Sequence[Clause]) -> Iterator[Statement]:
    """Give every sentence with one measured figure, under its words without that figure.

    Args:
        clauses: the clauses that count; rows of tables are passed over, they differ by nature.

    Yields:
        Statements of which two with the same aspect and another value contradict.
    """
    for clause in clauses:
        if clause.kind in {ClauseKind.TABLE_ROW, ClauseKind.QUESTION, ClauseKind.ANSWER}:
            continue
        if not _FIGURE.search(clause.text):
            continue
        if any(_LOT.search(text) for text in (clause.text, *clause.heading_path)):
            continue
        for start, end in sentences(clause.text):
            sentence = clause.text[start:end]
            figures = [q for q in _QUANTITY.finditer(sentence) if _HAS_UNIT.search(q.group())]
            if len(figures) != 1 or len(words_of(sentence)) < _LEAST_WORDS:
                continue
            figure = figures[0]
            without = sentence[: figure.start()] + " " + sentence[figure.end() :]
            unit = re.sub(r"[\d.,-]", "", figure.group()).strip().casefold()
            yield Statement(
                "getal",
                "een getal in dezelfde bepaling",
                f"{unit} {' '.join(words_of(without))}",
                _value(figure.group()),
                figure.group().strip(),
                clause,
                start,
                end,
            )


def _value(figure: str) -> float:
    """The number in a figure: "€ 1.500,-" is 1500."""
    digits = re.sub(r"[^\d,]", "", figure).strip(",").replace(",", ".", 1).replace(",", "")
    return float(digits)
