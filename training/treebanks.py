"""Which treebank files there are and which sentences are used for what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from training.conllu import Sentence, read_conllu
from training.lemmas import without_particle
from training.scheme2017 import Agreement, SchemeConverter, agreement

NEWER_WIKIPEDIA = ("lassy-dev.conllu", "lassy-test.conllu")
NEWSPAPER = "alpino-dev.conllu"
OLDER_WIKIPEDIA = "lassy-2017-train.conllu"
TEST = "alpino-test.conllu"
_HELD_OUT = 4  # every fourth sentence pair measures the conversion


@dataclass(frozen=True, slots=True)
class TrainingData:
    """Sentences to learn from and to choose by.

    Attributes:
        wikipedia: annotated in the newer scheme.
        newspaper: annotated in the newer scheme, without the development part if that is held out.
        converted: annotated in 2017 and converted; none stands in another file.
        development: every second document of the newspaper file, with lemmas as annotated.
        before: agreement of the sentences of 2017 with their newer state, unconverted.
        after: the same after a conversion that was learned from other sentences.
    """

    wikipedia: tuple[Sentence, ...]
    newspaper: tuple[Sentence, ...]
    converted: tuple[Sentence, ...]
    development: tuple[Sentence, ...]
    before: Agreement
    after: Agreement

    @property
    def sources(self) -> tuple[tuple[Sentence, ...], ...]:
        """The sentences to learn from, per source."""
        return (self.wikipedia, self.newspaper, self.converted)


def load_training(folder: Path, *, hold_out: bool) -> TrainingData:
    """Read all files but the test file's annotation.

    Args:
        folder: where the treebank files are.
        hold_out: whether the development part stays out of what is learned from.

    Returns:
        The sentences per use. The text of the test file is read only to drop sentences of
        2017 that stand there too.

    Raises:
        TreebankError: a file is missing or cannot be read.
    """
    wikipedia = [s for name in NEWER_WIKIPEDIA for s in read_conllu(folder / name)]
    newspaper = read_conllu(folder / NEWSPAPER)
    older = read_conllu(folder / OLDER_WIKIPEDIA)
    newer = {_key(sentence): without_particles(sentence) for sentence in wikipedia}
    taken = (
        set(newer) | {_key(s) for s in newspaper} | {_key(s) for s in read_conllu(folder / TEST)}
    )
    pairs = [
        (old, newer[_key(old)])
        for old in older
        if _key(old) in newer and _forms(old) == _forms(newer[_key(old)])
    ]
    before, after = _measure(pairs)
    documents = sorted({_document(sentence) for sentence in newspaper})
    development_documents = frozenset(documents[::2])
    development = [s for s in newspaper if _document(s) in development_documents]
    learned = [s for s in newspaper if not hold_out or _document(s) not in development_documents]
    return TrainingData(
        wikipedia=tuple(without_particles(s) for s in _first_of_each(wikipedia, set())),
        newspaper=tuple(without_particles(s) for s in learned),
        converted=tuple(SchemeConverter(pairs).convert(_first_of_each(older, taken))),
        development=tuple(development),
        before=before,
        after=after,
    )


def without_particles(sentence: Sentence) -> Sentence:
    """Take particles that are words of their own out of the lemmas of their verbs.

    The form of ``voegt`` does not tell that ``toe`` follows; the pipeline adds the particle to
    the lemma after parsing.
    """
    particles = {w.head: w.form for w in sentence.words if w.deprel == "compound:prt"}
    return replace(
        sentence,
        words=tuple(
            replace(word, lemma=without_particle(word.lemma, particles[index]))
            if index in particles
            else word
            for index, word in enumerate(sentence.words)
        ),
    )


def _measure(pairs: list[tuple[Sentence, Sentence]]) -> tuple[Agreement, Agreement]:
    held_out = pairs[::_HELD_OUT]
    others = [pair for index, pair in enumerate(pairs) if index % _HELD_OUT]
    old, new = [pair[0] for pair in held_out], [pair[1] for pair in held_out]
    return agreement(old, new), agreement(SchemeConverter(others).convert(old), new)


def _first_of_each(sentences: Iterable[Sentence], taken: set[str]) -> list[Sentence]:
    seen = set(taken)
    kept: list[Sentence] = []
    for sentence in sentences:
        key = _key(sentence)
        if key not in seen:
            seen.add(key)
            kept.append(sentence)
    return kept


def _key(sentence: Sentence) -> str:
    text = "".join(word.form for word in sentence.words).lower()
    return "".join(letter for letter in text if letter.isalnum()) or text


def _forms(sentence: Sentence) -> list[str]:
    return [word.form for word in sentence.words]


def _document(sentence: Sentence) -> str:
    return sentence.name.split("\\", maxsplit=1)[0]
