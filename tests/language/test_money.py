from __future__ import annotations

import pytest

from analyser.language.money import find_amounts
from analyser.pipeline import Engine


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        ("De boete is € 2.500,- per dag.", [(2500, "EUR", "day", False)]),
        ("De boete is €2.500,00 per kalenderdag.", [(2500, "EUR", "day", False)]),
        ("De boete is € 1\u00a0000 per dag.", [(1000, "EUR", "day", False)]),
        ("De boete is 0,5% per week tot 5%.", [(0.5, "percent", "week", False), (5, "percent", None, True)]),
        ("Dit is € 25.000 (zegge: vijfentwintigduizend euro).", [(25_000, "EUR", None, False)]),
        ("Het bedrag is EUR 2500.", [(2500, "EUR", None, False)]),
        ("De bonus is 2,5 mln euro.", [(2_500_000, "EUR", None, False)]),
        ("De korting is 5‰ per week.", [(5, "permille", "week", False)]),
        ("De korting is een half promille per dag.", [(0.5, "permille", "day", False)]),
        ("De boete is vijfentwintigduizend euro per keer.", [(25_000, "EUR", "event", False)]),
        ("Er is anderhalf miljoen euro beschikbaar.", [(1_500_000, "EUR", None, False)]),
        ("Vijf ten honderd van de som wordt ingehouden.", [(5, "percent", None, False)]),
        ("Dit is tien tot vijftien procent.", [(10, "percent", None, False), (15, "percent", None, False)]),
        ("Ten hoogste de helft van de som.", [(0.5, "multiple", None, True)]),
        ("Tot driemaal de jaarvergoeding.", [(3, "multiple", None, False)]),
        ("Maximaal € 10.000 per jaar.", [(10_000, "EUR", "year", True)]),
        ("Niet meer dan 10% van de opdrachtsom.", [(10, "percent", None, True)]),
        ("Ten minste € 10.000 per gebeurtenis.", [(10_000, "EUR", "event", False)]),
        ("Er geldt een boeteplafond van € 50.000.", [(50_000, "EUR", None, True)]),
        ("De aansprakelijkheidsbeperking bedraagt € 1 miljoen.", [(1_000_000, "EUR", None, True)]),
        ("Per overtreding is een boete van € 500 verschuldigd.", [(500, "EUR", "event", False)]),
        ("Per elk vol uur € 75, tot maximaal € 600.", [(75, "EUR", "hour", False), (600, "EUR", None, True)]),
        ("De prijs is € 45,50 per megawattuur.", [(45.5, "EUR", None, False)]),
        ("Verlengen kan twee keer met een jaar, binnen 30 dagen, volgens artikel 14.", []),
    ],
)  # fmt: skip
def test_amounts_have_value_unit_period_and_cap(
    engine: Engine, sentence: str, amounts: list[tuple[float, str, str | None, bool]]
) -> None:
    found = find_amounts(sentence, engine.lexicon.vocabulary.compounds)
    assert [(a.value, a.unit, a.per, a.cap) for a in found] == amounts
