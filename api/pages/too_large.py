"""An upload that is too large is refused while it streams in, before any page has a say."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.pages.start_routes import UPLOAD_PATH, too_large_page
from api.problems import HTTP_TOO_LARGE
from api.settings import Settings


class TooLargeAsPage:
    """Gives the refusal of a form of the first page as that page, with what went wrong.

    Args:
        app: the application with its limits.
        settings: the limit, to tell it.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        root = scope.get("root_path", "").rstrip("/")
        if scope["type"] != "http" or scope["path"] != root + UPLOAD_PATH:
            await self._app(scope, receive, send)
            return
        replaced = False

        async def send_page(message: Message) -> None:
            nonlocal replaced
            if replaced:
                return
            if message["type"] == "http.response.start" and message["status"] == HTTP_TOO_LARGE:
                replaced = True
                await too_large_page(scope, self._settings)(scope, receive, send)
                return
            await send(message)

        await self._app(scope, receive, send_page)
