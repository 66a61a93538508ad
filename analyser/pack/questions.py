"""What the rows of a table of questions and answers say besides the question."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from analyser.model import BlockKind, Clause, ClauseKind, Document
from analyser.suppliers import Reply, judge_answer, supplier_words

_MOST_IN_CELL = 160  # characters; a longer cell is a text, not the name of a place


@dataclass(frozen=True, slots=True)
class Asked:
    """What an answer answers.

    `cells` are the words in the other cells of the row of the question ("Concept-overeenkomst
    artikel 7.3"), empty when there are none; `reply` tells what all clauses of the answer do.
    """

    question: Clause
    cells: str
    reply: Reply


def answered_questions(document: Document, clauses: Sequence[Clause]) -> dict[str, Asked]:
    """Find the question to every answer, and the place that its row names.

    Args:
        document: a document with questions and answers.
        clauses: its clauses, in order.

    Returns:
        By id of the clause of an answer.
    """
    rows = _Rows(document)
    found: dict[str, Asked] = {}
    for question, answers in _exchanges(clauses):
        asked = Asked(
            question,
            rows.beside(question, answers),
            judge_answer(question, answers, supplier_words()),
        )
        found.update((answer.id, asked) for answer in answers)
    return found


def _exchanges(clauses: Sequence[Clause]) -> Iterator[tuple[Clause, list[Clause]]]:
    """Each question with the clauses of its answer; parts of a question count each by itself."""
    question: Clause | None = None
    answers: list[Clause] = []
    for clause in clauses:
        if clause.kind is ClauseKind.QUESTION:
            if question is not None:
                yield question, answers
            question, answers = clause, []
        elif clause.kind is ClauseKind.ANSWER:
            answers.append(clause)
    if question is not None:
        yield question, answers


class _Rows:
    """The rows of a document, which are passed in the order of its questions.

    Two rows may ask the same, so that the words of a question alone do not tell its row.
    """

    def __init__(self, document: Document) -> None:
        self._cells = [
            [_flat(cell) for cell in block.cells]
            for block in document.blocks
            if block.kind is BlockKind.TABLE_ROW and not block.is_header
        ]
        self._next = 0

    def beside(self, question: Clause, answers: Sequence[Clause]) -> str:
        """The other short cells of the row of the next question; empty when it has no row."""
        asked = _flat(question.text)
        for place in range(self._next, len(self._cells)):
            if asked in self._cells[place]:
                self._next = place + 1
                told = {asked, question.number, *(_flat(answer.text) for answer in answers)}
                return " ".join(_may_name_a_place(self._cells[place], told))
        return ""


def _may_name_a_place(cells: Sequence[str], told: Container[str | None]) -> Iterator[str]:
    """The short cells that are not the question, its number or its answer."""
    for cell in cells:
        if 0 < len(cell) <= _MOST_IN_CELL and cell not in told:
            yield cell


def _flat(text: str) -> str:
    return " ".join(text.split())
