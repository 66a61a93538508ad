"""The sample tenders are what their source makes, and both formats show the same numbers."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

SAMPLES = Path(__file__).parents[1] / "corpus_samples"
TENDERS = SAMPLES / "tenders"
NAMES = ("bevroren", "ontdooid")
FILES = [f"{name}.{ending}" for name in NAMES for ending in ("docx", "pdf")]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("tenders")
    command = [sys.executable, str(SAMPLES / "build_tenders.py"), str(target)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own script
    return target


def content(path: Path) -> object:
    """What a file holds, apart from how it was compressed: zlib builds differ in that."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            return {info.filename: package.read(info) for info in package.infolist()}
    with pypdfium2.PdfDocument(path) as pdf:
        return [(page.get_size(), page.get_textpage().get_text_range()) for page in pdf]


def pdf_pages(name: str) -> list[str]:
    with pypdfium2.PdfDocument(TENDERS / f"{name}.pdf") as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def source(name: str) -> str:
    return (TENDERS / "source" / f"{name}.md").read_text(encoding="utf-8").split("---\n", 2)[2]


def expected_labels(name: str) -> list[str]:
    """Numbers of headings and members, counted from the source without the builder."""
    labels: list[str] = []
    chapter = section = article = member = 0
    for line in source(name).splitlines():
        if line.startswith("## Artikel: "):
            article, member = article + 1, 0
            labels.append(f"Artikel {article}")
        elif line.startswith("## "):
            chapter, section = chapter + 1, 0
            labels.append(f"{chapter}")
        elif line.startswith("### "):
            section += 1
            labels.append(f"{chapter}.{section}")
        elif re.match(r"\d+\. ", line):
            member += 1
            labels.append(f"{article}.{member}")
    return labels


def word_labels(name: str) -> Iterator[tuple[str, Paragraph]]:
    """Every numbered paragraph with the label Word shows, read from the numbering part."""
    document = docx.Document(str(TENDERS / f"{name}.docx"))
    numbering = document.part.numbering_part.element
    lists = {item.get(qn("w:numId")): item for item in numbering.iter(qn("w:num"))}
    abstracts = {
        item.get(qn("w:abstractNumId")): item for item in numbering.iter(qn("w:abstractNum"))
    }
    counts: Counter[tuple[str, int]] = Counter()
    for paragraph in document.paragraphs:
        number = numbered(paragraph)
        if number is None:
            continue
        list_id, level = number
        chosen = lists[list_id]
        key = chosen.find(qn("w:abstractNumId")).get(qn("w:val"))
        restart = list_id if chosen.find(qn("w:lvlOverride")) is not None else key
        counts[restart, level] += 1
        for deeper in range(level + 1, 4):
            counts[restart, deeper] = 0
        form = abstracts[key].findall(qn("w:lvl"))
        label = form[level].find(qn("w:lvlText")).get(qn("w:val"))
        for place in range(level + 1):
            shown = counts[restart, place]
            letters = form[place].find(qn("w:numFmt")).get(qn("w:val")) == "lowerLetter"
            label = label.replace(f"%{place + 1}", chr(96 + shown) if letters else str(shown))
        yield label, paragraph


def numbered(paragraph: Paragraph) -> tuple[str, int] | None:
    """`numId` and level of a paragraph, from itself or its chain of styles."""
    places: list[Any] = [paragraph._p.pPr]
    style = paragraph.style
    while style is not None:
        places.append(style.element.pPr)
        style = style.base_style
    for place in places:
        if place is not None and place.numPr is not None:
            return str(place.numPr.numId.val), place.numPr.ilvl.val
    return None


@pytest.mark.parametrize("file", FILES)
def test_build_gives_the_committed_file(built: Path, file: str) -> None:
    assert content(built / file) == content(TENDERS / file)


@pytest.mark.parametrize("file", FILES)
def test_files_are_small(file: str) -> None:
    assert (TENDERS / file).stat().st_size < 300_000


@pytest.mark.parametrize("name", NAMES)
def test_pdf_is_a_whole_document_with_running_lines(name: str) -> None:
    pages = pdf_pages(name)

    assert len(pages) >= 12
    for number, text in enumerate(pages[1:], start=2):
        assert f"Pagina {number} van {len(pages)}" in text
        assert "Gemeente Waterveen |" in text


@pytest.mark.parametrize("name", NAMES)
def test_word_counts_what_the_source_says(name: str) -> None:
    labels = [label for label, _ in word_labels(name) if not re.fullmatch(r"[a-z]\.|•", label)]

    assert labels == expected_labels(name)


@pytest.mark.parametrize("name", NAMES)
def test_pdf_shows_the_same_numbers_as_word(name: str) -> None:
    pdf = " ".join(" ".join(pdf_pages(name)).split())

    for label, paragraph in word_labels(name):
        start = " ".join(paragraph.text.split()[:3])
        assert f"{label} {start}" in pdf


@pytest.mark.parametrize("name", NAMES)
def test_requirements_have_running_ids_in_both_formats(name: str) -> None:
    ids = re.findall(r"^\| (E-\d\d) \|", source(name), flags=re.MULTILINE)
    document = docx.Document(str(TENDERS / f"{name}.docx"))
    in_word = [row.cells[0].text for table in document.tables for row in table.rows]
    pdf = "\n".join(pdf_pages(name))

    assert 40 <= len(ids) <= 60
    assert ids == [f"E-{number:02}" for number in range(1, len(ids) + 1)]
    assert [text for text in in_word if text.startswith("E-")] == ids
    assert all(re.search(rf"^{number}\b", pdf, flags=re.MULTILINE) for number in ids)


@pytest.mark.parametrize("name", NAMES)
def test_contents_list_names_the_page_of_each_heading(name: str) -> None:
    pages = [" ".join(text.split()) for text in pdf_pages(name)]
    document = docx.Document(str(TENDERS / f"{name}.docx"))
    entries = [p for p in document.paragraphs if p.style and p.style.name.startswith("toc ")]

    assert len(entries) > 40
    for entry in entries:
        *heading, page = entry.text.split("\t")
        assert " ".join(" ".join(heading).split()) in pages[int(page) - 1]


@pytest.mark.parametrize("name", NAMES)
def test_a_paragraph_and_a_table_run_over_a_page_end(name: str) -> None:
    running = ("Gemeente Waterveen |", "Kenmerk ", "Pagina ")
    pages = [text.splitlines() for text in pdf_pages(name)[3:]]
    # Under the running head: a line in the middle of a sentence, or a repeated table head.
    first_lines = [next(line for line in page if not line.startswith(running)) for page in pages]

    assert any(re.match(r"[a-z]{2,}", line) for line in first_lines)
    assert any(line.startswith("Nr Eis") for line in first_lines)


def test_references_point_at_what_they_mean() -> None:
    pdf = " ".join(" ".join(pdf_pages("bevroren")).split())

    assert "in paragraaf 3.2 genoemde vraagdatum" in pdf
    assert re.search(r"3\.2 Planning", pdf)
    assert "{@" not in pdf
    assert "{#" not in pdf
