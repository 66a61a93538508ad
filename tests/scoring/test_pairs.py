"""Pairs of short packs that differ in one respect: the open one wins, and wins where it should.

Each file in `pairs/` is a sector with a pack of its own; `{leidraad}`, `{eisen}` and
`{overeenkomst}` are where the rigid or the open passage goes. The other places stay empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from analyser.model import Dimension, Report, Scores
from analyser.pipeline import Engine, analyse_dossier
from analyser.reading import DEFAULT_LIMITS, read_dossier

PAIRS = Path(__file__).parent / "pairs"
PLACES = ("leidraad", "eisen", "overeenkomst")


@dataclass(frozen=True)
class Pair:
    id: str
    sector: str
    files: dict[str, str]
    place: str
    rigid: str
    open: str
    dimension: str
    ambition: str


def load_pairs() -> list[Pair]:
    found = []
    for path in sorted(PAIRS.glob("*.yaml")):
        sector = yaml.safe_load(path.read_text(encoding="utf-8"))
        found += [
            Pair(
                pair["id"],
                sector["sector"],
                sector["files"],
                pair["file"],
                pair["rigid"],
                pair["open"],
                pair["dimension"],
                pair.get("ambition", "both"),
            )
            for pair in sector["pairs"]
        ]
    return found


ALL = load_pairs()


def report_of(pair: Pair, passage: str, folder: Path, engine: Engine) -> Report:
    passages = {place: passage if place == pair.place else "" for place in PLACES}
    for name, text in pair.files.items():
        (folder / name).write_text(text.format_map(passages), encoding="utf-8")
    return analyse_dossier(read_dossier([folder], DEFAULT_LIMITS), engine)


def dimension(scores: Scores, key: str) -> Dimension:
    return next(d for d in scores.innovation_room.dimensions if d.id == key)


def test_there_are_enough_pairs_in_enough_sectors() -> None:
    assert len(ALL) >= 40
    assert len({pair.sector for pair in ALL}) >= 8
    assert {pair.dimension for pair in ALL} >= {f"D{n}" for n in range(1, 11)} | {"wantrouwen"}
    assert len({pair.id for pair in ALL}) == len(ALL)


@pytest.mark.parametrize("pair", ALL, ids=lambda pair: pair.id)
def test_the_open_pack_wins_in_the_right_respect(
    pair: Pair, tmp_path: Path, engine: Engine
) -> None:
    (tmp_path / "rigid").mkdir()
    (tmp_path / "open").mkdir()
    rigid = report_of(pair, pair.rigid, tmp_path / "rigid", engine).scores
    better = report_of(pair, pair.open, tmp_path / "open", engine).scores
    assert rigid.distrust_index is not None
    assert better.distrust_index is not None
    # Nothing else may get worse by it.
    assert better.distrust_index <= rigid.distrust_index
    for ambition in ("circular", "co2"):
        total = getattr(better.innovation_room, ambition)
        assert total >= getattr(rigid.innovation_room, ambition)
    if pair.dimension == "wantrouwen":
        assert better.distrust_index < rigid.distrust_index
        return
    worse, best = dimension(rigid, pair.dimension), dimension(better, pair.dimension)
    for ambition in ("circular", "co2") if pair.ambition == "both" else (pair.ambition,):
        level, other = getattr(best, ambition), getattr(worse, ambition)
        assert level is not None
        assert other is not None
        assert level > other
