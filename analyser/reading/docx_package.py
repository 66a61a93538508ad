"""The parts of a DOCX container: checked, inflated under a budget and parsed.

The container is opened here and not with `docx.Document`, which inflates every part
whole before it can be checked, refuses `.docm`, and fails on a dangling relationship.
The XML goes through python-docx's parser, which resolves no entities.
"""

from __future__ import annotations

import posixpath
import zipfile
from functools import cache
from pathlib import Path

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from analyser.errors import InputError
from analyser.reading.archive_files import (
    Inflater,
    UnreadableArchiveError,
    is_encrypted,
    is_unsafe,
    open_archive,
)
from analyser.reading.limits import Limits

Element = BaseOxmlElement


@cache
def name_of(prefixed: str) -> str:
    """A name such as ``w:p`` as elements carry it; asked for many times a paragraph."""
    return str(qn(prefixed))


# "Strict Open XML" is the same language under other names.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_MAIN = "word/document.xml"


class DocxPackage:
    """The XML parts of a DOCX file, by their role.

    Args:
        path: the file.
        name: its name, for the sentence in an error.
        limits: bounds on inflating.

    Raises:
        InputError: DOCX_KAPOT, DOCX_WACHTWOORD or ZIP_TE_GROOT.
    """

    def __init__(self, path: Path, name: str, limits: Limits) -> None:
        self._name = name
        try:
            self._parts = _inflate_all(path, name, limits)
        except UnreadableArchiveError as error:
            raise self.broken() from error
        self._main = self._main_name()
        self._related = self._relations(self._main)

    def broken(self) -> InputError:
        """The error to raise when this file cannot be understood."""
        return InputError(
            "DOCX_KAPOT", f"'{self._name}' is beschadigd of is geen echt Word-document (.docx)."
        )

    def main(self) -> Element:
        """Root of the main document part.

        Raises:
            InputError: DOCX_KAPOT when it is missing or no sound XML.
        """
        root = self._parse(self._main)
        if root is None or root.tag != qn("w:document"):
            raise self.broken()
        return root

    def related(self, role: str) -> Element | None:
        """Root of the part with a role such as ``styles`` or ``numbering``, or None.

        Raises:
            InputError: DOCX_KAPOT when the part is no sound XML.
        """
        beside = posixpath.join(posixpath.dirname(self._main), f"{role}.xml")
        return self._parse(self._related.get(role, [beside])[0])

    def all_related(self, role: str) -> list[Element]:
        """Roots of all parts with a role that a document has more of, such as ``header``.

        Raises:
            InputError: DOCX_KAPOT when a part is no sound XML.
        """
        parsed = (self._parse(part) for part in self._related.get(role, ()))
        return [part for part in parsed if part is not None]

    def _main_name(self) -> str:
        target = self._relations("").get("officeDocument", [_MAIN])[0]
        return target if target in self._parts else _MAIN

    def _relations(self, part: str) -> dict[str, list[str]]:
        """Role -> the parts that have it, in order of the file."""
        folder, base = posixpath.split(part)
        root = self._parse(posixpath.join(folder, "_rels", f"{base}.rels"))
        targets: dict[str, list[str]] = {}
        for relation in [] if root is None else root:
            target = (relation.get("Target") or "").replace("\\", "/")
            role = (relation.get("Type") or "").rsplit("/", 1)[-1]
            full = target if target.startswith("/") else posixpath.join(folder, target)
            targets.setdefault(role, []).append(posixpath.normpath(full).lstrip("/"))
        return targets

    def _parse(self, part: str) -> Element | None:
        data = self._parts.get(part)
        if data is None:
            return None
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        try:
            root = parse_xml(data)
        except SyntaxError as error:  # what lxml raises on unsound XML is one
            raise self.broken() from error
        if root.getroottree().docinfo.internalDTD is not None:  # entities need one; Word has none
            raise self.broken()
        return root


def _inflate_all(path: Path, name: str, limits: Limits) -> dict[str, bytes]:
    """Inflate every member to count it; keep the XML."""
    parts: dict[str, bytes] = {}
    inflater = Inflater(limits, name)
    with open_archive(path) as archive:
        inflater.check_count(archive)
        for info in archive.infolist():
            _refuse(info, name, info.filename in parts)
            keep = info.filename.endswith((".xml", ".rels"))
            parts[info.filename] = _content(inflater, archive, info, limits, keep=keep)
    return parts


def _refuse(info: zipfile.ZipInfo, name: str, is_double: bool) -> None:
    if is_encrypted(info):
        raise InputError("DOCX_WACHTWOORD", f"'{name}' is beveiligd met een wachtwoord.")
    if is_double or is_unsafe(info):
        raise UnreadableArchiveError(info.filename)


def _content(
    inflater: Inflater,
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    limits: Limits,
    *,
    keep: bool,
) -> bytes:
    content = bytearray()
    for piece in inflater.chunks(archive, info):
        if not keep:
            continue
        content += piece
        if len(content) > limits.max_xml_bytes:
            raise InputError("ZIP_TE_GROOT", f"'{inflater.name}' is te groot om veilig te lezen.")
    return bytes(content)
