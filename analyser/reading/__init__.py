"""The reading room: files, folders and ZIPs to documents of blocks."""

from analyser.reading.docx_revisions import RevisionView
from analyser.reading.dossier import Reading, read_dossier
from analyser.reading.limits import DEFAULT_LIMITS, Limits, limits_from_environment

__all__ = [
    "DEFAULT_LIMITS",
    "Limits",
    "Reading",
    "RevisionView",
    "limits_from_environment",
    "read_dossier",
]
