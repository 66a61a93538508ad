"""The words by which suppliers' questions, the answers and reservations are told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from analyser.lexicon.phrases import Phrases, read_list
from analyser.lexicon.schema import Entry


class _TopicEntry(Entry):
    id: str
    label: str
    match: list[str]


class _RequestsEntry(Entry):
    openings: list[str]
    explaining: list[str]
    pleading: list[str]
    pleas: list[str]


class _AnswersEntry(Entry):
    changed: list[str]
    granted: list[str]
    eased: list[str]
    lifted: list[str]
    yes: list[str]
    no: list[str]
    refused: list[str]
    upheld: list[str]
    referred: list[str]
    conditional: list[str]
    negating: list[str]
    undecided: list[str]


class _SupplierFile(Entry):
    topics: list[_TopicEntry]
    objections: list[str]
    requests: _RequestsEntry
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
    openings: Phrases
    explaining: Phrases
    pleading: Phrases
    pleas: Phrases
    changed: Phrases
    granted: Phrases
    eased: Phrases
    lifted: Phrases
    yes: Phrases
    no: Phrases
    refused: Phrases
    upheld: Phrases
    referred: Phrases
    conditional: Phrases
    negating: Phrases
    undecided: Phrases
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
        openings=Phrases(file.requests.openings),
        explaining=Phrases(file.requests.explaining),
        pleading=Phrases(file.requests.pleading),
        pleas=Phrases(file.requests.pleas),
        changed=Phrases(answers.changed),
        granted=Phrases(answers.granted),
        eased=Phrases(answers.eased),
        lifted=Phrases(answers.lifted),
        yes=Phrases(answers.yes),
        no=Phrases(answers.no),
        refused=Phrases(answers.refused),
        upheld=Phrases(answers.upheld),
        referred=Phrases(answers.referred),
        conditional=Phrases(answers.conditional),
        negating=Phrases(answers.negating),
        undecided=Phrases(answers.undecided),
        reasons=Phrases(file.reasons),
        offers=_topics(file.offers),
    )


def _topics(entries: list[_TopicEntry]) -> tuple[Topic, ...]:
    return tuple(Topic(entry.id, entry.label, Phrases(entry.match)) for entry in entries)
