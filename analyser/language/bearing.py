"""From roles and predicate to modality, polarity and bearer (codebook 6.2-6.5)."""

from __future__ import annotations

from dataclasses import dataclass

from analyser.language.hardness import how_hard
from analyser.language.roles import Role
from analyser.language.situation import (
    ASKS,
    ENTITLED,
    OTHER,
    PENALTIES,
    PERMISSION,
    Situation,
    is_one_of,
)
from analyser.language.vocabulary import Modality
from analyser.model import Party


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a main clause means for the parties."""

    modality: Modality
    negated: bool
    bearer: Party
    beneficiary: Party | None


def read_meaning(situation: Situation) -> Meaning:
    """Decide how hard a clause binds, and whom.

    Args:
        situation: who stands where in it.
    """
    modality = how_hard(situation)
    predicate, frames = situation.predicate, situation.frames
    negated = predicate.negated and not predicate.excepted
    if modality is Modality.OBLIGATION and predicate.says(frames.releases):
        negated = False  # "ontslaat hem niet van zijn verplichting": the duty stays
    if modality is Modality.POWER and predicate.says(frames.prohibitions):
        negated = False  # "is niet verboden"
    bearing = _Bearing(situation)
    bearer = bearing.bearer(modality)
    return Meaning(modality, negated, bearer, bearing.beneficiary(modality, bearer))


class _Bearing:
    def __init__(self, situation: Situation) -> None:
        self._at = situation

    def bearer(self, modality: Modality) -> Party:
        if modality is Modality.STATEMENT:
            return Party.UNCLEAR
        by_one = (
            self._at.predicate.passive
            and self._at.agent in OTHER
            and self._at.agent is not Party.BOTH
        )
        if (self._at.mutual or self._at.subject is Party.BOTH) and not by_one:
            return Party.BOTH
        found = {
            Modality.POWER: self._against_whom,
            Modality.PROHIBITION: self._who_may_not,
            Modality.NO_DUTY: self._who_is_left,
            Modality.FICTION: self._who_is_deemed,
        }.get(modality, self._who_must)()
        return found or Party.UNCLEAR

    def _who_must(self) -> Party | None:
        predicate, frames = self._at.predicate, self._at.frames
        if self._at.burdened is not None:
            return OTHER.get(self._at.burdened) if self._is_asset() else self._at.burdened
        if not predicate.finite:
            return self._at.nominal_actor()
        if predicate.verbs & ASKS and self._at.party(Role.SOURCE) in OTHER:
            return self._at.party(Role.SOURCE)
        if predicate.verbs & frames.receives and predicate.words & PENALTIES:
            return self._at.subject  # "krijgt een boete"
        if predicate.negated and predicate.says(frames.releases):
            # "Goedkeuring door de directie ontslaat de aannemer niet van …"
            return (
                self._at.party(Role.OBJECT) or self._at.party(Role.SUBJECT) or self._at.undergoer()
            )
        if predicate.passive:
            return self._who_must_in_passive()
        subject = self._at.subject
        source = self._at.party(Role.SOURCE)
        if predicate.verbs & frames.receives and source in OTHER:
            return source
        if subject is None:
            if self._at.is_bounded():
                return Party.SUPPLIER
            given = self._at.party(Role.RECIPIENT) or self._at.party(Role.OBJECT)
            towards = OTHER.get(given or Party.UNCLEAR)
            return self._at.agent or self._at.default_actor() or self._required() or towards
        binding = predicate.finite in frames.duty_verbs or predicate.says(frames.duties)
        if predicate.verbs & frames.receives and not binding:
            return OTHER.get(subject)
        judges = "goedkeuren" in predicate.verbs  # "keurt … goed of af" is a duty to decide
        if (
            subject is Party.BUYER
            and predicate.verbs & frames.acts_against
            and not (binding or judges)
        ):
            return Party.SUPPLIER
        return subject

    def _is_asset(self) -> bool:
        """'De eigendom berust bij de gemeente': what rests there is no burden."""
        assets = ("eigendom", "rechten", "recht", "eigendomsrechten")
        return any(noun.removeprefix("*").endswith(assets) for noun in self._at.things[:1])

    def _who_must_in_passive(self) -> Party | None:
        predicate, frames = self._at.predicate, self._at.frames
        undergoer = self._at.undergoer()
        if self._at.agent is not None:
            against = self._at.agent is Party.BUYER and predicate.verbs & frames.acts_against
            return Party.SUPPLIER if against else self._at.agent
        if undergoer is not None and predicate.verbs & frames.acts_against:
            return undergoer
        if predicate.verbs & frames.acts_against and not predicate.verbs & frames.supplier_acts:
            return Party.SUPPLIER
        return self._at.default_actor() or self._required()

    def _required(self) -> Party | None:
        """A thing that must be so: a requirement, and so the supplier's."""
        return Party.SUPPLIER if self._at.predicate.finite in self._at.frames.duty_verbs else None

    def _against_whom(self) -> Party | None:
        source = self._at.party(Role.SOURCE)
        if source in OTHER:
            return source
        holder = self._holder()
        if "verbeuren" in self._at.predicate.words and self._at.subject is not None:
            return self._at.subject  # "kan hij een boete verbeuren"
        if holder in OTHER:
            return OTHER[holder]
        for mention in self._at.mentions:
            if mention.party in {Party.SUPPLIER, Party.BUYER}:
                return mention.party
        return None

    def _holder(self) -> Party | None:
        """Who has the power."""
        predicate, frames = self._at.predicate, self._at.frames
        if self._at.agent is not None and (predicate.passive or self._at.subject is None):
            return self._at.agent
        undergoer = self._at.undergoer()
        if predicate.passive:
            if undergoer is not None:
                return OTHER.get(undergoer)
            return self._at.default_actor() or self._burdened_other() or Party.BUYER
        if self._at.subject is not None:
            return self._at.subject
        if undergoer is not None:
            return undergoer  # "aan Opdrachtnemer is het toegestaan"
        return self._at.default_actor() or (
            Party.BUYER if predicate.verbs & frames.acts_against else None
        )

    def _burdened_other(self) -> Party | None:
        return None if self._at.burdened is None else OTHER.get(self._at.burdened)

    def _who_may_not(self) -> Party | None:
        predicate, frames = self._at.predicate, self._at.frames
        if self._at.agent is not None and (predicate.passive or self._at.subject is None):
            return self._at.agent
        undergoer = self._at.undergoer()
        if predicate.passive:
            if undergoer is not None and predicate.verbs & (frames.acts_against | frames.acts_for):
                impersonal = predicate.says(PERMISSION) or predicate.says(frames.prohibitions)
                return undergoer if impersonal else OTHER.get(undergoer)
            if undergoer is not None and self._at.subject is None:
                return undergoer
            return self._at.default_actor() or self._at.subject or Party.SUPPLIER
        if self._at.subject is Party.THIRD and undergoer in OTHER:
            return undergoer  # "Een onderaannemer inschakelen is de aannemer verboden"
        named = self._at.subject or undergoer
        # "Indexering is niet mogelijk": what is not allowed is not allowed to the supplier.
        impersonal = predicate.says(PERMISSION) or predicate.says(frames.prohibitions)
        return named or (None if impersonal else self._at.default_actor()) or Party.SUPPLIER

    def _who_is_left(self) -> Party | None:
        predicate, frames = self._at.predicate, self._at.frames
        if self._at.burdened is not None:
            return OTHER.get(self._at.burdened)
        if self._loses_claim():
            loser = (
                (self._at.subject if not predicate.passive else None)
                or self._at.undergoer()
                or self._at.subject
            )
            if loser is not None:
                return loser
            return OTHER.get(self._at.agent) if self._at.agent else Party.SUPPLIER
        if (
            predicate.passive
            and not predicate.says(frames.duties)
            and not predicate.says(frames.releases)
        ):
            undergoer = self._at.undergoer()
            if self._at.agent is not None:
                return OTHER.get(self._at.agent)
            if undergoer is not None:
                return undergoer
            actor = self._at.default_actor()
            return OTHER.get(actor) if actor is not None else Party.SUPPLIER
        if not self._at.mentions and any(
            is_one_of(noun, PENALTIES) for noun in self._at.things[:1]
        ):
            return Party.BUYER  # "de boete is niet verschuldigd": the supplier is let off
        if self._at.excludes_liability():
            freed = (
                self._at.subject or self._at.owned_by or self._at.possessor() or self._at.outside
            )
            return OTHER.get(freed, Party.SUPPLIER) if freed is not None else Party.SUPPLIER
        required = any(is_one_of(noun, frames.supplier_things) for noun in self._at.things[:1])
        if not self._at.mentions and required and predicate.says(frames.duties):
            return Party.BUYER  # "een bankgarantie is niet vereist"
        towards = self._at.party(Role.RECIPIENT)
        if self._at.subject is None and towards in OTHER and predicate.says(frames.duties):
            return towards  # "is het jegens Leverancier niet gehouden"
        free = self._at.subject or self._at.agent or self._at.undergoer() or self._at.possessor()
        return OTHER.get(free, Party.SUPPLIER) if free is not None else Party.SUPPLIER

    def _loses_claim(self) -> bool:
        predicate, frames = self._at.predicate, self._at.frames
        entitled = predicate.denies & ENTITLED or (
            predicate.words & ENTITLED
            and predicate.verbs
            & {"hebben", "toekomen", "komen", "bestaan", "geven", "ontlenen", "maken", "doen"}
        )
        if entitled:
            return True
        if not predicate.denies:
            return False
        if not predicate.finite:
            return False
        return bool(predicate.verbs & (frames.receives | {"komen", "toekomen"})) or (
            predicate.passive and self._at.denies_claim()
        )

    def _who_is_deemed(self) -> Party | None:
        favoured = self._at.party(Role.RECIPIENT)
        if self._at.party(Role.SUBJECT) is None and self._at.agent is not None:
            return self._at.agent
        if self._at.subject is not None and not (
            self._at.subject is Party.BUYER and self._at.predicate.negated
        ):
            return self._at.subject
        if self._at.agent is not None:
            return self._at.agent
        if favoured in OTHER:
            return OTHER[favoured]
        if self._at.predicate.finite in self._at.frames.power_verbs | self._at.frames.duty_verbs:
            return self._required()
        if self._at.outside is not None:
            return self._at.outside  # who keeps silent has agreed
        for noun in self._at.things:
            if is_one_of(noun, self._at.frames.supplier_things):
                return Party.SUPPLIER
        owner = self._at.party(Role.POSSESSOR)
        if owner in OTHER:
            return OTHER[owner] if self._at.predicate.negated else owner
        return None

    def beneficiary(self, modality: Modality, bearer: Party) -> Party | None:
        if bearer is Party.UNCLEAR or modality is Modality.STATEMENT:
            return None
        if bearer is Party.BOTH:
            return Party.BOTH
        named = [m.party for m in self._at.mentions if m.role in {Role.RECIPIENT, Role.OBJECT}]
        if Party.THIRD in named and OTHER.get(bearer) not in named:
            return Party.THIRD
        if modality is Modality.POWER and self._holder() is Party.THIRD:
            return Party.THIRD
        if bearer is Party.THIRD:
            return next((m.party for m in self._at.mentions if m.party in OTHER), None)
        return OTHER.get(bearer)
