"""The desk: the one thing the routes and the pages talk to."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Sequence
from typing import TypeVar

from fastapi import Request
from sqlalchemy import Connection

from api import problems
from api.content_key import content_key
from api.decisions_export import finding_ids, labelled_clauses, with_decisions
from api.jobs import Decision, Job, State, Upload
from api.problems import Problem
from api.settings import Settings
from api.store import analyses, decisions
from api.store.database import Database
from api.store.upload_folders import UploadFolders

_AUDIT = logging.getLogger("dooi.audit")
_MOST_LISTED = 500
_LOOK_SECONDS = 0.25  # between two looks at an analysis that somebody watches
_RETRY_SECONDS = 30

Result = TypeVar("Result")


class Desk:
    """Takes dossiers in and gives out what became of them; owners see their own only.

    Every method that takes an id raises `Problem` 404 when the owner has no such analysis.

    Args:
        database: where analyses are kept.
        folders: where uploads are kept.
        settings: limits and how long things are kept.
    """

    def __init__(self, database: Database, folders: UploadFolders, settings: Settings) -> None:
        self._database = database
        self._folders = folders
        self._settings = settings
        self._closing = asyncio.Event()

    async def accept(self, files: Sequence[Upload], owner: str) -> Job:
        """Take a dossier; the same content of the same owner gives the analysis that is there.

        The files must stand in a folder of `UploadFolders.new`, which is used up.

        Raises:
            Problem: 429 or 503 when too much is waiting already.
        """
        folder = files[0].path.parent.parent
        key = await asyncio.to_thread(content_key, files)
        job_id = analyses.new_id()
        # First the files and then the row: who takes up the row finds the files.
        await asyncio.to_thread(self._folders.hand_over, folder, job_id)
        accepted: analyses.Accepted | None = None

        def put(connection: Connection) -> analyses.Accepted:
            analyses.lock_queue(connection)
            self._check_room(connection, owner)
            return analyses.accept(
                connection,
                job_id,
                owner,
                key,
                [file.name for file in files],
                now=time.time(),
                keep_seconds=self._settings.keep_seconds,
            )

        try:
            accepted = await self._write(put)
        finally:
            if accepted is None or not accepted.is_new:
                await asyncio.to_thread(self._folders.remove, job_id)
        _AUDIT.info(
            "accepted" if accepted.is_new else "accepted again",
            extra={"owner": owner, "analysis": accepted.id, "files": len(files)},
        )
        return await self.job(accepted.id, owner)

    async def check_room(self, owner: str) -> None:
        """Check that the queue takes another analysis, before anything is uploaded.

        Raises:
            Problem: 429 when this owner has too much waiting, 503 when all have.
        """
        await self._read(lambda c: self._check_room(c, owner))

    async def job(self, job_id: str, owner: str) -> Job:
        """An analysis as it stands."""
        found = await self._read(lambda c: analyses.find(c, job_id, owner))
        if found is None:
            raise _unknown()
        return found

    async def jobs(self, owner: str) -> list[Job]:
        """The analyses of an owner, newest first."""
        return await self._read(lambda c: analyses.listed(c, owner, _MOST_LISTED))

    async def report(self, job_id: str, owner: str) -> bytes:
        """The report as JSON, in UTF-8, as it was made.

        Raises:
            Problem: 404; 409 when it is not ready; what went wrong, when it failed.
        """
        return await self.output(job_id, owner, "json")

    async def output(self, job_id: str, owner: str, output_format: str) -> bytes:
        """The report in a format that the analysing process renders, such as `json`.

        Raises:
            Problem: as for `report`; 404 too when that format was not made.
        """
        _check_done(await self.job(job_id, owner))
        body = await self._read(lambda c: analyses.output(c, job_id, output_format))
        if body is None:
            await self.job(job_id, owner)  # refuses when it was removed between the two looks
            raise Problem(
                404,
                "VORM_ONTBREEKT",
                "Deze vorm van het rapport kon bij deze stukken niet worden gemaakt; kies een "
                "andere vorm.",
            )
        _AUDIT.info("report", extra={"owner": owner, "analysis": job_id, "format": output_format})
        return body

    async def formats(self, job_id: str, owner: str) -> frozenset[str]:
        """The formats that `output` has for an analysis; none while it is not done."""
        await self.job(job_id, owner)
        return await self._read(lambda c: analyses.output_formats(c, job_id))

    async def watch(self, job_id: str, owner: str) -> AsyncIterator[Job]:
        """The analysis now and after every change, until its state is final or it is gone.

        It ends early when the service stops.
        """
        seen = await self.job(job_id, owner)
        yield seen
        while not seen.state.is_final and not self._closing.is_set():
            await asyncio.sleep(_LOOK_SECONDS)
            found = await self._read(lambda c: analyses.find(c, job_id, owner))
            if found is None:
                return
            if found != seen:
                seen = found
                yield seen

    async def delete(self, job_id: str, owner: str) -> None:
        """Remove an analysis with its uploads, report and decisions; stop it when it runs."""
        if not await self._write(lambda c: analyses.remove(c, job_id, owner)):
            raise _unknown()
        await asyncio.to_thread(self._forget, [job_id])
        _AUDIT.info("deleted", extra={"owner": owner, "analysis": job_id})

    async def decisions(self, job_id: str, owner: str) -> list[Decision]:
        """What was decided on the findings, oldest first."""
        await self.job(job_id, owner)
        return await self._read(lambda c: decisions.made(c, job_id))

    async def decide(self, job_id: str, owner: str, decision: Decision) -> None:
        """Keep a decision; a later one on the same finding replaces it.

        Raises:
            Problem: 404; 409 when there is no report yet; 422 when it has no such finding.
        """
        _check_done(await self.job(job_id, owner))

        def put(connection: Connection) -> bool:
            body = analyses.output(connection, job_id, "json")
            found = body is not None and decision.finding in finding_ids(body)
            if found:
                decisions.keep(connection, job_id, decision)
            return found

        if not await self._write(put):
            raise Problem(422, "ONBEKENDE_BEVINDING", "Deze bevinding staat niet in het rapport.")
        _AUDIT.info("decided", extra={"owner": owner, "analysis": job_id})

    async def withdraw(self, job_id: str, owner: str, finding: str) -> None:
        """Take the decision on a finding back; nothing happens when there is none."""
        await self.job(job_id, owner)
        await self._write(lambda c: decisions.withdraw(c, job_id, finding))

    async def report_with_decisions(self, job_id: str, owner: str) -> bytes:
        """The report as JSON with the decisions on its findings added to it.

        Raises:
            Problem: as for `report`.
        """
        body = await self.report(job_id, owner)
        return with_decisions(body, await self.decisions(job_id, owner))

    async def labelled_clauses(self, job_id: str, owner: str) -> bytes:
        """The clauses on whose findings was decided, as JSON lines `dooi evaluate` takes.

        Raises:
            Problem: as for `report`.
        """
        body = await self.report(job_id, owner)
        made = await self.decisions(job_id, owner)
        return await asyncio.to_thread(labelled_clauses, job_id, body, made)

    async def is_reachable(self) -> bool:
        """Whether the store answers."""
        try:
            await self._read(analyses.waiting)
        except Exception:  # noqa: BLE001 - whatever is wrong, the answer is no
            return False
        return True

    async def tidy(self) -> None:
        """Delete what has been kept long enough, and what killed processes left behind."""

        def expired(connection: Connection) -> list[str]:
            return analyses.remove_expired(connection, time.time())

        gone = await self._write(expired)
        if gone:
            await asyncio.to_thread(self._forget, gone)
            _AUDIT.info("expired", extra={"analyses": len(gone)})
        needed = await self._read(analyses.unfinished_ids)
        await asyncio.to_thread(self._folders.remove_orphans, needed)

    def close(self) -> None:
        """Let everybody who watches go."""
        self._closing.set()

    def _check_room(self, connection: Connection, owner: str) -> None:
        if analyses.waiting(connection) >= self._settings.max_queue:
            raise Problem(
                503,
                "WACHTRIJ_VOL",
                "De wachtrij is vol; probeer het over een halve minuut opnieuw.",
                retry_after=_RETRY_SECONDS,
            )
        if analyses.waiting(connection, owner) >= self._settings.max_queue_per_owner:
            raise Problem(
                429,
                "WACHTRIJ_VOL",
                "Er wachten al te veel analyses van u; probeer het over een halve minuut opnieuw.",
                retry_after=_RETRY_SECONDS,
            )

    def _forget(self, job_ids: Sequence[str]) -> None:
        for job_id in job_ids:
            self._folders.remove(job_id)
        self._database.forget_deleted()

    async def _read(self, work: Callable[[Connection], Result]) -> Result:
        def run() -> Result:
            with self._database.reading() as connection:
                return work(connection)

        return await asyncio.to_thread(run)

    async def _write(self, work: Callable[[Connection], Result]) -> Result:
        def run() -> Result:
            with self._database.writing() as connection:
                return work(connection)

        return await asyncio.to_thread(run)


def get_desk(request: Request) -> Desk:
    """The desk of the application, as a dependency of routes."""
    desk: Desk = request.app.state.desk
    return desk


def _check_done(job: Job) -> None:
    if job.state is State.FAILED:
        raise problems.failed(job.error_code or "INTERN", job.error or "De analyse is mislukt.")
    if job.state is not State.DONE:
        raise Problem(409, "NIET_KLAAR", "De analyse is nog niet klaar.")


def _unknown() -> Problem:
    return Problem(404, "ONBEKENDE_ANALYSE", "Deze analyse bestaat niet of is niet bewaard.")
