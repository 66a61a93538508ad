"""`/healthz`, `/readyz` and `/metrics`: for those who look after the service."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel

from analyser.version import __version__
from api.analyses import TheDesk
from api.identity import Identity, admin
from api.metrics import CONTENT_TYPE, Metrics
from api.problems import Problem, documented

router = APIRouter(tags=["beheer"])


class Health(BaseModel):
    """Dat de dienst leeft, en welke versie het is."""

    status: str
    version: str


@router.get("/healthz", summary="Leeft de dienst?", responses=documented(403))
async def healthz() -> Health:
    """Zeg dat de dienst leeft; vraagt niets aan de database."""
    return Health(status="ok", version=__version__)


@router.get("/readyz", summary="Kan de dienst werken?", responses=documented(403, 503))
async def readyz(desk: TheDesk) -> Health:
    """Zeg of de database antwoordt."""
    if not await desk.is_reachable():
        raise Problem(503, "DATABASE", "De database antwoordt niet.", retry_after=5)
    return Health(status="ok", version=__version__)


@router.get(
    "/metrics",
    summary="Cijfers voor Prometheus",
    response_class=Response,
    responses={
        200: {"description": "Cijfers.", "content": {"text/plain": {"schema": {"type": "string"}}}},
        **documented(401, 403, 429, 503),
    },
)
async def metrics(request: Request, who: Annotated[Identity, Depends(admin)]) -> Response:
    """Geef aantallen verzoeken en analyses; met sleutels is het recht `admin` nodig."""
    del who
    figures: Metrics = request.app.state.metrics
    return Response(await asyncio.to_thread(figures.text), headers={"Content-Type": CONTENT_TYPE})
