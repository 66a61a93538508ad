"""`/v1/analyses/{id}/report.*` and the decisions on findings."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, ConfigDict, StringConstraints

from analyser.advice import Perspective
from api import examples
from api.analyses import JobId, Reader, TheDesk, Writer
from api.jobs import Decision, Verdict
from api.problems import documented

router = APIRouter(prefix="/v1/analyses/{job_id}")

# The page is one that others may open from a mail; nothing in it may run or be fetched.
_REPORT_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_BROKEN = documented(401, 403, 404, 409, 413, 422, 429, 503)
_SMALL = 20_000  # bytes

FindingId = Annotated[str, Path(description="Het nummer van de bevinding.", pattern=r"^\w{1,40}$")]
Reason = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=2000, pattern=r"^[^\x00]*$")
]


class DecisionBody(BaseModel):
    """Wat u van een bevinding vindt, met de reden in uw eigen woorden."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [examples.DECISION]})

    verdict: Verdict
    reason: Reason = ""


def _file(content: bytes, name: str, media_type: str, policy: str | None = None) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if policy is not None:
        headers["Content-Security-Policy"] = policy
    return Response(content, media_type=media_type, headers=headers)


def _binary(media_type: str, description: str) -> dict[int | str, dict[str, Any]]:
    content = {media_type: {"schema": {"type": "string"}}}
    return {200: {"description": description, "content": content}, **_BROKEN}


@router.get(
    "/report.json",
    tags=["downloads"],
    summary="Rapport als JSON",
    response_class=Response,
    responses={
        200: {
            "description": "Het rapport, met uw besluiten onder `decisions` als die er zijn.",
            "content": {"application/json": {"schema": {"type": "object"}}},
        },
        **_BROKEN,
    },
)
async def report_json(desk: TheDesk, who: Reader, job_id: JobId) -> Response:
    """Download het rapport als JSON, met uw besluiten erbij."""
    body = await desk.report_with_decisions(job_id, who.owner)
    return _file(body, "dooi-rapport.json", "application/json")


@router.get(
    "/report.html",
    tags=["downloads"],
    summary="Rapport als webpagina",
    response_class=Response,
    responses=_binary("text/html", "Eén bestand zonder scripts, dat niets van elders nodig heeft."),
)
async def report_html(
    desk: TheDesk,
    who: Reader,
    job_id: JobId,
    perspective: Annotated[Perspective, Query(description="Voor wie.")] = Perspective.BUYER,
) -> Response:
    """Download het rapport als één HTML-bestand, voor inkoper of inschrijver."""
    stored = "html" if perspective is Perspective.BUYER else "html-supplier"
    body = await desk.output(job_id, who.owner, stored)
    return _file(body, "dooi-rapport.html", "text/html", _REPORT_POLICY)


@router.get(
    "/decisions",
    tags=["besluiten"],
    summary="Uw besluiten",
    response_model=list[Decision],
    responses=documented(401, 403, 404, 422, 429, 503),
)
async def list_decisions(desk: TheDesk, who: Reader, job_id: JobId) -> Response:
    """Geef wat u op bevindingen hebt besloten, het oudste eerst."""
    made = await desk.decisions(job_id, who.owner)
    return Response(msgspec.json.encode(made), media_type="application/json")


@router.get(
    "/decisions.jsonl",
    tags=["besluiten"],
    summary="Uw besluiten als gelabelde bepalingen",
    response_class=Response,
    responses=_binary("application/jsonl", "Eén regel per bepaling waarover is besloten."),
)
async def export_decisions(desk: TheDesk, who: Reader, job_id: JobId) -> Response:
    """Download de bepalingen waarover u besloot, om het model mee te verbeteren."""
    body = await desk.labelled_clauses(job_id, who.owner)
    return _file(body, "dooi-bepalingen.jsonl", "application/jsonl")


@router.put(
    "/decisions/{finding_id}",
    tags=["besluiten"],
    summary="Besluit over een bevinding",
    status_code=204,
    max_body_size=_SMALL,
    responses=documented(400, 401, 403, 404, 409, 413, 422, 429, 503),
)
async def decide(
    desk: TheDesk, who: Writer, job_id: JobId, finding_id: FindingId, decision: DecisionBody
) -> Response:
    """Bewaar 'bewust gekozen' of 'klopt niet' bij een bevinding; een later besluit vervangt het."""
    kept = Decision(finding_id, decision.verdict, decision.reason, datetime.now(UTC))
    await desk.decide(job_id, who.owner, kept)
    return Response(status_code=204)


@router.delete(
    "/decisions/{finding_id}",
    tags=["besluiten"],
    summary="Trek een besluit in",
    status_code=204,
    responses=documented(401, 403, 404, 422, 429, 503),
)
async def withdraw(desk: TheDesk, who: Writer, job_id: JobId, finding_id: FindingId) -> Response:
    """Trek een besluit in; er gebeurt niets als het er niet is."""
    await desk.withdraw(job_id, who.owner, finding_id)
    return Response(status_code=204)
