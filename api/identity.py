"""Who asks: the user of this computer, or the owner of a key."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request, Response, Security
from fastapi.security import HTTPBearer
from fastapi.security.http import HTTPAuthorizationCredentials

from api.problems import Problem
from api.rates import RateLimit
from api.settings import Access, Settings
from api.store import keys
from api.store.database import Database
from api.store.keys import Key, Scope

LOCAL_OWNER = "lokaal"
_COOKIE = "dooi-sleutel"
_COOKIE_SECONDS = 8 * 3600
_WRONG_KEYS_A_MINUTE = 20
_bearer = HTTPBearer(
    auto_error=False,
    scheme_name="sleutel",
    description="Een sleutel, gemaakt met `dooi key create`; op de eigen computer niet nodig.",
)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who asks and what he may."""

    owner: str
    scopes: frozenset[Scope]


class Doorkeeper:
    """Decides who may come in, and how often.

    Args:
        database: has the keys.
        settings: whether keys are needed, and the number of requests a minute.
    """

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self.needs_key = settings.access is Access.KEYS
        self._rate = RateLimit(settings.rate)
        self._wrong = RateLimit(_WRONG_KEYS_A_MINUTE)

    async def identify(self, request: Request, text: str | None) -> Identity:
        """Who asks.

        Args:
            request: the request, for its address.
            text: the key that came with it.

        Raises:
            Problem: 401 without a valid key, 429 when it goes too fast.
        """
        if not self.needs_key:
            return Identity(LOCAL_OWNER, frozenset(Scope))
        address = request.client.host if request.client else ""
        if pause := self._wrong.wait(address):
            raise _too_fast(pause)
        key = await self.check(text) if text else None
        if key is None:
            if text:
                self._wrong.take(address)
            raise Problem(401, "SLEUTEL", "Stuur een geldige sleutel mee.")
        if pause := self._rate.take(key.owner):
            raise _too_fast(pause)
        return Identity(key.owner, key.scopes)

    async def check(self, text: str) -> Key | None:
        """The key that this text is, or None when it is none or was revoked."""

        def look() -> Key | None:
            with self._database.reading() as connection:
                return keys.check(connection, text)

        return await asyncio.to_thread(look)


def sign_in(response: Response, key: str, *, secure: bool) -> None:
    """Let a browser send this key along by itself, only to this site and out of reach of scripts.

    Args:
        response: gets the cookie.
        key: a key that was checked.
        secure: whether the page came over HTTPS; the cookie then goes nowhere else.
    """
    response.set_cookie(
        _COOKIE, key, max_age=_COOKIE_SECONDS, httponly=True, samesite="strict", secure=secure
    )


def sign_out(response: Response) -> None:
    """Take the key out of the browser."""
    response.delete_cookie(_COOKIE)


def get_doorkeeper(request: Request) -> Doorkeeper:
    """The doorkeeper of the application."""
    doorkeeper: Doorkeeper = request.app.state.doorkeeper
    return doorkeeper


async def identity(
    request: Request,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)],
) -> Identity:
    """Who asks, by the header or else by the cookie of the pages."""
    text = credentials.credentials if credentials else request.cookies.get(_COOKIE)
    return await get_doorkeeper(request).identify(request, text)


def _needing(scope: Scope) -> Callable[[Identity], Awaitable[Identity]]:
    async def check(who: Annotated[Identity, Depends(identity)]) -> Identity:
        if scope not in who.scopes:
            raise Problem(403, "MAG_NIET", "Met deze sleutel mag dit niet.")
        return who

    return check


reader = _needing(Scope.READ)
writer = _needing(Scope.WRITE)
admin = _needing(Scope.ADMIN)


def _too_fast(pause: int) -> Problem:
    return Problem(429, "TE_SNEL", "U vraagt te veel achter elkaar; wacht even.", retry_after=pause)
