"""`/v1/analyses`: upload a dossier, get its report."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response, UploadFile
from fastapi.responses import JSONResponse

from analyser.errors import InputError
from api.problems import Problem, from_input_error
from api.settings import Settings
from api.work import Job, Workshop, new_folder

_CHUNK = 1 << 20
_LONGEST_NAME = 120


def make_router(settings: Settings) -> APIRouter:
    """The routes, with the upload limit of these settings."""
    router = APIRouter(prefix="/v1/analyses", tags=["analyses"], max_body_size=settings.max_upload)

    @router.post("", summary="Analyseer een dossier", status_code=202)
    async def create(
        request: Request,
        files: list[UploadFile],
        wait: Annotated[bool, Query(description="Wacht op het resultaat.")] = False,
    ) -> Response:
        """Neem een of meer bestanden (of een ZIP) aan als één dossier."""
        workshop = _workshop(request)
        folder = new_folder()
        try:
            stored = [await _store(upload, folder, i) for i, upload in enumerate(files)]
        except BaseException:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
            raise
        job = workshop.start(folder, stored)
        if wait:
            # Shielded: a caller that hangs up does not stop an analysis that others may ask for.
            await asyncio.wait([job.task])
        return _answer(job)

    @router.get("/{job_id}", summary="Haal een analyse op")
    async def read(request: Request, job_id: str) -> Response:
        """Geef het rapport, of de stand van zaken zolang de analyse loopt."""
        return _answer(_find(request, job_id))

    @router.delete("/{job_id}", summary="Verwijder een analyse", status_code=204)
    async def delete(request: Request, job_id: str) -> Response:
        """Vergeet de analyse en haar resultaat."""
        if not _workshop(request).remove(job_id):
            raise _unknown()
        return Response(status_code=204)

    return router


def _workshop(request: Request) -> Workshop:
    workshop: Workshop = request.app.state.workshop
    return workshop


def _find(request: Request, job_id: str) -> Job:
    job = _workshop(request).find(job_id)
    if job is None:
        raise _unknown()
    return job


def _unknown() -> Problem:
    return Problem(404, "ONBEKENDE_ANALYSE", "Deze analyse bestaat niet of is niet bewaard.")


def _answer(job: Job) -> Response:
    if job.state == "running":
        location = {"Location": f"/v1/analyses/{job.id}"}
        return JSONResponse({"id": job.id, "state": job.state}, status_code=202, headers=location)
    if job.task.cancelled():
        raise _unknown()
    error = job.task.exception()
    if isinstance(error, InputError):
        raise from_input_error(error)
    if error is not None:
        raise error
    report: dict[str, Any] = job.task.result()
    return JSONResponse({"id": job.id, **report})


async def _store(upload: UploadFile, folder: Path, index: int) -> Path:
    """Copy an upload to disk; its name is only a label and never a path."""
    place = folder / str(index)
    place.mkdir()
    path = place / _label(upload.filename, index)
    with path.open("wb") as target:
        while chunk := await upload.read(_CHUNK):
            await asyncio.to_thread(target.write, chunk)
    return path


def _label(name: str | None, index: int) -> str:
    base = PurePosixPath(PureWindowsPath(name or "").name).name
    printable = "".join(c for c in base if c.isprintable() and c not in '<>:"|?*\\/').strip(". ")
    if not printable:
        return f"bestand-{index + 1}"
    stem, dot, extension = printable.rpartition(".")
    return f"{stem[:_LONGEST_NAME]}{dot}{extension[:10]}" if dot else printable[:_LONGEST_NAME]
