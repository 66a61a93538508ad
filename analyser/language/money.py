"""Amounts in a sentence with their value, unit, period and whether they are a ceiling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyser.language.amounts import Measure, Quantity, find_quantities
from analyser.language.compounds import CompoundLexicon, Effect, split_compound
from analyser.language.numbers import in_figures, in_words

_UNITS = {Measure.AMOUNT: "EUR", Measure.PERCENTAGE: "percent", Measure.MULTIPLE: "multiple"}
# What stands just before an amount that is a ceiling, or just after it.
_CAP_BEFORE = re.compile(
    r"(?:maximaal|maximum|max\.|ten hoogste|hoogstens|uiterlijk|niet (?:meer|hoger) (?:\w+ )?dan|"
    r"(?:nooit|nimmer|geen) (?:meer|hoger\w*) (?:\w+ ){0,2}dan|"
    r"(?:maximum|plafond|bovengrens|limiet|hoogste)\s*(?:van|is|bedraagt|:)?|maximum\w*\s+van|"
    r"niet (?:te )?boven|(?:plafond|limiet|maximum|bovengrens)\w*\b[^,;.€%]{0,40}?|"
    r"(?:beperkt|begrensd|gelimiteerd|gemaximeerd|gemaximaliseerd|afgetopt|afgegrensd)\s+(?:tot|op|bij|met)|"
    r"(?<!vanaf )tot (?:een )?(?:bedrag|maximum|hoogte|ten hoogste|beloop)(?: van)?|"
    r"niet (?:te )?overschrijden|"
    r"(?:overschrijdt|overschrijden|overstijgt|overtreft)(?: \w+){0,3}? (?:nooit|niet|nimmer)(?: \w+)?)"
    r"\s*(?:een (?:bedrag|totaal|som) van\s*|met\s*|op\s*|tot\s*|bij\s*|:\s*|ten hoogste\s*|maximaal\s*)*$",
    re.IGNORECASE,
)
_CAP_AFTER = re.compile(
    r"^(?:[^,;.€%]{0,45}?)(?:niet (?:te )?(?:overschrijd|overstijg|te boven ga|overtref)\w*|niet te boven|"
    r"niet meer\b(?! dan)|(?:als|is (?:het|de)) (?:maximum|plafond|bovengrens)|maximaal\b(?! (?:€|\d|een))|ten hoogste\b(?! (?:€|\d|een))|"
    r"\(max(?:imaal|imum|\.)?\)|max\.?\s*$)",
    re.IGNORECASE,
)
# "niet onder", "niet minder dan" and the like are floors whatever stands around them.
_FLOOR = re.compile(
    r"(?:ten minste|tenminste|minimaal|minimum(?: van)?|minstens|min\.|vanaf|meer dan|hoger dan|boven|"
    r"niet (?:minder|lager) dan|een minimum van)\s*$",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    r"\b(?:vergoed|betaal|voldoe|dek|aansprakelijk|gedekt|draag|keer)\w*\b[^;]*\btot\s*$",
    re.IGNORECASE,
)
# The noun that the amount belongs to: "een aansprakelijkheidsbeperking van", "boeteplafond: ".
_LIMIT_NAMED = re.compile(
    r"(?P<noun>[\w-]{8,})\s*(?:van|is|bedraagt|ad|:|tot|ter hoogte van|ten bedrage van)?\s*$"
)
_DENIED = re.compile(r"\b(?:niet|geen)\b", re.IGNORECASE)
_EXCEEDS = re.compile(r"[^,;.]{0,45}?(?:te boven ga|overschrijd|overstijg)", re.IGNORECASE)
# "ten hoogste € 1 mln per gebeurtenis en € 2 mln per jaar": the ceiling holds for both.
_GOES_ON = re.compile(
    r"\s*(?:per \w+)?,?\s*(?:en|of|respectievelijk|resp\.)\s*(?:tot\s+)?$", re.IGNORECASE
)
_RATE_UP_TO = re.compile(r"\s*(?:per|voor (?:elke?|iedere?))\b[^;€%‰]*\btot\s*$", re.IGNORECASE)
# "€ 25.000 (zegge: vijfentwintigduizend euro)" says one amount twice.
_SAME_AGAIN = re.compile(r"\s*[(,]?\s*(?:zegge|oftewel|ofwel|of)?:?\s*\(?$", re.IGNORECASE)
_MORE_THAN = re.compile(r"^\W*(?:een\s+)?(?:meer|hoger\w*|boven)\b[^,;.]{0,15}$", re.IGNORECASE)
_MAY_NOT = re.compile(r"\b(?:kan|kunnen|mag|mogen|zal|zullen)\b.*\bniet\b", re.IGNORECASE)
_NOT_MORE = re.compile(r"(?:niet|geen|nooit|nimmer)\b[^,;.]{0,80}(?:meer|hoger\w*)\b[^,;.]{0,15}dan\s*$", re.IGNORECASE)  # fmt: skip
_PER = re.compile(
    r"\b(?:per|iedere|ieder|elke|elk|telkens)\s+(?!der\b|van\b)(?:\w+\s+){0,2}?"
    r"(?P<period>(?:kalender|werk|contract|boek|dienst|verzuim|vertragings)?(?:dag|week|maand|jaar)|etmaal|dagdeel|"
    r"kwartaal|uur|manuur)\b"
    r"|\b(?:per|iedere|ieder|elke|elk|telkens)\s+(?!der\b|van\b)(?P<unit>[a-zé-]{3,})\b"
    r"|\b(?P<adverb>jaarlijks|maandelijks|wekelijks|dagelijks|daags|p/?j|p/?m|p\.j\.|p\.m\.)(?!\w)"
    r"|(?:^|(?<=[\d)-]))\s*/\s*(?P<slash>(?:werk|kalender|contract)?(?:dag|week|maand|jaar)|mnd|jr|uur|keer|gebeurtenis|overtreding|geval)\b"
    r"|\b(?P<adjective>jaar|maand)(?:e)?lijkse\s+[\w-]+\s+(?:kost(?:en)?|bedra\w+|belo\w+|van|ad)\b"
    # "voor elke leerling die te laat wordt gebracht" counts cases, not pupils.
    r"|\bvoor\s+(?:elke?|iedere?)\s+(?P<case>[\w-]+)(?=,? (?:die|dat|waar\w+|welke)\b)",
    re.IGNORECASE,
)
# "twee keer verlengen" counts; "twee keer de jaarprijs" multiplies.
_COUNTED = re.compile(r"(?:maal|keer|x)$", re.IGNORECASE)
_MULTIPLIED = re.compile(
    r"\s+(?:de|het|die|dat|deze|dit|zijn|haar|zo(?:veel)?\b|(?:\w+\s+)?\w*(?:som|waarde|vergoeding|bedrag|prijs|omzet|premie|honorarium|tarief|kosten)\b)",
    re.IGNORECASE,
)
_RANGE_START = re.compile(
    r"(?P<value>(?:\d[\d.,]*|[a-zé]+))\s*(?:tot|à|–|-|en|tot en met)\s*$", re.IGNORECASE
)
_PERIODS = {
    "dag": "day", "etmaal": "day", "week": "week", "maand": "month", "mnd": "month", "jaar": "year",
    "jr": "year", "uur": "hour", "manuur": "hour", "jaarlijks": "year", "maandelijks": "month",
    "wekelijks": "week", "dagelijks": "day", "daags": "day", "pj": "year", "pm": "month",
}  # fmt: skip
# Per one of these is a price of a thing or a place, neither a period nor an event.
_THINGS = re.compile(
    r"^(?:perceel|stuk|eenheid|persoon|partij|inwoner|m[123²³]|meter|kilometer|km|procentpunt|kwh|mwh|\w*wattuur|ton|kg|kilo\w*|liter|product|"
    r"perce\w+|locatie|object|gebouw|functie|licentie|gebruiker|medewerker|onderdeel|criterium|post|"
    r"saldo|mille|e-?mail|post|brief|mail|saldo|direct|onmiddellijk|omgaande|ommegaande|jaargang|categorie|rol|profiel|"
    r"inschrijv\w+|aanbied\w+|leerling|cli[eë]nt|deelnemer|jeugdige|kind|bewoner|maaltijd|boek\w*|kalender|"
    r"punt|opdracht|lid|combinant|apparaat|voertuig|laadpaal|woning|eis|subcriterium|deel)$",
    re.IGNORECASE,
)
_SCALES = {
    "miljoen": 1e6, "mln": 1e6, "mio": 1e6, "miljard": 1e9, "mrd": 1e9, "duizend": 1e3, "k": 1e3,
}  # fmt: skip
_FRACTIONS = {
    "helft": 0.5, "halve": 0.5, "half": 0.5, "kwart": 0.25, "derde": 1 / 3, "vierde": 0.25,
    "vijfde": 0.2, "tiende": 0.1, "dubbel": 2.0, "dubbele": 2.0,
}  # fmt: skip
_TIMES = ("maal", "keer", "voudig", "voudige", "voud")
_DIGITS = re.compile(r"\d{1,3}(?:[.\s]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?")
_LETTERS = re.compile(r"[a-zéë]+")
_REACH_OF_PER = 60  # characters between an amount and its period


@dataclass(frozen=True, slots=True)
class StatedAmount:
    """An amount: `unit` EUR, percent, permille or multiple; `per` a period or None."""

    value: float
    unit: str
    per: str | None
    cap: bool


@dataclass(frozen=True, slots=True)
class _Found:
    value: float
    unit: str
    start: int
    end: int
    cap: bool


def find_amounts(sentence: str, compounds: CompoundLexicon) -> tuple[StatedAmount, ...]:
    """Find amounts, percentages and multiples; terms and counts are no amounts.

    Args:
        sentence: the words of one sentence.
        compounds: tells that a *boeteplafond* caps.

    Returns:
        Amounts in order of place.
    """
    found = sorted(_found(sentence, compounds), key=lambda item: item.start)
    return tuple(
        StatedAmount(item.value, item.unit, _period(sentence, found, place), item.cap)
        for place, item in enumerate(found)
    )


def _found(sentence: str, compounds: CompoundLexicon) -> list[_Found]:
    result: list[_Found] = []
    for quantity in find_quantities(sentence):
        unit = _UNITS.get(quantity.measure)
        if unit is None or any(q.start < quantity.end and quantity.start < q.end for q in result):
            continue
        words = sentence[quantity.start : quantity.end]
        if _COUNTED.search(words) and not _MULTIPLIED.match(sentence, quantity.end):
            continue
        value = value_of(words)
        if value is None:
            continue
        if "‰" in words or "mille" in words.lower():
            unit = "permille"
        cap = _is_cap(sentence, quantity, compounds) or _closes_a_rate(sentence, quantity, result)
        if any(
            f.value == value
            and f.unit == unit
            and _SAME_AGAIN.match(sentence[f.end : quantity.start])
            for f in result
            if f.end <= quantity.start
        ):
            continue
        lower = _start_of_range(sentence, quantity)
        if lower is not None and not cap and not any(f.start <= lower[1] < f.end for f in result):
            result.append(_Found(lower[0], unit, lower[1], quantity.start, False))
        cap = cap or any(f.cap and _GOES_ON.match(sentence[f.end : quantity.start]) for f in result)
        result.append(_Found(value, unit, quantity.start, quantity.end, cap))
    return result


def _start_of_range(sentence: str, quantity: Quantity) -> tuple[float, int] | None:
    """The lower end of 'tien tot vijftien procent', which has no unit of its own."""
    match = _RANGE_START.search(sentence, 0, quantity.start)
    if match is None or quantity.measure is Measure.MULTIPLE:
        return None
    if not (match["value"][0].isdigit() or in_words(match["value"]) is not None):
        return None
    value = value_of(match["value"])
    if value is None or value >= (value_of(sentence[quantity.start : quantity.end]) or 0.0):
        return None
    return value, match.start()


def _closes_a_rate(sentence: str, quantity: Quantity, before: Sequence[_Found]) -> bool:
    """'0,5% per week tot 5%': after a rate a bare *tot* names its ceiling."""
    rate = max(before, key=lambda found: found.end, default=None)
    if rate is None or rate.end > quantity.start:
        return False
    between = sentence[rate.end : quantity.start]
    return bool(_RATE_UP_TO.match(between))


def _is_cap(sentence: str, quantity: Quantity, compounds: CompoundLexicon) -> bool:
    before, after = sentence[: quantity.start], sentence[quantity.end :]
    if _NOT_MORE.search(before):
        return True
    if _FLOOR.search(before):
        # What may not be more than a floor is a ceiling: "meer dan 10% kan hij niet inhouden".
        return bool(_MORE_THAN.search(before) and _MAY_NOT.search(after))
    if (
        _UP_TO.search(before)
        and not _RANGE_START.search(before)
        and not any(mark in before[-30:] for mark in "€%‰")
    ):
        return True
    if _DENIED.search(before) and _EXCEEDS.match(after):
        return True
    if _CAP_BEFORE.search(before) or _CAP_AFTER.match(after):
        return True
    named = _LIMIT_NAMED.search(before)
    compound = split_compound(named["noun"].lower(), compounds) if named else None
    return compound is not None and compound.effect is Effect.LIMITS


def _period(sentence: str, found: Sequence[_Found], place: int) -> str | None:
    item = found[place]
    stop = found[place + 1].start if place + 1 < len(found) else len(sentence)
    stop = min(stop, item.end + _REACH_OF_PER)
    after = next(_periods(sentence[item.end : stop]), None)
    if after is not None or (item.cap and len(found) > 1):
        return after
    shared = next((f for f in found[place + 1 :] if f.start - item.end < 8), None)
    if shared is not None:  # a range: "€ 100 tot € 500 per dag"
        after = _period(sentence, found, found.index(shared))
        if after is not None:
            return after
    before = sentence[found[place - 1].end : item.start] if place else ""
    own = next(_periods(before), None)
    return own or next(_periods(sentence[: found[0].start]), None)


def _periods(words: str) -> Iterator[str]:
    for match in _PER.finditer(words):
        named = (
            match["period"]
            or match["unit"]
            or match["adverb"]
            or match["slash"]
            or match["adjective"]
        )
        word = re.sub(r"[./]", "", (named or match["case"]).lower())
        period = _as_period(word) or ("event" if named is None else None)
        if period is not None:
            yield period


def _as_period(word: str) -> str | None:
    if _THINGS.match(word):
        return None
    for name, period in _PERIODS.items():
        if word.endswith(name):
            return period
    return "event"


def value_of(words: str) -> float | None:
    """The number that words or figures state.

    Args:
        words: an amount, a share or a number, with or without its unit: "€ 1,5 miljoen",
            "een derde", "30".

    Returns:
        The number, in units of one, or None when no number is stated.
    """
    lower = words.lower()
    scale = 1.0
    names = _LETTERS.findall(lower)
    for name in names:
        scale = _SCALES.get(name, scale)
    digits = _DIGITS.search(lower)
    if digits is not None:
        number = in_figures(digits.group())
        return None if number is None else number * scale
    return _value_in_words(names, scale)


def _value_in_words(names: Sequence[str], scale: float) -> float | None:
    numerator: float | None = None
    counted: list[str] = []
    for name in names:
        if name == "ten":  # "vijf ten honderd"
            break
        if name in _FRACTIONS:
            fraction = _FRACTIONS[name]
            whole = (
                numerator is not None and fraction < 1 and name not in {"helft", "half", "halve"}
            )
            return fraction * (numerator or 1.0 if whole else 1.0) * scale
        count = _without_times(name)
        if count in _FRACTIONS:
            return _FRACTIONS[count] * scale
        if count not in _SCALES and in_words(count) is not None:
            counted.append(count)
            numerator = in_words(" ".join(counted))
    if numerator is None:
        return None
    return numerator if scale == 1e3 and "duizend" not in names else numerator * scale


def _without_times(word: str) -> str:
    """'driemaal' -> 'drie'."""
    for ending in _TIMES:
        if word.endswith(ending) and word != ending:
            return word.removesuffix(ending)
    return word
