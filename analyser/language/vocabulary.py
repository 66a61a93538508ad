"""The words the language room works with; the lexicon room loads them from YAML.

They live in `lexicons/shared/` so that a procurement lawyer can read and mend them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from analyser.language.compounds import CompoundLexicon
from analyser.language.frames import Frames
from analyser.model import Party


class Modality(StrEnum):
    """How hard a statement binds, and which way (codebook 6.4)."""

    OBLIGATION = "obligation"
    EFFORT = "effort"
    POWER = "power"
    PROHIBITION = "prohibition"
    NO_DUTY = "no_duty"
    FICTION = "fiction"
    SOFT = "soft"
    STATEMENT = "statement"


Phrase = tuple[str, ...]
"""Words that follow each other; "*" at a word's end is a wildcard, "..." up to four words."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Closed word classes of Dutch tender language, all in lower case.

    `parties` maps a word to the side it names, `party_endings` the last part of a compound; those in `only_capitalised` are common words
    too (*staat*, *rijk*) and name a party only with a capital. `pronouns` does the same for *u* and *wij*
    in a text written by the buyer. `powers` are verbs and phrases that give a party a
    right, `no_duties` those that set it free. `acts_against`
    are verbs of which the other side bears the effect (impose, withhold, reject), `burdens`
    those of which the subject itself does (pay, indemnify, guarantee).
    `allocations` are phrases after which the named party carries the burden. A negator
    governs only the next word when that word is in `short_scope` (*niet tijdige levering*).
    """

    parties: Mapping[str, Party]
    party_endings: Mapping[str, Party]
    only_capitalised: frozenset[str]
    pronouns: Mapping[str, Party]
    oblique_prepositions: frozenset[str]
    negators: frozenset[str]
    scope_breakers: frozenset[str]
    short_scope: tuple[str, ...]
    powers: tuple[Phrase, ...]
    no_duties: tuple[Phrase, ...]
    acts_against: frozenset[str]
    burdens: frozenset[str]
    allocations: tuple[Phrase, ...]
    mutual: tuple[Phrase, ...]
    supplier_voice: tuple[Phrase, ...]
    frames: Frames
    compounds: CompoundLexicon
