"""The XML parts of a spreadsheet or OpenDocument container.

Every member is inflated once in small pieces to count it before anything is read; a part is
then inflated again when it is asked for, so that large parts can be streamed.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
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

_STRICT = b"http://purl.oclc.org/ooxml/"  # "Strict Open XML": the same language, other names
_SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


@dataclass(frozen=True, slots=True)
class Container:
    """How a kind of container is called in errors: prefix of the codes, and Dutch words."""

    code: str
    description: str


class OfficePackage:
    """The parts of one open container.

    Args:
        archive: the container.
        name: its name, for the sentence in an error.
        limits: bounds on inflating.
        container: what kind it is.

    Raises:
        InputError: <code>_WACHTWOORD or ZIP_TE_GROOT.
        UnreadableArchiveError: a member is damaged, double or points outside.
    """

    def __init__(
        self, archive: zipfile.ZipFile, name: str, limits: Limits, container: Container
    ) -> None:
        self._archive = archive
        self._name = name
        self._limits = limits
        self._container = container
        self._infos: dict[str, zipfile.ZipInfo] = {}
        counter = Inflater(limits, name)
        counter.check_count(archive)
        for info in archive.infolist():
            if is_encrypted(info):
                raise self.locked()
            if info.filename in self._infos or is_unsafe(info):
                raise UnreadableArchiveError(info.filename)
            self._infos[info.filename] = info
            for _ in counter.chunks(archive, info):
                pass
        self._inflater = Inflater(limits, name)

    def broken(self) -> InputError:
        """The error to raise when this file cannot be understood."""
        kind = self._container
        return InputError(
            f"{kind.code}_KAPOT",
            f"'{self._name}' is beschadigd of is geen echt {kind.description}.",
        )

    def locked(self) -> InputError:
        """The error to raise when this file needs a password."""
        return InputError(
            f"{self._container.code}_WACHTWOORD",
            f"'{self._name}' is beveiligd met een wachtwoord; haal de beveiliging eraf en probeer "
            "het opnieuw.",
        )

    def too_large(self) -> InputError:
        """The error to raise when this file holds too much."""
        return InputError("ZIP_TE_GROOT", f"'{self._name}' is te groot om veilig te lezen.")

    def parse(self, part: str) -> Element | None:
        """Root of a part, or None when there is none.

        Raises:
            InputError: <code>_KAPOT when it is no sound XML, ZIP_TE_GROOT.
        """
        if part not in self._infos:
            return None
        content = bytearray()
        for piece in self.chunks(part):
            content += piece
            if len(content) > self._limits.max_xml_bytes:
                raise self.too_large()
        parser = etree.XMLParser(remove_comments=True, remove_pis=True, **_SAFE)
        try:
            root = etree.fromstring(bytes(content), parser)
        except SyntaxError as error:  # what lxml raises on unsound XML is one
            raise self.broken() from error
        self._check_type(root)
        return root

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part in self._infos

    def chunks(self, part: str) -> Iterator[bytes]:
        """The content of a part in small pieces; nothing when there is no such part.

        Raises:
            InputError: ZIP_TE_GROOT.
            UnreadableArchiveError: the part is damaged.
        """
        info = self._infos.get(part)
        if info is not None:
            yield from self._inflater.chunks(self._archive, info)

    def elements(self, part: str, names: Sequence[str]) -> Iterator[Element]:
        """Elements of a part as each of them ends, without holding the part in memory.

        An element is emptied after it was given, so an element inside another one of `names`
        is empty when the outer one comes. Reading stops at the size of `max_sheet_bytes`;
        the last thing given is then None.

        Args:
            part: name of the part.
            names: local names of the elements to give.

        Raises:
            InputError: <code>_KAPOT when the part is no sound XML, ZIP_TE_GROOT.
        """
        if part not in self._infos:
            return
        tags = [f"{{*}}{name}" for name in names]
        parser = etree.XMLPullParser(events=("end",), tag=tags, **_SAFE)
        size = 0
        try:
            for piece in self.chunks(part):
                size += len(piece)
                if size > self._limits.max_sheet_bytes:
                    yield None
                    return
                parser.feed(piece)
                yield from self._given(parser)
            parser.close()
            yield from self._given(parser)
        except SyntaxError as error:
            raise self.broken() from error

    def _given(self, parser: Any) -> Iterator[Element]:
        for _, element in parser.read_events():
            self._check_type(element)
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]

    def _check_type(self, element: Element) -> None:
        """Refuse XML with a document type: entities need one, and no office suite writes one."""
        if element.getroottree().docinfo.internalDTD is not None:
            raise self.broken()


@contextmanager
def open_package(
    path: Path, name: str, limits: Limits, container: Container
) -> Iterator[OfficePackage]:
    """Open and check a container.

    Args:
        path: the file.
        name: its name, for the sentence in an error.
        limits: bounds on inflating.
        container: what kind it is.

    Raises:
        InputError: <code>_KAPOT, <code>_WACHTWOORD or ZIP_TE_GROOT, also from what is done
            with the package.
    """
    try:
        with open_archive(path) as archive:
            yield OfficePackage(archive, name, limits, container)
    except UnreadableArchiveError as error:
        raise InputError(
            f"{container.code}_KAPOT",
            f"'{name}' is beschadigd of is geen echt {container.description}.",
        ) from error


def local_name(element: Element) -> str:
    """Name of an element without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def whole_number(text: object, default: int) -> int:
    """An attribute as a whole number, or `default` when it is absent or no number.

    Only a few digits count: no office suite writes longer ones.
    """
    digits = str(text).strip() if text is not None else ""
    is_sound = len(digits) <= 12 and digits.removeprefix("-").isdecimal() and digits.isascii()
    return int(digits) if is_sound else default
