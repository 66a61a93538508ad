"""The composed report as data for typesetting."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from analyser.advice import Perspective
from analyser.model import Report
from analyser.reporting.composed.parts import Part
from analyser.reporting.composed.report import compose


def composed_as_json(report: Report, perspective: Perspective, notices: Sequence[str] = ()) -> str:
    """A report as JSON, as the template for typesetting names its parts.

    Args:
        report: the report; all of its text is treated as untrusted.
        perspective: for whom.
        notices: sentences to begin with.
    """
    composed = compose(report, perspective, notices)
    return json.dumps(
        {
            "title": composed.title,
            "reader": composed.reader,
            "parts": [_as_data(part) for part in composed.parts],
        },
        ensure_ascii=False,
    )


def _as_data(part: Part) -> dict[str, Any]:
    return {"kind": type(part).__name__.lower(), **asdict(part)}
