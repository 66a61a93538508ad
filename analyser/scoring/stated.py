"""What a dossier says of itself, gathered once: wishes, consultation, functional chapters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from analyser.model import Clause, ClauseKind, DocumentKind, Passage
from analyser.scoring.ambitions import Wish, first_sentence, read_consultation, read_wishes

_FUNCTIONAL = re.compile(
    r"(?<!niet[- ])\bfunctione(?:el|le)\b(?!\s+beheer|\s+leeftijd)", re.IGNORECASE
)
_AWARDING = re.compile(r"gunning|beoordeling|criteri", re.IGNORECASE)
_ARRANGING = re.compile(
    r"wijziging|samenwerking|duurzaam|uitvoering|verplichting|overleg|voorwerp|onderwerp",
    re.IGNORECASE,
)
_TERMS = frozenset({DocumentKind.CONTRACT, DocumentKind.GENERAL_TERMS})
_GUIDES = frozenset({DocumentKind.AWARD, DocumentKind.TENDER_GUIDE, DocumentKind.SELECTION_GUIDE})
_RUNNING = frozenset({ClauseKind.ARTICLE, ClauseKind.PARAGRAPH, ClauseKind.LIST})
_LEAST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Stated:
    """What can contradict the findings, or stay without any.

    `functional` maps a heading that promises functional requirements to the requirements under
    it. `award` and `contract` are the places where a reward or an agreement would stand, as
    far as there is one.
    """

    wishes: tuple[Wish, ...] = ()
    consultation: Passage | None = None
    functional: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    award: Passage | None = None
    contract: Passage | None = None


def read_stated(
    clauses: Sequence[Clause], requirements: Iterable[str], award: Iterable[str]
) -> Stated:
    """Gather what a dossier says of itself.

    Args:
        clauses: the clauses that count, each text once, in order.
        requirements: ids of the clauses that hold a judged requirement.
        award: ids of the clauses that the award was read from.
    """
    judged, weighed = frozenset(requirements), frozenset(award)
    functional: dict[str, list[Passage]] = {}
    for clause in clauses:
        if clause.id in judged:
            title = next((h for h in clause.heading_path if _FUNCTIONAL.search(h)), None)
            if title is not None:
                found = first_sentence(clause, "een eis die de oplossing voorschrijft")
                functional.setdefault(title, []).append(found)
    return Stated(
        read_wishes(clauses),
        read_consultation(clauses),
        {title: tuple(found) for title, found in functional.items()},
        _first(
            [c for c in clauses if c.id in weighed]
            + [c for c in clauses if c.document_kind in _GUIDES and _is_under(c, _AWARDING)],
            "de gunning: hier was een beloning te verwachten",
        ),
        _first(
            [c for c in clauses if c.document_kind in _TERMS and _is_under(c, _ARRANGING)]
            + [c for c in clauses if c.document_kind in _TERMS],
            "de overeenkomst: hier was een afspraak te verwachten",
        ),
    )


def _is_under(clause: Clause, title: re.Pattern[str]) -> bool:
    return clause.kind in _RUNNING and any(title.search(h) for h in clause.heading_path)


def _first(clauses: Iterable[Clause], role: str) -> Passage | None:
    for clause in clauses:
        if len(clause.text.split()) >= _LEAST_WORDS:
            return first_sentence(clause, role)
    return None
