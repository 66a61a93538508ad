"""Opens the database: SQLite for one machine, PostgreSQL for more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, create_engine, event
from sqlalchemy.exc import OperationalError

from analyser.errors import DooiError

_MIGRATIONS = Path(__file__).parents[1] / "migrations"
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",  # readers do not wait for a writer
    "PRAGMA synchronous=NORMAL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",  # what is deleted is overwritten with zeros
    "PRAGMA busy_timeout=15000",
)
_UPGRADE_LOCK = 5_020_031  # any number, the same in every process


class Database:
    """Connections to the store.

    Args:
        url: where it is; `upgrade` makes what is not there yet.

    Raises:
        DooiError: the driver for PostgreSQL is not installed (``DATABASE``).
    """

    def __init__(self, url: URL) -> None:
        self.is_sqlite = url.get_backend_name() == "sqlite"
        self.url = url
        # Parameters are hidden in errors, because they hold text of documents.
        if self.is_sqlite:
            self._engine = create_engine(
                url, connect_args={"check_same_thread": False}, hide_parameters=True
            )
            event.listen(self._engine, "connect", _prepare)
            event.listen(self._engine, "begin", _begin)
        else:
            try:
                self._engine = create_engine(
                    url, pool_pre_ping=True, pool_size=5, max_overflow=15, hide_parameters=True
                )
            except ModuleNotFoundError:
                raise DooiError(
                    "DATABASE",
                    "Voor PostgreSQL is een extra onderdeel nodig; installeer het met "
                    "pip install 'dooi[postgresql]'.",
                ) from None
        self._writing = self._engine.execution_options(dooi_writes=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads."""
        with self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes; it is undone when the block raises."""
        with self._writing.begin() as connection:
            yield connection

    def upgrade(self) -> None:
        """Bring the tables up to date; safe when several processes do it at once.

        Raises:
            DooiError: the database cannot be reached (``DATABASE``).
        """
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
        if self.is_sqlite and self.url.database:
            try:
                Path(self.url.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError:
                raise unreachable() from None
        try:
            with self.writing() as connection:
                if not self.is_sqlite:
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_UPGRADE_LOCK})")
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
        except OperationalError:
            raise unreachable() from None
        if self.is_sqlite and self.url.database:
            Path(self.url.database).chmod(0o600)

    def forget_deleted(self) -> None:
        """Take what was deleted out of the journal of SQLite too."""
        if self.is_sqlite:
            raw = self._engine.raw_connection()
            try:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                raw.close()

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()


def unreachable() -> DooiError:
    """The error when the database does not answer."""
    return DooiError(
        "DATABASE", "De database is niet bereikbaar; controleer DOOI_DATABASE en DOOI_DATA."
    )


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we begin transactions ourselves
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later could fail half-way; this one waits first.
    writes = connection.get_execution_options().get("dooi_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
