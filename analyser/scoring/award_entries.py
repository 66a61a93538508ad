"""A name with a weight, as it stands in a row, an item, a heading or a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyser.model import AwardPlace, Clause
from analyser.scoring.award_attribution import theme_of
from analyser.scoring.award_lexicon import award_words
from analyser.scoring.award_words import CODE, LOT

_EDGES = " \t\n-–:;,.|•*=“”\"'‘’+"
_NAME_MOST = 120
# "prijs (wegingsfactor 3)": what stands between a name and its weight.
_LABEL_BEHIND = re.compile(
    r"[\s(–:-]*\b(?:max(?:imaal|\.)?|totaal|(?:wegings|weeg)factor|weging)[\s)]*$", re.IGNORECASE
)
# The verbs of a sentence that leads to a name, or goes on behind it.
_CARRYING = re.compile(
    r"\b(?:telt|tellen|weegt|wegen|betreft|gegund|gebeurt|scoren|halen|behalen|verdienen|vinden (?:wij|we)|"
    r"(?:letten|kijken) (?:wij|we)|(?:beoordelen|toetsen)(?: \w+){0,3} op|bepaal[dt]|beslist|levert|leveren|opgebouwd|zijn)\b",
    re.IGNORECASE,
)
# "60 punten voor kwaliteit, verdeeld over opleiding (25)": the name stands behind these words.
_DIVIDED = re.compile(
    r"\b(?:(?:onder)?verdeeld (?:over|in)|(?:bestaat|bestaande|opgebouwd) uit|valt uiteen in|uitgesplitst (?:in|naar)|te weten)\b",
    re.IGNORECASE,
)
# "De plannen worden als volgt gewogen: ...": what stands in front of the colon names nothing.
_LEADS_IN = re.compile(r"\b(?:als volgt|(?:de )?volgende|hieronder|onderstaande?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A weight with its name. `clause` and the offsets tell where it stands.

    `is_total` says that it is the sum of others, `apart` that it stands beside the others and is
    not the sum of any ("telt drie keer"), `table` that it comes from a table row; entries of
    one sentence have the same `sentence`. `titled` says that the weight ends a line
    that holds nothing but it and its name, `in_price` that it is one of the parts of the price.
    """

    name: str
    value: float
    unit: str
    clause: Clause
    start: int
    end: int
    is_total: bool = False
    sentence: int = 0
    titled: bool = False
    table: bool = False
    apart: bool = False
    heading: str | None = None
    lot: str | None = None
    doubtful: bool = False
    in_price: bool = False

    def place(self) -> AwardPlace:
        """Where it stands, with the words around it."""
        if self.heading is not None:
            return place_of_title(self.clause, self.heading)
        return place_of(self.clause, self.start, self.end)


def place_of(clause: Clause, start: int, end: int) -> AwardPlace:
    """The place of a stretch of a clause."""
    return _place(clause, start, end, None)


def place_of_title(clause: Clause, title: str) -> AwardPlace:
    """The place of a heading above a clause."""
    return _place(clause, 0, 0, title)


def _place(clause: Clause, start: int, end: int, heading: str | None) -> AwardPlace:
    return AwardPlace(
        clause=clause.id,
        document=clause.document,
        page=clause.page_at(start),
        number=clause.number,
        quote=clause.text[start:end] if heading is None else heading,
        start=start,
        end=end,
        in_heading=heading is not None,
    )


def tidy(text: str) -> str:
    """A name without the marks around it, on one line."""
    name = " ".join(re.sub(r"\(\s*(?:max\.?(?:imaal)?)?\s*\)", " ", text).split()).strip(_EDGES)
    name = _LABEL_BEHIND.sub("", name)
    name = name.strip(_EDGES + "(")[:_NAME_MOST]
    if name.startswith(")"):
        name = name.lstrip(")").strip(_EDGES)
    if name.count("(") < name.count(")"):
        name = name.rstrip(")")
    return name + ")" if name.count("(") > name.count(")") else name


def bare_name(text: str) -> str:
    """The words of a sentence part that can name a criterion, without what carries them."""
    return " ".join(award_words().filler.sub(" ", text).split()).strip(_EDGES)


def has_name(text: str) -> bool:
    """Tell whether a text holds a word or a code that can name a criterion."""
    return bool(
        re.search(r"[a-zA-Zé]{3,}", bare_name(text))
        or CODE.match(text.strip())
        or theme_of(text) is not None  # "CO2" has two letters
    )


def short_name(side: str) -> str:
    """The part of the words around a weight that names a criterion, empty when none does."""
    text = _DIVIDED.split(LOT.sub(" ", side))[-1]
    parts = [part for part in re.split(r"[:;.]|\bwaarbij\b|\bdaarna\b", text) if has_name(part)]
    if not parts:
        return ""
    parts = [p for p in parts[:-1] if not _LEADS_IN.search(p)] + parts[-1:]
    chosen = next((p for p in reversed(parts) if theme_of(p) is not None), parts[-1])
    name = _without_fillers(chosen)
    verb = list(_CARRYING.finditer(name))
    if verb:
        behind = _without_fillers(name[verb[-1].end() :])
        name = behind if has_name(behind) else _without_fillers(name[: verb[0].start()])
    return name


def is_doubtful(name: str) -> bool:
    """Whether a name is as often that of a demand with a percentage of its own."""
    return bool(award_words().doubtful.search(name))


def is_carried(side: str) -> bool:
    """Whether the words beside a weight are those of a sentence, with more than a name."""
    return bool(_CARRYING.search(side))


def _without_fillers(words: str) -> str:
    """A name without the words of a sentence at its ends."""
    name = tidy(words)
    previous = None
    while name != previous:
        previous = name
        name = tidy(award_words().filler_end.sub("", name))
    return name
