"""Two drafts side by side: which clauses changed, and which findings came and went."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from analyser.model import Clause, Finding, Polarity, Report
from analyser.reporting.plain import clean
from analyser.reporting.words import distrust_word, room_word, score_number, severity_words, signed

_ALIKE = 0.5  # share of words from which two clauses are seen as forms of one clause
_MOST_PAIRS = 250_000  # looked at in one changed stretch; larger ones are shown as they are
_WORDS_MOST = 1_500


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words; `kind` is "same", "gone" or "new"."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding in one line; `css` is "attention" or "strength"."""

    label: str
    severity: str
    css: str


@dataclass(frozen=True, slots=True)
class Row:
    """A clause that differs; a side without a clause has no pieces.

    `gained` and `lost` are findings that only the new or only the old form has.
    """

    kind: str
    old_number: str
    new_number: str
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]
    gained: tuple[FindingLine, ...]
    lost: tuple[FindingLine, ...]


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A figure in both drafts; `change` is in words."""

    name: str
    old: str
    new: str
    change: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between two drafts; `same` is the number of clauses that do not.

    `telling` are the clauses with which findings came or went, `other` the rest.
    """

    scores: list[ScoreRow]
    telling: list[Row]
    other: list[Row]
    same: int
    gained: int
    lost: int


def compare(old: Report, new: Report) -> Comparison:
    """Compare two drafts.

    Args:
        old: the earlier draft.
        new: the later one.

    Returns:
        The clauses that changed, came or went, in the order of the new draft.
    """
    found = (_by_clause(old), _by_clause(new))
    rows, same = [], 0
    for before, after in _pairs(old.clauses, new.clauses):
        lines = (_lines(found[0], before), _lines(found[1], after))
        gained, lost = (
            tuple((lines[1] - lines[0]).elements()),
            tuple((lines[0] - lines[1]).elements()),
        )
        if before and after and before.text == after.text and not gained and not lost:
            same += 1
        else:
            rows.append(_row(before, after, gained, lost))
    return Comparison(
        scores=_scores(old, new),
        telling=[row for row in rows if row.gained or row.lost],
        other=[row for row in rows if not row.gained and not row.lost],
        same=same,
        gained=sum(len(row.gained) for row in rows),
        lost=sum(len(row.lost) for row in rows),
    )


def _pairs(
    old: Sequence[Clause], new: Sequence[Clause]
) -> Iterator[tuple[Clause | None, Clause | None]]:
    matcher = SequenceMatcher(
        None, [_key(clause) for clause in old], [_key(clause) for clause in new], autojunk=False
    )
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(old[i1:i2], new[j1:j2], strict=True)
        else:
            yield from _alike(old[i1:i2], new[j1:j2])


def _alike(
    old: Sequence[Clause], new: Sequence[Clause]
) -> Iterator[tuple[Clause | None, Clause | None]]:
    """Pair clauses of a changed stretch that are forms of each other, in order."""
    at = 0
    is_small = len(old) * len(new) <= _MOST_PAIRS
    words = [Counter(_key(clause).split()) for clause in old] if is_small else []
    for clause in new:
        own = Counter(_key(clause).split())
        likeness = [(_likeness(words[n], own), -n) for n in range(at, len(words))]
        best, place = max(likeness, default=(0.0, 0))
        if best < _ALIKE:
            yield None, clause
            continue
        for skipped in old[at:-place]:
            yield skipped, None
        yield old[-place], clause
        at = -place + 1
    for skipped in old[at:]:
        yield skipped, None


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _key(clause: Clause) -> str:
    return clean(clause.text).lower()


def _by_clause(report: Report) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        found[finding.clause].append(finding)
    return found


def _lines(found: dict[str, list[Finding]], clause: Clause | None) -> Counter[FindingLine]:
    if clause is None:
        return Counter()
    return Counter(
        FindingLine(
            label=finding.label,
            severity=severity_words(finding.severity, finding.polarity),
            css="attention" if finding.polarity is Polarity.DISTRUST else "strength",
        )
        for finding in found.get(clause.id, ())
    )


def _row(
    before: Clause | None,
    after: Clause | None,
    gained: tuple[FindingLine, ...],
    lost: tuple[FindingLine, ...],
) -> Row:
    old, new = _pieces(before, after)
    kind = "gewijzigd" if before and after else "nieuw" if after else "vervallen"
    return Row(
        kind=kind,
        old_number=clean(before.number or "") if before else "",
        new_number=clean(after.number or "") if after else "",
        old=old,
        new=new,
        gained=gained,
        lost=lost,
    )


def _pieces(
    before: Clause | None, after: Clause | None
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    if before is None or after is None:
        return (
            (Piece("same", before.text),) if before else (),
            (Piece("same", after.text),) if after else (),
        )
    one, other = before.text.split(), after.text.split()
    if len(one) + len(other) > _WORDS_MOST:
        return (Piece("gone", before.text),), (Piece("new", after.text),)
    old: list[Piece] = []
    new: list[Piece] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        same = tag == "equal"
        if i2 > i1:
            old.append(Piece("same" if same else "gone", " ".join(one[i1:i2])))
        if j2 > j1:
            new.append(Piece("same" if same else "new", " ".join(other[j1:j2])))
    return tuple(old), tuple(new)


def _scores(old: Report, new: Report) -> list[ScoreRow]:
    rooms = (old.scores.innovation_room, new.scores.innovation_room)
    return [
        _score_row(
            "Gestold wantrouwen",
            old.scores.distrust_index,
            new.scores.distrust_index,
            ("minder wantrouwen", "meer wantrouwen"),
        ),
        _score_row("Ruimte circulair", rooms[0].circular, rooms[1].circular, _ROOM),
        _score_row("Ruimte CO2-arm", rooms[0].co2, rooms[1].co2, _ROOM),
    ]


_ROOM = ("minder ruimte", "meer ruimte")


def _score_row(name: str, old: float | None, new: float | None, words: tuple[str, str]) -> ScoreRow:
    worded = distrust_word if "wantrouwen" in words[0] else room_word
    change = "niet te vergelijken"
    if old is not None and new is not None:
        step = int(score_number(new)) - int(score_number(old))
        change = f"{signed(step)}, {words[step > 0]}" if step else "gelijk"
    return ScoreRow(name, _said(old, worded), _said(new, worded), change)


def _said(value: float | None, worded: Callable[[float], str]) -> str:
    if value is None:
        return score_number(value)
    return f"{score_number(value)} ({worded(value)})"
