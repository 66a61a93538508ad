"""The word lists of the award (`lexicons/shared/award.yaml`), ready to search with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from analyser.lexicon.phrases import read_list
from analyser.lexicon.schema import Entry

_LETTERS = r"[\w'’-]{0,40}"
_BETWEEN = r"[\s/–-]{1,4}"  # "prijs-kwaliteit", "prijs / kwaliteit"
# Percentages and reductions that a sentence is about, by their grammar.
_OF_SOMETHING = (
    r"(?:%|procent) van de (?:te behalen |maximale |maximaal te behalen |beschikbare )?(?:punten|score)|reductie van \d|"
    r"(?:reduc|verminder)\w*[^.;(]{0,40}\bmet\s+\d|(?:%|procent)[^.;]{0,25}(?:reduceren|verminder)|elektrisch(?=\W*$)"
)
# "Van de inschrijfsom gaat maximaal € 100.000 af".
_TAKEN_OFF = (
    r"van (?:de|uw) inschrijf\w+ (?:wordt |worden )?af(?:getrokken|gaat|gaan)?\b|"
    r"af(?:getrokken|gaat|gaan)? van de inschrijf"
)
# "Bij de huidige overeenkomst", "weegt in 2019".
_IN_YEAR = r"\b(?:in|uit|van|sinds) (?:19|20)\d\d\b"
_PLACED = r"(?:(?:(?:in|bij|tijdens|onder|van|voor)\s+)?(?:(?:het|de|een|onze)\s+)?)"
_COUNTS = r"\b(?:telt|tellen|weegt|wegen|geldt|gelden|is|zijn)"
# "Als twee inschrijvers gelijk eindigen".
_EQUAL_OFFERS = r"\b(?:gelijk (?:eindigen|scoren|uitkomen)|(?:eindigen|scoren|komen) gelijk|(?:zelfde|gelijk) (?:aantal )?(?:totaal|eind)?(?:score|punten)\w*)\b"


class _AwardFile(Entry):
    headings: list[str]
    other_headings: list[str]
    other_headings_unless_award: list[str]
    other_heading_openings: list[str]
    award_texts: list[str]
    no_weight: list[str]
    shared_out: list[str]
    doubtful: list[str]
    marks: list[str]
    discounts: list[str]
    fictitious: list[str]
    ladder: list[str]
    past: list[str]
    past_or_name: list[str]
    past_verbs: list[str]
    was: list[str]
    unlike: list[str]
    now: list[str]
    this_tender: list[str]
    tie: list[str]
    price_parts: list[str]
    fillers: list[str]
    carriers: list[str]
    beside: list[str]
    people: list[str]
    figurative: list[str]
    climate_among_people: list[str]
    reused_data: list[str]
    lasting: list[str]


@dataclass(frozen=True, slots=True)
class AwardWords:
    """What each list finds.

    `heading` and `other_heading` are of chapters with weights and with other percentages,
    `text` is of a loose paragraph about the award, `rating` of a level of a scale of marks.
    `no_weight` makes a percentage something else; `doubtful` only where it does not add up.
    `past` tells of an earlier tender, `unlike_past` compares with one ("anders dan in de vorige
    aanbesteding") and `now` tells of this one, `now_adverb` only of when; `tie` of offers that
    end equal. `price_part` is no weight but in a sentence that divides the price.
    `filler` carries a name in a sentence, at its ends `filler_end`; `carrier` says what is
    done about a topic, `beside` that an example follows, `figurative` tells of people or data.
    """

    heading: re.Pattern[str]
    other_heading: re.Pattern[str]
    text: re.Pattern[str]
    no_weight: re.Pattern[str]
    doubtful: re.Pattern[str]
    rating: re.Pattern[str]
    discount: re.Pattern[str]
    ladder: re.Pattern[str]
    past: re.Pattern[str]
    unlike_past: re.Pattern[str]
    now: re.Pattern[str]
    now_adverb: re.Pattern[str]
    tie: re.Pattern[str]
    price_part: re.Pattern[str]
    filler: re.Pattern[str]
    filler_end: re.Pattern[str]
    carrier: re.Pattern[str]
    beside: re.Pattern[str]
    figurative: re.Pattern[str]


@lru_cache(maxsize=1)
def award_words() -> AwardWords:
    """The lists of `award.yaml`.

    Raises:
        LexiconError: the file is wrong.
    """
    file = read_list("award.yaml", _AwardFile)
    filler = _any(file.fillers)
    was = _any(file.was)
    then = rf"(?:{_IN_YEAR}|{_any(file.past_or_name)})"
    past = (
        rf"(?:{_any(file.past)}|{_any(file.past_verbs)}|{then}(?=[^.;]{{0,60}}{was})|{was}(?=[^.;]{{0,60}}{then})|"
        rf"(?:(?:^|\()\W*{_PLACED}|{_COUNTS}\s+{_PLACED}|,\s+{_PLACED}){_any(file.past_or_name)})"
    )
    return AwardWords(
        heading=_compiled(_any(file.headings)),
        other_heading=_compiled(
            _any(file.other_headings),
            rf"{_any(file.other_headings_unless_award)}(?!.*gunning)",
            rf"^\W*{_any(file.other_heading_openings)}",
        ),
        text=_compiled(_any(file.award_texts)),
        no_weight=_compiled(
            _any(file.no_weight),
            _OF_SOMETHING,
            rf"(?:%|procent|derde|helft|kwart) van de {_any(file.shared_out)}",
        ),
        doubtful=_compiled(_any(file.doubtful)),
        rating=_compiled(rf"^\W*(?:\d{{1,2}}\s*[-=:|]?\s*)?(?:\(?score\s*)?{_any(file.marks)}"),
        discount=_compiled(
            _any(file.discounts), rf"fictieve? (?:\w+ )?{_any(file.fictitious)}", _TAKEN_OFF
        ),
        ladder=_compiled(_any(file.ladder)),
        past=_compiled(past),
        unlike_past=_compiled(rf"{_any(file.unlike)}\s+{_PLACED}(?:{past}|{then})"),
        now=_compiled(_any(file.now), _any(file.this_tender)),
        now_adverb=_compiled(_any(file.now)),
        tie=_compiled(_any(file.tie), _EQUAL_OFFERS),
        price_part=_compiled(_any(file.price_parts)),
        filler=_compiled(filler),
        filler_end=_compiled(rf"^{filler}[\s,]+", rf"[\s,]+{filler}$"),
        carrier=_compiled(_any(file.carriers), r"(?<!\w)\w{0,2}\d{1,2}\w?(?!\w)"),
        beside=_compiled(rf"^\W*{_any(file.beside)}"),
        figurative=_figurative(file),
    )


def _figurative(file: _AwardFile) -> re.Pattern[str]:
    """Words for the environment that tell of people and data."""
    people = _any(file.people)
    return _compiled(
        _any(file.figurative),
        rf"\benergie\s+(?:en|van|in|bij) (?:(?:het|de|uw|je|ons) )?{people}",
        rf"{people}(?: van \w+)?\s*(?:,|en|met)\s*energie\b",
        rf"{_any(file.climate_among_people)}\s+(?:\w+\s+)?klimaat\b",
        rf"\bher(?:ge)?bruik\w*\s+(?:van\s+)?(?:bestaande\s+)?{_any(file.reused_data)}",
        rf"\bduurzame?\s+(?:\w+\s+)?{_any(file.lasting)}",
    )


def _compiled(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


def _any(phrases: Iterable[str]) -> str:
    """One pattern for all phrases of a list, each as whole words."""
    parts = (
        _BETWEEN.join(re.escape(word).replace(r"\*", _LETTERS) for word in phrase.split())
        for phrase in phrases
    )
    return rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)"
