from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.language.sentences import split_sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("De boete vervalt. Schade blijft verschuldigd.", 2),
        ("Zie art. 6:94 BW jo. lid 3 van dat artikel.", 1),
        ("Levering geschiedt d.d. 1 jan. 2027 te Waterveen.", 1),
        ("De korting is max. € 2.500,- per dag, excl. btw.", 1),
        ("Opdrachtnemer levert o.a. m.b.t. de brug, c.q. het dek, tekeningen.", 1),
        ("3. De aannemer start op tijd.", 1),
        ("Is dit duidelijk? Dan begint u.", 2),
        ("Het volgende geldt:\na. een;\nb. twee.", 3),
        ("Wij noemen dit 'de kern'. Zo blijft het.", 2),
        ("De hoogte is 3.5 m en de breedte 2 m.", 1),
        ("Hij vraagt J. de Vries om advies.", 1),
        ("Kosten zijn voor de leverancier! Altijd.", 2),
    ],
)
def test_tender_language_is_split_where_a_reader_would(text: str, sentences: int) -> None:
    assert len(split(text)) == sentences


def test_a_stretch_without_full_stops_is_cut_at_spaces() -> None:
    text = "de aannemer betaalt " * 2_000
    parts = split(text)
    assert len(parts) > 5
    assert all(len(part) <= 4_000 for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@given(st.text(alphabet="abc .!?\n€5,:;()A", max_size=80))
def test_sentences_cover_all_words_in_order_without_overlap(text: str) -> None:
    spans = split_sentences(text)
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    kept = "".join("".join(text[start:end].split()) for start, end in spans)
    assert kept == "".join(text.split())
