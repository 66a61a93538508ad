"""Questions and answers that stand below each other, as in many a nota van inlichtingen."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyser.model import ClauseKind

_LABEL = re.compile(
    r"(?P<what>vraag|antwoord)\s*(?:nr\.?\s*|nummer\s*)?(?P<number>\d+[a-z]?)?\s*[.:)]?",
    re.IGNORECASE,
)
_SPEAKER = r"(?:\s+(?:van\s+)?(?:de\s+)?(?:gegadigde|inschrijver|opdrachtgever|aanbestedende dienst|gemeente))?"
_WORD = re.compile(
    rf"(?P<what>vraag|antwoord|reactie|[vqa]){_SPEAKER}\s*:\s*(?P<text>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
# Bold "Antwoord" in front of its text, or above it, without a colon.
_WORD_BEFORE = re.compile(r"(?P<what>Antwoord)\s+(?P<text>[A-Z“\"].*)", re.DOTALL)
_WORD_ALONE = re.compile(rf"(?P<what>vraag|antwoord|reactie){_SPEAKER}\s*:?", re.IGNORECASE)
_ASKING = re.compile(r"vraag|[vq]", re.IGNORECASE)
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
        self._awaited: ClauseKind | None = None
        self._is_answering = False

    def leave(self) -> None:
        """A heading or table ends the last question and its answer."""
        self.reference, self._number, self._is_open = None, None, False
        self._awaited, self._is_answering = None, False

    def turn(self, label: str | None, text: str) -> Turn | None:
        """A question or answer, or None when the text is neither.

        Args:
            label: number in front of the text.
            text: the text without it; "Vraag:" counts when a numbered question is open, and
                what follows on a bare label belongs to it.
        """
        if label is None and self._is_open and (alone := _WORD_ALONE.fullmatch(text.strip())):
            self._awaited = _kind(alone)
            return None
        match, said = self._told(label, text)
        if match is None:
            return self._goes_on(label, text)
        number = match.groupdict().get("number")
        kind = _kind(match)
        if kind is ClauseKind.QUESTION and number is not None and number != self._number:
            self.leave()
        if kind is ClauseKind.QUESTION and self._is_answering:
            self._number = None  # the question before it has its answer
        self._number, self._is_open = number or self._number, True
        self._is_answering = kind is ClauseKind.ANSWER
        self._awaited = None if said else kind
        return Turn(kind, self._number, said)

    def _told(self, label: str | None, text: str) -> tuple[re.Match[str] | None, str]:
        """The words that say that a text is a question or answer, and the text without them."""
        if label is not None:
            return _LABEL.fullmatch(label), text
        match = None
        if self._is_open:
            match = _WORD.fullmatch(text) or _WORD_BEFORE.fullmatch(text)
        return match, text if match is None else match["text"]

    def _goes_on(self, label: str | None, text: str) -> Turn | None:
        """A text without a label of its own below a bare "Vraag 4" or "Antwoord"."""
        kind = self._awaited
        if label is not None or kind is None or _REFERENCE.fullmatch(text):
            return None
        self._awaited, self._is_answering = None, kind is ClauseKind.ANSWER
        return Turn(kind, self._number, text)

    def refers(self, text: str) -> bool:
        """Whether a text says what the open question is about; it is then the reference."""
        match = _REFERENCE.fullmatch(text) if self._is_open else None
        if match is None or len(text.split()) > _MOST_WORDS:
            return False
        self.reference = " ".join(match["text"].split())
        return True


def _kind(match: re.Match[str]) -> ClauseKind:
    return ClauseKind.QUESTION if _ASKING.fullmatch(match["what"]) else ClauseKind.ANSWER
