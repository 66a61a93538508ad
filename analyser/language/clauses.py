"""Which part of a sentence is its main clause.

Dutch main clauses have their finite verb in second place, subordinate clauses at the end.
The outline follows those topological fields (Haeseryn et al., Algemene Nederlandse
Spraakkunst, ch. 21) from the parts of speech alone: the attachment of clauses is where a
small dependency parser errs most, verb forms are nearly always right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from analyser.language.annotate import Token
from analyser.language.finite import finite_verbs
from analyser.language.syntax import VerbForm, Word


class Field(StrEnum):
    """The clause to which a word belongs."""

    MAIN = "main"
    CONDITION = "condition"
    RELATIVE = "relative"
    COMPLEMENT = "complement"
    INFINITIVE = "infinitive"
    ASIDE = "aside"
    LATER = "later"  # a second main clause, or a label before the first


@dataclass(frozen=True, slots=True)
class Outline:
    """The field of each token of a sentence and the finite verb of its main clause.

    `complement` is the finite verb of the first clause with *dat*, if there is one.
    """

    fields: tuple[Field, ...]
    finite: int | None
    complement: int | None = None

    def main(self) -> tuple[int, ...]:
        """Indices of the tokens of the main clause, in order."""
        return tuple(i for i, field in enumerate(self.fields) if field is Field.MAIN)


_CONDITIONAL = frozenset(
    """indien wanneer tenzij mits zodra nadat voordat alvorens omdat doordat zodat opdat terwijl
    hoewel ofschoon aangezien totdat ingeval zolang waarna naarmate voorzover daar zover gezien""".split()
)
_RELATIVE_ADVERBS = frozenset(
    """waarvan waarop waarbij waarin waarmee waarmede waaraan waaruit waartoe waarover waarvoor
    waardoor waarnaar waaronder waartegen wiens wier hetwelk hetgeen""".split()
)
_ANYONE = frozenset(
    {"degene", "degenen", "diegene", "ieder", "eenieder", "iedereen", "niemand", "hij"}
)
_RELATIVES = frozenset({"die", "dat", "welke", "wie"})
_INFINITIVE_OPENERS = frozenset({"om", "zonder", "teneinde", "alvorens", "einde"})
_AS_A_ROLE = frozenset(
    "bedoeld gevolg zodanig onderdeel volgt genoemd ware omschreven vermeld zijnde blijk".split()
)
_COORDINATORS = frozenset({"en", "of", "maar", "doch", "dan", "want", "dus", "alsook", "evenals"})
_AFTER_FRONTED = frozenset({"dan", "zo"})
_MODALS = frozenset(
    "mag mogen kan kunnen kunt moet moeten zal zullen dient dienen hoeft hoeven behoeft".split()
)
_PASSIVES = frozenset({"wordt", "worden"})
_CLAUSE_MARKS = frozenset({",", ";", ":", "en", "maar", "doch", "of"})
_BARE_INFINITIVES = frozenset({"worden", "zijn", "hebben", "blijven", "laten", "doen"})
_QUOTES = frozenset("'\"‘’“”„«»")
_OPEN, _CLOSE = frozenset("(["), frozenset(")]")
_REACH_OF_TE = 30
_LONGEST_LABEL = 6


@dataclass(slots=True)
class _Frame:
    field: Field
    has_finite: bool = False
    start: int = 0


def outline(tokens: Sequence[Token], words: Sequence[Word]) -> Outline:
    """Find the main clause of a sentence.

    Args:
        tokens: the tokens of one sentence.
        words: what the tagger says of them, as many.

    Returns:
        A field for each token. In a sentence without a finite verb (a requirement row, a
        heading) everything outside subordinate clauses is the main clause.
    """
    return _Scan(tokens, words).run()


def unwrap(shape: Outline, tokens: Sequence[Token]) -> Outline:
    """Look through a frame that only says that something holds.

    'Het is niet zo dat …', 'is overeengekomen dat …': what follows *dat* is what counts, and a
    negation in the frame with it.

    Args:
        shape: an outline.
        tokens: the tokens of its sentence.
    """
    main = {tokens[i].form for i in shape.main()}
    if not any(frame <= main for frame in _HOLDS):
        return shape
    inside = [i for i, field in enumerate(shape.fields) if field is Field.COMPLEMENT]
    if not inside:
        return shape
    fields = [
        Field.MAIN
        if field is Field.COMPLEMENT or (field is Field.MAIN and tokens[i].form in {"niet", "geen"})
        else (Field.LATER if field is Field.MAIN else field)
        for i, field in enumerate(shape.fields)
    ]
    fields[inside[0]] = Field.LATER
    return Outline(tuple(fields), shape.complement)


_HOLDS = (
    frozenset({"zo", "is"}), frozenset({"komen", "overeen"}), frozenset({"overeengekomen"}),
    frozenset({"afgesproken"}), frozenset({"geldt"}), frozenset({"bepaald"}), frozenset({"vast", "staat"}),
)  # fmt: skip


class _Scan:
    def __init__(self, tokens: Sequence[Token], words: Sequence[Word]) -> None:
        self._tokens = tokens
        self._forms = [token.form for token in tokens]
        self._words = words
        self._finite = finite_verbs(tokens, words)
        self._fields: list[Field] = []
        self._stack = [_Frame(Field.MAIN)]

    def run(self) -> Outline:
        label = self._label_end()
        for index in range(len(self._tokens)):
            self._fields.append(Field.LATER if index < label else self._step(index, label))
        return self._settle()

    def _step(self, index: int, label: int) -> Field:
        form = self._forms[index]
        top = self._stack[-1]
        if form in _CLOSE and any(frame.field is Field.ASIDE for frame in self._stack):
            while self._stack.pop().field is not Field.ASIDE:
                pass
            return Field.ASIDE
        if form in _OPEN:
            self._stack.append(_Frame(Field.ASIDE, start=index))
            return Field.ASIDE
        if form in {";", ":"} and top.field is not Field.ASIDE:
            self._stack = self._stack[:1]
            return Field.MAIN
        opened = self._opened(index, label)
        if opened is not None:
            if opened is Field.CONDITION and top.has_finite and top.field is Field.CONDITION:
                self._stack.pop()
            self._stack.append(_Frame(opened, start=index))
            if index == label and self._is_finite(index):
                self._stack[-1].has_finite = True
            return opened
        if top.field is Field.INFINITIVE and self._infinitive_done(index, top.start):
            self._stack.pop()
        if self._is_finite(index):
            self._meet_finite(index)
        field = self._stack[-1].field
        if form == "," and len(self._stack) > 1:
            self._meet_comma(index)
        return field

    def _opened(self, index: int, label: int) -> Field | None:
        form, word = self._forms[index], self._words[index]
        before = self._forms[index - 1] if index > label else ""
        if index == label and self._is_conditional_question(index):
            return Field.CONDITION
        if form in _CONDITIONAL:
            after = self._forms[index + 1] if index + 1 < len(self._forms) else ""
            return None if form == "ingeval" and after == "van" else Field.CONDITION
        if form == "als":
            return Field.CONDITION if self._is_conditional_als(index) else None
        if form in _RELATIVE_ADVERBS and self._finite_follows(index):
            return Field.RELATIVE
        if form in _RELATIVES and self._is_relative(index, before):
            return Field.RELATIVE
        conjunction = word.pos == "SCONJ" or before in {"zonder", "mate", "ongeacht"}
        if form in {"dat", "of"} and conjunction and self._finite_follows(index):
            return Field.COMPLEMENT
        if form == "al" and before == "ook":
            return Field.CONDITION
        if form in _INFINITIVE_OPENERS and self._te_follows(index):
            return Field.INFINITIVE
        return None

    def _is_conditional_question(self, index: int) -> bool:
        """Verb first: 'Levert hij te laat, dan ...'."""
        if not self._is_finite(index) or self._forms[-1] == "?":
            return False
        return any(
            form == "," and (self._is_finite(i + 1) or self._forms[i + 1] in _AFTER_FRONTED)
            for i, form in enumerate(self._forms[:-1])
        )

    def _is_conditional_als(self, index: int) -> bool:
        if index + 1 >= len(self._forms) or self._forms[index + 1] in _AS_A_ROLE:
            return False
        if index + 3 < len(self._forms) and self._is_finite(index + 2):
            subject = self._forms[index + 3] in {"wij", "we", "u", "hij", "zij"}
            if subject or not self._tokens[index + 1].party:
                return False  # "Als beloning ontvangt u …", "Als leverancier zijn wij …"
        if "zowel" in self._forms[max(0, index - 6) : index]:
            return False
        before = self._forms[index - 1] if index else ""
        if before in {"ook", "zelfs"}:
            return True
        if before not in {"", ",", "alleen", "slechts", "pas", ":"} and self._is_finite(
            min(index + 2, len(self._forms) - 1)
        ):
            return False  # "bij inschrijving als combinatie is …"
        if before in {"hierna", "verder", "nader", "wel"} or self._forms[index + 1] in _QUOTES:
            return False  # "hierna als Koper aangeduid"
        opening = before in {"", ",", "ook", "zelfs", "alleen", "slechts", "pas", "dan", ".", ":"}
        clause = self._words[index].pos == "SCONJ" or opening
        return clause and self._finite_follows(index) and before not in {"zowel", "zoals"}

    def _is_relative(self, index: int, before: str) -> bool:
        word = self._words[index]
        if not self._finite_follows(index):
            return False
        after_noun = index > 0 and self._words[index - 1].pos in {"NOUN", "PROPN", "PRON"}
        after_noun = after_noun or before in _ANYONE or before in {",", ")", "’", "'", '"'}
        preposition = index > 0 and self._words[index - 1].pos == "ADP"
        return (word.relative or word.pos == "PRON") and (after_noun or preposition)

    def _finite_follows(self, index: int) -> bool:
        return any(self._is_finite(i) for i in range(index + 1, len(self._tokens)))

    def _te_follows(self, index: int) -> bool:
        stop = min(len(self._forms) - 1, index + _REACH_OF_TE)
        for place in range(index + 1, stop):
            if self._is_finite(place) or self._forms[place] == ";":
                return False
            if self._forms[place] == "te":
                return self._words[place + 1].verb_form is VerbForm.INFINITIVE
        return False

    def _meet_finite(self, index: int) -> None:
        """A second finite verb belongs to the clause around, unless it is coordinated."""
        while len(self._stack) > 1:
            top = self._stack[-1]
            if top.field is Field.ASIDE:
                return
            if top.field is Field.INFINITIVE and self._closed_by_te(index, top.start):
                self._stack.pop()
                continue
            if not top.has_finite:
                top.has_finite = True
                return
            if self._inside_fronted(index):
                return
            if self._in_cluster(index) or self._coordinated(index):
                return
            self._stack.pop()
        self._stack[0].has_finite = True

    def _infinitive_done(self, index: int, start: int) -> bool:
        """'te leveren' is behind and this word is no verb any more."""
        if index - start < 2 or self._words[index].verb_form is not None:
            return False
        behind = range(start, index - 1)
        return any(self._forms[i] == "te" for i in behind) and (
            self._words[index - 1].verb_form is not None
        )

    def _inside_fronted(self, index: int) -> bool:
        """Another verb inside a fronted condition: the main verb comes later, after a comma."""
        fronted = not self._stack[0].has_finite and self._stack[-1].field is Field.CONDITION
        after_comma = self._forms[index - 1] in {",", "dan", "zo"}
        return fronted and not after_comma and self._comma_before_verb(index + 1)

    def _closed_by_te(self, index: int, start: int) -> bool:
        return "te" in self._forms[start:index]

    def _in_cluster(self, index: int) -> bool:
        return self._words[index - 1].verb_form is not None

    def _coordinated(self, index: int) -> bool:
        """Between the last finite verb and this one stands *en* or *of* and no comma."""
        for place in range(index - 1, -1, -1):
            if self._forms[place] == "," or self._is_finite(place):
                return False
            if self._forms[place] in {"en", "of"}:
                return True
        return False

    def _meet_comma(self, index: int) -> None:
        top = self._stack[-1]
        if top.field is Field.ASIDE:
            return
        if top.field is Field.INFINITIVE:
            if self._closed_by_te(index, top.start):
                self._stack.pop()
            return
        # "Indien nodig, kan …", or a verb the tagger did not see: the last ", verb" is the main one.
        ends = self._main_verb_at(index + 1) and not self._comma_before_verb(index + 2)
        if not top.has_finite and not ends:
            return
        fronted = not self._stack[0].has_finite
        if fronted and not self._main_verb_at(index + 1) and self._comma_before_verb(index + 1):
            return  # an enumeration inside a fronted clause
        closes_all = fronted and self._main_verb_at(index + 1)
        while len(self._stack) > 1 and self._stack[-1].field is not Field.ASIDE:
            closed = self._stack.pop()
            if closes_all:
                continue
            if not fronted or closed.field in {Field.CONDITION, Field.ASIDE}:
                break

    def _main_verb_at(self, index: int) -> bool:
        if index >= len(self._forms):
            return False
        return self._is_finite(index) or self._forms[index] in _AFTER_FRONTED

    def _comma_before_verb(self, start: int) -> bool:
        return any(
            self._forms[i] == "," and self._main_verb_at(i + 1)
            for i in range(start, len(self._forms) - 1)
        )

    def _is_finite(self, index: int) -> bool:
        return index in self._finite

    def _label_end(self) -> int:
        """Skip 'Antwoord:' or 'E14 |' before the sentence itself."""
        end = self._answer_start()
        for index, form in enumerate(self._forms[end:], end):
            if self._is_finite(index) or form == ",":
                break
            burden = form == ":" and any(token.party for token in self._tokens[end:index])
            if form in {":", "|"} and (form == "|" or index < _LONGEST_LABEL) and not burden:
                rest = range(index + 1, len(self._forms))
                if any(self._is_finite(i) for i in rest):
                    end = index + 1
        while end < len(self._forms) - 1 and self._forms[end] in {"ja", "nee", ",", "-", "–"}:
            end += 1
        return end

    def _answer_start(self) -> int:
        """After 'Vraag: … Antwoord:' the answer is what counts."""
        for index in range(len(self._forms) - 2, 0, -1):
            if self._forms[index] == ":" and self._forms[index - 1].startswith("antw"):
                return index + 1
            if (
                self._forms[index] == ":"
                and self._forms[index - 1] == "."
                and self._forms[index - 2].startswith("antw")
            ):
                return index + 1
        return 0

    def _settle(self) -> Outline:
        finite: int | None = None
        fields = self._fields
        for index, field in enumerate(fields):
            if field is not Field.MAIN:
                continue
            if self._is_finite(index):
                if finite is None:
                    finite = index
                    continue
                if index == finite + 2 and self._forms[finite + 1] in {"en", "of"}:
                    continue  # "regelt en betaalt"
                modal = self._forms[finite] in _MODALS and self._forms[index] in _BARE_INFINITIVES
                between = set(self._forms[finite + 1 : index])
                bare = self._forms[index].endswith("en") and not between & _CLAUSE_MARKS
                if modal or (bare and self._forms[finite] in _MODALS):
                    continue  # "mogen … worden verhaald": an infinitive, whatever the tagger says
                if self._is_late_participle(finite, index):
                    continue  # "worden, behoudens tegenbewijs, vermoed …"
                if self._closes_fronted(finite, index):
                    fields[:index] = [Field.CONDITION] * index
                    finite = index
                    continue
                self._end_first_main(finite, index)
                break
            if self._forms[index] == ";" and finite is not None:
                fields[index:] = [Field.LATER] * (len(fields) - index)
                break
        complement = next(
            (i for i, f in enumerate(fields) if f is Field.COMPLEMENT and self._is_finite(i)), None
        )
        return Outline(tuple(fields), finite, complement)

    def _is_late_participle(self, first: int, second: int) -> bool:
        form = self._forms[second]
        prefixed = form.startswith(("ge", "ver", "be", "ont", "her")) and form.endswith(("d", "t"))
        return self._forms[first] in _PASSIVES and prefixed and self._forms[second - 1] == ","

    def _closes_fronted(self, first: int, second: int) -> bool:
        """'Tot de gunning definitief is, onthoudt …', 'In het geval … wordt gewijzigd, worden …'."""
        if self._forms[second - 1] != ",":
            return False
        between = range(first + 1, second - 1)
        return all(self._words[i].verb_form is not None or self._forms[i] == "te" for i in between)

    def _end_first_main(self, finite: int, second: int) -> None:
        """Cut at the coordinator or comma before a second finite verb."""
        for place in range(second - 1, finite, -1):
            if self._forms[place] in _COORDINATORS or self._forms[place] in {",", ":", ";"}:
                self._fields[place:] = [Field.LATER] * (len(self._fields) - place)
                return
