"""What is seen when the documents of a dossier are read together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from analyser.model.quotes import Quoted


class AmendmentKind(StrEnum):
    """What a nota van inlichtingen does to a clause."""

    EXPIRED = "vervallen"
    CHANGED = "gewijzigd"
    SUPPLEMENTED = "aangevuld"


@dataclass(frozen=True, slots=True)
class SupersededDocument:
    """A document that gives way to another one: `prevails` is judged, `document` is not.

    `reason` says in Dutch why, as the end of a sentence.
    """

    document: str
    prevails: str
    reason: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """One text that stands in several clauses: `clause` is judged, `places` are the others."""

    clause: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change that a nota van inlichtingen makes.

    `clauses` are the clauses changed, `by` is the clause that changes them. `new_clause` is
    the clause in its new form, which is judged in place of the old one; it is None when the
    clause expired, and when the nota does not give the new words: then the old form is judged.
    `quoted` are the stretches of `by` that hold the old or the new words.
    """

    kind: AmendmentKind
    clauses: tuple[str, ...]
    by: str
    new_text: str | None = None
    new_clause: str | None = None
    quoted: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class DanglingReference:
    """Something that is referred to and is not in the dossier: "bijlage 4", "artikel 17".

    `document` is the document that would have to hold it, None for the dossier as a whole;
    `places` are the clauses that refer to it.
    """

    target: str
    document: str | None
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class References:
    """The cross references of a dossier: how many lead somewhere, and those that do not."""

    resolved: int = 0
    dangling: tuple[DanglingReference, ...] = ()


@dataclass(frozen=True, slots=True)
class ContraryPlace(Quoted):
    """One side of a contradiction; `value` is what it says, in words."""

    value: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Places in different documents that say different things about one subject.

    `prevails` is the clause that goes first by what the dossier says about the order of its
    documents, or None; `reason` is the Dutch sentence that tells why.
    """

    subject: str
    label: str
    places: tuple[ContraryPlace, ...]
    prevails: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Pack:
    """What is seen when the documents of a dossier are read together."""

    superseded: tuple[SupersededDocument, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    references: References = References()
    contradictions: tuple[Contradiction, ...] = ()
