"""A desk without a database, and an application with only the pages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fastapi import FastAPI
from starlette.types import ASGIApp

from api import problems
from api.guards import SameSite, SecurityHeaders
from api.identity import LOCAL_OWNER, Identity
from api.jobs import Decision, FileState, Job, State, Upload
from api.pages import TooLargeAsPage, install_pages, refuse
from api.problems import Problem
from api.settings import Settings
from api.store.keys import Scope
from api.store.upload_folders import UploadFolders

NOW = datetime(2026, 11, 22, 11, 36, tzinfo=UTC)


@dataclass
class FakeDesk:
    """Keeps analyses in memory; `steps` is what a watcher of an analysis sees."""

    found: dict[str, Job] = field(default_factory=dict)
    reports: dict[str, bytes] = field(default_factory=dict)
    kept: frozenset[str] = frozenset({"json", "html", "html-supplier"})
    decided: dict[str, dict[str, Decision]] = field(default_factory=dict)
    steps: list[Job] = field(default_factory=list)
    taken: list[list[str]] = field(default_factory=list)

    def put(self, job: Job, report: bytes | None = None) -> Job:
        self.found[job.id] = job
        if report is not None:
            self.reports[job.id] = report
        return job

    async def check_room(self, owner: str) -> None:
        """There is always room."""

    async def accept(self, files: Sequence[Upload], owner: str) -> Job:
        self.taken.append([file.name for file in files])
        return self.put(job("nieuw", State.WAITING, [file.name for file in files]))

    async def job(self, job_id: str, owner: str) -> Job:
        if owner != LOCAL_OWNER or job_id not in self.found:
            raise Problem(404, "ONBEKENDE_ANALYSE", "Deze analyse bestaat niet of is niet bewaard.")
        return self.found[job_id]

    async def jobs(self, owner: str) -> list[Job]:
        return list(self.found.values())

    async def report(self, job_id: str, owner: str) -> bytes:
        await self.job(job_id, owner)
        if job_id not in self.reports:
            raise Problem(409, "NIET_KLAAR", "De analyse is nog niet klaar.")
        return self.reports[job_id]

    async def formats(self, job_id: str, owner: str) -> frozenset[str]:
        await self.job(job_id, owner)
        return self.kept

    async def watch(self, job_id: str, owner: str) -> AsyncIterator[Job]:
        for step in self.steps:
            self.found[job_id] = step
            yield step

    async def delete(self, job_id: str, owner: str) -> None:
        await self.job(job_id, owner)
        del self.found[job_id]

    async def decisions(self, job_id: str, owner: str) -> list[Decision]:
        return list(self.decided.get(job_id, {}).values())

    async def decide(self, job_id: str, owner: str, decision: Decision) -> None:
        await self.job(job_id, owner)
        self.decided.setdefault(job_id, {})[decision.finding] = decision

    async def withdraw(self, job_id: str, owner: str, finding: str) -> None:
        self.decided.get(job_id, {}).pop(finding, None)


class _Service(FastAPI):
    """The guards that stand around the pages in the service."""

    def build_middleware_stack(self) -> ASGIApp:
        inside = TooLargeAsPage(super().build_middleware_stack(), self.state.settings)
        return SecurityHeaders(SameSite(inside))


class OpenDoor:
    """Lets everybody in as the user of this computer."""

    needs_key = False

    async def identify(self, request: object, text: str | None) -> Identity:
        return Identity(LOCAL_OWNER, frozenset(Scope))


class LockedDoor:
    """Lets in who has the key `goed`."""

    needs_key = True

    async def identify(self, request: object, text: str | None) -> Identity:
        if text != "goed":
            raise Problem(401, "SLEUTEL", "Stuur een geldige sleutel mee.")
        return Identity(LOCAL_OWNER, frozenset(Scope))


def job(job_id: str, state: State, names: Sequence[str] = ("stuk.docx",)) -> Job:
    """An analysis in some state."""
    final = state.is_final
    return Job(
        id=job_id,
        state=state,
        created=NOW,
        files=tuple(FileState(name, state) for name in names),
        finished=NOW if final else None,
        expires=NOW + timedelta(hours=24),
        stage="bepalingen beoordelen" if state is State.RUNNING else None,
        done=30 if state is State.RUNNING else 0,
        total=120 if state is State.RUNNING else 0,
        place=3 if state is State.WAITING else None,
        error_code="PDF_GEEN_TEKST" if state is State.FAILED else None,
        error="Deze PDF heeft geen leesbare tekst." if state is State.FAILED else None,
    )


def make_app(desk: FakeDesk, folder: Path) -> FastAPI:
    """The pages with this desk, and the headers that the service adds."""
    settings = Settings(folder=folder, max_upload=2_000_000)
    app = _Service(max_body_size=1_000_000)
    app.state.settings = settings
    app.state.folders = UploadFolders(folder)
    app.state.desk = desk
    app.state.doorkeeper = OpenDoor()
    problems.install(app, refuse)
    install_pages(app, settings)
    return app
