"""Where pages are drawn: one at a time, beside the event loop.

Drawing a long dossier takes the processor for a second. Two at once would take no less time
together, and keep everybody else waiting for the interpreter.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Drawn = TypeVar("Drawn")

_THREAD = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pages")


async def drawn(work: Callable[[], Drawn]) -> Drawn:
    """What `work` gives, when it has had its turn.

    Args:
        work: reads reports and renders; it needs no event loop.
    """
    return await asyncio.get_running_loop().run_in_executor(_THREAD, work)
