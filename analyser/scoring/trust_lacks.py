"""Signs in the text itself that choices were not thought through (codebook 4.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analyser.lexicon.phrases import Phrases, read_list
from analyser.lexicon.schema import Entry
from analyser.model import Clause, DocumentKind, Pack, Phase

# What a bidder fills in is no gap in what the buyer thought out.
_TO_BE_FILLED_IN = frozenset(
    {DocumentKind.SELF_DECLARATION, DocumentKind.PRICE_SHEET, DocumentKind.EXPLANATION}
)
_EMPTY_FIELD = "leeg veld of nader te bepalen"
_BRACKETED = re.compile(r"[\[<«(]\s*([^\[\]<>«»()]{1,60}?)\s*[\]>»]")
_DOTS = re.compile(r"(?:\.{5,}|…{2,}|_{4,})")


@dataclass(frozen=True, slots=True)
class Lack:
    """Something unfinished or contradictory; `effect` is what it takes off the analysis."""

    label: str
    phase: Phase
    places: tuple[str, ...]
    effect: float

    @property
    def is_empty_field(self) -> bool:
        """Whether it is a field that was left empty, in the clause that is its place."""
        return self.label == _EMPTY_FIELD


class _UnfinishedFile(Entry):
    words: list[str]
    fields: list[str]


@lru_cache(maxsize=1)
def _unfinished() -> tuple[Phrases, frozenset[str]]:
    file = read_list("unfinished.yaml", _UnfinishedFile)
    return Phrases(file.words), frozenset(file.fields)


def find_lacks(clauses: Sequence[Clause], pack: Pack) -> tuple[Lack, ...]:
    """Find empty fields, dangling references and contradictions.

    Args:
        clauses: the clauses the buyer wrote, each text once.
        pack: what was seen of the documents together.

    Returns:
        One lack per clause, target or subject; those that stand in other clauses only (a
        supplier's question) are left out.
    """
    by_id = {clause.id: clause for clause in clauses}
    return (
        *(lack for clause in clauses if (lack := empty_field(clause)) is not None),
        *_dangling(pack, by_id),
        *_contradictions(pack, by_id),
    )


def empty_field(clause: Clause) -> Lack | None:
    """The lack of a clause that has an empty field or says that something follows, else None.

    Args:
        clause: a clause the buyer wrote; what a bidder fills in is no lack.
    """
    if clause.document_kind in _TO_BE_FILLED_IN or not is_unfinished(clause.text):
        return None
    return Lack(_EMPTY_FIELD, clause.phase, (clause.id,), 1.0)


def is_unfinished(text: str) -> bool:
    """Whether a text has a field that is empty, or says that something follows."""
    words, fields = _unfinished()
    if text in words or _DOTS.search(text) is not None:
        return True
    return any(match.group(1).casefold() in fields for match in _BRACKETED.finditer(text))


def _dangling(pack: Pack, by_id: Mapping[str, Clause]) -> Iterable[Lack]:
    for each in pack.references.dangling:
        places = tuple(place for place in each.places if place in by_id)
        if places:
            yield Lack("verwijzing die nergens op uitkomt", by_id[places[0]].phase, places, 1.0)


def _contradictions(pack: Pack, by_id: Mapping[str, Clause]) -> Iterable[Lack]:
    """Once a subject: a planning that moved moves in all its dates."""
    subjects: dict[str, list[str]] = {}
    for each in pack.contradictions:
        places = [place.clause for place in each.places if place.clause in by_id]
        if len(places) > 1:
            subjects.setdefault(each.subject, []).extend(places)
    for listed in subjects.values():
        first, *others = dict.fromkeys(listed)
        yield Lack("tegenstrijdigheid", by_id[first].phase, (first, *others), 2.0)
