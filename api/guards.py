"""What every request and every answer passes: hosts, other sites, headers."""

from __future__ import annotations

import ipaddress

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import problems
from api.problems import Problem
from api.settings import LOOPBACK_NAMES, Access, Settings

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
_PROBES = frozenset({"/healthz", "/readyz"})
_YEAR = "max-age=31536000"


class SecurityHeaders:
    """Adds the headers that keep a browser from helping an attacker.

    A route may set one of them itself, such as the policy of a report or the caching of a
    style sheet.

    Args:
        app: the application.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        is_secure = scope.get("scheme") == "https"

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                if is_secure:
                    headers.setdefault("strict-transport-security", _YEAR)
            await send(message)

        await self._app(scope, receive, send_with_headers)


class KnownHost:
    """Refuses requests that were not meant for this service, and in local mode all from outside.

    A page elsewhere can let its own name point at this computer (DNS rebinding); the name in
    the request then gives it away.

    Args:
        app: the application.
        settings: the names of this service and who may come in.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._is_local = settings.access is Access.LOCAL
        # With keys any name will do when none is set: the key is what counts.
        self._hosts = frozenset(settings.hosts or (LOOPBACK_NAMES if self._is_local else ()))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        host = _host_name(Headers(scope=scope).get("host", ""))
        # The health check of a container comes by address, whatever the name is.
        is_meant = not self._hosts or host in self._hosts or scope["path"] in _PROBES
        if not is_meant or (self._is_local and not _is_near(scope)):
            refused = Problem(403, "ANDER_ADRES", "Dit adres hoort niet bij deze dienst.")
            await problems.answer(refused)(scope, receive, send)
            return
        await self._app(scope, receive, send)


class SameSite:
    """Refuses changes that a page of another site asks for in the name of a user.

    Browsers say where a request comes from; a request without that comes from a program,
    which has no cookies of a user. A request with a key of its own needs no check.

    Args:
        app: the application.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http" and scope["method"] not in _SAFE_METHODS:
            headers = Headers(scope=scope)
            if "authorization" not in headers and not _is_same_site(headers):
                refused = Problem(403, "ANDERE_SITE", "Dit verzoek komt van een andere site.")
                await problems.answer(refused)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _is_same_site(headers: Headers) -> bool:
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = headers.get("origin")
    if origin is None:
        return True
    return origin.partition("://")[2].lower() == headers.get("host", "").lower()


def _host_name(host: str) -> str:
    """The name in a Host header, without its port."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()


def _is_near(scope: Scope) -> bool:
    """Whether a request comes from this computer; what is no address comes from a test."""
    client = scope.get("client")
    try:
        return client is None or ipaddress.ip_address(client[0]).is_loopback
    except ValueError:
        return True
