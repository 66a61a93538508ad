"""Decides which indicators of a clause become findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analyser.detection.classifier import Classifier
from analyser.detection.finding import make_finding
from analyser.detection.judgement import ALONE, Evidence, Floats
from analyser.detection.overlap import drop_general
from analyser.detection.proposals import propose
from analyser.detection.rules import Hit, born_by, is_excluded
from analyser.detection.weighing import (
    Weighed,
    aliases_by_document,
    read_sentences,
    stands,
    weigh,
)
from analyser.language.pipeline import LanguageModel
from analyser.lexicon.types import Lexicon
from analyser.model import Clause, DocumentKind, Finding, Party

RULES = "regels"
CLASSIFIER = "classificator"
_MINIMUM_SEVERITY = 0.5  # below this a clause is customary and not worth a reader's time
# How sure a rule is where no classifier weighs it.
_BASE_CONFIDENCE = 0.85
_UNCLEAR_BEARER = 0.15
_OTHER_DOCUMENT_KIND = 0.10
_SECOND_PATTERN = 0.05
_BATCH = 256
# How sure a finding is at most. On clauses of real documents that nobody had read, what rules alone
# saw was right in seven of ten and what both saw in eight to nine of ten, however high the
# probability (docs/evaluation.md); the model states more, as it knows only clauses of ours.
_MOST_BY = {(RULES,): 0.7, (RULES, CLASSIFIER): 0.9, (CLASSIFIER,): 0.9}


def detect_in(
    clauses: Sequence[Clause],
    lexicon: Lexicon,
    model: LanguageModel,
    classifier: Classifier | None,
    aliases: Mapping[str, Mapping[str, Party]],
    progress: Callable[[int], None] | None = None,
) -> list[Finding]:
    """Find the indicators in some clauses of a dossier.

    Args:
        clauses: the clauses, grouped by document.
        lexicon: the indicators and shared rules.
        model: the loaded language pipeline.
        classifier: what weighs the rules and sees what they miss; None for rules alone.
        aliases: document -> names of the parties that hold in it only.
        progress: called with the number of clauses done since the last call.

    Returns:
        Findings in order of clauses, still without their numbers; at most one per indicator
        and clause.
    """
    examined = _examine(clauses, lexicon, model, classifier, aliases, progress)
    return [finding for _, findings in examined for finding in findings]


def detect_with_probabilities(
    clauses: Sequence[Clause], lexicon: Lexicon, model: LanguageModel, classifier: Classifier
) -> tuple[tuple[Finding, ...], dict[str, dict[str, float]]]:
    """Find the indicators in clauses, and say how sure it is of all others too.

    Args:
        clauses: clauses of one dossier, grouped by document.
        lexicon: the indicators and shared rules.
        model: the loaded language pipeline.
        classifier: what weighs the rules and sees what they miss.

    Returns:
        The findings, and clause id -> indicator -> probability, 0-1; clauses without a
        sentence are left out of the second.
    """
    found: list[Finding] = []
    stated: dict[str, dict[str, float]] = {}
    aliases = aliases_by_document(clauses, lexicon)
    for one, findings in _examine(clauses, lexicon, model, classifier, aliases, None):
        found.extend(findings)
        if one.evidence is not None:
            sure = _or_nearby(classifier.judgement.probability(one.evidence), one, classifier)
            listed = sure.tolist()
            stated[one.reading.clause.id] = dict(zip(classifier.ids, listed, strict=True)) | {
                finding.indicator: finding.confidence for finding in findings
            }
    return numbered(found), stated


def numbered(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings with their numbers, in the order they have."""
    return tuple(replace(finding, id=f"f{n}") for n, finding in enumerate(findings, 1))


def _examine(
    clauses: Sequence[Clause],
    lexicon: Lexicon,
    model: LanguageModel,
    classifier: Classifier | None,
    aliases: Mapping[str, Mapping[str, Party]],
    progress: Callable[[int], None] | None,
) -> Iterator[tuple[Weighed, list[Finding]]]:
    """Clauses that hold a sentence, each with what is shown of it."""
    for start in range(0, len(clauses), _BATCH):
        batch = clauses[start : start + _BATCH]
        weighed = weigh(batch, lexicon, model, classifier, aliases)
        accepted = _accepted(weighed, lexicon, model, classifier)
        for one, seen in zip(weighed, accepted, strict=True):
            yield one, list(_in_clause(one, seen, lexicon))
        if progress is not None:
            progress(len(batch))


@dataclass(frozen=True, slots=True)
class _Seen:
    """A hit that will be shown, how sure it is and what saw it."""

    hit: Hit
    confidence: float
    detected_by: tuple[str, ...]


def _accepted(
    weighed: Sequence[Weighed],
    lexicon: Lexicon,
    model: LanguageModel,
    classifier: Classifier | None,
) -> list[list[_Seen]]:
    """Per clause what is sure enough to be shown."""
    accepted: list[list[_Seen]] = []
    proposed: list[tuple[int, _Seen]] = []
    for index, one in enumerate(weighed):
        if classifier is None or one.evidence is None:
            seen = [_by_rules(hits, one.reading.clause) for hits in one.hits.values()]
        else:
            seen = list(_judged(one, one.evidence, lexicon, classifier))
        accepted.append([s for s in seen if RULES in s.detected_by])
        proposed.extend((index, s) for s in seen if RULES not in s.detected_by)
    places = [(weighed[index].reading, seen.hit.sentence) for index, seen in proposed]
    said = read_sentences(places, lexicon, model)
    for (index, proposal), reading in zip(proposed, said, strict=True):
        place = weighed[index].reading
        hit = born_by(proposal.hit, reading)
        # Without a verb nothing is asked or promised: a heading, a form field, a list of annexes.
        if hit is None or reading is None or not reading.predicates:
            continue
        if is_excluded(hit.indicator, hit.sentence, place.units):
            continue
        if stands(hit, place, lexicon):
            accepted[index].append(replace(proposal, hit=hit))
    return accepted


def _judged(
    one: Weighed, evidence: Evidence, lexicon: Lexicon, classifier: Classifier
) -> Iterator[_Seen]:
    probability = alone = classifier.judgement.probability(evidence)
    if one.hits:
        alone = classifier.judgement.probability(replace(evidence, rule=evidence.rule * 0))
        probability = _or_nearby(probability, one, classifier)
    thresholds = classifier.judgement.thresholds
    for indicator, hits in one.hits.items():
        if indicator not in classifier.column:  # younger than the classifier
            yield _by_rules(hits, one.reading.clause)
    for column, indicator in enumerate(classifier.ids):
        if probability[column] < thresholds[column] or indicator not in lexicon.indicators:
            continue
        sees = alone[column] >= thresholds[column]
        by: tuple[str, ...]
        if indicator in one.hits:
            by = (RULES, CLASSIFIER) if sees else (RULES,)
            hit = _strongest(one.hits[indicator])
        elif alone[column] >= max(thresholds[column], ALONE):
            by = (CLASSIFIER,)
            hit = propose(lexicon.indicators[indicator], one.reading.units, classifier)
        else:
            continue
        yield _Seen(hit, round(min(float(probability[column]), _MOST_BY[by]), 2), by)


def _or_nearby(probability: Floats, one: Weighed, classifier: Classifier) -> Floats:
    """The probabilities of a clause, or those of the sentences around a hit where these are higher."""
    highest = probability.copy()
    for indicator, listed in one.nearby.items():
        column = classifier.column.get(indicator)
        if column is not None:
            near = [classifier.judgement.probability(evidence)[column] for evidence in listed]
            highest[column] = max(highest[column], *near)
    return highest


def _by_rules(hits: Sequence[Hit], clause: Clause) -> _Seen:
    best = _strongest(hits)
    patterns = len({hit.pattern.line for hit in hits})
    return _Seen(best, _confidence(best, clause, patterns), (RULES,))


def _in_clause(one: Weighed, seen: Sequence[_Seen], lexicon: Lexicon) -> Iterator[Finding]:
    how = {s.hit.indicator.id: s for s in seen}
    kept = drop_general([s.hit for s in seen], lexicon.overlaps)
    present = {hit.indicator.id for hit in kept}
    for hit in kept:
        finding = make_finding(
            hit,
            one.reading.clause,
            one.reading.units,
            siblings=present - {hit.indicator.id},
            confidence=how[hit.indicator.id].confidence,
            detected_by=how[hit.indicator.id].detected_by,
        )
        if finding.severity >= _MINIMUM_SEVERITY:
            yield finding


def _strongest(hits: Sequence[Hit]) -> Hit:
    def strength(hit: Hit) -> tuple[float, int, int]:
        base = hit.indicator.severity if hit.pattern.severity is None else hit.pattern.severity
        return (base * hit.pattern.grade, hit.bearer is not Party.UNCLEAR, -hit.sentence)

    return max(hits, key=strength)


def _confidence(hit: Hit, clause: Clause, patterns: int) -> float:
    value = _BASE_CONFIDENCE
    if hit.pattern.bearer is not None and hit.bearer is Party.UNCLEAR:
        value -= _UNCLEAR_BEARER
    kind = clause.document_kind
    if kind is not DocumentKind.OTHER and kind not in hit.indicator.documents:
        value -= _OTHER_DOCUMENT_KIND
    if patterns > 1:
        value += _SECOND_PATTERN
    return round(value, 2)
