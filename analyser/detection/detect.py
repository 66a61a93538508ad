"""Strings the steps of detection together: match, judge, explain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from analyser.detection.context import suppressed_by
from analyser.detection.overlap import drop_general
from analyser.detection.rules import Candidate, Hit, find_candidates, settle
from analyser.detection.severity import judge_severity
from analyser.detection.units import ClauseUnits
from analyser.language.annotate import AnnotatedText, Sentence, annotate
from analyser.language.parties import find_aliases
from analyser.language.pipeline import LanguageModel
from analyser.language.statements import read_sentence
from analyser.language.syntax import tag_sentences
from analyser.lexicon.types import Lexicon
from analyser.model import Certainty, Clause, DocumentKind, Finding, Party

RULES = "regels"
_MINIMUM_SEVERITY = 0.5  # below this a clause is customary and not worth a reader's time
_BASE_CONFIDENCE = 0.85
_UNCLEAR_BEARER = 0.15
_OTHER_DOCUMENT_KIND = 0.10
_SECOND_PATTERN = 0.05
_BATCH = 256
# Where party names are introduced: the preamble and the definitions.
_ALIAS_CLAUSES = 40


def detect(
    clauses: Sequence[Clause],
    lexicon: Lexicon,
    model: LanguageModel,
    progress: Callable[[int], None] | None = None,
) -> tuple[Finding, ...]:
    """Find the indicators in clauses.

    Args:
        clauses: clauses of one dossier, grouped by document.
        lexicon: the indicators and shared rules.
        model: the loaded language pipeline.
        progress: called with the number of clauses done since the last call.

    Returns:
        Findings in order of clauses; at most one per indicator and clause.
    """
    findings: list[Finding] = []
    numbers = count(1)
    aliases = _aliases_by_document(clauses, lexicon)
    for start in range(0, len(clauses), _BATCH):
        batch = clauses[start : start + _BATCH]
        read = [
            reading
            for document, group in _by_document(batch)
            for reading in _read(group, lexicon, model, aliases[document])
        ]
        for reading, hits in zip(read, _settled(read, lexicon, model), strict=True):
            findings.extend(_in_clause(reading, hits, lexicon, numbers))
        if progress is not None:
            progress(len(batch))
    return tuple(findings)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A clause as it was read, with the patterns that match in it."""

    clause: Clause
    text: AnnotatedText
    units: ClauseUnits
    candidates: tuple[Candidate, ...]


def _read(
    clauses: Sequence[Clause],
    lexicon: Lexicon,
    model: LanguageModel,
    aliases: Mapping[str, Party],
) -> Iterator[_Reading]:
    texts = annotate([c.text for c in clauses], model, lexicon.vocabulary, aliases)
    for clause, text in zip(clauses, texts, strict=True):
        if text.sentences:
            units = ClauseUnits(text, lexicon.matcher)
            yield _Reading(clause, text, units, tuple(find_candidates(units, lexicon)))


def _settled(
    read: Sequence[_Reading], lexicon: Lexicon, model: LanguageModel
) -> Iterator[list[Hit]]:
    """Parse the sentences with candidates, in one go, and decide who bears what."""
    wanted = sorted({(i, c.sentence) for i, r in enumerate(read) for c in r.candidates})
    tagged = tag_sentences([(read[i].text.text, _sentence(read, (i, s))) for i, s in wanted], model)
    said = {
        key: None
        if words is None
        else read_sentence(_sentence(read, key), words, lexicon.vocabulary)
        for key, words in zip(wanted, tagged, strict=True)
    }
    for index, reading in enumerate(read):
        settled = (settle(c, said[(index, c.sentence)], lexicon) for c in reading.candidates)
        yield [hit for hit in settled if hit is not None]


def _sentence(read: Sequence[_Reading], key: tuple[int, int]) -> Sentence:
    return read[key[0]].units.sentence(key[1])


def _by_document(clauses: Iterable[Clause]) -> list[tuple[str, list[Clause]]]:
    groups: list[tuple[str, list[Clause]]] = []
    for clause in clauses:
        if not groups or groups[-1][0] != clause.document:
            groups.append((clause.document, []))
        groups[-1][1].append(clause)
    return groups


def _aliases_by_document(
    clauses: Sequence[Clause], lexicon: Lexicon
) -> Mapping[str, Mapping[str, Party]]:
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


def _in_clause(
    reading: _Reading, hits: Iterable[Hit], lexicon: Lexicon, numbers: Iterator[int]
) -> list[Finding]:
    clause, units, text = reading.clause, reading.units, reading.text
    kept: dict[str, list[Hit]] = {}
    for hit in hits:
        reason = suppressed_by(hit, clause, units, lexicon, supplier_voice=text.supplier_voice)
        if reason is None:
            kept.setdefault(hit.indicator.id, []).append(hit)
    best = drop_general([_strongest(hits) for hits in kept.values()], lexicon.overlaps)
    present = {hit.indicator.id for hit in best}
    findings: list[Finding] = []
    for hit in best:
        finding = _finding(
            hit, clause, units, lexicon, siblings=present - {hit.indicator.id},
            patterns=len({h.pattern.line for h in kept[hit.indicator.id]}),
        )  # fmt: skip
        if finding.severity >= _MINIMUM_SEVERITY:
            findings.append(replace(finding, id=f"f{next(numbers)}"))
    return findings


def _strongest(hits: Sequence[Hit]) -> Hit:
    def strength(hit: Hit) -> tuple[float, int, int]:
        base = hit.indicator.severity if hit.pattern.severity is None else hit.pattern.severity
        return (base * hit.pattern.grade, hit.bearer is not Party.UNCLEAR, -hit.sentence)

    return max(hits, key=strength)


def _finding(
    hit: Hit,
    clause: Clause,
    units: ClauseUnits,
    lexicon: Lexicon,
    *,
    siblings: set[str],
    patterns: int,
) -> Finding:
    indicator = hit.indicator
    severity = judge_severity(hit, units, lexicon, clause.text, siblings)
    start, end = _quote(hit, units)
    return Finding(
        id="",
        indicator=indicator.id,
        label=indicator.label,
        family=indicator.family,
        polarity=indicator.polarity,
        base_severity=severity.base,
        severity=severity.final,
        clause=clause.id,
        document=clause.document,
        phase=clause.phase,
        page=clause.page_at(start),
        quote=clause.text[start:end],
        start=start,
        end=end,
        triggers=tuple(span for span in hit.triggers if start <= span[0] and span[1] <= end),
        bearer=hit.bearer,
        confidence=_confidence(hit, clause, patterns),
        detected_by=(RULES,),
        modifiers=severity.trace,
        explanation=indicator.explanation,
        norms=tuple(n for n in indicator.norms if n.certainty is not Certainty.UNCERTAIN),
        advice=indicator.advice,
    )


def _quote(hit: Hit, units: ClauseUnits) -> tuple[int, int]:
    """The sentences with triggers when they are adjacent, else the last of them."""
    first, last = hit.sentences[0], hit.sentences[-1]
    if last - first >= len(hit.sentences):
        first = last
    return units.sentence(first).start, units.sentence(last).end


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
