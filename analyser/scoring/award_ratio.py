"""Sentences that weigh criteria against each other instead of one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analyser.model import AwardTheme
from analyser.scoring.award_attribution import theme_of
from analyser.scoring.award_entries import short_name
from analyser.scoring.award_fractions import counted
from analyser.scoring.award_numbers import BARE, PERCENT

_THEMES = r"prijs|kwaliteit|duurzaamheid|kosten|tarief|plan van aanpak|circulariteit|mki|co2"
_BETWEEN = r"\s*(?:/|-|–|:|,|en|tegenover|versus|staat tot)\s*"
_OF_HUNDRED = re.compile(
    rf"\b(?P<names>(?:{_THEMES})(?:{_BETWEEN}(?:de )?(?:{_THEMES})){{1,5}})(?P<gap>[^.;\d]{{0,70}}?)"
    rf"(?P<values>\d{{1,3}}\s*%?(?:{_BETWEEN}\d{{1,3}}\s*%?){{1,5}})(?!\s*(?:punten|dagen))",
    re.IGNORECASE,
)
_EQUAL = re.compile(
    rf"\b(?P<names>(?:{_THEMES})(?:{_BETWEEN}(?:de )?(?:{_THEMES})){{1,5}})\b[^.;]{{0,60}}\b(?:even zwaar|gelijk gewogen|in gelijke mate)",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"(?<![\d:.,/-])(?P<values>\d{1,3}(?:\s*(?::|staat tot)\s*\d{1,3}){1,7})(?![\d:,]|\.\d|\s*uur)",
    re.IGNORECASE,
)
_WEIGHED = re.compile(
    r"\b(?:verhouding|verhoud\w*|weging|gewicht\w*|weeg\w*|wegen|gewogen|tellen)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:,|;|:|/|\b(?:en|staat tot|tegenover|versus)\b)\s*", re.IGNORECASE)
_NAME_MOST_WORDS = 8
_HEAVIER = re.compile(
    r"\b(?:(?P<count>twee|drie|vier|vijf|anderhalf|anderhalve|\d(?:,\d)?)\s*(?:keer|maal)|dubbel)\s+(?:zo|even)\s*(?:zwaar|veel)\s*(?:mee|door)?\s*als\b",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(?:weegt|telt|wegen|tellen|is)\b", re.IGNORECASE)
_NUMBER = r"\d{1,3}(?:,\d{1,3})?"
_TERM = re.compile(
    rf"(?:(?P<before>{_NUMBER})\s*%?\s*[x×*·]\s*)(?P<after_name>[a-zé][\w\s-]{{2,60}}?)(?=\s*(?:\+|$|[.,;)]))"
    rf"|(?P<name>[a-zé][\w\s-]{{2,60}}?)\s*[x×*·]\s*(?P<after>{_NUMBER})(?=\s*%?\s*(?:\+|$|[.,;)]))",
    re.IGNORECASE,
)
_SUMS = (1.0, 10.0, 100.0)
_SLACK = 0.006  # of the sum
_ONE_AND_A_HALF = 1.5


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
    if match is None:
        return None
    names = tuple(re.findall(_THEMES, match["names"], re.IGNORECASE))
    values = (100 / len(names),) * len(names)
    return Ratio(names, values, PERCENT, match.start(), match.end())


def _of_hundred(text: str) -> Ratio | None:
    match = _OF_HUNDRED.search(text)
    if match is None:
        return None
    names = tuple(re.findall(_THEMES, match["names"], re.IGNORECASE))
    values = tuple(float(v) for v in re.findall(r"\d{1,3}", match["values"]))
    if len(names) != len(values) or abs(sum(values) - 100) > 1:
        return None
    return Ratio(names, values, PERCENT, match.start(), match.end())


def _series(text: str) -> Ratio | None:
    """Names in a list in front of a series of numbers, or behind it."""
    match = _SERIES.search(text)
    if match is None or not _WEIGHED.search(text):
        return None
    values = tuple(float(v) for v in re.findall(r"\d{1,3}", match["values"]))
    before = re.split(r"[.;]\s", text[: match.start()])[-1]
    verb = next(iter(_WEIGHED.finditer(before)), None)
    in_front = before if verb is None else before[: verb.start()]
    between = "" if verb is None else before[verb.end() :]
    behind = re.split(r"[.;](?:\s|$)", text[match.end() :])[0]
    for side in (in_front, between, behind):
        names = _names(side, len(values))
        if names:
            first, last = (len(text) - len(text.lstrip()), len(text.rstrip()))
            return Ratio(names, values, BARE, first, last)
    return None


def _heavier(text: str) -> Ratio | None:
    match = _HEAVIER.search(text)
    if match is None:
        return None
    times = 2.0 if match["count"] is None else _ONE_AND_A_HALF
    if match["count"] and not match["count"].lower().startswith("anderhal"):
        times = counted(match["count"]) or 0.0
    verb = next(iter(_VERB.finditer(text[: match.start()])), None)
    if verb is None or not times:
        return None
    between = text[verb.end() : match.start()]
    first = between if theme_of(between) else text[: verb.start()]
    names = (short_name(first), short_name(re.split(r"[,.;(]", text[match.end() :])[0]))
    if not _weighs_price(names):
        return None
    return Ratio(names, (times, 1.0), BARE, 0, len(text.rstrip()))


def _sum(text: str) -> Ratio | None:
    """A score that is a sum of products."""
    if "+" not in text:
        return None
    terms = list(_TERM.finditer(text))
    names = tuple(short_name(m["after_name"] or m["name"]) for m in terms)
    values = tuple(counted(m["before"] or m["after"]) or 0.0 for m in terms)
    total = sum(values)
    if (
        not all(values)
        or not any(abs(total - whole) < whole * _SLACK for whole in _SUMS)
        or not _weighs_price(names)
    ):
        return None
    return Ratio(names, values, BARE, terms[0].start(), terms[-1].end())


def _names(text: str, count: int) -> tuple[str, ...]:
    """The last names of a list that has at least as many, where one of them is the price."""
    parts = [part for part in _LISTED.split(text.strip(" (),:")) if part.strip()]
    if len(parts) != count:
        return ()
    names = tuple(short_name(part) for part in parts)
    return names if _weighs_price(names) else ()


def _weighs_price(names: Sequence[str]) -> bool:
    """Whether names are those of an award: short, apart, and one of them is the price."""
    if len(names) < 2 or any(not n or len(n.split()) > _NAME_MOST_WORDS for n in names):
        return False
    priced = sum(theme_of(name) is AwardTheme.PRICE for name in names)
    return 0 < priced < len(names)
