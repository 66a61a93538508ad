"""Builds Word files for the tests of the reading room: python-docx plus raw XML."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from analyser.model import Block, Document
from analyser.reading.docx import read_docx

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)

MakeDocx = Callable[..., Path]
ReadBody = Callable[..., tuple[Block, ...]]


def _part(tag: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} {NAMESPACES}>{content}</w:{tag}>'


@pytest.fixture
def make_docx(tmp_path: Path) -> MakeDocx:
    """A function that makes a .docx with a given body and, if given, other parts."""

    def make(body: str, name: str = "stuk.docx", **parts: str) -> Path:
        template = tmp_path / "template.docx"
        docx.Document().save(str(template))
        contents = {"word/document.xml": _part("document", f"<w:body>{body}</w:body>")}
        for part, content in parts.items():
            contents[f"word/{part}.xml"] = _part(part, content)
        path = tmp_path / name
        with zipfile.ZipFile(template) as source, zipfile.ZipFile(path, "w") as target:
            for member in source.namelist():
                if member not in contents:
                    target.writestr(member, source.read(member))
            for member, content in contents.items():
                target.writestr(member, content)
        return path

    return make


@pytest.fixture
def read_file() -> Callable[[Path], Document]:
    """A function that reads a .docx."""

    def read(path: Path) -> Document:
        return read_docx(path, document_id="d1", name=path.name, sha256="0" * 64)

    return read


@pytest.fixture
def read_body(make_docx: MakeDocx, read_file: Callable[[Path], Document]) -> ReadBody:
    """A function that makes a .docx of a body and gives the blocks read from it."""

    def read(body: str, **parts: str) -> tuple[Block, ...]:
        return read_file(make_docx(body, **parts)).blocks

    return read
