"""Every file of the corpus gives what it must, twice, and hurts nothing beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from analyser.reading import Limits

from .archives import ARCHIVES
from .case import READ, Case
from .office_contents import CONTENTS
from .office_packages import PACKAGES
from .old_office import ENDLESS, OLD_OFFICE
from .ordeal import Result, result, results, wrong_with
from .pdf_pages import PDF_PAGES
from .pdf_structure import PDF_STRUCTURE
from .texts import TEXTS

FAMILIES = {
    "packages": PACKAGES,
    "contents": CONTENTS,
    "pdf": [*PDF_STRUCTURE, *PDF_PAGES],
    "texts": TEXTS,
}
CONVERTED = pytest.mark.skipif(
    not (shutil.which("soffice") or shutil.which("libreoffice")),
    reason="LibreOffice is not on this machine",
)
NEIGHBOURS = ("0-eerste.txt", "midden.txt", "zz-laatste.txt")


def write(folder: Path, cases: list[Case]) -> None:
    for case in cases:
        (folder / case.name).write_bytes(case.make())


@pytest.fixture(scope="session")
def outcomes(tmp_path_factory) -> dict[str, Result]:
    """What came out of every file, read in some dossiers with good files in between."""
    found: dict[str, Result] = {}
    for family, cases in FAMILIES.items():
        folder = tmp_path_factory.mktemp(family)
        write(folder, cases)
        for name in NEIGHBOURS:
            (folder / name).write_text(f"{family} heeft een goede buur in {name}.")
        read = results(folder, [*(case.name for case in cases), *NEIGHBOURS])
        assert all(read[name].codes == {READ} for name in NEIGHBOURS)
        found |= {f"{family}/{name}": outcome for name, outcome in read.items()}
    return found


def judge(case: Case, outcome: Result) -> None:
    assert outcome.codes == case.outcome, [notice.message for notice in outcome.notices]
    assert case.holds in outcome.said
    assert not case.lacks or case.lacks not in outcome.said
    assert not [wrong for notice in outcome.notices if (wrong := wrong_with(notice))]


@pytest.mark.parametrize(
    ("family", "case"),
    [
        pytest.param(family, case, id=case.name)
        for family, cases in FAMILIES.items()
        for case in cases
    ],
)
def test_a_file_gives_what_it_must(family: str, case: Case, outcomes: dict[str, Result]) -> None:
    judge(case, outcomes[f"{family}/{case.name}"])


@pytest.mark.parametrize("case", ARCHIVES, ids=[case.name for case in ARCHIVES])
def test_an_archive_gives_what_it_must(case: Case, tmp_path: Path) -> None:
    write(tmp_path, [case])
    path = tmp_path / case.name
    first = result(path)
    judge(case, first)
    assert result(path) == first


@CONVERTED
def test_files_of_old_office_give_what_they_must(tmp_path: Path) -> None:
    write(tmp_path, OLD_OFFICE)
    (tmp_path / "buur.txt").write_text("Een goede buur.")
    found = results(tmp_path, [*(case.name for case in OLD_OFFICE), "buur.txt"])
    for case in OLD_OFFICE:
        judge(case, found[case.name])
    assert found["buur.txt"].codes == {READ}


@CONVERTED
def test_a_file_that_keeps_the_converter_busy_is_stopped(tmp_path: Path) -> None:
    write(tmp_path, [ENDLESS])
    judge(ENDLESS, result(tmp_path / ENDLESS.name, Limits(convert_seconds=3)))


@pytest.mark.parametrize("family", FAMILIES)
def test_a_second_time_gives_the_same(
    family: str, outcomes: dict[str, Result], tmp_path: Path
) -> None:
    """Every third file, because reading them all again takes long."""
    cases = FAMILIES[family][::3]
    write(tmp_path, cases)
    for name, again in results(tmp_path, [case.name for case in cases]).items():
        assert again == outcomes[f"{family}/{name}"], name


def test_the_corpus_is_large_and_every_name_is_its_own() -> None:
    cases = [case for found in (*FAMILIES.values(), ARCHIVES, OLD_OFFICE) for case in found]
    assert len(cases) >= 150
    for found in FAMILIES.values():
        assert len({case.name for case in found}) == len(found)
