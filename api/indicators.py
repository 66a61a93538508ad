"""`/v1/indicators`: what the analyser looks for."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path

from analyser.lexicon import Indicator, load_lexicon
from analyser.model import Certainty
from analyser.reporting.jsonable import to_jsonable
from api.problems import Problem, documented

router = APIRouter(prefix="/v1/indicators", tags=["indicatoren"])

_EXAMPLE = "pen-per-day-uncapped"


@router.get("", summary="Alle indicatoren", responses=documented(403))
def list_indicators() -> list[dict[str, Any]]:
    """Geef alle indicatoren met hun uitleg."""
    return [_as_dict(indicator) for indicator in load_lexicon().indicators.values()]


@router.get("/{indicator_id}", summary="Eén indicator", responses=documented(403, 404))
def show_indicator(
    indicator_id: Annotated[
        str, Path(description="De code van de indicator.", examples=[_EXAMPLE])
    ],
) -> dict[str, Any]:
    """Geef één indicator met uitleg, normen en voorbeelden."""
    indicator = load_lexicon().indicators.get(indicator_id)
    if indicator is None:
        raise Problem(404, "ONBEKENDE_INDICATOR", "Deze indicator bestaat niet.")
    examples = [{"text": e.text, "hit": e.hit, "why": e.why} for e in indicator.examples]
    return {**_as_dict(indicator), "examples": examples}


def _as_dict(indicator: Indicator) -> dict[str, Any]:
    norms = [norm for norm in indicator.norms if norm.certainty is not Certainty.UNCERTAIN]
    return {
        "id": indicator.id,
        "label": indicator.label,
        "family": indicator.family.value,
        "polarity": indicator.polarity.value,
        "severity": indicator.severity,
        "phases": [phase.value for phase in indicator.phases],
        "documents": [kind.value for kind in indicator.documents],
        "definition": indicator.definition,
        "explanation": indicator.explanation,
        "advice": indicator.advice,
        "norms": to_jsonable(norms),
    }
