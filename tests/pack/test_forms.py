from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

See = Callable[[Mapping[str, str]], Any]

PRICES = """# Prijzenblad

| Nr | Omschrijving | Aantal | Prijs |
|---|---|---|---|
| 1 | Bureaustoel merk Rivalda type 40 | 12 | € 400,- |
| 2 | Boete bij te late levering, per dag | 1 | € 900,- |

Alle prijzen zijn all-in en worden tijdens de looptijd niet aangepast.
"""
DECLARATION = """# Eigen verklaring

Naam onderneming: ......................

| Onderdeel | Antwoord |
|---|---|
| Is de onderneming failliet? | ja / nee |

Inschrijver stemt zonder enig voorbehoud in met alle bepalingen van de overeenkomst.
"""


def test_a_price_sheet_gives_its_sentences_and_not_its_rows(see: See) -> None:
    assert see({"Prijzenblad.md": PRICES}).judged == [
        "Alle prijzen zijn all-in en worden tijdens de looptijd niet aangepast."
    ]


def test_an_own_declaration_gives_what_is_agreed_in_it(see: See) -> None:
    assert see({"Eigen verklaring inschrijving.md": DECLARATION}).judged == [
        "Inschrijver stemt zonder enig voorbehoud in met alle bepalingen van de overeenkomst."
    ]


@pytest.mark.parametrize("name", ["UEA.md", "Uniform_Europees_Aanbestedingsdocument.md"])
def test_the_standard_declaration_gives_nothing(see: See, name: str) -> None:
    together = see({name: DECLARATION})
    assert together.judged == []
    assert together.seen.clauses


def test_a_guide_that_speaks_of_prices_is_no_form(see: See) -> None:
    guide = "# Leidraad\n\n## 5 Prijs\n\nDe prijzen op het prijzenblad zijn vast en worden niet aangepast."
    assert len(see({"Leidraad.md": guide}).judged) == 1
