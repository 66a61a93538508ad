"""The report as SARIF 2.1.0, the form in which other programs take what an analysis found."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from analyser.advice import Perspective
from analyser.model import Finding, Notice, Polarity, Report
from analyser.reporting.decided import Decided, by_finding
from analyser.reporting.overview import Overview
from analyser.reporting.perspective import suggestion, wording
from analyser.reporting.plain import clean
from analyser.reporting.sarif.places import NEWLINE, Places
from analyser.reporting.sarif.rules import level, rules
from analyser.reporting.sarif.text import literal
from analyser.reporting.verdict import norms, trace, verdict
from analyser.reporting.words import severity_words

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_RANK_PER_SEVERITY = 20.0  # rank runs 0-100, severity 0-5
_FINGERPRINT = "indicatorAndQuote/v1"


def render_sarif(
    report: Report, perspective: Perspective, decisions: Sequence[Decided] = ()
) -> bytes:
    """Render a report as a SARIF log with one run.

    Points of attention are results of kind "fail" with a level by their severity; strengths,
    and what is only worth knowing, are "informational". A finding on which the user decided
    is suppressed, with the reason as justification.

    Args:
        report: the report.
        perspective: for whom; decides the wording of advice.
        decisions: what the user decided on findings.

    Returns:
        JSON in UTF-8.

    Raises:
        LexiconError: an indicator file is wrong.
    """
    overview = Overview(report)
    places, listed = Places(overview), rules(report.findings)
    results = _Results(overview, places, perspective, listed, by_finding(decisions))
    run = {
        "tool": {"driver": _driver(report, listed)},
        "language": "nl-NL",
        "columnKind": "unicodeCodePoints",
        "newlineSequences": [NEWLINE],
        "invocations": [
            {"executionSuccessful": True, "toolExecutionNotifications": list(_notices(report))}
        ],
        "artifacts": places.artifacts,
        "results": [results.result(finding) for finding in overview.findings],
        "properties": _figures(report),
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(log), indent=1) + b"\n"


class _Results:
    """Makes results of findings; asked in order of place, because alike quotes are counted."""

    def __init__(
        self,
        overview: Overview,
        places: Places,
        perspective: Perspective,
        listed: Sequence[Mapping[str, Any]],
        decided: Mapping[str, Decided],
    ) -> None:
        self._overview = overview
        self._places = places
        self._perspective = perspective
        self._indexes = {rule["id"]: n for n, rule in enumerate(listed)}
        self._decided = decided
        self._alike: Counter[tuple[str, str]] = Counter()
        self._further = {each.clause: each.places for each in overview.report.pack.repeats}

    def result(self, finding: Finding) -> dict[str, Any]:
        """One finding."""
        shown = level(finding.severity, finding.polarity)
        return {
            "ruleId": finding.indicator,
            "ruleIndex": self._indexes[finding.indicator],
            "kind": "informational" if shown == "none" else "fail",
            "level": shown,
            "rank": finding.severity * _RANK_PER_SEVERITY,
            "message": {"text": literal(f"{finding.label}. {finding.explanation}")},
            "locations": [self._places.place(finding.clause, finding.start, finding.end)],
            "relatedLocations": [
                self._places.whole(clause) for clause in self._further.get(finding.clause, ())
            ],
            "fingerprints": {_FINGERPRINT: self._fingerprint(finding)},
            "suppressions": self._suppressions(finding),
            "properties": self._properties(finding),
        }

    def _properties(self, finding: Finding) -> dict[str, Any]:
        overview, words = self._overview, wording(self._perspective)
        is_attention = finding.polarity is Polarity.DISTRUST
        place = overview.place_in_question(finding)
        return {
            "finding": finding.id,
            "number": overview.index(finding),
            "polarity": finding.polarity,
            "family": finding.family,
            "phase": finding.phase,
            "severity": finding.severity,
            "severityWords": severity_words(finding.severity, finding.polarity),
            "confidence": finding.confidence,
            "bearer": finding.bearer,
            "severityTrace": trace(finding),
            "norms": norms(finding),
            "suggestionTitle": words.suggestion if is_attention else words.example,
            "suggestion": suggestion(finding, place, self._perspective),
        }

    def _fingerprint(self, finding: Finding) -> str:
        """The same for the same words under the same indicator, wherever they stand."""
        key = (finding.indicator, clean(finding.quote).lower())
        self._alike[key] += 1
        return hashlib.sha256("\0".join((*key, str(self._alike[key]))).encode()).hexdigest()

    def _suppressions(self, finding: Finding) -> list[dict[str, Any]]:
        decision = self._decided.get(finding.id)
        if decision is None:
            return []
        said = ": ".join(part for part in (decision.words, clean(decision.reason)) if part)
        return [{"kind": "external", "justification": said}]


def _driver(report: Report, listed: list[dict[str, Any]]) -> dict[str, Any]:
    software = report.software
    return {
        "name": software.name,
        "version": software.version,
        "language": "nl-NL",
        "shortDescription": {
            "text": "Laat zien waar wantrouwen in aanbestedingsstukken is gestold."
        },
        "rules": listed,
        "properties": {
            "lexicon": software.lexicon,
            "languageModel": software.language_model,
            "classifier": software.classifier or "",
        },
    }


def _notices(report: Report) -> Iterator[dict[str, Any]]:
    """What could not be read, and what the user should know about a document."""
    for notice in report.skipped:
        yield _notice(notice)
    for index, document in enumerate(report.documents):
        for notice in document.warnings:
            place = {"physicalLocation": {"artifactLocation": {"index": index}}}
            yield {**_notice(notice), "locations": [place]}


def _notice(notice: Notice) -> dict[str, Any]:
    return {
        "descriptor": {"id": notice.code},
        "level": "warning",
        "message": {"text": literal(notice.message)},
    }


def _figures(report: Report) -> dict[str, Any]:
    scores = report.scores
    return {
        "verdict": list(verdict(report)),
        "distrustIndex": scores.distrust_index,
        "roomCircular": scores.innovation_room.circular,
        "roomCo2": scores.innovation_room.co2,
        "trustZone": scores.trust_zone,
    }
