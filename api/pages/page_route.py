"""A route that answers people: what goes wrong becomes a page and not JSON."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from api.pages.templating import render
from api.problems import Problem

_SEE_OTHER, _NO_KEY, _NOT_FOUND, _INVALID = 303, 401, 404, 422
_HEADINGS = {
    _NO_KEY: "U hebt hier een sleutel nodig",
    403: "Dat mag hier niet",
    _NOT_FOUND: "Deze pagina is er niet",
    409: "Dat kan nu niet",
    429: "Het is nu te druk",
    503: "Het is nu te druk",
}
_SENTENCES = {
    400: ("VERZOEK", "De bestanden zijn niet goed aangekomen; probeer het opnieuw."),
    413: ("TE_GROOT", "De bestanden zijn samen te groot voor deze dienst."),
}
_OTHER = ("FOUT", "Het verzoek is niet gelukt.")


class PageRoute(APIRoute):
    """Answers a refusal with a page, or with JSON to a script of the page that asks for it."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Wrap the handler of the route."""
        handler = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                return await handler(request)
            except (Problem, HTTPException) as error:
                return refuse(request, as_problem(error))
            except RequestValidationError:
                return refuse(
                    request,
                    Problem(_INVALID, "VERZOEK", "Het formulier is niet goed ingevuld."),
                )

        return answer


def refuse(request: Request, problem: Problem) -> Response:
    """A refusal as a page, or as JSON where a script asked for that."""
    if problem.status == _NO_KEY and request.method == "GET" and not wants_json(request):
        query = urlencode({"naar": request.url.path})
        return RedirectResponse(f"{root_of(request)}/sleutel?{query}", _SEE_OTHER)
    if wants_json(request):
        body = {"code": problem.code, "detail": problem.detail}
        return JSONResponse(body, status_code=problem.status, headers=_headers(problem))
    html = render(
        "failed",
        here="",
        root=root_of(request),
        heading=_HEADINGS.get(problem.status, "Het is niet gelukt"),
        sentence=problem.detail,
        code=problem.code,
    )
    return HTMLResponse(html, status_code=problem.status, headers=_headers(problem))


def as_problem(error: Problem | HTTPException) -> Problem:
    """A refusal of the framework in the words of this service."""
    if isinstance(error, Problem):
        return error
    code, sentence = _SENTENCES.get(error.status_code, _OTHER)
    return Problem(error.status_code, code, sentence)


def wants_json(request: Request) -> bool:
    """Whether a script of the page asks, and not a person."""
    return request.headers.get("accept", "") == "application/json"


def root_of(request: Request) -> str:
    """The path under which the service is mounted, "" at the top."""
    path: str = request.scope.get("root_path", "")
    return path.rstrip("/")


def _headers(problem: Problem) -> dict[str, str]:
    return {} if problem.retry_after is None else {"Retry-After": str(problem.retry_after)}
