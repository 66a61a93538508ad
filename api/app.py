"""The FastAPI application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.types import ASGIApp

from analyser.version import __version__
from api import problems
from api.analyses import make_router as analyses_router
from api.indicators import router as indicators_router
from api.settings import Settings, read_settings
from api.work import Workshop

_DESCRIPTION = (
    "Leest Nederlandse aanbestedingsstukken en laat zien waar wantrouwen is gestold en hoeveel "
    "ruimte er is voor circulaire en CO2-arme oplossingen."
)
_SMALL_BODY = 1_000_000


class _Service(FastAPI):
    """FastAPI whose refusals of too large a body are problem+json like all others.

    The limit answers outside the exception handlers, so it has to be caught outside them.
    """

    def build_middleware_stack(self) -> ASGIApp:
        return problems.TooLargeAsProblem(super().build_middleware_stack())


def create_app(settings: Settings | None = None) -> FastAPI:
    """Make the application.

    Args:
        settings: settings, or None to read them from the environment.

    Returns:
        An application whose analysing processes start with it and end with it.
    """
    used = settings or read_settings()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.workshop = Workshop(used)
        yield
        app.state.workshop.close()

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
    problems.install(app)
    app.include_router(analyses_router(used))
    app.include_router(indicators_router)

    @app.get("/healthz", tags=["beheer"], summary="Leeft de dienst?")
    async def healthz() -> dict[str, str]:
        return {"status": "ok", "version": __version__}

    return app
