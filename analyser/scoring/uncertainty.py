"""How far the figures may be off because findings are not certain: a bootstrap over findings.

In every draw a finding is there with its own confidence. The draws are moved so that their
mean is the figure itself: what was found wrongly is taken to be as much as what was missed,
which is how the thresholds of the findings were set. What was not read is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from analyser.model import Finding, Interval, Uncertainty
from analyser.scoring.counting import count
from analyser.scoring.distrust import index_of
from analyser.scoring.facts import Facts
from analyser.scoring.room import room_levels

_DRAWS = 64
_SEED = 20160921
_LOW, _HIGH = 0.05, 0.95
_CANDIDATES = 8  # findings that are looked at as the cause of the widest interval
_NAMED = 2
_FELT = 0.5  # points of 100 from which a finding is worth naming
_NOTHING = "Er is te weinig gelezen om marges te geven."
_CERTAIN = (
    "Twijfel over wat is gevonden verandert de cijfers vrijwel niet; wat is gemist of niet is "
    "gelezen, is daar niet in verwerkt."
)

_Values = tuple[float | None, float | None, float | None]


def uncertainty(findings: Iterable[Finding], facts: Facts) -> Uncertainty:
    """Give each figure an interval that holds it with 90% certainty.

    Args:
        findings: all findings.
        facts: facts of the documents.

    Returns:
        Intervals of 0-100, the findings that the widest one comes from, and a Dutch sentence.
        The same findings give the same intervals, in whichever order they come.
    """
    ordered = sorted(findings, key=lambda f: (f.indicator, f.quote, f.severity, f.confidence, f.id))
    point = _values(ordered, facts)
    draws = _draws(ordered, facts)
    index, circular, co2 = (_interval(value, draws[:, place]) for place, value in enumerate(point))
    widths = [0.0 if one is None else one.high - one.low for one in (index, circular, co2)]
    widest = widths.index(max(widths))
    mainly = _causes(ordered, facts, point, widest) if widths[widest] >= _FELT else []
    return Uncertainty(
        index,
        circular,
        co2,
        tuple(finding.id for finding in mainly),
        _sentence(index, circular, co2, mainly),
    )


def _values(findings: Iterable[Finding], facts: Facts) -> _Values:
    counted = count(findings, facts)
    levels = room_levels(counted, facts)
    return index_of(counted.standing, facts), levels.circular, levels.co2


def _draws(findings: Sequence[Finding], facts: Facts) -> NDArray[np.float64]:
    """The three figures of every draw, as rows; NaN where a figure is None."""
    confidences = np.array([finding.confidence for finding in findings])
    generator = np.random.default_rng(_SEED)
    present = generator.random((_DRAWS, len(findings))) < confidences
    rows = [
        _values((f for f, is_there in zip(findings, row, strict=True) if is_there), facts)
        for row in present.tolist()
    ]
    return np.array(rows, dtype=np.float64)


def _interval(value: float | None, drawn: NDArray[np.float64]) -> Interval | None:
    known = drawn[~np.isnan(drawn)]
    if value is None or not len(known):
        return None
    low, high = np.quantile(known + (value - known.mean()), (_LOW, _HIGH))
    return Interval(max(0.0, min(value, float(low))), min(100.0, max(value, float(high))))


def _causes(findings: Sequence[Finding], facts: Facts, point: _Values, place: int) -> list[Finding]:
    """The findings whose doubt moves one figure most, each by recomputing without it."""
    candidates = sorted(findings, key=lambda f: -_spread(f) * f.severity)[:_CANDIDATES]
    moved: list[tuple[float, Finding]] = []
    for finding in candidates:
        without = _values((f for f in findings if f is not finding), facts)[place]
        value = point[place]
        if without is not None and value is not None:
            moved.append((_spread(finding) * abs(value - without), finding))
    moved.sort(key=lambda pair: -pair[0])
    return [finding for effect, finding in moved[:_NAMED] if effect >= _FELT]


def _spread(finding: Finding) -> float:
    """Standard deviation of a finding being there or not."""
    return float((finding.confidence * (1 - finding.confidence)) ** 0.5)


def _sentence(
    index: Interval | None,
    circular: Interval | None,
    co2: Interval | None,
    mainly: Sequence[Finding],
) -> str:
    if index is None:
        return _NOTHING
    named = (
        ("de ruimte circulair", circular),
        ("de ruimte CO2-arm", co2),
        ("het wantrouwen", index),
    )
    known = [(name, one) for name, one in named if one is not None]
    if all(one.high - one.low < 1 for _, one in known):
        return _CERTAIN
    parts = [f"{name} tussen {one.low:.0f} en {one.high:.0f}" for name, one in known]
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} en {parts[-1]}"
    said = f"Met 90% zekerheid ligt {listed}."
    if mainly:
        causes = " en ".join(f"‘{label}’" for label in dict.fromkeys(f.label for f in mainly))
        said += f" De marge komt vooral door {causes}: of dat er echt staat, is minder zeker."
    return said
