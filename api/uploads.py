"""Uploads: parts of a form, streamed to disk under names of our own."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from fastapi import Request
from starlette.datastructures import UploadFile

from analyser.reading import DEFAULT_LIMITS
from api.desk import Desk
from api.jobs import Job, Upload
from api.problems import Problem
from api.store.upload_folders import UploadFolders

FIELD = "files"
_CHUNK = 1 << 20
_MOST_FIELDS = 20
_LONGEST_NAME = 150  # bytes; file systems take 255
_LONGEST_SUFFIX = 10

REQUEST_BODY: dict[str, Any] = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": [FIELD],
                "properties": {
                    FIELD: {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": DEFAULT_LIMITS.max_files,
                        "items": {"type": "string", "format": "binary"},
                        "description": (
                            "De stukken van één dossier: PDF, Word, Excel, OpenDocument, tekst, "
                            "webpagina's of een ZIP."
                        ),
                    }
                },
            },
            "encoding": {FIELD: {"contentType": "application/octet-stream"}},
        }
    },
}


@asynccontextmanager
async def received(request: Request) -> AsyncIterator[list[Upload]]:
    """The parts named `files` of a form, each as a file in a folder of its own.

    The limit on the body counts while it streams in; large parts go to disk at once. What
    nobody took over is removed when the block ends.

    Args:
        request: a request with a form.

    Raises:
        Problem: 422 when there is no file in it.
        HTTPException: 400 when the form cannot be read, 413 when it is too large.
    """
    folders: UploadFolders = request.app.state.folders
    async with request.form(max_files=DEFAULT_LIMITS.max_files, max_fields=_MOST_FIELDS) as form:
        # A form that is sent without choosing a file has one without a name.
        parts = [
            part
            for part in form.getlist(FIELD)
            if isinstance(part, UploadFile) and (part.filename or part.size)
        ]
        if not parts:
            raise Problem(
                422, "GEEN_BESTANDEN", f"Stuur een of meer bestanden mee in het veld '{FIELD}'."
            )
        folder = await asyncio.to_thread(folders.new)
        try:
            yield [await _store(part, folder, number) for number, part in enumerate(parts)]
        finally:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)


async def receive(request: Request, desk: Desk, owner: str) -> Job:
    """Take the dossier in a form.

    Args:
        request: a request with a form.
        desk: takes the dossier.
        owner: whose it becomes.

    Raises:
        Problem: as for `received` and `Desk.accept`.
        HTTPException: as for `received`.
    """
    await desk.check_room(owner)  # before anything is uploaded
    async with received(request) as files:
        return await desk.accept(files, owner)


async def _store(part: UploadFile, folder: Path, number: int) -> Upload:
    name = safe_name(part.filename, number)
    place = folder / str(number)
    path = place / name

    def copy() -> None:
        place.mkdir(mode=0o700)
        part.file.seek(0)
        with path.open("xb") as target:
            shutil.copyfileobj(part.file, target, _CHUNK)

    await asyncio.to_thread(copy)
    return Upload(name, path)


def safe_name(name: str | None, number: int) -> str:
    """A name to show and to store under; whatever was sent, it is never a path.

    Args:
        name: the name that came with the file.
        number: place among the files, for one without a usable name.
    """
    base = PurePosixPath(PureWindowsPath(name or "").name).name
    printable = "".join(c for c in base if c.isprintable() and c not in '<>:"|?*\\/').strip(". ")
    if not printable:
        return f"bestand-{number + 1}"
    stem, dot, suffix = printable.rpartition(".")
    if not dot or not stem:
        return _cut(printable, _LONGEST_NAME)
    return f"{_cut(stem, _LONGEST_NAME)}.{_cut(suffix, _LONGEST_SUFFIX)}"


def _cut(text: str, most: int) -> str:
    return text.encode()[:most].decode(errors="ignore")
