"""`/v1/analyses/{id}/report.*` and the decisions on findings."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query, Response
from fastapi import Path as PathParameter
from pydantic import BaseModel, ConfigDict, StringConstraints

from analyser.advice import Perspective
from analyser.errors import InputError
from analyser.model import Report
from analyser.reporting.annotated_docx import render_docx
from analyser.reporting.annotated_pdf import render_pdf
from analyser.reporting.decided import Decided
from analyser.reporting.sarif.log import render_sarif
from analyser.reporting.spreadsheet.workbook import render_xlsx
from api import examples
from api.analyses import JobId, Reader, TheDesk, Writer
from api.desk import Desk
from api.forms import KeptForm
from api.jobs import Decision, Verdict
from api.problems import documented, failed
from api.reports import read_report

router = APIRouter(prefix="/v1/analyses/{job_id}")

# The page is one that others may open from a mail; nothing in it may run or be fetched.
_REPORT_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_BROKEN = documented(401, 403, 404, 409, 413, 422, 429, 503)
_SMALL = 20_000  # bytes
_OFFICE = "application/vnd.openxmlformats-officedocument"
_DOCX = f"{_OFFICE}.wordprocessingml.document"
_XLSX = f"{_OFFICE}.spreadsheetml.sheet"
_SARIF = "application/sarif+json"

ForWhom = Annotated[
    Perspective, Query(description="Voor wie: opdrachtgever (buyer) of inschrijver (supplier).")
]
FindingId = Annotated[
    str, PathParameter(description="Het nummer van de bevinding.", pattern=r"^\w{1,40}$")
]
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
    content = {media_type: {"schema": {"type": "string", "format": "binary"}}}
    return {200: {"description": description, "content": content}, **_BROKEN}


def _text(media_type: str, description: str) -> dict[int | str, dict[str, Any]]:
    content = {media_type: {"schema": {"type": "string"}}}
    return {200: {"description": description, "content": content}, **_BROKEN}


async def _with_decisions(
    desk: Desk,
    owner: str,
    job_id: str,
    perspective: Perspective,
    render: Callable[[Report, Perspective, Sequence[Decided]], bytes],
) -> bytes:
    """A form that is made on request, because the decisions of the user are in it."""
    body = await desk.report(job_id, owner)
    made = [
        Decided(d.finding, d.verdict.words, d.reason) for d in await desk.decisions(job_id, owner)
    ]
    return await asyncio.to_thread(lambda: render(read_report(body), perspective, made))


async def _kept_or_alone(
    desk: Desk,
    owner: str,
    job_id: str,
    perspective: Perspective,
    form: KeptForm,
    render: Callable[[Report, Mapping[str, Path], Perspective], bytes],
) -> bytes:
    """The user's own file with the findings in it, or else a report by itself."""
    name = form.kept(perspective)
    if name in await desk.formats(job_id, owner):
        return await desk.output(job_id, owner, name)
    body = await desk.report(job_id, owner)
    try:
        return await asyncio.to_thread(lambda: render(read_report(body), {}, perspective))
    except InputError as error:
        raise failed(error.code, error.message) from None


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
    responses=_text("text/html", "Eén bestand zonder scripts, dat niets van elders nodig heeft."),
)
async def report_html(
    desk: TheDesk, who: Reader, job_id: JobId, perspective: ForWhom = Perspective.BUYER
) -> Response:
    """Download het rapport als één HTML-bestand, voor inkoper of inschrijver."""
    body = await desk.output(job_id, who.owner, KeptForm.HTML.kept(perspective))
    return _file(body, "dooi-rapport.html", "text/html", _REPORT_POLICY)


@router.get(
    "/report.docx",
    tags=["downloads"],
    summary="Rapport als Word-bestand",
    response_class=Response,
    responses=_binary(_DOCX, "Het eigen Word-bestand met opmerkingen, of een los rapport."),
)
async def report_docx(
    desk: TheDesk, who: Reader, job_id: JobId, perspective: ForWhom = Perspective.BUYER
) -> Response:
    """Download het rapport als Word-bestand.

    Is er precies één Word-bestand in het dossier, dan is het dat bestand met de bevindingen
    als opmerkingen. Anders is het een los rapport.
    """
    body = await _kept_or_alone(desk, who.owner, job_id, perspective, KeptForm.DOCX, render_docx)
    return _file(body, "dooi-rapport.docx", _DOCX)


@router.get(
    "/report.pdf",
    tags=["downloads"],
    summary="Rapport als PDF",
    response_class=Response,
    responses=_binary("application/pdf", "De eigen PDF met markeringen, of een los rapport."),
)
async def report_pdf(
    desk: TheDesk, who: Reader, job_id: JobId, perspective: ForWhom = Perspective.BUYER
) -> Response:
    """Download het rapport als PDF.

    Is er precies één PDF in het dossier, dan is het dat bestand met de bevindingen als
    markeringen. Anders is het een los rapport.
    """
    body = await _kept_or_alone(desk, who.owner, job_id, perspective, KeptForm.PDF, render_pdf)
    return _file(body, "dooi-rapport.pdf", "application/pdf")


@router.get(
    "/report.xlsx",
    tags=["downloads"],
    summary="Rapport als rekenblad",
    response_class=Response,
    responses=_binary(_XLSX, "Een werkmap met bevindingen, cijfers en eisen, zonder formules."),
)
async def report_xlsx(
    desk: TheDesk, who: Reader, job_id: JobId, perspective: ForWhom = Perspective.BUYER
) -> Response:
    """Download de bevindingen, cijfers en eisen als Excel-werkmap, met uw besluiten erbij."""
    body = await _with_decisions(desk, who.owner, job_id, perspective, render_xlsx)
    return _file(body, "dooi-rapport.xlsx", _XLSX)


@router.get(
    "/report.sarif",
    tags=["downloads"],
    summary="Rapport als SARIF",
    response_class=Response,
    responses={
        200: {
            "description": "SARIF 2.1.0; een bevinding waarover is besloten is onderdrukt.",
            "content": {_SARIF: {"schema": {"type": "object", "required": ["version", "runs"]}}},
        },
        **_BROKEN,
    },
)
async def report_sarif(
    desk: TheDesk, who: Reader, job_id: JobId, perspective: ForWhom = Perspective.BUYER
) -> Response:
    """Download de bevindingen in de vorm die andere controleprogramma's lezen."""
    body = await _with_decisions(desk, who.owner, job_id, perspective, render_sarif)
    return _file(body, "dooi-rapport.sarif", _SARIF)


@router.get(
    "/annotated.zip",
    tags=["downloads"],
    summary="Alle stukken met opmerkingen",
    response_class=Response,
    responses=_binary("application/zip", "De Word-bestanden en PDF's met de bevindingen erin."),
)
async def annotated_zip(
    desk: TheDesk, who: Reader, job_id: JobId, perspective: ForWhom = Perspective.BUYER
) -> Response:
    """Download alle Word-bestanden en PDF's van het dossier met de bevindingen erin.

    Dit is er bij twee of meer van zulke bestanden. Een tekst in de ZIP zegt welke stukken er
    niet bij zitten en waarom.
    """
    body = await desk.output(job_id, who.owner, KeptForm.ANNOTATED.kept(perspective))
    return _file(body, "dooi-stukken.zip", "application/zip")


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
    responses=_text("application/jsonl", "Eén regel per bepaling waarover is besloten."),
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
