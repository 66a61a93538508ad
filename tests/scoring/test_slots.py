"""Which clauses count: as the best of all ways to give slots away, found by trying them all."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from analyser.scoring.slots import that_count


class Label(NamedTuple):
    indicator: str


class Candidate(NamedTuple):
    """A clause with the article it stands in and what it can count for."""

    clause: str
    article: tuple[str, ...]
    indicators: tuple[str, ...]


def counted(heaviest_first: list[Candidate]) -> list[str]:
    return that_count(
        [one.clause for one in heaviest_first],
        {one.clause: [Label(each) for each in one.indicators] for one in heaviest_first},
        {one.clause: one.article for one in heaviest_first},
    )


CANDIDATES = st.lists(
    st.tuples(
        st.integers(1, 9), st.sampled_from("pq"), st.lists(st.sampled_from("abc"), min_size=1, unique=True)
    ),
    max_size=7,
)  # fmt: skip


def best(weighed: list[tuple[int, Candidate]]) -> int:
    """The most that clauses can weigh together, over all ways to give each a slot or none."""
    most = 0
    for choice in product(*(("", *candidate.indicators) for _, candidate in weighed)):
        slots = [
            (indicator, candidate.article)
            for indicator, (_, candidate) in zip(choice, weighed, strict=True)
            if indicator
        ]
        if len(set(slots)) == len(slots) and all(
            n <= 3 for n in Counter(i for i, _ in slots).values()
        ):
            most = max(most, sum(w for i, (w, _) in zip(choice, weighed, strict=True) if i))
    return most


@settings(max_examples=400, deadline=None)
@given(CANDIDATES)
def test_what_counts_weighs_most(drawn: list[tuple[int, str, list[str]]]) -> None:
    weighed = [
        (weight, Candidate(f"c{n}", (article, str(n // 2)), tuple(indicators)))
        for n, (weight, article, indicators) in enumerate(drawn)
    ]
    weighed.sort(key=lambda one: -one[0])
    found = set(counted([candidate for _, candidate in weighed]))
    assert sum(weight for weight, one in weighed if one.clause in found) == best(weighed)


def test_an_indicator_counts_three_times_and_once_in_an_article() -> None:
    apart = [Candidate(f"c{n}", (f"artikel {n}",), ("a",)) for n in range(5)]
    together = [Candidate(f"c{n}", ("artikel 1",), ("a",)) for n in range(5)]
    assert counted(apart) == ["c0", "c1", "c2"]
    assert counted(together) == ["c0"]
