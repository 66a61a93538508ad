"""API keys: the store has a digest of each, the key itself is shown once."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from api.store.tables import keys, moment

_KEY = re.compile(r"dooi_([0-9a-f]{12})_([A-Za-z0-9_-]{43})")
_SECRET_BYTES = 32


class Scope(StrEnum):
    """What a key may do."""

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Key:
    """A key without its secret; keys of one owner see the same analyses."""

    id: str
    owner: str
    scopes: frozenset[Scope]
    created: datetime
    revoked: bool


def create(connection: Connection, owner: str, scopes: frozenset[Scope], now: float) -> str:
    """Make a key.

    Args:
        connection: a transaction that writes.
        owner: whose analyses it gives access to.
        scopes: what it may do.
        now: the time, in seconds since 1970.

    Returns:
        The key itself, which is kept nowhere.
    """
    key_id, secret = secrets.token_hex(6), secrets.token_urlsafe(_SECRET_BYTES)
    connection.execute(
        insert(keys).values(
            id=key_id,
            owner=owner,
            digest=_digest(secret),
            scopes=",".join(sorted(scopes)),
            created=now,
            revoked=False,
        )
    )
    return f"dooi_{key_id}_{secret}"


def check(connection: Connection, text: str) -> Key | None:
    """The key that this text is, or None when it is none or was revoked."""
    match = _KEY.fullmatch(text)
    if match is None:
        return None
    row = connection.execute(select(keys).where(keys.c.id == match[1])).first()
    # The secret is 256 random bits: a slow hash would protect nothing.
    expected = row.digest if row is not None else ""
    if not hmac.compare_digest(expected, _digest(match[2])) or row is None or row.revoked:
        return None
    return _key(row)


def listed(connection: Connection) -> list[Key]:
    """All keys, oldest first."""
    rows = connection.execute(select(keys).order_by(keys.c.created, keys.c.id))
    return [_key(row) for row in rows]


def are_there(connection: Connection) -> bool:
    """Whether somebody can come in with a key."""
    return bool(connection.scalar(select(func.count()).where(keys.c.revoked.is_(False))))


def revoke(connection: Connection, key_id: str) -> bool:
    """Make a key worthless.

    Returns:
        Whether there was such a key that still worked.
    """
    done = connection.execute(
        update(keys).where(keys.c.id == key_id, keys.c.revoked.is_(False)).values(revoked=True)
    )
    return done.rowcount == 1


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("ascii")).hexdigest()


def _key(row: Row[Any]) -> Key:
    scopes = frozenset(Scope(word) for word in row.scopes.split(",") if word)
    return Key(row.id, row.owner, scopes, moment(row.created), row.revoked)
