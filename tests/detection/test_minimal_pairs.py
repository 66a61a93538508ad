"""Pairs of clauses that differ in what decides: the left one fires, the right one must not."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyser.pipeline import Engine, classify, load_engine

CODEBOOK = Path(__file__).parents[3] / "shared" / "domain" / "taxonomy.md"
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
    ("risk-consequential-damage",
     "Ook gederfde winst en stilstand bij derden komen voor vergoeding door de leverancier in aanmerking.",
     "Gederfde winst en stilstand komen niet voor vergoeding in aanmerking."),
    ("risk-price-escalation",
     "Gedurende de gehele looptijd van zes jaar worden de tarieven niet aangepast aan enige index.",
     "De tarieven worden elk jaar per 1 januari aangepast aan de dienstenprijsindex van het CBS."),
    ("risk-info-no-rights",
     "Aan de tekeningen van de kademuur kunnen geen rechten worden ontleend.",
     "De gegadigde mag afgaan op de tekeningen van de kademuur."),
    ("risk-force-majeure-narrowed",
     "Een staking onder het personeel van de vervoerder geldt niet als overmacht.",
     "Een staking kan voor elk van de partijen overmacht zijn."),
    ("risk-paritair-deviation",
     "Paragraaf 44 van de UAV 2012 is niet van toepassing.",
     "Paragraaf 44 van de UAV 2012 blijft onverkort gelden."),
    ("spec-prescribed-method",
     "De bermen worden gemaaid met een klepelmaaier op een tractor van ten hoogste 60 pk.",
     "De berm is na elke maaibeurt ten hoogste 15 centimeter hoog; hoe u dat doet, kiest u zelf."),
    ("spec-knockout-overload",
     "Alle 240 eisen in bijlage C zijn knock-outeisen.",
     "Van de 240 eisen in bijlage C zijn er vijf knock-out."),
    ("spec-reference-overreach",
     "De inschrijver toont een referentie van dezelfde omvang en dezelfde aard als deze opdracht.",
     "De inschrijver toont een referentie van ten minste 40% van de omvang van deze opdracht."),
    ("pen-per-day-uncapped",
     "Voor elke dag vertraging is de aannemer € 750,- verschuldigd, zolang de vertraging duurt.",
     "Voor elke dag vertraging is de aannemer € 750,- verschuldigd, met een maximum van € 7.500,-."),
    ("pen-malus-without-bonus",
     "Blijft de score onder de 7, dan wordt 3% op de vergoeding gekort; boven de 7 volgt niets.",
     "Blijft de score onder de 7, dan wordt 3% gekort; ligt hij boven de 8, dan volgt een toeslag van 3%."),
    ("proc-limited-questions",
     "Vragen die na 12 mei binnenkomen, worden niet meer beantwoord, ook niet als zij op een fout wijzen.",
     "Na 12 mei beantwoorden wij nog vragen over fouten in de stukken."),
    ("proc-no-tender-cost-reimbursement",
     "Voor het gevraagde schetsontwerp wordt geen vergoeding verstrekt.",
     "Voor het gevraagde schetsontwerp ontvangt elke inschrijver een vergoeding van € 8.000,-."),
    ("pos-functional-spec",
     "De kade beschermt het dorp tegen een waterstand van 3,2 meter; welke constructie u kiest, is vrij.",
     "De kade is een stalen damwand van profiel AZ 18, 12 meter lang, met een betonnen deksloof."),
    ("pos-joint-governance",
     "Een gezamenlijke stuurgroep, waarin beide partijen evenveel stemmen hebben, beslist over wijzigingen.",
     "Wij zien uit naar een prettige samenwerking met onze partner."),
    ("pos-market-consultation",
     "De marktconsultatie van maart heeft geleid tot twee wijzigingen: een langere looptijd en kleinere percelen.",
     "Er is vooraf geen marktconsultatie gehouden."),
    ("pos-revision-clause",
     "Eens per jaar kunnen partijen volgens de procedure van artikel 9 een schonere techniek invoeren, met verrekening van de kosten.",
     "De opdrachtgever kan de eisen op elk moment eenzijdig verzwaren."),
]  # fmt: skip


def codebook_pairs() -> list[tuple[str, str, str]]:
    """The pairs of codebook 2.7; they are no part of the product."""
    if not CODEBOOK.is_file():
        return []
    part = CODEBOOK.read_text(encoding="utf-8").split("### 2.7 ")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in part.splitlines() if line.startswith("| ")]
    return [
        (row[1].strip(), row[2].strip(), row[3].strip()) for row in rows if row[0].strip().isdigit()
    ]


@pytest.mark.parametrize(("indicator", "fires", "does_not"), PAIRS, ids=[p[0] for p in PAIRS])
def test_minimal_pair(engine: Engine, indicator: str, fires: str, does_not: str) -> None:
    (_, left), (_, right) = classify([("l", fires), ("r", does_not)], engine)
    assert indicator in {f.indicator for f in left}
    assert indicator not in {f.indicator for f in right}


@pytest.mark.skipif(not CODEBOOK.is_file(), reason="the codebook is not here")
def test_the_pairs_of_the_codebook(engine: Engine) -> None:
    pairs = codebook_pairs()
    assert len(pairs) == 28
    texts = [(side, text) for _, *both in pairs for side, text in zip("lr", both, strict=True)]
    by_rules = [{f.indicator for f in findings} for _, findings in classify(texts, engine)]
    shown = [{f.indicator for f in findings} for _, findings in classify(texts, load_engine())]
    ids = [indicator for indicator, *_ in pairs]
    assert [i for i, left in zip(ids, by_rules[::2], strict=True) if i not in left] == []
    assert [i for i, right in zip(ids, by_rules[1::2], strict=True) if i in right] == []
    assert [i for i, right in zip(ids, shown[1::2], strict=True) if i in right] == []
