"""Hostile and broken files of old Office, which go through LibreOffice."""

from __future__ import annotations

import struct

from .case import READ, SENTENCE, Case, case

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FAILED = "OMZETTEN_MISLUKT"
_WORD, _EXCEL = "WordDocument".encode("utf-16-le"), "Workbook\0".encode("utf-16-le")


def _compound(name: bytes, *, sectors: int = 1, next_sector: int = 0) -> bytes:
    """A compound file of which the table of sectors points at itself."""
    head = _MAGIC + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIIII", 0, sectors, 1, 0, 4096, 1, 1, next_sector, 1, 0)
    head += b"\xff\xff\xff\xff" * 108
    table = struct.pack("<I", next_sector) * 128
    entry = name.ljust(64, b"\0") + struct.pack("<HBB", len(name) + 2, 5, 1) + bytes(60)
    return head.ljust(512, b"\0") + table + entry * 4


def _rtf(body: bytes) -> bytes:
    return b"{\\rtf1\\ansi " + body + b" " + SENTENCE.encode() + b"\\par}"


# LibreOffice never comes to the end of it.
ENDLESS = case("binair.rtf", _rtf(b"\\bin999999999 x"), "OMZETTEN_DUURT_TE_LANG")
OLD_OFFICE: list[Case] = [
    case("diep.rtf", _rtf(b"{" * 100_000), _FAILED),
    case("afgekapt.rtf", b"{\\rtf1\\ansi Half {\\b vet", _FAILED),
    case(
        "veld-buiten.rtf",
        _rtf(b'{\\field{\\*\\fldinst INCLUDETEXT "/etc/passwd"}{\\fldrslt Oud.}}'),
        READ,
        lacks="root:",
    ),
    case(
        "voorwerp.rtf",
        _rtf(b"{\\object\\objemb{\\*\\objdata " + b"d0cf11e0" * 9 + b"}}"),
        _FAILED,
    ),
    case("tekens.rtf", _rtf(b"\\u-10240?\\u55357?\\u0?" * 500), READ),
    case("sjabloon.rtf", _rtf(b"{\\*\\template http://127.0.0.1:9/x.dot}"), READ),
    case("kring.doc", _compound(_WORD), _FAILED),
    case("kring.xls", _compound(_EXCEL, next_sector=3), _FAILED),
    case("ruis.doc", _MAGIC + _WORD + bytes(range(256)) * 40, _FAILED),
    case("ruis.xls", _MAGIC + _EXCEL + bytes(range(256)) * 40, _FAILED),
    case("alleen-magie.msg", _MAGIC, "ONBEKEND_TYPE"),
]
