"""The pages around a result: list, progress, comparison, indicators, what is kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from analyser.lexicon import load_lexicon
from analyser.reporting.comparing.comparison import compare
from api.desk import Desk
from api.event_stream import event_lines, event_response
from api.jobs import State
from api.pages.comparison import ComparisonView, comparison_view
from api.pages.drawing import drawn
from api.pages.indicator_views import family_rows, indicator_view
from api.pages.job_views import Stand, job_row, stand
from api.pages.keeping import keeping_values
from api.pages.page_route import PageRoute, root_of
from api.pages.visitor import Reader, Writer
from api.problems import Problem
from api.reports import read_report

_SEE_OTHER, _NOT_FOUND = 303, 404

router = APIRouter(route_class=PageRoute, include_in_schema=False)


@router.get("/analyses")
async def analyses(seat: Reader, verwijderd: str = "") -> Response:
    """The analyses of this visitor."""
    jobs = await seat.desk.jobs(seat.owner)
    return seat.page(
        "analyses",
        here="/analyses",
        jobs=[job_row(job) for job in jobs],
        ready=sum(job.state is State.DONE for job in jobs),
        removed=verwijderd == "ja",
    )


@router.post("/analyses/{job_id}/verwijderen")
async def delete(request: Request, job_id: str, seat: Writer) -> Response:
    """Remove an analysis with all that belongs to it."""
    await seat.desk.delete(job_id, seat.owner)
    return RedirectResponse(f"{root_of(request)}/analyses?verwijderd=ja", _SEE_OTHER)


@router.get("/analyses/{job_id}/voortgang")
async def progress(job_id: str, seat: Reader) -> Response:
    """How far an analysis is, as server-sent events: `stand` with JSON, `weg` when it is gone."""
    await seat.desk.job(job_id, seat.owner)

    async def stands() -> AsyncIterator[Stand]:
        async for job in seat.desk.watch(job_id, seat.owner):
            yield stand(job)

    async def lines() -> AsyncIterator[bytes]:
        try:
            async for line in event_lines(stands()):
                yield line
            await seat.desk.job(job_id, seat.owner)  # refuses when that is why it ended
        except Problem:
            yield b"event: weg\ndata: {}\n\n"

    return event_response(lines())


@router.get("/vergelijken")
async def comparison(seat: Reader, oud: str = "", nieuw: str = "") -> Response:
    """Two drafts side by side."""
    jobs = [job for job in await seat.desk.jobs(seat.owner) if job.state is State.DONE]
    view = await _compared(seat.desk, seat.owner, oud, nieuw) if oud and nieuw else None
    newest = [job.id for job in jobs[:2]]
    return seat.page(
        "compare",
        here="/vergelijken",
        jobs=[job_row(job) for job in jobs],
        old_id=oud or (newest[1] if len(newest) > 1 else ""),
        new_id=nieuw or (newest[0] if newest else ""),
        view=view,
    )


@router.get("/indicatoren")
async def indicators(seat: Reader) -> Response:
    """All indicators by family."""
    lexicon = await asyncio.to_thread(load_lexicon)
    return seat.page(
        "indicators",
        here="/indicatoren",
        families=family_rows(lexicon),
        total=len(lexicon.indicators),
    )


@router.get("/indicatoren/{indicator_id}")
async def indicator(indicator_id: str, seat: Reader) -> Response:
    """One indicator with its documentation."""
    lexicon = await asyncio.to_thread(load_lexicon)
    found = lexicon.indicators.get(indicator_id)
    if found is None:
        raise Problem(_NOT_FOUND, "ONBEKENDE_INDICATOR", "Deze indicator bestaat niet.")
    return seat.page("indicator", here="/indicatoren", i=indicator_view(found))


@router.get("/bewaren")
async def kept(request: Request, seat: Reader) -> Response:
    """What is kept and how long."""
    return seat.page("keeping", here="/bewaren", **keeping_values(request.app.state.settings))


async def _compared(desk: Desk, owner: str, old_id: str, new_id: str) -> ComparisonView:
    old, new = await desk.report(old_id, owner), await desk.report(new_id, owner)
    return await drawn(lambda: comparison_view(compare(read_report(old), read_report(new))))
