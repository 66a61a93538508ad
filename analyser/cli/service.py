"""Reaches the web service from the command line.

By name, because the library does not import the service (see docs/architecture.md).
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


def service_module(name: str) -> Any:
    """A module of the service.

    Args:
        name: its name without `api.`.
    """
    return import_module(f"api.{name}")
