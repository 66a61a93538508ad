"""The reading room: files, folders and ZIPs to documents of blocks."""

from analyser.reading.dossier import Reading, read_dossier
from analyser.reading.limits import DEFAULT_LIMITS, Limits

__all__ = ["DEFAULT_LIMITS", "Limits", "Reading", "read_dossier"]
