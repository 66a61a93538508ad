"""The words the language room works with; the lexicon room loads them from YAML.

They live in `lexicons/shared/` so that a procurement lawyer can read and mend them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analyser.model import Party


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Closed word classes of Dutch tender language, all in lower case.

    `parties` maps a word to the side it names; `pronouns` does the same for *u* and *wij*
    in a text written by the buyer. `powers` are verbs and phrases that give a party a
    right, `no_duties` those that set it free. `acts_against`
    are verbs of which the other side bears the effect (impose, withhold, reject), `burdens`
    those of which the subject itself does (pay, indemnify, guarantee).
    `allocations` are phrases after which the named party carries the burden. A negator
    governs only the next word when that word is in `short_scope` (*niet tijdige levering*).
    """

    parties: Mapping[str, Party]
    pronouns: Mapping[str, Party]
    oblique_prepositions: frozenset[str]
    negators: frozenset[str]
    scope_breakers: frozenset[str]
    short_scope: tuple[str, ...]
    powers: tuple[tuple[str, ...], ...]
    no_duties: tuple[tuple[str, ...], ...]
    acts_against: frozenset[str]
    burdens: frozenset[str]
    allocations: tuple[tuple[str, ...], ...]
    mutual: tuple[tuple[str, ...], ...]
    supplier_voice: tuple[tuple[str, ...], ...]
