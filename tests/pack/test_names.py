from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.pack.names import Status, read_name


@pytest.mark.parametrize(
    ("name", "base", "version", "date", "status", "copy"),
    [
        ("PvE_v1.0.docx", "pve", (1, 0), None, Status.PLAIN, 0),
        ("PvE versie 2 concept.docx", "pve", (2,), None, Status.CONCEPT, 0),
        ("Leidraad definitief.pdf", "leidraad", None, None, Status.DEFINITIVE, 0),
        ("Leidraad gewijzigd n.a.v. NvI 2.pdf", "leidraad", None, None, Status.REVISED, 0),
        ("Overeenkomst 12-03-2025.pdf", "overeenkomst", None, (2025, 3, 12), Status.PLAIN, 0),
        ("20250312 Overeenkomst.pdf", "overeenkomst", None, (2025, 3, 12), Status.PLAIN, 0),
        ("Overeenkomst (1).docx", "overeenkomst", None, None, Status.PLAIN, 1),
        ("oud/Overeenkomst.docx", "overeenkomst", None, None, Status.OLD, 0),
        ("Bijlage 3.1 Eisen.docx", "bijlage 3.1 eisen", None, None, Status.PLAIN, 0),
        ("Perceel 2 Contract.docx", "perceel 2 contract", None, None, Status.PLAIN, 0),
    ],
)
def test_a_name_is_taken_apart(
    name: str,
    base: str,
    version: tuple[int, ...] | None,
    date: tuple[int, int, int] | None,
    status: Status,
    copy: int,
) -> None:
    read = read_name(name)
    assert (read.base, read.version, read.date, read.status, read.copy) == (
        base, version, date, status, copy,
    )  # fmt: skip


@given(st.text(max_size=80))
def test_any_name_can_be_read(name: str) -> None:
    assert read_name(name).copy >= 0
