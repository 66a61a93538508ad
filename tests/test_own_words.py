"""Examples and labelled clauses are our own words and not those of documents of others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from analyser.lexicon import Lexicon
from analyser.pipeline import Engine
from analyser.reading import Reading

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
LONGEST = 8  # words in a row that two authors may well both write
# What everyone has to say in the same words: names of laws, and what laws say.
FIXED = (
    "wet informatie uitwisseling bovengrondse en ondergrondse netten en netwerken",
    "wet kwaliteit klachten en geschillen zorg",
    "artikel 3 van de algemene termijnenwet",
    "mensen met een afstand tot de arbeidsmarkt",
    "voorschrift 3 9 d van de gids proportionaliteit",
    "dwingende uitsluitingsgronden van artikel 2 86",
    "op verlangen van de schuldenaar de bedongen boete",
    "matigen indien de billijkheid dit klaarblijkelijk eist",
    "is nederlands recht van toepassing",
    "elk van de boekjaren",
    "10 000 000 per aanspraak",
)

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the documents of others are not here")


def words(text: str) -> list[str]:
    """Words of a text without fixed expressions; a bar stands for each of those."""
    plain = " ".join(re.findall(r"[^\W_]+", text.lower()))
    for fixed in FIXED:
        plain = plain.replace(fixed, "|")
    return plain.split()


def runs(text: str) -> Iterator[tuple[str, ...]]:
    listed = words(text)
    for start in range(len(listed) - LONGEST):
        yield tuple(listed[start : start + LONGEST + 1])


@pytest.fixture(scope="module")
def theirs() -> set[tuple[str, ...]]:
    labelled = (
        json.loads(line)["text"]
        for path in sorted((SHARED / "gold").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    with Reading(sorted((SHARED / "tenders").iterdir())) as reading:
        documents = reading.dossier().documents
    read = (block.text for document in documents for block in document.blocks)
    return {run for texts in (labelled, read) for text in texts for run in runs(text)}


def copied(texts: Iterable[str], theirs: set[tuple[str, ...]]) -> list[str]:
    return [text for text in texts if any(run in theirs for run in runs(text))]


def test_examples_of_indicators_are_our_own(engine: Engine, theirs: set[tuple[str, ...]]) -> None:
    assert copied(_examples(engine.lexicon), theirs) == []


def test_labelled_clauses_are_our_own(theirs: set[tuple[str, ...]]) -> None:
    clauses = (
        json.loads(line)["text"]
        for path in sorted((ROOT / "corpus_samples" / "clauses").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    assert copied(clauses, theirs) == []


def test_sample_documents_are_our_own(theirs: set[tuple[str, ...]]) -> None:
    samples = sorted((ROOT / "corpus_samples").rglob("*.md"))
    assert samples
    lines = (line for path in samples for line in path.read_text(encoding="utf-8").splitlines())
    assert copied(lines, theirs) == []


def _examples(lexicon: Lexicon) -> Iterator[str]:
    for indicator in lexicon.indicators.values():
        yield from (example.text for example in indicator.examples)
