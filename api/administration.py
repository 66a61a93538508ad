"""What an administrator does from the command line: tables and keys."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from analyser.errors import InputError
from api.identity import LOCAL_OWNER
from api.settings import read_settings
from api.store import keys
from api.store.database import Database
from api.store.keys import Key, Scope

_AUDIT = logging.getLogger("dooi.audit")
_LONGEST_OWNER = 100


def upgrade() -> None:
    """Bring the tables up to date.

    Raises:
        DooiError: a setting is wrong, or the database cannot be reached.
    """
    with _store():
        pass


def create_key(owner: str, scopes: Sequence[str]) -> str:
    """Make a key.

    Args:
        owner: whose analyses it gives access to.
        scopes: what it may do: `read`, `write`, `admin`.

    Returns:
        The key, which is kept nowhere.

    Raises:
        InputError: the name cannot be used (``NAAM``).
        DooiError: a setting is wrong, or the database cannot be reached.
    """
    name = owner.strip()
    if not 0 < len(name) <= _LONGEST_OWNER or not name.isprintable() or name == LOCAL_OWNER:
        raise InputError(
            "NAAM",
            f"Geef een naam van hoogstens {_LONGEST_OWNER} tekens, en niet '{LOCAL_OWNER}'.",
        )
    with _store() as database, database.writing() as connection:
        key = keys.create(connection, name, frozenset(map(Scope, scopes)), time.time())
    _AUDIT.info("key created", extra={"owner": name})
    return key


def list_keys() -> list[Key]:
    """All keys, without their secret.

    Raises:
        DooiError: a setting is wrong, or the database cannot be reached.
    """
    with _store() as database, database.reading() as connection:
        return keys.listed(connection)


def revoke_key(key_id: str) -> None:
    """Make a key worthless.

    Raises:
        InputError: there is no such key that still works (``ONBEKENDE_SLEUTEL``).
        DooiError: a setting is wrong, or the database cannot be reached.
    """
    with _store() as database, database.writing() as connection:
        if not keys.revoke(connection, key_id):
            raise InputError(
                "ONBEKENDE_SLEUTEL", "Er is geen geldige sleutel met dit nummer; zie de lijst."
            )
    _AUDIT.info("key revoked", extra={"key": key_id})


@contextmanager
def _store() -> Iterator[Database]:
    database = Database(read_settings().database_url)
    try:
        database.upgrade()
        yield database
    finally:
        database.close()
