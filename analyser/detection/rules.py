"""Matches the patterns of the indicators in a clause: the first half of a finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analyser.detection.units import ClauseUnits, Unit
from analyser.language.bearer import find_bearer
from analyser.language.negation import negated_tokens
from analyser.lexicon.types import Indicator, Lexicon, NegationRule, Pattern, Scope
from analyser.model import Family, Party


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern that matched: where, and who bears it.

    `sentence` is the sentence the finding is about, `sentences` all that hold a trigger;
    `triggers` are (start, end) offsets in the clause text.
    """

    indicator: Indicator
    pattern: Pattern
    sentence: int
    sentences: tuple[int, ...]
    triggers: tuple[tuple[int, int], ...]
    bearer: Party


def find_hits(units: ClauseUnits, lexicon: Lexicon) -> Iterator[Hit]:
    """Match every indicator whose anchors occur in the clause.

    Args:
        units: the stretches of the clause.
        lexicon: the indicators.

    Yields:
        Hits that survive negation, bearer and the exclusions of their indicator.
    """
    for indicator in lexicon.indicators.values():
        if lexicon.matcher.matches(indicator.anchors, units.whole.view) is None:
            continue
        for pattern in indicator.patterns:
            if not all(units.whole.view.union & gate for gate in pattern.expression.gates):
                continue
            yield from _pattern_hits(units, indicator, pattern, lexicon)


def _pattern_hits(
    units: ClauseUnits, indicator: Indicator, pattern: Pattern, lexicon: Lexicon
) -> Iterator[Hit]:
    seen: set[tuple[tuple[int, int], ...]] = set()
    for index in range(len(units)):
        unit = units.starting_at(index, pattern.scope)
        matches = lexicon.matcher.matches(pattern.expression, unit.view, pattern.within)
        if matches is None:
            continue
        tokens = sorted({token for match in matches for token in match.tokens})
        hit = _judge(units, unit, tokens, indicator, pattern, lexicon)
        if hit is not None and hit.triggers not in seen:
            seen.add(hit.triggers)
            yield hit
        if pattern.scope is Scope.CLAUSE and unit is units.whole:
            return


def _judge(
    units: ClauseUnits,
    unit: Unit,
    tokens: list[int],
    indicator: Indicator,
    pattern: Pattern,
    lexicon: Lexicon,
) -> Hit | None:
    if pattern.negation is NegationRule.DROP and _negated(unit, tokens, lexicon):
        return None
    bearing = find_bearer(unit.view.tokens, lexicon.vocabulary, tokens[0]).party
    if pattern.bearer is Party.SUPPLIER and bearing is Party.BUYER:
        return None
    # A risk that both carry is shared, not shifted; a mutual penalty stays one, only lighter.
    shared = bearing is Party.BOTH and indicator.family is Family.RISK
    if pattern.bearer is Party.SUPPLIER and shared:
        return None
    if pattern.bearer is Party.BUYER and bearing is Party.SUPPLIER:
        return None
    sentences = tuple(sorted({unit.sentence_of[token] for token in tokens}))
    main = sentences[-1]
    for exclusion in indicator.exclusions:
        around = units.around(main, exclusion.scope)
        if lexicon.matcher.matches(exclusion.expression, around.view) is not None:
            return None
    return Hit(indicator, pattern, main, sentences, _spans(unit, tokens), bearing)


def _negated(unit: Unit, tokens: list[int], lexicon: Lexicon) -> bool:
    scope = negated_tokens(unit.view.tokens, lexicon.vocabulary)
    own = set(tokens)
    return any(token in scope and scope[token] not in own for token in tokens)


def _spans(unit: Unit, tokens: list[int]) -> tuple[tuple[int, int], ...]:
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
