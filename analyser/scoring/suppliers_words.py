"""The words by which suppliers' questions, the answers and reservations are told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from analyser.lexicon.schema import Entry
from analyser.scoring.phrases import Phrases, read_list


class _TopicEntry(Entry):
    id: str
    label: str
    match: list[str]


class _AnswersEntry(Entry):
    refused: list[str]
    changed: list[str]
    granted: list[str]
    yes: list[str]
    no: list[str]
    referred: list[str]
    conditional: list[str]


class _SupplierFile(Entry):
    topics: list[_TopicEntry]
    objections: list[str]
    requests: list[str]
    answers: _AnswersEntry
    reasons: list[str]
    offers: list[_TopicEntry]


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that suppliers ask about or reserve."""

    id: str
    label: str
    phrases: Phrases


@dataclass(frozen=True, slots=True)
class SupplierWords:
    """The lists of `supplier-side.yaml`, ready to search with."""

    topics: tuple[Topic, ...]
    objections: Phrases
    requests: Phrases
    refused: Phrases
    changed: Phrases
    granted: Phrases
    yes: Phrases
    no: Phrases
    referred: Phrases
    conditional: Phrases
    reasons: Phrases
    offers: tuple[Topic, ...]


@lru_cache(maxsize=1)
def supplier_words() -> SupplierWords:
    """The lists of `supplier-side.yaml`.

    Raises:
        LexiconError: the file is wrong.
    """
    file = read_list("supplier-side.yaml", _SupplierFile)
    answers = file.answers
    return SupplierWords(
        topics=_topics(file.topics),
        objections=Phrases(file.objections),
        requests=Phrases(file.requests),
        refused=Phrases(answers.refused),
        changed=Phrases(answers.changed),
        granted=Phrases(answers.granted),
        yes=Phrases(answers.yes),
        no=Phrases(answers.no),
        referred=Phrases(answers.referred),
        conditional=Phrases(answers.conditional),
        reasons=Phrases(file.reasons),
        offers=_topics(file.offers),
    )


def _topics(entries: list[_TopicEntry]) -> tuple[Topic, ...]:
    return tuple(Topic(entry.id, entry.label, Phrases(entry.match)) for entry in entries)
