"""One line in the log and one count in the metrics for each request."""

from __future__ import annotations

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.metrics import Metrics

_LOG = logging.getLogger("dooi.access")
_UNKNOWN = "onbekend"


class AccessLog:
    """Logs and counts requests, by the pattern of their route: an address may hold an id.

    Args:
        app: the application.
        metrics: counts them.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, root = time.perf_counter(), scope.get("root_path", "")
        status, seconds = 500, None

        async def send_and_see(message: Message) -> None:
            nonlocal status, seconds
            if message["type"] == "http.response.start":
                status, seconds = message["status"], time.perf_counter() - began
            await send(message)

        try:
            await self._app(scope, receive, send_and_see)
        finally:
            route = _pattern(scope, root)
            took = time.perf_counter() - began
            self._metrics.count(
                scope["method"], route, status, took if seconds is None else seconds
            )
            _LOG.info(
                "request",
                extra={
                    "method": scope["method"],
                    "route": route,
                    "status": status,
                    "ms": round(took * 1000, 1),
                },
            )


def _pattern(scope: Scope, root: str) -> str:
    """The pattern of the address: of its route, or of the folder of files it stands in.

    Args:
        scope: the request, after it was answered.
        root: where the service itself is mounted.
    """
    folder = scope.get("root_path", "").removeprefix(root)
    if folder:
        return f"{folder}/{{path}}"
    return getattr(scope.get("route"), "path", _UNKNOWN)
