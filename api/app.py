"""The FastAPI application."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.types import ASGIApp

from analyser.lexicon import load_lexicon
from analyser.version import __version__
from api import downloads, health, indicators, problems
from api.access_log import AccessLog
from api.analyses import make_router as analyses_router
from api.crew import Crew
from api.desk import Desk
from api.guards import KnownHost, SameSite, SecurityHeaders
from api.identity import Doorkeeper
from api.metrics import Metrics
from api.pages import TooLargeAsPage, install_pages, refuse
from api.settings import Settings, read_settings
from api.store.database import Database
from api.store.upload_folders import UploadFolders

_LOG = logging.getLogger("dooi.api")
_DESCRIPTION = (
    "Leest Nederlandse aanbestedingsstukken en laat zien waar wantrouwen is gestold en hoeveel "
    "ruimte er is voor circulaire en CO2-arme oplossingen."
)
_SMALL_BODY = 1_000_000
_TIDY_SECONDS = 60.0


class _Service(FastAPI):
    """FastAPI with the guards around everything, also around its own error answers.

    The limit on the body answers outside the exception handlers, and so does the last handler;
    what has to hold for every answer has to stand outside them.
    """

    def build_middleware_stack(self) -> ASGIApp:
        limited = problems.TooLargeAsProblem(super().build_middleware_stack())
        inside = TooLargeAsPage(limited, self.state.settings)
        guarded = SecurityHeaders(KnownHost(SameSite(inside), self.state.settings))
        return AccessLog(guarded, self.state.metrics)


def create_app(settings: Settings | None = None) -> FastAPI:
    """Make the application.

    Args:
        settings: settings, or None to read them from the environment.

    Returns:
        An application whose workers start with it and end with it.

    Raises:
        SettingError: a setting has a value that cannot be used.
    """
    used = settings or read_settings()
    database = Database(used.database_url)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        database.upgrade()
        load_lexicon()  # now, and not in the middle of the first requests
        folders = UploadFolders(used.folder)
        app.state.folders = folders
        app.state.desk = desk = Desk(database, folders, used)
        crew = Crew(used, database, folders)
        tidying = asyncio.create_task(_tidy_now_and_then(desk))
        try:
            yield
        finally:
            desk.close()
            tidying.cancel()
            await asyncio.to_thread(crew.close)
            database.close()

    app = _Service(
        title="Dooi",
        version=__version__,
        description=_DESCRIPTION,
        lifespan=lifespan,
        max_body_size=_SMALL_BODY,
        # The interactive pages load their scripts from elsewhere; nothing goes outside here.
        docs_url=None,
        redoc_url=None,
    )
    app.state.settings = used
    app.state.metrics = Metrics(database)
    app.state.doorkeeper = Doorkeeper(database, used)
    problems.install(app, refuse)
    for router in (analyses_router(used), downloads.router, indicators.router, health.router):
        app.include_router(router)
    install_pages(app, used)
    return app


async def _tidy_now_and_then(desk: Desk) -> None:
    while True:
        try:
            await desk.tidy()
        except Exception as error:  # noqa: BLE001 - the next time it may go well
            _LOG.error("tidying failed", extra={"error": type(error).__name__})
        await asyncio.sleep(_TIDY_SECONDS)
