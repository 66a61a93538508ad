"""What rules and classifier each say of a clause, before it is decided what is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from analyser.detection.classifier import HOPELESS, Classifier
from analyser.detection.context import suppressed_by
from analyser.detection.features import features_of
from analyser.detection.judgement import Evidence
from analyser.detection.rules import Candidate, Hit, find_candidates, settle
from analyser.detection.units import ClauseUnits, Unit
from analyser.language.annotate import AnnotatedText, annotate
from analyser.language.parties import find_aliases
from analyser.language.pipeline import LanguageModel
from analyser.language.statements import SentenceReading, read_sentence
from analyser.language.syntax import tag_sentences
from analyser.lexicon.types import Lexicon
from analyser.model import Clause, Party, Polarity

# Where party names are introduced: the preamble and the definitions.
_ALIAS_CLAUSES = 40
_SHORT = 3  # sentences
# "Artikel 12 Onbeperkte aansprakelijkheid." among others of its kind is a line of contents.
_HEADING = re.compile(r"(?:Artikel|Art\.|Hoofdstuk|Paragraaf|Bijlage)\s+\d[\d.]*\s+[A-Z]")
_CONTENTS = 3  # headings in one clause


@dataclass(frozen=True, slots=True)
class Reading:
    """A clause as it was read, with the patterns that match in it and its subjects."""

    clause: Clause
    text: AnnotatedText
    units: ClauseUnits
    candidates: tuple[Candidate, ...]
    subjects: frozenset[str]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A clause, the rules that hold in it by indicator, and the evidence of the classifier.

    `nearby` is, for a long clause, that of the sentences around the hits of an indicator.
    """

    reading: Reading
    hits: Mapping[str, Sequence[Hit]]
    evidence: Evidence | None
    nearby: Mapping[str, Sequence[Evidence]]


def weigh(
    clauses: Sequence[Clause],
    lexicon: Lexicon,
    model: LanguageModel,
    classifier: Classifier | None,
    aliases: Mapping[str, Mapping[str, Party]],
) -> list[Weighed]:
    """Read clauses and let rules and classifier speak.

    Args:
        clauses: clauses, grouped by document.
        lexicon: the indicators and shared rules.
        model: the loaded language pipeline.
        classifier: the classifier, or None for rules alone.
        aliases: document -> names of the parties that hold in it only.

    Returns:
        The clauses that hold a sentence, in the same order.
    """
    read = [
        reading
        for document, group in _by_document(clauses)
        for reading in _read(group, lexicon, model, aliases[document])
    ]
    sides = {} if classifier is None else _columns_by_side(lexicon, classifier)
    weighed = []
    for reading, settled in zip(read, _settled(read, lexicon, model), strict=True):
        hits: dict[str, list[Hit]] = {}
        for hit in settled:
            if stands(hit, reading, lexicon):
                hits.setdefault(hit.indicator.id, []).append(hit)
        evidence, nearby = None, {}
        if classifier is not None:
            evidence = classifier.evidence(features_of(reading.text, reading.subjects), hits)
            other = _other_side(hits, lexicon, sides)
            evidence = _without(evidence, other)
            nearby = {
                indicator: [_without(each, other) for each in listed]
                for indicator, listed in _nearby(reading, hits, lexicon, classifier).items()
            }
        weighed.append(Weighed(reading, hits, evidence, nearby))
    return weighed


def _nearby(
    reading: Reading, hits: Mapping[str, Sequence[Hit]], lexicon: Lexicon, classifier: Classifier
) -> dict[str, list[Evidence]]:
    """What the sentences around a hit say by themselves.

    Among many other words those that matter weigh little, and the clauses that the classifier
    learned from are short. What the whole clause says against a hit was asked before.
    """
    sentences = reading.text.sentences
    if len(sentences) <= _SHORT:
        return {}
    listed: dict[str, list[Evidence]] = {}
    for indicator, found in hits.items():
        for places in {places for hit in found for places in _around(hit, len(sentences))}:
            part = replace(reading.text, sentences=sentences[places.start : places.stop])
            subjects = subjects_in(reading.units.stretch(places), lexicon)
            evidence = classifier.evidence(features_of(part, subjects), [indicator])
            listed.setdefault(indicator, []).append(evidence)
    return listed


def _around(hit: Hit, count: int) -> Iterator[range]:
    """Stretches around a hit, among so many sentences, that are judged by themselves.

    What is hard is so in one sentence too. What reads as trust may be something else in its
    place, and what has no verb says nothing alone.
    """
    first, last = min(hit.sentences), max(hit.sentences)
    if hit.has_verb and hit.indicator.polarity is Polarity.DISTRUST:
        yield range(first, last + 1)
    yield range(max(0, first - 1), min(count, last + 2))


def _columns_by_side(lexicon: Lexicon, classifier: Classifier) -> dict[Polarity, list[int]]:
    """Where the indicators of trust and of distrust stand in what the classifier says."""
    return {
        side: [
            column
            for indicator, column in classifier.column.items()
            if indicator in lexicon.indicators and lexicon.indicators[indicator].polarity is side
        ]
        for side in Polarity
    }


def _other_side(
    hits: Iterable[str], lexicon: Lexicon, columns: Mapping[Polarity, list[int]]
) -> list[int]:
    """The columns of the side on which the rules found nothing, when they found something.

    Who bears a risk decides whether a sentence shows trust or distrust. Rules read that in the
    construction of the sentence; to the classifier both are much the same words.
    """
    found = {lexicon.indicators[indicator].polarity for indicator in hits}
    return next((columns[side] for side in Polarity if {side} == set(Polarity) - found), [])


def _without(evidence: Evidence, columns: list[int]) -> Evidence:
    """Evidence that speaks for none of some columns."""
    if not columns:
        return evidence
    margin = evidence.margin.copy()
    margin[columns] = np.minimum(margin[columns], HOPELESS)
    return replace(evidence, margin=margin)


def stands(hit: Hit, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether nothing in or around a clause takes a hit away."""
    if hit.sentence in _contents(reading.text):
        return False
    voice = reading.text.supplier_voice
    return suppressed_by(hit, reading.clause, reading.units, lexicon, supplier_voice=voice) is None


def _contents(text: AnnotatedText) -> frozenset[int]:
    """The sentences that are lines of a list of contents."""
    lines = [
        index
        for index, sentence in enumerate(text.sentences)
        if _HEADING.match(text.text, sentence.start, sentence.end)
    ]
    return frozenset(lines if len(lines) >= _CONTENTS else ())


def read_sentences(
    sentences: Sequence[tuple[Reading, int]], lexicon: Lexicon, model: LanguageModel
) -> list[SentenceReading | None]:
    """Say of sentences who bears what, in one go.

    Args:
        sentences: a clause and the index of a sentence in it.
        lexicon: for its vocabulary.
        model: the loaded language pipeline.

    Returns:
        One reading per sentence; None for one that is too long to be tagged.
    """
    listed = [(reading.text.text, reading.units.sentence(i)) for reading, i in sentences]
    tagged = tag_sentences(listed, model)
    return [
        None if words is None else read_sentence(sentence, words, lexicon.vocabulary)
        for (_, sentence), words in zip(listed, tagged, strict=True)
    ]


def aliases_by_document(
    clauses: Sequence[Clause], lexicon: Lexicon
) -> Mapping[str, Mapping[str, Party]]:
    """The names that parties have in one document only, as its preamble gives them.

    Args:
        clauses: all clauses of a dossier.
        lexicon: for its vocabulary.
    """
    texts: dict[str, list[str]] = {}
    for clause in clauses:
        listed = texts.setdefault(clause.document, [])
        if (
            len(listed) < _ALIAS_CLAUSES
            or "hierna" in clause.text
            or "verder te noemen" in clause.text
        ):
            listed.append(clause.text)
    return {
        document: find_aliases("\n".join(listed), lexicon.vocabulary)
        for document, listed in texts.items()
    }


def _read(
    clauses: Sequence[Clause],
    lexicon: Lexicon,
    model: LanguageModel,
    aliases: Mapping[str, Party],
) -> Iterator[Reading]:
    texts = annotate([c.text for c in clauses], model, lexicon.vocabulary, aliases)
    for clause, text in zip(clauses, texts, strict=True):
        if text.sentences:
            units = ClauseUnits(text, lexicon.literals)
            subjects = find_subjects(units, lexicon)
            candidates = tuple(find_candidates(units, lexicon, subjects))
            if not candidates:
                units.forget()
            yield Reading(clause, text, units, candidates, subjects)


def find_subjects(units: ClauseUnits, lexicon: Lexicon) -> frozenset[str]:
    """The indicators whose anchors occur in a clause."""
    return subjects_in(units.whole, lexicon)


def subjects_in(unit: Unit, lexicon: Lexicon) -> frozenset[str]:
    """The indicators whose anchors occur in a stretch of a clause."""
    ids = tuple(lexicon.indicators)
    return frozenset(ids[place] for place in lexicon.subjects.occurring(unit.view))


def _settled(
    read: Sequence[Reading], lexicon: Lexicon, model: LanguageModel
) -> Iterator[list[Hit]]:
    """Decide who bears what in the sentences with candidates, in one go."""
    wanted = sorted({(i, c.sentence) for i, r in enumerate(read) for c in r.candidates})
    said = dict(
        zip(wanted, read_sentences([(read[i], s) for i, s in wanted], lexicon, model), strict=True)
    )
    for index, reading in enumerate(read):
        settled = (settle(c, said[(index, c.sentence)], lexicon) for c in reading.candidates)
        yield [hit for hit in settled if hit is not None]


def _by_document(clauses: Iterable[Clause]) -> list[tuple[str, list[Clause]]]:
    groups: list[tuple[str, list[Clause]]] = []
    for clause in clauses:
        if not groups or groups[-1][0] != clause.document:
            groups.append((clause.document, []))
        groups[-1][1].append(clause)
    return groups
