"""A plain offer in the dossier tells what the bidder reserves and moves no figure of the buyer."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from figures_of import assert_same
from test_metamorphic_texts import whole

from analyser.pipeline import Engine, analyse_dossier
from analyser.reading import DEFAULT_LIMITS, read_dossier

OFFERS = {
    "Offerte.md": """# Offerte

Geachte heer Vos, hierbij ontvangt u onze offerte voor de verbouwing van het wijkcentrum.

## Voorbehouden en uitsluitingen

Onze aansprakelijkheid is beperkt tot € 250.000 per jaar. Artikel 3 van uw overeenkomst accepteren wij niet. Het leeghalen
van de zaal is niet inbegrepen. Indexering wordt jaarlijks verrekend.
""",
    "Inschrijving van Bouwbedrijf Dekker.md": """# Verbouwing wijkcentrum

Wij onderhouden de installaties na de oplevering nog twee jaar. Partijen delen meevallers half om half.

Wij behouden ons het recht voor de planning aan te passen. Een boete accepteren wij alleen na ingebrekestelling en tot 5%.
""",
}


@pytest.mark.parametrize("name", OFFERS)
def test_an_offer_moves_no_figure_of_the_buyer(name: str, tmp_path: Path, rules: Engine) -> None:
    guide, demands, terms = whole()
    files = {"Leidraad.md": guide, "Programma van eisen.md": demands, "Overeenkomst.md": terms}
    for file, text in files.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    before = analyse_dossier(read_dossier([tmp_path], DEFAULT_LIMITS), rules).scores
    (tmp_path / name).write_text(OFFERS[name], encoding="utf-8")
    after = analyse_dossier(read_dossier([tmp_path], DEFAULT_LIMITS), rules).scores
    assert_same(after, before)
    assert after.trust_zone == before.trust_zone
    assert len(after.suppliers.offers) == 1
    assert after.suppliers.reservations
