"""What a sentence says: who bears it, how hard, under which condition, up to which amount."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from analyser.language.annotate import AnnotatedText, Sentence
from analyser.language.bearing import Meaning, read_meaning
from analyser.language.clauses import Field, Outline, outline, unwrap
from analyser.language.conditions import Condition, find_conditions
from analyser.language.money import StatedAmount, find_amounts
from analyser.language.phrases import has_phrase
from analyser.language.predicate import read_predicate
from analyser.language.references import Reference, find_references
from analyser.language.roles import find_mentions
from analyser.language.situation import Situation
from analyser.language.syntax import Word
from analyser.language.vocabulary import Modality, Vocabulary
from analyser.model import Party

_CONTRACTING = frozenset({Party.SUPPLIER, Party.BUYER})


class StatementPolarity(StrEnum):
    """Whether the statement holds or is denied; a double negation resolves."""

    AFFIRMATIVE = "affirmative"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence as it is understood (the contract's `statements`)."""

    bearer: Party
    beneficiary: Party | None
    modality: Modality
    polarity: StatementPolarity
    amounts: tuple[StatedAmount, ...]
    conditions: tuple[Condition, ...]
    references: tuple[Reference, ...]
    text: str
    start: int
    end: int


_REACH = 3  # sentences after the main one in which an exception to it may still stand
# A sentence that opens like this bends the one before it.
_HANGS_ON = re.compile(
    r"(?:een en ander|dit|deze|dat|daarbij|hiervan|hierop|daarvan|daarop|uitgezonderd|behoudens|het voorgaande|"
    r"het (?:vorenstaande|bovenstaande|bepaalde)|een uitzondering|uitzondering|tenzij|mits|in afwijking|zulks|die|"
    r"behalve|met uitzondering|onverminderd|de (?:boete|korting|vorige|vergoeding|aansprakelijkheid)|het (?:totaal|maximum)|indien|wel|alleen|niettemin|enkel|slechts|een uitzondering|de \w+ (?:geld\w+|loopt|lopen|vervalt|vervallen)(?: \w+)? (?:niet|slechts|alleen)|de vorige volzin)\b",
    re.IGNORECASE,
)


def read_statements(
    text: AnnotatedText, syntax: Sequence[tuple[Word, ...] | None], vocabulary: Vocabulary
) -> tuple[Statement, ...]:
    """Read what a text says, sentence by sentence.

    Args:
        text: an annotated text.
        syntax: for each sentence what the tagger says of its tokens; None for a stretch
            that was not tagged, which is then left out.
        vocabulary: the closed word classes.

    Returns:
        One statement per sentence, the main one first. Questions and mere information
        follow those that bind someone; what hangs on a sentence (*Dit geldt niet indien …*)
        adds its conditions and amounts to it.
    """
    statements: list[Statement] = []
    for sentence, words in zip(text.sentences, syntax, strict=True):
        if words is not None:
            statements.append(_statement(text.text, sentence, words, vocabulary))
    return _main_first(statements)


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """The meaning of a sentence's main clause, and the tokens that belong to that clause.

    `predicates` is False for a heading, a form field or a line of a list: no verb says anything.
    """

    meaning: Meaning
    main: frozenset[int]
    predicates: bool


def read_sentence(
    sentence: Sentence, words: tuple[Word, ...], vocabulary: Vocabulary
) -> SentenceReading:
    """Read who bears what the main clause of a sentence says, and how hard.

    Args:
        sentence: the sentence.
        words: what the tagger says of its tokens.
        vocabulary: the closed word classes.
    """
    shape = unwrap(outline(sentence.tokens, words), sentence.tokens)
    predicate = read_predicate(sentence.tokens, words, shape, vocabulary)
    mentions = find_mentions(sentence.tokens, words, shape, vocabulary, predicate.verbs)
    mutual = _is_mutual(sentence, vocabulary)
    things = _things(sentence, words, shape, vocabulary)
    outside = next(
        (
            token.party
            for token, field in zip(sentence.tokens, shape.fields, strict=True)
            if field in {Field.CONDITION, Field.RELATIVE, Field.COMPLEMENT}
            and token.party in _CONTRACTING
        ),
        None,
    )
    owner = _owner(sentence, words, shape, vocabulary)
    situation = Situation(
        predicate, mentions, things, vocabulary, mutual=mutual, outside=outside, owner=owner
    )
    meaning = read_meaning(situation)
    main = (i for i, f in enumerate(shape.fields) if f in {Field.MAIN, Field.INFINITIVE})
    predicates = any(word.verb_form is not None for word in words)
    return SentenceReading(meaning, frozenset(main), predicates)


def _statement(
    text: str, sentence: Sentence, words: tuple[Word, ...], vocabulary: Vocabulary
) -> Statement:
    meaning = read_sentence(sentence, words, vocabulary).meaning
    said = text[sentence.start : sentence.end]
    return Statement(
        bearer=meaning.bearer,
        beneficiary=meaning.beneficiary,
        modality=meaning.modality,
        polarity=StatementPolarity.NEGATED if meaning.negated else StatementPolarity.AFFIRMATIVE,
        amounts=find_amounts(said, vocabulary.compounds),
        conditions=find_conditions(said, sentence.start),
        references=find_references(said),
        text=said,
        start=sentence.start,
        end=sentence.end,
    )


def _is_mutual(sentence: Sentence, vocabulary: Vocabulary) -> bool:
    forms = [token.form for token in sentence.tokens]
    # "met elkaar" and "achter elkaar" say nothing about who is bound.
    each_other = any(
        form == "elkaar"
        and forms[max(0, i - 1)] not in vocabulary.oblique_prepositions | {"achter", "na", "naast"}
        for i, form in enumerate(forms)
    )
    return each_other or has_phrase(sentence.tokens, vocabulary.frames.mutual, 0, len(forms))


def _things(
    sentence: Sentence, words: Sequence[Word], shape: Outline, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Nouns of the main clause: the free ones first, then those that a preposition governs.

    An unknown actor is marked by a star in front: a name without an article or a noun that
    says what someone does (*exploitant*).
    """
    free: list[str] = []
    governed: list[str] = []
    for index in shape.main():
        token = sentence.tokens[index]
        if words[index].pos not in {"NOUN", "PROPN"} or token.party is not None:
            continue
        if _is_governed(index, sentence, words, vocabulary):
            governed.append(token.form)
        else:
            free.append(("*" if _acts(index, sentence, words) else "") + token.form)
    return tuple(free + governed)


def _owner(
    sentence: Sentence, words: Sequence[Word], shape: Outline, vocabulary: Vocabulary
) -> Party | None:
    """Whose the first free noun is: 'het personeel van Opdrachtnemer', 'onze contactpersoon'."""
    tokens = sentence.tokens
    for index in shape.main():
        if words[index].pos not in {"NOUN", "PROPN"} or tokens[index].party is not None:
            continue
        if _is_governed(index, sentence, words, vocabulary):
            continue
        if index and tokens[index - 1].form in {"uw", "ons", "onze"}:
            return tokens[index - 1].party
        after = index + 1
        if after < len(tokens) and tokens[after].form in {"van", "der"}:
            named = (tokens[i].party for i in range(after + 1, min(len(tokens), after + 3)))
            return next((party for party in named if party in _CONTRACTING), None)
        return None
    return None


_ACTOR = re.compile(
    r"(?:er|aar|eur|ist|ant|houder|bedrijf|bureau|partij|maatschappij|organisatie|instelling|team|firma|combinatie|"
    r"vennootschap|ploeg|dienst|afdeling|commissie|manager|leider|directeur|persoon|medewerkers?)$"
)
_NO_ACTOR = re.compile(
    r"(?:nummer|kamer|meter|papier|water|cijfer|kader|termijn|letter|computer|server|container|server|order|teller|filter|"
    r"beheer|vervoer|verkeer|theater|december|november|oktober|september|januari|poster|folder|eer|keer|meerder|datum|weer|voer|"
    r"aanvoer|afvoer|uitvoer|zomer|winter|cluster|printer|router|motor|sensor|monitor|factor|sector|kantoor|perceel|oever|vloer|muur|duur)$"
)


_ABSTRACT = (
    "s",
    "en",
    "ing",
    "heid",
    "teit",
    "schap",
    "nis",
    "tie",
    "ie",
    "ment",
    "age",
    "plan",
    "duur",
    "eis",
)


def _acts(index: int, sentence: Sentence, words: Sequence[Word]) -> bool:
    form = sentence.tokens[index].form
    bare = index == 0 or words[index - 1].pos not in {"DET", "ADJ", "NUM", "PRON"}
    follows = index + 1 < len(words) and words[index + 1].verb_form is not None
    if bare and index == 0 and follows and not form.endswith(_ABSTRACT):
        return True  # "Exploitant meldt …"
    return bool(_ACTOR.search(form)) and not _NO_ACTOR.search(form)


def _is_governed(
    index: int, sentence: Sentence, words: Sequence[Word], vocabulary: Vocabulary
) -> bool:
    for place in range(index - 1, max(-1, index - 5), -1):
        if sentence.tokens[place].form in vocabulary.oblique_prepositions:
            return True
        if words[place].pos not in {"DET", "ADJ", "NUM", "PRON", "ADV"}:
            return False
    return False


def _main_first(statements: list[Statement]) -> tuple[Statement, ...]:
    if not statements:
        return ()
    lead = max(range(len(statements)), key=lambda i: (_weight(statements[i]), -i))
    main = statements[lead]
    for follower in statements[lead + 1 : lead + 1 + _REACH]:
        if not _HANGS_ON.match(follower.text):
            continue
        main = replace(
            main,
            conditions=main.conditions + follower.conditions,
            amounts=main.amounts + follower.amounts,
            references=main.references + follower.references,
        )
    return (main, *(s for i, s in enumerate(statements) if i != lead))


def _weight(statement: Statement) -> int:
    if statement.text.rstrip().endswith("?"):
        return 0
    if statement.modality is Modality.STATEMENT:
        return 1
    return 2 if statement.bearer is Party.UNCLEAR else 3
