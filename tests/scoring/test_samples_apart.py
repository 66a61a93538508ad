"""The same procurement, frozen and thawed, lies far apart on every axis."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyser.pipeline import Engine, analyse_dossier
from analyser.reading import DEFAULT_LIMITS, read_dossier

APART = 35


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_frozen_and_thawed_are_far_apart(form: str, engine: Engine, samples: Path) -> None:
    frozen, thawed = (
        analyse_dossier(read_dossier([samples / f"{name}.{form}"], DEFAULT_LIMITS), engine).scores
        for name in ("bevroren", "ontdooid")
    )
    for ambition in ("circular", "co2"):
        low = getattr(frozen.innovation_room, ambition)
        high = getattr(thawed.innovation_room, ambition)
        assert high - low >= APART
    assert frozen.distrust_index is not None
    assert thawed.distrust_index is not None
    assert frozen.distrust_index - thawed.distrust_index >= APART
