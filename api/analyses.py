"""`/v1/analyses`: upload a dossier, follow it, get its report."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.responses import StreamingResponse

from api import examples
from api.desk import Desk, get_desk
from api.event_stream import event_lines, event_response
from api.identity import Identity, reader, writer
from api.jobs import Job
from api.problems import documented
from api.settings import Settings
from api.uploads import REQUEST_BODY, receive

_WAIT_SECONDS = 900.0
_ID = r"^[0-9a-f]{32}$"

JobId = Annotated[str, Path(description="Het nummer van de analyse.", pattern=_ID)]
TheDesk = Annotated[Desk, Depends(get_desk)]
Reader = Annotated[Identity, Depends(reader)]
Writer = Annotated[Identity, Depends(writer)]

_REPORT_CONTENT: dict[str, Any] = {
    "description": "Het rapport; het volledige JSON-schema hoort bij het pakket.",
    "content": {
        "application/json": {"schema": {"type": "object", "required": ["id", "schema_version"]}}
    },
}
_JOB_CONTENT: dict[str, Any] = {
    "description": "De analyse loopt nog, of staat klaar.",
    "model": Job,
    "content": {"application/json": {"example": examples.JOB}},
    "headers": {
        "Location": {"description": "Waar het rapport komt.", "schema": {"type": "string"}}
    },
}


def make_router(settings: Settings) -> APIRouter:
    """The routes, with the upload limit of these settings."""
    router = APIRouter(prefix="/v1/analyses", tags=["analyses"])

    @router.post(
        "",
        summary="Analyseer een dossier",
        status_code=202,
        max_body_size=settings.max_upload,
        openapi_extra={"requestBody": REQUEST_BODY},
        responses={
            200: _REPORT_CONTENT,
            202: _JOB_CONTENT,
            **documented(400, 401, 403, 413, 422, 429, 503),
        },
    )
    async def create(
        request: Request,
        desk: TheDesk,
        who: Writer,
        wait: Annotated[bool, Query(description="Wacht op het resultaat.")] = False,
    ) -> Response:
        """Neem een of meer bestanden (of een ZIP) aan als één dossier.

        Dezelfde bestanden geven dezelfde analyse. Met `wait=true` komt het rapport meteen
        terug zodra het klaar is; duurt dat langer dan een kwartier, dan volgt alsnog een 202.
        """
        job = await receive(request, desk, who.owner)
        if wait:
            return await _result(desk, await _finished(desk, job, who.owner), who.owner)
        return _status(job)

    @router.get(
        "",
        summary="Uw analyses",
        response_model=list[Job],
        responses=documented(401, 403, 422, 429, 503),
    )
    async def listed(desk: TheDesk, who: Reader) -> Response:
        """Geef uw analyses, de nieuwste eerst; hoogstens 500."""
        return _json(msgspec.json.encode(await desk.jobs(who.owner)))

    @router.get(
        "/{job_id}",
        summary="Haal een analyse op",
        responses={
            200: _REPORT_CONTENT,
            202: _JOB_CONTENT,
            **documented(401, 403, 404, 413, 422, 429, 503),
        },
    )
    async def read(desk: TheDesk, who: Reader, job_id: JobId) -> Response:
        """Geef het rapport, of de stand van zaken zolang de analyse loopt."""
        return await _result(desk, await desk.job(job_id, who.owner), who.owner)

    @router.get(
        "/{job_id}/status",
        summary="Hoe ver is een analyse?",
        response_model=Job,
        responses=documented(401, 403, 404, 422, 429, 503),
    )
    async def status(desk: TheDesk, who: Reader, job_id: JobId) -> Response:
        """Geef de stand van zaken, ook als de analyse klaar of mislukt is."""
        return _json(msgspec.json.encode(await desk.job(job_id, who.owner)))

    @router.get(
        "/{job_id}/events",
        summary="Volg een analyse",
        response_class=StreamingResponse,
        responses={
            200: {
                "description": "Bij elke verandering een gebeurtenis `stand`, tot het eind.",
                "content": {"text/event-stream": {"schema": {"type": "string"}}},
            },
            **documented(401, 403, 404, 422, 429, 503),
        },
    )
    async def events(desk: TheDesk, who: Reader, job_id: JobId) -> Response:
        """Stuur de stand van zaken bij elke verandering (server-sent events)."""
        await desk.job(job_id, who.owner)  # so that a 404 is one
        return event_response(event_lines(desk.watch(job_id, who.owner)))

    @router.delete(
        "/{job_id}",
        summary="Verwijder een analyse",
        status_code=204,
        responses=documented(401, 403, 404, 422, 429, 503),
    )
    async def delete(desk: TheDesk, who: Writer, job_id: JobId) -> Response:
        """Verwijder de stukken, het rapport en de besluiten; een lopende analyse stopt."""
        await desk.delete(job_id, who.owner)
        return Response(status_code=204)

    return router


async def _finished(desk: Desk, job: Job, owner: str) -> Job:
    """The job when it is final, or as it is when that takes too long or the service stops."""
    with suppress(TimeoutError):
        async with asyncio.timeout(_WAIT_SECONDS):
            async for seen in desk.watch(job.id, owner):
                job = seen
    return job


async def _result(desk: Desk, job: Job, owner: str) -> Response:
    if not job.state.is_final:
        return _status(job)
    return _json(await desk.report(job.id, owner))


def _status(job: Job) -> Response:
    headers = {"Location": f"/v1/analyses/{job.id}"}
    return Response(msgspec.json.encode(job), 202, media_type="application/json", headers=headers)


def _json(body: bytes) -> Response:
    return Response(body, media_type="application/json")
