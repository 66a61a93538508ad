"""What the rows of a table of questions and answers say besides the question."""

from __future__ import annotations

from collections.abc import Sequence

from analyser.model import BlockKind, Clause, ClauseKind, Document

_RECOGNISED = 60  # characters that suffice to find a question in its row
_MOST_IN_CELL = 160  # characters; a longer cell is a text, not the name of a place


def answered_questions(
    document: Document, clauses: Sequence[Clause]
) -> dict[str, tuple[Clause, str]]:
    """Find the question to every answer, and the place that its row names.

    Args:
        document: a document with questions and answers.
        clauses: its clauses, in order.

    Returns:
        By id of the answer: the question and the words in the other cells of its row
        ("Concept-overeenkomst artikel 7.3"), which are empty when there are none.
    """
    cells = _other_cells(document)
    found: dict[str, tuple[Clause, str]] = {}
    question: Clause | None = None
    for clause in clauses:
        if clause.kind is ClauseKind.QUESTION:
            question = clause
        elif clause.kind is ClauseKind.ANSWER and question is not None:
            found[clause.id] = (question, cells.get(_key(question.text), ""))
    return found


def _other_cells(document: Document) -> dict[str, str]:
    by_cell: dict[str, str] = {}
    for block in document.blocks:
        if block.kind is not BlockKind.TABLE_ROW or block.is_header:
            continue
        short = [cell for cell in block.cells if 0 < len(cell.strip()) <= _MOST_IN_CELL]
        for cell in block.cells:
            others = " ".join(other.strip() for other in short if other is not cell)
            by_cell.setdefault(_key(cell), others)
    return by_cell


def _key(text: str) -> str:
    return " ".join(text.split())[:_RECOGNISED].casefold()
