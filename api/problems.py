"""Errors as problem+json (RFC 9457): a stable code and one Dutch sentence, never a traceback.

Who reads pages gets the same as a page; that is told apart by what the request accepts.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException
from starlette.routing import Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HTTP_TOO_LARGE = 413
_LOG = logging.getLogger("dooi.api")
_MEDIA_TYPE = "application/problem+json"
_METHODS = ("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT")
_SENTENCES = {
    400: ("VERZOEK", "Het verzoek kan niet worden gelezen."),
    404: ("NIET_GEVONDEN", "Wat u vraagt bestaat hier niet."),
    405: ("METHODE", "Deze methode wordt hier niet ondersteund."),
    HTTP_TOO_LARGE: ("TE_GROOT", "De bestanden zijn samen te groot voor deze dienst."),
}
_MEANINGS = {
    400: "Het verzoek kan niet worden gelezen.",
    401: "Er is geen geldige sleutel meegestuurd.",
    403: "De sleutel mag dit niet, of het verzoek komt van een andere site.",
    404: "Dit bestaat niet of is niet van u.",
    409: "De analyse is nog niet klaar.",
    413: "De bestanden zijn samen te groot.",
    422: "De invoer kan niet worden gebruikt.",
    429: "Te veel verzoeken of te veel in de wachtrij; probeer het later opnieuw.",
    503: "De dienst kan dit nu niet aan; probeer het later opnieuw.",
}
_TOO_LARGE_CODES = frozenset({"TE_GROOT", "ZIP_TE_GROOT", "TE_VEEL_BESTANDEN"})
_OWN_FAULT_CODES = frozenset({"ANALYSE_AFGEBROKEN", "INTERN"})


class ProblemBody(BaseModel):
    """What a refusal looks like."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    code: str


class Problem(Exception):  # noqa: N818 - it is the name of the thing in RFC 9457
    """A refusal with its HTTP status.

    Args:
        status: HTTP status code.
        code: stable code.
        detail: one Dutch sentence.
        retry_after: seconds after which it may go better, for 429 and 503.
    """

    def __init__(
        self, status: int, code: str, detail: str, *, retry_after: int | None = None
    ) -> None:
        super().__init__(detail)
        self.status, self.code, self.detail = status, code, detail
        self.retry_after = retry_after


def failed(code: str, message: str) -> Problem:
    """The HTTP form of an analysis that did not succeed.

    Args:
        code: its code.
        message: its Dutch sentence.
    """
    if code in _OWN_FAULT_CODES:
        return Problem(503, code, message, retry_after=60)
    return Problem(HTTP_TOO_LARGE if code in _TOO_LARGE_CODES else 422, code, message)


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The refusals of a route, for its description.

    Args:
        statuses: HTTP status codes.
    """
    content = {_MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemBody"}}}
    answers: dict[int | str, dict[str, Any]] = {}
    for status in statuses:
        answers[status] = {"description": _MEANINGS[status], "content": content}
        if status in {429, 503}:
            answers[status]["headers"] = {
                "Retry-After": {
                    "description": "Seconden tot een nieuwe poging zin heeft.",
                    "schema": {"type": "integer", "minimum": 1},
                }
            }
    return answers


class TooLargeAsProblem:
    """ASGI wrapper that gives the plain-text answer of the body limit our form.

    Args:
        app: the application with its limits.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        replaced = False

        async def send_problem(message: Message) -> None:
            nonlocal replaced
            if replaced:
                return
            plain = message["type"] == "http.response.start" and message["status"] == HTTP_TOO_LARGE
            if plain and (b"content-type", _MEDIA_TYPE.encode()) not in message["headers"]:
                replaced = True
                too_large = Problem(HTTP_TOO_LARGE, *_SENTENCES[HTTP_TOO_LARGE])
                await answer(too_large)(scope, receive, send)
                return
            await send(message)

        await self._app(scope, receive, send_problem)


def install(app: FastAPI, page: Callable[[Request, Problem], Response]) -> None:
    """Make every error of the app an answer of this service.

    Args:
        app: the application.
        page: makes a refusal into a page, for a person.
    """

    def tell(request: Request, told: Problem) -> Response:
        return page(request, told) if _is_person(request) else answer(told)

    async def problem(request: Request, error: Exception) -> Response:
        if not isinstance(error, Problem):
            raise error
        return tell(request, error)

    async def http(request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            raise error
        response = tell(request, of_framework(error))
        if error.status_code == 405:
            response.headers["Allow"] = ", ".join(_allowed(request))
        return response

    async def invalid(request: Request, error: Exception) -> Response:
        del error  # it repeats what was sent
        sentence = "Er ontbreekt iets in het verzoek, of een waarde is ongeldig."
        return tell(request, Problem(422, "VERZOEK", sentence))

    async def unreachable(request: Request, error: Exception) -> Response:
        _LOG.error("database not reachable", extra={"error": type(error).__name__})
        sentence = "De dienst kan dit nu niet aan; probeer het zo dadelijk opnieuw."
        return tell(request, Problem(503, "DATABASE", sentence, retry_after=5))

    async def unexpected(request: Request, error: Exception) -> Response:
        _LOG.error("unexpected error", extra={"error": type(error).__name__}, exc_info=error)
        sentence = "Er ging iets mis in de dienst; probeer het later opnieuw."
        return tell(request, Problem(500, "INTERN", sentence))

    app.add_exception_handler(Problem, problem)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(OperationalError, unreachable)
    app.add_exception_handler(Exception, unexpected)


def _is_person(request: Request) -> bool:
    """Whether a browser opens the address to show it; programs ask for JSON or for anything."""
    accepted = {
        part.partition(";")[0].strip() for part in request.headers.get("accept", "").split(",")
    }
    return "text/html" in accepted and not accepted & {"application/json", _MEDIA_TYPE}


def of_framework(error: HTTPException) -> Problem:
    """A refusal of the framework in the words of this service."""
    code, detail = _SENTENCES.get(error.status_code, ("FOUT", "Het verzoek is niet gelukt."))
    return Problem(error.status_code, code, detail)


def _allowed(request: Request) -> list[str]:
    """The methods of an address; the router itself names those of its first route only."""

    def is_answered(method: str) -> bool:
        scope = {**request.scope, "method": method}
        return any(route.matches(scope)[0] is Match.FULL for route in request.app.routes)

    return [method for method in _METHODS if is_answered(method)]


def answer(problem: Problem) -> JSONResponse:
    """The response for a problem."""
    body = ProblemBody(
        title=problem.code, status=problem.status, detail=problem.detail, code=problem.code
    )
    headers = {}
    if problem.retry_after is not None:
        headers["Retry-After"] = str(problem.retry_after)
    if problem.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse(
        body.model_dump(), status_code=problem.status, headers=headers, media_type=_MEDIA_TYPE
    )
