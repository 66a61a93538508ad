"""The queue, as the workers see it.

A worker holds an analysis by a lease that it keeps renewing. Who lost the lease cannot write:
every step checks that the analysis is still in the hands of this worker, so an analysis ends
once, however many workers were killed over it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, insert, select, update

from api.jobs import FileState, State
from api.store.tables import analyses, files, outputs, tallies

LEASE_SECONDS = 30.0
MOST_ATTEMPTS = 3
_GIVEN_UP = "ANALYSE_AFGEBROKEN"
_GIVEN_UP_SENTENCE = (
    "De analyse van deze stukken is steeds afgebroken; controleer de bestanden of probeer het "
    "later opnieuw."
)


@dataclass(frozen=True, slots=True)
class Claim:
    """An analysis in the hands of a worker: its files in order, with the names to show."""

    id: str
    worker: str
    attempt: int
    names: tuple[str, ...]


def claim(connection: Connection, worker: str, now: float) -> Claim | None:
    """Take the analysis whose turn it is; no two workers ever get the same one.

    Args:
        connection: a transaction that writes.
        worker: name of the worker.
        now: the time, in seconds since 1970.
    """
    # SQLite has one writer and leaves the lock out; PostgreSQL skips what another is taking.
    following = (
        select(analyses.c.id)
        .where(analyses.c.state == State.WAITING)
        .order_by(analyses.c.turn, analyses.c.created, analyses.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    row = connection.execute(
        update(analyses)
        .where(analyses.c.id == following)
        .values(
            state=State.RUNNING,
            worker=worker,
            attempts=analyses.c.attempts + 1,
            started=now,
            lease_until=now + LEASE_SECONDS,
        )
        .returning(analyses.c.id, analyses.c.attempts)
    ).first()
    if row is None:
        return None
    names = connection.scalars(
        select(files.c.name).where(files.c.analysis_id == row.id).order_by(files.c.position)
    )
    return Claim(row.id, worker, row.attempts, tuple(names))


def renew(
    connection: Connection, held: Claim, now: float, stage: str, done: int, total: int
) -> bool:
    """Keep an analysis for another while and tell how far it is.

    Returns:
        False when it was deleted or given to another; then the work has to stop.
    """
    kept = connection.execute(
        update(analyses)
        .where(_held(held))
        .values(lease_until=now + LEASE_SECONDS, stage=stage, done=done, total=total)
    )
    return kept.rowcount == 1


def tell_files(connection: Connection, job_id: str, states: Mapping[int, State]) -> None:
    """Tell how far single files are, by their place; only in the transaction of a `renew`."""
    for position, state in states.items():
        connection.execute(
            update(files)
            .where(files.c.analysis_id == job_id, files.c.position == position)
            .values(state=state)
        )


def finish(
    connection: Connection,
    held: Claim,
    now: float,
    keep_seconds: float,
    bodies: Mapping[str, bytes],
    states: Sequence[FileState],
) -> bool:
    """Store the reports of an analysis.

    Args:
        connection: a transaction that writes.
        held: the analysis.
        now: the time, in seconds since 1970.
        keep_seconds: how long the reports are kept.
        bodies: the rendered reports by format.
        states: the files, in order.

    Returns:
        False when the analysis was deleted or given to another; then nothing is stored.
    """
    if not _end(connection, held, now, keep_seconds, state=State.DONE):
        return False
    connection.execute(
        insert(outputs),
        [{"analysis_id": held.id, "format": name, "body": body} for name, body in bodies.items()],
    )
    for position, file in enumerate(states):
        connection.execute(
            update(files)
            .where(files.c.analysis_id == held.id, files.c.position == position)
            .values(state=file.state, message=file.message)
        )
    return True


def fail(
    connection: Connection, held: Claim, now: float, keep_seconds: float, code: str, message: str
) -> bool:
    """Store why an analysis is not possible.

    Returns:
        False when it was deleted or given to another.
    """
    if not _end(
        connection,
        held,
        now,
        keep_seconds,
        state=State.FAILED,
        error_code=code,
        error=message,
    ):
        return False
    connection.execute(
        update(files).where(files.c.analysis_id == held.id).values(state=State.FAILED)
    )
    return True


def give_back(connection: Connection, held: Claim) -> None:
    """Put an analysis back in the queue because its worker stops; that is no failed attempt."""
    connection.execute(
        update(analyses).where(_held(held)).values(**_released(), attempts=analyses.c.attempts - 1)
    )


def take_back(
    connection: Connection, now: float, keep_seconds: float, worker: str | None = None
) -> list[str]:
    """Put back in the queue what silent workers held, or one worker that is known to be gone.

    What was taken up too often already fails, so that a poisonous dossier does not come back
    for ever.

    Returns:
        The ids of the analyses that failed; their files are not needed any more.
    """
    lost = and_(
        analyses.c.state == State.RUNNING,
        analyses.c.worker == worker if worker is not None else analyses.c.lease_until < now,
    )
    given_up = connection.execute(
        update(analyses)
        .where(lost, analyses.c.attempts >= MOST_ATTEMPTS)
        .values(
            state=State.FAILED,
            worker=None,
            lease_until=None,
            finished=now,
            expires=now + keep_seconds,
            error_code=_GIVEN_UP,
            error=_GIVEN_UP_SENTENCE,
        )
        .returning(analyses.c.id)
    ).all()
    for row in given_up:
        connection.execute(
            update(files).where(files.c.analysis_id == row.id).values(state=State.FAILED)
        )
        _count(connection, f"afgerond:{State.FAILED}", 1)
    again = connection.execute(update(analyses).where(lost).values(**_released()))
    if again.rowcount:
        _count(connection, "hervat", again.rowcount)
    return [row.id for row in given_up]


def figures(connection: Connection, now: float) -> dict[str, float]:
    """Figures for the metrics: analyses by state, age of the oldest that waits, totals."""
    found: dict[str, float] = {f"staat:{state}": 0 for state in State}
    for state, count in connection.execute(
        select(analyses.c.state, func.count()).group_by(analyses.c.state)
    ):
        found[f"staat:{state}"] = count
    oldest = connection.scalar(
        select(func.min(analyses.c.created)).where(analyses.c.state == State.WAITING)
    )
    found["oudste"] = 0.0 if oldest is None else max(0.0, now - oldest)
    totals = connection.execute(select(tallies.c.name, tallies.c.value))
    return found | {row.name: row.value for row in totals}


def _held(held: Claim) -> ColumnElement[bool]:
    return and_(
        analyses.c.id == held.id,
        analyses.c.worker == held.worker,
        analyses.c.attempts == held.attempt,
        analyses.c.state == State.RUNNING,
    )


def _released() -> dict[str, Any]:
    return {
        "state": State.WAITING,
        "worker": None,
        "lease_until": None,
        "stage": None,
        "done": 0,
        "total": 0,
    }


def _end(
    connection: Connection, held: Claim, now: float, keep_seconds: float, **values: Any
) -> bool:
    started = connection.scalar(select(analyses.c.started).where(_held(held)))
    ended = connection.execute(
        update(analyses)
        .where(_held(held))
        .values(worker=None, lease_until=None, finished=now, expires=now + keep_seconds, **values)
    )
    if ended.rowcount != 1:
        return False
    _count(connection, f"afgerond:{values['state']}", 1)
    _count(connection, "seconden", max(0.0, now - (started or now)))
    return True


def _count(connection: Connection, name: str, more: float) -> None:
    connection.execute(
        update(tallies).where(tallies.c.name == name).values(value=tallies.c.value + more)
    )
