from __future__ import annotations

from dataclasses import replace

from analyser.advice import Perspective
from analyser.model import Report
from analyser.reporting.perspective import suggestion

PLACE = "artikel 7.3 in Overeenkomst.pdf (bladzijde 4)"


def test_a_buyer_gets_the_text_itself(report: Report) -> None:
    finding = report.findings[0]
    assert suggestion(finding, PLACE, Perspective.BUYER) == finding.advice


def test_a_supplier_gets_a_polite_question_with_the_text(report: Report) -> None:
    finding = report.findings[0]
    assert suggestion(finding, PLACE, Perspective.SUPPLIER) == (
        "Artikel 7.3 in Overeenkomst.pdf (bladzijde 4) leest voor ons als: boete per dag zonder "
        "maximum. Kunt u toelichten waarom u hiervoor kiest? Bent u bereid de bepaling aan te "
        "passen? Bijvoorbeeld zo: “De korting is [0,05]% per werkdag, met een maximum van [5]%.”"
    )


def test_an_abbreviation_keeps_its_capitals(report: Report) -> None:
    finding = replace(report.findings[0], label="KPI-kortingen", advice="")
    question = suggestion(finding, PLACE, Perspective.SUPPLIER)
    assert "leest voor ons als: KPI-kortingen." in question
    assert question.endswith("waarom u hiervoor kiest?")


def test_a_strength_never_becomes_a_question(report: Report) -> None:
    strength = report.findings[2]
    assert suggestion(strength, PLACE, Perspective.SUPPLIER) == strength.advice
