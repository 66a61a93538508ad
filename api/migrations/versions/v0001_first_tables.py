"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_Time = sa.Float(53)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "analyses",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("owner", sa.String(100), nullable=False),
        sa.Column("content_key", sa.String(64), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("turn", sa.BigInteger, nullable=False),
        sa.Column("created", _Time, nullable=False),
        sa.Column("started", _Time),
        sa.Column("finished", _Time),
        sa.Column("expires", _Time),
        sa.Column("stage", sa.String(60)),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("error_code", sa.String(60)),
        sa.Column("error", sa.Text),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("worker", sa.String(64)),
        sa.Column("lease_until", _Time),
        sa.PrimaryKeyConstraint("id", name="pk_analyses"),
        sa.UniqueConstraint("owner", "content_key", name="uq_analyses_owner"),
    )
    op.create_index("ix_analyses_state", "analyses", ["state", "turn", "created"])
    op.create_table(
        "files",
        sa.Column("analysis_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("message", sa.Text),
        sa.PrimaryKeyConstraint("analysis_id", "position", name="pk_files"),
        _of_analysis("files"),
    )
    op.create_table(
        "outputs",
        sa.Column("analysis_id", sa.String(32), nullable=False),
        sa.Column("format", sa.String(20), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("analysis_id", "format", name="pk_outputs"),
        _of_analysis("outputs"),
    )
    op.create_table(
        "decisions",
        sa.Column("analysis_id", sa.String(32), nullable=False),
        sa.Column("finding", sa.String(40), nullable=False),
        sa.Column("verdict", sa.String(20), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("made", _Time, nullable=False),
        sa.PrimaryKeyConstraint("analysis_id", "finding", name="pk_decisions"),
        _of_analysis("decisions"),
    )
    op.create_table(
        "keys",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("owner", sa.String(100), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("scopes", sa.String(60), nullable=False),
        sa.Column("created", _Time, nullable=False),
        sa.Column("revoked", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_keys"),
    )
    tallies = op.create_table(
        "tallies",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("value", _Time, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_tallies"),
    )
    names = ("afgerond:klaar", "afgerond:mislukt", "hervat", "seconden")
    op.bulk_insert(tallies, [{"name": name, "value": 0.0} for name in names])


def downgrade() -> None:
    """Remove the tables, with everything in them."""
    for name in ("tallies", "keys", "decisions", "outputs", "files"):
        op.drop_table(name)
    op.drop_index("ix_analyses_state", "analyses")
    op.drop_table("analyses")


def _of_analysis(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["analysis_id"], ["analyses.id"], name=f"fk_{table}_analysis_id", ondelete="CASCADE"
    )
