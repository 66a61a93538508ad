"""Showing a key once, so that the browser keeps it for the day."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from api.identity import Doorkeeper, get_doorkeeper, sign_in, sign_out
from api.pages.page_route import PageRoute, root_of
from api.pages.templating import render
from api.problems import Problem

_SEE_OTHER, _NO_KEY = 303, 401

router = APIRouter(prefix="/sleutel", route_class=PageRoute, include_in_schema=False)


@router.get("")
async def ask(request: Request, naar: str = "/") -> Response:
    """Ask for a key."""
    return _form(request, naar, "")


@router.post("")
async def enter(
    request: Request,
    doorkeeper: Annotated[Doorkeeper, Depends(get_doorkeeper)],
    sleutel: Annotated[str, Form(max_length=200)],
    naar: Annotated[str, Form(max_length=300)] = "/",
) -> Response:
    """Check a key and keep it in the browser."""
    try:
        await doorkeeper.identify(request, sleutel.strip())
    except Problem as problem:
        if problem.status != _NO_KEY:
            raise
        return _form(
            request, naar, "Deze sleutel is niet geldig. Vraag de beheerder om een nieuwe."
        )
    answer = RedirectResponse(f"{root_of(request)}{_inside(naar)}", _SEE_OTHER)
    sign_in(answer, sleutel.strip(), secure=request.url.scheme == "https")
    return answer


@router.post("/weg")
async def leave(request: Request) -> Response:
    """Take the key out of the browser."""
    answer = RedirectResponse(f"{root_of(request)}/sleutel", _SEE_OTHER)
    sign_out(answer)
    return answer


def _form(request: Request, target: str, error: str) -> HTMLResponse:
    html = render("key", here="", root=root_of(request), target=_inside(target), error=error)
    return HTMLResponse(html, status_code=_NO_KEY if error else 200)


def _inside(target: str) -> str:
    """A path of this service; an address elsewhere becomes the first page."""
    is_inside = target.startswith("/") and not target.startswith(("//", "/\\"))
    return target if is_inside and target.isprintable() else "/"
