"""What a main clause says of those who take part in it: its verbs, negation and voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyser.language.annotate import Token
from analyser.language.clauses import Field, Outline
from analyser.language.frames import Words
from analyser.language.phrases import has_phrase
from analyser.language.syntax import VerbForm, Word
from analyser.language.vocabulary import Vocabulary

_PARTICLES = frozenset(
    """aan af achter bij binnen dicht door in kwijt los mede mee na neer om onder op open over samen
    schadeloos terug toe tegen uit vast vooraf voor vrij weg zeker terecht teniet gelijk goed terzijde
    voorop voort klaar stil ten deel veilig""".split()
)
_COMPARATIVES = frozenset(
    """meer minder hoger lager later eerder langer korter groter kleiner ouder jonger verder vaker
    beter slechter zwaarder lichter duurder goedkoper sneller strenger ruimer breder dieper""".split()
)
_MAY = frozenset({"mag", "mogen", "kan", "kunnen"})
_GROUNDLESS = ("onredelijk", "nodeloos", "ongegrond", "onnodig", "lichtvaardig", "willekeurig")
_PARTLY = frozenset({"alleen", "slechts", "enkel", "uitsluitend", "zozeer"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """The predicate of a main clause.

    `verbs` are its infinitives, separable ones joined; `words` the forms and lemmas of all
    its tokens; `finite` the infinitive of its finite verb, or "" when it has none.
    `negated` is True when it is denied, `excepted` when the denial has a way out (*niet dan
    na*, *niet zonder*), so that the two cancel. `denies` are the nouns after *geen*, `shares`
    the number of percentages; `soft` when it only wishes (*bij voorkeur*).
    """

    verbs: frozenset[str]
    words: frozenset[str]
    finite: str
    passive: bool
    past: bool
    negated: bool
    excepted: bool
    denies: frozenset[str]
    shares: int
    soft: bool

    def says(self, entries: tuple[Words, ...]) -> bool:
        """Whether all words of one of the entries stand in the clause."""
        return any(
            all(word in self.verbs or word in self.words for word in entry) for entry in entries
        )


def read_predicate(
    tokens: Sequence[Token], words: Sequence[Word], shape: Outline, vocabulary: Vocabulary
) -> Predicate:
    """Read the predicate of a sentence's main clause.

    Args:
        tokens: the tokens of one sentence.
        words: what the tagger says of them.
        shape: the outline of the sentence.
        vocabulary: the closed word classes.
    """
    main = list(shape.main())
    content = [i for i, f in enumerate(shape.fields) if f in {Field.MAIN, Field.INFINITIVE}]
    negators = [i for i in main if _denies(i, tokens, words, vocabulary)]
    if shape.finite is None:
        negators = [i for i in negators if _denies_row(i, tokens, words)]
    finite = shape.finite
    verbs = _verbs(tokens, words, content, finite)
    said = frozenset(
        word for i in content for word in (tokens[i].form, tokens[i].lemma, words[i].lemma)
    )
    verbs |= {
        verb
        for verb, entries in vocabulary.frames.idioms
        if any(all(word in said or word in verbs for word in entry) for entry in entries)
    }
    return Predicate(
        verbs=verbs,
        words=said,
        finite="" if finite is None else _infinitive(tokens[finite], words[finite]),
        passive=_is_passive(tokens, words, main),
        past=finite is not None and _is_past(tokens[finite], words[finite]),
        negated=bool(negators),
        excepted=bool(negators) and _has_way_out(tokens, shape, verbs, negators),
        denies=frozenset(form for i in negators for form in _denied_nouns(tokens, words, i)),
        soft=has_phrase([tokens[i] for i in content], vocabulary.frames.softs, 0, len(content)),
        shares=sum(tokens[i].form.endswith("%") for i in main),
    )


def _is_past(token: Token, word: Word) -> bool:
    # "bespreken" and "betreedt" are no past tense, whatever the tagger says.
    return word.past and not token.form.endswith("t") and token.lemma != token.form


_IRREGULAR = {
    "mag": "mogen", "mocht": "mogen", "mochten": "mogen", "moge": "mogen", "kan": "kunnen", "kunt": "kunnen",
    "kon": "kunnen", "konden": "kunnen", "zal": "zullen", "zult": "zullen", "zou": "zullen",
    "zouden": "zullen", "is": "zijn", "bent": "zijn", "was": "zijn", "waren": "zijn", "heeft": "hebben",
    "hebt": "hebben", "had": "hebben", "moet": "moeten", "dient": "dienen", "wordt": "worden",
    "werd": "worden", "werden": "worden", "wil": "willen", "wilt": "willen", "hoeft": "hoeven",
    "behoeft": "behoeven", "behoort": "behoren", "geldt": "gelden", "staat": "staan", "gaat": "gaan",
    "doet": "doen", "ziet": "zien", "zijn": "zijn", "worden": "worden", "kunnen": "kunnen", "mogen": "mogen",
}  # fmt: skip


def _infinitive(token: Token, word: Word) -> str:
    # The table knows the forms it has exactly; the statistical lemma covers the rest.
    if token.form in _IRREGULAR:
        return _IRREGULAR[token.form]
    return token.lemma if token.lemma.endswith("n") else word.lemma


def _verbs(
    tokens: Sequence[Token], words: Sequence[Word], content: list[int], finite: int | None
) -> frozenset[str]:
    stems: set[str] = set()
    verbs = [i for i in content if i == finite or _is_verb(i, tokens, words)]
    for i in verbs:
        stems.update((tokens[i].lemma, words[i].lemma, _infinitive(tokens[i], words[i])))
    for i in content:
        if tokens[i].form in _PARTICLES and _is_particle(i, tokens, words):
            verb = _verb_of_particle(i, tokens, verbs, finite)
            if verb is not None:
                stems.add(tokens[i].form + _infinitive(tokens[verb], words[verb]))
    return frozenset(stems)


def _is_verb(index: int, tokens: Sequence[Token], words: Sequence[Word]) -> bool:
    """A verb of the predicate, not a participle before its noun."""
    word = words[index]
    known = (
        word.pos == "ADJ" and tokens[index].lemma.endswith("en") and tokens[index].form[-1] in "dtn"
    )
    if word.pos not in {"VERB", "AUX"} and word.verb_form is None and not known:
        return False
    if tokens[index].party is not None:
        return False
    following = words[index + 1] if index + 1 < len(words) else None
    before_noun = following is not None and (
        following.pos in {"NOUN", "PROPN"}
        or (tokens[index + 1].party is not None and following.pos != "PRON")
    )
    inflected = tokens[index].form.endswith(("de", "te", "en"))
    return not (before_noun and (word.verb_form is VerbForm.PARTICIPLE or inflected))


def _verb_of_particle(
    index: int, tokens: Sequence[Token], verbs: Sequence[int], finite: int | None
) -> int | None:
    """The verb after 'op te …' or 'op …', else the finite verb before it."""
    after = index + 1
    if after < len(tokens) and tokens[after].form == "te":
        after += 1
    if after in verbs and after != finite:
        return after
    return finite if finite is not None and finite < index else None


def _is_particle(index: int, tokens: Sequence[Token], words: Sequence[Word]) -> bool:
    """A particle is followed by no noun phrase that it could govern."""
    after = index + 1
    if after >= len(tokens) or not tokens[after].form[0].isalnum():
        return True
    if tokens[after].party is not None or tokens[after].form in {"zich", "de", "het", "een"}:
        return False
    return words[after].pos not in {"DET", "NOUN", "ADJ", "PROPN", "PRON", "NUM"}


def _is_passive(tokens: Sequence[Token], words: Sequence[Word], main: list[int]) -> bool:
    forms = {tokens[i].form for i in main}
    if forms & {"wordt", "worden", "werd", "werden"}:
        return True
    if not forms & {"is", "zijn", "was", "waren"} or forms & {"hebben", "heeft"}:
        return False
    return "door" in forms and any(words[i].verb_form is VerbForm.PARTICIPLE for i in main)


def _denies(
    index: int, tokens: Sequence[Token], words: Sequence[Word], vocabulary: Vocabulary
) -> bool:
    form = tokens[index].form
    if form in {"niets", "niemand"}:
        return True
    if form not in vocabulary.negators:
        return False
    after = tokens[index + 1].form if index + 1 < len(tokens) else ""
    if after in _COMPARATIVES and _dan_follows(index, tokens):
        # "niet later dan 1 mei" is no denial, "mag niet later dan 1 mei" is.
        return form == "niet" and bool(_MAY & {token.form for token in tokens[:index]})
    if form == "niet" and after in _PARTLY:
        return False
    if form == "niet" and _is_other_instead(index, tokens):
        return False  # "Niet de opdrachtgever maar de opdrachtnemer draagt …"
    contrast = {"en", "maar"} & {token.form for token in tokens[max(0, index - 2) : index]}
    if contrast and any(token.party for token in tokens[index + 1 : index + 4]):
        return False  # "de netbeheerder, en niet Opdrachtnemer, draagt …"
    if (
        index > 0
        and tokens[index - 1].form in {"dan", "of"}
        and index > 1
        and tokens[index - 2].form in {"al", "wel"}
    ):
        return False  # "al dan niet", "wel of niet"
    return not (form == "niet" and _is_attributive(index, tokens, words))


def _is_other_instead(index: int, tokens: Sequence[Token]) -> bool:
    near = tokens[index + 1 : index + 9]
    place = next((i for i, token in enumerate(near) if token.form == "maar"), None)
    if place is None:
        return False
    return any(t.party for t in near[:place]) and any(t.party for t in near[place:])


def _denies_row(index: int, tokens: Sequence[Token], words: Sequence[Word]) -> bool:
    """In a row without a verb *niet* denies only what closes it ('wordt niet vergoed')."""
    if tokens[index].form != "niet":
        return True
    after = index + 1
    return after < len(tokens) and words[after].pos in {"ADJ", "VERB"}


def _dan_follows(index: int, tokens: Sequence[Token]) -> bool:
    return any(token.form == "dan" for token in tokens[index + 1 : index + 5])


def _is_attributive(index: int, tokens: Sequence[Token], words: Sequence[Word]) -> bool:
    """'het niet uitgevoerde gedeelte', 'per niet ingevulde dienst'."""
    if index and tokens[index - 1].form == "bij":
        return True  # "bij niet verschijnen"
    nominal = index > 0 and tokens[index - 1].form == "het" and index + 1 < len(words)
    if nominal and words[index + 1].verb_form is VerbForm.INFINITIVE:
        return True  # "het niet behalen"
    inside = (
        index == 0
        or words[index - 1].pos in {"DET", "ADP", "NUM"}
        or tokens[index - 1].form in {"de", "het", "een", "per", "elke", "iedere", "van"}
    )
    if not inside:
        return False
    for place in range(index + 1, min(len(words) - 1, index + 5)):
        word = words[place]
        if word.pos == "ADP" or tokens[place].form == "dan":
            return False
        if word.verb_form is VerbForm.FINITE and not tokens[place].form.endswith("e"):
            return False
        modifier = word.pos == "ADJ" or word.verb_form is not None
        if (
            modifier
            and tokens[place].form.endswith(("e", "en"))
            and words[place + 1].pos in {"NOUN", "PROPN", "ADJ"}
        ):
            return True
    return False


def _has_way_out(
    tokens: Sequence[Token], shape: Outline, verbs: frozenset[str], negators: Sequence[int]
) -> bool:
    """*niet … dan*, *niet … zonder*, *niet op onredelijke gronden*."""
    inside = [i for i, field in enumerate(shape.fields) if field in {Field.MAIN, Field.INFINITIVE}]
    forms = {tokens[i].form for i in inside}
    frees = bool(forms & _LIABLE) or bool(verbs & _PAYING)
    for index in inside:
        form = tokens[index].form
        if form == "zonder" and not frees:
            return True
        if form.startswith(_GROUNDLESS) and (verbs & _WITHHOLDING or "gronden" in forms):
            return True
        before = tokens[index - 1].form if index else ""
        follows = index > negators[0] or before == "anders"
        if (
            form == "dan"
            and follows
            and before not in _COMPARATIVES
            and not _compared(index, tokens)
        ):
            return True
    return False


# What is not paid or owed without an order is simply not paid or owed.
_LIABLE = frozenset({"aansprakelijk", "gehouden", "verplicht", "verschuldigd", "verantwoordelijk"})
_PAYING = frozenset({"vergoeden", "betalen", "uitbetalen", "verrekenen", "honoreren"})
_WITHHOLDING = frozenset(
    {"onthouden", "weigeren", "afwijzen", "vertragen", "achterhouden", "uitstellen"}
)


def _compared(index: int, tokens: Sequence[Token]) -> bool:
    """'meer bedragen dan', 'hogere prijs dan'."""
    near = tokens[max(0, index - 4) : index]
    return any(
        token.form.rstrip("e") in _COMPARATIVES or token.form in _COMPARATIVES for token in near
    )


def _denied_nouns(tokens: Sequence[Token], words: Sequence[Word], index: int) -> list[str]:
    if tokens[index].form not in {"geen", "generlei", "geenerlei"}:
        return []
    found: list[str] = []
    for place in range(index + 1, min(len(tokens), index + 8)):
        if words[place].pos in {"ADP", "VERB", "AUX", "PUNCT"} and found:
            break
        if words[place].pos == "NOUN" or tokens[place].form.isalpha():
            found.append(tokens[place].form)
    # What is denied stands before it in a row like 'Minimumafname: geen'.
    return found or [tokens[i].form for i in range(index) if words[i].pos in {"NOUN", "PROPN"}]
