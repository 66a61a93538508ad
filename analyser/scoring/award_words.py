"""The words by which award texts are recognised, and those that belong to other percentages."""

from __future__ import annotations

import re


def _any(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# Headings under which weights stand.
AWARD_HEADING = _any(
    r"gunn|beoordel|\bemvi\b|\bbpkv\b|prijs-?\s?/?\s?kwaliteit|weging|puntentelling|eindscore|fictieve|mki|kwaliteitscriteri|"
    r"hoe (?:kiezen|beoordelen)|\b(?:sub)?criteri(?:a|um)\b"
)
# Headings of chapters in which a percentage or a number of points is something else.
OTHER_HEADING = _any(
    r"selectie(?!.*gunning)|geschiktheid|uitsluitingsgrond|boete|malus|bonus|sanctie|service ?level|\bsla\b|social return|"
    r"facturatie|betaling|indexer|voortgang|prestatiemeting|leveranciersbeoordeling|contractmanagement|kpi|klacht|"
    r"rekenvoorbeeld|voorbeeldberekening|^\W*voorbeeld|aansprakelijk|verzekering|zekerheid|zekerheidstelling|omzet|draagkracht|vergoeding"
)
# Words in a loose paragraph that make it about the award, wherever it stands.
AWARD_TEXT = _any(
    r"gunningscriteri|gunnen op|wordt gegund|gunning vindt|gegund op|prijs-?\s?/?\s?kwaliteits?verhouding|\bbpkv\b|\bemvi\b|"
    r"fictieve (?:korting|aftrek|inschrijf)|beoordelingscriteri|wegingsfactor"
)
# Words around a percentage or points that make it something else than a weight.
NO_WEIGHT = _any(
    r"boete|malus|omzet|loonsom|social return|\bsroi\b|\bbtw\b|(?<!milieu)belasting|bankgarantie|index|cao-|beschikbaarheid van|"
    r"uptime|contractwaarde|opdrachtwaarde|factuur|tenderkosten|inschrijfkosten|solvabiliteit|korting|betaald|aanbetaling|"
    r"minder dan|lager dan|hoger dan|meer dan|ten minste|tenminste|minimaal|minimum|minimale|drempel|knock|ongeldig|uitsluiting|"
    r"uitgesloten|afgekeurd|terzijde|(?:%|procent) van de (?:te behalen |maximale |maximaal te behalen |beschikbare )?(?:punten|score)|van het (?:aantal|maximum|maximale|te behalen)|"
    r"plafond|raming|geraamd|budget|reductie van \d|(?:reduc|verminder)\w*[^.;(]{0,40}\bmet\s+\d|(?:%|procent)[^.;]{0,25}(?:reduceren|verminder)|besparen|bespaart|daling|stijging|daalt|stijgt|is nu|hergebruikt\b|elektrisch(?=\W*$)|"
    r"van de (?:inschrijfsom|locaties|opdracht)|onderaannem|van het tarief|strafpunt|winst en risico|meerwerk|opslag|(?:eerste|tweede|derde) (?:contract)?jaar|(?:%|procent|derde|helft|kwart) van de (?:taken|deelnemers|gebruikers|medewerkers|inwoners)"
)
# Levels of a scale of marks.
RATING = _any(
    r"^\W*(?:\d{1,2}\s*[-=:|]?\s*)?(?:\(?score\s*)?(?:uitstekend|uitmuntend|excellent|zeer (?:goed|slecht)|(?:ruim|net) ?voldoende|goed|voldoende|neutraal|"
    r"matig|redelijk|onvoldoende|slecht|geen(?: (?:of|inhoudelijke|antwoord|invulling|meerwaarde))?|niet (?:beantwoord|ingevuld|ingediend)|"
    r"(?:veel|grote|enige|beperkte) meerwaarde)\b"
)
TOTAL = _any(
    r"\b(?:sub)?totaal\b(?!prijs|tarief|bedrag|score op)|\btotale? (?:score|aantal|punten|weging)|in totaal|maximaal (?:te behalen|aantal|haalbare)|"
    r"te (?:be)?halen (?:punten|score)|punten (?:te )?(?:(?:be)?halen|verdienen|scoren|verdelen)(?=\s*(?:[:;.,(]|$))|punten (?:zijn )?beschikbaar(?=\s*(?:[:;.,(]|$))|^\W*van de (?:te behalen |beschikbare |maximale )?\S+ punten|maximum ?(?:score|aantal)|\bu kunt maximaal\b|punten te (?:verdelen|behalen)|schaal (?:tot|van)|^\W*som\b"
)
TOTAL_ROW = _any(
    r"^\W*(?:[A-Z]?\d?\W+)?(?:(?:sub|eind)?totaal\b(?!prijs| ?tarief)|totale (?:score|punten|weging)|maximaal (?:te behalen|aantal)|maximum|som\b)"
)
LADDER_STEP = _any(r"\b(?:trede|niveau|ladder(?:trede|niveau)?)\s*(?P<step>[1-5])\b")
LADDER = _any(r"prestatie\s?ladder|co2-bewust|co₂-bewust")
LOT = re.compile(r"\b[Pp](?:erceel|ERCEEL)\s+(?P<lot>\d{1,2}|[A-Z]{1,3}\b|[IVX]{1,4}\b)")
DISCOUNT = _any(
    r"fictieve? (?:\w+ )?(?:korting|aftrek|inschrijf|vermindering|meerprijs)|gunnen op waarde|kwaliteitswaarde|kwaliteitskorting|"
    r"emvi-(?:korting|waarde)|in mindering gebracht op de inschrijf|(?:maximale|fictieve) meerwaarde|"
    r"van (?:de|uw) inschrijf\w+ (?:wordt |worden )?af(?:getrokken|gaat|gaan)?\b|af(?:getrokken|gaat|gaan)? van de inschrijf"
)
CODE = re.compile(
    r"^\W*(?:(?:sub)?(?:gunnings?|kwaliteits?|hoofd)?[- ]?(?:gunnings)?criterium\s*\w{0,3}|vraag\s*\w{1,3}|(?:onder)?deel\s+\w{1,2}\b|"
    r"[A-Z]{1,3}[-. ]?\d{1,2}(?:[.]\d{1,2})*[a-z]?\b|\d{1,2}(?:\.\d{1,2})*[a-z]?[.)]?(?=\s)|[a-z]\d?[.)])",
    re.IGNORECASE,
)
# Not names but the words that carry a name in a sentence.
FILLER = re.compile(
    r"\b(?:het|de|een|op|voor|van|en|is|wordt|worden|zijn|kunt?|kunnen|u|er|dat|dit|mee|telt|tellen|weegt|wegen|weging|gewicht|bepaalt|bepalen|"
    r"met|maximaal|max|ten hoogste|hoogstens|punten|score|criterium|criteria|onderdeel|aan|toegekend|krijgen|krijgt|behalen|halen|te|waarbij|daarna|resterende|rest|laatste|andere|nog|uw|wij|we|daarvan|verdient|verdienen|volgende|ieder|elk|waard|goed|betreft|van|"
    r"volgt|volgen|overige|uit|levert|leveren|als|volgt|heeft|daarmee|gunningscriteri(?:um|a)|subgunningscriteri(?:um|a)|waarvan|bestaat|wegingsfactor|"
    r"terwijl|daarnaast|verder|ook|plus|eveneens|namelijk|ten slotte|tot slot|hierbij|hiervan|staat|staan|hebben|geldt|gelden|meegewogen|meetelt|meetellen|beslist|naar|daarbij|door|binnen|verdient|gaan|gaat|cijfers?|"
    r"weegfactor|gunning|beoordeeld|inschrijvingen|bij|zwaarst|het|meest|in|procent|eindscore|totaalscore|verdeeld|bestaande|tot)\b",
    re.IGNORECASE,
)
PRICE_QUALITY_RATIO = _any(
    r"(?:beste )?prijs-?\s?/?\s?(?:en )?kwaliteits?-?verhouding|economisch meest voordelige inschrijving|\bbpkv\b|\bemvi\b(?!-)"
)
