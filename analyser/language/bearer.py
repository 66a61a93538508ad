"""Who bears what a sentence says: the duty, risk, cost or restriction.

A heuristic over the order of words, which for Dutch main clauses goes far: the subject
stands next to the finite verb and is not governed by a preposition; an allocation phrase
("voor rekening van") names the bearer outright; a power ("kan", "is bevoegd") is borne by
the other side, unless it is denied.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyser.language.annotate import Token
from analyser.language.phrases import end_of_phrase, has_phrase
from analyser.language.vocabulary import Vocabulary
from analyser.model import Party

_OTHER = {Party.SUPPLIER: Party.BUYER, Party.BUYER: Party.SUPPLIER}
_DETERMINERS = frozenset("de het een deze dit die dat haar zijn hun elke iedere betrokken".split())
_CLAUSE_MARKS = frozenset({",", ";", ":", "(", ")"})


@dataclass(frozen=True, slots=True)
class Bearing:
    """The bearer of a sentence and the token that names it, if one does."""

    party: Party
    token: int | None = None


def find_bearer(
    tokens: tuple[Token, ...], vocabulary: Vocabulary, focus: int | None = None
) -> Bearing:
    """Find who bears what a sentence says.

    Args:
        tokens: tokens of one sentence.
        vocabulary: the closed word classes.
        focus: index of the token around which the question is asked (a trigger); the part
            of the sentence between punctuation in which it stands is looked at first.

    Returns:
        SUPPLIER, BUYER, BOTH or THIRD, or UNCLEAR when the words do not tell.
    """
    if has_phrase(tokens, vocabulary.mutual, 0, len(tokens)):
        return Bearing(Party.BOTH)
    spans = _parts(tokens, focus)
    for start, end in spans:
        bearing = _in_part(tokens, start, end, vocabulary)
        if bearing is not None:
            return bearing
    return Bearing(Party.UNCLEAR)


def _parts(tokens: tuple[Token, ...], focus: int | None) -> list[tuple[int, int]]:
    whole = (0, len(tokens))
    if focus is None:
        return [whole]
    start = focus
    while start > 0 and tokens[start - 1].form not in _CLAUSE_MARKS:
        start -= 1
    end = focus
    while end < len(tokens) and tokens[end].form not in _CLAUSE_MARKS:
        end += 1
    return [(start, end), whole]


def _in_part(
    tokens: tuple[Token, ...], start: int, end: int, vocabulary: Vocabulary
) -> Bearing | None:
    for phrase in vocabulary.allocations:
        found = end_of_phrase(tokens, phrase, start, end)
        if found is not None:
            party = _next_party(tokens, found, min(end, found + 4))
            if party is not None:
                return party
    subject = _subject(tokens, start, end, vocabulary)
    if subject is None or subject.token is None:
        return subject
    negated = any(tokens[i].form in vocabulary.negators for i in range(start, end))
    if has_phrase(tokens, vocabulary.no_duties, start, end):
        return Bearing(_OTHER.get(subject.party, subject.party), subject.token)
    power = has_phrase(tokens, vocabulary.powers, start, end)
    if subject.party is Party.BUYER:
        against = _word_in(tokens, vocabulary.acts_against, start, end)
        if against or (power and not negated):
            return Bearing(Party.SUPPLIER, subject.token)
        if power and negated:
            return Bearing(Party.BUYER, subject.token)
        # A buyer that merely acts bears nothing; only a verb of burden says that it does.
        if not _word_in(tokens, vocabulary.burdens, start, end):
            return Bearing(Party.UNCLEAR, subject.token)
    burdened = _word_in(tokens, vocabulary.burdens, start, end)
    if subject.party is Party.SUPPLIER and power and not negated and not burdened:
        return Bearing(Party.BUYER, subject.token)
    return subject


def _subject(
    tokens: tuple[Token, ...], start: int, end: int, vocabulary: Vocabulary
) -> Bearing | None:
    fallback: Bearing | None = None
    for index in range(start, end):
        party = tokens[index].party
        if party is None:
            continue
        preposition = _preposition_before(tokens, index, start, vocabulary)
        if preposition is None:
            return Bearing(party, index)
        if preposition == "door" and fallback is None:
            fallback = Bearing(party, index)
    return fallback


def _preposition_before(
    tokens: tuple[Token, ...], index: int, start: int, vocabulary: Vocabulary
) -> str | None:
    place = index - 1
    while place >= start and tokens[place].form in _DETERMINERS:
        place -= 1
    if place >= start and tokens[place].form in vocabulary.oblique_prepositions:
        return tokens[place].form
    return None


def _next_party(tokens: tuple[Token, ...], start: int, end: int) -> Bearing | None:
    for index in range(start, min(end, len(tokens))):
        party = tokens[index].party
        if party is not None:
            return Bearing(party, index)
    return None


def _word_in(tokens: Sequence[Token], words: frozenset[str], start: int, end: int) -> bool:
    return any(tokens[i].form in words or tokens[i].lemma in words for i in range(start, end))
