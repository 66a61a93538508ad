"""Texts as hashes of short runs of words, with names and figures masked."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from analyser.pack.folding import words_of

# A fingerprint file names the recipe it was made with; change the number with the recipe.
RECIPE = 1
_RUN = 5  # words
_SUPPLIER = frozenset(
    """opdrachtnemer leverancier wederpartij contractant aannemer dienstverlener aanbieder
    zorgaanbieder jeugdhulpaanbieder verkoper verwerker adviseur inschrijver ict-leverancier
    contractpartner uitvoerder""".split()
)
_BUYER = frozenset(
    """opdrachtgever gemeente koper afnemer staat provincie waterschap hoogheemraadschap
    opdrachtgeefster verwerkingsverantwoordelijke stichting zorgkantoor inkooporganisatie ministerie
    universiteit regio aanbesteder aanbestedende dienst vng realisatie""".split()
)
# Words that an adapted copy adds and drops without another meaning.
_PASSED_OVER = frozenset("de het een en/of van der den".split())
_FIGURE = re.compile(r"\d")
_SIGNS = frozenset("€$%‰°²³<>≤≥±+=")
_NUMBER_WORDS = frozenset(
    "twee drie vier vijf zes zeven acht negen tien twaalf veertien twintig dertig zestig negentig".split()
)
_MASKS = frozenset({b"#", b"on", b"og"})
# "gemeente Lindewaard": the name behind the word goes with it.
_NAMED = re.compile(
    r"\b((?:[Gg]emeente|[Pp]rovincie|[Ww]aterschap|[Hh]oogheemraadschap|[Ss]tichting|[Mm]inisterie van)"
    r"(?:n?))\s+(?:(?:de|het|van|der|den|en|’s)\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*"
)


class Masks(dict[str, bytes]):
    """Words as they count, for the texts of one dossier: a word that comes again is looked up.

    It goes with the dossier, so that no word of it is left behind in the process.
    """

    def __missing__(self, word: str) -> bytes:
        masked = self[word] = _mask(word)
        return masked


def runs(text: str, masks: Masks | None = None) -> frozenset[int]:
    """The hashed runs of five words of a text.

    Args:
        text: as it was read.
        masks: those of the texts that were read before it, to which its words are added; None
            reads it by itself.

    Returns:
        Numbers below 2**32, the same on every machine. Names of parties, figures and articles
        are masked, so that an adapted copy has nearly the same runs; empty for less than five
        words.
    """
    words = list(_masked(_NAMED.sub(r"\1", text), Masks() if masks is None else masks))
    return frozenset(
        zlib.crc32(b" ".join(words[start : start + _RUN])) for start in range(len(words) - _RUN + 1)
    )


def _masked(text: str, masks: Masks) -> Iterator[bytes]:
    before = b""
    for word in words_of(text):
        masked = masks[word]
        if masked and (masked != before or masked not in _MASKS):
            yield masked
        before = masked or before


def _mask(word: str) -> bytes:
    """The word as it counts; nothing for a word that is passed over."""
    if word in _PASSED_OVER or word in _SIGNS:
        return b""
    if _FIGURE.search(word) or word in _NUMBER_WORDS:
        return b"#"
    single = word.removesuffix("s")
    if word in _SUPPLIER or single in _SUPPLIER:
        return b"on"
    if word in _BUYER or single in _BUYER:
        return b"og"
    return word.encode()
