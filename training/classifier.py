"""``python -m training.classifier --output models/classifier``: make the classifier."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from analyser.detection.classifier import FEATURES, FORMAT, META, NUMBERS
from analyser.detection.judgement import Judgement
from training.clauses import CORPUS, Material, read_material
from training.judging import fit_judgement, hold_out
from training.linear import Models, Weighed, learn

NAME, VERSION = "dooi-clauses", "1.0"
_SMALLEST = 0.01  # coefficients nearer to zero are left out; they change no margin that matters
_DECIMALS = 5


def write_classifier(
    models: Models, judgement: Judgement, material: Material, folder: Path
) -> None:
    """Write a classifier as `analyser.detection.classifier` reads it; the same bytes each time.

    Args:
        models: the models over the whole corpus.
        judgement: fitted on held-out voices.
        material: the corpus.
        folder: where to; made when it is not there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    meta: dict[str, Any] = {
        "format": FORMAT,
        "name": NAME,
        "version": VERSION,
        "corpus": material.fingerprint,
        "clauses": len(material.labels),
        "ids": list(material.ids),
        "linear": _factors(models.linear),
        "memory": _factors(models.memory),
        "judgement": asdict(judgement),
    }
    _write_json(folder / META, meta, indent=1)
    named = {"linear": _features(models.linear), "memory": _features(models.memory)}
    _write_json(folder / FEATURES, named, indent=0)
    members = [np.flatnonzero(column) for column in material.labels.T]
    coefficients = csr_matrix(
        np.where(abs(models.coefficients) < _SMALLEST, 0, models.coefficients)
    )
    numbers: dict[str, Any] = {
        "linear_idf": _idf(models.linear),
        "memory_idf": _idf(models.memory),
        "intercepts": models.intercepts.round(_DECIMALS),
        "members": np.concatenate(members).astype(np.uint16),
        "member_starts": np.cumsum([0, *map(len, members)]).astype(np.int32),
        **_sparse("coefficient", coefficients),
        **_sparse("posting", models.memory.matrix.T.tocsr()),
    }
    np.savez(folder / NUMBERS, **numbers)


def _factors(weighed: Weighed) -> dict[str, float]:
    return {block.value: factor for block, factor in weighed.factors.items()}


def _features(weighed: Weighed) -> dict[str, list[str]]:
    return {
        block.value: vectorizer.get_feature_names_out().tolist()
        for block, vectorizer in weighed.vectorizers.items()
    }


def _idf(weighed: Weighed) -> NDArray[np.float16]:
    return np.concatenate([v.idf_ for v in weighed.vectorizers.values()]).astype(np.float16)


def _sparse(name: str, matrix: csr_matrix) -> dict[str, NDArray[np.generic]]:
    matrix.sort_indices()
    return {
        f"{name}_starts": matrix.indptr.astype(np.int32),
        f"{name}_columns": matrix.indices.astype(np.uint16),
        f"{name}_values": matrix.data.astype(np.float16),
    }


def _write_json(path: Path, content: Any, *, indent: int) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=indent)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


@click.command()
@click.option("--output", type=click.Path(path_type=Path), required=True, help="Model folder.")
@click.option("--corpus", type=click.Path(path_type=Path), default=CORPUS, help="Labelled clauses.")
def main(output: Path, corpus: Path) -> None:
    """Train the classifier and write it to a folder."""
    material = read_material(corpus)
    click.echo(f"{len(material.labels)} clauses, {len(set(material.voices.tolist()))} voices")
    judgement = fit_judgement(hold_out(material))
    click.echo(str(judgement))
    write_classifier(learn(material), judgement, material, output)


if __name__ == "__main__":
    main()
