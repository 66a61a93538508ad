"""Adds objects to a PDF behind what is there, so that not a byte of the file itself changes.

The writer of pypdf can do this too, but its trailer does not say where title and author stand,
so that some viewers show none, and it takes apart every object of the file first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import md5
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
)

_START = re.compile(rb"startxref\s+(\d{1,10})\s+%%EOF\s*\Z")
_TAIL = 1024  # bytes, in which a sound file ends
_OBJECT = re.compile(rb"\s*\d+\s+\d+\s+obj\b")
_KEPT = ("/Root", "/Info")
_OFFSET_BYTES = 5
_FREE = 65535  # the generation of object 0, which is never there


class NotSoundError(Exception):
    """A file is not built as a PDF should be, so that nothing can be added to it."""


class Increment:
    """An addition to a PDF.

    Args:
        content: the file.
        reader: the same file, opened.

    Raises:
        NotSoundError: it does not begin or end as it should.
    """

    def __init__(self, content: bytes, reader: PdfReader) -> None:
        found = _START.search(content[-_TAIL:])
        if found is None or not content.startswith(b"%PDF-"):
            raise NotSoundError
        self._content = content
        self._reader = reader
        self._before = int(found[1])
        table = content[self._before : self._before + 64]
        self._has_table = table.lstrip().startswith(b"xref")
        if not self._has_table and _OBJECT.match(table) is None:
            raise NotSoundError
        self._next = _first_free(reader)
        self._objects: dict[tuple[int, int], PdfObject] = {}

    def reserve(self) -> IndirectObject:
        """A reference to an object that is still to be added."""
        self._next += 1
        return IndirectObject(self._next - 1, 0, self._reader)

    def add(self, item: PdfObject) -> IndirectObject:
        """Add an object and give the reference to it."""
        reference = self.reserve()
        self.put(reference, item)
        return reference

    def put(self, reference: IndirectObject, item: PdfObject) -> None:
        """Let a reference stand for an object, in place of what it stood for."""
        self._objects[reference.idnum, reference.generation] = item

    def whole(self) -> bytes:
        """The file with the addition."""
        out = BytesIO()
        out.write(self._content)
        if not self._content.endswith(b"\n"):
            out.write(b"\n")
        offsets: dict[tuple[int, int], int] = {}
        for (number, generation), item in sorted(self._objects.items()):
            offsets[number, generation] = out.tell()
            out.write(b"%d %d obj\n" % (number, generation))
            item.write_to_stream(out)
            out.write(b"\nendobj\n")
        start = out.tell()
        if self._has_table:
            self._write_table(out, offsets)
        else:
            self._write_stream(out, offsets)
        out.write(b"startxref\n%d\n%%%%EOF\n" % start)
        return out.getvalue()

    def _write_table(self, out: BytesIO, offsets: Mapping[tuple[int, int], int]) -> None:
        out.write(b"xref\n0 1\n%010d %05d f \n" % (0, _FREE))
        for run in _runs(offsets):
            out.write(b"%d %d\n" % (run[0][0], len(run)))
            out.writelines(b"%010d %05d n \n" % (offsets[key], key[1]) for key in run)
        out.write(b"trailer\n")
        self._trailer(self._next).write_to_stream(out)
        out.write(b"\n")

    def _write_stream(self, out: BytesIO, offsets: Mapping[tuple[int, int], int]) -> None:
        key = (self._next, 0)
        entries = {**offsets, key: out.tell()}
        rows = b"".join(
            b"\x01" + entries[each].to_bytes(_OFFSET_BYTES, "big") + each[1].to_bytes(2, "big")
            for run in _runs(entries)
            for each in run
        )
        table = DecodedStreamObject()
        table.set_data(rows)
        table.update(self._trailer(self._next + 1))
        table[NameObject("/Type")] = NameObject("/XRef")
        table[NameObject("/W")] = _numbers((1, _OFFSET_BYTES, 2))
        table[NameObject("/Index")] = _numbers(
            value for run in _runs(entries) for value in (run[0][0], len(run))
        )
        out.write(b"%d 0 obj\n" % self._next)
        table.write_to_stream(out)
        out.write(b"\nendobj\n")

    def _trailer(self, size: int) -> DictionaryObject:
        old = self._reader.trailer
        trailer = DictionaryObject()
        for key in _KEPT:
            if key in old:
                trailer[NameObject(key)] = old.raw_get(key)
        trailer[NameObject("/Size")] = NumberObject(size)
        trailer[NameObject("/Prev")] = NumberObject(self._before)
        identifiers = old.get("/ID")
        if isinstance(identifiers, ArrayObject) and len(identifiers) == 2:
            digest = md5(self._content, usedforsecurity=False).digest()
            trailer[NameObject("/ID")] = ArrayObject([identifiers[0], ByteStringObject(digest)])
        return trailer


def _first_free(reader: PdfReader) -> int:
    """A number above that of every object of a file."""
    size = reader.trailer.get("/Size", NullObject())
    numbers = [int(size)] if isinstance(size, NumberObject) else []
    numbers += [number + 1 for table in reader.xref.values() for number in table]
    numbers += [number + 1 for number in reader.xref_objStm]
    return max(numbers, default=1)


def _runs(offsets: Iterable[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Numbers of objects that follow each other."""
    runs: list[list[tuple[int, int]]] = []
    for key in sorted(offsets):
        if runs and runs[-1][-1][0] + 1 == key[0]:
            runs[-1].append(key)
        else:
            runs.append([key])
    return runs


def _numbers(values: Iterable[int]) -> ArrayObject:
    return ArrayObject(NumberObject(value) for value in values)
