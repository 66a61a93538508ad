"""Makes the reference distribution: figures of real documents and packs, without their texts.

`python -m training.reference FOLDER [FOLDER ...]` takes every file in the folders as a text, and
every folder named with `--pack` as a whole too. It writes `analyser/scoring/reference.json`. Make it
again when the lexicon, the classifier or the scoring changes; docs/method.md tells what was used.

Two populations come of it. What is usual in trust can only be told by texts in which a buyer binds
a supplier: whole packs, guides, contracts and general terms. What is usual in distrust and copying is
told by these and by all other texts with clauses, such as lists of requirements and answers.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from statistics import median

from analyser.errors import DooiError
from analyser.model import DocumentKind, ReferenceKind, TrustEvidence
from analyser.pipeline import Engine, analyse, load_engine
from analyser.scoring.reference import DIGITS, FIGURES, REFERENCE_FILE
from analyser.scoring.trust import coordinate
from analyser.scoring.trust_evidence import ANALYSIS, PROPENSITY

_LEAST_WORDS = 300
# Forms and explanations bind nobody and would count as kind texts.
_NO_TEXTS = frozenset(
    {DocumentKind.SELF_DECLARATION, DocumentKind.PRICE_SHEET, DocumentKind.EXPLANATION}
)
# Texts in which a buyer lays down the relation with a supplier. A list of what a thing must do tells
# nothing of trust, nor do answers without what they answer about.
_OF_THE_RELATION = {
    DocumentKind.TENDER_GUIDE: ReferenceKind.GUIDE,
    DocumentKind.SELECTION_GUIDE: ReferenceKind.GUIDE,
    DocumentKind.CONTRACT: ReferenceKind.CONTRACT,
    DocumentKind.GENERAL_TERMS: ReferenceKind.TERMS,
}
_MOST_OF_A_PACK = 0.5  # a document with more of the words of a pack is that pack, and counts there
_LEAST_EVIDENCE = 3.0  # one clause of middling severity
_MOST_ROUNDS = 200
_SAME = 0.005  # points


@dataclass(frozen=True, slots=True)
class Text:
    """One text: words the buyer wrote, the distrust load, what was copied, and evidence.

    `files` are the SHA-256 of its files, also of those that are the same text in another format.
    """

    name: str
    kind: ReferenceKind
    files: tuple[str, ...]
    words: int
    distrust: float
    boilerplate: float | None
    evidence: tuple[TrustEvidence, ...]


def read_texts(paths: Sequence[Path], packs: Sequence[Path], engine: Engine) -> list[Text]:
    """Analyse files on their own and folders as packs.

    Args:
        paths: folders with files.
        packs: folders that are a pack.
        engine: a loaded engine.

    Returns:
        Texts that say enough; a file in two formats counts once, and one that makes up most of a
        pack counts as that pack only.
    """
    files = [file for folder in paths for file in sorted(folder.iterdir()) if file.is_file()]
    whole = [text for pack in packs if (text := _read(pack, (), True, engine)) is not None]
    same: dict[str, list[Path]] = {}
    for file in files:
        same.setdefault(file.stem, []).append(file)
    single = [
        text
        for first, *others in same.values()
        if (text := _read(first, others, False, engine)) is not None
    ]
    return [*(text for text in single if not _is_most_of_one(text, whole)), *whole]


def _is_most_of_one(text: Text, packs: Iterable[Text]) -> bool:
    return any(
        text.words > _MOST_OF_A_PACK * pack.words
        for pack in packs
        if not set(text.files).isdisjoint(pack.files)
    )


def _read(path: Path, others: Sequence[Path], is_pack: bool, engine: Engine) -> Text | None:
    """A file, with the same text in other formats, or a pack; None when it tells nothing."""
    try:
        report = analyse([path], engine)
    except DooiError as error:
        print(f"{path.name}: {error.message}")  # noqa: T201 - a script for developers
        return None
    kinds = {document.kind for document in report.documents}
    if kinds <= _NO_TEXTS or report.scores.coverage.words < _LEAST_WORDS:
        return None
    alike = (sha256(other.read_bytes()).hexdigest() for other in others)
    return Text(
        f"dossier {path.name}" if is_pack else path.name,
        ReferenceKind.PACK if is_pack else _OF_THE_RELATION.get(kinds.pop(), ReferenceKind.OTHER),
        (*(document.sha256 for document in report.documents), *alike),
        report.scores.coverage.words,
        sum(one.load for one in report.scores.distrust.loads),
        report.scores.boilerplate.share,
        report.scores.trust.evidence,
    )


def tells_of_trust(text: Text) -> bool:
    """Whether a text can tell what is usual in trust and analysis."""
    return text.kind is not ReferenceKind.OTHER


def middle(texts: Sequence[Text], axis: str) -> float:
    """The median (0-100) of an axis over the texts that tell of trust, with evidence enough.

    A text is pulled to the median itself, so this goes round until it stays where it is.
    """
    listed = [
        [each for each in text.evidence if each.axis == axis]
        for text in texts
        if tells_of_trust(text)
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
) -> list[dict[str, str | float | list[str] | None]]:
    """The figures of every text, in the order of FIGURES after its name, kind, files and words."""
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
        rows.append(
            {
                "name": text.name,
                "kind": text.kind.value,
                "files": sorted(set(text.files)),
                "words": text.words,
                **rounded,
            }
        )
    return rows


def _of_axis(text: Text, axis: str, centre: float) -> float | None:
    evidence = [each for each in text.evidence if each.axis == axis]
    if not tells_of_trust(text) or _weight(evidence) < _LEAST_EVIDENCE:
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
    texts = read_texts(given.folders, given.pack, engine)
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
