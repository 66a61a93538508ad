"""The pages of one result: overview, text, what-if, downloads, and decisions on findings."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse

from analyser.model import Family, Phase
from analyser.reporting.award import COLUMNS
from analyser.reporting.gains import edits_sentence
from analyser.reporting.overview import Overview
from analyser.reporting.plain import clean
from analyser.reporting.specification import LEVELS
from analyser.reporting.words import FAMILIES, PHASES
from api.jobs import Decision, Verdict
from api.pages.download_list import download_groups
from api.pages.drawing import drawn
from api.pages.filters import read_choice
from api.pages.job_views import stand
from api.pages.overview_view import overview_view
from api.pages.page_route import PageRoute, root_of, wants_json
from api.pages.result_page import BUYER, Result, keep_query, known_reader, show
from api.pages.text_view import text_view
from api.pages.visitor import Reader, Seat, Writer
from api.pages.what_if import figures, proposals
from api.problems import Problem
from api.reports import read_report

_SEE_OTHER, _NOT_FOUND, _INVALID = 303, 404, 422
_REASON_MOST = 2_000
_WITHDRAW = "intrekken"
_MOST_CHOSEN = 500

router = APIRouter(prefix="/analyses/{job_id}", route_class=PageRoute, include_in_schema=False)


@router.get("")
async def overview(request: Request, job_id: str, seat: Reader) -> Response:
    """The first page of a result, or how far the analysis is."""
    job = await seat.desk.job(job_id, seat.owner)
    standing = stand(job)
    if not job.state.is_final:
        return seat.page("progress", stand=standing)
    if job.error is not None:
        return seat.page(
            "failed", heading=standing.heading, sentence=standing.sentence, code=job.error_code
        )

    def values(result: Result) -> dict[str, Any]:
        return {
            "view": overview_view(result.overview, result.cards),
            "award_columns": COLUMNS,
            "levels": LEVELS,
        }

    return await show(request, seat.desk, seat.owner, job_id, "overview", "", values)


@router.get("/tekst")
async def text(request: Request, job_id: str, seat: Reader) -> Response:
    """The text with the findings in it."""

    def values(result: Result) -> dict[str, Any]:
        documents = [{"id": d.id, "name": clean(d.name)} for d in result.report.documents]
        choice = read_choice(request.query_params, [d["id"] for d in documents])
        return {
            "view": text_view(result.overview, result.cards, choice),
            "choice": choice,
            "families": [(family.value, FAMILIES[family]) for family in Family],
            "phases": [(phase.value, PHASES[phase]) for phase in Phase],
            "stukken": documents,
        }

    return await show(request, seat.desk, seat.owner, job_id, "text", "/tekst", values)


@router.get("/bevinding/{number}")
async def finding(request: Request, job_id: str, number: int, seat: Reader) -> Response:
    """One finding with everything about it; the page of the text fetches its middle part."""

    def values(result: Result) -> dict[str, Any]:
        found = result.overview.findings
        if not 1 <= number <= len(found):
            raise Problem(_NOT_FOUND, "ONBEKENDE_BEVINDING", "Deze bevinding bestaat niet.")
        return {"card": result.cards.card(found[number - 1])}

    return await show(request, seat.desk, seat.owner, job_id, "finding", "/tekst", values)


@router.get("/wat-als")
async def what_if(
    request: Request,
    job_id: str,
    seat: Reader,
    f: Annotated[list[str] | None, Query(max_length=_MOST_CHOSEN)] = None,
) -> Response:
    """What the figures would be when suggestions are followed."""
    chosen = frozenset(f or ())

    def values(result: Result) -> dict[str, Any]:
        report = result.report
        return {
            "chosen": chosen,
            "figures": figures(report, chosen),
            "proposals": [
                {"card": result.cards.card(each.finding), "worth": each.worth}
                for each in proposals(report)
            ],
            "best_says": edits_sentence(report),
            "best": [step.finding for step in report.edits.steps] if report.edits else [],
        }

    return await show(request, seat.desk, seat.owner, job_id, "what_if", "/wat-als", values)


@router.get("/wat-als.json")
async def what_if_figures(
    job_id: str,
    seat: Reader,
    f: Annotated[list[str] | None, Query(max_length=_MOST_CHOSEN)] = None,
) -> Response:
    """The same figures for the script of the page."""
    data = await seat.desk.report(job_id, seat.owner)
    found = await drawn(lambda: figures(read_report(data), frozenset(f or ())))
    return JSONResponse([{"id": each.id, "after": each.after, "word": each.word} for each in found])


@router.get("/downloads")
async def downloads(request: Request, job_id: str, seat: Reader) -> Response:
    """Everything that can be taken along."""
    kept = await seat.desk.formats(job_id, seat.owner)

    def values(result: Result) -> dict[str, Any]:
        decided = {decision.finding for decision in result.decisions}
        return {
            "downloads": download_groups(kept, result.perspective),
            "decided": [result.cards.card(f) for f in result.overview.findings if f.id in decided],
        }

    return await show(request, seat.desk, seat.owner, job_id, "downloads", "/downloads", values)


@router.post("/oordeel")
async def decide(
    request: Request,
    job_id: str,
    seat: Writer,
    bevinding: Annotated[str, Form(max_length=64)],
    oordeel: Annotated[str, Form(max_length=20)],
    reden: Annotated[str, Form(max_length=_REASON_MOST)] = "",
    blik: Annotated[str, Form(max_length=20)] = BUYER,
) -> Response:
    """Keep what the user thinks of a finding, or take that back."""
    reason = clean(reden)
    decided = ""
    if oordeel == _WITHDRAW:
        await seat.desk.withdraw(job_id, seat.owner, bevinding)
        reason = ""
    else:
        verdict = _verdict(oordeel)
        if verdict is Verdict.DELIBERATE and not reason:
            raise Problem(
                _INVALID, "REDEN_ONTBREEKT", "Schrijf bij ‘bewust gekozen’ de reden erbij."
            )
        decided = verdict.words
        await seat.desk.decide(
            job_id, seat.owner, Decision(bevinding, verdict, reason, datetime.now(UTC))
        )
    if wants_json(request):
        return JSONResponse({"decided": decided, "reason": reason})
    keep = keep_query(known_reader(blik))
    number = await _number(seat, job_id, bevinding)
    place = f"/analyses/{job_id}/tekst{keep}#bevinding-{number}"
    return RedirectResponse(f"{root_of(request)}{place}", _SEE_OTHER)


async def _number(seat: Seat, job_id: str, finding: str) -> int:
    data = await seat.desk.report(job_id, seat.owner)

    def look() -> int:
        overview = Overview(read_report(data))
        return next((overview.index(f) for f in overview.findings if f.id == finding), 1)

    return await drawn(look)


def _verdict(said: str) -> Verdict:
    try:
        return Verdict(said)
    except ValueError:
        raise Problem(_INVALID, "VERZOEK", "Kies ‘bewust gekozen’ of ‘klopt niet’.") from None
