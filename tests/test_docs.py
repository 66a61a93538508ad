"""What the documentation promises is there, and what is there is documented."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import click
import pytest

from analyser.cli.main import cli
from analyser.language.pipeline import SETTING
from analyser.lexicon.expression import PARTY_NAMES, parse_expression
from analyser.lexicon.schema import IndicatorFile
from api.app import create_app
from api.settings import Settings

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "benchmarks" / "README.md"]
)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_setting_is_in_the_table() -> None:
    table = read("docs/operations.md")
    source = read("api/settings.py")
    names = set(re.findall(r"DOOI_[A-Z_]+", source)) - {"DOOI_"}
    assert len(names) == len(dataclasses.fields(Settings))
    assert all(f"`{name}`" in table for name in names | {SETTING})


def test_every_route_is_in_the_table() -> None:
    table = read("docs/operations.md")
    paths = create_app(Settings()).openapi()["paths"]
    assert paths
    for path in paths:
        assert re.sub(r"\{\w+\}", "{id}", path) in table, path


def test_every_command_is_in_the_readme() -> None:
    readme = read("README.md")
    missing = {
        name for name in cli.list_commands(click.Context(cli)) if f"dooi {name}" not in readme
    } - {
        "classify",
        "evaluate",
    }
    assert not missing


def test_every_field_of_an_indicator_is_explained() -> None:
    page = read("docs/lexicon.md")
    assert all(f"`{name}`" in page for name in IndicatorFile.model_fields)
    assert all(f"@{name}" in page for name in PARTY_NAMES)


def test_the_examples_of_the_search_language_can_be_read() -> None:
    table = read("docs/lexicon.md").split("## The search language", 1)[1].split("## ", 1)[0]
    examples = re.findall(r"^\| (`.+?`)(?=,| \|)", table, re.MULTILINE)
    assert len(examples) >= 8
    for example in examples:
        parse_expression(example.strip("`").replace("\\|", "|").split("`, `")[0])


@pytest.mark.parametrize("page", PAGES, ids=[p.name for p in PAGES])
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
