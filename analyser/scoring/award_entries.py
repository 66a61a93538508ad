"""A name with a weight, as it stands in a row, an item, a heading or a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyser.model import AwardPlace, Clause
from analyser.scoring.award_words import CODE, FILLER

_EDGES = " \t\n-–:;,.|•*=“”\"'‘’+"
_NAME_MOST = 120


@dataclass(frozen=True, slots=True)
class Entry:
    """A weight with its name. `clause` and the offsets tell where it stands.

    `is_total` says that it is the sum of others, `table` that it comes from a table row;
    entries of one sentence have the same `sentence`. `titled` says that the weight ends a line
    that holds nothing but it and its name.
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
    heading: str | None = None
    lot: str | None = None

    def place(self) -> AwardPlace:
        """Where it stands, with the words around it."""
        if self.heading is not None:
            return _place(self.clause, 0, 0, self.heading)
        return place_of(self.clause, self.start, self.end)


def place_of(clause: Clause, start: int, end: int) -> AwardPlace:
    """The place of a stretch of a clause."""
    return _place(clause, start, end, None)


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
    name = re.sub(r"[\s(–-]*\b(?:max(?:imaal|\.)?|totaal)\s*$", "", name, flags=re.IGNORECASE)
    name = name.strip(_EDGES + "(")[:_NAME_MOST]
    if name.startswith(")"):
        name = name.lstrip(")").strip(_EDGES)
    return name + ")" if name.count("(") > name.count(")") else name


def bare_name(text: str) -> str:
    """The words of a sentence part that can name a criterion, without what carries them."""
    return " ".join(FILLER.sub(" ", text).split()).strip(_EDGES)


def has_name(text: str) -> bool:
    """Tell whether a text holds a word or a code that can name a criterion."""
    return bool(re.search(r"[a-zA-Zé]{3,}", bare_name(text)) or CODE.match(text.strip()))
