"""The bundled Dutch model: it loads by itself, is small, and knows the words of tenders."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Token

from analyser.language.lemma_table import WordList, decode, encode
from training.conllu import TreebankError, read_conllu
from training.lemma_tables import DomainSentence, read_domain_words
from training.lemmas import dictionary_lemma

MODEL = Path(__file__).parents[1] / "models" / "nl_dooi"
DOMAIN = read_domain_words()
LARGEST = 14_000_000  # bytes
FEWEST_WORDS = 150


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(MODEL)


def test_the_model_loads_without_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the model asks for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    doc = spacy.load(MODEL)("De leverancier levert de goederen.")
    assert [token.pos_ for token in doc] == ["DET", "NOUN", "VERB", "DET", "NOUN", "PUNCT"]


def test_the_model_is_small() -> None:
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) < LARGEST


def test_the_model_names_its_licence_and_sources() -> None:
    meta = json.loads((MODEL / "meta.json").read_text(encoding="utf-8"))
    card = (MODEL / "README.md").read_text(encoding="utf-8")
    assert meta["license"] == "CC BY-SA 4.0"
    assert meta["author"] == "Dooi"
    assert {source["name"] for source in meta["sources"]} == {
        "UD Dutch LassySmall",
        "UD Dutch Alpino",
        "spacy-lookups-data",
    }
    for name in ("Gosse Bouma", "Gertjan van Noord", "Daniel Zeman", "CC BY-SA 4.0"):
        assert name in card


def test_the_components_stand_in_order(nlp: Language) -> None:
    assert nlp.pipe_names == [
        "word_list",
        "tok2vec",
        "morphologizer",
        "trainable_lemmatizer",
        "parser",
        "lemma_table",
    ]


def test_a_sentence_is_analysed(nlp: Language) -> None:
    doc = nlp("De schade wordt door de opdrachtnemer vergoed.")
    schade, wordt, opdrachtnemer, vergoed = doc[1], doc[2], doc[5], doc[6]
    assert (schade.dep_, schade.head) == ("nsubj:pass", vergoed)
    assert (wordt.pos_, wordt.dep_, wordt.head) == ("AUX", "aux:pass", vergoed)
    assert (opdrachtnemer.dep_, opdrachtnemer.head) == ("obl:agent", vergoed)
    assert vergoed.dep_ == "ROOT"
    assert vergoed.morph.get("VerbForm") == ["Part"]
    assert wordt.morph.get("Tense") == ["Pres"]
    assert schade.morph.get("Number") == ["Sing"]


def test_a_missing_treebank_file_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(
        TreebankError, match=r"^The treebank file .*alpino-test.conllu is missing\.$"
    ):
        read_conllu(tmp_path / "alpino-test.conllu")


@pytest.mark.parametrize(
    ("form", "readings"),
    [
        ("vrijwaart", {"v": "vrijwaren"}),
        ("eisen", {"V": "eisen", "n": "eis"}),
        ("gegund", {"v": "gunnen"}),
    ],
)
def test_the_readings_of_a_word_are_written_and_read(form: str, readings: dict[str, str]) -> None:
    assert decode(form, encode(form, readings)) == readings


def test_a_compound_is_known_by_its_last_part() -> None:
    words = WordList()
    words.entries = {"stukken": encode("stukken", {"n": "stuk"})}
    assert words.look_up("aanbestedingsstukken") == ("~n", {"n": "aanbestedingsstuk"})
    assert words.look_up("bomen") == ("-", {})


@pytest.mark.parametrize(
    ("form", "lemma", "upos", "expected"),
    [
        ("Parlementsverkiezingen", "parlement_verkiezing", "NOUN", "parlementsverkiezing"),
        ("opgericht", "op_richten", "VERB", "oprichten"),
        ("Spa-Francorchamps", "Spa_Francorchamps", "PROPN", "Spa-Francorchamps"),
        ("huizen", "huis", "NOUN", "huis"),
    ],
)
def test_lemmas_are_written_as_in_a_dictionary(
    form: str, lemma: str, upos: str, expected: str
) -> None:
    assert dictionary_lemma(form, lemma, upos) == expected


def test_the_domain_list_is_long_and_every_word_stands_in_a_sentence() -> None:
    tokenizer = spacy.blank("nl")
    shown = {token.lower_ for sentence in DOMAIN.sentences for token in tokenizer(sentence.text)}
    assert len(DOMAIN.words) >= FEWEST_WORDS
    assert sorted(set(DOMAIN.words) - shown) == []


@pytest.mark.parametrize("sentence", DOMAIN.sentences, ids=lambda sentence: sentence.text[:40])
def test_the_words_of_tenders_are_known(nlp: Language, sentence: DomainSentence) -> None:
    expected = {**DOMAIN.words, **sentence.readings}
    doc = nlp(sentence.text)
    known = [token for token in doc if token.lower_ in expected]
    assert known
    assert [_reading(token) for token in known] == [expected[token.lower_] for token in known]


def _reading(token: Token) -> tuple[str, str]:
    return token.pos_, token.lemma_
