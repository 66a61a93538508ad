"""Settings of the service, from environment variables that begin with DOOI_."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from analyser.errors import DooiError

_MEGABYTE = 1_000_000
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")
_WEAK = frozenset(
    {"", "admin", "changeme", "dooi", "geheim", "password", "postgres", "secret", "wachtwoord"}
)


class Access(StrEnum):
    """Who may come in: the user of this computer, or whoever has a key."""

    LOCAL = "lokaal"
    KEYS = "sleutels"


class SettingError(DooiError):
    """A setting has a value that cannot be used."""


def default_folder(environment: Mapping[str, str] | None = None) -> Path:
    """Where the service keeps its files when nothing is set."""
    env = os.environ if environment is None else environment
    state = env.get("XDG_STATE_HOME", "")
    base = Path(state) if state.startswith("/") else Path.home() / ".local" / "state"
    return base / "dooi"


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings; `docs/operations.md` has the table with the variables and their meaning.

    `max_upload` is in bytes over all files of one request, `keep_hours` in hours,
    `job_seconds` in seconds by the clock, `rate` in requests a minute for one owner.
    `database` is an SQLAlchemy address, or empty for a SQLite file in `folder`. Without
    `hosts` the service answers to the names of this computer in local mode, else to any.
    """

    folder: Path = field(default_factory=default_folder)
    database: str = ""
    access: Access = Access.LOCAL
    hosts: tuple[str, ...] = ()
    max_upload: int = 100 * _MEGABYTE
    workers: int = 2
    max_queue: int = 500
    max_queue_per_owner: int = 200
    rate: int = 600
    keep_hours: int = 24
    job_seconds: int = 1800

    def as_environment(self) -> dict[str, str]:
        """The variables that give these settings, for another process."""
        return {
            "DOOI_DATA": str(self.folder),
            "DOOI_DATABASE": self.database,
            "DOOI_ACCESS": self.access,
            "DOOI_HOSTS": ",".join(self.hosts),
            "DOOI_MAX_UPLOAD_MB": str(-(-self.max_upload // _MEGABYTE)),
            "DOOI_WORKERS": str(self.workers),
            "DOOI_MAX_QUEUE": str(self.max_queue),
            "DOOI_MAX_QUEUE_PER_OWNER": str(self.max_queue_per_owner),
            "DOOI_RATE_PER_MINUTE": str(self.rate),
            "DOOI_KEEP_HOURS": str(self.keep_hours),
            "DOOI_JOB_SECONDS": str(self.job_seconds),
        }

    @property
    def keep_seconds(self) -> float:
        """How long a result is kept after its analysis, in seconds."""
        return self.keep_hours * 3600.0

    @property
    def database_url(self) -> URL:
        """The address of the database, with the driver that is installed with Dooi."""
        if not self.database:
            return URL.create("sqlite", database=str(self.folder / "dooi.sqlite3"))
        url = make_url(self.database)
        if url.drivername in {"postgres", "postgresql"}:
            return url.set(drivername="postgresql+psycopg")
        return url


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings.

    Args:
        environment: variables; None for those of the process.

    Raises:
        SettingError: a variable has a value that cannot be used (``INSTELLING``), or a
            password that everybody knows (``ZWAK_WACHTWOORD``).
    """
    env = os.environ if environment is None else environment
    default = Settings(folder=default_folder(env))
    folder = env.get("DOOI_DATA", "").strip()
    return Settings(
        folder=Path(folder).absolute() if folder else default.folder,
        database=_database(env),
        access=_access(env),
        hosts=_hosts(env),
        max_upload=_count(env, "DOOI_MAX_UPLOAD_MB", default.max_upload // _MEGABYTE) * _MEGABYTE,
        workers=_count(env, "DOOI_WORKERS", default.workers, least=0),
        max_queue=_count(env, "DOOI_MAX_QUEUE", default.max_queue),
        max_queue_per_owner=_count(env, "DOOI_MAX_QUEUE_PER_OWNER", default.max_queue_per_owner),
        rate=_count(env, "DOOI_RATE_PER_MINUTE", default.rate),
        keep_hours=_count(env, "DOOI_KEEP_HOURS", default.keep_hours),
        job_seconds=_count(env, "DOOI_JOB_SECONDS", default.job_seconds),
    )


def _count(env: Mapping[str, str], name: str, default: int, *, least: int = 1) -> int:
    text = env.get(name, "").strip()
    if not text:
        return default
    # isascii, because int() also takes digits of other scripts.
    if not (text.isascii() and text.isdigit() and len(text) <= 9 and int(text) >= least):
        raise SettingError(
            "INSTELLING", f"{name} moet een geheel getal van {least} of meer zijn, niet '{text}'."
        )
    return int(text)


def _access(env: Mapping[str, str]) -> Access:
    text = env.get("DOOI_ACCESS", "").strip() or Access.LOCAL
    try:
        return Access(text)
    except ValueError:
        raise SettingError(
            "INSTELLING", f"DOOI_ACCESS moet 'lokaal' of 'sleutels' zijn, niet '{text}'."
        ) from None


def _hosts(env: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(
        name.strip().lower() for name in env.get("DOOI_HOSTS", "").split(",") if name.strip()
    )


def _database(env: Mapping[str, str]) -> str:
    text = env.get("DOOI_DATABASE", "").strip()
    if not text:
        return ""
    try:
        url = make_url(text)
    except ArgumentError:
        url = None
    kinds = {"sqlite", "postgres", "postgresql"}
    # A database in memory would be another one in each process.
    in_memory = url is not None and url.database in {None, "", ":memory:"}
    if url is None or in_memory or url.drivername.split("+")[0] not in kinds:
        # Not repeated in the sentence: there may be a password in it.
        raise SettingError(
            "INSTELLING",
            "DOOI_DATABASE moet beginnen met 'postgresql://' of 'sqlite:///', gevolgd door het "
            "adres van de database.",
        )
    if url.drivername.startswith("postgres") and url.host and (url.password or "") in _WEAK:
        raise SettingError(
            "ZWAK_WACHTWOORD",
            "Het wachtwoord in DOOI_DATABASE ontbreekt of is een bekend standaardwachtwoord; "
            "kies een eigen wachtwoord.",
        )
    return text
