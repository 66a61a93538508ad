"""The pack room: sees the documents of a dossier together."""

from analyser.pack.see_together import Seen, see_together, without_quoted_changes

__all__ = ["Seen", "see_together", "without_quoted_changes"]
