"""Questions and answers that stand below each other, as in many a nota van inlichtingen."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyser.model import ClauseKind

_LABEL = re.compile(
    r"(?P<what>vraag|antwoord)\s*(?:nr\.?\s*|nummer\s*)?(?P<number>\d+[a-z]?)?\s*[.:)]?",
    re.IGNORECASE,
)
_WORD = re.compile(r"(?P<what>vraag|antwoord)\s*:\s*(?P<text>\S.*)", re.IGNORECASE | re.DOTALL)
_REFERENCE = re.compile(
    r"(?:verwijzing|referentie|betreft|vindplaats|onderwerp|verwijst naar)\s*:\s*(?P<text>\S.*)",
    re.IGNORECASE,
)
_MOST_WORDS = 25  # of a reference


@dataclass(frozen=True, slots=True)
class Turn:
    """A question or answer with its number; its text is empty when only the label is there."""

    kind: ClauseKind
    number: str | None
    text: str


class Dialogue:
    """Follows questions and answers in reading order.

    Attributes:
        reference: the place that the last question refers to, or None.
    """

    def __init__(self) -> None:
        self.reference: str | None = None
        self._number: str | None = None
        self._is_open = False

    def leave(self) -> None:
        """A heading or table ends the last question and its answer."""
        self.reference, self._number, self._is_open = None, None, False

    def turn(self, label: str | None, text: str) -> Turn | None:
        """A question or answer, or None when the text is neither.

        Args:
            label: number in front of the text.
            text: the text without it; "Vraag:" counts when a numbered question is open.
        """
        match = _LABEL.fullmatch(label) if label is not None else None
        number = match["number"] if match is not None else None
        if match is None and label is None and self._is_open:
            match = _WORD.fullmatch(text)
            text = match["text"] if match is not None else text
        if match is None:
            return None
        is_question = match["what"].casefold() == "vraag"
        if is_question and number is not None and number != self._number:
            self.leave()
        self._number, self._is_open = number or self._number, True
        return Turn(ClauseKind.QUESTION if is_question else ClauseKind.ANSWER, self._number, text)

    def refers(self, text: str) -> bool:
        """Whether a text says what the open question is about; it is then the reference."""
        match = _REFERENCE.fullmatch(text) if self._is_open else None
        if match is None or len(text.split()) > _MOST_WORDS:
            return False
        self.reference = " ".join(match["text"].split())
        return True
