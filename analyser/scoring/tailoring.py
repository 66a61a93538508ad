"""Which binding clauses were written for this work (codebook 4.1).

The evidence is in the binding sentences themselves: an own name, a measure of the object or a moment
of this work. A sum of money, a percentage or a usual period is none: every penalty has one. Nor does
a sentence tell that says what follows upon a breach: that a work was thought about shows in what is
asked, and a sanction more may not read as more thought. How many own words there are elsewhere in
a dossier, says nothing of what binds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path

from analyser.lexicon.phrases import Phrases, read_list
from analyser.lexicon.schema import Entry
from analyser.model import Clause, ClauseKind, DocumentKind, Phase
from analyser.model.months import ANY_MONTH

COMMON_WORDS_FILE = Path(__file__).with_name("common_words.txt")

# These bind nobody, or are filled in by a bidder.
_NOT_BINDING = frozenset(
    {
        DocumentKind.MARKET_CONSULTATION,
        DocumentKind.EXPLANATION,
        DocumentKind.SELF_DECLARATION,
        DocumentKind.PRICE_SHEET,
    }
)
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[^\W\d_a-z])")
# A word with one capital, in the middle of a sentence: abbreviations are mostly of laws and norms,
# and before a colon stands the name of a column.
_NAME = re.compile(r"(?<=[\w,;)] )[A-Z][a-zà-ÿ]{2,}(?:[’'-]?[A-Za-zà-ÿ]+)*\b(?!:)")
_MOMENT = re.compile(
    rf"\b\d{{1,2}}\s(?:{ANY_MONTH})\b|\b\d{{1,2}}[.:]\d\d\s(?:uur|u)\b"
    r"|\b(?:in|uit|van|sinds)\s(?:19|20)\d\d\b",
    re.IGNORECASE,
)


_SHORTEST_PART = 4  # letters of a part of a compound


class _TailoringFile(Entry):
    binding: list[str]
    sanctions: list[str]
    units: list[str]
    places: list[str]


@dataclass(frozen=True, slots=True)
class Tailored:
    """Binding clauses by phase, as ids: `own` were written for this work, `copied` were not.

    A clause that shows neither stands in none of both; `binding` is how many there are of all, but
    for those that only sanction and were not copied.
    """

    own: Mapping[Phase, tuple[str, ...]]
    copied: Mapping[Phase, tuple[str, ...]]
    binding: int

    @property
    def clauses(self) -> frozenset[str]:
        """All clauses that were written for this work."""
        return frozenset(clause for listed in self.own.values() for clause in listed)


class Binding(Enum):
    """What the binding sentences of a clause show: something of this work, nothing, a sanction."""

    OWN = "eigen"
    PLAIN = "algemeen"
    SANCTION = "sanctie"


@dataclass(frozen=True, slots=True)
class _Words:
    binding: Phrases
    sanctions: Phrases
    measure: re.Pattern[str]
    places: tuple[str, ...]
    common: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    file = read_list("tailoring.yaml", _TailoringFile)
    units = "|".join(re.escape(unit) for unit in sorted(file.units, key=len, reverse=True))
    return _Words(
        Phrases(file.binding),
        Phrases(file.sanctions),
        re.compile(rf"\b\d[\d.,]{{0,12}}\s?(?:{units})(?!\w)"),
        tuple(file.places),
        frozenset(COMMON_WORDS_FILE.read_text(encoding="utf-8").split()),
    )


def binding_of(clause: Clause) -> Binding | None:
    """What the binding sentences of a clause show.

    Args:
        clause: a clause the buyer wrote.

    Returns:
        SANCTION when all that binds says what follows upon a breach; None when nothing binds.
    """
    if clause.kind is ClauseKind.HEADING or clause.document_kind in _NOT_BINDING:
        return None
    binding = [one for one in _SENTENCE_END.split(clause.text) if _binds(clause, one)]
    if not binding:
        return None
    telling = [sentence for sentence in binding if sentence not in _words().sanctions]
    if not telling:
        return Binding.SANCTION
    return Binding.OWN if any(map(_is_own, telling)) else Binding.PLAIN


def sort_out(bindings: Mapping[str, tuple[Phase, Binding]], copied: frozenset[str]) -> Tailored:
    """Tell binding clauses that were written for this work from those that were copied.

    Args:
        bindings: phase of the clauses that bind and what they show, by id and in order.
        copied: ids of clauses that stand in known terms or elsewhere in the dossier.
    """
    own: dict[Phase, list[str]] = {}
    taken: dict[Phase, list[str]] = {}
    number = 0
    for clause, (phase, binding) in bindings.items():
        if clause in copied:
            taken.setdefault(phase, []).append(clause)
        elif binding is Binding.OWN:
            own.setdefault(phase, []).append(clause)
        elif binding is Binding.SANCTION:
            continue
        number += 1
    return Tailored(
        {phase: tuple(listed) for phase, listed in own.items()},
        {phase: tuple(listed) for phase, listed in taken.items()},
        number,
    )


def read_bindings(clauses: Iterable[Clause]) -> dict[str, tuple[Phase, Binding]]:
    """The clauses that bind, for `sort_out`.

    Args:
        clauses: the clauses the buyer wrote, each text once.
    """
    return {
        clause.id: (clause.phase, binding)
        for clause in clauses
        if (binding := binding_of(clause)) is not None
    }


def _binds(clause: Clause, sentence: str) -> bool:
    return clause.kind is ClauseKind.REQUIREMENT or sentence in _words().binding


def _is_own(sentence: str) -> bool:
    """Whether a sentence names something of this work."""
    return (
        _MOMENT.search(sentence) is not None
        or _words().measure.search(sentence) is not None
        or any(_names(sentence))
    )


def _names(sentence: str) -> Iterator[str]:
    """Words with a capital that no tender text has in common with others."""
    for match in _NAME.finditer(sentence):
        word = match.group().lower().replace("’", "'")
        if not all(_is_common(part) for part in word.split("-")):
            yield match.group()


def _is_common(word: str) -> bool:
    """Whether other tender texts have the word, or what it is made of; places are their own."""
    if _is_listed(word):
        return True
    return not word.endswith(_words().places) and any(
        _is_listed(word[:cut]) and _is_listed(word[cut:])
        for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    )


def _is_listed(word: str) -> bool:
    common = _words().common
    return word in common or word.removesuffix("'s") in common or word.removesuffix("s") in common
