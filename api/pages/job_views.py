"""An analysis as a row of the list and as a page of progress."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from analyser.reporting.plain import clean
from analyser.reporting.words import count_of
from api.jobs import Job, State

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"
_STATES: Mapping[State, str] = {
    State.WAITING: "Wacht op zijn beurt",
    State.RUNNING: "Bezig",
    State.DONE: "Klaar",
    State.FAILED: "Mislukt",
}
_HEADINGS: Mapping[State, str] = {
    State.WAITING: "Uw stukken wachten op hun beurt",
    State.RUNNING: "Uw stukken worden gelezen",
    State.DONE: "Uw resultaat is klaar",
    State.FAILED: "De analyse is niet gelukt",
}


@dataclass(frozen=True, slots=True)
class JobRow:
    """A row of the list; `words` is the state in words, the times are in words too."""

    id: str
    name: str
    state: str
    words: str
    created: str
    expires: str


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file with its state as a code and in words."""

    name: str
    state: str
    words: str
    message: str


@dataclass(frozen=True, slots=True)
class Stand:
    """How far an analysis is; `percent` is 0-100 of the stage that runs."""

    id: str
    heading: str
    sentence: str
    percent: int
    final: bool
    files: tuple[FileRow, ...]


def job_row(job: Job) -> JobRow:
    """An analysis as a row."""
    return JobRow(
        id=job.id,
        name=job_name(job),
        state=job.state.value,
        words=_STATES[job.state],
        created=moment(job.created),
        expires=moment(job.expires) if job.expires else "niet bekend",
    )


def job_name(job: Job) -> str:
    """What a dossier is called: its only file, or the first with how many more there are."""
    if not job.files:
        return "Dossier"
    first, rest = clean(job.files[0].name), len(job.files) - 1
    return f"{first} en {count_of(rest, 'ander stuk', 'andere stukken')}" if rest else first


def stand(job: Job) -> Stand:
    """How far an analysis is, in words."""
    return Stand(
        id=job.id,
        heading=_HEADINGS[job.state],
        sentence=_sentence(job),
        percent=100
        if job.state.is_final
        else min(100, 100 * job.done // job.total if job.total else 0),
        final=job.state.is_final,
        files=tuple(
            FileRow(clean(f.name), f.state.value, _STATES[f.state], clean(f.message or ""))
            for f in job.files
        ),
    )


def moment(when: datetime) -> str:
    """A time in words, as a clock in the Netherlands shows it: "22 november 2026, 11.36 uur"."""
    local = when.astimezone(_zone())
    return f"{local.day} {_MONTHS.split()[local.month - 1]} {local.year}, {local:%H.%M} uur"


def _sentence(job: Job) -> str:
    if job.state is State.WAITING:
        if job.place is None or job.place <= 1:
            return "U bent als eerste aan de beurt."
        return (
            f"Er {'gaat één analyse' if job.place == 2 else f'gaan {job.place - 1} analyses'} voor."
        )
    if job.state is State.RUNNING:
        stage = clean(job.stage or "Bezig").rstrip(".")
        stage = stage[:1].upper() + stage[1:]
        return f"{stage}: {job.done} van {job.total}." if job.total else f"{stage}."
    if job.state is State.FAILED:
        return clean(job.error or "De analyse is niet gelukt.")
    return "Het resultaat wordt geopend."


@lru_cache(maxsize=1)
def _zone() -> tzinfo:
    try:
        return ZoneInfo("Europe/Amsterdam")
    except ZoneInfoNotFoundError:  # a bare container may come without time zones
        return UTC
