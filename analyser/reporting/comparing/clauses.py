"""Which clause of an earlier draft became which of a later one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from analyser.model import Clause
from analyser.reporting.plain import clean

_ALIKE = 0.5  # share of words from which two clauses are seen as forms of one clause
_MOST_PAIRS = 250_000  # looked at in one changed stretch; larger ones are shown as they are

Pair = tuple[Clause | None, Clause | None]
"""A clause as it was and as it is; None where it is not in that draft."""


def paired(old: Sequence[Clause], new: Sequence[Clause]) -> Iterator[Pair]:
    """Pair the clauses of two drafts; each comes back once.

    Args:
        old: the clauses of the earlier draft.
        new: those of the later one.

    Returns:
        The pairs in the order of the later draft, with what went in between.
    """
    return _moved_together(list(_aligned(old, new)))


def _aligned(old: Sequence[Clause], new: Sequence[Clause]) -> Iterator[Pair]:
    matcher = SequenceMatcher(
        None, [_key(clause) for clause in old], [_key(clause) for clause in new], autojunk=False
    )
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(old[i1:i2], new[j1:j2], strict=True)
        else:
            yield from _alike(old[i1:i2], new[j1:j2])


def _alike(old: Sequence[Clause], new: Sequence[Clause]) -> Iterator[Pair]:
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


def _moved_together(
    pairs: Sequence[Pair],
) -> Iterator[Pair]:
    """Join a clause that went with one that came in the same words: it only moved."""
    gone: dict[str, list[Clause]] = defaultdict(list)
    for before, after in reversed(pairs):
        if before is not None and after is None:
            gone[_key(before)].append(before)
    joined = [
        (gone[_key(after)].pop() if not before and after and gone[_key(after)] else before, after)
        for before, after in pairs
    ]
    moved = {before.id for before, after in joined if before and after}
    for before, after in joined:
        if after is not None or before is None or before.id not in moved:
            yield before, after


def _key(clause: Clause) -> str:
    return clean(clause.text).lower()
