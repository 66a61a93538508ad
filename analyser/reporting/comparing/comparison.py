"""Two drafts side by side: which clauses belong together, and which findings came and went."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from analyser.model import Clause, Finding, Phase, Polarity, Report
from analyser.reporting.comparing.clauses import paired
from analyser.reporting.plain import clean
from analyser.reporting.words import PHASES

_NOTICED = 0.05  # difference in severity (0-5) that shows in its one decimal


class Change(StrEnum):
    """What became of a finding."""

    GONE = "verdwenen"
    NEW = "nieuw"
    CHANGED = "gewijzigd"
    SAME = "gelijk"


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding in both drafts, or in the one where it stands; `changed` is another severity."""

    change: Change
    old: Finding | None
    new: Finding | None

    @property
    def finding(self) -> Finding:
        """The finding as it is now, or as it was."""
        found = self.new or self.old
        assert found is not None  # noqa: S101 - one of both is always there
        return found

    @property
    def heavier(self) -> float:
        """By how much (0-5) the severity or strength rose; what is not there has none."""
        before, after = (0.0 if each is None else each.severity for each in (self.old, self.new))
        return after - before

    @property
    def is_gain(self) -> bool:
        """Whether the new draft is better for it: fewer or lighter points, more strength."""
        is_attention = self.finding.polarity is Polarity.DISTRUST
        if self.change in {Change.GONE, Change.NEW}:
            return is_attention is (self.change is Change.GONE)
        return (self.heavier < 0) is is_attention


@dataclass(frozen=True, slots=True)
class ClausePair:
    """A clause in both drafts, or in the one where it stands, with what became of its findings."""

    before: Clause | None
    after: Clause | None
    changes: tuple[FindingChange, ...] = ()

    @property
    def has_same_text(self) -> bool:
        """Whether the clause stands in both drafts, in the same words."""
        before, after = self.before, self.after
        return before is not None and after is not None and before.text == after.text

    @property
    def is_same(self) -> bool:
        """Whether the text is the same and no finding in it changed."""
        return self.has_same_text and all(each.change is Change.SAME for each in self.changes)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of 0-100 in both drafts, each None where it could not be judged.

    `more_is_better` tells which way the figure should go.
    """

    name: str
    old: float | None
    new: float | None
    more_is_better: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between two drafts; the pairs stand in the order of the new one."""

    old: Report
    new: Report
    figures: tuple[Figure, ...]
    pairs: tuple[ClausePair, ...]

    @property
    def changes(self) -> tuple[FindingChange, ...]:
        """What became of all findings, in the order of the pairs."""
        return tuple(change for pair in self.pairs for change in pair.changes)


def compare(old: Report, new: Report) -> Comparison:
    """Compare two drafts.

    Args:
        old: the earlier draft.
        new: the later one.
    """
    found = (_by_clause(old), _by_clause(new))
    pairs = [
        ClausePair(
            before,
            after,
            tuple(
                _changes(
                    found[0].get(before.id, []) if before else [],
                    found[1].get(after.id, []) if after else [],
                )
            ),
        )
        for before, after in paired(old.clauses, new.clauses)
    ]
    return Comparison(old, new, _figures(old, new), tuple(_elsewhere(pairs)))


def _by_clause(report: Report) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        found[finding.clause].append(finding)
    return found


def _changes(old: Sequence[Finding], new: Sequence[Finding]) -> Iterator[FindingChange]:
    """Pair the findings of two forms of a clause: by indicator, first those that did not change."""
    left = list(old)
    fresh = []
    for finding in new:
        same = next((each for each in left if _is_same(each, finding)), None)
        if same is None:
            fresh.append(finding)
        else:
            left.remove(same)
            yield FindingChange(Change.SAME, same, finding)
    for finding in fresh:
        earlier = next((each for each in left if each.indicator == finding.indicator), None)
        if earlier is None:
            yield FindingChange(Change.NEW, None, finding)
        else:
            left.remove(earlier)
            yield FindingChange(Change.CHANGED, earlier, finding)
    for finding in left:
        yield FindingChange(Change.GONE, finding, None)


def _is_same(one: Finding, other: Finding) -> bool:
    return one.indicator == other.indicator and abs(one.severity - other.severity) < _NOTICED


def _elsewhere(pairs: Sequence[ClausePair]) -> Iterator[ClausePair]:
    """Join what went in one clause and came in another in the same words.

    A text that stands in several places is judged in the first of them, which may be another
    one in the new draft.
    """
    changes = [change for pair in pairs for change in pair.changes]
    came = Counter(_words(change) for change in changes if change.change is Change.NEW)
    went: dict[tuple[str, str, float], list[Finding]] = defaultdict(list)
    joined: set[str] = set()
    for change in changes:
        key = _words(change)
        if change.change is Change.GONE and len(went[key]) < came[key]:
            went[key].append(change.finding)
            joined.add(change.finding.id)
    for pair in pairs:
        kept = []
        for change in pair.changes:
            key = _words(change)
            if change.change is Change.NEW and went[key]:
                kept.append(FindingChange(Change.SAME, went[key].pop(0), change.new))
            elif change.change is not Change.GONE or change.finding.id not in joined:
                kept.append(change)
        yield replace(pair, changes=tuple(kept))


def _words(change: FindingChange) -> tuple[str, str, float]:
    finding = change.finding
    return finding.indicator, clean(finding.quote).lower(), round(finding.severity, 1)


def _figures(old: Report, new: Report) -> tuple[Figure, ...]:
    """The figures of the whole dossiers, and per phase those that one of both has."""
    one, other = old.scores, new.scores
    rooms = (one.innovation_room, other.innovation_room)
    whole = (
        _index("Gestold wantrouwen", one.distrust_index, other.distrust_index),
        _room("Ruimte circulair", rooms[0].circular, rooms[1].circular),
        _room("Ruimte CO2-arm", rooms[0].co2, rooms[1].co2),
    )
    parts = []
    for phase in Phase:
        before, after = rooms[0].by_phase[phase], rooms[1].by_phase[phase]
        name = PHASES[phase]
        parts += [
            _index(
                f"{name}: gestold wantrouwen",
                one.distrust.by_phase[phase],
                other.distrust.by_phase[phase],
            ),
            _room(f"{name}: ruimte circulair", before.circular, after.circular),
            _room(f"{name}: ruimte CO2-arm", before.co2, after.co2),
        ]
    return whole + tuple(each for each in parts if (each.old, each.new) != (None, None))


def _index(name: str, old: float | None, new: float | None) -> Figure:
    return Figure(name, old, new, more_is_better=False)


def _room(name: str, old: float | None, new: float | None) -> Figure:
    return Figure(name, old, new, more_is_better=True)
