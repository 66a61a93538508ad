"""Hostile and broken ZIPs; each of them is a dossier of its own."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from dataclasses import replace

from .case import READ, SENTENCE, Case, case
from .raw_zip import (
    DESCRIPTOR,
    DEVICE,
    ENCRYPTED,
    FIFO,
    LINK,
    MEBIBYTE,
    STORED,
    UTF8,
    Member,
    bomb,
    raw_zip,
    zipped,
)

_GOOD = Member(b"goed.txt", SENTENCE.encode())
_MORE = Member(b"meer.txt", b"De opdrachtgever betaalt op tijd.")
_HONEST = raw_zip([_GOOD, _MORE])


def _with(*members: Member) -> Callable[[], bytes]:
    return lambda: raw_zip([_GOOD, *members])


def _nested(depth: int) -> bytes:
    data = zipped({"diep.txt": "Diep."})
    for level in range(depth):
        data = zipped({f"{level}.txt": f"Niveau {level} is bereikt.", "in.zip": data})
    return data


def _overlapping() -> bytes:
    """A thousand members that are all the same piece of the file."""
    first = bomb("bom.txt", 7, crc=zlib.crc32(bytes(7 * MEBIBYTE)))
    return raw_zip([first, *[replace(first, offset=0)] * 999])


def _bombs_in_zips() -> bytes:
    inner = raw_zip([bomb(f"{n}.txt", 7) for n in range(20)])
    return raw_zip([Member(f"{n}.zip".encode(), inner + bytes(n)) for n in range(5)])


def _odd_names() -> list[Case]:
    names = {
        "opties": [b"-rf.txt", b"--help.txt", b"$(id).txt", b";ls.txt", b"%s%n.txt"],
        "stuurtekens": [b"a\nb.txt", b"c\x1b[31md.txt", b"e\tf.txt", b"\x7f.txt"],
        "omkering": ["factuur\u202etxt.exe.txt".encode(), "nul\u200bbreed.txt".encode()],
        "apostrof": [b"it's.txt", b'"x".txt', b"<b>.txt"],
    }
    cases = [
        case(
            f"namen-{kind}.zip",
            _with(*(Member(n, b"Tekst " + n, flags=UTF8) for n in found)),
            READ,
        )
        for kind, found in names.items()
    ]
    long = Member(b"lang" * 8000 + b".txt", b"Een lange naam.")
    return [
        *cases,
        case("naam-lang.zip", _with(long), READ, holds="Een lange naam"),
        case("naam-geen-utf8.zip", _with(Member(b"\xff\xfe.txt", b"x", flags=UTF8)), "ZIP_KAPOT"),
        case("naam-cp437.zip", _with(Member(b"caf\x82.txt", b"Op de kaart.")), READ, holds="kaart"),
        case("naam-leeg.zip", _with(Member(b"", b"tekst")), READ, "ONBEKEND_TYPE"),
        case("naam-punt.zip", _with(Member(b".", b"tekst")), READ, "ONBEKEND_TYPE"),
        case("naam-nul.zip", _with(Member(b"a.txt\0.exe", b"Na een nul.")), READ, holds="een nul"),
        case("naam-map.zip", _with(Member(b"map/", b"tekst in een map")), READ, lacks="in een map"),
        case(
            "naam-diep.zip",
            _with(Member(b"a/" * 20000 + b"b.txt", b"Onderin de boom.")),
            READ,
            holds="Onderin de boom",
        ),
    ]


def _paths_outside() -> list[Case]:
    names = (
        b"../weg.txt",
        b"/etc/passwd.txt",
        b"C:\\Windows\\weg.txt",
        b"..\\weg.txt",
        b"a/../../weg.txt",
        b"//server/deel/weg.txt",
        b"\\\\server\\deel\\weg.txt",
        b"..",
        b"c:weg.txt",
    )
    return [
        case(
            f"buiten-{n}.zip", _with(Member(name, b"kwaad")), READ, "ONVEILIGE_NAAM", lacks="kwaad"
        )
        for n, name in enumerate(names)
    ]


def _cut() -> list[Case]:
    size = len(_HONEST)
    places = {size - n for n in (1, 10, 22, 40, 90, 120)} | {5, 30, 60, 120}
    return [case(f"afgekapt-{n:03}.zip", _HONEST[:n], "ZIP_KAPOT") for n in sorted(places)]


def _wrong_fields() -> list[Case]:
    lie = replace(_MORE, name=b"leugen.txt")
    size = len(_MORE.content)
    end = _HONEST.rindex(b"PK\x05\x06")
    return [
        case("maat-klein.zip", _with(replace(lie, size=3)), READ, "ZIP_KAPOT"),
        case("maat-groot.zip", _with(replace(lie, size=size + 999)), READ),
        case("maat-4gb.zip", _with(replace(lie, size=0xFFFFFFFE)), READ),
        case("maat-lokaal.zip", _with(replace(lie, local={"size": 1})), READ),
        case("ingepakt-klein.zip", _with(replace(lie, packed_size=3)), READ, "ZIP_KAPOT"),
        case("ingepakt-nul.zip", _with(replace(lie, packed_size=0)), READ, "ZIP_KAPOT"),
        case(
            "ingepakt-4gb.zip", _with(replace(lie, packed_size=0xFFFFFFFE)), READ, holds="betaalt"
        ),
        case("controlegetal.zip", _with(replace(lie, crc=1)), READ, "ZIP_KAPOT"),
        case(
            "andere-naam-lokaal.zip",
            _with(replace(lie, local={"name": b"x.txt"})),
            READ,
            "ZIP_KAPOT",
        ),
        case("plaats-voorbij-eind.zip", _with(replace(lie, offset=1 << 30)), READ, "ZIP_KAPOT"),
        case("plaats-in-ander.zip", _with(replace(lie, offset=7)), READ, "ZIP_KAPOT"),
        case("plaats-4gb.zip", _with(replace(lie, offset=0xFFFFFFFF)), READ, "ZIP_KAPOT"),
        case(
            "zip64-leeg.zip",
            _with(replace(lie, size=0xFFFFFFFF, extra=struct.pack("<HH", 1, 0))),
            "ZIP_KAPOT",
        ),
        case(
            "zip64-groot.zip",
            _with(
                replace(
                    lie,
                    size=0xFFFFFFFF,
                    packed_size=0xFFFFFFFF,
                    extra=struct.pack("<HHQQ", 1, 16, 1 << 62, 1 << 62),
                )
            ),
            READ,
            holds="betaalt",
        ),
        case("extra-kapot.zip", _with(replace(lie, extra=b"\x01\x00\xff\xff")), "ZIP_KAPOT"),
        case("aantal-te-veel.zip", raw_zip([_GOOD, _MORE], count=60000), READ),
        case("aantal-nul.zip", raw_zip([_GOOD, _MORE], count=0), READ),
        case("inhoud-maat.zip", raw_zip([_GOOD, _MORE], directory_size=1 << 31), "ZIP_KAPOT"),
        case(
            "inhoud-plaats.zip",
            raw_zip([_GOOD, _MORE], directory_offset=1 << 31),
            "GEEN_DOCUMENTEN",
        ),
        case("inhoud-nul.zip", raw_zip([_GOOD, _MORE], directory_offset=0), "GEEN_DOCUMENTEN"),
        case("inhoud-rommel.zip", _HONEST[: end - 60] + bytes(60) + _HONEST[end:], "ZIP_KAPOT"),
        case("ervoor-rommel.zip", raw_zip([_GOOD], prefix=b"MZ" + bytes(5000)), "ZIP_KAPOT"),
        case("ervoor-zip.zip", _HONEST + raw_zip([_MORE]), READ, holds="betaalt"),
        case("eind-in-commentaar.zip", raw_zip([_GOOD], comment=_HONEST), READ),
        case("alleen-eind.zip", raw_zip([]), "GEEN_DOCUMENTEN"),
    ]


def _kinds() -> list[Case]:
    text = b"/etc/passwd"
    linked = [
        Member(n, text, attributes=LINK)
        for n in (b"koppeling.txt", b"map/koppeling.md", b"kring.txt")
    ]
    unknown = {9: "deflate64", 12: "bzip2", 14: "lzma", 93: "zstd", 98: "ppmd", 99: "aes"}
    return [
        case("koppelingen.zip", _with(*linked), READ, "ONVEILIGE_NAAM", lacks="passwd"),
        case(
            "wachtrij-en-apparaat.zip",
            _with(
                Member(b"rij.txt", b"Een wachtrij.", attributes=FIFO),
                Member(b"tty.txt", b"Een apparaat.", attributes=DEVICE),
            ),
            READ,
            holds="Een apparaat.",
        ),
        case("geheim.zip", _with(replace(_MORE, flags=ENCRYPTED)), READ, "ZIP_WACHTWOORD"),
        case("alles-geheim.zip", raw_zip([replace(_GOOD, flags=ENCRYPTED)]), "GEEN_DOCUMENTEN"),
        case(
            "sterk-geheim.zip",
            _with(replace(_MORE, flags=0x40 | ENCRYPTED)),
            READ,
            "ZIP_WACHTWOORD",
        ),
        case("maat-achteraf.zip", _with(replace(_MORE, flags=DESCRIPTOR)), READ, holds="betaalt"),
        case("lappendeken.zip", _with(replace(_MORE, flags=0x20)), READ, "ZIP_KAPOT"),
        *(
            case(
                f"methode-{name}.zip",
                _with(replace(_MORE, method=n, packed=text)),
                READ,
                "ZIP_KAPOT",
            )
            for n, name in unknown.items()
        ),
        case("dubbele-naam.zip", _with(_GOOD, replace(_MORE, name=_GOOD.name)), READ, "DUBBEL"),
        case(
            "hoofdletters.zip",
            _with(replace(_MORE, name=b"GOED.TXT")),
            READ,
            holds="betaalt",
        ),
        case("kapotte-stroom.zip", _with(replace(_MORE, packed=b"\xff" * 40)), READ, "ZIP_KAPOT"),
        case(
            "halve-stroom.zip",
            _with(replace(_MORE, packed=b"\x01\xff\x00\x00\xff" + b"a" * 10)),
            READ,
            "ZIP_KAPOT",
        ),
        case("opgeslagen.zip", _with(replace(_MORE, method=STORED)), READ, holds="betaalt"),
    ]


def _too_much() -> list[Case]:
    return [
        case("bom.zip", lambda: raw_zip([_GOOD, bomb("bom.txt", 32)]), "ZIP_TE_GROOT"),
        case("bom-maat-1.zip", lambda: raw_zip([bomb("bom.txt", 32, size=1)]), "GEEN_DOCUMENTEN"),
        case(
            "bom-verdeeld.zip",
            lambda: raw_zip([bomb(f"{n}.txt", 7) for n in range(50)]),
            "ZIP_TE_GROOT",
        ),
        case("bom-overlap.zip", _overlapping, "ZIP_TE_GROOT"),
        case("bom-in-zips.zip", _bombs_in_zips, "ZIP_TE_GROOT"),
        case("nesten.zip", lambda: _nested(12), READ, "ZIP_TE_DIEP"),
        case(
            "veel-leden.zip",
            lambda: raw_zip(
                [Member(f"{n}.txt".encode(), b"x", method=STORED) for n in range(6000)]
            ),
            "ZIP_TE_GROOT",
        ),
        case(
            "veel-mappen.zip",
            lambda: raw_zip([Member(f"{n}/".encode(), b"", method=STORED) for n in range(60000)]),
            "ZIP_TE_GROOT",
        ),
    ]


ARCHIVES = [
    *_odd_names(),
    *_paths_outside(),
    *_cut(),
    *_wrong_fields(),
    *_kinds(),
    *_too_much(),
]
