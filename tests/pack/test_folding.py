from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.pack.folding import fold, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("De “factuur” is betaald.", 'de "factuur"  is\nbetaald'),
        ("Levering – binnen 5 dagen", "levering - binnen 5 dagen"),
        ("Partijen:\na. overleggen;\nb. beslissen.", "Partijen:\n- overleggen;\n- beslissen."),
        ("op\u00adlevering", "oplevering"),
    ],
)
def test_dress_makes_no_difference(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("binnen 14 dagen", "binnen 41 dagen"),
        ("€ 1.000", "€ 1000,50"),
        ("5 %", "5 ‰"),
        ("de boete is niet verschuldigd", "de boete is verschuldigd"),
        ("artikel 7.3", "artikel 7.4"),
    ],
)
def test_a_figure_or_a_denial_makes_another_text(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    assert fold(" ".join(words_of(text))).split() == words_of(" ".join(words_of(text)))
