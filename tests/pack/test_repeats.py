from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import permutations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

See = Callable[[Mapping[str, str]], Any]

SHARED = (
    "Opdrachtnemer vrijwaart de gemeente voor alle aanspraken van derden in verband met het werk."
)
FILES = {
    "Leidraad.md": f"# Leidraad\n\n2.1 {SHARED}\n\n2.2 De inschrijving sluit op vrijdag om twaalf uur in de middag.",
    "Overeenkomst.md": f"# Overeenkomst\n\n## Artikel 4\n\n4.1 {SHARED.replace(' de gemeente', '  de  gemeente')}",
    "Voorwaarden.md": f"# Algemene inkoopvoorwaarden\n\n9. {SHARED.upper()}",
}


def test_one_text_in_three_documents_is_judged_once_with_all_its_places(see: See) -> None:
    together = see(FILES)
    (repeat,) = together.pack.repeats
    places = [together.clause(c) for c in (repeat.clause, *repeat.places)]
    assert [together.name(clause.document) for clause in places] == list(FILES)
    assert sum("aanspraken" in text.lower() for text in together.judged) == 1


def test_the_order_of_files_does_not_change_which_text_is_judged(see: See) -> None:
    outcomes = {
        tuple(sorted(see({name: FILES[name] for name in names}).judged))
        for names in permutations(FILES)
    }
    assert len(outcomes) == 1


def test_another_figure_and_a_denial_are_other_texts(see: See) -> None:
    together = see(
        {
            "A.md": "1.1 Opdrachtnemer levert binnen 14 dagen na de bestelling alle bestelde zaken.",
            "B.md": "1.1 Opdrachtnemer levert binnen 41 dagen na de bestelling alle bestelde zaken.",
            "C.md": "1.1 Opdrachtnemer levert niet binnen 14 dagen na de bestelling alle bestelde zaken.",
        }
    )
    assert together.pack.repeats == ()
    assert len(together.judged) == 3


def test_a_short_text_is_no_repeat(see: See) -> None:
    together = see(
        {"A.md": "1.1 Zie de planning hierboven.", "B.md": "1.1 Zie de planning hierboven."}
    )
    assert together.pack.repeats == ()


def test_who_quotes_a_clause_is_not_judged_in_its_place(see: See) -> None:
    nota = f"# Nota van inlichtingen\n\n| Nr | Vraag | Antwoord |\n|---|---|---|\n| 1 | {SHARED} | Dat klopt. |"
    together = see(
        {"A nota van inlichtingen.md": nota, "Overeenkomst.md": FILES["Overeenkomst.md"]}
    )
    (repeat,) = together.pack.repeats
    assert together.name(together.clause(repeat.clause).document) == "Overeenkomst.md"


_WORD = st.sampled_from("opdrachtnemer levert meldt schade boete dag werk gemeente terrein".split())
_CLAUSE = st.lists(_WORD, min_size=9, max_size=14).map(" ".join)


@settings(max_examples=25, deadline=None)
@given(texts=st.lists(_CLAUSE, min_size=4, max_size=8), name=st.sampled_from(["0.md", "zz.md"]))
def test_a_copy_of_a_file_changes_nothing_that_is_judged(
    see: See, texts: list[str], name: str
) -> None:
    text = "\n\n".join(f"1.{n} De {words}." for n, words in enumerate(texts, start=1))
    # One character more: the same file twice is left out by the reader already.
    once, twice = see({"Stuk.md": text}), see({"Stuk.md": text, name: text + "\n"})
    assert sorted(once.judged) == sorted(twice.judged)
