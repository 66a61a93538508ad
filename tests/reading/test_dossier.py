"""Files, folders and ZIPs to one dossier."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from analyser.errors import InputError
from analyser.reading import DEFAULT_LIMITS, Limits, read_dossier

BODY = "<w:p><w:r><w:t>De leverancier levert.</w:t></w:r></w:p>"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def make_zip(path: Path, members: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def names(dossier):
    return [(document.id, document.name) for document in dossier.documents]


def codes(dossier):
    return [notice.code for notice in dossier.skipped]


def test_one_file(tmp_path, make_docx):
    path = make_docx(BODY, name="overeenkomst.docx")
    dossier = read_dossier([path])
    (document,) = dossier.documents
    assert names(dossier) == [("d1", "overeenkomst.docx")]
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.media_type.endswith("wordprocessingml.document")
    assert document.words == 3
    assert dossier.skipped == ()


def test_the_dots_of_a_contents_list_are_no_words(tmp_path):
    path = write(tmp_path / "stuk.txt", "Artikel 3 . . . . . . 12\n\n- De leverancier levert.")
    (document,) = read_dossier([path]).documents
    assert document.words == 6


def test_a_folder_is_read_below_in_order_of_name(tmp_path):
    write(tmp_path / "b" / "eisen.md", "# Eisen")
    write(tmp_path / "A.txt", "Leidraad")
    write(tmp_path / "b" / "Bijlage.txt", "Bijlage")
    for ignored in (".verborgen.txt", "~$A.docx", "__MACOSX/x.txt", "b/.git/y.txt", "Thumbs.db"):
        write(tmp_path / ignored, "niet lezen")
    dossier = read_dossier([tmp_path])
    assert names(dossier) == [("d1", "A.txt"), ("d2", "b/Bijlage.txt"), ("d3", "b/eisen.md")]
    assert dossier.skipped == ()


def test_what_cannot_be_read_in_a_folder_is_listed_and_the_rest_goes_on(tmp_path):
    write(tmp_path / "goed.txt", "tekst")
    write(tmp_path / "prijs.xlsx", "geen echt blad")
    write(tmp_path / "leeg.txt", "")
    write(tmp_path / "stuk.docx", "geen zip")
    dossier = read_dossier([tmp_path])
    assert names(dossier) == [("d1", "goed.txt")]
    assert codes(dossier) == ["LEEG_BESTAND", "XLSX_KAPOT", "DOCX_KAPOT"]
    assert dossier.skipped[0].message == "'leeg.txt' is een leeg bestand."


def test_equal_files_are_read_once(tmp_path):
    first, second = write(tmp_path / "a.txt", "gelijk"), write(tmp_path / "b.txt", "gelijk")
    dossier = read_dossier([first, second])
    assert names(dossier) == [("d1", "a.txt")]
    assert codes(dossier) == ["DUBBEL"]
    assert "'a.txt'" in dossier.skipped[0].message


def test_several_files_make_one_dossier_and_a_bad_one_is_listed(tmp_path):
    good, bad = write(tmp_path / "a.txt", "tekst"), write(tmp_path / "b.exe", "MZ")
    more = write(tmp_path / "map" / "c.txt", "nog meer")
    dossier = read_dossier([good, bad, more.parent])
    assert names(dossier) == [("d1", "a.txt"), ("d2", "c.txt")]
    assert codes(dossier) == ["ONBEKEND_TYPE"]


def test_a_zip_is_read_with_names_inside_it(tmp_path, make_docx):
    path = make_zip(
        tmp_path / "pak.zip",
        {
            "pakket/eisen.md": "# Eisen",
            "pakket/contract.docx": make_docx(BODY).read_bytes(),
            "__MACOSX/pakket/._eisen.md": "rommel",
            "pakket/foto.png": b"\x89PNG",
        },
    )
    dossier = read_dossier([path])
    assert names(dossier) == [("d1", "pakket/contract.docx"), ("d2", "pakket/eisen.md")]
    assert codes(dossier) == ["ONBEKEND_TYPE"]


def test_a_zip_in_a_zip_is_read_and_a_deeper_one_skipped(tmp_path):
    deepest = make_zip(tmp_path / "3.zip", {"diep.txt": "te diep"})
    middle = make_zip(
        tmp_path / "2.zip", {"binnen.txt": "binnen", "diepst.zip": deepest.read_bytes()}
    )
    outer = make_zip(tmp_path / "1.zip", {"buiten.txt": "buiten", "in.zip": middle.read_bytes()})
    dossier = read_dossier([outer])
    assert names(dossier) == [("d1", "buiten.txt"), ("d2", "in.zip/binnen.txt")]
    assert codes(dossier) == ["ZIP_TE_DIEP"]


@pytest.mark.parametrize("name", ["../weg.txt", "/etc/weg.txt", "C:\\weg.txt", "a/../../weg.txt"])
def test_names_that_leave_the_zip_are_skipped(tmp_path, name):
    path = make_zip(tmp_path / "pak.zip", {"goed.txt": "tekst", name: "kwaad"})
    dossier = read_dossier([path])
    assert names(dossier) == [("d1", "goed.txt")]
    assert codes(dossier) == ["ONVEILIGE_NAAM"]


def test_links_and_encrypted_members_are_skipped(tmp_path):
    path = tmp_path / "pak.zip"
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("goed.txt", "tekst")
        archive.writestr(link, "/etc/passwd")
        archive.writestr("geheim.txt", "tekst")
    data = bytearray(path.read_bytes())
    entry = data.rindex(b"geheim.txt") - 46  # its record in the central directory
    data[entry + 8] |= 1
    path.write_bytes(bytes(data))
    dossier = read_dossier([path])
    assert names(dossier) == [("d1", "goed.txt")]
    assert codes(dossier) == ["ZIP_WACHTWOORD", "ONVEILIGE_NAAM"]


def test_a_damaged_member_does_not_stop_the_others(tmp_path):
    path = make_zip(tmp_path / "pak.zip", {"a.txt": "eerste " * 50, "b.txt": "tweede " * 50})
    data = bytearray(path.read_bytes())
    data[data.index(b"a.txt") + 8] ^= 0xFF
    path.write_bytes(bytes(data))
    dossier = read_dossier([path])
    assert names(dossier) == [("d1", "b.txt")]
    assert codes(dossier) == ["ZIP_KAPOT"]


def test_no_more_documents_than_allowed(tmp_path):
    for index in range(4):
        write(tmp_path / f"{index}.txt", f"tekst {index}")
    dossier = read_dossier([tmp_path], Limits(max_files=2))
    assert names(dossier) == [("d1", "0.txt"), ("d2", "1.txt")]
    assert codes(dossier) == ["TE_VEEL_BESTANDEN"] * 2


def test_a_folder_with_far_too_many_files_is_refused(tmp_path):
    for index in range(4):
        write(tmp_path / f"{index}.txt", "x")
    with pytest.raises(InputError) as caught:
        read_dossier([tmp_path], Limits(max_members=3))
    assert caught.value.code == "TE_VEEL_BESTANDEN"


def test_a_link_that_leads_nowhere_in_a_folder_is_listed(tmp_path):
    write(tmp_path / "a.txt", "tekst")
    (tmp_path / "b.txt").symlink_to(tmp_path / "weg.txt")
    assert codes(read_dossier([tmp_path])) == ["BESTAAT_NIET"]


def test_content_goes_before_the_extension(tmp_path, make_docx):
    path = make_docx(BODY)
    assert names(read_dossier([path.rename(tmp_path / "contract.bin")])) == [("d1", "contract.bin")]


def test_macros_make_no_difference(tmp_path, make_docx):
    path = make_docx(BODY, name="contract.docm")
    assert names(read_dossier([path])) == [("d1", "contract.docm")]


def test_limits_are_frozen():
    with pytest.raises(AttributeError):
        DEFAULT_LIMITS.max_files = 1  # type: ignore[misc]
