from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyser.errors import DooiError
from analyser.model import Clause, ClauseKind, DocumentKind, Phase
from analyser.scoring import boilerplate, boilerplate_terms
from analyser.scoring.boilerplate import Copied, hash_texts, read_boilerplate
from analyser.scoring.boilerplate_shingles import runs
from analyser.scoring.boilerplate_terms import known_terms, write_terms

SAMPLES = Path(__file__).parents[2] / "corpus_samples" / "clauses"
KNOWN = (
    "Leverancier vrijwaart Opdrachtgever tegen aanspraken van derden wegens een inbreuk op hun "
    "rechten van intellectuele eigendom en vergoedt alle kosten tot een bedrag van € 50.000 per "
    "gebeurtenis, mits Opdrachtgever hem binnen tien dagen schriftelijk op de hoogte brengt."
)
OWN = (
    "De pontbaas vaart ook bij mist, zolang het licht van de overkant zichtbaar blijft, en hij meldt "
    "elke onderbreking aan de havenmeester, die de wachtende fietsers dan een omweg wijst."
)


def clause(number: int, text: str, kind: ClauseKind = ClauseKind.ARTICLE) -> Clause:
    return Clause(
        f"c{number}", "d1", None, (), DocumentKind.CONTRACT, kind, Phase.EXECUTION, None, text
    )


def pack(*texts: str) -> list[Clause]:
    """Clauses with enough different words around them to tell a share."""
    filler = [" ".join(f"woord{n}x{m}" for m in range(40)) for n in range(8)]
    return [clause(n, text) for n, text in enumerate([*texts, *filler])]


@pytest.fixture
def terms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    path = tmp_path / "terms.json"
    write_terms([("voorbeeldvoorwaarden", runs(KNOWN))], path)
    monkeypatch.setattr(boilerplate_terms, "TERMS_FILE", path)
    known_terms.cache_clear()
    yield
    known_terms.cache_clear()


def share(copied: Copied) -> float:
    assert copied.summary.share is not None
    return copied.summary.share


def test_names_of_parties_figures_and_articles_are_masked() -> None:
    adapted = (
        KNOWN.replace("Leverancier", "De Opdrachtnemer")
        .replace("Opdrachtgever", "de gemeente Lindewaard")
        .replace("50.000", "125.000")
        .replace("tien", "30")
    )
    assert runs(adapted) == runs(KNOWN)


@pytest.mark.usefixtures("terms")
def test_an_adapted_copy_of_known_terms_is_recognised() -> None:
    adapted = KNOWN.replace("alle kosten", "alle redelijke kosten").replace("per ", "voor elke ")
    copied = read_boilerplate(hash_texts(pack(adapted, OWN)))
    assert copied.clauses == {"c0"}
    assert [(t.label, t.count) for t in copied.summary.terms] == [("voorbeeldvoorwaarden", 1)]
    assert copied.summary.known_share == share(copied)


@pytest.mark.usefixtures("terms")
def test_the_share_is_of_words_and_none_of_too_few() -> None:
    clauses = pack(KNOWN)
    words = sum(len(c.text.split()) for c in clauses)
    assert share(read_boilerplate(hash_texts(clauses))) == pytest.approx(len(KNOWN.split()) / words)
    assert read_boilerplate(hash_texts([clause(1, KNOWN)])).summary.share is None


def test_a_clause_that_stands_elsewhere_in_nearly_the_same_words_is_copied() -> None:
    copied = read_boilerplate(hash_texts(pack(OWN, OWN.replace("vaart ook", "vaart steeds"))))
    assert copied.clauses == {"c0", "c1"}
    assert copied.summary.repeated == ("c0", "c1")


@pytest.mark.parametrize("kind", [ClauseKind.ANSWER, ClauseKind.TABLE_ROW])
def test_answers_and_rows_of_tables_are_alike_by_nature(kind: ClauseKind) -> None:
    clauses = [replace(c, kind=kind) for c in pack(OWN, OWN.replace("vaart ook", "vaart steeds"))]
    assert not read_boilerplate(hash_texts(clauses)).clauses


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(10)), st.integers(1, 3))
def test_doubling_splitting_and_order_change_nothing(order: list[int], documents: int) -> None:
    clauses = pack(KNOWN, KNOWN.replace("alle kosten", "alle redelijke kosten"))
    before = read_boilerplate(hash_texts(clauses))
    moved = [replace(clauses[n], document=f"d{n % documents}") for n in order]
    doubled = [*moved, *(replace(c, id=f"{c.id}-2") for c in clauses)]
    assert read_boilerplate(hash_texts(moved)).clauses == before.clauses
    assert read_boilerplate(hash_texts(doubled)).summary.share == pytest.approx(
        before.summary.share
    )


def test_a_file_of_another_recipe_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "terms.json"
    path.write_text(json.dumps({"recipe": 0, "terms": []}), encoding="utf-8")
    monkeypatch.setattr(boilerplate_terms, "TERMS_FILE", path)
    known_terms.cache_clear()
    with pytest.raises(DooiError):
        known_terms()
    known_terms.cache_clear()


def test_own_clauses_are_hardly_ever_taken_for_known_terms() -> None:
    texts = [
        json.loads(line)["text"]
        for path in sorted(SAMPLES.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()[::4]
    ]
    terms = known_terms()
    taken = [text for text in texts if boilerplate.known_source(runs(text), terms) is not None]
    assert len(texts) > 3000
    assert len(taken) < 0.01 * len(texts)


def test_the_shipped_fingerprints_name_their_texts() -> None:
    terms = known_terms()
    assert len(terms.names) >= 4
    assert set(terms.sources.values()) == set(range(len(terms.names)))
