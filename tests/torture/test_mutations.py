"""Files damaged by chance are read or refused; nothing else happens."""

from __future__ import annotations

from pathlib import Path

from .case import READ
from .mutations import mutations
from .ordeal import result, results, wrong_with

CODES = {
    READ,
    "DUBBEL",
    "GEEN_TEKST",
    "HTML_KAPOT",
    "ONBEKEND_TYPE",
    "ZIP_KAPOT",
    *(
        f"{kind}_{end}"
        for kind in ("DOCX", "XLSX", "ODT", "ODS", "PDF")
        for end in ("KAPOT", "WACHTWOORD")
    ),
    "PDF_GEEN_PAGINAS",
    "PDF_GEEN_TEKST",
}


def test_damage_gives_a_text_or_one_of_the_known_sentences(tmp_path: Path) -> None:
    made = dict(mutations())
    assert len(set(made.values())) >= 100
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    found = results(tmp_path, made)
    for name, outcome in found.items():
        assert len(outcome.codes) == 1, name
        assert outcome.codes <= CODES, (name, outcome.notices)
        assert not [wrong for notice in outcome.notices if (wrong := wrong_with(notice))], name
    read = sum(outcome.codes == {READ} for outcome in found.values())
    assert 20 < read < len(made) - 20  # neither too much damage to read anything, nor too little
    for name in list(made)[::12]:
        assert result(tmp_path / name) == found[name], name


def test_the_damage_is_the_same_every_time() -> None:
    assert dict(mutations()) == dict(mutations())
