"""Puts the pages into the application."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from api.pages.key_routes import router as key_router
from api.pages.result_routes import router as result_router
from api.pages.site_routes import router as site_router
from api.pages.start_routes import make_router as start_router
from api.problems import answer, of_framework
from api.settings import Settings

_STATIC = Path(__file__).with_name("static")


def install_pages(app: FastAPI, settings: Settings) -> None:
    """Add the pages and their style and scripts.

    Args:
        app: the application; its state has the desk, the doorkeeper, the folders for uploads
            and the settings when it runs.
        settings: the limit on an upload, and how long things are kept.
    """
    app.include_router(start_router(settings))
    app.include_router(key_router)
    app.include_router(site_router)
    app.include_router(result_router)
    app.mount("/static", _Files(directory=_STATIC), name="static")


class _Files(StaticFiles):
    """Style and scripts: a browser may keep them, and asks whether they are still the same."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with a file; nobody reads a page about a style that is not there."""
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            return answer(of_framework(error))
        response.headers["cache-control"] = "no-cache"
        return response
