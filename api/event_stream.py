"""States of an analysis as server-sent events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import msgspec
from fastapi.responses import StreamingResponse

_KEEP_ALIVE_SECONDS = 15.0


def event_response(lines: AsyncIterator[bytes]) -> StreamingResponse:
    """An answer that sends lines as they come."""
    headers = {"X-Accel-Buffering": "no"}
    return StreamingResponse(lines, media_type="text/event-stream", headers=headers)


async def event_lines(states: AsyncIterator[Any]) -> AsyncIterator[bytes]:
    """Events `stand`, and a comment now and then that keeps proxies from closing the line.

    Args:
        states: what can be written as JSON, one an event.
    """
    upcoming: asyncio.Task[Any] | None = None
    try:
        while True:
            upcoming = upcoming or asyncio.ensure_future(anext(states))
            done, _ = await asyncio.wait([upcoming], timeout=_KEEP_ALIVE_SECONDS)
            if not done:
                yield b": nog bezig\n\n"
                continue
            try:
                state = upcoming.result()
            except StopAsyncIteration:
                return
            upcoming = None
            yield b"event: stand\ndata: " + msgspec.json.encode(state) + b"\n\n"
    finally:
        if upcoming is not None:
            upcoming.cancel()
