"""Which words of a sentence are finite verbs: what the outline of its clauses rests on."""

from __future__ import annotations

from collections.abc import Sequence

from analyser.language.annotate import Token
from analyser.language.syntax import VerbForm, Word

_AUXILIARIES = frozenset(
    """is bent wordt kan kunt mag moet dient zal zult heeft hebt hoeft behoeft behoort geldt doet""".split()
)
_NO_VERB_POS = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "NUM"})
_NEVER_VERBS = frozenset(
    {
        "niettegenstaande",
        "overeenkomstig",
        "noch",
        "vóór",
        "uiterlijk",
        "artikel",
        "lid",
        "onverminderd",
    }
)
_DETERMINERS = frozenset(
    {"de", "het", "een", "deze", "die", "dit", "dat", "elke", "iedere", "geen", "zijn", "haar"}
)


def finite_verbs(tokens: Sequence[Token], words: Sequence[Word]) -> frozenset[int]:
    """Find the finite verbs of a sentence, with the tagger's usual slips mended.

    Args:
        tokens: the tokens of one sentence.
        words: what the tagger says of them.

    Returns:
        Indices of the tokens that are finite verbs.
    """
    found = {i for i in range(len(tokens)) if _is_finite_form(i, tokens, words)}
    if not found:
        # A verb the tagger does not know: the lemma table does, and it ends in -t.
        found = {i for i in range(1, len(tokens)) if _looks_finite(i, tokens, words)}
    if not found:
        found = set(_plural_after_subject(tokens, words))
    return frozenset(found)


def _is_finite_form(index: int, tokens: Sequence[Token], words: Sequence[Word]) -> bool:
    form = tokens[index].form
    before = tokens[index - 1].form if index else ""
    if form in _AUXILIARIES:
        return True
    if tokens[index].party is not None:
        return False
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    inverted = after is not None and after.form in {"wij", "we", "partijen"}
    if inverted and form == "zijn":
        return True
    inverted = inverted and before not in {
        "te",
        "van",
        "tussen",
    }  # "vergoeden wij", "leggen partijen vast"
    if inverted and form.endswith("en") and words[index].pos not in _NO_VERB_POS:
        return True
    if index == 0 and after is not None and form.endswith("t") and tokens[0].lemma.endswith("n"):
        # "Ontvangt u …, dan": a verb that opens the sentence.
        return after.party is not None or after.form in _DETERMINERS | {"u", "hij", "zij", "er"}
    if (
        words[index].verb_form is not VerbForm.FINITE
        or not form.isalpha()
        or before == "te"
        or form in _NEVER_VERBS
    ):
        return False
    following = words[index + 1].pos if index + 1 < len(words) else ""
    if form == "zijn" and following in {"NOUN", "ADJ"} and index and words[index - 1].pos != "NOUN":
        return False
    attributive = form.endswith(("de", "te")) and following in {"NOUN", "ADJ", "PROPN"}
    if before == "het" and form.endswith("t") and tokens[index].lemma.endswith("n"):
        return True  # "Het staat de inschrijver niet vrij"
    if before == "," and after is not None and after.form in {"doordat", "door", "omdat"}:
        return False  # "wachturen, ontstaan doordat …"
    if len(form) > 6 and form.endswith("kosten"):
        return False
    return not attributive and before not in _DETERMINERS - {"dat", "die", "zijn", "haar"}


def _looks_finite(index: int, tokens: Sequence[Token], words: Sequence[Word]) -> bool:
    token = tokens[index]
    if token.party is not None or tokens[index - 1].form in _DETERMINERS:
        return False
    table = (
        token.lemma.endswith("n") and token.lemma != token.form and token.form.endswith(("t", "n"))
    )
    return (
        token.form.endswith("t")
        and (table or words[index].pos == "VERB")
        and not token.form.startswith("ge")
    )


def _plural_after_subject(tokens: Sequence[Token], words: Sequence[Word]) -> list[int]:
    """'Partijen bewaren …': the plural has the form of the infinitive."""
    for index in range(1, len(tokens)):
        verb = words[index].pos in {"VERB", "AUX"} and tokens[index].form.endswith("n")
        if verb and tokens[index - 1].party is not None and words[index - 1].pos != "ADP":
            return [index]
    return []
