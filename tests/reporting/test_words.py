from __future__ import annotations

from dataclasses import replace

from analyser.pipeline import Engine, find, loose_clause
from analyser.reporting.words import recognition


def test_recognised_text_is_to_be_looked_up(engine: Engine) -> None:
    text = "De opdrachtnemer verbeurt een boete van € 5.000 per dag, zonder maximum."
    finding = find([loose_clause("c1", text)], engine)[0]
    assert "tekstherkenning" not in recognition(finding)
    said = recognition(replace(finding, text_confidence=0.874))
    assert "met 87% zekerheid" in said
    assert said.startswith(recognition(finding))
