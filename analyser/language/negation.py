"""Which tokens stand in the scope of a negation."""

from __future__ import annotations

from analyser.language.annotate import Token
from analyser.language.vocabulary import Vocabulary

# Dutch negators govern what follows them, up to a clause boundary; longer reaches are rare
# in contract text and cost more false suppressions than they win.
_REACH = 7


def negated_tokens(tokens: tuple[Token, ...], vocabulary: Vocabulary) -> dict[int, int]:
    """Find the tokens that a negator governs.

    Args:
        tokens: the tokens of one sentence.
        vocabulary: its `negators` and `scope_breakers`.

    Returns:
        Token index -> index of its negator. The negator itself is not in it. Two negators
        in a row (*niet onbeperkt* is one negator, *niet zonder* two) cancel each other.
    """
    scope: dict[int, int] = {}
    for index, token in enumerate(tokens):
        if token.form not in vocabulary.negators:
            continue
        for place in range(index + 1, min(len(tokens), index + 1 + _REACH)):
            form = tokens[place].form
            if form in vocabulary.scope_breakers:
                break
            short = place == index + 1 and _in(form, vocabulary.short_scope)
            if place in scope:
                del scope[place]
            else:
                scope[place] = index
            if short:
                break
    return scope


def _in(form: str, words: tuple[str, ...]) -> bool:
    return any(form.startswith(w[:-1]) if w.endswith("*") else form == w for w in words)
