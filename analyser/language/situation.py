"""Who stands where in a main clause: what both questions, how hard and whom, are asked of."""

from __future__ import annotations

from collections.abc import Sequence

from analyser.language.predicate import Predicate
from analyser.language.roles import Mention, Role
from analyser.language.vocabulary import Vocabulary
from analyser.model import Party

OTHER = {Party.SUPPLIER: Party.BUYER, Party.BUYER: Party.SUPPLIER, Party.BOTH: Party.BOTH}
PERMISSION = (("vrijstaan",), ("vrij", "staan"), ("toegestaan",), ("geoorloofd",), ("toelaatbaar",), ("mogelijk", "zijn"), ("toestaan",), ("bevoegd",), ("gerechtigd",), ("gemachtigd",))  # fmt: skip
_BOUNDS = frozenset(
    {"minste", "minimaal", "minstens", "maximaal", "hoogste", "hoogstens", "uiterlijk"}
)
_NOW = frozenset({"huidige", "momenteel", "thans"})
_ANYONE = frozenset(
    {"degene", "degenen", "ieder", "eenieder", "niemand", "iedereen", "wie", "diegene"}
)
_NO_REQUIREMENT = frozenset(
    {
        "punten",
        "score",
        "weging",
        "raming",
        "waarde",
        "looptijd",
        "planning",
        "budget",
        "gunning",
        "kwaliteit",
        "prijs",
        "perceel",
    }
)
_SAYS_NO = frozenset({"uitsluiten", "verbieden", "toestaan"})
PENALTIES = frozenset({"boete", "boetes", "malus", "korting", "schadevergoeding", "rente"})
ASKS = frozenset({"verlangen", "verwachten", "vragen", "eisen"})
ENTITLED = frozenset({"recht", "rechten", "aanspraak", "aanspraken"})


class Situation:
    """A main clause with its parties, and what follows for who acts and who undergoes.

    Args:
        predicate: the predicate of the main clause.
        mentions: the parties in it with their roles.
        things: nouns that no preposition governs, in order; the first is the likely subject.
        vocabulary: the closed word classes and frames.
        mutual: True when the words say that it goes for both parties.
        outside: the first party named in a condition or relative clause, if any.
        owner: whose the first free noun is, if the words say so.
    """

    def __init__(
        self,
        predicate: Predicate,
        mentions: Sequence[Mention],
        things: Sequence[str],
        vocabulary: Vocabulary,
        *,
        mutual: bool,
        outside: Party | None,
        owner: Party | None,
    ) -> None:
        self.predicate = predicate
        self.mentions = mentions
        self.things = things
        self.frames = vocabulary.frames
        self.mutual = mutual
        self.outside = outside
        self.owned_by = owner
        self.subject = self.party(Role.SUBJECT) or self._owner() or self._anyone()
        self.agent = self.party(Role.AGENT)
        self.burdened = self.party(Role.BURDENED)

    def party(self, role: Role) -> Party | None:
        """The side with a role in the clause; BOTH when both have it."""
        parties = {mention.party for mention in self.mentions if mention.role is role}
        if {Party.SUPPLIER, Party.BUYER} <= parties or Party.BOTH in parties:
            return Party.BOTH
        named = [m.party for m in self.mentions if m.role is role]
        return named[0] if named else None

    def _owner(self) -> Party | None:
        """'Onze contactpersoon draagt zorg': who owns what acts, acts."""
        if self.predicate.passive or not self.predicate.finite:
            return None
        if self.owned_by is not None:
            return self.owned_by
        actor = any(noun.startswith("*") for noun in self.things[:2])
        return self._other_side() if actor else None

    def _other_side(self) -> Party:
        """An actor without a known side stands across the side that is named; else supplies."""
        named = {mention.party for mention in self.mentions}
        return (
            Party.BUYER if Party.SUPPLIER in named and Party.BUYER not in named else Party.SUPPLIER
        )

    def _anyone(self) -> Party | None:
        """'Ieder die namens Opdrachtnemer werkt', 'Degene aan wie wordt gegund, verstrekt ons …'."""
        if not self.predicate.words & _ANYONE or self.predicate.passive:
            return None
        if self.outside is not None:
            return self.outside
        given = self.party(Role.OBJECT) or self.party(Role.RECIPIENT)
        return None if given is None else OTHER.get(given)

    def actor(self) -> Party | None:
        """Who does what the predicate says, when the clause names it."""
        if self.predicate.passive:
            return self.agent
        return self.subject or self.agent

    def undergoer(self) -> Party | None:
        """Who has it done to them."""
        if self.predicate.passive and self.subject is not None:
            return self.subject
        for role in (Role.OBJECT, Role.RECIPIENT, Role.SOURCE):
            party = self.party(role)
            if party is not None:
                return party
        return None

    def default_actor(self) -> Party | None:
        """Who normally does this: told by the verb, then by the thing it is about."""
        predicate, frames = self.predicate, self.frames
        undergoer = self.undergoer()
        if (
            predicate.passive
            and undergoer in OTHER
            and predicate.verbs & (frames.acts_for | frames.acts_against)
        ):
            return OTHER[undergoer]
        content = predicate.verbs - _SAYS_NO
        content = content - {predicate.finite} if predicate.passive else content
        buyer = bool(content & frames.buyer_acts)
        supplier = bool(content & frames.supplier_acts)
        if buyer != supplier:
            return Party.BUYER if buyer else Party.SUPPLIER
        for noun in self.things:
            if is_one_of(noun, frames.buyer_things):
                return Party.BUYER
            if is_one_of(noun, frames.supplier_things):
                return Party.SUPPLIER
        return None

    def nominal_actor(self) -> Party | None:
        """In a row without a verb: 'Levering door Opdrachtnemer', 'Betaling binnen 30 dagen'."""
        sides = {mention.party for mention in self.mentions}
        if self.predicate.shares > 1 and {Party.SUPPLIER, Party.BUYER} <= sides:
            return Party.BOTH  # "50% Opdrachtgever, 50% Opdrachtnemer"
        named = self.burdened or self.agent or self.subject
        if named is not None:
            return named
        for noun in self.things[:1]:
            if is_one_of(noun, self.frames.buyer_things):
                return Party.BUYER
            if is_one_of(noun, self.frames.supplier_things):
                return Party.SUPPLIER
        bounded = self.predicate.words & _BOUNDS and not self.predicate.words & _NO_REQUIREMENT
        return Party.SUPPLIER if bounded and self.things else None

    def is_fact(self) -> bool:
        """Whether the clause states how something is, rather than what must be done."""
        facts, predicate = self.frames.facts, self.predicate
        frames = self.frames
        if predicate.verbs & (frames.receives | frames.acts_for | frames.acts_against):
            return False
        joined = any(v in facts and v.endswith(predicate.finite) for v in predicate.verbs)
        return predicate.finite in facts or joined or bool(predicate.words & _NOW)

    def is_bounded(self) -> bool:
        """'Ten minste 35% van het toe te passen beton bestaat uit …': a requirement in fact's clothing."""
        bounded = self.predicate.words & _BOUNDS
        supplier = any(mention.party is Party.SUPPLIER for mention in self.mentions)
        thing = any(is_one_of(noun, self.frames.supplier_things) for noun in self.things[:1])
        return bool(bounded) and (supplier or thing)

    def excludes_liability(self) -> bool:
        """'De aansprakelijkheid van X is uitgesloten', 'X wijst aansprakelijkheid van de hand'."""
        predicate = self.predicate
        liability = any(word.endswith("aansprakelijkheid") for word in predicate.words)
        refuses = predicate.verbs & {"uitsluiten", "afwijzen"} or predicate.words & {
            "uitgesloten",
            "hand",
        }
        return liability and bool(refuses) and not predicate.negated

    def denies_claim(self) -> bool:
        """Whether the clause says that a claim or right is not there."""
        predicate, frames = self.predicate, self.frames
        claims = {noun for noun in predicate.denies if is_one_of(noun, frames.claims)}
        if not claims or predicate.excepted:
            return False
        if predicate.finite in frames.power_verbs:
            return bool(claims & ENTITLED)
        return not predicate.finite or bool(
            predicate.verbs
            & (
                frames.receives
                | frames.acts_for
                | {
                    "hebben",
                    "zijn",
                    "bestaan",
                    "vinden",
                    "gelden",
                    "geven",
                    "worden",
                    "toekomen",
                    "komen",
                    "plaatsvinden",
                    "dragen",
                    "ontstaan",
                    "aanvaarden",
                    "bieden",
                    "ontlenen",
                    "aangaan",
                    "rusten",
                    "nemen",
                }
            )
        )

    def possessor(self) -> Party | None:
        """The side something belongs to, or that is named without a role."""
        return self.party(Role.POSSESSOR) or self.party(Role.OTHER)


def is_one_of(noun: str, nouns: frozenset[str]) -> bool:
    """Whether a noun is one of some nouns, or a compound of which one is the head.

    Args:
        noun: the noun; a "*" before it marks who owns it.
        nouns: in lower case.
    """
    noun = noun.removeprefix("*")
    return noun in nouns or any(len(n) > 4 and noun.endswith(n) for n in nouns)
