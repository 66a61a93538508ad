"""The reading room: files, folders and ZIPs to documents of blocks."""

from analyser.reading.dossier import read_dossier
from analyser.reading.limits import DEFAULT_LIMITS, Limits

__all__ = ["DEFAULT_LIMITS", "Limits", "read_dossier"]
