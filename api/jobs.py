"""What the service knows of an analysis: plain types between the store, the desk and the routes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class State(StrEnum):
    """How far an analysis is; the words are part of the API."""

    WAITING = "wacht"
    RUNNING = "bezig"
    DONE = "klaar"
    FAILED = "mislukt"

    @property
    def is_final(self) -> bool:
        """Whether nothing will change any more."""
        return self in {State.DONE, State.FAILED}


class Verdict(StrEnum):
    """What a user thinks of a finding; the words are part of the API."""

    DELIBERATE = "bewust"
    WRONG = "klopt-niet"

    @property
    def words(self) -> str:
        """The verdict as people read it."""
        return "Bewust gekozen" if self is Verdict.DELIBERATE else "Klopt niet"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was stored: a name to show, never a path, and where the content stands."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class FileState:
    """One file of a dossier: `message` is a Dutch sentence when something is odd with it."""

    name: str
    state: State
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """An analysis, as its owner may see it; times are in UTC.

    `stage` is a Dutch phrase, of which `done` out of `total` is ready. `place` is 1 for the
    next in the queue and None once it is taken up. `error_code` and `error` (one Dutch
    sentence) are there when the state is `mislukt`. `expires` is when it is removed.
    """

    id: str
    state: State
    created: datetime
    files: tuple[FileState, ...]
    finished: datetime | None = None
    expires: datetime | None = None
    stage: str | None = None
    done: int = 0
    total: int = 0
    place: int | None = None
    error_code: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a user decided on a finding, with the reason in his own words; `when` is in UTC."""

    finding: str
    verdict: Verdict
    reason: str
    when: datetime
