"""How much of a text is copied: from known general terms, or from elsewhere in the dossier.

A hard clause that was copied reads otherwise than one that was written for the occasion
(codebook 4.1). How hard a clause is does not follow from this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from analyser.model import Boilerplate, Clause, ClauseKind, Tally
from analyser.pack.folding import fold
from analyser.scoring.boilerplate_shingles import Masks, runs
from analyser.scoring.boilerplate_terms import KnownTerms, known_terms

# Share of the runs of a clause that stand in known terms. Measured in docs/method.md: of
# clauses written for the project 0.02 % pass, of clauses of known terms with one word in ten
# changed 93 %.
_KNOWN = 0.3
# A row of requirements has its frame in common with the next one; a copy has nearly all.
_REPEATED = 0.7
_LEAST_RUNS = 6
# Below this nothing is said of the share.
_LEAST_WORDS = 300


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied: the summary and the ids of copied clauses."""

    summary: Boilerplate
    clauses: frozenset[str]


@dataclass(frozen=True, slots=True)
class HashedTexts:
    """The first clause with each text, but for headings, and the runs of words of each text.

    Both go by the text without its signs.
    """

    clauses: Mapping[str, Clause]
    runs: Mapping[str, frozenset[int]]


def hash_texts(clauses: Iterable[Clause]) -> HashedTexts:
    """Cut texts into runs of words, each of them a number.

    Args:
        clauses: the clauses the buyer wrote.
    """
    masks = Masks()
    first = each_once(clauses)
    return HashedTexts(first, {text: runs(one.text, masks) for text, one in first.items()})


def read_boilerplate(hashed: HashedTexts) -> Copied:
    """Find copied clauses.

    Args:
        hashed: the texts of the clauses the buyer wrote.

    Returns:
        What was copied. A share is that of words, and None below 300 words. Exact repeats of
        a text count once and do not make it copied.
    """
    texts = list(hashed.clauses.values())
    frequency: Counter[int] = Counter()
    for own in hashed.runs.values():
        frequency.update(own)
    terms = known_terms()
    from_terms: dict[int, list[Clause]] = {}
    repeated: list[Clause] = []
    for text, clause in hashed.clauses.items():
        own = hashed.runs[text]
        source = known_source(own, terms)
        if source is not None:
            from_terms.setdefault(source, []).append(clause)
        elif is_repeated(clause, own, lambda run: frequency[run] > 1):
            repeated.append(clause)
    known = [clause for listed in from_terms.values() for clause in listed]
    copied = frozenset(clause.id for clause in (*known, *repeated))
    return Copied(
        Boilerplate(
            share=_share(texts, copied),
            known_share=_share(texts, frozenset(clause.id for clause in known)),
            terms=tuple(
                Tally(terms.names[source], terms.names[source], len(listed), _ids(listed))
                for source, listed in sorted(from_terms.items(), key=lambda i: -len(i[1]))
            ),
            repeated=_ids(repeated),
        ),
        copied,
    )


def known_source(own: frozenset[int], terms: KnownTerms) -> int | None:
    """The known text that a clause was copied from.

    Args:
        own: runs of the clause.
        terms: runs of the known texts.

    Returns:
        The number of the text that holds most of the runs, or None when too few are known.
    """
    found = Counter(terms.sources[run] for run in own if run in terms.sources)
    if len(own) < _LEAST_RUNS or sum(found.values()) < _KNOWN * len(own):
        return None
    return max(found, key=lambda source: (found[source], -source))


def is_repeated(clause: Clause, own: frozenset[int], is_elsewhere: Callable[[int], bool]) -> bool:
    """Whether a clause was copied inside the dossier.

    Args:
        clause: the clause. Answers and rows of tables are alike by nature and no copies.
        own: runs of the clause.
        is_elsewhere: whether a run stands in another clause too.
    """
    if clause.kind in {ClauseKind.ANSWER, ClauseKind.TABLE_ROW} or len(own) < _LEAST_RUNS:
        return False
    return sum(map(is_elsewhere, own)) >= _REPEATED * len(own)


def each_once(clauses: Iterable[Clause]) -> dict[str, Clause]:
    """The first clause with each text, but for headings, by the text without its signs."""
    first: dict[str, Clause] = {}
    for clause in clauses:
        if clause.kind is not ClauseKind.HEADING:
            first.setdefault(fold(clause.text), clause)
    return first


def _words(clauses: Iterable[Clause]) -> int:
    return sum(len(clause.text.split()) for clause in clauses)


def _share(clauses: Sequence[Clause], copied: frozenset[str]) -> float | None:
    words = _words(clauses)
    if words < _LEAST_WORDS:
        return None
    return _words(c for c in clauses if c.id in copied) / words


def _ids(clauses: Iterable[Clause]) -> tuple[str, ...]:
    return tuple(clause.id for clause in clauses)
