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
