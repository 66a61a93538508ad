"""How far one requirement fixes the solution: S0 (prescribed) to S5 (challenge), X or P (codebook 3.2)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from analyser.model import SpecificationLevel as Level
from analyser.scoring.specification_numbers import find_figures
from analyser.scoring.specification_parts import Parts, take_apart
from analyser.scoring.specification_words import Seen, Sign, specification_words


@dataclass(frozen=True, slots=True)
class Judgement:
    """A level with the words that decided it (offsets in the text) and the reason in Dutch."""

    level: Level
    reason: str
    start: int
    end: int


# From this weight on a sign decides by itself.
_STRONG = 1.5
# From this weight on what is fixed cannot be opened by other words; below the other it is no sign.
_DECISIVE, _LEAST = 2.0, 0.6
# A group of words that is seen again says it with more force.
_OFTEN = 1.5
# What stands as an example binds nobody.
_EXAMPLE = re.compile(
    r"\((?:bijvoorbeeld|bijv\.?|bv\.?|b\.v\.|zoals|o\.a\.|eventueel|denk aan)[^()]*\)",
    re.IGNORECASE,
)
_SOLUTION = re.compile(
    r"^(?:\W*(?:[A-Z]{1,4}[-.]?\d+\W+)?)(?:\(web\))?(?:(?:de|het|een|alle|onze)\s+)?(?:\w+e\s+)?(\w*(?:app|apps|applicatie|applicaties|systeem|systemen|software|oplossing|toepassing|website|site|portaal|server|dashboard|"
    r"interface|voorziening|installatie|machine|voertuig|gebouw|toestel|apparaat|dienst|module|tool|platform|product|meubilair|functionaliteit|faciliteit))\s",
    re.IGNORECASE,
)


def judge_requirement(text: str) -> Judgement | None:
    """Judge one requirement.

    Args:
        text: the text of a clause, columns included.

    Returns:
        The level and the words that tell it, or None when the words do not tell.
    """
    parts = take_apart(text)
    seen = _see(text, parts)
    weights = {sign: _weight(seen, sign) for sign in Sign}
    level = _level(weights, parts)
    if level is None:
        return None
    telling = _telling(seen, level)
    if telling is None:
        return Judgement(level, "zegt wat de gebruiker wil", parts.start, parts.end)
    return Judgement(level, telling.cue.label, telling.start, telling.end)


def _see(text: str, parts: Parts) -> list[Seen]:
    """What the words and figures say; names of columns and their cells say nothing."""
    words = specification_words()
    said = _EXAMPLE.sub(lambda match: " " * len(match.group()), text[parts.start : parts.end])
    seen = words.see(said)
    seen += [Seen(words.figures[f.name], f.start, f.end) for f in find_figures(said)]
    if (system := _SOLUTION.match(said)) is not None:
        seen.append(Seen(words.figures["#system"], system.start(1), system.end(1)))
    return [Seen(s.cue, s.start + parts.start, s.end + parts.start) for s in seen]


def _weight(seen: Iterable[Seen], sign: Sign) -> float:
    """Weight of a sign: a group of words counts once, and half as much again when seen twice."""
    cues = Counter(s.cue for s in seen if s.cue.sign is sign)
    return sum(cue.weight * (1.0 if count == 1 else _OFTEN) for cue, count in cues.items())


def _level(weights: dict[Sign, float], parts: Parts) -> Level | None:
    apart = None if parts.story else _apart(weights)
    if apart is not None:
        return apart
    if weights[Sign.PRESUMED] and not weights[Sign.BURDENED]:
        return Level.PRESUMPTION
    return (
        _free(weights)
        or _fixed(weights, parts)
        or _by_norm(weights, parts)
        or _open(weights, parts)
    )


def _apart(weights: dict[Sign, float]) -> Level | None:
    """X or P: what says nothing of the room for a solution."""
    fixed = weights[Sign.FIXED] + weights[Sign.CLOSED]
    hard = fixed >= _STRONG
    says = max(fixed, weights[Sign.FUNCTION], weights[Sign.MEASURE])
    if weights[Sign.EXISTING] and not weights[Sign.CLOSED]:
        return Level.STATUTORY
    if weights[Sign.STATUTORY] and not hard and weights[Sign.FUNCTION] < weights[Sign.STATUTORY]:
        return Level.STATUTORY
    process = weights[Sign.PROCESS]
    if weights[Sign.PAPER] and weights[Sign.HANDING] and not weights[Sign.SOLUTION]:
        process += _STRONG
    if (process >= _STRONG and (not hard or process >= _DECISIVE)) or process > says:
        return Level.PROCESS
    return None


def _free(weights: dict[Sign, float]) -> Level | None:
    """What leaves the choice to the market: measured, a function or a challenge."""
    if not weights[Sign.FREE] or weights[Sign.FIXED] + weights[Sign.CLOSED] >= _DECISIVE:
        return None
    if weights[Sign.MEASURE] >= _STRONG:
        return Level.PERFORMANCE
    if weights[Sign.FUNCTION] >= 1 and not weights[Sign.EFFECT]:
        return Level.FUNCTION
    return Level.CHALLENGE


def _fixed(weights: dict[Sign, float], parts: Parts) -> Level | None:
    fixed = weights[Sign.FIXED] + weights[Sign.CLOSED]
    if weights[Sign.BURDENED]:
        return Level.PRESCRIBED
    opening = max(weights[Sign.MEASURE], weights[Sign.FUNCTION])
    # A user names the things of his work in a story; they are seldom the solution.
    least = _DECISIVE if parts.story else _LEAST
    if fixed < least or (fixed < _DECISIVE and opening > fixed):
        return None
    if weights[Sign.EQUIVALENT] and not weights[Sign.BURDENED]:
        return Level.EQUIVALENT
    return Level.PRESCRIBED


def _by_norm(weights: dict[Sign, float], parts: Parts) -> Level | None:
    if parts.story:
        return None
    purpose = weights[Sign.FUNCTION] + weights[Sign.EFFECT]
    if weights[Sign.EQUIVALENT] and not weights[Sign.BURDENED]:
        if weights[Sign.NORM] and purpose:
            return Level.PRESUMPTION
        return Level.EQUIVALENT
    if weights[Sign.NORM]:
        return Level.PERFORMANCE if weights[Sign.MEASURE] >= _STRONG else Level.EQUIVALENT
    return None


def _open(weights: dict[Sign, float], parts: Parts) -> Level | None:
    measure, people = weights[Sign.MEASURE], weights[Sign.PEOPLE]
    if measure >= _STRONG:
        return Level.PERFORMANCE
    if not parts.story and weights[Sign.EFFECT] + people >= _STRONG and weights[Sign.EFFECT]:
        return Level.CHALLENGE
    if measure >= 1:
        return Level.PERFORMANCE
    if parts.story or weights[Sign.FUNCTION] or weights[Sign.SOLUTION] or people:
        return Level.FUNCTION
    return None


_TELLS = {
    Level.PRESCRIBED: (Sign.CLOSED, Sign.FIXED, Sign.BURDENED),
    Level.EQUIVALENT: (Sign.EQUIVALENT, Sign.NORM),
    Level.PRESUMPTION: (Sign.PRESUMED, Sign.EQUIVALENT),
    Level.PERFORMANCE: (Sign.MEASURE,),
    Level.FUNCTION: (Sign.FUNCTION, Sign.SOLUTION, Sign.PEOPLE),
    Level.CHALLENGE: (Sign.FREE, Sign.EFFECT),
    Level.STATUTORY: (Sign.STATUTORY, Sign.EXISTING),
    Level.PROCESS: (Sign.PROCESS, Sign.PAPER),
}


def _telling(seen: Iterable[Seen], level: Level) -> Seen | None:
    """The words that weighed most for a level, the first of them where they are equal."""
    telling = [s for s in seen if s.cue.sign in _TELLS[level]]
    return min(telling, key=lambda s: (-s.cue.weight, s.start), default=None)
