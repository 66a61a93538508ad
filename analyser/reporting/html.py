"""The report as one HTML file that needs nothing else: no script, no request."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from analyser.advice import Perspective
from analyser.model import Polarity, Report
from analyser.reporting import award, gains, readings, specification
from analyser.reporting.coherence import TITLE, topics
from analyser.reporting.html_views import (
    PointView,
    dimension_views,
    distrust_family_views,
    document_views,
    family_views,
    group_views,
    matrix_view,
    phase_views,
    point_view,
)
from analyser.reporting.overview import Overview
from analyser.reporting.perspective import wording
from analyser.reporting.plain import clean, strip_unsafe
from analyser.reporting.verdict import (
    counts_sentence,
    coverage_sentence,
    parts_missing,
    parts_read,
    verdict,
    warnings,
)
from analyser.reporting.words import count_of, distrust_word, room_word, score_number

_SHOWN = 10
# Above this many findings the documents start folded, so that the page can be overseen.
_UNFOLDED_MOST = 120


def render_html(report: Report, perspective: Perspective) -> str:
    """Render a report as a self-contained, accessible HTML page.

    Args:
        report: the report; all of its text is treated as untrusted.
        perspective: for whom; decides the wording of advice.

    Returns:
        The page, with its style inside and a policy that forbids everything else.
    """
    overview = Overview(report)
    style = _style()
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            style=Markup(style),  # noqa: S704 - our own file, nothing of a document is in it
            style_hash=Markup(_hash(style)),  # noqa: S704 - base64
            title=_title(report),
            words=wording(perspective),
            report=report,
            **_scores(report, overview),
            **_findings(report, overview, perspective),
        )
    )


def _scores(report: Report, overview: Overview) -> dict[str, Any]:
    return {
        "verdict": verdict(report),
        "counts_sentence": counts_sentence(report),
        "coverage_sentence": coverage_sentence(report),
        "parts_read": parts_read(report),
        "parts_missing": parts_missing(report),
        "warnings": warnings(report),
        "coverage": report.scores.coverage,
        "room": report.scores.innovation_room,
        "room_word": room_word,
        "distrust_word": distrust_word,
        "phases": phase_views(overview),
        "dimensions": dimension_views(overview),
        "distrust_families": distrust_family_views(report),
        "loads": [
            point_view(overview, finding)
            for finding in overview.resolve(report.scores.distrust.heaviest)
        ],
        "matrix": matrix_view(report),
        "margins": gains.uncertainty_sentence(report),
        "basis": gains.basis_sentence(report),
        "edits_title": gains.edits_title(report),
        "edits_sentence": gains.edits_sentence(report),
        "edits": [
            (point_view(overview, view.finding), view.gain, view.also)
            for view in gains.edit_views(overview)
        ],
        "coherence_title": TITLE,
        "coherence": topics(overview),
        "award_title": award.TITLE,
        "award_intro": award.INTRO,
        "award_columns": award.COLUMNS,
        "awards": award.award_views(overview),
        "readings_title": readings.TITLE,
        "readings": readings.readings(overview),
        "specification_title": specification.TITLE,
        "specification_intro": specification.introduction(overview),
        "specification_levels": specification.LEVELS,
        "specification_bars": specification.chapter_bars(overview),
        "software": report.software,
    }


def _findings(report: Report, overview: Overview, perspective: Perspective) -> dict[str, Any]:
    total = len(report.findings)
    return {
        "heaviest": _points(overview, Polarity.DISTRUST),
        "strongest": _points(overview, Polarity.TRUST),
        "documents": document_views(report),
        "families": family_views(overview),
        "groups": group_views(overview, perspective),
        "total": total,
        "attention_total": sum(f.polarity is Polarity.DISTRUST for f in report.findings),
        "unfolded": total <= _UNFOLDED_MOST,
    }


def _points(overview: Overview, polarity: Polarity) -> list[PointView]:
    return [point_view(overview, finding) for finding in overview.heaviest(polarity, _SHOWN)]


def _title(report: Report) -> str:
    if len(report.documents) == 1:
        return clean(report.documents[0].name)
    return f"Dossier met {count_of(len(report.documents), 'stuk', 'stukken')}"


def _finalize(value: object) -> object:
    """Take control characters out of everything that is printed; mark-up of our own stays."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return strip_unsafe(value)
    return value


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("analyser.reporting", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
    )
    environment.filters["score_number"] = score_number
    return environment


@lru_cache(maxsize=1)
def _style() -> str:
    return (files("analyser.reporting") / "templates" / "report.css").read_text(encoding="utf-8")


def _hash(style: str) -> str:
    digest = hashlib.sha256(style.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
