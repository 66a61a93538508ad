from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import spacy
from spacy.language import Language

from analyser.cli.main import main
from analyser.errors import DooiError
from analyser.language import pipeline
from analyser.language.pipeline import BUNDLED, PREFERRED, SETTING, load_language

LARGE = spacy.util.is_package(PREFERRED)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What spaCy is asked to load, in order; the large model answers as if it were there."""
    names: list[str] = []
    load = spacy.load

    def spy(name: Any, **options: Any) -> Language:
        names.append(str(name))
        if name == PREFERRED:
            nlp = spacy.blank("nl")
            nlp.meta["version"] = "9.9.9"
            return nlp
        return load(name, **options)

    monkeypatch.setattr(spacy, "load", spy)
    monkeypatch.delenv(SETTING, raising=False)
    pipeline._load.cache_clear()
    yield names
    pipeline._load.cache_clear()


def test_the_large_model_is_asked_for_first(asked: list[str]) -> None:
    assert load_language().name == "nl_core_news_lg 9.9.9"
    assert asked == ["nl_core_news_lg"]


@pytest.mark.skipif(LARGE, reason="nl_core_news_lg is installed here")
def test_without_the_large_model_the_bundled_one_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    assert load_language().name.startswith(BUNDLED)


def test_a_setting_picks_the_model(asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, BUNDLED)
    assert load_language().name.startswith(BUNDLED)
    assert PREFERRED not in asked


@pytest.mark.parametrize("wanted", ["nl_core_news_xl", "/etc/passwd"])
def test_an_unknown_model_is_one_clear_sentence(
    wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, wanted)
    with pytest.raises(DooiError, match="kies nl_core_news_lg of nl_dooi") as caught:
        load_language()
    assert caught.value.code == "TAALMODEL"


@pytest.mark.skipif(LARGE, reason="nl_core_news_lg is installed here")
def test_a_model_that_is_not_there_is_one_clear_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, PREFERRED)
    with pytest.raises(DooiError, match="niet geïnstalleerd") as caught:
        load_language()
    assert caught.value.code == "TAALMODEL"


@pytest.mark.skipif(not LARGE, reason="nl_core_news_lg is not installed (make install-lg)")
def test_the_large_model_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, PREFERRED)
    doc = load_language().tagger("De aannemer vergoedt de schade.")
    assert [token.pos_ for token in doc] == ["DET", "NOUN", "VERB", "DET", "NOUN", "PUNCT"]


def test_the_service_refuses_an_unknown_model_before_it_starts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(SETTING, "nl_core_news_xl")
    with pytest.raises(SystemExit) as left:
        main(["serve", "--port", "8123"])
    assert left.value.code == 1
    assert "[TAALMODEL]" in capsys.readouterr().err
