"""A Word file of which a few XML parts are changed and every other byte of content is kept.

python-docx would write the whole package anew and drops what it does not know; here the other
members are copied as they are.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from copy import copy
from pathlib import Path
from typing import Any

from lxml import etree

from analyser.errors import InputError
from analyser.reading.archive_files import (
    Inflater,
    UnreadableArchiveError,
    is_encrypted,
    is_unsafe,
    open_archive,
)
from analyser.reading.limits import Limits

Element = Any  # an lxml element; lxml has no types of its own

CONTENT_TYPES = "[Content_Types].xml"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES, _RELATIONS = f"{{{_PACKAGE}/content-types}}", f"{{{_PACKAGE}/relationships}}"
_ROLES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SIGNATURES = "_xmlsignatures/"
# "Strict Open XML" is the same language under other names; it is written back as it came.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _ROLES.encode()),
)


class Container:
    """The parts of a Word file by their role.

    Args:
        path: the file; it is only read.
        name: its name, for the sentence in an error.
        limits: bounds on inflating.

    Raises:
        InputError: DOCX_KAPOT, DOCX_WACHTWOORD, ZIP_TE_GROOT, DOCX_ONDERTEKEND or DOCX_MACROS.
    """

    def __init__(self, path: Path, name: str, limits: Limits) -> None:
        self._path = path
        self._name = name
        self._limits = limits
        try:
            with open_archive(path) as archive:
                self._names = self._checked(archive)
        except UnreadableArchiveError as error:
            raise self.broken() from error
        self._parsed: dict[str, Element] = {}
        self._changed: set[str] = set()
        self._is_strict = False
        self.main = self._target("", "officeDocument") or "word/document.xml"
        self._check_kind()

    def broken(self) -> InputError:
        """The error to raise when this file cannot be understood."""
        return InputError(
            "DOCX_KAPOT", f"'{self._name}' is beschadigd of is geen echt Word-document (.docx)."
        )

    def part(self, name: str) -> Element | None:
        """Root of a part, or None when there is none.

        Raises:
            InputError: DOCX_KAPOT or ZIP_TE_GROOT.
        """
        if name not in self._parsed:
            data = self._read(name)
            if data is None:
                return None
            self._parsed[name] = self._parse(data)
        return self._parsed[name]

    def related(self, role: str) -> Element | None:
        """Root of the part that the main part calls ``styles``, ``comments`` or the like.

        Raises:
            InputError: DOCX_KAPOT or ZIP_TE_GROOT.
        """
        target = self._target(self.main, role)
        return None if target is None else self.part(target)

    def add_related(self, role: str, content_type: str, root: Element) -> None:
        """Add a part next to the main part.

        Args:
            role: what the main part calls it; gives its name too.
            content_type: its media type.
            root: its content.

        Raises:
            InputError: DOCX_KAPOT, the file does not say what its parts are.
        """
        folder, base = posixpath.split(self.main)
        name = posixpath.join(folder, f"{role}.xml")
        number = 1
        while name in self._names:
            number += 1
            name = posixpath.join(folder, f"{role}{number}.xml")
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        listed, types = self.part(relations), self.part(CONTENT_TYPES)
        if types is None:
            raise self.broken()
        if listed is None:
            listed = self._parsed[relations] = etree.Element(f"{_RELATIONS}Relationships")
        taken = {relation.get("Id") for relation in listed}
        free = next(n for n in range(1, len(taken) + 2) if f"rDooi{n}" not in taken)
        etree.SubElement(
            listed,
            f"{_RELATIONS}Relationship",
            Id=f"rDooi{free}",
            Type=f"{_ROLES}/{role}",
            Target=posixpath.basename(name),
        )
        etree.SubElement(types, f"{_TYPES}Override", PartName=f"/{name}", ContentType=content_type)
        self._parsed[name] = root
        self._changed |= {name, relations, CONTENT_TYPES}

    def change(self, root: Element) -> None:
        """Have a part written as it is now; all others stay byte for byte.

        Args:
            root: the root of it, as it was given.
        """
        self._changed |= {name for name, parsed in self._parsed.items() if parsed is root}

    def written(self) -> bytes:
        """The whole file, with the parts that were changed.

        Raises:
            InputError: DOCX_KAPOT or ZIP_TE_GROOT.
        """
        changed = {name: self._bytes(self._parsed[name]) for name in sorted(self._changed)}
        result = io.BytesIO()
        try:
            with open_archive(self._path) as archive, zipfile.ZipFile(result, "w") as target:
                self._copy(archive, target, changed)
        except UnreadableArchiveError as error:
            raise self.broken() from error
        return result.getvalue()

    def _copy(
        self, archive: zipfile.ZipFile, target: zipfile.ZipFile, changed: Mapping[str, bytes]
    ) -> None:
        inflater = Inflater(self._limits, self._name)
        for info in archive.infolist():
            entry = copy(info)
            entry.extra = b""  # sizes that would no longer be true
            if info.filename in changed:
                target.writestr(entry, changed[info.filename])
                continue
            with target.open(entry, "w") as stream:
                for piece in inflater.chunks(archive, info):
                    stream.write(piece)
        for name, data in changed.items():
            if name not in self._names:
                target.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)

    def _checked(self, archive: zipfile.ZipFile) -> frozenset[str]:
        Inflater(self._limits, self._name).check_count(archive)
        names: set[str] = set()
        for info in archive.infolist():
            if is_encrypted(info):
                raise InputError(
                    "DOCX_WACHTWOORD", f"'{self._name}' is beveiligd met een wachtwoord."
                )
            if info.filename in names or is_unsafe(info):
                raise UnreadableArchiveError(info.filename)
            names.add(info.filename)
        if any(name.startswith(_SIGNATURES) for name in names):
            raise InputError(
                "DOCX_ONDERTEKEND",
                f"'{self._name}' is digitaal ondertekend; opmerkingen erin zouden de ondertekening "
                "ongeldig maken.",
            )
        return frozenset(names)

    def _check_kind(self) -> None:
        """Refuse templates and files with macros: what is given is an ordinary document."""
        types = self.part(CONTENT_TYPES)
        stated = [
            each.get("ContentType")
            for each in ([] if types is None else types)
            if each.get("PartName") == f"/{self.main}"
        ]
        if stated and stated[0] != _MAIN_TYPE:
            raise InputError(
                "DOCX_MACROS",
                f"'{self._name}' is een sjabloon of bevat macro's; daarin worden geen opmerkingen "
                "geplaatst.",
            )

    def _target(self, part: str, role: str) -> str | None:
        """Name of the part to which another one gives a role, if it is there."""
        folder, base = posixpath.split(part)
        listed = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        for relation in [] if listed is None else listed:
            if (relation.get("Type") or "").rsplit("/", 1)[-1] == role:
                target = (relation.get("Target") or "").replace("\\", "/")
                full = target if target.startswith("/") else posixpath.join(folder, target)
                name = posixpath.normpath(full).lstrip("/")
                return name if name in self._names or name in self._parsed else None
        return None

    def _read(self, name: str) -> bytes | None:
        if name not in self._names:
            return None
        content = bytearray()
        try:
            with open_archive(self._path) as archive:
                inflater = Inflater(self._limits, self._name)
                for piece in inflater.chunks(archive, archive.getinfo(name)):
                    content += piece
                    if len(content) > self._limits.max_xml_bytes:
                        raise InputError(
                            "ZIP_TE_GROOT", f"'{self._name}' is te groot om veilig te lezen."
                        )
        except UnreadableArchiveError as error:
            raise self.broken() from error
        return bytes(content)

    def _parse(self, data: bytes) -> Element:
        for strict, usual in _STRICT:
            self._is_strict |= strict in data
            data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            root = etree.fromstring(data, parser)
        except SyntaxError as error:  # what lxml raises on unsound XML is one
            raise self.broken() from error
        if root.getroottree().docinfo.internalDTD is not None:  # entities need one; Word has none
            raise self.broken()
        return root

    def _bytes(self, root: Element) -> bytes:
        data: bytes = etree.tostring(
            root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
        )
        for strict, usual in _STRICT if self._is_strict else ():
            data = data.replace(usual, strict)
        return data
