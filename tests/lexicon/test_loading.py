from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from analyser.errors import LexiconError
from analyser.lexicon import lexicon_folder, load_lexicon
from analyser.lexicon_check import check_examples
from analyser.model import Family, Polarity
from analyser.pipeline import Engine

INDICATOR = "penalty/pen-per-day-uncapped.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shared files with one indicator, to break."""
    target = tmp_path / "lexicons"
    shutil.copytree(lexicon_folder() / "shared", target / "shared")
    (target / "penalty").mkdir()
    shutil.copy(lexicon_folder() / INDICATOR, target / INDICATOR)
    return target


def edit(folder: Path, old: str, new: str) -> int:
    """Replace a text in the indicator; gives the 1-based line where it stood."""
    path = folder / INDICATOR
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_every_example_has_the_outcome_its_file_says(engine: Engine) -> None:
    assert [failure.message for failure in check_examples(engine)] == []


def test_an_example_without_an_anchor_says_so(folder: Path, engine: Engine) -> None:
    edit(folder, "  hits:\n", '  hits:\n    - "De koffie is op."\n')
    broken = replace(engine, lexicon=load_lexicon(folder))
    [failure] = check_examples(broken)
    assert "niet gevonden (geen woord uit 'anchors' komt erin voor)" in failure.message


def test_the_lexicon_covers_what_it_promises(engine: Engine) -> None:
    by_family = dict.fromkeys(Family, 0)
    for indicator in engine.lexicon.indicators.values():
        by_family[indicator.family] += 1
    assert by_family[Family.PENALTY] == 16
    assert by_family[Family.RISK] >= 12
    assert by_family[Family.SPECIFICATION] >= 12
    assert by_family[Family.POSITIVE] >= 10
    assert len(engine.lexicon.indicators) >= 50


def test_every_indicator_tests_itself_widely(engine: Engine) -> None:
    for indicator in engine.lexicon.indicators.values():
        hits = [e for e in indicator.examples if e.hit]
        assert len(hits) >= 6, indicator.id
        assert len(indicator.examples) - len(hits) >= 6, indicator.id
        assert len({e.text for e in indicator.examples}) == len(indicator.examples), indicator.id


def test_positives_point_to_trust_and_the_rest_to_distrust(engine: Engine) -> None:
    for indicator in engine.lexicon.indicators.values():
        positive = indicator.family is Family.POSITIVE
        assert indicator.polarity is (Polarity.TRUST if positive else Polarity.DISTRUST)


def test_siblings_and_overlaps_name_existing_indicators(engine: Engine) -> None:
    known = engine.lexicon.indicators
    for overlap in engine.lexicon.overlaps:
        assert overlap.specific in known
        assert overlap.general in known


def test_no_word_of_judgement_in_what_users_read(engine: Engine) -> None:
    for indicator in engine.lexicon.indicators.values():
        text = f"{indicator.definition} {indicator.explanation} {indicator.advice}".lower()
        assert "onrechtmatig" not in text, indicator.id
        assert "illegaal" not in text, indicator.id


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("severity: 5", "severity: 9", "te groot"),
        ("family: penalty", "family: boete", "niet toegestaan"),
        ("label: ", "etiket: ", "label: dit verplichte veld ontbreekt"),
        ("id: pen-per-day-uncapped", "id: pen-iets-anders", "bestandsnaam"),
        ("family: penalty", "family: risk", "naam van de map"),
    ],
)
def test_an_error_says_what_is_wrong(folder: Path, old: str, new: str, message: str) -> None:
    edit(folder, old, new)
    with pytest.raises(LexiconError, match=message) as caught:
        load_lexicon(folder)
    assert "pen-per-day-uncapped.yaml:" in caught.value.message


def test_an_error_points_at_the_line(folder: Path) -> None:
    line = edit(folder, "severity: 5", "severity: vijf")
    with pytest.raises(LexiconError) as caught:
        load_lexicon(folder)
    assert f"pen-per-day-uncapped.yaml:{line}:" in caught.value.message


def test_a_pattern_that_cannot_be_read_points_at_its_line(folder: Path) -> None:
    line = edit(folder, "patterns:\n", 'patterns:\n  - "(boete | korting"\n') + 1
    with pytest.raises(LexiconError, match="haakje") as caught:
        load_lexicon(folder)
    assert f":{line}:" in caught.value.message


def test_broken_yaml_is_one_sentence(folder: Path) -> None:
    (folder / INDICATOR).write_text("id: [onaf\nlabel: x", encoding="utf-8")
    with pytest.raises(LexiconError, match="geen geldige YAML"):
        load_lexicon(folder)


def test_a_key_that_stands_twice_is_refused(folder: Path) -> None:
    edit(folder, "severity: 5", "severity: 5\nseverity: 4")
    with pytest.raises(LexiconError, match="twee keer"):
        load_lexicon(folder)


def test_the_version_follows_the_content(folder: Path) -> None:
    before = load_lexicon(folder).version
    load_lexicon.cache_clear()
    edit(folder, "severity: 5", "severity: 4")
    assert load_lexicon(folder).version != before
