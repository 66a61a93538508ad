"""All figures of a dossier by name, and what may and may not happen to them."""

from __future__ import annotations

from math import hypot

import pytest

from analyser.model import Scores

SAME = 1e-9


def numbers(scores: Scores) -> dict[str, float | None]:
    """Every figure of the scores by name."""
    room = scores.innovation_room
    found = {
        "distrust": scores.distrust_index,
        "circular": room.circular,
        "co2": room.co2,
        "propensity": scores.trust.propensity,
        "analysis": scores.trust.analysis,
    }
    for phase in room.by_phase:
        found[f"{phase} circular"] = room.by_phase[phase].circular
        found[f"{phase} co2"] = room.by_phase[phase].co2
        found[f"{phase} distrust"] = scores.distrust.by_phase[phase]
    for family, value in scores.distrust.by_family.items():
        found[f"{family} distrust"] = value
    for dimension in room.dimensions:
        for name, level in (("circular", dimension.circular), ("co2", dimension.co2)):
            found[f"{dimension.id} {name}"] = None if level is None else 100 * level
    return found


def assert_same(one: Scores, other: Scores) -> None:
    left, right = numbers(one), numbers(other)
    assert {k for k, v in left.items() if v is None} == {k for k, v in right.items() if v is None}
    for name, value in left.items():
        if value is not None:
            assert right[name] == pytest.approx(value, abs=1e-6), name


def far_from_smart_trust(scores: Scores) -> float:
    """How far both coordinates are from 100 together."""
    propensity, analysis = scores.trust.propensity, scores.trust.analysis
    assert propensity is not None
    assert analysis is not None
    return hypot(100 - propensity, 100 - analysis)


def assert_no_better(after: Scores, before: Scores) -> None:
    """No room is larger and no distrust is less.

    Families and phases divide one distrust among them: what is added to one can take the place
    of what stood in another.
    """
    old, new = numbers(before), numbers(after)
    divided = {name for name in new if name.endswith(" distrust")}
    if before.trust.propensity is not None and after.trust.propensity is not None:
        assert far_from_smart_trust(after) >= far_from_smart_trust(before) - SAME
    for name in new.keys() - divided:
        value, known = new[name], old[name]
        if value is None or known is None:
            continue
        if name == "distrust":
            assert value >= known - SAME, name
        else:
            assert value <= known + SAME, name
