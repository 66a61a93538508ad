"""Tells an offer or plan that a bidder wrote from what a buyer wrote, by who is speaking."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analyser.model import Clause, DocumentKind

_BIDDER = re.compile(
    r"\b(?:onze (?:offerte|inschrijving|aanbieding|inschrijfsom|inschrijfprijs|leveringsvoorwaarden|polis|verzekeraar|calculatie|prijs)"
    r"|ons (?:aanbod|voorbehoud|plan van aanpak|projectteam|offertebedrag)"
    r"|uw (?:leidraad|uitvraag|aanbesteding|bestek|aanvraag|offerteaanvraag|programma van eisen|conceptovereenkomst|concept-overeenkomst|vraagspecificatie|inkoopvoorwaarden|beschrijvend document)"
    r"|wij (?:bieden|offreren|schrijven in|maken (?:het |een )?voorbehoud|gaan er ?van ?uit|nemen aan|zetten .{0,40} in|behouden ons)"
    r"|(?:bieden|offreren) wij|hierbij bieden)\b",
    re.IGNORECASE,
)
_BUYER = re.compile(
    r"\b(?:uw (?:offerte|inschrijving|aanbieding|aanmelding|inschrijfprijs|prijs|plan van aanpak|referentie)"
    r"|onze (?:leidraad|aanbesteding|uitvraag|inkoopvoorwaarden|vraag)"
    r"|(?:de )?(?:inschrijver|gegadigde|opdrachtnemer|leverancier|aanbieder)s? (?:dient|dienen|moet|moeten|is verplicht|garandeert|vrijwaart)"
    r"|op straffe van)\b",
    re.IGNORECASE,
)
# Measured in docs/method.md.
_LEAST_HITS = 4
_TIMES_THE_BUYER = 3
_LEAST_PER_THOUSAND = 3.0
# In these a bidder's voice is expected, or the buyer asks for it.
_NEVER = frozenset({DocumentKind.CLARIFICATIONS, DocumentKind.MARKET_CONSULTATION})


def is_bidders(kind: DocumentKind, clauses: Iterable[Clause]) -> bool:
    """Whether a bidder wrote a document, whatever its name says.

    Args:
        kind: kind by its name and opening.
        clauses: its clauses.
    """
    if kind in _NEVER:
        return False
    words = bidder = buyer = 0
    for clause in clauses:
        words += len(clause.text.split())
        bidder += len(_BIDDER.findall(clause.text))
        buyer += len(_BUYER.findall(clause.text))
    return (
        bidder >= _LEAST_HITS
        and bidder >= _TIMES_THE_BUYER * buyer
        and 1000 * bidder >= _LEAST_PER_THOUSAND * words
    )
