"""How hard a main clause binds (codebook 6.4)."""

from __future__ import annotations

from analyser.language.roles import Role
from analyser.language.situation import ASKS, OTHER, PENALTIES, PERMISSION, Situation, is_one_of
from analyser.language.vocabulary import Modality
from analyser.model import Party

_PROMISES = frozenset({"vergoeden", "betalen", "uitbetalen", "toekennen", "compenseren", "verstrekken", "garanderen", "uitkeren", "terugbetalen", "instaan", "vrijwaren", "restitueren", "honoreren", "verrekenen", "indexeren", "afnemen", "doorbelasten", "bijbetalen", "schadeloosstellen", "teruggeven", "retourneren"})  # fmt: skip
_DEFINES = frozenset({"verstaan", "verstaat"})


def how_hard(situation: Situation) -> Modality:
    """Decide how hard a clause binds, and which way.

    Args:
        situation: who stands where in it.
    """
    return _Hardness(situation).decide()


class _Hardness:
    def __init__(self, situation: Situation) -> None:
        self._at = situation

    def decide(self) -> Modality:
        predicate, frames = self._at.predicate, self._at.frames
        denied = predicate.negated
        for modality, entries in (
            (Modality.FICTION, frames.fictions),
            (Modality.EFFORT, frames.efforts),
        ):
            if predicate.says(entries):
                return modality
        if predicate.verbs & frames.waiver_verbs and (denied or "slechts" in predicate.words):
            return Modality.NO_DUTY
        if predicate.says(frames.releases):
            return Modality.OBLIGATION if denied else Modality.NO_DUTY
        if predicate.soft:
            return Modality.SOFT
        if predicate.excepted and predicate.finite in frames.power_verbs | frames.duty_verbs:
            return Modality.PROHIBITION
        if self._at.excludes_liability():
            return Modality.NO_DUTY
        restricted = predicate.words & {"pas", "alleen", "slechts", "uitsluitend", "enkel"}
        if predicate.finite in frames.power_verbs and restricted and self._at.actor() in OTHER:
            return Modality.PROHIBITION  # "mag pas beginnen nadat …"
        forbids = predicate.finite not in frames.power_verbs | {"worden"}
        if forbids and predicate.says(frames.prohibitions):
            return Modality.POWER if denied and not predicate.excepted else Modality.PROHIBITION
        if self._at.denies_claim():
            return Modality.NO_DUTY
        if predicate.says(frames.powers):
            return self._denied_power() if denied else Modality.POWER
        if predicate.finite in frames.power_verbs:
            return Modality.PROHIBITION if denied else Modality.POWER
        if predicate.says(frames.duties):
            return Modality.NO_DUTY if denied and not predicate.excepted else Modality.OBLIGATION
        if self._at.burdened is not None:
            return Modality.NO_DUTY if denied else Modality.OBLIGATION
        if denied:
            return self._denied_act()
        return self._plain_act()

    def _denied_power(self) -> Modality:
        if self._at.predicate.says(PERMISSION):
            return Modality.PROHIBITION
        return Modality.NO_DUTY

    def _denied_act(self) -> Modality:
        predicate, frames = self._at.predicate, self._at.frames
        if not predicate.excepted and predicate.verbs & _PROMISES:
            giver = self._at.agent or (None if predicate.passive else self._at.subject)
            if (
                giver is not Party.SUPPLIER
                or predicate.passive
                or predicate.verbs & {"garanderen", "instaan", "vrijwaren"}
            ):
                return Modality.NO_DUTY
        if predicate.excepted and not self._at.is_fact():
            return Modality.PROHIBITION
        if predicate.finite in frames.duty_verbs or self._at.actor() is not None:
            if (
                predicate.finite in frames.facts
                and not predicate.excepted
                and not predicate.passive
            ):
                return Modality.STATEMENT
            return Modality.PROHIBITION
        return (
            Modality.PROHIBITION if predicate.passive and not predicate.past else Modality.STATEMENT
        )

    def _plain_act(self) -> Modality:
        predicate, frames = self._at.predicate, self._at.frames
        if predicate.past or (predicate.verbs | predicate.words) & _DEFINES:
            return Modality.STATEMENT
        if predicate.finite in frames.duty_verbs:
            return Modality.OBLIGATION
        if not predicate.finite:
            if (
                predicate.shares > 1
                and not self._at.mentions
                and not any(is_one_of(n, PENALTIES) for n in self._at.things)
            ):
                return Modality.STATEMENT  # "Prijs 40%, kwaliteit 60%"
            return (
                Modality.OBLIGATION if self._at.nominal_actor() is not None else Modality.STATEMENT
            )
        if predicate.passive:
            known = self._at.actor() is not None or self._at.default_actor() is not None
            return Modality.OBLIGATION if known else Modality.STATEMENT
        if predicate.verbs & ASKS and self._at.party(Role.SOURCE) in OTHER:
            return Modality.OBLIGATION
        subject = self._at.subject or (Party.BOTH if self._at.mutual else None)
        given = (
            self._at.party(Role.SOURCE)
            or self._at.party(Role.RECIPIENT)
            or self._at.party(Role.OBJECT)
        )
        if subject is None and given is not None and not self._at.is_fact():
            return Modality.OBLIGATION
        if subject is None:
            happens = "plaats" in predicate.words or predicate.finite == "geschieden"
            if happens and self._at.default_actor() is not None:
                return Modality.OBLIGATION  # "Betaling vindt plaats binnen 30 dagen"
            if self._at.is_fact():
                return Modality.OBLIGATION if self._at.is_bounded() else Modality.STATEMENT
            return Modality.OBLIGATION if self._at.default_actor() else Modality.STATEMENT
        if self._at.is_fact() and not self._joined_act():
            named = self._at.party(Role.SUBJECT) or self._at.owned_by
            required = named is Party.SUPPLIER and predicate.finite in frames.requirements
            return Modality.OBLIGATION if required else Modality.STATEMENT
        return Modality.OBLIGATION

    def _joined_act(self) -> bool:
        """'staat in voor', 'houdt bij': the particle makes another verb of a fact verb."""
        frames = self._at.frames
        acts = frames.acts_for | frames.acts_against | frames.supplier_acts | frames.buyer_acts
        return any(
            verb.endswith(self._at.predicate.finite) and verb != self._at.predicate.finite
            for verb in self._at.predicate.verbs
        ) or bool(self._at.predicate.verbs & acts)
