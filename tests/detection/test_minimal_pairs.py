"""Pairs of clauses that differ in what decides: the left one fires, the right one must not."""

from __future__ import annotations

import pytest

from analyser.pipeline import Engine, classify

PAIRS = [
    ("risk-unlimited-liability",
     "Voor schade die Leverancier veroorzaakt geldt geen enkel plafond.",
     "Voor schade die Leverancier veroorzaakt geldt een plafond van € 500.000,-."),
    ("risk-one-sided-indemnity",
     "De aannemer vrijwaart de provincie voor iedere aanspraak van derden.",
     "De provincie vrijwaart de aannemer voor iedere aanspraak van derden."),
    ("risk-one-sided-termination",
     "Het waterschap kan het contract elk moment zonder vergoeding beëindigen.",
     "Beide partijen kunnen het contract opzeggen met een termijn van zes maanden."),
    ("risk-ground-conditions",
     "Tegenvallers in de ondergrond zijn volledig voor rekening van de aannemer.",
     "Tegenvallers in de ondergrond zijn voor rekening van de opdrachtgever."),
    ("spec-new-products-only",
     "Alle meubels zijn nieuw en ongebruikt.",
     "Alle meubels zijn nieuw of gereviseerd."),
    ("spec-brand-no-equivalent",
     "De pomp is van het fabrikaat Waterval, type W200.",
     "De pomp is van het fabrikaat Waterval, type W200, of gelijkwaardig."),
    ("pen-immediately-due",
     "De boete is zonder ingebrekestelling direct opeisbaar.",
     "De boete is pas opeisbaar na een schriftelijke aanmaning met een redelijke hersteltermijn."),
    ("pen-cumulative-with-damages",
     "De boete komt bovenop de volledige schadevergoeding.",
     "De boete komt in de plaats van schadevergoeding."),
    ("pen-no-mitigation",
     "De boete is niet vatbaar voor rechterlijke matiging.",
     "De rechter kan de boete matigen."),
    ("proc-variants-excluded",
     "Varianten zijn niet toegestaan.",
     "Varianten zijn toegestaan als zij aan de minimumeisen voldoen."),
    ("proc-lowest-price",
     "De opdracht wordt gegund aan de inschrijver met de laagste prijs.",
     "De opdracht wordt niet op laagste prijs gegund."),
    ("pos-product-as-a-service",
     "U mag de verlichting ook als dienst met terugname aanbieden.",
     "De software wordt als SaaS geleverd."),
    ("pos-material-passport",
     "Bij oplevering levert de aannemer een materialenpaspoort van alle toegepaste bouwdelen.",
     "Bij inschrijving voegt u een kopie van het paspoort van de tekenbevoegde toe."),
    ("pos-liability-cap",
     "De aansprakelijkheid van elke partij is beperkt tot € 1.000.000,- per gebeurtenis en € 2.000.000,- per jaar.",
     "De aansprakelijkheid van de leverancier is niet beperkt."),
]  # fmt: skip


@pytest.mark.parametrize(("indicator", "fires", "does_not"), PAIRS, ids=[p[0] for p in PAIRS])
def test_minimal_pair(engine: Engine, indicator: str, fires: str, does_not: str) -> None:
    (_, left), (_, right) = classify([("l", fires), ("r", does_not)], engine)
    assert indicator in {f.indicator for f in left}
    assert indicator not in {f.indicator for f in right}
