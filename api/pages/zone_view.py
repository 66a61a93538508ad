"""The trust zone as a picture, and the same in words."""

from __future__ import annotations

from dataclasses import dataclass

from analyser.model import PhaseTrust, Report
from analyser.reporting.plain import clean
from analyser.reporting.verdict import verdict
from analyser.reporting.words import PHASES, score_number

_MIDDLE = 50.0
# The picture of the trust zones: left, bottom, width and height in the drawing's own units. The
# names stand above and below it, where no point covers them and no narrow zone cuts them off.
_LEFT, _BOTTOM, _WIDTH, _HEIGHT = 40.0, 282.0, 280.0, 250.0


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the picture, with the letter that stands in it and what it is."""

    x: str
    y: str
    letter: str
    name: str


@dataclass(frozen=True, slots=True)
class ZoneView:
    """The picture of the trust zones and the same in words.

    `x` and `y` are where the zones meet. `points` has the dossier first, then the phases.
    """

    sentence: str
    description: str
    x: str
    y: str
    width_left: str
    width_right: str
    height_top: str
    height_bottom: str
    points: tuple[Point, ...]
    signs: tuple[str, ...]


def zone_view(report: Report) -> ZoneView | None:
    """The picture of a report, or None when the text could not be placed.

    Args:
        report: with both coordinates of the trust matrix.
    """
    trust = report.scores.trust
    if trust.propensity is None or trust.analysis is None:
        return None
    middle_x = _x(_MIDDLE if trust.analysis_middle is None else trust.analysis_middle)
    middle_y = _y(_MIDDLE if trust.propensity_middle is None else trust.propensity_middle)
    points = [_point(trust.analysis, trust.propensity, "", "Hele dossier")]
    points += [
        _point(each.analysis, each.propensity, PHASES[phase][:1], PHASES[phase])
        for phase, each in trust.by_phase.items()
        if _is_placed(each) and each.analysis is not None and each.propensity is not None
    ]
    return ZoneView(
        sentence=verdict(report)[2],
        description=(
            f"Vertrouwen in de tekst: {score_number(trust.propensity)} van 100. "
            f"Onderbouwing in de tekst: {score_number(trust.analysis)} van 100."
        ),
        x=f"{middle_x:.1f}",
        y=f"{middle_y:.1f}",
        width_left=f"{middle_x - _LEFT:.1f}",
        width_right=f"{_LEFT + _WIDTH - middle_x:.1f}",
        height_top=f"{middle_y - (_BOTTOM - _HEIGHT):.1f}",
        height_bottom=f"{_BOTTOM - middle_y:.1f}",
        points=tuple(points),
        signs=tuple(clean(sign) for sign in trust.signs),
    )


def _is_placed(trust: PhaseTrust) -> bool:
    return trust.zone is not None


def _point(analysis: float, propensity: float, letter: str, name: str) -> Point:
    said = f"{name}: vertrouwen {score_number(propensity)}, onderbouwing {score_number(analysis)}"
    return Point(f"{_x(analysis):.1f}", f"{_y(propensity):.1f}", letter, said)


def _x(value: float) -> float:
    return _LEFT + _WIDTH * value / 100


def _y(value: float) -> float:
    return _BOTTOM - _HEIGHT * value / 100
