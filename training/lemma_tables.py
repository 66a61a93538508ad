"""Builds the tables of the `lemma_table` component."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from training.conllu import Sentence

DOMAIN_WORDS = Path(__file__).parent / "domain_words.yaml"
_CERTAIN = 0.9  # share of the occurrences of a form that have the same lemma
_NO_TABLE = frozenset({"PROPN", "PUNCT", "SYM", "NUM", "X"})

Reading = tuple[str, str]


@dataclass(frozen=True, slots=True)
class DomainSentence:
    """A sentence with words whose reading depends on it: form to part of speech and lemma."""

    text: str
    readings: Mapping[str, Reading]


@dataclass(frozen=True, slots=True)
class DomainWords:
    """Words of tender documents with one reading, and sentences that hold them."""

    words: Mapping[str, Reading]
    sentences: tuple[DomainSentence, ...]


def read_domain_words(path: Path = DOMAIN_WORDS) -> DomainWords:
    """Read the list that is kept by hand.

    Args:
        path: the YAML file; its head tells the form.

    Returns:
        The words and sentences.
    """
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    words = {
        form: (upos, lemma)
        for upos, lemmas in content["words"].items()
        for lemma, forms in lemmas.items()
        for form in forms
    }
    sentences = tuple(
        DomainSentence(
            text=entry["text"],
            readings={
                form: _reading(reading) for form, reading in entry.get("readings", {}).items()
            },
        )
        for entry in content["sentences"]
    )
    return DomainWords(words, sentences)


def learned_readings(sentences: Iterable[Sentence]) -> dict[str, dict[str, str]]:
    """The lemmas that treebank sentences give to a form with a part of speech.

    Names are left out: their lemma is the name as written, which the form tells.

    Args:
        sentences: with lemmas as the pipeline has to give them before particles are added.

    Returns:
        Part of speech to lower-case form to lemma, for forms with (nearly) always the same.
    """
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words:
            if word.upos not in _NO_TABLE:
                counts[word.upos, word.form.lower()][word.lemma] += 1
    readings: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for (upos, form), lemmas in counts.items():
        lemma, count = lemmas.most_common(1)[0]
        if count >= _CERTAIN * lemmas.total():
            readings[upos][form] = lemma
    return dict(readings)


def learned_particles(sentences: Iterable[Sentence]) -> frozenset[str]:
    """The lower-case words that are the particle of a verb more than once."""
    counts = Counter(
        word.form.lower()
        for sentence in sentences
        for word in sentence.words
        if word.deprel == "compound:prt"
    )
    return frozenset(particle for particle, count in counts.items() if count > 1)


def _reading(text: str) -> Reading:
    upos, lemma = text.split()
    return upos, lemma
