"""The lists by which a sentence is understood; the lexicon room loads them from YAML."""

from __future__ import annotations

from dataclasses import dataclass

Words = tuple[str, ...]
"""Words that must all stand in the main clause, in any order."""


@dataclass(frozen=True, slots=True)
class Frames:
    """What predicates say of those who take part in them (`lexicons/shared/frames.yaml`).

    Verbs are infinitives in lower case, separable ones as one word. `duty_verbs`,
    `power_verbs` and `waiver_verbs` are the auxiliaries of the ladder of modality (codebook
    6.4), `duties` to `softs` its other words. `mutual` are phrases by which a sentence binds
    both parties. `allocations` are phrases before the party
    that carries a burden (one of the `burden_nouns`, say). The subject gains by the verbs
    in `receives`; the one acted upon loses by `acts_against` and gains by `acts_for`; `idioms` are
    expressions that mean a verb (*in mindering brengen*: inhouden).
    `supplier_acts`, `buyer_acts`, `supplier_things` and `buyer_things` tell who acts when
    the sentence does not. A denied one of the `claims` sets free; `facts` bind nobody,
    but a supplier that must be or have something is bound (`requirements`).
    """

    duty_verbs: frozenset[str]
    power_verbs: frozenset[str]
    waiver_verbs: frozenset[str]
    duties: tuple[Words, ...]
    releases: tuple[Words, ...]
    powers: tuple[Words, ...]
    prohibitions: tuple[Words, ...]
    fictions: tuple[Words, ...]
    efforts: tuple[Words, ...]
    softs: tuple[Words, ...]
    mutual: tuple[Words, ...]
    allocations: tuple[Words, ...]
    burden_nouns: frozenset[str]
    receives: frozenset[str]
    acts_against: frozenset[str]
    idioms: tuple[tuple[str, tuple[Words, ...]], ...]
    acts_for: frozenset[str]
    supplier_acts: frozenset[str]
    buyer_acts: frozenset[str]
    supplier_things: frozenset[str]
    buyer_things: frozenset[str]
    claims: frozenset[str]
    facts: frozenset[str]
    requirements: frozenset[str]
