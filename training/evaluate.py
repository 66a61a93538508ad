"""``python -m training.evaluate --treebanks FOLDER MODEL``: the figures on the test file."""

from __future__ import annotations

from pathlib import Path

import click
import spacy

import analyser.language.lemma_table  # noqa: F401  # registers a component of the model
from training.conllu import TreebankError, read_conllu
from training.figures import measure
from training.treebanks import TEST


@click.command()
@click.option(
    "--treebanks", type=click.Path(path_type=Path), required=True, help="Folder of the treebanks."
)
@click.argument("model", type=click.Path(path_type=Path))
def main(treebanks: Path, model: Path) -> None:
    """Print how well MODEL analyses the test file, with its words and from running text."""
    try:
        sentences = read_conllu(treebanks / TEST)
        nlp = spacy.load(model)
    except (TreebankError, OSError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"words given   {measure(nlp, sentences, gold_tokens=True)}")
    click.echo(f"running text  {measure(nlp, sentences, gold_tokens=False)}")


if __name__ == "__main__":
    main()
