"""How far the requirements fix the solution, per chapter: the words and bars of the picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analyser.model import SpecificationLevel as Level
from analyser.reporting.overview import Overview
from analyser.reporting.plain import clean, shorten
from analyser.reporting.words import count_of, score_number

TITLE = "Hoever de eisen de oplossing vastleggen"
LEVELS: Mapping[Level, str] = {
    Level.PRESCRIBED: "ligt vast",
    Level.EQUIVALENT: "norm of gelijkwaardig",
    Level.PRESUMPTION: "norm als bewijs",
    Level.PERFORMANCE: "meetbare prestatie",
    Level.FUNCTION: "functie",
    Level.CHALLENGE: "effect of uitdaging",
}
_PERCENT = 100
_BAR = 20  # characters
_LABEL_MOST = 70


@dataclass(frozen=True, slots=True)
class Stripe:
    """One level in a bar: its code and count, and where it stands in a bar of 0-100."""

    level: Level
    count: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class ChapterBar:
    """The requirements of one chapter; `apart` are those that do not count, `room` 0-100."""

    label: str
    document: str
    stripes: tuple[Stripe, ...]
    counts: tuple[int, ...]
    apart: int
    room: float | None

    @property
    def by_level(self) -> tuple[tuple[Level, int], ...]:
        """Every level on the scale with its count."""
        return tuple(zip(LEVELS, self.counts, strict=True))

    @property
    def characters(self) -> str:
        """The bar in figures: one for each twentieth of the requirements, in order of level."""
        shown = [(str(stripe.level)[1:], stripe.start + stripe.width) for stripe in self.stripes]
        middles = [(place + 0.5) * _PERCENT / _BAR for place in range(_BAR)] if shown else []
        return "".join(next(c for c, end in shown if at <= end + 1e-6) for at in middles)


def legend() -> str:
    """What the levels mean, in one sentence."""
    return ", ".join(f"{level} {words}" for level, words in LEVELS.items())


def introduction(overview: Overview) -> str:
    """What the picture says as a whole; an empty string when there are no requirements."""
    seen = overview.report.scores.specification
    counted = sum(seen.levels.get(level, 0) for level in LEVELS)
    if not seen.requirements:
        return ""
    fixed = seen.levels.get(Level.PRESCRIBED, 0)
    open_ = counted - fixed - seen.levels.get(Level.EQUIVALENT, 0)
    sentences = []
    if counted:
        sentences.append(
            f"Van {count_of(counted, 'eis', 'eisen')} over de oplossing "
            f"{_verb(fixed, 'legt', 'leggen')} er {fixed or 'geen'} de uitvoering vast en "
            f"{_verb(open_, 'vraagt', 'vragen')} er {open_ or 'geen'} een prestatie, functie of effect."
        )
        sentences.append(
            f"De ruimte die zij laten is {score_number(_PERCENT * (seen.room or 0.0))} van 100."
        )
    statutory, process = seen.levels.get(Level.STATUTORY, 0), seen.levels.get(Level.PROCESS, 0)
    if statutory or process:
        apart = [
            f"{count_of(number, 'eis', 'eisen')} over {subject}"
            for number, subject in (
                (statutory, "wet, veiligheid of wat er al is"),
                (process, "papier, geld of overleg"),
            )
            if number
        ]
        sentences.append(f"Niet meegeteld: {', '.join(apart)}.")
    if seen.unjudged:
        sentences.append(
            f"Van {count_of(seen.unjudged, 'eis', 'eisen')} zeggen de woorden te weinig; "
            f"{_verb(seen.unjudged, 'die telt', 'die tellen')} niet mee."
        )
    return " ".join(sentences)


def chapter_bars(overview: Overview) -> list[ChapterBar]:
    """One bar per chapter that holds a requirement on the solution, in order of the documents."""
    chapters = overview.report.scores.specification.chapters
    several = len({chapter.document for chapter in chapters}) > 1
    bars = []
    for chapter in chapters:
        counts = {level: chapter.levels.get(level, 0) for level in LEVELS}
        total = sum(counts.values())
        if not total:
            continue
        bars.append(
            ChapterBar(
                label=_label(chapter.chapter),
                document=clean(overview.documents[chapter.document].name) if several else "",
                stripes=_stripes(counts, total),
                counts=tuple(counts.values()),
                apart=sum(chapter.levels.values()) - total + chapter.unjudged,
                room=None if chapter.room is None else _PERCENT * chapter.room,
            )
        )
    return bars


def _stripes(counts: Mapping[Level, int], total: int) -> tuple[Stripe, ...]:
    stripes: list[Stripe] = []
    start = 0.0
    for level, count in counts.items():
        if count:
            width = _PERCENT * count / total
            stripes.append(Stripe(level, count, start, width))
            start += width
    return tuple(stripes)


def _label(chapter: tuple[str, ...]) -> str:
    return shorten(clean(chapter[-1]), _LABEL_MOST) if chapter else "Zonder hoofdstuk"


def _verb(number: int, one: str, more: str) -> str:
    return one if number in {0, 1} else more
