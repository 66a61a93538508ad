"""Who looks at a page, with the desk that serves him."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse

from api.desk import Desk, get_desk
from api.identity import Identity, get_doorkeeper, reader, writer
from api.pages.page_route import root_of
from api.pages.templating import render


@dataclass(frozen=True, slots=True)
class Seat:
    """A visitor: whose analyses he sees, and the desk to ask for them."""

    request: Request
    desk: Desk
    owner: str

    def page(
        self, template: str, *, here: str = "", status: int = 200, **values: Any
    ) -> HTMLResponse:
        """Render a page for this visitor.

        Args:
            template: its name.
            here: path of the entry of the main menu that it belongs to.
            status: of the answer.
            values: what the template prints.
        """
        root = root_of(self.request)
        html = render(template, here, root, leave=has_key(self.request), **values)
        return HTMLResponse(html, status_code=status)


def _reading(
    request: Request,
    desk: Annotated[Desk, Depends(get_desk)],
    who: Annotated[Identity, Depends(reader)],
) -> Seat:
    return Seat(request, desk, who.owner)


def _writing(
    request: Request,
    desk: Annotated[Desk, Depends(get_desk)],
    who: Annotated[Identity, Depends(writer)],
) -> Seat:
    return Seat(request, desk, who.owner)


def has_key(request: Request) -> bool:
    """Whether visitors come in with a key here."""
    return get_doorkeeper(request).needs_key


Reader = Annotated[Seat, Depends(_reading)]
Writer = Annotated[Seat, Depends(_writing)]
