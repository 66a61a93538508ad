"""What an edit would bring, and how sure the figures are, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyser.model import Finding, Gain, Report, WhatIf
from analyser.reporting.overview import Overview
from analyser.reporting.plain import clean
from analyser.reporting.words import GATES, join_words, score_number, signed

_TITLES = {
    1: "De aanpassing met het meeste effect",
    2: "Twee aanpassingen met het meeste effect",
    3: "Drie aanpassingen met het meeste effect",
}
_ANY_TITLE = "Aanpassingen met het meeste effect"
_NOTICED = 0.05  # points of 100; less would read as "+0"
_NOTHING = "de cijfers veranderen niet"
_AT_THE_END = (
    "het dossier staat aan het eind van de schaal: een enkele wijziging is in het cijfer nauwelijks "
    "te zien"
)
_HIDDEN = (
    "het effect op {} is nauwelijks te zien: het dossier staat daar aan het eind van de schaal"
)
_HELD = "het effect op de ruimte is niet te zien: die is begrensd door {}"
_NAMES = (
    ("circular", "ruimte circulair"),
    ("co2", "ruimte CO2-arm"),
    ("distrust", "wantrouwen"),
    ("propensity", "vertrouwen"),
    ("analysis", "onderbouwing"),
)


@dataclass(frozen=True, slots=True)
class EditView:
    """One of the best edits: the finding to replace, and what that brings on top of the others."""

    finding: Finding
    gain: str
    also: str


def gain_phrase(gain: Gain) -> str:
    """A gain in points: "ruimte circulair +2,1, wantrouwen −3"; what stays the same is left out."""
    parts = [
        f"{name} {signed(value)}"
        for field, name in _NAMES
        if _is_noticed(value := getattr(gain, field))
    ]
    return join_words(parts) or _NOTHING


def effect_phrase(edit: WhatIf) -> str:
    """What an edit brings in words, also where a gate or the end of a scale hides it."""
    gain, straight = edit.gain, edit.straight
    reasons, hidden = [], []
    if _is_hidden((gain.circular, gain.co2), (straight.circular, straight.co2)):
        if edit.held_by:
            reasons.append(_HELD.format(join_words([GATES[code] for code in edit.held_by])))
        else:
            hidden.append("de ruimte")
    if _is_hidden((gain.distrust,), (straight.distrust,)):
        hidden.append("het wantrouwen")
    shown = gain_phrase(gain)
    if hidden and not reasons and shown == _NOTHING:
        return _AT_THE_END
    if hidden:
        reasons.append(_HIDDEN.format(join_words(hidden)))
    told = "; ".join(reasons)
    if not told:
        return shown
    return told if shown == _NOTHING else f"{shown} ({told})"


def _is_hidden(gains: Sequence[float | None], straight: Sequence[float | None]) -> bool:
    """Whether none of the gains shows, though there is an effect before the end of the scale."""
    return any(map(_is_noticed, straight)) and not any(map(_is_noticed, gains))


def _is_noticed(value: float | None) -> bool:
    return value is not None and abs(value) >= _NOTICED


def gains_by_finding(report: Report) -> dict[str, str]:
    """What replacing the words of a finding by the suggestion brings, by the id of the finding."""
    return {one.finding: effect_phrase(one) for one in report.what_if}


def edits_title(report: Report) -> str:
    """The title above the best edits, with how many there are."""
    number = 0 if report.edits is None else len(report.edits.steps)
    return _TITLES.get(number, _ANY_TITLE)


def edit_views(overview: Overview) -> list[EditView]:
    """The best edits in order, or nothing when no edit helps."""
    edits = overview.report.edits
    if edits is None:
        return []
    return [
        EditView(
            overview.finding(step.finding),
            effect_phrase(step),
            join_words(
                [
                    f"‘{overview.finding(other).label}’"
                    for other in step.replaces
                    if other != step.finding
                ]
            ),
        )
        for step in edits.steps
    ]


def edits_sentence(report: Report) -> str:
    """How the best edits were measured and what they do together; empty without edits."""
    edits = report.edits
    if edits is None:
        return ""
    if len(edits.steps) == 1:
        subject = "Deze aanpassing brengt"
    else:
        subject = "Samen brengen deze aanpassingen"
    return (
        f"{clean(edits.measure)} {subject} dat van "
        f"{score_number(edits.before)} naar {score_number(edits.after)}. De voorgestelde tekst is "
        "daarvoor op dezelfde manier beoordeeld als de stukken zelf."
    )


def basis_sentence(report: Report) -> str:
    """What the totals of the room rest on; empty when nothing was judged."""
    room = report.scores.innovation_room
    basis = room.basis
    if not basis.dimensions:
        return ""
    return (
        f"De ruimte rust op {len(basis.dimensions)} van de {len(room.dimensions)} onderdelen: "
        f"{score_number(basis.circular)}% van het gewicht voor circulair en "
        f"{score_number(basis.co2)}% voor CO2-arm."
    )


def uncertainty_sentence(report: Report) -> str:
    """The margins around the figures in words; empty when they were not computed."""
    return "" if report.uncertainty is None else clean(report.uncertainty.sentence)
