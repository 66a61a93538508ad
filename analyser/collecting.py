"""Keeps Python's cyclic garbage collector away from what never becomes garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def long_lived() -> Iterator[None]:
    """What is made inside lives as long as the process and is never looked at by the collector.

    An engine is some hundred thousand small objects. Looking through them again and again
    took half of the time of loading it and a fifth of that of an analysis.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
