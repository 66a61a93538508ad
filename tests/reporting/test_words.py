from __future__ import annotations

import pytest

from analyser.model import Certainty, DocumentKind, Family, Party, Phase, Polarity
from analyser.reporting import words


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (words.FAMILIES, Family),
        (words.PHASES, Phase),
        (words.DOCUMENT_KINDS, DocumentKind),
        (words.PARTIES, Party),
        (words.POLARITIES, Polarity),
        (words.CERTAINTIES, Certainty),
    ],
)
def test_every_code_has_a_dutch_word(table: dict[object, str], codes: type) -> None:
    assert set(table) == set(codes)  # type: ignore[call-overload]


def test_a_severity_is_worded_per_polarity_with_its_number() -> None:
    assert words.severity_words(4.0, Polarity.DISTRUST) == "zwaar (4 van 5)"
    assert words.severity_words(2.5, Polarity.TRUST) == "duidelijk (2,5 van 5)"
    assert words.severity_words(0.0, Polarity.TRUST) == "alleen genoemd (0 van 5)"


def test_the_word_of_a_score_agrees_with_the_rounded_number() -> None:
    assert (words.score_number(39.6), words.room_word(39.6)) == ("40", "gemiddeld")
    assert (words.score_number(39.4), words.room_word(39.4)) == ("39", "tamelijk klein")
    assert words.distrust_word(100.0) == "hoog"


def test_a_score_that_is_none_is_worded() -> None:
    assert words.score_number(None) == "niet te beoordelen"


def test_numbers_are_dutch() -> None:
    assert words.thousands(12480) == "12.480"
    assert words.signed(-2.5) == "−2,5"
    assert words.signed(1.0) == "+1"
    assert words.count_of(1, "stuk", "stukken") == "1 stuk"
    assert words.join_words(["a", "b", "c"]) == "a, b en c"
    assert words.join_words([]) == ""
