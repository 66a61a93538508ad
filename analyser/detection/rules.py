"""Matches the patterns of the indicators in a clause: the first half of a finding."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from analyser.detection.units import ClauseUnits, Unit
from analyser.language.bearer import find_bearer
from analyser.language.negation import negated_tokens
from analyser.language.statements import SentenceReading
from analyser.lexicon.matching import matches, occurs
from analyser.lexicon.types import Indicator, Lexicon, NegationRule, Pattern
from analyser.model import Family, Party


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern that matched: where, and who bears it.

    `sentence` is the sentence the finding is about, `sentences` all that hold a trigger;
    `triggers` are (start, end) offsets in the clause text. `has_verb` tells that the sentence
    says something, as a heading or an entry of a list does not.
    """

    indicator: Indicator
    pattern: Pattern
    sentence: int
    sentences: tuple[int, ...]
    triggers: tuple[tuple[int, int], ...]
    bearer: Party
    has_verb: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pattern that matched, before it is known who bears it.

    `sentence` is the sentence the finding would be about, `focus` the index in it of its
    first trigger.
    """

    indicator: Indicator
    pattern: Pattern
    unit: Unit
    tokens: tuple[int, ...]
    sentence: int
    focus: int


def find_candidates(
    units: ClauseUnits, lexicon: Lexicon, subjects: Collection[str]
) -> Iterator[Candidate]:
    """Match every indicator whose anchors occur in the clause.

    Args:
        units: the stretches of the clause.
        lexicon: the indicators.
        subjects: the indicators whose anchors occur.

    Yields:
        Matches that survive negation and the exclusions of their indicator.
    """
    for indicator in lexicon.indicators.values():
        if indicator.id not in subjects:
            continue
        for place in indicator.pattern_index.possible(units.whole.view):
            yield from _pattern_candidates(units, indicator, indicator.patterns[place], lexicon)


def _pattern_candidates(
    units: ClauseUnits, indicator: Indicator, pattern: Pattern, lexicon: Lexicon
) -> Iterator[Candidate]:
    seen: set[tuple[tuple[int, int], ...]] = set()
    whole = units.whole
    for unit in units.starting(pattern.scope):
        # Of the whole clause that is known already.
        if unit is not whole and not unit.view.may_hold(pattern.expression):
            continue
        found = matches(pattern.expression, unit.view, pattern.within)
        if found is None:
            continue
        tokens = tuple(sorted({token for match in found for token in match.tokens}))
        spans = _spans(unit, tokens)
        if spans not in seen and _stands(units, unit, tokens, indicator, pattern, lexicon):
            seen.add(spans)
            sentence = unit.sentence_of[tokens[-1]]
            first = next(t for t in tokens if unit.sentence_of[t] == sentence)
            focus = first - unit.sentence_of.index(sentence)
            yield Candidate(indicator, pattern, unit, tokens, sentence, focus)


def _stands(
    units: ClauseUnits,
    unit: Unit,
    tokens: Sequence[int],
    indicator: Indicator,
    pattern: Pattern,
    lexicon: Lexicon,
) -> bool:
    if pattern.negation is NegationRule.DROP and _negated(unit, tokens, lexicon):
        return False
    return not is_excluded(indicator, unit.sentence_of[tokens[-1]], units)


def is_excluded(indicator: Indicator, sentence: int, units: ClauseUnits) -> bool:
    """Whether something near a sentence says that the indicator does not hold (`unless`).

    Args:
        indicator: the indicator.
        sentence: index of the sentence it would stand in.
        units: the stretches of the clause.
    """
    return any(
        occurs(x.expression, units.around(sentence, x.scope).view) for x in indicator.exclusions
    )


def settle(candidate: Candidate, reading: SentenceReading | None, lexicon: Lexicon) -> Hit | None:
    """Decide who bears what a candidate says, and whether it then is a hit.

    Args:
        candidate: a match.
        reading: what its sentence says; None when it was not tagged.
        lexicon: the vocabulary.

    Returns:
        The hit, or None when the wrong side bears it.
    """
    bearer = _bearer(candidate, reading, lexicon)
    if not _may_bear(bearer, candidate.indicator, candidate.pattern):
        return None
    unit, tokens = candidate.unit, candidate.tokens
    sentences = tuple(sorted({unit.sentence_of[token] for token in tokens}))
    return Hit(
        candidate.indicator,
        candidate.pattern,
        sentences[-1],
        sentences,
        _spans(unit, tokens),
        bearer,
        has_verb=reading is not None and bool(reading.predicates),
    )


def born_by(hit: Hit, reading: SentenceReading | None) -> Hit | None:
    """Say who bears a hit of which that is not known yet.

    Args:
        hit: the hit.
        reading: what its sentence says; None when it was not tagged.

    Returns:
        The hit with its bearer, or None when the wrong side bears it.
    """
    bearer = Party.UNCLEAR if reading is None else reading.meaning.bearer
    return replace(hit, bearer=bearer) if _may_bear(bearer, hit.indicator, hit.pattern) else None


def _may_bear(bearer: Party, indicator: Indicator, pattern: Pattern) -> bool:
    # A risk that both carry is shared, not shifted; a mutual penalty stays one, only lighter.
    shared = bearer is Party.BOTH and indicator.family is Family.RISK
    if pattern.bearer is Party.SUPPLIER:
        return bearer is not Party.BUYER and not shared
    return not (pattern.bearer is Party.BUYER and bearer is Party.SUPPLIER)


def _bearer(candidate: Candidate, reading: SentenceReading | None, lexicon: Lexicon) -> Party:
    """Who bears the main clause when the trigger stands in it; else what stands nearest."""
    if reading is not None and candidate.focus in reading.main:
        bearer = reading.meaning.bearer
        if bearer is not Party.UNCLEAR:
            return bearer
    tokens = candidate.unit.view.tokens
    return find_bearer(tokens, lexicon.vocabulary, candidate.tokens[0]).party


def _negated(unit: Unit, tokens: Sequence[int], lexicon: Lexicon) -> bool:
    scope = negated_tokens(unit.view.tokens, lexicon.vocabulary)
    own = set(tokens)
    return any(token in scope and scope[token] not in own for token in tokens)


def _spans(unit: Unit, tokens: Sequence[int]) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    previous = -2
    for token in tokens:
        word = unit.view.tokens[token]
        if token == previous + 1:
            spans[-1] = (spans[-1][0], word.end)
        else:
            spans.append((word.start, word.end))
        previous = token
    return tuple(spans)
