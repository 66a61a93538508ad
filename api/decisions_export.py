"""Decisions on findings beside the report that they are about, in forms that leave the service."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from api.jobs import Decision, Verdict


class _Identified(msgspec.Struct):
    id: str


class _Findings(msgspec.Struct):
    findings: list[_Identified]


class _Clause(msgspec.Struct):
    id: str
    text: str


class _Finding(msgspec.Struct):
    id: str
    indicator: str
    clause: str


class _Report(msgspec.Struct):
    clauses: list[_Clause]
    findings: list[_Finding]


def finding_ids(report: bytes) -> set[str]:
    """The ids of the findings in a report.

    Args:
        report: the report as JSON.
    """
    return {finding.id for finding in msgspec.json.decode(report, type=_Findings).findings}


def with_decisions(report: bytes, decisions: Sequence[Decision]) -> bytes:
    """A report with the decisions as its last member; the rest stays as it was, to the byte.

    Args:
        report: the report as JSON.
        decisions: the decisions on its findings.
    """
    if not decisions:
        return report
    end = report.rindex(b"}")
    return report[:end] + b',"decisions":' + msgspec.json.encode(decisions) + report[end:]


def labelled_clauses(job_id: str, report: bytes, decisions: Sequence[Decision]) -> bytes:
    """The clauses on whose findings was decided, one JSON object a line.

    A clause carries the indicators of its findings as labels, without those that a user says
    are wrong; these stand under `rejected`.

    Args:
        job_id: becomes the first part of the id of each line.
        report: the report as JSON.
        decisions: the decisions on its findings.
    """
    parts = msgspec.json.decode(report, type=_Report)
    verdicts = {decision.finding: decision.verdict for decision in decisions}
    labels: dict[str, dict[str, bool]] = defaultdict(dict)
    decided = set()
    for finding in parts.findings:
        is_wrong = verdicts.get(finding.id) is Verdict.WRONG
        labels[finding.clause].setdefault(finding.indicator, True)
        labels[finding.clause][finding.indicator] &= not is_wrong
        if finding.id in verdicts:
            decided.add(finding.clause)
    lines = [
        msgspec.json.encode(
            {
                "id": f"{job_id}-{clause.id}",
                "text": clause.text,
                "labels": [name for name, holds in labels[clause.id].items() if holds],
                "rejected": [name for name, holds in labels[clause.id].items() if not holds],
            }
        )
        for clause in parts.clauses
        if clause.id in decided
    ]
    return b"".join(line + b"\n" for line in lines)
