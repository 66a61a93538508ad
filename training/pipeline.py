"""``python -m training.pipeline --treebanks FOLDER --output models/nl_dooi``: make the model."""

from __future__ import annotations

import itertools
import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import cast

import click
import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import load_config, load_model_from_config
from thinc.api import Adam, Optimizer, fix_random_seed

from analyser.language.lemma_table import LEMMA_TABLE, WORD_LIST, LemmaTable, WordList
from training.conllu import Sentence, TreebankError, read_conllu
from training.examples import endless_examples, make_example
from training.figures import Figures, measure
from training.lemma_tables import learned_particles, learned_readings, read_domain_words
from training.treebanks import TEST, TrainingData, load_training
from training.word_list import build_word_list

CONFIG = Path(__file__).parent / "config.cfg"
_SEED = 0
_STEPS = 3000
_REPORT_EVERY = 500  # steps
_WARM_UP = 250  # steps
_RATE = 0.001
_LAST_RATE = 0.05  # of the highest
_DROPOUT = 0.2
_FIRST_BATCH, _LAST_BATCH, _GROWTH = 200.0, 800.0, 1.001  # words


def train(treebanks: Path, *, hold_out: bool) -> tuple[Language, TrainingData]:
    """Train the pipeline.

    Args:
        treebanks: folder of the treebank files.
        hold_out: whether the development part stays out of training; its figures are printed.

    Returns:
        The pipeline with the averaged weights, and the sentences it was trained on.

    Raises:
        TreebankError: a file is missing or cannot be read.
    """
    data = load_training(treebanks, hold_out=hold_out)
    click.echo(f"conversion of 2017: {asdict(data.before)} -> {asdict(data.after)}")
    fix_random_seed(_SEED)
    rng = random.Random(_SEED)  # noqa: S311  # the order of examples is no secret
    nlp = load_model_from_config(load_config(CONFIG), auto_fill=True)
    cast("WordList", nlp.get_pipe(WORD_LIST)).entries = build_word_list().entries
    sentences = [sentence for source in data.sources for sentence in source]
    nlp.initialize(lambda: [make_example(nlp.vocab, [sentence]) for sentence in sentences])
    optimizer = Adam(_RATE, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    batches = _batches(endless_examples(nlp.vocab, data.sources, rng))
    for step, batch in enumerate(itertools.islice(batches, _STEPS), start=1):
        optimizer.learn_rate = _rate(step)
        nlp.update(batch, sgd=optimizer, drop=_DROPOUT, annotates=[WORD_LIST])
        if step % _REPORT_EVERY == 0:
            _report(nlp, optimizer, step, data.development if hold_out else ())
    with nlp.use_params(optimizer.averages):
        weights_kept = nlp.to_bytes()
    nlp.from_bytes(weights_kept)
    table = cast("LemmaTable", nlp.add_pipe(LEMMA_TABLE))
    table.words = read_domain_words().words
    table.readings = learned_readings(sentences)
    table.particles = learned_particles(sentences)
    return nlp, data


def _rate(step: int) -> float:
    if step < _WARM_UP:
        return _RATE * step / _WARM_UP
    return _RATE * max(_LAST_RATE, (_STEPS - step) / (_STEPS - _WARM_UP))


def _batches(examples: Iterator[Example]) -> Iterator[list[Example]]:
    size = _FIRST_BATCH
    while True:
        batch: list[Example] = []
        words = 0
        while words < size:
            example = next(examples)
            batch.append(example)
            words += len(example.reference)
        yield batch
        size = min(_LAST_BATCH, size * _GROWTH)


def _report(
    nlp: Language, optimizer: Optimizer, step: int, development: Sequence[Sentence]
) -> None:
    with nlp.use_params(optimizer.averages):
        figures = f": {measure(nlp, development, gold_tokens=True)}" if development else ""
    click.echo(f"step {step}{figures}")


def describe(nlp: Language, given: Figures, running: Figures) -> None:
    """Fill in what the model says about itself in its `meta.json`."""
    nlp.meta.update(
        name="dooi",
        version="0.1.0",
        description=(
            "Dutch pipeline of Dooi: parts of speech, features, lemmas and dependencies "
            "for tender documents"
        ),
        author="Dooi",
        license="CC BY-SA 4.0",
        sources=[
            {
                "name": "UD Dutch LassySmall",
                "author": "Gosse Bouma and Gertjan van Noord",
                "license": "CC BY-SA 4.0",
                "url": "https://universaldependencies.org/treebanks/nl_lassysmall/",
            },
            {
                "name": "UD Dutch Alpino",
                "author": "Daniel Zeman, Gosse Bouma and Gertjan van Noord",
                "license": "CC BY-SA 4.0",
                "url": "https://universaldependencies.org/treebanks/nl_alpino/",
            },
            {
                "name": "spacy-lookups-data",
                "author": "ExplosionAI",
                "license": "MIT",
                "url": "https://github.com/explosion/spacy-lookups-data",
            },
        ],
        performance={"words_given": asdict(given), "running_text": asdict(running)},
    )


@click.command()
@click.option(
    "--treebanks", type=click.Path(path_type=Path), required=True, help="Folder of the treebanks."
)
@click.option("--output", type=click.Path(path_type=Path), required=True, help="Model folder.")
@click.option("--hold-out", is_flag=True, help="Do not learn from the development part.")
def main(treebanks: Path, output: Path, *, hold_out: bool) -> None:
    """Train the Dutch pipeline and write it to a folder, with its figures on the test file."""
    try:
        test = read_conllu(treebanks / TEST)
        nlp, data = train(treebanks, hold_out=hold_out)
    except TreebankError as error:
        raise click.ClickException(str(error)) from None
    card = output / "README.md"
    text = card.read_bytes() if card.exists() else None
    shutil.rmtree(output, ignore_errors=True)
    nlp.to_disk(output)
    # A copy is measured, so that the words of the test file do not get into the model's strings.
    copy = spacy.load(output)
    if hold_out:
        click.echo(f"development: {measure(copy, data.development, gold_tokens=True)}")
    given = measure(copy, test, gold_tokens=True)
    running = measure(copy, test, gold_tokens=False)
    click.echo(f"test, words given:  {given}\ntest, running text: {running}")
    describe(nlp, given, running)
    nlp.to_disk(output)
    # The lemmatizer also needs some words that only the tokenizer gave to the training run;
    # a program that leaves the tokenizer out must find them in the model.
    spacy.load(output).vocab.strings.to_disk(output / "vocab" / "strings.json")
    if text is not None:
        card.write_bytes(text)


if __name__ == "__main__":
    main()
