"""Places in different documents that say different things (codebook 2.6 rule 7)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import combinations

from analyser.model import (
    Clause,
    ClauseKind,
    Contradiction,
    ContraryPlace,
    Document,
    DocumentKind,
)
from analyser.pack.names import Status, read_name
from analyser.pack.planning import read_planning
from analyser.pack.ranking import Ranking, find_rankings, inverted_pair
from analyser.pack.same_words import read_same_words
from analyser.pack.statements import Statement, read_statements_of

# What explains, what a bidder writes or fills in, and the form in which one declares about
# oneself: none of them says what holds for this contract.
_ARRANGES_NOTHING = frozenset(
    {
        DocumentKind.EXPLANATION,
        DocumentKind.SUPPLIER,
        DocumentKind.SELF_DECLARATION,
        DocumentKind.PRICE_SHEET,
    }
)
_SAME = 0.025  # relative; three months and ninety days are the same term
_NO_ORDER = "De stukken zeggen niet welke van deze plaatsen voorgaat."


def find_contradictions(
    clauses: Sequence[Clause],
    documents: Sequence[Document],
    kinds: Mapping[str, DocumentKind],
) -> tuple[Contradiction, ...]:
    """Find what documents say differently about the same subject.

    Args:
        clauses: the clauses that count, in their prevailing form, in order.
        documents: the documents that count.
        kinds: kind of each document as a whole.

    Returns:
        Contradictions between documents, never inside one: two values in one document are
        mostly for two things. Self-declarations, price sheets, explanations and what a bidder
        wrote take no part.
    """
    speaking = [
        clause
        for clause in clauses
        if clause.kind is not ClauseKind.QUESTION
        and clause.document_kind not in _ARRANGES_NOTHING
        and kinds[clause.document] not in _ARRANGES_NOTHING
    ]
    rankings = find_rankings(speaking)
    names = {document.id: document.name for document in documents}
    statements: list[Statement] = []
    for clause in speaking:
        statements.extend(read_statements_of(clause))
        statements.extend(read_planning(clause))
    statements.extend(read_same_words(speaking))
    found = []
    told: set[frozenset[str]] = set()
    for group in _groups(statements):
        contradiction = _contradiction(group, rankings, names, kinds)
        if contradiction is not None:
            # A sentence with another figure may be told by its subject already.
            pair = frozenset(place.clause for place in contradiction.places)
            if pair not in told:
                told.add(pair)
                found.append(contradiction)
    return (*found, *_contrary_rankings(rankings))


def _groups(statements: Sequence[Statement]) -> list[list[Statement]]:
    grouped: dict[tuple[str, str], list[Statement]] = {}
    for statement in statements:
        grouped.setdefault((statement.subject, statement.aspect), []).append(statement)
    unlimited = [s for s in statements if s.subject == "aansprakelijkheid" and math.isinf(s.value)]
    for (subject, _), group in grouped.items():
        # A cap of any kind contradicts liability without limits.
        if subject == "aansprakelijkheid":
            group.extend(s for s in unlimited if s not in group)
    return list(grouped.values())


def _contradiction(
    group: Sequence[Statement],
    rankings: Sequence[Ranking],
    names: Mapping[str, str],
    kinds: Mapping[str, DocumentKind],
) -> Contradiction | None:
    by_document: dict[str, list[Statement]] = {}
    for statement in group:
        listed = by_document.setdefault(statement.clause.document, [])
        if all(not _agree(statement, other) for other in listed):
            listed.append(statement)
    # Two values in one document are mostly for two things; a date has its step to tell it by.
    if group[0].subject != "planning" and any(len(listed) > 1 for listed in by_document.values()):
        return None
    if not any(_clash(one, other) for one, other in combinations(by_document.values(), 2)):
        return None
    sides = [statement for listed in by_document.values() for statement in listed]
    prevails, reason = _prevailing(sides, rankings, names, kinds)
    return Contradiction(
        sides[0].subject,
        sides[0].label,
        tuple(_place(s.clause, s.start, s.end, s.shown) for s in sides),
        prevails,
        reason,
    )


def _clash(ours: Sequence[Statement], theirs: Sequence[Statement]) -> bool:
    """Whether two documents have no value in common."""
    return not any(_agree(one, other) for one in ours for other in theirs)


def _agree(one: Statement, other: Statement) -> bool:
    if one.subject in {"planning", "getal"}:
        return one.value == other.value
    return math.isclose(one.value, other.value, rel_tol=_SAME)


def _prevailing(
    sides: Sequence[Statement],
    rankings: Sequence[Ranking],
    names: Mapping[str, str],
    kinds: Mapping[str, DocumentKind],
) -> tuple[str | None, str]:
    """The clause that goes first, and the Dutch sentence why."""
    revised = {
        side.clause.document
        for side in sides
        if read_name(names[side.clause.document]).status is Status.REVISED
    }
    if len(revised) == 1:
        (newer,) = revised
        inside = [side for side in sides if side.clause.document == newer]
        if len(inside) == 1:
            reason = f"‘{names[newer]}’ gaat voor: de naam zegt dat dit stuk nieuw is."
            return inside[0].clause.id, reason
        return None, f"‘{names[newer]}’ is nieuwer, maar noemt zelf verschillende waarden."
    for ranking in rankings:
        places = [ranking.place(side.clause.document_kind) for side in sides]
        known = [place for place in places if place is not None]
        if len(known) == len(sides) and known.count(min(known)) == 1:
            first = sides[places.index(min(known))].clause
            return first.id, (
                f"‘{names[first.document]}’ gaat voor: dat volgt uit de rangorde in "
                f"‘{names[ranking.clause.document]}’."
            )
    notas = [s.clause for s in sides if kinds[s.clause.document] is DocumentKind.CLARIFICATIONS]
    if len(notas) == 1:
        name = names[notas[0].document]
        return notas[0].id, f"‘{name}’ gaat voor: een nota van inlichtingen wijzigt de stukken."
    return None, _NO_ORDER


def _contrary_rankings(rankings: Sequence[Ranking]) -> list[Contradiction]:
    found = []
    for i, one in enumerate(rankings):
        for other in rankings[i + 1 :]:
            if one.clause.document == other.clause.document:
                continue
            pair = inverted_pair(one, other)
            if pair is not None:
                first, second = pair
                found.append(
                    Contradiction(
                        "rangorde",
                        "welk stuk voorgaat",
                        (
                            _place(
                                one.clause, 0, len(one.clause.text), f"{first} gaat voor {second}"
                            ),
                            _place(
                                other.clause,
                                0,
                                len(other.clause.text),
                                f"{second} gaat voor {first}",
                            ),
                        ),
                        None,
                        _NO_ORDER,
                    )
                )
    return found


def _place(clause: Clause, start: int, end: int, value: str) -> ContraryPlace:
    return ContraryPlace(
        clause.id, clause.document, clause.page_at(start), clause.text[start:end], start, end, value
    )
