from __future__ import annotations

import pytest

from analyser.lexicon.phrases import Phrases


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("boete*", "De boetes vervallen.", True),
        ("*schade", "Alle gevolgschade telt.", True),
        ("boete", "De boetes vervallen.", False),
        ("kunt u ... aanpassen", "Kunt u de termijn in artikel 4 aanpassen?", True),
        ("passen ... aan", "Wij passen dit niet aan.", False),
        ("kunt u ... aanpassen", "Kunt u dit lezen? Wij willen aanpassen.", False),
        ("wordt #", "De boete wordt € 1.200,50 per keer.", True),
        ("wordt #", "De boete wordt lager.", False),
        ("n.t.b.", "De looptijd is n.t.b.", True),
    ],
)
def test_patterns(pattern: str, text: str, found: bool) -> None:
    assert (text in Phrases([pattern])) is found


def test_a_text_of_hyphens_is_searched_in_bounded_steps() -> None:
    # Each hyphen begins a word; without bounds this would take the square of the length.
    assert "a-" * 200_000 not in Phrases(["*schade", "kunt u ... aanpassen"])


def test_places_and_openings() -> None:
    phrases = Phrases(["ja"])
    assert list(phrases.spans("Ja, en nog eens ja.")) == [(0, 2), (16, 18)]
    assert phrases.opens("  Ja, dat klopt.")
    assert not phrases.opens("Nee, of ja.")
