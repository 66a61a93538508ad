"""What of a sentence weighs this award: nothing of earlier tenders, ties and price formulas."""

from __future__ import annotations

import re

from analyser.model import AwardTheme
from analyser.scoring.award_attribution import theme_of
from analyser.scoring.award_lexicon import award_words
from analyser.scoring.award_numbers import POINTS, weights_in
from analyser.scoring.award_words import PRICE_QUALITY_RATIO

_BRACKETS = re.compile(r"\([^()]*\)")
# What parts the halves of a sentence that tells of then and of now; no decimal comma.
_BREAK = re.compile(r"[,;:(–](?!\d)|\b(?:en|maar|terwijl)\b", re.IGNORECASE)
_SPLIT_IN = r"(?:onderverdeeld|verdeeld|opgebouwd|samengesteld|uitgesplitst|gesplitst|opgesplitst)"
_OF_WHOLE = re.compile(
    r"^\W*(?:(?:en|hierbij|daarbij)\s+)?(?:"
    r"(?:binnen|van|voor)\s+(?P<within>[^.,;:()\d]{3,60}?)\s+(?:telt|tellen|weegt|wegen|gaat|gaan|geldt|gelden|wordt|worden|"
    r"bepaalt|bepalen|is|zijn)\b"
    rf"|(?P<whole>[^.,;:()\d]{{3,60}}?)\s+(?:(?:is|zijn|wordt|worden)\s+(?:\w+\s+){{0,3}}{_SPLIT_IN}|bestaa[nt]\s+(?:\w+\s+)?uit|"
    r"valt\s+(?:\w+\s+)?uiteen))",
    re.IGNORECASE,
)
# A sentence that says how points come about deals out none.
_OF_A_FORMULA = re.compile(
    r"(?:laagste|hoogste|beste|goedkoopste)\b[^.;:]{0,60}\b(?:krijg|ontvang|scoor|behaal|verkrijg|wordt toegekend|/)|"
    r"(?:/|gedeeld door|\bmaal|\bx|×|\*)\s*\(?(?:\d+\s*(?:punten|%)|max)|naar rato|rekenvoorbeeld|\bvoorbeeld\b",
    re.IGNORECASE,
)
_LOWEST_GETS = re.compile(
    r"\b(?:laagste|goedkoopste)\b[^.;:()]{0,40}\b(?:krijgt|ontvangt|scoort|behaalt|verkrijgt)\b",
    re.IGNORECASE,
)


def is_formula(text: str) -> bool:
    """Whether a sentence says how points come about, so that it deals out none."""
    return bool(_OF_A_FORMULA.search(text))


def of_this_award(text: str) -> str:
    """A sentence with spaces for what weighs something else than this award.

    Args:
        text: a sentence.

    Returns:
        As many characters, without earlier tenders ("in 2019 woog de prijs 60%"), without what
        holds for offers that end equal, and without price formulas between brackets.
    """
    left = _without_formulas(_without_tie(_without_past(text)))
    return award_words().now_adverb.sub(lambda m: " " * len(m.group()), left)


def leads_to_past(text: str) -> bool:
    """Whether the last sentence in front of a table or a list tells of an earlier tender."""
    words = award_words()
    last = _last_sentence(text)
    return bool(words.past.search(words.unlike_past.sub(" ", last)) and not words.now.search(last))


def leads_to_price(text: str) -> bool:
    """Whether the last sentence in front of a table or a list says that it divides the price."""
    return divides_price(_last_sentence(text))


def divides_price(text: str) -> bool:
    """Whether a sentence divides the price, of which it gives no weight itself.

    Args:
        text: a sentence ("Binnen de prijs telt het uurtarief voor 60% en de opslag voor 40%").
    """
    plain = PRICE_QUALITY_RATIO.sub(" ", text)
    match = _OF_WHOLE.search(plain)
    if match is None or any(weight.start < match.end() for weight in weights_in(plain)):
        return False
    if theme_of(match["within"] or match["whole"]) is not AwardTheme.PRICE:
        return False
    themes = [theme_of(part) for part in re.split(r",|\ben\b", plain[match.end() :])]
    return all(theme in {AwardTheme.PRICE, None} for theme in themes)


def _last_sentence(text: str) -> str:
    return text.rstrip().split(". ")[-1]


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _without_past(text: str) -> str:
    words = award_words()
    for bracket in _BRACKETS.finditer(text):
        led = list(words.past.finditer(text, 0, bracket.start()))
        if led and not text[led[-1].end() : bracket.start()].strip():
            text = _blank(text, led[-1].start(), bracket.end())
        elif words.past.search(bracket.group()):
            text = _blank(text, bracket.start(), bracket.end())
    text = words.unlike_past.sub(lambda m: " " * len(m.group()), text)
    past = words.past.search(text)
    if past is None:
        return text
    now = words.now.search(text)
    if now is None:
        return " " * len(text)
    later = max(past.start(), now.start())
    breaks = [found.start() for found in _BREAK.finditer(text, 0, later)]
    if not breaks:
        return " " * len(text)
    if now.start() > past.start():
        return _blank(text, 0, breaks[-1] + 1)
    return _blank(text, breaks[-1], len(text))


def _without_tie(text: str) -> str:
    tie = award_words().tie.search(text)
    if tie is None:
        return text
    is_apart = any(weight.end <= tie.start() for weight in weights_in(text))
    return _blank(text, tie.start() if is_apart else 0, len(text))


def _without_formulas(text: str) -> str:
    """The text without formulas between brackets; of "laagste prijs krijgt 70 punten" the points stay."""
    for bracket in _BRACKETS.finditer(text):
        formula = _OF_A_FORMULA.search(bracket.group())
        if formula is None:
            continue
        at = bracket.start() + formula.start()
        start = max(text.rfind(",", bracket.start(), at), bracket.start()) + 1
        end = bracket.end() - 1
        if weights_in(text[bracket.start() : start]):
            text = _blank(text, start, end)
            continue
        points = [w for w in weights_in(text[start:end]) if w.unit == POINTS]
        if not points or not _LOWEST_GETS.search(bracket.group()):
            continue
        if _repeats(text[: bracket.start()], points[0].value):
            text = _blank(text, start, end)
        else:
            text = _blank(text, start, start + points[0].start)
            text = _blank(text, start + points[0].end, end)
    return text


def _repeats(before: str, value: float) -> bool:
    """Whether points are those that the words just in front of their bracket gave already."""
    given = weights_in(before)
    return (
        bool(given)
        and given[-1].value == value
        and not re.search(r"[,;()]|\ben\b", before[given[-1].end :])
    )
