"""Splits a text into words and says of each what holds wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyser.language.parties import by_first_word, has_one_of, named_side
from analyser.language.vocabulary import Vocabulary
from analyser.model import Party

if TYPE_CHECKING:  # imported when it is loaded
    from spacy.tokenizer import Tokenizer

_MOST_REMEMBERED = 100_000  # words, some 60 MB; a long-running service must not grow
_FOLD = str.maketrans({"’": "'", "‘": "'", "₂": "2", "–": "-", "‐": "-", "‑": "-", "\u00ad": None})


@dataclass(frozen=True, slots=True)
class KnownWord:
    """A word: its folded form, its lemma, the side it names, the side it is when it speaks.

    `form` is lower case, with typographic quotes, dashes and subscripts folded. `speaker`
    is the side of *u* and *wij* in a text written by the buyer.
    """

    form: str
    lemma: str
    side: Party | None
    speaker: Party | None


class WordReader:
    """Finds the words of texts; what it knows of a word is worked out once.

    Args:
        lemmas: lower-case form -> lemma.
        vocabulary: the words that name parties.
    """

    def __init__(self, lemmas: Mapping[str, str], vocabulary: Vocabulary) -> None:
        self._lemmas = lemmas
        self._vocabulary = vocabulary
        self._known: dict[str, KnownWord | None] = {}
        self._tokenizer = _tokenizer()
        self._columns = _columns()
        self._supplier_voice = by_first_word(vocabulary.supplier_voice)

    def is_supplier_speaking(self, words: Iterable[KnownWord]) -> bool:
        """Tell whether these words, in order, are those of a bidder."""
        return has_one_of(self._supplier_voice, [word.form for word in words])

    def words(self, text: str) -> list[tuple[int, int, KnownWord]]:
        """The words and marks of a text.

        Args:
            text: any Dutch text.

        Returns:
            Start and end of each in the text, and what is known of it, in order; white
            space left out.
        """
        # spaCy remembers every word it saw; its memory zones would forget all of them after
        # each call, and finding the words again takes most of the time.
        if len(self._tokenizer.vocab) > _MOST_REMEMBERED:
            self._tokenizer = _tokenizer()
        places = self._tokenizer(text).to_array(self._columns).tolist()
        found = ((start, start + length) for start, length in places)
        listed = ((start, end, self._know(text[start:end])) for start, end in found)
        return [(start, end, known) for start, end, known in listed if known is not None]

    def _know(self, surface: str) -> KnownWord | None:
        if surface in self._known:
            return self._known[surface]
        if len(self._known) >= _MOST_REMEMBERED:
            self._known.clear()
        known = self._known[surface] = self._look_up(surface)
        return known

    def _look_up(self, surface: str) -> KnownWord | None:
        if surface.isspace():
            return None
        lower = surface.lower()
        form = _fold(lower)
        lemma = _fold(self._lemmas.get(lower, lower).lower())
        side = named_side(surface, form, self._vocabulary)
        return KnownWord(form, lemma, side, self._vocabulary.pronouns.get(form))


def _tokenizer() -> Tokenizer:
    """The Dutch tokenizer of spaCy, with a vocabulary that works out no more of a word than its length."""
    from spacy.lang.nl import Dutch
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
    from spacy.vocab import Vocab

    defaults = Dutch.Defaults
    return Tokenizer(
        Vocab(),
        rules=defaults.tokenizer_exceptions,
        prefix_search=compile_prefix_regex(defaults.prefixes).search,
        suffix_search=compile_suffix_regex(defaults.suffixes).search,
        infix_finditer=compile_infix_regex(defaults.infixes).finditer,
        token_match=defaults.token_match,
        url_match=defaults.url_match,
    )


def _columns() -> list[int | str]:
    """Where a word begins and how long it is."""
    from spacy.attrs import IDX, LENGTH

    return [IDX, LENGTH]


def _fold(word: str) -> str:
    # "Eén" at the start of a sentence carries one accent and means the same as "één".
    return word.translate(_FOLD).replace("eén", "één")
