"""The structure of documents whose text is known: clauses, numbers, rows, running lines."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from analyser.model import Clause
from analyser.pipeline import load_engine

ROOT = Path(__file__).parents[2]
PACK = ROOT.parent / "shared" / "tenders" / "vng-softwarecatalogus-2024"
PAIR = PACK / "Bijlage 8 - Opdracht plan van aanpak versie 0.4"


def _benchmark() -> ModuleType:
    """The measuring script; it also makes the documents."""
    name = "structure_benchmark"
    spec = importlib.util.spec_from_file_location(name, ROOT / "benchmarks" / "structure.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


structure = _benchmark()
LAYOUTS = {layout.name: layout for layout in structure.LAYOUTS}


class Made:
    """The files of every layout, each made once and read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.files = cache(self._files)
        self.clauses = cache(self._clauses)

    def _files(self, name: str) -> object:
        return LAYOUTS[name].write(self._folder)

    def _clauses(self, name: str, kind: str) -> list[Clause]:
        return structure.clauses_of(getattr(self.files(name), kind))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(tmp_path_factory.mktemp("structure"))


@pytest.mark.parametrize("kind", ["pdf", "word"])
@pytest.mark.parametrize("name", LAYOUTS)
def test_structure_is_found_again(made: Made, name: str, kind: str) -> None:
    found = made.clauses(name, kind)
    figures = structure.measure(LAYOUTS[name].expected(), found, made.files(name).running_lines)
    assert figures.boundaries >= 0.97
    assert figures.numbers >= 0.98
    assert figures.rows >= 0.97
    assert figures.headings >= 0.97
    assert figures.running == 0


def test_layouts_are_of_many_kinds(made: Made) -> None:
    assert len(LAYOUTS) >= 6
    assert sum(made.files(name).pages for name in LAYOUTS) >= 8


def test_pdf_and_word_of_one_text_give_the_same_findings(made: Made) -> None:
    engine = load_engine()
    shares = {
        name: structure.agreement(made.clauses(name, "pdf"), made.clauses(name, "word"), engine)
        for name in LAYOUTS
    }
    assert {name: share for name, share in shares.items() if share < 0.95} == {}


@pytest.mark.skipif(not PACK.is_dir(), reason="the real tender documents are not here")
def test_a_real_pdf_and_word_file_give_the_same_findings() -> None:
    one, two = (
        structure.clauses_of(PAIR.with_name(f"{PAIR.name}.{kind}")) for kind in ("pdf", "docx")
    )
    assert structure.agreement(one, two, load_engine()) >= 0.95


def test_the_measure_sees_what_is_wrong(made: Made) -> None:
    layout = LAYOUTS["lijnen"]
    expected, found = layout.expected(), made.clauses("lijnen", "pdf")
    assert structure.measure(expected, found[:-10]).boundaries < 0.9
    assert structure.measure(expected[10:], found).boundaries < 0.9
    other = LAYOUTS["eenvoudig"].expected()
    assert structure.measure(other, found).boundaries < 0.2
    running = frozenset({found[0].text[:30]})
    assert structure.measure(other, found, running).running == 1
