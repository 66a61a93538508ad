"""Word files for the tests of comments: built from raw XML, and looked into afterwards."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import docx
from lxml import etree

from analyser.model import Clause, DocumentSummary, Finding, Report
from analyser.reading.docx import MEDIA_TYPE, read_docx
from analyser.reading.docx_package import name_of
from analyser.segmentation import segment
from tests.reading.conftest import NAMESPACES
from tests.reporting.conftest import make_finding, make_scores

_ROLES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def rows(*table: Sequence[str]) -> str:
    """A table; a cell is a text, or XML that begins with a tag."""
    made = ""
    for cells in table:
        made += "<w:tr>"
        for cell in cells:
            content = cell if cell.startswith("<") else para(run(cell))
            made += f"<w:tc><w:tcPr/>{content}</w:tc>"
        made += "</w:tr>"
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{made}</w:tbl>"


def build(path: Path, body: str, **parts: str) -> Path:
    """A .docx with this body, and parts such as `footnotes` with their relationship."""
    with zipfile.ZipFile(io.BytesIO(_template())) as source, zipfile.ZipFile(path, "w") as target:
        for member in source.namelist():
            data = source.read(member)
            if member == "word/document.xml":
                data = _part("document", f"<w:body>{body}<w:sectPr/></w:body>").encode()
            for role in parts:
                link = f'<Relationship Id="rt{role}" Type="{_ROLES}/{role}" Target="{role}.xml"/>'
                kind = f'<Override PartName="/word/{role}.xml" ContentType="{_TYPES}.{role}+xml"/>'
                if member == "word/_rels/document.xml.rels":
                    data = data.replace(b"</Relationships>", f"{link}</Relationships>".encode())
                if member == "[Content_Types].xml" and kind.encode() not in data:
                    data = data.replace(b"</Types>", f"{kind}</Types>".encode())
            if member.removeprefix("word/").removesuffix(".xml") not in parts:
                target.writestr(member, data)
        for role, content in parts.items():
            target.writestr(f"word/{role}.xml", _part(role, content))
    return path


@cache
def _template() -> bytes:
    template = io.BytesIO()
    docx.Document().save(template)
    return template.getvalue()


def _part(tag: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} {NAMESPACES}>{content}</w:{tag}>'


def clauses_of(path: Path) -> tuple[Clause, ...]:
    document = read_docx(path, document_id="d1", name=path.name, sha256="")
    return segment(document).clauses


def report_on(path: Path, quotes: Sequence[str], base: Report) -> Report:
    """A report on one file with a finding on each quote; one said twice is found in two clauses."""
    clauses = clauses_of(path)
    findings: list[Finding] = []
    for number, quote in enumerate(quotes, start=1):
        taken = {f.clause for f in findings if f.quote == quote}
        clause = next(c for c in clauses if quote in c.text and c.id not in taken)
        findings.append(make_finding(f"f{number}", clause, quote, (quote,), modifiers=()))
    return report_with(path, clauses, findings, base)


def report_with(
    path: Path, clauses: Sequence[Clause], findings: Sequence[Finding], base: Report
) -> Report:
    scores = make_scores()
    room = replace(scores.innovation_room, dimensions=(), gates=())
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return replace(
        base,
        documents=(
            DocumentSummary(
                "d1", path.name, clauses[0].document_kind, MEDIA_TYPE, None, 100, sha256
            ),
        ),
        clauses=tuple(clauses),
        findings=tuple(findings),
        scores=replace(
            scores, distrust=replace(scores.distrust, heaviest=()), innovation_room=room
        ),
        skipped=(),
    )


@dataclass(frozen=True)
class Comment:
    """A comment as it stands in a file: its text and the text it is about."""

    text: str
    author: str
    about: str


def comments_in(content: bytes) -> list[Comment]:
    """The comments in order of their beginning; each must be marked soundly."""
    document = docx.Document(io.BytesIO(content))
    texts = {str(c.comment_id): (c.text, c.author) for c in document.comments}
    ranges: dict[str, list[str]] = {}
    open_: set[str] = set()
    closed: list[str] = []
    referred: list[str] = []
    for element in _body(content).iter():
        identifier = element.get(name_of("w:id"))
        if element.tag == name_of("w:commentRangeStart"):
            assert identifier not in ranges
            ranges[identifier] = []
            open_.add(identifier)
        elif element.tag == name_of("w:commentRangeEnd"):
            open_.remove(identifier)
            closed.append(identifier)
        elif element.tag == name_of("w:commentReference"):
            assert identifier in closed
            referred.append(identifier)
        else:
            for each in open_:
                ranges[each].append(_shown(element))
    assert sorted(ranges) == sorted(closed) == sorted(referred) == sorted(texts)
    return [Comment(*texts[key], "".join(about)) for key, about in ranges.items()]


def _shown(element: Any) -> str:
    if element.tag == name_of("w:noBreakHyphen"):
        return "-"
    if element.tag != name_of("w:t"):
        return ""
    left_out = (name_of("w:del"), name_of("w:txbxContent"))
    return "" if any(True for _ in element.iterancestors(*left_out)) else element.text or ""


def appearance(content: bytes) -> list[object]:
    """Everything in the body but comments, sign by sign with its properties and surroundings.

    Two files with the same appearance differ only in where their runs are cut.
    """
    return list(_appearance(_body(content)))


def _appearance(parent: Any) -> Iterator[object]:
    for child in parent:
        tag = child.tag
        if any(tag == name_of(f"w:{mark}") for mark in _MARKS):
            continue
        if tag == name_of("w:r"):
            properties = child.find(name_of("w:rPr"))
            look = b"" if properties is None else etree.tostring(properties, method="c14n")
            for part in child:
                if part.tag in (name_of("w:t"), name_of("w:delText")):
                    yield from ((part.tag, sign, look) for sign in _kept(part))
                elif part.tag not in (name_of("w:rPr"), name_of("w:commentReference")):
                    yield (etree.tostring(part, method="c14n"), look)
        else:
            yield (tag, sorted(child.attrib.items()), child.text)
            yield from _appearance(child)
            yield ("end", tag)


def _kept(part: Any) -> str:
    """The text of a `w:t` as Word shows it: without blanks at its edges, unless they are kept."""
    text = part.text or ""
    is_kept = part.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    return text if is_kept else text.strip()


def _body(content: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))[0]


def without_space(text: str) -> str:
    return re.sub(r"\s+", "", text)
