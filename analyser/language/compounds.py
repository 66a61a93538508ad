"""Takes Dutch compounds apart into a head and what modifies it (codebook 6.1).

The head carries the polarity: an *aansprakelijkheidsbeperking* limits what an
*aansprakelijkheidsuitbreiding* extends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

_MOST_REMEMBERED = 20_000
_LONGEST_WORD = 70
_MOST_MODIFIERS = 4
_MOST_WORDS_APART = 4
_COORDINATION_REACH = 7
_DENIAL = "on"
# Between the parts of "boete-, schade- en aansprakelijkheidsbeding".
_COORDINATORS = frozenset(
    {",", "en", "of", "dan", "wel", "danwel", "alsmede", "respectievelijk", "c.q.", "&"}
)
# With a linking s these are no words: who writes them apart made a mistake.
_NEVER_FREE = ("ings", "heids", "teits")
_CO2_APART = re.compile(r"^c-?o-2")
_CO2_STARTS = frozenset({"c", "co"})


class Effect(StrEnum):
    """What the head does with that which the modifier names.

    It says nothing about who gains: a limit on a penalty eases, a limit on competition
    does not. That follows from the modifier.
    """

    LIMITS = "limits"
    """Caps it, lessens it or takes it away: *boeteplafond*, *boetevrij*."""
    EXTENDS = "extends"
    """Makes it more, longer or heavier: *boeteverhoging*, *termijnverlenging*."""
    SHARES = "shares"
    """Divides it between parties: *risicoverdeling*."""
    SHIFTS = "shifts"
    """Moves it to another party: *risicoafwenteling*, *schadeverhaal*."""
    SETS = "sets"
    """Makes it hold, as a clause, a duty or a right does: *boetebeding*."""
    DENIES = "denies"
    """Says the opposite of an adjective: *onbeperkt*."""
    NEUTRAL = "neutral"
    """None of these: *uitsluitingsgrond*."""


@dataclass(frozen=True, slots=True)
class Compound:
    """A compound: the lemma of its head, the lemmas before it from left to right, its effect.

    The effect is on the last modifier, with those before it saying which. A clause about a
    limit is itself a limit: *aansprakelijkheidsbeperkingsclausule* LIMITS. With DENIES the
    head is the adjective and the modifier the prefix.
    """

    head: str
    modifier: tuple[str, ...]
    effect: Effect


@dataclass(frozen=True, eq=False)
class CompoundLexicon:
    """The words that compounds are made of, all in lower case.

    Args:
        heads: form of a head -> its lemma.
        effects: lemma of a head -> what it does.
        modifiers: form in which a modifier stands right before a head -> its lemma.
        loose_modifiers: form before a hyphen or a space -> lemma; abbreviations too.
        instead: (last modifier, head), as lemmas -> effect that differs from the head's own.
        passes: heads that pass on the effect of the part before them.
        apart: heads that are recognised after a space too.
        denied: form of an adjective that "on" turns into its opposite -> its lemma.
    """

    heads: Mapping[str, str]
    effects: Mapping[str, Effect]
    modifiers: Mapping[str, str]
    loose_modifiers: Mapping[str, str]
    instead: Mapping[tuple[str, str], Effect]
    passes: frozenset[str]
    apart: frozenset[str]
    denied: Mapping[str, str]


Found = tuple[int, int, Compound]
"""First token, token after the last, and the compound that they are."""


@lru_cache(maxsize=_MOST_REMEMBERED)
def split_compound(word: str, lexicon: CompoundLexicon) -> Compound | None:
    """Take a word apart.

    Args:
        word: a word with its marks folded as in `Token.form`; hyphens may stand between parts.
        lexicon: the known heads and modifiers.

    Returns:
        The compound with the longest known head, or None when the word is a head itself or
        is not made of known parts only.
    """
    word = word.lower()
    if word.startswith(_DENIAL) and word[len(_DENIAL) :] in lexicon.denied:
        return Compound(lexicon.denied[word[len(_DENIAL) :]], (_DENIAL,), Effect.DENIES)
    if word in lexicon.heads or len(word) > _LONGEST_WORD:
        return None
    for start in range(2, len(word)):
        head = lexicon.heads.get(word[start:])
        modifier = _modifiers(word[:start], lexicon, _MOST_MODIFIERS) if head else None
        if head and modifier:
            return Compound(head, modifier, _effect(modifier, head, lexicon))
    return None


def compounds_in(tokens: Sequence[str], lexicon: CompoundLexicon) -> tuple[Found, ...]:
    """Find the compounds of a sentence, also coordinated and wrongly spelled apart.

    In *boete- en aansprakelijkheidsplafond* the first part gets the head of the second and
    stands at its own token; in *prijsverhoging en -verlaging* the second gets the modifier
    of the first.

    Args:
        tokens: forms as in `Token.form`.
        lexicon: the known heads and modifiers.

    Returns:
        First token, token after the last, and compound; in the order of the text. No token
        is in two, but one with a slash (*bonus-/malusregeling*) can hold more than one.
    """
    words = [
        (piece, index) for index, token in enumerate(tokens) for piece in token.split("/") if piece
    ]
    texts = [text for text, _ in words]
    return tuple(
        (words[first][1], words[after - 1][1] + 1, compound)
        for first, after, compound in _walk(texts, lexicon)
    )


def _walk(texts: Sequence[str], lexicon: CompoundLexicon) -> Iterator[Found]:
    place = 0
    last: Found | None = None
    while place < len(texts):
        found = _at(texts, place, last, lexicon)
        if found is None:
            place += 1
            continue
        yield found
        last = found
        place = found[1]


def _at(
    texts: Sequence[str], place: int, last: Found | None, lexicon: CompoundLexicon
) -> Found | None:
    text = texts[place]
    compound: Compound | None
    if text.startswith("-"):
        compound = _with_earlier_modifier(texts, place, last, lexicon)
    elif text.endswith("-"):
        compound = _with_later_head(texts, place, lexicon)
    else:
        compound = split_compound(text, lexicon)
    if compound is not None:
        return place, place + 1, compound
    return _spelled_apart(texts, place, lexicon)


def _with_later_head(texts: Sequence[str], place: int, lexicon: CompoundLexicon) -> Compound | None:
    modifier = _modifiers(texts[place], lexicon, _MOST_MODIFIERS)
    if modifier is None:
        return None
    for text in texts[place + 1 : place + 1 + _COORDINATION_REACH]:
        if text in _COORDINATORS or text.endswith("-"):
            continue
        later = split_compound(text, lexicon)
        if later is None or later.effect is Effect.DENIES:
            return None
        modifier = (*modifier, *later.modifier[1:])
        return Compound(later.head, modifier, _effect(modifier, later.head, lexicon))
    return None


def _with_earlier_modifier(
    texts: Sequence[str], place: int, last: Found | None, lexicon: CompoundLexicon
) -> Compound | None:
    head = lexicon.heads.get(texts[place][1:])
    if head is None or last is None or last[2].effect is Effect.DENIES:
        return None
    between = texts[last[1] : place]
    if not between or any(text not in _COORDINATORS for text in between):
        return None
    return Compound(head, last[2].modifier, _effect(last[2].modifier, head, lexicon))


def _spelled_apart(texts: Sequence[str], place: int, lexicon: CompoundLexicon) -> Found | None:
    for after in range(min(place + _MOST_WORDS_APART, len(texts)), place + 1, -1):
        parts = texts[place:after]
        if not _may_stand_apart(parts, lexicon):
            continue
        compound = split_compound(_CO2_APART.sub("co2", "-".join(parts)), lexicon)
        if compound is not None:
            return place, after, compound
    return None


def _may_stand_apart(parts: Sequence[str], lexicon: CompoundLexicon) -> bool:
    # Two nouns in a row are seldom one word; only these are worth the guess.
    return (
        parts[-2].endswith(_NEVER_FREE)
        or lexicon.heads.get(parts[-1]) in lexicon.apart
        or parts[0] in _CO2_STARTS
    )


def _modifiers(text: str, lexicon: CompoundLexicon, most: int) -> tuple[str, ...] | None:
    """Read a text as modifiers only, at most so many; prefers long ones at the right."""
    hyphen = text.endswith("-")
    text = text.removesuffix("-")
    known = lexicon.loose_modifiers if hyphen else lexicon.modifiers
    if text in known:
        return (known[text],)
    if most == 1:
        return None
    for start in range(2, len(text) - 1):
        last = known.get(text[start:])
        before = _modifiers(text[:start], lexicon, most - 1) if last else None
        if last and before:
            return (*before, last)
    return None


def _effect(modifier: tuple[str, ...], head: str, lexicon: CompoundLexicon) -> Effect:
    own = lexicon.instead.get((modifier[-1], head), lexicon.effects[head])
    inner = modifier[-1]
    if head not in lexicon.passes or len(modifier) == 1 or inner not in lexicon.effects:
        return own
    passed = _effect(modifier[:-1], inner, lexicon)
    return own if passed is Effect.NEUTRAL else passed
