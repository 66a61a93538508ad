"""The pages of the indicators say what the program does."""

from __future__ import annotations

import pytest

from analyser.reporting.indicator_pages import FOLDER, pages

PAGES = pages()


def test_there_is_a_page_for_every_indicator_and_no_other() -> None:
    assert {path.name for path in FOLDER.glob("*.md")} == set(PAGES)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_is_as_its_file_makes_it(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name], "make indicators"


@pytest.mark.parametrize("name", sorted(set(PAGES) - {"README.md"}))
def test_a_page_has_all_parts(name: str) -> None:
    for heading in (
        "Wat het is",
        "Waarom dooi dit toont",
        "Normen",
        "Hoe dooi het herkent",
        "Zo controleert u het zelf",
        "Bekende valse alarmen",
    ):
        assert f"\n## {heading}\n\n" in PAGES[name]
    assert PAGES[name].count("?") >= 2
