"""What else is read off a dossier: both sides of the table, copied text, a profile, other texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from analyser.model.documents import Notice
from analyser.model.quotes import Tally


@dataclass(frozen=True, slots=True)
class SupplierSide:
    """What suppliers ask, object to and reserve, and what the buyer answers (codebook 5.4).

    A mirror of the text and no part of the buyer's scores. `requests` are the answered
    questions that ask for a change or a promise; `objections` are questions that call
    something unreasonable or impossible; `offers` are documents a bidder wrote.
    """

    questions: int = 0
    requests: int = 0
    topics: tuple[Tally, ...] = ()
    objections: tuple[str, ...] = ()
    answers: tuple[Tally, ...] = ()
    offers: tuple[str, ...] = ()
    reservations: tuple[Tally, ...] = ()


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """How much of what the buyer wrote is copied, as a share of words (0-1) or None.

    `known_share` is the part that stands in known general terms, told per text in `terms`;
    `repeated` are clauses that stand elsewhere in the dossier in nearly the same words.
    """

    share: float | None = None
    known_share: float | None = None
    terms: tuple[Tally, ...] = ()
    repeated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProfileElement:
    """One trait of a named profile: a question to the text and the places that answer it."""

    id: str
    label: str
    question: str
    places: tuple[str, ...]

    @property
    def present(self) -> bool:
        """Whether the trait was found."""
        return bool(self.places)


@dataclass(frozen=True, slots=True)
class Profile:
    """Traits of "bestuurlijk aanbesteden" in a dossier for the social domain.

    A named profile of a text, without a figure. `elements` is empty when the dossier is not
    about the social domain; `density` is how many words of that domain it has per thousand.
    """

    applies: bool = False
    density: float | None = None
    elements: tuple[ProfileElement, ...] = ()


class ReferenceKind(StrEnum):
    """What a reference text is.

    A text of any kind but OTHER lays down the relation with a supplier, and tells of trust.
    """

    PACK = "dossier"
    GUIDE = "leidraad"
    CONTRACT = "overeenkomst"
    TERMS = "algemene voorwaarden"
    OTHER = "ander stuk"


@dataclass(frozen=True, slots=True)
class Standing:
    """A figure beside those of the reference texts: higher than `lower` of the `texts`.

    The figure "distrust" is the load that the index is made of. `kinds` tells how many of these texts
    there are of each kind. The dossier itself is not among them.
    """

    figure: str
    value: float
    lower: int
    texts: int
    kinds: Mapping[ReferenceKind, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read, per part of a pack, and what could therefore not be judged."""

    words: int
    clauses: int
    parts_read: tuple[str, ...]
    parts_missing: tuple[str, ...]
    not_judged: tuple[Notice, ...] = ()
