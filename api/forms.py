"""The names under which the forms of a report are kept."""

from __future__ import annotations

from enum import StrEnum

from analyser.advice import Perspective


class KeptForm(StrEnum):
    """A form that is made with the analysis and kept with it."""

    JSON = "json"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    ANNOTATED = "annotated"  # a ZIP with all files that could get comments

    def kept(self, perspective: Perspective) -> str:
        """The name for one reader; JSON is the same for all."""
        if self is KeptForm.JSON or perspective is Perspective.BUYER:
            return self.value
        return f"{self}-{perspective}"
