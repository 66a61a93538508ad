"""What the pages of a result have in common: the report, the reader and his decisions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from fastapi import Request
from fastapi.responses import HTMLResponse

from analyser.advice import Perspective
from analyser.model import Report
from analyser.reporting.overview import Overview
from analyser.reporting.perspective import wording
from api.desk import Desk
from api.jobs import Decision
from api.pages.cards import Cards
from api.pages.drawing import drawn
from api.pages.overview_view import title
from api.pages.page_route import root_of
from api.pages.templating import render
from api.pages.visitor import has_key
from api.reports import read_report

BUYER: Final = "opdrachtgever"
_READERS = {BUYER: Perspective.BUYER, "inschrijver": Perspective.SUPPLIER}


@dataclass(frozen=True, slots=True)
class Result:
    """A report as one reader sees it; `keep` is the query that keeps that choice in links."""

    id: str
    report: Report
    overview: Overview
    cards: Cards
    decisions: list[Decision]
    perspective: Perspective
    keep: str


def known_reader(said: str) -> str:
    """Who reads, by the word in an address; the buyer when it is no known word."""
    return said if said in _READERS else BUYER


def keep_query(reader: str) -> str:
    """The query that keeps the view of a reader in links, "" for the usual one."""
    return "" if reader == BUYER else f"?blik={reader}"


async def show(
    request: Request,
    desk: Desk,
    owner: str,
    job_id: str,
    template: str,
    tab: str,
    values: Callable[[Result], dict[str, Any]],
) -> HTMLResponse:
    """Render a page of a result, outside the event loop because a report may be long.

    Args:
        request: of the page; `blik` in its query says who reads.
        desk: gives report and decisions.
        owner: whose analysis it is.
        job_id: of the analysis.
        template: name of the template.
        tab: path of the page below that of the analysis.
        values: what the template needs beyond what all pages of a result have.

    Raises:
        Problem: there is no such report.
    """
    data = await desk.report(job_id, owner)
    decisions = await desk.decisions(job_id, owner)
    reader = known_reader(request.query_params.get("blik", BUYER))

    def page() -> str:
        result = _result(job_id, data, decisions, reader)
        root = root_of(request)
        return render(
            template,
            here="",
            root=root,
            leave=has_key(request),
            id=job_id,
            title=title(result.report),
            tab=tab,
            blik=reader,
            keep=result.keep,
            words=wording(_READERS[reader]),
            action=f"{root}/analyses/{job_id}/oordeel",
            wat_als=f"{root}/analyses/{job_id}/wat-als{result.keep}"
            if result.report.what_if
            else "",
            **values(result),
        )

    return HTMLResponse(await drawn(page))


def _result(job_id: str, data: bytes, decisions: list[Decision], reader: str) -> Result:
    report = read_report(data)
    overview = Overview(report)
    return Result(
        id=job_id,
        report=report,
        overview=overview,
        cards=Cards(overview, _READERS[reader], decisions),
        decisions=decisions,
        perspective=_READERS[reader],
        keep=keep_query(reader),
    )
