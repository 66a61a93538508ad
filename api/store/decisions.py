"""What users decided on findings."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from api.jobs import Decision, Verdict
from api.store.tables import decisions, moment


def keep(connection: Connection, job_id: str, decision: Decision) -> None:
    """Keep a decision; it replaces an earlier one on the same finding."""
    withdraw(connection, job_id, decision.finding)
    connection.execute(
        insert(decisions).values(
            analysis_id=job_id,
            finding=decision.finding,
            verdict=decision.verdict,
            reason=decision.reason,
            made=decision.when.timestamp(),
        )
    )


def withdraw(connection: Connection, job_id: str, finding: str) -> None:
    """Take the decision on a finding back, if there is one."""
    connection.execute(
        delete(decisions).where(decisions.c.analysis_id == job_id, decisions.c.finding == finding)
    )


def made(connection: Connection, job_id: str) -> list[Decision]:
    """The decisions on the findings of an analysis, oldest first."""
    rows = connection.execute(
        select(decisions)
        .where(decisions.c.analysis_id == job_id)
        .order_by(decisions.c.made, decisions.c.finding)
    )
    return [
        Decision(row.finding, Verdict(row.verdict), row.reason, moment(row.made)) for row in rows
    ]
