"""The award reader against short award chapters with known shares."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from analyser.model import AwardCriterion, LotAward
from analyser.reading import DEFAULT_LIMITS, Reading
from analyser.scoring.award import read_awards
from analyser.segmentation import segment

DATA = Path(__file__).parent / "data"
NEAR = 1.0  # point of a hundred


def texts() -> list[dict[str, Any]]:
    files = sorted(DATA.glob("award_*.yaml"))
    return [case for file in files for case in yaml.safe_load(file.read_text(encoding="utf-8"))]


CASES = texts()


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[LotAward, ...]]:
    folder = tmp_path_factory.mktemp("gunning")
    paths = []
    for case in CASES:
        path = folder / f"{case['id']}.md"
        path.write_text(case["text"], encoding="utf-8")
        paths.append(path)
    with Reading(paths, DEFAULT_LIMITS) as reading:
        dossier = reading.dossier(lambda _done, _total: None)
    return {d.name.removesuffix(".md"): read_awards(segment(d).clauses) for d in dossier.documents}


def cases(kind: str | None) -> list[Any]:
    """The texts that are marked `none` or `missed`, or those marked neither."""
    marked = {
        case["id"]: next((k for k in ("none", "missed") if k in case), None) for case in CASES
    }
    return [pytest.param(case, id=case["id"]) for case in CASES if marked[case["id"]] == kind]


@pytest.mark.parametrize("case", cases(None))
def test_shares_are_read(case: dict[str, Any], read: dict[str, tuple[LotAward, ...]]) -> None:
    awards = {award.lot: award for award in read[case["id"]]}
    for lot, shares in (case.get("lots") or {None: case["criteria"]}).items():
        award = awards[lot]
        assert award.scheme == case["scheme"]
        if "factor" in case:
            assert [criterion.weight for criterion in award.criteria] == [case["factor"]]
        assert mistakes(award.criteria, shares) == []
        assert sum(note.code == "SOM" for note in award.notes) == (case.get("note") == "SOM")
        assert not any(note.code == "TEGENSTRIJDIG" for note in award.notes)


def mistakes(criteria: tuple[AwardCriterion, ...], shares: dict[str, float]) -> list[str]:
    """What differs between the criteria read and the truth."""
    left = [c for c in criteria if c.nominal is not None]
    wrong = []
    for name, share in shares.items():
        named = [c for c in left if name.lower() in c.name.lower()]
        near = [c for c in named if abs(100 * (c.nominal or 0.0) - share) <= NEAR]
        if near:
            left.remove(near[0])
        else:
            wrong.append(f"{name} {share}: {[(c.name, c.nominal) for c in named]}")
    return wrong + [f"{c.name} too many" for c in left]


@pytest.mark.parametrize("case", cases("none"))
def test_other_percentages_are_no_award(
    case: dict[str, Any], read: dict[str, tuple[LotAward, ...]]
) -> None:
    assert read[case["id"]] == ()


@pytest.mark.parametrize("case", cases("missed"))
def test_weights_that_are_missed_are_not_read_wrong(
    case: dict[str, Any], read: dict[str, tuple[LotAward, ...]]
) -> None:
    assert read[case["id"]] == ()
