"""Words of a clause, quoted with their place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in a clause: `quote == clause.text[start:end]`."""

    clause: str
    document: str
    page: int | None
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage(Quoted):
    """Quoted words; `role` says in Dutch what they are."""

    role: str


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """Something in which a dossier does not agree with itself, with the places that show it."""

    code: str
    message: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something was counted and the clauses it was counted in."""

    id: str
    label: str
    count: int
    places: tuple[str, ...]
