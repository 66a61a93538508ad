"""What the language room costs: our route against the full pipeline over every sentence.

    python benchmarks/language_cost.py [PATH] [--memory N]

Both sides read the same clauses in the same process, in turn, and the best of some rounds
counts. Our route is what detection asks of the language: the cheap route over every
sentence and the pipeline over the sentences in which a pattern matches. With
`--memory N` the clauses are detected N times, each time with other made-up names in them,
and the memory of the process is shown as it goes.
"""

from __future__ import annotations

import argparse
import random
import resource
import string
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import spacy

from analyser.detection import detect
from analyser.detection.rules import find_candidates
from analyser.detection.units import ClauseUnits
from analyser.detection.weighing import find_subjects
from analyser.language.annotate import Sentence, annotate
from analyser.language.sentences import split_sentences
from analyser.language.syntax import tag_sentences
from analyser.model import Clause
from analyser.pipeline import Engine, load_engine
from analyser.reading import DEFAULT_LIMITS, read_dossier
from analyser.segmentation import segment

ROUNDS = 3
SAMPLE = Path(__file__).parents[1] / "corpus_samples" / "tenders" / "bevroren.docx"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("path", type=Path, nargs="?", default=SAMPLE)
    parser.add_argument("--memory", type=int, default=0)
    wanted = parser.parse_args()
    engine = load_engine()
    clauses = _clauses(wanted.path)
    if wanted.memory:
        _memory(clauses, engine, wanted.memory)
    else:
        _cost(clauses, engine)


def _clauses(path: Path) -> list[Clause]:
    dossier = read_dossier([path], DEFAULT_LIMITS)
    return [clause for document in dossier.documents for clause in segment(document).clauses]


def _cost(clauses: Sequence[Clause], engine: Engine) -> None:
    texts = [clause.text for clause in clauses]
    words = sum(len(text.split()) for text in texts)
    sentences = [text[a:b] for text in texts for a, b in split_sentences(text)]
    _whole_pipeline(engine.model.name.split()[0])  # loading does not count
    full = _best(lambda: _full(sentences, engine))
    cheap = _best(lambda: annotate(texts, engine.model, engine.lexicon.vocabulary))
    chosen = _candidates(texts, engine)
    tagged = _best(lambda: tag_sentences(chosen, engine.model))
    detected = _best(lambda: detect(clauses, engine.lexicon, engine.model))
    ours = cheap + tagged
    print(f"{words} words, {len(sentences)} sentences, {engine.model.name}")
    print(f"full pipeline over every sentence   {words / full:9.0f} words/s  {full:6.2f} s")
    print(f"cheap route over every sentence     {words / cheap:9.0f} words/s  {cheap:6.2f} s")
    print(f"tagger over   {len(chosen):5} sentences       {'':9}          {tagged:6.2f} s")
    print(f"our route                           {words / ours:9.0f} words/s  {ours:6.2f} s")
    print(f"detection with matching and all     {words / detected:9.0f} words/s  {detected:6.2f} s")
    print(f"our route / full pipeline = {ours / full:.2f}")


def _candidates(texts: Sequence[str], engine: Engine) -> list[tuple[str, Sentence]]:
    lexicon = engine.lexicon
    chosen: list[tuple[str, Sentence]] = []
    for text in annotate(texts, engine.model, lexicon.vocabulary):
        if text.sentences:
            units = ClauseUnits(text, lexicon.matcher)
            indices = sorted(
                {c.sentence for c in find_candidates(units, lexicon, find_subjects(units, lexicon))}
            )
            chosen.extend((text.text, units.sentence(i)) for i in indices)
    return chosen


def _full(sentences: Sequence[str], engine: Engine) -> None:
    nlp = _whole_pipeline(engine.model.name.split()[0])
    with nlp.memory_zone():
        for _ in nlp.pipe(sentences, batch_size=64):
            pass


@cache
def _whole_pipeline(name: str) -> spacy.Language:
    """Every component of the model that ran, also those that our route leaves out."""
    folder = Path(__file__).parents[1] / "models" / name
    return spacy.load(folder if folder.is_dir() else name)


def _best(action: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def _memory(clauses: Sequence[Clause], engine: Engine, documents: int) -> None:
    names = random.Random(7)
    for count in range(1, documents + 1):
        detect([_renamed(clause, names) for clause in clauses], engine.lexicon, engine.model)
        if count in {1, 10} or count % max(1, documents // 10) == 0:
            print(f"{count:5} documents  {_resident():7.1f} MB now")
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.1f} MB")


def _renamed(clause: Clause, names: random.Random) -> Clause:
    """New words in every document, as real archives have them."""
    name = "".join(names.choices(string.ascii_lowercase, k=9)).capitalize()
    return replace(clause, text=f"{clause.text} De naam van het project is {name}.")


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1024**2


if __name__ == "__main__":
    main()
