"""Writes ZIPs in which every field can lie."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

MEBIBYTE = 1 << 20
LINK, FIFO, DEVICE = 0o120777 << 16, 0o010644 << 16, 0o020644 << 16
ENCRYPTED, DESCRIPTOR, UTF8 = 0x1, 0x8, 0x800
STORED, DEFLATED = 0, 8
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


@dataclass(frozen=True, slots=True)
class Member:
    """A member; what is None is told truthfully. `local` goes for the local header only."""

    name: bytes
    content: bytes
    method: int = DEFLATED
    flags: int = 0
    attributes: int = 0
    packed: bytes | None = None
    crc: int | None = None
    packed_size: int | None = None
    size: int | None = None
    offset: int | None = None
    extra: bytes = b""
    local: Mapping[str, object] = field(default_factory=dict)


def raw_zip(
    members: Sequence[Member],
    *,
    prefix: bytes = b"",
    comment: bytes = b"",
    count: int | None = None,
    directory_size: int | None = None,
    directory_offset: int | None = None,
) -> bytes:
    """The bytes of a ZIP."""
    out = bytearray(prefix)
    directory = bytearray()
    for member in members:
        place = len(out)
        packed = member.packed if member.packed is not None else _packed(member)
        fields = {
            "crc": zlib.crc32(member.content) if member.crc is None else member.crc,
            "packed_size": len(packed) if member.packed_size is None else member.packed_size,
            "size": len(member.content) if member.size is None else member.size,
            "name": member.name,
            "method": member.method,
            "flags": member.flags,
            "extra": member.extra,
        }
        if member.offset is None:
            out += _LOCAL + _header({**fields, **member.local}) + packed
        name, extra = member.name, member.extra
        directory += _CENTRAL + struct.pack("<BB", 20, 3) + _header(fields, central=True)
        directory += struct.pack(
            "<HHHII",
            0,
            0,
            0,
            member.attributes,
            place if member.offset is None else member.offset,
        )
        directory += name + extra
    start = len(out)
    number = min(len(members) if count is None else count, 0xFFFF)
    size = len(directory) if directory_size is None else directory_size
    offset = start if directory_offset is None else directory_offset
    end = struct.pack("<HHHHIIH", 0, 0, number, number, size, offset, len(comment))
    return bytes(out + directory + _END + end + comment)


def _header(fields: Mapping[str, object], *, central: bool = False) -> bytes:
    name, extra = bytes(fields["name"]), bytes(fields["extra"])  # type: ignore[call-overload]
    fixed = struct.pack(
        "<HHHHHIIIHH",
        20,
        fields["flags"],
        fields["method"],
        0,
        0x5A21,
        fields["crc"],
        fields["packed_size"],
        fields["size"],
        len(name),
        len(extra),
    )
    return fixed if central else fixed + name + extra


def _packed(member: Member) -> bytes:
    return deflated(member.content) if member.method == DEFLATED else member.content


def deflated(content: bytes) -> bytes:
    """Content as a bare deflate stream."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """An honest ZIP."""
    return raw_zip(
        [
            Member(name.encode(), text.encode() if isinstance(text, str) else text, flags=UTF8)
            for name, text in members.items()
        ]
    )


@cache
def bomb_stream(mebibytes: int, byte: bytes = b"\0") -> bytes:
    """A bare deflate stream that inflates to one byte many times, made without that memory."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = byte * MEBIBYTE
    return b"".join(packer.compress(block) for _ in range(mebibytes)) + packer.flush()


def bomb(name: str, mebibytes: int, **fields: object) -> Member:
    """A member that inflates to so many MiB of zeros; its checksum is not right."""
    size = mebibytes * MEBIBYTE
    return Member(
        name.encode(), b"", packed=bomb_stream(mebibytes), **{"size": size, "crc": 1, **fields}
    )
