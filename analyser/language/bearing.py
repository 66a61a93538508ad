"""From roles and predicate to modality, polarity and bearer (codebook 6.2-6.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyser.language.predicate import Predicate
from analyser.language.roles import Mention, Role
from analyser.language.vocabulary import Modality, Vocabulary
from analyser.model import Party

_OTHER = {Party.SUPPLIER: Party.BUYER, Party.BUYER: Party.SUPPLIER, Party.BOTH: Party.BOTH}
_PERMISSION = (("vrijstaan",), ("vrij", "staan"), ("toegestaan",), ("geoorloofd",), ("toelaatbaar",), ("mogelijk", "zijn"), ("toestaan",), ("bevoegd",), ("gerechtigd",), ("gemachtigd",))  # fmt: skip
_PROMISES = frozenset({"vergoeden", "betalen", "uitbetalen", "toekennen", "compenseren", "verstrekken", "garanderen", "uitkeren", "terugbetalen", "instaan", "vrijwaren", "restitueren", "honoreren", "verrekenen", "indexeren", "afnemen", "doorbelasten", "bijbetalen", "schadeloosstellen", "teruggeven", "retourneren"})  # fmt: skip
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
_DEFINES = frozenset({"verstaan", "verstaat"})
_SAYS_NO = frozenset({"uitsluiten", "verbieden", "toestaan"})
_PENALTIES = frozenset({"boete", "boetes", "malus", "korting", "schadevergoeding", "rente"})
_ASKS = frozenset({"verlangen", "verwachten", "vragen", "eisen"})
_ENTITLED = frozenset({"recht", "rechten", "aanspraak", "aanspraken"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a main clause means for the parties."""

    modality: Modality
    negated: bool
    bearer: Party
    beneficiary: Party | None


def read_meaning(
    predicate: Predicate,
    mentions: Sequence[Mention],
    things: Sequence[str],
    vocabulary: Vocabulary,
    *,
    mutual: bool,
    outside: Party | None,
    owner: Party | None,
) -> Meaning:
    """Decide how hard a clause binds, and whom.

    Args:
        predicate: the predicate of the main clause.
        mentions: the parties in it with their roles.
        things: nouns that no preposition governs, in order; the first is the likely subject.
        vocabulary: the closed word classes and frames.
        mutual: True when the words say that it goes for both parties.
        outside: the first party named in a condition or relative clause, if any.
        owner: whose the first free noun is, if the words say so.
    """
    return _Reader(predicate, mentions, things, vocabulary, mutual, outside, owner).read()


class _Reader:
    def __init__(
        self,
        predicate: Predicate,
        mentions: Sequence[Mention],
        things: Sequence[str],
        vocabulary: Vocabulary,
        mutual: bool,
        outside: Party | None,
        owner: Party | None,
    ) -> None:
        self._predicate = predicate
        self._mentions = mentions
        self._things = things
        self._frames = vocabulary.frames
        self._mutual = mutual
        self._outside = outside
        self._owned_by = owner
        self._subject = self._party(Role.SUBJECT) or self._owner() or self._anyone()
        self._agent = self._party(Role.AGENT)
        self._burdened = self._party(Role.BURDENED)

    def read(self) -> Meaning:
        modality = self._modality()
        bearer = self._bearer(modality)
        predicate = self._predicate
        negated = predicate.negated and not predicate.excepted
        if modality is Modality.OBLIGATION and predicate.says(self._frames.releases):
            negated = False  # "ontslaat hem niet van zijn verplichting": the duty stays
        if modality is Modality.POWER and predicate.says(self._frames.prohibitions):
            negated = False  # "is niet verboden"
        return Meaning(modality, negated, bearer, self._beneficiary(modality, bearer))

    def _party(self, role: Role) -> Party | None:
        parties = {mention.party for mention in self._mentions if mention.role is role}
        if {Party.SUPPLIER, Party.BUYER} <= parties or Party.BOTH in parties:
            return Party.BOTH
        named = [m.party for m in self._mentions if m.role is role]
        return named[0] if named else None

    def _owner(self) -> Party | None:
        """'Onze contactpersoon draagt zorg': who owns what acts, acts."""
        if self._predicate.passive or not self._predicate.finite:
            return None
        if self._owned_by is not None:
            return self._owned_by
        actor = any(noun.startswith("*") for noun in self._things[:2])
        return self._other_side() if actor else None

    def _other_side(self) -> Party:
        """An actor without a known side stands across the side that is named; else supplies."""
        named = {mention.party for mention in self._mentions}
        return (
            Party.BUYER if Party.SUPPLIER in named and Party.BUYER not in named else Party.SUPPLIER
        )

    def _anyone(self) -> Party | None:
        """'Ieder die namens Opdrachtnemer werkt', 'Degene aan wie wordt gegund, verstrekt ons …'."""
        if not self._predicate.words & _ANYONE or self._predicate.passive:
            return None
        if self._outside is not None:
            return self._outside
        given = self._party(Role.OBJECT) or self._party(Role.RECIPIENT)
        return None if given is None else _OTHER.get(given)

    # -- how hard ----------------------------------------------------------------------

    def _modality(self) -> Modality:
        predicate, frames = self._predicate, self._frames
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
        if self._excludes_liability():
            return Modality.NO_DUTY
        restricted = predicate.words & {"pas", "alleen", "slechts", "uitsluitend", "enkel"}
        if predicate.finite in frames.power_verbs and restricted and self._actor() in _OTHER:
            return Modality.PROHIBITION  # "mag pas beginnen nadat …"
        forbids = predicate.finite not in frames.power_verbs | {"worden"}
        if forbids and predicate.says(frames.prohibitions):
            return Modality.POWER if denied and not predicate.excepted else Modality.PROHIBITION
        if self._denies_claim():
            return Modality.NO_DUTY
        if predicate.says(frames.powers):
            return self._denied_power() if denied else Modality.POWER
        if predicate.finite in frames.power_verbs:
            return Modality.PROHIBITION if denied else Modality.POWER
        if predicate.says(frames.duties):
            return Modality.NO_DUTY if denied and not predicate.excepted else Modality.OBLIGATION
        if self._burdened is not None:
            return Modality.NO_DUTY if denied else Modality.OBLIGATION
        if denied:
            return self._denied_act()
        return self._plain_act()

    def _excludes_liability(self) -> bool:
        """'De aansprakelijkheid van X is uitgesloten', 'X wijst aansprakelijkheid van de hand'."""
        predicate = self._predicate
        liability = any(word.endswith("aansprakelijkheid") for word in predicate.words)
        refuses = predicate.verbs & {"uitsluiten", "afwijzen"} or predicate.words & {
            "uitgesloten",
            "hand",
        }
        return liability and bool(refuses) and not predicate.negated

    def _denied_power(self) -> Modality:
        if self._predicate.says(_PERMISSION):
            return Modality.PROHIBITION
        return Modality.NO_DUTY

    def _denies_claim(self) -> bool:
        predicate, frames = self._predicate, self._frames
        claims = {noun for noun in predicate.denies if _is_one_of(noun, frames.claims)}
        if not claims or predicate.excepted:
            return False
        if predicate.finite in frames.power_verbs:
            return bool(claims & _ENTITLED)
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

    def _denied_act(self) -> Modality:
        predicate, frames = self._predicate, self._frames
        if not predicate.excepted and predicate.verbs & _PROMISES:
            giver = self._agent or (None if predicate.passive else self._subject)
            if (
                giver is not Party.SUPPLIER
                or predicate.passive
                or predicate.verbs & {"garanderen", "instaan", "vrijwaren"}
            ):
                return Modality.NO_DUTY
        if predicate.excepted and not self._is_fact():
            return Modality.PROHIBITION
        if predicate.finite in frames.duty_verbs or self._actor() is not None:
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
        predicate, frames = self._predicate, self._frames
        if predicate.past or (predicate.verbs | predicate.words) & _DEFINES:
            return Modality.STATEMENT
        if predicate.finite in frames.duty_verbs:
            return Modality.OBLIGATION
        if not predicate.finite:
            if (
                predicate.shares > 1
                and not self._mentions
                and not any(_is_one_of(n, _PENALTIES) for n in self._things)
            ):
                return Modality.STATEMENT  # "Prijs 40%, kwaliteit 60%"
            return Modality.OBLIGATION if self._nominal_actor() is not None else Modality.STATEMENT
        if predicate.passive:
            known = self._actor() is not None or self._default_actor() is not None
            return Modality.OBLIGATION if known else Modality.STATEMENT
        if predicate.verbs & _ASKS and self._party(Role.SOURCE) in _OTHER:
            return Modality.OBLIGATION
        subject = self._subject or (Party.BOTH if self._mutual else None)
        given = self._party(Role.SOURCE) or self._party(Role.RECIPIENT) or self._party(Role.OBJECT)
        if subject is None and given is not None and not self._is_fact():
            return Modality.OBLIGATION
        if subject is None:
            happens = "plaats" in predicate.words or predicate.finite == "geschieden"
            if happens and self._default_actor() is not None:
                return Modality.OBLIGATION  # "Betaling vindt plaats binnen 30 dagen"
            if self._is_fact():
                return Modality.OBLIGATION if self._is_bounded() else Modality.STATEMENT
            return Modality.OBLIGATION if self._default_actor() else Modality.STATEMENT
        if self._is_fact() and not self._joined_act():
            named = self._party(Role.SUBJECT) or self._owned_by
            required = named is Party.SUPPLIER and predicate.finite in frames.requirements
            return Modality.OBLIGATION if required else Modality.STATEMENT
        return Modality.OBLIGATION

    def _is_fact(self) -> bool:
        facts, predicate = self._frames.facts, self._predicate
        frames = self._frames
        if predicate.verbs & (frames.receives | frames.acts_for | frames.acts_against):
            return False
        joined = any(v in facts and v.endswith(predicate.finite) for v in predicate.verbs)
        return predicate.finite in facts or joined or bool(predicate.words & _NOW)

    def _is_bounded(self) -> bool:
        """'Ten minste 35% van het toe te passen beton bestaat uit …': a requirement in fact's clothing."""
        bounded = self._predicate.words & _BOUNDS
        supplier = any(mention.party is Party.SUPPLIER for mention in self._mentions)
        thing = any(_is_one_of(noun, self._frames.supplier_things) for noun in self._things[:1])
        return bool(bounded) and (supplier or thing)

    def _joined_act(self) -> bool:
        """'staat in voor', 'houdt bij': the particle makes another verb of a fact verb."""
        frames = self._frames
        acts = frames.acts_for | frames.acts_against | frames.supplier_acts | frames.buyer_acts
        return any(
            verb.endswith(self._predicate.finite) and verb != self._predicate.finite
            for verb in self._predicate.verbs
        ) or bool(self._predicate.verbs & acts)

    # -- whom --------------------------------------------------------------------------

    def _bearer(self, modality: Modality) -> Party:
        if modality is Modality.STATEMENT:
            return Party.UNCLEAR
        by_one = self._predicate.passive and self._agent in _OTHER and self._agent is not Party.BOTH
        if (self._mutual or self._subject is Party.BOTH) and not by_one:
            return Party.BOTH
        found = {
            Modality.POWER: self._against_whom,
            Modality.PROHIBITION: self._who_may_not,
            Modality.NO_DUTY: self._who_is_left,
            Modality.FICTION: self._who_is_deemed,
        }.get(modality, self._who_must)()
        return found or Party.UNCLEAR

    def _actor(self) -> Party | None:
        """Who does what the predicate says, when the clause names it."""
        if self._predicate.passive:
            return self._agent
        return self._subject or self._agent

    def _undergoer(self) -> Party | None:
        """Who has it done to them."""
        if self._predicate.passive and self._subject is not None:
            return self._subject
        for role in (Role.OBJECT, Role.RECIPIENT, Role.SOURCE):
            party = self._party(role)
            if party is not None:
                return party
        return None

    def _default_actor(self) -> Party | None:
        """Who normally does this: told by the verb, then by the thing it is about."""
        predicate, frames = self._predicate, self._frames
        undergoer = self._undergoer()
        if (
            predicate.passive
            and undergoer in _OTHER
            and predicate.verbs & (frames.acts_for | frames.acts_against)
        ):
            return _OTHER[undergoer]
        content = predicate.verbs - _SAYS_NO
        content = content - {predicate.finite} if predicate.passive else content
        buyer = bool(content & frames.buyer_acts)
        supplier = bool(content & frames.supplier_acts)
        if buyer != supplier:
            return Party.BUYER if buyer else Party.SUPPLIER
        for noun in self._things:
            if _is_one_of(noun, frames.buyer_things):
                return Party.BUYER
            if _is_one_of(noun, frames.supplier_things):
                return Party.SUPPLIER
        return None

    def _nominal_actor(self) -> Party | None:
        """In a row without a verb: 'Levering door Opdrachtnemer', 'Betaling binnen 30 dagen'."""
        sides = {mention.party for mention in self._mentions}
        if self._predicate.shares > 1 and {Party.SUPPLIER, Party.BUYER} <= sides:
            return Party.BOTH  # "50% Opdrachtgever, 50% Opdrachtnemer"
        named = self._burdened or self._agent or self._subject
        if named is not None:
            return named
        for noun in self._things[:1]:
            if _is_one_of(noun, self._frames.buyer_things):
                return Party.BUYER
            if _is_one_of(noun, self._frames.supplier_things):
                return Party.SUPPLIER
        bounded = self._predicate.words & _BOUNDS and not self._predicate.words & _NO_REQUIREMENT
        return Party.SUPPLIER if bounded and self._things else None

    def _who_must(self) -> Party | None:
        predicate, frames = self._predicate, self._frames
        if self._burdened is not None:
            return _OTHER.get(self._burdened) if self._is_asset() else self._burdened
        if not predicate.finite:
            return self._nominal_actor()
        if predicate.verbs & _ASKS and self._party(Role.SOURCE) in _OTHER:
            return self._party(Role.SOURCE)
        if predicate.verbs & frames.receives and predicate.words & _PENALTIES:
            return self._subject  # "krijgt een boete"
        if predicate.negated and predicate.says(frames.releases):
            # "Goedkeuring door de directie ontslaat de aannemer niet van …"
            return self._party(Role.OBJECT) or self._party(Role.SUBJECT) or self._undergoer()
        if predicate.passive:
            return self._who_must_in_passive()
        subject = self._subject
        source = self._party(Role.SOURCE)
        if predicate.verbs & frames.receives and source in _OTHER:
            return source
        if subject is None:
            if self._is_bounded():
                return Party.SUPPLIER
            given = self._party(Role.RECIPIENT) or self._party(Role.OBJECT)
            towards = _OTHER.get(given or Party.UNCLEAR)
            return self._agent or self._default_actor() or self._required() or towards
        binding = predicate.finite in frames.duty_verbs or predicate.says(frames.duties)
        if predicate.verbs & frames.receives and not binding:
            return _OTHER.get(subject)
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
        return any(noun.removeprefix("*").endswith(assets) for noun in self._things[:1])

    def _who_must_in_passive(self) -> Party | None:
        predicate, frames = self._predicate, self._frames
        undergoer = self._undergoer()
        if self._agent is not None:
            against = self._agent is Party.BUYER and predicate.verbs & frames.acts_against
            return Party.SUPPLIER if against else self._agent
        if undergoer is not None and predicate.verbs & frames.acts_against:
            return undergoer
        if predicate.verbs & frames.acts_against and not predicate.verbs & frames.supplier_acts:
            return Party.SUPPLIER
        return self._default_actor() or self._required()

    def _required(self) -> Party | None:
        """A thing that must be so: a requirement, and so the supplier's."""
        return Party.SUPPLIER if self._predicate.finite in self._frames.duty_verbs else None

    def _against_whom(self) -> Party | None:
        source = self._party(Role.SOURCE)
        if source in _OTHER:
            return source
        holder = self._holder()
        if "verbeuren" in self._predicate.words and self._subject is not None:
            return self._subject  # "kan hij een boete verbeuren"
        if holder in _OTHER:
            return _OTHER[holder]
        for mention in self._mentions:
            if mention.party in {Party.SUPPLIER, Party.BUYER}:
                return mention.party
        return None

    def _holder(self) -> Party | None:
        """Who has the power."""
        predicate, frames = self._predicate, self._frames
        if self._agent is not None and (predicate.passive or self._subject is None):
            return self._agent
        undergoer = self._undergoer()
        if predicate.passive:
            if undergoer is not None:
                return _OTHER.get(undergoer)
            return self._default_actor() or self._burdened_other() or Party.BUYER
        if self._subject is not None:
            return self._subject
        if undergoer is not None:
            return undergoer  # "aan Opdrachtnemer is het toegestaan"
        return self._default_actor() or (
            Party.BUYER if predicate.verbs & frames.acts_against else None
        )

    def _burdened_other(self) -> Party | None:
        return None if self._burdened is None else _OTHER.get(self._burdened)

    def _who_may_not(self) -> Party | None:
        predicate, frames = self._predicate, self._frames
        if self._agent is not None and (predicate.passive or self._subject is None):
            return self._agent
        undergoer = self._undergoer()
        if predicate.passive:
            if undergoer is not None and predicate.verbs & (frames.acts_against | frames.acts_for):
                impersonal = predicate.says(_PERMISSION) or predicate.says(frames.prohibitions)
                return undergoer if impersonal else _OTHER.get(undergoer)
            if undergoer is not None and self._subject is None:
                return undergoer
            return self._default_actor() or self._subject or Party.SUPPLIER
        if self._subject is Party.THIRD and undergoer in _OTHER:
            return undergoer  # "Een onderaannemer inschakelen is de aannemer verboden"
        named = self._subject or undergoer
        # "Indexering is niet mogelijk": what is not allowed is not allowed to the supplier.
        impersonal = predicate.says(_PERMISSION) or predicate.says(frames.prohibitions)
        return named or (None if impersonal else self._default_actor()) or Party.SUPPLIER

    def _who_is_left(self) -> Party | None:
        predicate, frames = self._predicate, self._frames
        if self._burdened is not None:
            return _OTHER.get(self._burdened)
        if self._loses_claim():
            loser = (
                (self._subject if not predicate.passive else None)
                or self._undergoer()
                or self._subject
            )
            if loser is not None:
                return loser
            return _OTHER.get(self._agent) if self._agent else Party.SUPPLIER
        if (
            predicate.passive
            and not predicate.says(frames.duties)
            and not predicate.says(frames.releases)
        ):
            undergoer = self._undergoer()
            if self._agent is not None:
                return _OTHER.get(self._agent)
            if undergoer is not None:
                return undergoer
            actor = self._default_actor()
            return _OTHER.get(actor) if actor is not None else Party.SUPPLIER
        if not self._mentions and any(_is_one_of(noun, _PENALTIES) for noun in self._things[:1]):
            return Party.BUYER  # "de boete is niet verschuldigd": the supplier is let off
        if self._excludes_liability():
            freed = self._subject or self._owned_by or self._possessor() or self._outside
            return _OTHER.get(freed, Party.SUPPLIER) if freed is not None else Party.SUPPLIER
        required = any(_is_one_of(noun, frames.supplier_things) for noun in self._things[:1])
        if not self._mentions and required and predicate.says(frames.duties):
            return Party.BUYER  # "een bankgarantie is niet vereist"
        towards = self._party(Role.RECIPIENT)
        if self._subject is None and towards in _OTHER and predicate.says(frames.duties):
            return towards  # "is het jegens Leverancier niet gehouden"
        free = self._subject or self._agent or self._undergoer() or self._possessor()
        return _OTHER.get(free, Party.SUPPLIER) if free is not None else Party.SUPPLIER

    def _loses_claim(self) -> bool:
        predicate, frames = self._predicate, self._frames
        entitled = predicate.denies & _ENTITLED or (
            predicate.words & _ENTITLED
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
            predicate.passive and self._denies_claim()
        )

    def _possessor(self) -> Party | None:
        return self._party(Role.POSSESSOR) or self._party(Role.OTHER)

    def _who_is_deemed(self) -> Party | None:
        favoured = self._party(Role.RECIPIENT)
        if self._party(Role.SUBJECT) is None and self._agent is not None:
            return self._agent
        if self._subject is not None and not (
            self._subject is Party.BUYER and self._predicate.negated
        ):
            return self._subject
        if self._agent is not None:
            return self._agent
        if favoured in _OTHER:
            return _OTHER[favoured]
        if self._predicate.finite in self._frames.power_verbs | self._frames.duty_verbs:
            return self._required()
        if self._outside is not None:
            return self._outside  # who keeps silent has agreed
        for noun in self._things:
            if _is_one_of(noun, self._frames.supplier_things):
                return Party.SUPPLIER
        owner = self._party(Role.POSSESSOR)
        if owner in _OTHER:
            return _OTHER[owner] if self._predicate.negated else owner
        return None

    # -- for whom ----------------------------------------------------------------------

    def _beneficiary(self, modality: Modality, bearer: Party) -> Party | None:
        if bearer is Party.UNCLEAR or modality is Modality.STATEMENT:
            return None
        if bearer is Party.BOTH:
            return Party.BOTH
        named = [m.party for m in self._mentions if m.role in {Role.RECIPIENT, Role.OBJECT}]
        if Party.THIRD in named and _OTHER.get(bearer) not in named:
            return Party.THIRD
        if modality is Modality.POWER and self._holder() is Party.THIRD:
            return Party.THIRD
        if bearer is Party.THIRD:
            return next((m.party for m in self._mentions if m.party in _OTHER), None)
        return _OTHER.get(bearer)


def _is_one_of(noun: str, nouns: frozenset[str]) -> bool:
    """The noun itself or a compound of which it is the head."""
    noun = noun.removeprefix("*")
    return noun in nouns or any(len(n) > 4 and noun.endswith(n) for n in nouns)
