"""Makes the reference distribution: figures of real documents and packs, without their texts.

`python -m training.reference FOLDER [FOLDER ...]` takes every file in the folders as a text, and
every folder named with `--pack` as a whole too. It writes `analyser/scoring/reference.json`. Make it
again when the lexicon, the classifier or the scoring changes; docs/method.md tells what was used.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from analyser.errors import DooiError
from analyser.model import DocumentKind, TrustEvidence
from analyser.pipeline import Engine, analyse, load_engine
from analyser.scoring.reference import DIGITS, FIGURES, REFERENCE_FILE
from analyser.scoring.trust import coordinate
from analyser.scoring.trust_evidence import ANALYSIS, COPIED, PROPENSITY, TAILORED

_LEAST_WORDS = 300
# Whether a text was written for its work sets hard texts apart by itself (codebook 4.1), from a
# middle that comes of all other evidence.
_SETS_APART = frozenset({TAILORED, COPIED})
# Forms and explanations bind nobody and would count as kind texts.
_NO_TEXTS = frozenset(
    {DocumentKind.SELF_DECLARATION, DocumentKind.PRICE_SHEET, DocumentKind.EXPLANATION}
)
_LEAST_EVIDENCE = 3.0  # one clause of middling severity
_MOST_ROUNDS = 200
_SAME = 0.005  # points


@dataclass(frozen=True, slots=True)
class Text:
    """One text: words the buyer wrote, the distrust load, what was copied, and evidence."""

    name: str
    words: int
    distrust: float
    boilerplate: float | None
    evidence: tuple[TrustEvidence, ...]


def read_texts(paths: Sequence[Path], packs: Sequence[Path], engine: Engine) -> Iterator[Text]:
    """Analyse files on their own and folders as packs.

    Args:
        paths: folders with files.
        packs: folders that are a pack.
        engine: a loaded engine.

    Yields:
        Texts that say enough; a file in two formats counts once.
    """
    seen: set[str] = set()
    files = [file for folder in paths for file in sorted(folder.iterdir()) if file.is_file()]
    for path, is_pack in [*((file, False) for file in files), *((pack, True) for pack in packs)]:
        if path.stem in seen:
            continue
        seen.add(path.stem)
        try:
            report = analyse([path], engine)
        except DooiError as error:
            print(f"{path.name}: {error.message}")  # noqa: T201 - a script for developers
            continue
        kinds = {document.kind for document in report.documents}
        if kinds <= _NO_TEXTS or report.scores.coverage.words < _LEAST_WORDS:
            continue
        yield Text(
            f"dossier {path.name}" if is_pack else path.name,
            report.scores.coverage.words,
            sum(one.load for one in report.scores.distrust.loads),
            report.scores.boilerplate.share,
            report.scores.trust.evidence,
        )


def middle(texts: Sequence[Text], axis: str) -> float:
    """The median (0-100) of an axis over the texts with evidence enough.

    A text is pulled to the median itself, so this goes round until it stays where it is.
    """
    listed = [
        [each for each in text.evidence if each.axis == axis and each.label not in _SETS_APART]
        for text in texts
    ]
    telling = [evidence for evidence in listed if _weight(evidence) >= _LEAST_EVIDENCE]
    found = 50.0
    for _ in range(_MOST_ROUNDS):
        now = median(coordinate(evidence, axis, found) for evidence in telling)
        if abs(now - found) < _SAME:
            return now
        found = now
    return found


def figures(
    texts: Sequence[Text], middles: dict[str, float]
) -> list[dict[str, str | float | None]]:
    """The figures of every text, in the order of FIGURES after its name and words."""
    rows = []
    for text in texts:
        values = {
            "distrust": text.distrust,
            "propensity": _of_axis(text, PROPENSITY, middles["propensity"]),
            "analysis": _of_axis(text, ANALYSIS, middles["analysis"]),
            "boilerplate": text.boilerplate,
        }
        rounded = {
            name: None if values[name] is None else round(values[name] or 0.0, DIGITS)
            for name in FIGURES
        }
        rows.append({"name": text.name, "words": text.words, **rounded})
    return rows


def _of_axis(text: Text, axis: str, centre: float) -> float | None:
    evidence = [each for each in text.evidence if each.axis == axis]
    if _weight(evidence) < _LEAST_EVIDENCE:
        return None
    return coordinate(evidence, axis, centre)


def _weight(evidence: Iterable[TrustEvidence]) -> float:
    """How much there is to go by."""
    return sum(abs(each.effect) for each in evidence)


def main() -> None:
    """Analyse what is named and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--pack", action="append", default=[], type=Path)
    parser.add_argument("--output", type=Path, default=REFERENCE_FILE)
    given = parser.parse_args()
    engine = load_engine()
    texts = list(read_texts(given.folders, given.pack, engine))
    middles = {
        "propensity": round(middle(texts, PROPENSITY), 2),
        "analysis": round(middle(texts, ANALYSIS), 2),
    }
    software = engine.software
    data = {
        "made_with": {"lexicon": software.lexicon, "classifier": software.classifier},
        "middles": middles,
        "texts": figures(texts, middles),
    }
    given.output.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
