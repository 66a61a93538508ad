"""A process that has analysed a dossier remembers none of its words in these rooms."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType

import pytest

import analyser.lexicon.phrases
import analyser.pack
import analyser.scoring
import analyser.segmentation
import analyser.suppliers
from analyser.advice.judged import judged_suggestions
from analyser.lexicon.phrases import Phrases
from analyser.pack import see_together
from analyser.reading import DEFAULT_LIMITS, read_dossier
from analyser.scoring import gather_facts, score, what_if
from analyser.segmentation import segment

sys.path.insert(0, str(Path(__file__).parent))

from packs import make_finding

ROOMS = (analyser.segmentation, analyser.suppliers, analyser.pack, analyser.scoring)
# A name as no list has it, in every shape in which a room may take words apart.
NAME = "kwalsdrecht"
DOSSIER = f"""# Aanbestedingsleidraad {NAME.title()}

## Gunning voor {NAME.title()}

Gegund wordt op de beste verhouding tussen prijs en kwaliteit in {NAME.title()}. Prijs: 40 punten.
Hergebruik in de {NAME.title()}se haven: 60 punten. Zie bijlage {NAME.title()} bij artikel 12.

# Programma van eisen {NAME.title()}

1. De opdrachtnemer moet de loods in {NAME.title()} verwarmen tot 18 graden, zoals de {NAME.title()}weg vraagt.
2. De deur is van het merk {NAME.title()}, type {NAME.upper()}-80, of gelijkwaardig.

# Overeenkomst {NAME.title()}

Artikel 1 {NAME.title()}. De opdrachtnemer verbeurt aan de gemeente {NAME.title()} een boete van € 500 per dag.
Artikel 2. De gemeente {NAME.title()} betaalt binnen 30 dagen na ontvangst in {NAME.title()}.

# Nota van inlichtingen {NAME.title()}

Vraag 1: Kan de gemeente {NAME.title()} de boete in artikel 1 begrenzen?
Antwoord: Nee, de gemeente {NAME.title()} handhaaft de boete.

Vraag 2: Kan de gemeente {NAME.title()} de betaling in artikel 2 versnellen?
Antwoord: Akkoord. De gemeente {NAME.title()} betaalt binnen 14 dagen na ontvangst in {NAME.title()}.
"""


def modules() -> Iterator[ModuleType]:
    for room in ROOMS:
        yield room
        for found in walk_packages(room.__path__, f"{room.__name__}."):
            yield import_module(found.name)
    yield analyser.lexicon.phrases


def kept(module: ModuleType) -> Iterator[tuple[str, object]]:
    """What the caches and collections of a module, and of its classes, hold by now."""
    holders = [module, *(one for one in vars(module).values() if isinstance(one, type))]
    for holder in holders:
        if getattr(holder, "__module__", module.__name__) != module.__name__:
            continue
        for name, value in list(vars(holder).items()):
            place = f"{module.__name__}.{name}"
            if hasattr(value, "cache_info"):
                yield place, [one for one in gc.get_referents(value) if isinstance(one, dict)]
            elif isinstance(value, dict | list | set) and not name.startswith("__"):
                yield place, value


def holding(words: str) -> list[str]:
    """The names of what holds these words."""
    return sorted(
        {
            place
            for module in list(modules())
            for place, value in kept(module)
            if words in repr(value).lower()
        }
    )


@pytest.fixture
def analysed(tmp_path: Path) -> None:
    (tmp_path / "stukken.md").write_text(DOSSIER, encoding="utf-8")
    documents = read_dossier([tmp_path], DEFAULT_LIMITS).documents
    segmented = [segment(document) for document in documents]
    clauses = [clause for one in segmented for clause in one.clauses]
    assert any(NAME in heading.lower() for clause in clauses for heading in clause.heading_path)
    kinds = {document.id: one.kind for document, one in zip(documents, segmented, strict=True)}
    seen = see_together(list(documents), kinds, clauses, ())
    facts = gather_facts(seen.judged, seen.pack, seen.clauses)
    findings = [make_finding(clause, "pen-setoff") for clause in seen.judged]
    score(findings, facts)
    what_if(findings, facts, judged_suggestions(findings, seen.judged, lambda _: (), {}))


@pytest.mark.usefixtures("analysed")
def test_no_cache_holds_words_of_a_dossier_after_its_analysis() -> None:
    assert holding(NAME) == []


def test_a_cache_that_holds_words_is_seen() -> None:
    """By one that may stay, since only the lists of the program go into it."""
    Phrases(["zoekgeraakte lantaarnopsteker"])
    assert holding("zoekgeraakte") == ["analyser.lexicon.phrases._pattern"]
