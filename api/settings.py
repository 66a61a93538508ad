"""Settings of the service, from environment variables that begin with DOOI_."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings; `docs/operations.md` has the table.

    `max_upload` is in bytes over all files of one request. `workers` is the number of
    analysing processes. `keep_results` is how many finished analyses stay in memory.
    """

    max_upload: int = 100 * _MEGABYTE
    workers: int = 2
    keep_results: int = 50


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings.

    Args:
        environment: variables; None for those of the process.

    Raises:
        ValueError: a variable is not a positive whole number.
    """
    env = os.environ if environment is None else environment
    default = Settings()
    return Settings(
        max_upload=_positive(env, "DOOI_MAX_UPLOAD_MB", default.max_upload // _MEGABYTE)
        * _MEGABYTE,
        workers=_positive(env, "DOOI_WORKERS", default.workers),
        keep_results=_positive(env, "DOOI_KEEP_RESULTS", default.keep_results),
    )


def _positive(env: Mapping[str, str], name: str, default: int) -> int:
    text = env.get(name, "").strip()
    if not text:
        return default
    if not text.isdigit() or int(text) == 0:
        raise ValueError(f"{name} moet een geheel getal groter dan nul zijn, niet '{text}'.")
    return int(text)
