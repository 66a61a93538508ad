"""The other side of the table: questions, objections and reservations of suppliers.

They are the mirror of distrust in the text (codebook 5.4) and never part of the buyer's scores.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from analyser.model import (
    Clause,
    ClauseKind,
    DocumentKind,
    Finding,
    Polarity,
    SupplierSide,
    Tally,
)
from analyser.suppliers.answers import AnswerKind, Reply, judge_answer, takes_back
from analyser.suppliers.words import SupplierWords, Topic, supplier_words

if TYPE_CHECKING:
    from analyser.scoring.facts import Facts

_ANSWER_LABELS = {
    AnswerKind.GRANTED: "toegezegd of gewijzigd",
    AnswerKind.REFUSED_WITH_REASON: "afgewezen met een reden",
    AnswerKind.REFUSED: "afgewezen zonder reden",
    AnswerKind.EXPLAINED: "uitleg",
    AnswerKind.REFERRED: "verwijzing naar een ander antwoord",
}


def is_suppliers(clause: Clause) -> bool:
    """Whether a supplier is speaking in a clause: a question, or any part of an offer."""
    return clause.kind is ClauseKind.QUESTION or clause.document_kind is DocumentKind.SUPPLIER


def buyers(clauses: Iterable[Clause]) -> list[Clause]:
    """The clauses that the buyer wrote, in the same order."""
    return [clause for clause in clauses if not is_suppliers(clause)]


def buyers_findings(findings: Iterable[Finding], facts: Facts) -> list[Finding]:
    """The findings that stand in what the buyer wrote.

    The words with which an answer grants a request ("de boete wordt gemaximeerd op € 10.000")
    name what they take back; they are no point of attention of the buyer.

    Args:
        findings: all findings.
        facts: facts of the dossier, which know the clauses of the buyer only.
    """
    granting = frozenset(
        place
        for tally in facts.suppliers.answers
        if tally.id == AnswerKind.GRANTED.value
        for place in tally.places
    )
    return [
        finding
        for finding in findings
        if finding.clause in facts.article_of
        and not (
            finding.clause in granting
            and finding.polarity is Polarity.DISTRUST
            and takes_back(finding.quote)
        )
    ]


def read_suppliers(clauses: Sequence[Clause]) -> SupplierSide:
    """Read what suppliers ask and reserve, and what the buyer answers.

    Args:
        clauses: all clauses of documents that count, in order; repeated ones too, since a
            question that is asked twice is asked twice.

    Returns:
        Counts with the clauses they were counted in; all empty when no supplier speaks.
    """
    words = supplier_words()
    questions = [clause for clause in clauses if clause.kind is ClauseKind.QUESTION]
    replies = list(_replies(clauses, words))
    offers = [
        clause
        for clause in clauses
        if clause.document_kind is DocumentKind.SUPPLIER and clause.kind is not ClauseKind.HEADING
    ]
    return SupplierSide(
        questions=len(questions),
        requests=sum(reply.is_request for reply in replies),
        topics=_tallies(questions, words.topics),
        objections=_ids(clause for clause in questions if clause.text in words.objections),
        answers=tuple(
            Tally(
                kind.value,
                label,
                sum(reply.kind is kind for reply in replies),
                _ids(part for reply in replies if reply.kind is kind for part in reply.answers),
            )
            for kind, label in _ANSWER_LABELS.items()
            if replies
        ),
        offers=tuple(dict.fromkeys(clause.document for clause in offers)),
        reservations=_tallies(offers, words.offers, each=True),
    )


def _replies(clauses: Iterable[Clause], words: SupplierWords) -> Iterator[Reply]:
    """A question and the answer behind it, which may take several clauses."""
    question: Clause | None = None
    answers: list[Clause] = []
    for clause in clauses:
        if clause.kind is ClauseKind.QUESTION:
            if question is not None and answers:
                yield judge_answer(question, answers, words)
                question = None
            same = question is not None and question.number == clause.number is not None
            question, answers = (question if same else clause), []
        elif clause.kind is ClauseKind.ANSWER and question is not None:
            answers.append(clause)
    if question is not None and answers:
        yield judge_answer(question, answers, words)


def _tallies(
    clauses: Sequence[Clause], topics: Iterable[Topic], *, each: bool = False
) -> tuple[Tally, ...]:
    """Clauses per topic, most frequent first; with `each` all places within a clause count."""
    found = []
    for topic in topics:
        hits = [(clause, sum(1 for _ in topic.phrases.spans(clause.text))) for clause in clauses]
        hits = [(clause, count) for clause, count in hits if count]
        if hits:
            number = sum(count for _, count in hits) if each else len(hits)
            found.append(Tally(topic.id, topic.label, number, _ids(clause for clause, _ in hits)))
    return tuple(sorted(found, key=lambda tally: (-tally.count, tally.id)))


def _ids(clauses: Iterable[Clause]) -> tuple[str, ...]:
    return tuple(clause.id for clause in clauses)
