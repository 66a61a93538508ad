"""What a dossier says that it wants, sentence by sentence, apart from how it would come about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from analyser.lexicon.phrases import Phrases, read_list
from analyser.lexicon.schema import Entry
from analyser.model import Clause, ClauseKind, DocumentKind, Passage

# A wish binds nobody; these places do, or speak for somebody else.
_NOT_A_WISH = frozenset(
    {ClauseKind.REQUIREMENT, ClauseKind.TABLE_ROW, ClauseKind.DEFINITION, ClauseKind.QUESTION, ClauseKind.HEADING}
)  # fmt: skip
_NOT_THE_BUYER = frozenset(
    {DocumentKind.SUPPLIER, DocumentKind.EXPLANATION, DocumentKind.SELF_DECLARATION, DocumentKind.PRICE_SHEET}
)  # fmt: skip
_SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s|$)|$)", re.DOTALL)
# With a figure, a duty or a consequence a sentence is more than a wish.
_MORE_THAN_A_WISH = re.compile(
    r"\d\s?%|€|\d+\s?punten|\b(?:dient|dienen|verplicht\w*|moet|moeten|mag|mogen|artikel|boete|korting)\b",
    re.IGNORECASE,
)
_LEAST_WORDS = 5


class _AmbitionEntry(Entry):
    id: str
    label: str
    award: Literal["circulair", "CO2"] | None = None
    words: list[str]
    kept_by: list[str]
    held_back_by: list[str]


class _ConsultationEntry(Entry):
    held: list[str]
    changed: list[str]
    unchanged: list[str]


class _AmbitionsFile(Entry):
    wishes: list[str]
    ambitions: list[_AmbitionEntry]
    consultation: _ConsultationEntry


@dataclass(frozen=True, slots=True)
class Ambition:
    """An ambition: its words, and the indicators that keep it or hold it back.

    `award` is the criterion whose share of the award counts for it, where there is one.
    """

    id: str
    label: str
    award: str | None
    words: Phrases
    kept_by: frozenset[str]
    held_back_by: frozenset[str]


@dataclass(frozen=True, slots=True)
class AmbitionWords:
    """The lists of `ambitions.yaml`, ready to search with."""

    wishes: Phrases
    ambitions: tuple[Ambition, ...]
    held: Phrases
    changed: Phrases
    unchanged: Phrases


@lru_cache(maxsize=1)
def ambition_words() -> AmbitionWords:
    """The lists of `ambitions.yaml`.

    Raises:
        LexiconError: the file is wrong.
    """
    file = read_list("ambitions.yaml", _AmbitionsFile)
    return AmbitionWords(
        wishes=Phrases(file.wishes),
        ambitions=tuple(
            Ambition(
                each.id,
                each.label,
                each.award,
                Phrases(each.words),
                frozenset(each.kept_by),
                frozenset(each.held_back_by),
            )
            for each in file.ambitions
        ),
        held=Phrases(file.consultation.held),
        changed=Phrases(file.consultation.changed),
        unchanged=Phrases(file.consultation.unchanged),
    )


@dataclass(frozen=True, slots=True)
class Wish:
    """An ambition as it is said at one place."""

    ambition: str
    passage: Passage


def read_wishes(clauses: Iterable[Clause]) -> tuple[Wish, ...]:
    """Find where a dossier says what it wants.

    Args:
        clauses: the clauses that count.

    Returns:
        Wishes in order; a sentence that names two ambitions gives two.
    """
    words = ambition_words()
    found: list[Wish] = []
    for clause in clauses:
        if clause.kind in _NOT_A_WISH or clause.document_kind in _NOT_THE_BUYER:
            continue
        if clause.text not in words.wishes:
            continue
        for start, end in sentences(clause.text):
            sentence = clause.text[start:end]
            if (
                sentence not in words.wishes
                or len(sentence.split()) < _LEAST_WORDS
                or _MORE_THAN_A_WISH.search(sentence)
            ):
                continue
            found.extend(
                Wish(each.id, passage(clause, start, end, "de ambitie"))
                for each in words.ambitions
                if sentence in each.words
            )
    return tuple(found)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, roughly: good enough to quote by."""
    for match in _SENTENCE.finditer(text):
        yield match.span()


def passage(clause: Clause, start: int, end: int, role: str) -> Passage:
    """Words of a clause, with what they are.

    Args:
        clause: where they stand.
        start: offset of the first character.
        end: offset after the last.
        role: in Dutch.
    """
    return Passage(
        clause.id, clause.document, clause.page_at(start), clause.text[start:end], start, end, role
    )


def first_sentence(clause: Clause, role: str) -> Passage:
    """The opening sentence of a clause as a passage.

    Args:
        clause: a clause with text.
        role: what it is, in Dutch.
    """
    start, end = next(sentences(clause.text), (0, len(clause.text)))
    return passage(clause, start, end, role)


def read_consultation(clauses: Sequence[Clause]) -> Passage | None:
    """The place that tells of a market consultation of which nothing came, or None.

    Args:
        clauses: the clauses that count, in order.

    Returns:
        The sentence that says that nothing changed; or, when no sentence of the whole dossier
        about the consultation names an effect, the one that says that it was held.
    """
    words = ambition_words()
    held: Passage | None = None
    effect = False
    for clause in clauses:
        if clause.document_kind in _NOT_THE_BUYER or "markt" not in clause.text.lower():
            continue
        if clause.document_kind is DocumentKind.MARKET_CONSULTATION:
            continue  # the consultation itself comes before what it changes
        for start, end in sentences(clause.text):
            sentence = clause.text[start:end]
            if sentence in words.held and held is None:
                held = passage(clause, start, end, "de marktconsultatie")
        if clause.text in words.held:
            if clause.text in words.unchanged:
                return held
            effect = effect or clause.text in words.changed
    return None if effect else held
