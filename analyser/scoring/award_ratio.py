"""Sentences that weigh criteria against each other instead of one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analyser.language.numbers import number_of
from analyser.model import AwardTheme
from analyser.scoring.award_attribution import theme_of
from analyser.scoring.award_entries import short_name
from analyser.scoring.award_fractions import PLACE
from analyser.scoring.award_numbers import BARE, PERCENT

_EQUAL = re.compile(r"\b(?:even zwaar|gelijk gewogen|in gelijke mate)\b", re.IGNORECASE)
_BETWEEN = r"\s*(?:/|-|–|:|,|\ben\b|tegenover|versus|respectievelijk|staat tot)\s*"
_OF_HUNDRED = re.compile(
    rf"(?<![\d:.,/-])(?P<values>\d{{1,3}}\s*%?(?:{_BETWEEN}\d{{1,3}}\s*%?){{1,5}})(?![\d:,]|\.\d|\s*(?:punten|dagen|uur))",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"(?<![\d:.,/-])(?P<values>\d{1,3}(?:\s*(?::|staat tot)\s*\d{1,3}){1,7})(?![\d:,]|\.\d|\s*uur)",
    re.IGNORECASE,
)
_WEIGHED = re.compile(
    r"\b(?:verhouding|verhoud\w*|verdeling|weging|gewicht\w*|weeg\w*|wegen|gewogen|tellen)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\s*(?:,|;|:|/|\b(?:en|staat tot|tegenover|versus|respectievelijk)\b)\s*", re.IGNORECASE
)
_DASHED = re.compile(rf"{_LISTED.pattern}|\s*[-–]\s*", re.IGNORECASE)
# The words of a sentence in front of a list of names.
_LEADS = re.compile(
    r"^.*(?:\b(?:hanteren|hanteert|gebruiken|gebruikt|kiezen|kiest|basis van|tussen|criteria|onderdelen|wij|we|"
    r"(?:beoordel\w+|letten|gunnen|gegund|kijken)\s+(?:wij |we )?(?:op|naar))\b|:\s)\s*",
    re.IGNORECASE | re.DOTALL,
)
_DENIES = re.compile(r"\b(?:niet|geen|nooit|noch|zonder)\b", re.IGNORECASE)
_NAME_MOST_WORDS = 8
_HEAVIER = re.compile(
    r"\b(?:(?P<count>twee|drie|vier|vijf|anderhalf|anderhalve|\d(?:,\d)?)\s*(?:keer|maal)|dubbel)\s+(?:zo|even)\s*(?:zwaar|veel)\s*(?:mee|door)?\s*als\b",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(?:weegt|telt|wegen|tellen|is)\b", re.IGNORECASE)
_NUMBER = r"\d{1,3}(?:[.,]\d{1,3})?"
_TERM = re.compile(
    rf"(?:(?P<before>{_NUMBER})\s*%?\s*[x×*·]\s*)(?P<after_name>[a-zé][\w\s-]{{2,60}}?)(?=\s*(?:\+|$|[.,;)]))"
    rf"|(?P<name>[a-zé][\w\s-]{{2,60}}?)\s*[x×*·]\s*(?P<after>{_NUMBER})(?=\s*%?\s*(?:\+|$|[.,;)]))",
    re.IGNORECASE,
)
_SUMS = (1.0, 10.0, 100.0)
_SLACK = 0.006  # of the sum
_WHOLE = 100.0
_TWICE = 2.0


@dataclass(frozen=True, slots=True)
class Ratio:
    """Names with their weights, and the stretch of the sentence that says so."""

    names: tuple[str, ...]
    values: tuple[float, ...]
    unit: str
    start: int
    end: int


def read_ratio(text: str) -> Ratio | None:
    """Read a sentence that weighs criteria against each other.

    Args:
        text: a sentence ("prijs/kwaliteit 30/70", "prijs, plan en MKI wegen 3:2:1", "kwaliteit
            weegt twee keer zo zwaar als prijs", "0,4 x prijs + 0,6 x kwaliteit").

    Returns:
        At least two names with their weights, None when the sentence is of another kind. A
        series whose names are not of a known kind is a ratio only when one is the price.
    """
    return _equal(text) or _of_hundred(text) or _series(text) or _heavier(text) or _sum(text)


def _equal(text: str) -> Ratio | None:
    match = _EQUAL.search(text)
    if match is None or _DENIES.search(text, 0, match.end()):
        return None
    for side in (*_around_verb(text[: match.start()]), text[match.end() :]):
        names = _names(_LEADS.sub("", side))
        # Without a count only a known subject tells the first name from words before the list.
        if names and theme_of(names[0]) is not None:
            values = (_WHOLE / len(names),) * len(names)
            return Ratio(names, values, PERCENT, *_extent(text))
    return None


def _of_hundred(text: str) -> Ratio | None:
    """Names in a list beside a list of numbers that add up to one hundred."""
    match = _OF_HUNDRED.search(text)
    if match is None:
        return None
    values = tuple(float(v) for v in re.findall(r"\d{1,3}", match["values"]))
    if abs(sum(values) - _WHOLE) > 1 or PLACE.search(text, 0, match.start()):
        return None
    if not (_WEIGHED.search(text) or re.search(r"[%/:–-]", match["values"])):
        return None  # two numbers in a row weigh nothing by themselves
    names = _names_beside(text, match, len(values))
    return Ratio(names, values, PERCENT, *_extent(text)) if names else None


def _series(text: str) -> Ratio | None:
    """Names in a list in front of a series of numbers, or behind it."""
    match = _SERIES.search(text)
    if match is None or not _WEIGHED.search(text):
        return None
    values = tuple(float(v) for v in re.findall(r"\d{1,3}", match["values"]))
    names = _names_beside(text, match, len(values))
    return Ratio(names, values, BARE, *_extent(text)) if names else None


def _names_beside(text: str, match: re.Match[str], count: int) -> tuple[str, ...]:
    """As many names as there are numbers: in front of the verb, behind it, or behind the numbers."""
    before = re.split(r"[.;]\s", text[: match.start()])[-1]
    behind = re.split(r"[.;](?:\s|$)", text[match.end() :])[0]
    for side in (*_around_verb(before), behind):
        for words in (_LEADS.sub("", side), side):
            names = _names(words, count)
            if names:
                return names
    return ()


def _around_verb(before: str) -> tuple[str, str]:
    """The words in front of the first word that weighs, and those behind it."""
    verb = _WEIGHED.search(before)
    return (before, "") if verb is None else (before[: verb.start()], before[verb.end() :])


def _extent(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), len(text.rstrip())


def _heavier(text: str) -> Ratio | None:
    match = _HEAVIER.search(text)
    if match is None or _DENIES.search(text, 0, match.end()):
        return None
    times = _TWICE if match["count"] is None else number_of(match["count"])
    verb = next(iter(_VERB.finditer(text[: match.start()])), None)
    if verb is None or not times:
        return None
    between = text[verb.end() : match.start()]
    first = between if theme_of(between) else text[: verb.start()]
    sides = (first, re.split(r"[,.;(]", text[match.end() :])[0])
    names = (short_name(sides[0]), short_name(sides[1]))
    if not _weighs_price(names) or any(map(_lists, sides)):
        return None
    return Ratio(names, (times, 1.0), BARE, 0, len(text.rstrip()))


def _sum(text: str) -> Ratio | None:
    """A score that is a sum of products."""
    if "+" not in text:
        return None
    terms = list(_TERM.finditer(text))
    names = tuple(short_name(m["after_name"] or m["name"]) for m in terms)
    values = tuple(number_of(m["before"] or m["after"]) or 0.0 for m in terms)
    total = sum(values)
    if (
        not all(values)
        or not any(abs(total - whole) < whole * _SLACK for whole in _SUMS)
        or not _weighs_price(names)
    ):
        return None
    return Ratio(names, values, BARE, terms[0].start(), terms[-1].end())


def _names(text: str, count: int | None = None) -> tuple[str, ...]:
    """The names of a list, where one of them is the price and none is left over.

    Args:
        text: the list; a dash parts names only where the count asks for it.
        count: how many there must be, None for any number.
    """
    for separator in (_LISTED, _DASHED):
        parts = [part for part in separator.split(text.strip(" (),:")) if part.strip()]
        if len(parts) != (count or len(parts)):
            continue
        names = tuple(short_name(part) for part in parts)
        if _weighs_price(names):
            return names
    return ()


def _lists(words: str) -> bool:
    """Whether words name more than one criterion."""
    return sum(bool(short_name(part)) for part in re.split(r",|/|\ben\b", words)) > 1


def _weighs_price(names: Sequence[str]) -> bool:
    """Whether names are those of an award: short, apart, and one of them is the price."""
    if len(names) < 2 or any(not n or len(n.split()) > _NAME_MOST_WORDS for n in names):
        return False
    priced = sum(theme_of(name) is AwardTheme.PRICE for name in names)
    return 0 < priced < len(names)
