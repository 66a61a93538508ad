"""Tells an offer or plan that a bidder wrote from what a buyer wrote, by who is speaking.

Both say "wij". A bidder speaks to one client about its own people, work and price; a buyer asks,
judges and pays, speaks of its own inhabitants and rules, and tells suppliers what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from analyser.model import Clause, DocumentKind

_CLIENT = r"(?:de|het) (?:opdrachtgever|gemeente|provincie|regio|waterschap|aanbestedende dienst)"
# What only a bidder says.
_BIDDER = re.compile(
    r"\b(?:onze (?:offerte|inschrijving|aanbieding|inschrijfsom|inschrijfprijs|leveringsvoorwaarden|polis|verzekeraar|calculatie|prijs|prijzen|tarieven|meerprijs|onderaannemers?|referenties|klanten|opdrachtgevers|fabriek|werkplaats|combinatie)"
    r"|ons (?:aanbod|voorbehoud|plan van aanpak|projectteam|offertebedrag|bedrijf|bureau|materieel|wagenpark)"
    r"|uw (?:leidraad|uitvraag|aanbesteding|bestek|aanvraag|offerteaanvraag|vraag|opgave|wens|wensen|eisen|programma van eisen|conceptovereenkomst|concept-overeenkomst|vraagspecificatie|inkoopvoorwaarden|beschrijvend document|contactpersoon|inwoners|bewoners|gemeente)"
    r"|uw (?:vaste )?aanspreekpunt|wij (?:offreren|schrijven in|maken (?:het |een )?voorbehoud|rekenen)"
    r"|uw (?:overeenkomst|contract|voorwaarden)|(?:artikel|art\.) \d[\d.]* .{0,60}(?:accepteren|aanvaarden|onderschrijven) (?:wij|we) (?:niet|alleen|slechts)|onze (?:verkoop|licentie)voorwaarden"
    r"|hierbij ontvangt u (?:onze|een|de) (?:offerte|aanbieding|prijs|inschrijving)|schrijven (?:wij|we) (?:ons )?in\b"
    r"|wij bieden .{1,60} aan|(?:bieden|offreren) wij|hierbij bieden|zonder meerprijs|(?:lichten wij|wij lichten) .{1,40} toe"
    rf"|{_CLIENT} (?:mag|kan|krijgt|ontvangt) .{{0,50}}van ons"
    r"|(?:mag|mogen|kunt) u? ?van ons (?:verwachten|rekenen)|u (?:mag|kunt) van ons|u (?:krijgt|ontvangt) van ons"
    rf"|(?:met|van|aan|voor) {_CLIENT} (?:verwachten|stemmen|bespreken|leveren|delen|maken|evalueren) wij"
    r"|(?:inschrijver|combinatie) (?:biedt|zet .{1,40} in)"
    r"|(?:dank voor (?:de|uw) (?:uitnodiging|aanvraag)|naar aanleiding van uw)"
    r"|(?:eerder|ook) (?:gedaan|uitgevoerd|geleverd|gerealiseerd) (?:voor|bij|in))\b",
    re.IGNORECASE,
)
# What a bidder says, and a buyer who is at work too; two of these weigh as one.
_AT_WORK = re.compile(
    r"\b(?:wij (?:gaan er ?van ?uit|bieden(?! geen)|leveren|verzorgen|garanderen|installeren|monteren|plaatsen|realiseren|verhelpen|werken met|starten|gebruiken|hanteren|zorgen|scannen|nemen|zetten|voeren|houden|schakelen|staan)"
    r"|(?:garanderen|leveren|verzorgen|verhelpen|zetten|voeren|houden|melden|schakelen|presenteren|beginnen|verdelen) wij"
    r"|ons (?:team|personeel|ontwikkelteam)|onze (?:aansprakelijkheid|directie)"
    r"|onze (?:ervaring|aanpak|werkwijze|oplossing|monteurs|medewerkers|projectleider|objectleider|omgevingsmanager|verkeerskundige|uitvoerder|chauffeurs|begeleiders|coaches|consultants|specialisten|klachtencoördinator|partner|partners))\b",
    re.IGNORECASE,
)
_BUYER = re.compile(
    r"\b(?:uw (?:offerte|inschrijving|aanbieding|aanmelding|inschrijfprijs|prijs|plan van aanpak|referentie)"
    r"|onze (?:leidraad|aanbesteding|uitvraag|inkoopvoorwaarden|voorwaarden|vraag|inwoners|gemeente|gemeenteraad|gebouwen|locaties|wijken|scholen|beheerders|gebruikers|schade)"
    r"|ons (?:beleid|huidige|bestuur|college|gebouw|beheer|ontwerp|magazijn|stadhuis|systeem|doel|grondgebied)"
    r"|wij (?:zoeken|vragen|beoordelen|gunnen|betalen|vergoeden|bestellen|kopen|contracteren|besteden|kiezen|geven u|sluiten|stellen|horen graag|toetsen|dragen|regelen|beheren)"
    r"|(?:betalen|beoordelen|gunnen|vragen) wij|(?:wij )?verwachten (?:wij )?van u|verwachten wij dat u|van u (?:verwachten|vragen) wij"
    r"|u (?:levert|moet|dient|bouwt|leidt|vergoedt|schrijft|blijft|zorgt|brengt|houdt|geeft|toont|stelt|neemt|voert|biedt|vult|dient|verwerkt|meldt)"
    r"|(?:de |een |elke |iedere )?(?:inschrijver|gegadigde|opdrachtnemer|leverancier|aanbieder|aannemer|contractant|dienstverlener|zorgaanbieder)s? (?!(?:biedt|zet)\b)[a-zé]{3,}"
    r"|(?:een|de|elke|iedere) inschrijving(?:en)?|wij bieden geen|op straffe van|dienen? te)\b",
    re.IGNORECASE,
)
# Only where a title says whose text it is: anyone who speaks for an organisation, what is kept
# out of a price, those whom a buyer speaks of, and the blanks of a form that a buyer made.
_SPEAKS = re.compile(r"\b(?:wij|we|ons|onze)\b", re.IGNORECASE)
_KEEPS_OUT = re.compile(
    r"\b(?:niet (?:in)?begrepen|val(?:t|len) buiten|zit(?:ten)? niet in|niet aansprakelijk|geen aansprakelijkheid|wijken (?:wij )?.{0,40}\baf van|toeslag|meerprijs|onze algemene voorwaarden)\b",
    re.IGNORECASE,
)
_SPOKEN_OF = re.compile(
    r"\b(?:inschrijvers?|gegadigden?|inschrijvingen|offertes|aanbiedingen|beoordelaars|u beschrijft)\b",
    re.IGNORECASE,
)
_BLANK = re.compile(
    r"\[(?:naam|bedrijf|onderneming|inschrijver|aanbieder)[^\]]{0,40}\]|_{4}|\.{8}|…{3}",
    re.IGNORECASE,
)
# Measured in docs/method.md.
_LEAST = 2.5
_AT_WORK_COUNTS = 0.5
_TIMES_THE_BUYER = 3
_LEAST_PER_THOUSAND = 3.0
# In what is called an offer the voice only has to agree with the title.
_SPEAKING_COUNTS = 0.25
_KEEPING_OUT_COUNTS = 0.5
_LEAST_IN_OFFER = 0.75
# In these a bidder's voice is expected, or the buyer asks for it.
_NEVER = frozenset({DocumentKind.CLARIFICATIONS, DocumentKind.MARKET_CONSULTATION})


def is_bidders(kind: DocumentKind, clauses: Iterable[Clause], *, is_called_offer: bool) -> bool:
    """Whether a bidder wrote a document, whatever kind its name says.

    Args:
        kind: kind by its name and opening.
        clauses: its clauses.
        is_called_offer: whether its name or title says that it is an offer; its voice then has
            to be more a bidder's than a buyer's, else plainly and only a bidder's.
    """
    if kind in _NEVER:
        return False
    text = "\n".join(clause.text for clause in clauses)
    certain, buyer = _count(_BIDDER, text), _count(_BUYER, text)
    bidder = certain + _AT_WORK_COUNTS * _count(_AT_WORK, text)
    if is_called_offer:
        if _BLANK.search(text):
            return False
        voice = bidder + _KEEPING_OUT_COUNTS * _count(_KEEPS_OUT, text)
        voice += _SPEAKING_COUNTS * _count(_SPEAKS, text)
        return voice >= _LEAST_IN_OFFER and voice > buyer + _count(_SPOKEN_OF, text)
    return (
        certain > 0
        and bidder >= _LEAST
        and bidder >= _TIMES_THE_BUYER * buyer
        and 1000 * bidder >= _LEAST_PER_THOUSAND * len(text.split())
    )


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))
