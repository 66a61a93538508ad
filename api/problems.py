"""Errors as problem+json (RFC 9457): a stable code and one Dutch sentence, never a traceback."""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from analyser.errors import InputError

HTTP_TOO_LARGE = 413
_LOG = logging.getLogger("dooi.api")
_MEDIA_TYPE = "application/problem+json"
_SENTENCES = {
    400: ("VERZOEK", "Het verzoek kan niet worden gelezen."),
    404: ("NIET_GEVONDEN", "Wat u vraagt bestaat hier niet."),
    405: ("METHODE", "Deze methode wordt hier niet ondersteund."),
    HTTP_TOO_LARGE: ("TE_GROOT", "De bestanden zijn samen te groot voor deze dienst."),
}
_TOO_LARGE_CODES = frozenset({"TE_GROOT", "ZIP_TE_GROOT", "TE_VEEL_BESTANDEN"})


class Problem(Exception):  # noqa: N818 - it is the name of the thing in RFC 9457
    """A refusal with its HTTP status.

    Args:
        status: HTTP status code.
        code: stable code.
        detail: one Dutch sentence.
    """

    def __init__(self, status: int, code: str, detail: str) -> None:
        super().__init__(detail)
        self.status, self.code, self.detail = status, code, detail


def from_input_error(error: InputError) -> Problem:
    """The HTTP form of input that cannot be analysed."""
    return Problem(
        HTTP_TOO_LARGE if error.code in _TOO_LARGE_CODES else 422, error.code, error.message
    )


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
                await _answer(HTTP_TOO_LARGE, *_SENTENCES[HTTP_TOO_LARGE])(scope, receive, send)
                return
            await send(message)

        await self._app(scope, receive, send_problem)


def install(app: FastAPI) -> None:
    """Make every error of the app a problem+json answer."""

    async def problem(_: Request, error: Exception) -> JSONResponse:
        if not isinstance(error, Problem):
            raise error
        return _answer(error.status, error.code, error.detail)

    async def http(_: Request, error: Exception) -> JSONResponse:
        if not isinstance(error, HTTPException):
            raise error
        code, detail = _SENTENCES.get(error.status_code, ("FOUT", "Het verzoek is niet gelukt."))
        return _answer(error.status_code, code, detail)

    async def invalid(_: Request, error: Exception) -> JSONResponse:
        del error
        return _answer(422, "VERZOEK", "Stuur een of meer bestanden mee in het veld 'files'.")

    async def unexpected(_: Request, error: Exception) -> JSONResponse:
        _LOG.error("unexpected error: %s", type(error).__name__, exc_info=error)
        return _answer(500, "INTERN", "Er ging iets mis in de dienst; probeer het later opnieuw.")

    app.add_exception_handler(Problem, problem)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(Exception, unexpected)


def _answer(status: int, code: str, detail: str) -> JSONResponse:
    body = {"type": "about:blank", "title": code, "status": status, "detail": detail, "code": code}
    return JSONResponse(body, status_code=status, media_type=_MEDIA_TYPE)
