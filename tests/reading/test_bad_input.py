"""Bad input gives exactly one error with a stable code and a Dutch sentence."""

from __future__ import annotations

import contextlib
import random
import struct
import zipfile
from pathlib import Path

import pytest

from analyser.errors import InputError
from analyser.reading import Limits, read_dossier

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
BODY = "<w:p><w:r><w:t>Tekst</w:t></w:r></w:p>"
DOCUMENT = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>{}</w:body></w:document>"
)


def refusal(path: Path, limits: Limits | None = None) -> InputError:
    with pytest.raises(InputError) as caught:
        read_dossier([path], limits or Limits())
    error = caught.value
    assert error.message.endswith(".")
    assert "\n" not in error.message
    return error


def made(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def zipped(path: Path, members: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("leeg.docx", b"", "LEEG_BESTAND"),
        ("plaat.png", b"\x89PNG\r\n", "ONBEKEND_TYPE"),
        ("zonder", b"tekst zonder extensie", "ONBEKEND_TYPE"),
        ("ruis.txt", b"a\0\0b", "ONBEKEND_TYPE"),
        ("stuk.docx", b"dit is geen zip", "DOCX_KAPOT"),
        ("half.docx", b"PK\x03\x04 en dan niets", "DOCX_KAPOT"),
        ("half.zip", b"PK\x03\x04 en dan niets", "ZIP_KAPOT"),
        ("tekst.zip", b"dit is geen zip", "ZIP_KAPOT"),
        ("geheim.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "DOCX_WACHTWOORD"),
        ("geheim.docx", OLE, "DOCX_WACHTWOORD"),
        ("wit.txt", b" \n\n \n", "GEEN_TEKST"),
    ],
)
def test_bytes_that_cannot_be_read(tmp_path, name, data, code):
    error = refusal(made(tmp_path / name, data))
    assert error.code == code
    assert name in error.message


def test_an_unknown_type_names_what_is_read(tmp_path):
    message = refusal(made(tmp_path / "blad.csv", b"a;b")).message
    assert all(kind in message for kind in ("PDF", ".docx", ".xlsx", ".odt", ".html"))


@pytest.mark.parametrize("name", ["weg.pdf", "map/weg.pdf", "x" * 5000, "nul\0byte"])
def test_a_path_that_does_not_exist(tmp_path, name):
    assert refusal(tmp_path / name).code == "BESTAAT_NIET"


def test_an_empty_folder_and_one_without_documents(tmp_path):
    assert refusal(tmp_path).code == "GEEN_DOCUMENTEN"
    made(tmp_path / "blad.xlsx", b"x")
    error = refusal(tmp_path)
    assert error.code == "GEEN_DOCUMENTEN"
    assert "blad.xlsx" in error.message


def test_nothing_given():
    with pytest.raises(InputError) as caught:
        read_dossier([])
    assert caught.value.code == "GEEN_DOCUMENTEN"


def test_a_zip_without_documents(tmp_path):
    assert refusal(zipped(tmp_path / "a.zip", {})).code == "GEEN_DOCUMENTEN"
    assert refusal(zipped(tmp_path / "b.zip", {"a.png": b"x"})).code == "GEEN_DOCUMENTEN"


def test_slides_are_no_dossier(tmp_path):
    members = {"[Content_Types].xml": "<x/>", "ppt/presentation.xml": "<x/>"}
    assert refusal(zipped(tmp_path / "a.pptx", members)).code == "ONBEKEND_TYPE"


def test_a_file_that_is_too_large(tmp_path):
    path = made(tmp_path / "groot.txt", b"tekst " * 100)
    assert refusal(path, Limits(max_file_bytes=99)).code == "TE_GROOT"


def test_what_is_no_ordinary_file(tmp_path):
    assert refusal(Path("/dev/null")).code == "ONBEKEND_TYPE"


def test_no_permission(tmp_path, monkeypatch):
    path = made(tmp_path / "dicht.txt", b"tekst")

    def refuse(self, *args, **kwargs):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    error = refusal(path)
    assert (error.code, "dicht.txt" in error.message) == ("GEEN_TOEGANG", True)


def test_a_bomb_stops_at_the_budget(tmp_path):
    path = zipped(tmp_path / "bom.zip", {"a.txt": b"0" * 3_000_000})
    assert refusal(path, Limits(max_inflated_bytes=1_000_000)).code == "ZIP_TE_GROOT"
    assert refusal(path, Limits(ratio_floor=100_000)).code == "ZIP_TE_GROOT"


def test_a_bomb_in_a_zip_in_a_zip_counts_for_the_same_budget(tmp_path):
    inner = zipped(tmp_path / "in.zip", {"a.txt": b"0" * 700_000})
    outer = zipped(tmp_path / "uit.zip", {"1.zip": inner.read_bytes(), "2.zip": b"PK\x03\x04"})
    with zipfile.ZipFile(outer, "a") as archive:
        archive.writestr(
            "3.zip", zipped(tmp_path / "3.zip", {"b.txt": b"1" * 700_000}).read_bytes()
        )
    dossier = read_dossier([outer], Limits(max_inflated_bytes=1_000_000))
    assert [document.name for document in dossier.documents] == ["1.zip/a.txt"]
    assert [notice.code for notice in dossier.skipped] == ["ZIP_KAPOT", "ZIP_TE_GROOT"]


def test_a_lie_about_the_size_does_not_help(tmp_path):
    path = zipped(tmp_path / "bom.docx", {"word/document.xml": b"<a>" + b" " * 3_000_000})
    data = bytearray(path.read_bytes())
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 1000)  # the declared size
    path.write_bytes(bytes(data))
    assert refusal(path, Limits(max_inflated_bytes=1_000_000)).code in (
        "ZIP_TE_GROOT",
        "DOCX_KAPOT",
    )


def test_too_many_members(tmp_path):
    path = zipped(tmp_path / "veel.zip", {f"{i}.txt": "x" for i in range(5)})
    assert refusal(path, Limits(max_members=4)).code == "ZIP_TE_GROOT"


def test_too_much_xml(tmp_path):
    path = zipped(tmp_path / "a.docx", {"word/document.xml": DOCUMENT.format("x" * 2000)})
    assert refusal(path, Limits(max_xml_bytes=1000)).code == "ZIP_TE_GROOT"


@pytest.mark.parametrize(
    "document",
    [
        "",
        "geen xml",
        "<w:document>",
        "<html/>",
        DOCUMENT.format("<w:p>"),
        DOCUMENT.format("<w:sdt>" * 5000 + "</w:sdt>" * 5000),
        '<!DOCTYPE x [<!ENTITY a "'
        + "b" * 9000
        + '"><!ENTITY c "'
        + "&a;" * 9000
        + '">]>'
        + DOCUMENT.format("<w:p w:x='&c;'/>"),
    ],
)
def test_documents_that_are_no_sound_xml(tmp_path, document):
    path = zipped(tmp_path / "a.docx", {"word/document.xml": document})
    assert refusal(path).code == "DOCX_KAPOT"


def test_a_docx_without_text(tmp_path, make_docx):
    assert refusal(make_docx("<w:p/>")).code == "GEEN_TEKST"


def test_an_entity_from_outside_is_not_read(tmp_path):
    secret = made(tmp_path / "geheim.txt", b"wachtwoord")
    document = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]>' + DOCUMENT.format(
        "<w:p><w:r><w:t>begin &s; eind</w:t></w:r></w:p>"
    )
    error = refusal(zipped(tmp_path / "a.docx", {"word/document.xml": document}))
    assert error.code == "DOCX_KAPOT"
    assert "wachtwoord" not in error.message


@pytest.mark.parametrize("name", ["../x.xml", "/x.xml"])
def test_a_docx_with_a_name_that_leaves_it(tmp_path, name):
    path = zipped(tmp_path / "a.docx", {"word/document.xml": DOCUMENT.format(BODY), name: "<x/>"})
    assert refusal(path).code == "DOCX_KAPOT"


def test_a_docx_with_an_encrypted_part(tmp_path):
    path = zipped(tmp_path / "a.docx", {"word/document.xml": DOCUMENT.format(BODY)})
    data = bytearray(path.read_bytes())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert refusal(made(path, bytes(data))).code == "DOCX_WACHTWOORD"


def test_a_bare_docx_with_only_a_body_is_read(tmp_path):
    path = zipped(tmp_path / "a.docx", {"word/document.xml": DOCUMENT.format(BODY)})
    assert read_dossier([path]).documents[0].blocks[0].text == "Tekst"


def test_strict_open_xml_and_an_unusual_main_part_are_read(tmp_path):
    main = DOCUMENT.format(BODY).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Target="/word/document2.xml" '
        'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"/>'
        '<Relationship Id="r2" Target="../NULL" Type="x/image"/></Relationships>'
    )
    path = zipped(tmp_path / "a.docx", {"_rels/.rels": relations, "word/document2.xml": main})
    assert read_dossier([path]).documents[0].blocks[0].text == "Tekst"


@pytest.mark.parametrize("seed", range(20))
def test_damaged_bytes_never_give_another_error(tmp_path, make_docx, seed):
    chance = random.Random(seed)  # noqa: S311 - no secret
    data = bytearray(make_docx(BODY * 20).read_bytes())
    for _ in range(chance.randint(1, 40)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if seed % 3 == 0:
        del data[chance.randrange(len(data)) :]
    path = made(tmp_path / "a.docx", bytes(data) or b"x")
    with contextlib.suppress(InputError):
        assert read_dossier([path]).documents
