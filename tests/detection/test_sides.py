"""Who bears a risk decides between trust and distrust; the words are much the same."""

from __future__ import annotations

import pytest

from analyser.model import Polarity
from analyser.pipeline import Engine, classify


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("De opdrachtnemer draagt het risico van afwijkende bodemgesteldheid.", Polarity.TRUST),
        ("Het risico van onbekende leidingen is voor rekening van de aannemer.", Polarity.TRUST),
        ("De gemeente draagt het risico van een afwijkende bodem.", Polarity.DISTRUST),
        ("Het risico van vertraagde vergunningen ligt bij het waterschap.", Polarity.DISTRUST),
    ],
)
def test_nothing_is_found_on_the_side_that_the_construction_denies(
    engine: Engine, text: str, side: Polarity
) -> None:
    [(_, findings)] = classify([("a", text)], engine)
    assert side not in {finding.polarity for finding in findings}
