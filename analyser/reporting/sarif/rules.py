"""The indicators of the lexicon as the rules of a SARIF file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from analyser.lexicon import Indicator, load_lexicon
from analyser.model import Certainty, Finding, Norm, Polarity
from analyser.reporting.sarif.text import literal
from analyser.reporting.words import CERTAINTIES, FAMILIES, severity_words

_NOTE, _WARNING = 0.5, 2.5  # severities from which the words are "licht" and "duidelijk"
_ERROR = 3.5  # from here "zwaar"


def level(severity: float, polarity: Polarity) -> str:
    """The level of SARIF for a severity of 0-5; a strength is no problem and has none."""
    if polarity is Polarity.TRUST or severity < _NOTE:
        return "none"
    if severity < _WARNING:
        return "note"
    return "warning" if severity < _ERROR else "error"


def rules(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """All that was looked for, in the order of the lexicon.

    Args:
        findings: of the report. What they name and the lexicon does not know any more (the
            report may be of an earlier version) comes last.
    """
    known = load_lexicon().indicators
    listed = [_rule(indicator) for indicator in known.values()]
    unknown = {finding.indicator: finding for finding in findings if finding.indicator not in known}
    return listed + [
        {"id": name, "shortDescription": {"text": literal(finding.label)}}
        for name, finding in unknown.items()
    ]


def _rule(indicator: Indicator) -> dict[str, Any]:
    norms = [_norm(norm) for norm in indicator.norms if norm.certainty is not Certainty.UNCERTAIN]
    return {
        "id": indicator.id,
        "shortDescription": {"text": literal(indicator.label)},
        "fullDescription": {"text": literal(indicator.definition)},
        "help": {
            "text": literal(
                " ".join(
                    part
                    for part in (
                        indicator.explanation,
                        f"Beter: {indicator.advice}" if indicator.advice else "",
                        f"Norm: {'; '.join(norms)}." if norms else "",
                    )
                    if part
                )
            )
        },
        "defaultConfiguration": {"level": level(indicator.severity, indicator.polarity)},
        "properties": {
            "tags": [FAMILIES[indicator.family]],
            "family": indicator.family,
            "polarity": indicator.polarity,
            "severity": indicator.severity,
            "severityWords": severity_words(indicator.severity, indicator.polarity),
        },
    }


def _norm(norm: Norm) -> str:
    return f"{norm.text} – {CERTAINTIES[norm.certainty]}"
