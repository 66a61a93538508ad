"""Analyses in the store, as their owners see them."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, func, insert, or_, select, update

from api.jobs import FileState, Job, State
from api.store.tables import analyses, files, moment, outputs

_UNFINISHED = (State.WAITING, State.RUNNING)


@dataclass(frozen=True, slots=True)
class Accepted:
    """An analysis that was taken in; `is_new` when its files are still needed."""

    id: str
    is_new: bool


def new_id() -> str:
    """An id that cannot be guessed."""
    return uuid.uuid4().hex


def lock_queue(connection: Connection) -> None:
    """Let one transaction at a time put something in the queue, on PostgreSQL.

    SQLite needs nothing: it has one writer.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(5020032)")


def accept(
    connection: Connection,
    job_id: str,
    owner: str,
    content_key: str,
    names: Sequence[str],
    *,
    now: float,
    keep_seconds: float,
) -> Accepted:
    """Put an analysis in the queue, unless the same content is there and did not fail.

    Args:
        connection: a transaction that holds `lock_queue`.
        job_id: id for a new analysis.
        owner: whose it is.
        content_key: what is the same for the same content.
        names: names of the files, to show.
        now: the time, in seconds since 1970.
        keep_seconds: how long a finished analysis is kept; asking for it again starts anew.
    """
    same = and_(analyses.c.owner == owner, analyses.c.content_key == content_key)
    known = connection.execute(select(analyses.c.id, analyses.c.state).where(same)).first()
    if known is not None and known.state != State.FAILED:
        connection.execute(
            update(analyses)
            .where(analyses.c.id == known.id, analyses.c.state == State.DONE)
            .values(expires=now + keep_seconds)
        )
        return Accepted(known.id, is_new=False)
    if known is not None:  # what failed is tried again
        connection.execute(delete(analyses).where(analyses.c.id == known.id))
    connection.execute(
        insert(analyses).values(
            id=job_id,
            owner=owner,
            content_key=content_key,
            state=State.WAITING,
            turn=_turn(connection, owner),
            created=now,
            done=0,
            total=0,
            attempts=0,
        )
    )
    connection.execute(
        insert(files),
        [
            {"analysis_id": job_id, "position": n, "name": name, "state": State.WAITING}
            for n, name in enumerate(names)
        ],
    )
    return Accepted(job_id, is_new=True)


def _turn(connection: Connection, owner: str) -> int:
    """The round in which an owner's next analysis comes up: one of each owner a round.

    A newcomer joins the round that is going on, however much others have waiting.
    """
    unfinished = analyses.c.state.in_(_UNFINISHED)
    own = connection.scalar(
        select(func.max(analyses.c.turn)).where(unfinished, analyses.c.owner == owner)
    )
    current = connection.scalar(select(func.min(analyses.c.turn)).where(unfinished))
    return max(0 if own is None else own + 1, current or 0)


def waiting(connection: Connection, owner: str | None = None) -> int:
    """How many analyses are not finished, of one owner or of all."""
    query = select(func.count()).where(analyses.c.state.in_(_UNFINISHED))
    if owner is not None:
        query = query.where(analyses.c.owner == owner)
    return connection.scalar(query) or 0


def find(connection: Connection, job_id: str, owner: str) -> Job | None:
    """An analysis of this owner, or None."""
    row = connection.execute(
        select(analyses).where(analyses.c.id == job_id, analyses.c.owner == owner)
    ).first()
    return None if row is None else _jobs(connection, [row])[0]


def listed(connection: Connection, owner: str, limit: int) -> list[Job]:
    """The analyses of an owner, newest first."""
    rows = connection.execute(
        select(analyses)
        .where(analyses.c.owner == owner)
        .order_by(analyses.c.created.desc(), analyses.c.id)
        .limit(limit)
    ).all()
    return _jobs(connection, rows)


def output(connection: Connection, job_id: str, output_format: str) -> bytes | None:
    """A rendered report, or None when it is not there."""
    return connection.scalar(
        select(outputs.c.body).where(
            outputs.c.analysis_id == job_id, outputs.c.format == output_format
        )
    )


def output_formats(connection: Connection, job_id: str) -> frozenset[str]:
    """The formats in which the report of an analysis is kept."""
    return frozenset(
        connection.scalars(select(outputs.c.format).where(outputs.c.analysis_id == job_id))
    )


def remove(connection: Connection, job_id: str, owner: str) -> bool:
    """Delete an analysis with all that belongs to it.

    Returns:
        Whether it was there.
    """
    gone = connection.execute(
        delete(analyses).where(analyses.c.id == job_id, analyses.c.owner == owner)
    )
    return gone.rowcount == 1


def remove_expired(connection: Connection, now: float) -> list[str]:
    """Delete the analyses whose time is over.

    Returns:
        Their ids.
    """
    gone = connection.execute(
        delete(analyses).where(analyses.c.expires <= now).returning(analyses.c.id)
    )
    return [row.id for row in gone]


def unfinished_ids(connection: Connection) -> set[str]:
    """The ids of the analyses whose files are still needed."""
    return set(connection.scalars(select(analyses.c.id).where(analyses.c.state.in_(_UNFINISHED))))


def _jobs(connection: Connection, rows: Sequence[Row[Any]]) -> list[Job]:
    of_job: dict[str, list[FileState]] = {row.id: [] for row in rows}
    for file in connection.execute(
        select(files)
        .where(files.c.analysis_id.in_(of_job))
        .order_by(files.c.analysis_id, files.c.position)
    ):
        of_job[file.analysis_id].append(FileState(file.name, State(file.state), file.message))
    return [_job(row, of_job[row.id], _place(connection, row)) for row in rows]


def _place(connection: Connection, row: Row[Any]) -> int | None:
    if row.state != State.WAITING:
        return None
    earlier = or_(
        analyses.c.turn < row.turn,
        and_(analyses.c.turn == row.turn, analyses.c.created < row.created),
    )
    before = connection.scalar(
        select(func.count()).where(analyses.c.state == State.WAITING, earlier)
    )
    return (before or 0) + 1


def _job(row: Row[Any], of_files: Sequence[FileState], place: int | None) -> Job:
    return Job(
        id=row.id,
        state=State(row.state),
        created=moment(row.created),
        files=tuple(of_files),
        finished=None if row.finished is None else moment(row.finished),
        expires=None if row.expires is None else moment(row.expires),
        stage=row.stage,
        done=row.done,
        total=row.total,
        place=place,
        error_code=row.error_code,
        error=row.error,
    )
