"""The same text in several places: one clause is judged, the others are its further places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analyser.model import Clause, ClauseKind, Document, DocumentKind, Repeat
from analyser.pack.folding import words_of

_LEAST_WORDS = 8
_BINDS_NOBODY = frozenset({DocumentKind.EXPLANATION, DocumentKind.SUPPLIER})


def find_repeats(clauses: Sequence[Clause], documents: Sequence[Document]) -> tuple[Repeat, ...]:
    """Find clauses with the same words; white space, case, numbering and punctuation aside.

    Args:
        clauses: the clauses that count, in order.
        documents: their documents.

    Returns:
        One repeat per text that stands in two or more clauses. A clause that binds goes
        before one that quotes it; then the name of the document decides, which is the order
        of files in a folder, so that the order in which files are given changes nothing.
    """
    names = {document.id: (document.name, document.sha256) for document in documents}
    places: dict[str, list[int]] = {}
    for index, clause in enumerate(clauses):
        words = words_of(clause.text)
        if len(words) >= _LEAST_WORDS:
            places.setdefault(" ".join(words), []).append(index)
    repeats = []
    for indices in places.values():
        if len(indices) > 1:
            order = sorted(indices, key=lambda i: (*_rank(clauses[i], names), i))
            first, *others = (clauses[i].id for i in order)
            repeats.append(Repeat(first, tuple(others)))
    return tuple(repeats)


def _rank(clause: Clause, names: Mapping[str, tuple[str, str]]) -> tuple[bool, tuple[str, str]]:
    quotes = clause.kind is ClauseKind.QUESTION or clause.document_kind in _BINDS_NOBODY
    return quotes, names.get(clause.document, ("", ""))
