"""The tables; `api/migrations` makes them, and a test proves that both say the same.

Times are seconds since 1970 in UTC, because SQLite has no type for them.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

_Time = Float(53)


def moment(seconds: float) -> datetime:
    """A time as it stands in the tables, as a moment in UTC."""
    return datetime.fromtimestamp(seconds, UTC)


def _of_analysis() -> Column[str]:
    return Column(
        "analysis_id",
        String(32),
        ForeignKey("analyses.id", ondelete="CASCADE"),
        primary_key=True,
    )


# `turn` orders the queue fairly over owners, `lease_until` is when a silent worker has lost it.
analyses = Table(
    "analyses",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("owner", String(100), nullable=False),
    Column("content_key", String(64), nullable=False),
    Column("state", String(10), nullable=False),
    Column("turn", BigInteger, nullable=False),
    Column("created", _Time, nullable=False),
    Column("started", _Time),
    Column("finished", _Time),
    Column("expires", _Time),
    Column("stage", String(60)),
    Column("done", Integer, nullable=False, default=0),
    Column("total", Integer, nullable=False, default=0),
    Column("error_code", String(60)),
    Column("error", Text),
    Column("attempts", Integer, nullable=False, default=0),
    Column("worker", String(64)),
    Column("lease_until", _Time),
    UniqueConstraint("owner", "content_key"),
    Index("ix_analyses_state", "state", "turn", "created"),
)

files = Table(
    "files",
    metadata,
    _of_analysis(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("name", String(200), nullable=False),
    Column("state", String(10), nullable=False),
    Column("message", Text),
)

outputs = Table(
    "outputs",
    metadata,
    _of_analysis(),
    Column("format", String(20), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    _of_analysis(),
    Column("finding", String(40), primary_key=True),
    Column("verdict", String(20), nullable=False),
    Column("reason", Text, nullable=False),
    Column("made", _Time, nullable=False),
)

keys = Table(
    "keys",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("owner", String(100), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("scopes", String(60), nullable=False),
    Column("created", _Time, nullable=False),
    Column("revoked", Boolean, nullable=False, default=False),
)

# How many analyses ended in which way; what is deleted still counts.
tallies = Table(
    "tallies",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", _Time, nullable=False),
)
