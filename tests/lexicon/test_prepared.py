"""The lexicon in prepared form is the same lexicon, and is never needed."""

from __future__ import annotations

import shutil
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from analyser.errors import LexiconError
from analyser.lexicon import lexicon_folder, load_lexicon
from analyser.lexicon.building import Builder
from analyser.lexicon.prepared import pack, unpack
from analyser.pipeline import Engine, find
from analyser.reading import read_dossier
from analyser.segmentation import segment


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return tmp_path / "caches" / "dooi"


def never_build(monkeypatch: pytest.MonkeyPatch) -> None:
    def build(*_: object) -> None:
        raise AssertionError("the lexicon was built again")

    monkeypatch.setattr(Builder, "build", build)


def test_a_prepared_lexicon_finds_the_same(engine: Engine, samples: Path) -> None:
    built = Builder(lexicon_folder(), "v").build()
    prepared = unpack(pack(built))
    dossier = read_dossier([samples / "bevroren.docx", samples / "ontdooid.docx"])
    clauses = [clause for document in dossier.documents for clause in segment(document).clauses]
    found = find(clauses, replace(engine, lexicon=built))
    assert len({finding.indicator for finding in found}) > 30
    assert find(clauses, replace(engine, lexicon=prepared)) == found
    assert prepared.indicators.keys() == built.indicators.keys()
    for name, indicator in built.indicators.items():
        again = prepared.indicators[name]
        assert again.examples == indicator.examples
        assert again.norms == indicator.norms
        assert [p.expression.source for p in again.patterns] == [
            p.expression.source for p in indicator.patterns
        ]
    assert asdict(prepared.vocabulary) == asdict(built.vocabulary)


def test_what_was_built_once_is_kept(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_lexicon.__wrapped__()
    never_build(monkeypatch)
    again = load_lexicon.__wrapped__()
    assert again.version == first.version
    assert again.indicators.keys() == first.indicators.keys()
    assert len(list(caches.iterdir())) == 1


@pytest.mark.parametrize("change", ["cut", "other", "empty", "nothing of ours"])
def test_a_file_that_is_not_what_was_kept_is_built_again(caches: Path, change: str) -> None:
    version = load_lexicon.__wrapped__().version
    [kept] = caches.iterdir()
    body = kept.read_bytes()
    kept.write_bytes(
        {
            "cut": body[:-100],
            "other": body[:5_000] + b"\x00" + body[5_001:],
            "empty": b"",
            "nothing of ours": b"x" * 500,
        }[change]
    )
    assert load_lexicon.__wrapped__().version == version
    assert unpack(kept.read_bytes()[32:]).version == version


@pytest.mark.parametrize("body", [b"", b"\x93\x01\x02\x03", b"\xc0", pack.__doc__.encode()])
def test_other_bytes_are_no_lexicon(body: bytes) -> None:
    with pytest.raises(ValueError, match="no prepared lexicon"):
        unpack(body)


def test_a_changed_file_makes_another_lexicon(
    caches: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "lexicons"
    shutil.copytree(lexicon_folder(), folder)
    first = load_lexicon.__wrapped__(folder)
    overlaps = folder / "shared" / "overlaps.yaml"
    overlaps.write_text(overlaps.read_text(encoding="utf-8") + "\n# anders\n", encoding="utf-8")
    assert load_lexicon.__wrapped__(folder).version != first.version
    (folder / "shared" / "modifiers.yaml").write_text("modifiers: [", encoding="utf-8")
    with pytest.raises(LexiconError):
        load_lexicon.__wrapped__(folder)
    for n in range(4):
        (folder / "shared" / "modifiers.yaml").write_bytes(
            (lexicon_folder() / "shared" / "modifiers.yaml").read_bytes() + f"\n# {n}\n".encode()
        )
        load_lexicon.__wrapped__(folder)
    assert len(list(caches.iterdir())) == 3


@pytest.mark.parametrize("home", ["", "/dev/null"])
def test_a_user_without_a_place_for_it_misses_nothing(
    home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", home)
    monkeypatch.setenv("HOME", "/dev/null")
    assert load_lexicon.__wrapped__().indicators
