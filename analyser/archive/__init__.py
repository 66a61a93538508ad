"""The archive room: many dossiers in, one line each out."""

from analyser.archive.run import BatchOutcome, run_batch

__all__ = ["BatchOutcome", "run_batch"]
