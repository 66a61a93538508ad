from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import permutations
from typing import Any

import pytest

See = Callable[[Mapping[str, str]], Any]

LINES = [
    f"4.{n} De leverancier meldt een storing van soort {n} binnen {n} uur aan de beheerder van het gebouw."
    for n in range(1, 9)
]
OLD = "# Programma van eisen\n\n" + "\n\n".join(LINES)
NEW = OLD.replace("binnen 3 uur", "binnen 30 uur").replace(LINES[6] + "\n\n", "")
OTHER = "# Leidraad\n\n" + "\n\n".join(
    f"{n}. Een inschrijver levert bij stap {n} van de procedure een ander stuk in dan hiervoor."
    for n in range(1, 9)
)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("PvE v1.0.md", "PvE v1.1.md", "versie 1.1 is nieuwer dan versie 1.0"),
        ("PvE.md", "PvE gewijzigd.md", "de naam zegt dat het stuk is gewijzigd"),
        ("PvE.md", "PvE n.a.v. NvI 1.md", "de naam zegt dat het stuk is gewijzigd"),
        ("PvE concept.md", "PvE definitief.md", "de naam zegt dat het stuk definitief is"),
        ("PvE concept.md", "PvE.md", "de naam van het andere stuk zegt dat het een concept is"),
        ("PvE 01-02-2025.md", "PvE 03-01-2026.md", "de datum in de naam (3-1-2026) is later dan 1-2-2025"),
        ("PvE.md", "PvE (1).md", "het is later binnengehaald: achter de naam staat (1)"),
    ],
)  # fmt: skip
def test_the_newer_version_prevails(see: See, old: str, new: str, reason: str) -> None:
    for names in permutations([old, new]):
        texts = {old: OLD, new: NEW}
        together = see({name: texts[name] for name in names})
        (superseded,) = together.pack.superseded
        assert together.name(superseded.document) == old
        assert together.name(superseded.prevails) == new
        assert superseded.reason == reason
        assert any("binnen 30 uur" in text for text in together.judged)
        # What the newer version no longer says does not count.
        assert not any("soort 7" in text for text in together.judged)
        assert not any("binnen 3 uur" in text for text in together.judged)
        # The report keeps the older text.
        assert any("soort 7" in clause.text for clause in together.seen.clauses)


def test_the_same_text_in_two_forms_counts_once(see: See) -> None:
    together = see({"PvE.md": OLD, "PvE.txt": OLD.replace("# ", "")})
    assert len(together.judged) == len(LINES)
    assert len(together.pack.superseded) == 1


def test_of_three_versions_the_last_prevails_over_both(see: See) -> None:
    files = {
        "PvE v0.9.md": OLD,
        "PvE v1.0.md": OLD + "\n\n5.1 Slot van het stuk.",
        "PvE v2.0.md": NEW,
    }
    for names in permutations(files):
        together = see({name: files[name] for name in names})
        prevail = {together.name(s.prevails) for s in together.pack.superseded}
        assert (len(together.pack.superseded), prevail) == (2, {"PvE v2.0.md"})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Perceel 1 eisen.md", "Perceel 2 eisen.md"),  # two lots, nearly the same
        ("Eisen.md", "Wensen.md"),  # nothing tells an order
        ("Bijlage 1 eisen.md", "Bijlage 2 eisen.md"),
    ],
)
def test_documents_with_other_names_are_no_versions(see: See, one: str, other: str) -> None:
    together = see({one: OLD, other: NEW})
    assert together.pack.superseded == ()


def test_one_name_with_another_text_is_no_version(see: See) -> None:
    together = see({"Stuk v1.0.md": OLD, "Stuk v2.0.md": OTHER})
    assert together.pack.superseded == ()


def test_two_notas_are_no_versions_of_each_other(see: See) -> None:
    nota = "# Nota van inlichtingen\n\n" + "\n\n".join(LINES)
    together = see({"NvI 1.md": nota, "NvI 2.md": nota.replace("storing", "klacht")})
    assert together.pack.superseded == ()


def test_a_version_that_the_document_states_counts_too(see: See) -> None:
    old = OLD.replace("# Programma van eisen", "# Programma van eisen\n\nVersie 0.9")
    new = NEW.replace("# Programma van eisen", "# Programma van eisen\n\nVersie 1.0")
    together = see({"a/PvE.md": new, "b/PvE.md": old})
    (superseded,) = together.pack.superseded
    assert together.name(superseded.document) == "b/PvE.md"
    assert superseded.reason == "versie 1.0 is nieuwer dan versie 0.9"


def test_a_sentence_about_a_version_states_none(see: See) -> None:
    speaks = (
        "De leverancier werkt met versie {} van het pakket, of met een versie die daarop volgt."
    )
    texts = [f"{speaks.format(n)}\n\n{text}" for n, text in ((3, OLD), (4, NEW))]
    assert see({"a/PvE.md": texts[0], "b/PvE.md": texts[1]}).pack.superseded == ()
