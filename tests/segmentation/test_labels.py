"""Numbers and bullets in front of a text."""

from __future__ import annotations

import pytest

from analyser.segmentation.labels import split_label


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("Artikel 7", "Artikel 7", ""),
        ("Artikel 7 Aansprakelijkheid", "Artikel 7", "Aansprakelijkheid"),
        ("Artikel 8. Geheimhouding", "Artikel 8.", "Geheimhouding"),
        ("ARTIKEL 12 BOETES", "ARTIKEL 12", "BOETES"),
        ("Artikel 4: betaling", "Artikel 4", "betaling"),
        ("Artikel 5 – Prijs", "Artikel 5", "Prijs"),
        ("Art. 7.3 De boete vervalt.", "Art. 7.3", "De boete vervalt."),
        ("Hoofdstuk 3 Gunning", "Hoofdstuk 3", "Gunning"),
        ("§ 3 Doel", "§ 3", "Doel"),
        ("§ 4.2.1 eisCode", "§ 4.2.1", "eisCode"),
        ("7.3 De boete bedraagt 5%.", "7.3", "De boete bedraagt 5%."),
        ("7.3.1 Uitzonderingen", "7.3.1", "Uitzonderingen"),
        ("5.5 In het overleg", "5.5", "In het overleg"),
        ("7. De opdracht", "7.", "De opdracht"),
        ("1.Het werk", "1.", "Het werk"),
        ("1 Inleiding", "1", "Inleiding"),
        ("1\tInleiding", "1", "Inleiding"),
        ("E-012 De app werkt.", "E-012", "De app werkt."),
        ("E-012 (KO) De app werkt.", "E-012", "(KO) De app werkt."),
        ("E12 De app werkt.", "E12", "De app werkt."),
        ("Q17. De app voldoet.", "Q17.", "De app voldoet."),
        ("KO-3 Het platform", "KO-3", "Het platform"),
        ("Eis 14", "Eis 14", ""),
        ("Eis 14: de leverancier", "Eis 14", "de leverancier"),
        ("KO-eis 4 De inschrijver", "KO-eis 4", "De inschrijver"),
        ("Vraag 12: Hoe wordt getoetst?", "Vraag 12", "Hoe wordt getoetst?"),
        ("a. de kosten", "a.", "de kosten"),
        ("a) de kosten", "a)", "de kosten"),
        ("(a) de kosten", "(a)", "de kosten"),
        ("i. een kopie", "i.", "een kopie"),
        ("(iv) een kopie", "(iv)", "een kopie"),
        ("1) eerst", "1)", "eerst"),
        ("(2) daarna", "(2)", "daarna"),
        ("II. Privacy", "II.", "Privacy"),
        ("• punt", "•", "punt"),
        ("•punt", "•", "punt"),
        ("- punt", "•", "punt"),
        ("– punt", "•", "punt"),
        ("▪ punt", "•", "punt"),
        ("o Het punt", "•", "Het punt"),
        ("•", "•", ""),
        ("7.3", "7.3", ""),
    ],
)
def test_label(text: str, label: str, rest: str) -> None:
    assert split_label(text) == (label, rest)


@pytest.mark.parametrize(
    "text",
    [
        "2 februari 2026 is de uiterste datum",
        "1 Januari 2026",
        "31 dec 2025",
        "5% van de opdrachtsom",
        "2026 is het eerste jaar",
        "1.000 euro per dag",
        "3.000",
        "2,5 miljoen euro",
        "2.5 miljoen euro",
        "12.05.2026 om twaalf uur",
        "10.30 uur",
        "12 maanden na gunning",
        "24 Uur per dag",
        "5 Werkdagen na ontvangst",
        "Artikel 2.1 bepaalt dat de voorwaarden gelden.",
        "Artikel 6 lid 2 is van toepassing.",
        "Artikel 6 BW geldt.",
        "artikel 7, tweede lid",
        "Bijlage 3 is van toepassing.",
        "7.3 van de overeenkomst",
        "CO2 wordt gemeten",
        "A4 formaat",
        "ISO 27001 is vereist",
        "NEN-7510 Certificaat",
        "COVID-19 Protocol",
        "Q3 2026",
        "B.V. De Bouwer",
        "o.a. kosten",
        "i.v.m. vakantie",
        "-5 graden",
        "N.B. let op",
        "ca. 40 stuks",
        "De opdracht",
        "",
    ],
)
def test_no_label(text: str) -> None:
    assert split_label(text) == (None, text)
