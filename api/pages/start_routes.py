"""The first page, and the upload that it sends."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.exceptions import HTTPException
from starlette.types import Scope

from api.pages.keeping import keeping_sentence, upload_words
from api.pages.page_route import PageRoute, as_problem, root_of
from api.pages.templating import render
from api.pages.visitor import Reader, Writer
from api.problems import HTTP_TOO_LARGE, Problem
from api.settings import Settings
from api.uploads import received

UPLOAD_PATH = "/analyses"
_SEE_OTHER = 303
_NO_FILES = "Kies eerst een of meer bestanden."
_TO_FIX = frozenset({400, HTTP_TOO_LARGE, 415, 422})


def make_router(settings: Settings) -> APIRouter:
    """The routes, with the upload limit of these settings."""
    router = APIRouter(route_class=PageRoute, include_in_schema=False)

    @router.get("/")
    async def start(seat: Reader) -> Response:
        """Where a visitor begins."""
        return seat.page("start", here="/", **_values(settings))

    @router.post(UPLOAD_PATH, max_body_size=settings.max_upload)
    async def upload(request: Request, seat: Writer) -> Response:
        """Take a dossier, and lead to its progress."""
        await seat.desk.check_room(seat.owner)
        try:
            async with received(request) as files:
                job = await seat.desk.accept(files, seat.owner)
        except (Problem, HTTPException) as error:
            problem = as_problem(error)
            if problem.status not in _TO_FIX:
                raise
            said = _NO_FILES if problem.code == "GEEN_BESTANDEN" else problem.detail
            return seat.page("start", here="/", status=problem.status, **_values(settings, said))
        return RedirectResponse(f"{root_of(request)}/analyses/{job.id}", _SEE_OTHER)

    return router


def too_large_page(scope: Scope, settings: Settings) -> Response:
    """The first page, with the word that the files are too large.

    Args:
        scope: of the request.
        settings: with the limit.
    """
    root = scope.get("root_path", "").rstrip("/")
    error = f"De bestanden zijn samen groter dan {upload_words(settings)}."
    html = render("start", here="/", root=root, **_values(settings, error))
    return HTMLResponse(html, status_code=HTTP_TOO_LARGE)


def _values(settings: Settings, error: str = "") -> dict[str, Any]:
    return {
        "error": error,
        "keeping": keeping_sentence(settings),
        "most_bytes": settings.max_upload,
        "most_words": upload_words(settings),
    }
