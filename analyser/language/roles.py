"""Who takes part in a main clause, and how: the roles on which bearing rests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from analyser.language.annotate import Token
from analyser.language.clauses import Outline
from analyser.language.phrases import end_of_phrase
from analyser.language.syntax import VerbForm, Word
from analyser.language.vocabulary import Vocabulary
from analyser.model import Party


class Role(StrEnum):
    """How a party takes part in what a main clause says."""

    SUBJECT = "subject"  # nominative, or the undergoer of a passive or an impersonal 'het is'
    OBJECT = "object"
    AGENT = "agent"  # door
    RECIPIENT = "recipient"  # aan, jegens, ten behoeve van
    SOURCE = "source"  # van X verlangen, op X verhalen, bij X in rekening brengen
    BURDENED = "burdened"  # voor rekening van, ligt bij
    POSSESSOR = "possessor"  # de inschrijving van X, uw inschrijving
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mention:
    """A party named in the main clause: the token, the side, the role."""

    token: int
    party: Party
    role: Role


_RECIPIENT = frozenset({"aan", "jegens", "tegenover", "richting"})
_TAKEN_FROM = frozenset(
    """ontvangen krijgen verkrijgen terugkrijgen verlangen eisen vorderen vragen verwachten verhalen bedingen innen terugvorderen opeisen
    incasseren verrekenen""".split()
)
_TAKEN_AT = frozenset({"op", "bij", "van"})
_DETERMINERS = frozenset(
    """de het een deze dit die elke iedere ieder elk alle al betreffende desbetreffende betrokken zulke
    geen beide genoemde gekozen winnende andere ander 's""".split()
)
_EACH = frozenset({"elk", "ieder", "geen", "een", "één", "beide", "allebei"})
_POSSESSIVES = frozenset({"uw", "ons", "onze"})
# Words after which the party that follows gains.
_IN_FAVOUR = (("ten", "behoeve", "van"), ("ten", "gunste", "van"), ("in", "het", "belang", "van"))
_PRONOUNS = frozenset({"hij", "zij", "ze", "hem", "deze", "dezen", "laatstgenoemde", "laatstgenoemden", "eerstgenoemde"})  # fmt: skip
_OWN_BURDEN = (("zijn", "rekening"), ("haar", "rekening"), ("zijn", "laste"), ("zijnen", "laste"), ("haren", "laste"), ("eigen", "rekening"), ("eigen", "risico"), ("diens", "rekening"), ("zijn", "risico"), ("haar", "risico"))  # fmt: skip
_BURDEN_VERBS: Mapping[str, frozenset[str]] = {
    "voor": frozenset({"zijn", "blijven", "komen", "worden"}),
    "bij": frozenset({"liggen", "blijven", "berusten", "rusten", "leggen"}),
    "op": frozenset({"rusten", "overgaan", "drukken", "gaan", "komen", "overdragen", "verhalen"}),
}
_BURDEN_REACH = 6


def find_mentions(
    tokens: Sequence[Token],
    words: Sequence[Word],
    shape: Outline,
    vocabulary: Vocabulary,
    verbs: frozenset[str],
) -> tuple[Mention, ...]:
    """Find the parties in a main clause and their roles.

    Args:
        tokens: the tokens of one sentence.
        words: what the tagger says of them.
        shape: the outline of the sentence.
        vocabulary: the closed word classes.
        verbs: infinitives of the main clause.

    Returns:
        Mentions in order of place; at most one of them is the subject, or several that are
        coordinated.
    """
    return _Finder(tokens, words, shape, vocabulary, verbs).find()


class _Finder:
    def __init__(
        self,
        tokens: Sequence[Token],
        words: Sequence[Word],
        shape: Outline,
        vocabulary: Vocabulary,
        verbs: frozenset[str],
    ) -> None:
        self._tokens = tokens
        self._forms = [token.form for token in tokens]
        self._words = words
        self._shape = shape
        self._vocabulary = vocabulary
        self._verbs = verbs
        self._main = shape.main()

    def find(self) -> tuple[Mention, ...]:
        burdened = self._burdened()
        mentions: list[Mention] = []
        free: list[tuple[int, Party]] = []
        for index in self._main:
            party = self._party(index)
            if party is None or any(mention.token == index for mention in burdened):
                continue
            role = self._role(index)
            if role is None:
                free.append((index, party))
            else:
                mentions.append(Mention(index, party, role))
        mentions.extend(burdened)
        mentions.extend(self._nominatives(free))
        return tuple(sorted(mentions, key=lambda mention: mention.token))

    def _party(self, index: int) -> Party | None:
        party = self._tokens[index].party
        if party is not None:
            # "de aanbestedende dienst" is one name; its second word is not a second party.
            return party
        if self._forms[index] in _PRONOUNS and self._words[index].pos in {"PRON", "DET", "NOUN"}:
            adnominal = self._forms[index] in {"deze", "dezen"}
            following = (
                adnominal
                and index + 1 < len(self._words)
                and self._words[index + 1].pos
                in {
                    "NOUN",
                    "ADJ",
                }
            )
            return None if following else self._antecedent(index)
        return None

    def _antecedent(self, index: int) -> Party | None:
        """The party a pronoun stands for: the subject before it, or the last one named."""
        before = [
            (i, self._tokens[i].party)
            for i in range(index)
            if self._tokens[i].party in {Party.SUPPLIER, Party.BUYER, Party.THIRD}
            and self._forms[i] not in _POSSESSIVES
        ]
        if not before:
            return None
        if self._forms[index].startswith(("deze", "laatst")):
            return before[-1][1]
        nominative = [party for i, party in before if self._preposition(i) is None]
        return (nominative or [party for _, party in before])[0]

    # -- burdens -----------------------------------------------------------------------

    def _burdened(self) -> list[Mention]:
        frames = self._vocabulary.frames
        found: list[Mention] = []
        for phrase in frames.allocations:
            for start in self._main:
                if phrase[0] not in (self._forms[start], self._tokens[start].lemma):
                    continue
                end = end_of_phrase(self._tokens, phrase, start, min(len(self._tokens), start + 9))
                if end is None:
                    continue
                mention = self._party_within(end, _BURDEN_REACH)
                if mention is not None and all(m.token != mention.token for m in found):
                    found.append(mention)
        if found:
            return found
        for first, second in _OWN_BURDEN:
            for place in self._main[1:]:
                if self._forms[place] == second and self._forms[place - 1] == first:
                    party = self._antecedent(place)
                    if party is not None:
                        return [Mention(place, party, Role.BURDENED)]
        return self._burden_for()

    def _burden_for(self) -> list[Mention]:
        """'Het risico van verlies is voor de gemeente', 'ligt het risico bij Verkoper'."""
        burdens = tuple(self._vocabulary.frames.burden_nouns)
        if not any(
            self._forms[i].endswith(burdens) for i in self._main if self._words[i].pos == "NOUN"
        ):
            return []
        for index in self._main:
            verbs = _BURDEN_VERBS.get(self._forms[index])
            if verbs is None or not self._verbs & verbs:
                continue
            mention = self._party_within(index + 1, 3)
            if mention is not None and (
                self._forms[index] != "voor" or self._ends_there(mention.token)
            ):
                return [mention]
        return []

    def _ends_there(self, index: int) -> bool:
        after = index + 1
        return after >= len(self._forms) or self._forms[after] in {
            ".",
            ",",
            ";",
            ":",
            "als",
            "en",
            "tenzij",
            "indien",
        }

    def _party_within(self, start: int, reach: int) -> Mention | None:
        for index in range(start, min(len(self._tokens), start + reach)):
            party = self._party(index)
            if party is not None:
                return Mention(index, party, Role.BURDENED)
            if self._words[index].pos in {"NOUN", "VERB", "ADP"} or self._forms[index] in {
                ",",
                ":",
                ".",
            }:
                return None
        return None

    # -- roles by preposition ----------------------------------------------------------

    def _role(self, index: int) -> Role | None:
        """The role of a governed mention; None for one that no preposition governs."""
        if self._forms[index] in _POSSESSIVES and self._is_possessive(index):
            return Role.POSSESSOR
        place = self._preposition(index)
        if (
            place is not None
            and place > 0
            and self._forms[place] == "van"
            and self._forms[place - 1] in _EACH
        ):
            return None
        if place is None:
            return Role.POSSESSOR if self._is_genitive(index) else None
        form = self._forms[place]
        if form == "door":
            return Role.OTHER if self._is_attributive(place, index) else Role.AGENT
        if form in _RECIPIENT or self._in_favour(place):
            return Role.RECIPIENT
        if (
            form in _TAKEN_AT
            and self._verbs & _TAKEN_FROM
            and (form != "van" or self._not_after_noun(place))
        ):
            return Role.SOURCE
        if form == "van" and self._owns_agent(place):
            return Role.AGENT
        return Role.POSSESSOR if form == "van" else Role.OTHER

    def _is_possessive(self, index: int) -> bool:
        if self._forms[index] == "uw" or self._forms[index] == "onze":
            return True
        return index + 1 < len(self._words) and self._words[index + 1].pos in {
            "NOUN",
            "ADJ",
            "PROPN",
        }

    def _is_genitive(self, index: int) -> bool:
        """'de werkzaamheden der aannemer', but not 'elk der partijen'."""
        if index == 0 or self._forms[index - 1] not in {"der", "des"}:
            return False
        return index < 2 or self._forms[index - 2] not in _EACH

    def _preposition(self, index: int) -> int | None:
        place = index - 1
        while place >= 0:
            form, word = self._forms[place], self._words[place]
            if form in self._vocabulary.oblique_prepositions and word.pos != "VERB":
                return None if form == "voor" and self._is_finite(place) else place
            if (
                form in {"en", "of", "alsmede", "als"}
                and place > 0
                and self._tokens[place - 1].party
            ):
                place -= 1
                return self._preposition(place)
            attributive = word.pos in {"ADJ", "NUM", "DET"} or (
                word.verb_form is VerbForm.PARTICIPLE and self._forms[place].endswith("e")
            )
            if (
                form in _DETERMINERS
                or attributive
                or form in {"zelf", "zijn", "haar", "hun", "mogelijke"}
            ):
                place -= 1
                continue
            return None
        return None

    def _is_finite(self, index: int) -> bool:
        return self._words[index].verb_form is VerbForm.FINITE

    def _is_attributive(self, preposition: int, index: int) -> bool:
        """'de door Opdrachtnemer ingediende stukken'."""
        if preposition == 0 or self._forms[preposition - 1] not in _DETERMINERS | {
            "alle",
            "zijn",
            "haar",
            "voor",
            "van",
            "op",
            "met",
            "uit",
            "in",
            "aan",
            "onder",
            "elk",
            "uw",
            "bij",
        }:
            return False
        for place in range(index + 1, min(len(self._words) - 1, index + 6)):
            participle = self._words[place].verb_form is VerbForm.PARTICIPLE or self._forms[
                place
            ].endswith(("de", "te", "en", "d", "t"))
            if participle and self._words[place + 1].pos in {"NOUN", "ADJ", "PROPN"}:
                return True
        return False

    def _owns_agent(self, place: int) -> bool:
        """'door de afdelingen van het ziekenhuis'."""
        for index in range(place - 1, max(-1, place - 5), -1):
            if self._forms[index] == "door":
                return True
            if self._words[index].pos not in {"NOUN", "DET", "ADJ"}:
                return False
        return False

    def _in_favour(self, place: int) -> bool:
        return any(
            tuple(self._forms[max(0, place - len(p) + 1) : place + 1]) == p for p in _IN_FAVOUR
        )

    def _not_after_noun(self, place: int) -> bool:
        return (
            place == 0
            or self._words[place - 1].pos not in {"NOUN", "PROPN"}
            or self._tokens[place - 1].party is not None
        )

    # -- nominatives -------------------------------------------------------------------

    def _nominatives(self, free: list[tuple[int, Party]]) -> list[Mention]:
        if not free:
            return []
        finite = self._shape.finite
        before = [item for item in free if finite is None or item[0] < finite]
        after = [item for item in free if finite is not None and item[0] > finite]
        if before and after and self._is_inverted(before[0][0], after[0][0]):
            before = []
        first = self._coordinated(before or after or free)
        subjects = [Mention(index, party, Role.SUBJECT) for index, party in first]
        objects = [
            Mention(index, party, Role.OBJECT)
            for index, party in free
            if (index, party) not in first
        ]
        return subjects + objects

    def _is_inverted(self, before: int, after: int) -> bool:
        """The object stands first: 'Uw onderaannemers betaalt u', 'Aanbieders nodigen wij uit'."""
        finite = self._shape.finite or 0
        if self._forms[after] in {"wij", "we", "hij"}:
            return True
        plural = self._forms[before].endswith(("s", "en")) and self._words[before].pos != "PRON"
        singular = self._forms[finite].endswith("t") or self._forms[finite] in {
            "is",
            "kan",
            "zal",
            "mag",
        }
        return (
            plural
            and singular
            and after - finite <= 2
            and not self._forms[after].endswith(("s", "en"))
        )

    def _coordinated(self, items: list[tuple[int, Party]]) -> list[tuple[int, Party]]:
        """The first mention with those joined to it by *en*, *of*, *noch* or *als*."""
        chosen = [items[0]]
        for previous, item in pairwise(items):
            between = set(self._forms[previous[0] + 1 : item[0]])
            if item[0] - previous[0] <= 4 and between & {
                "en",
                "of",
                "noch",
                "als",
                "alsook",
                "alsmede",
            }:
                chosen.append(item)
            else:
                break
        return chosen
