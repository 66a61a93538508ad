"""Reads from a clause what it says about a subject that documents may contradict each other on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from analyser.language.money import value_of
from analyser.model import Clause, DocumentKind
from analyser.pack.spans import sentences
from analyser.pack.values import MASKED_MONEY, MASKED_TERM, Value, find_values, masked


@dataclass(frozen=True, slots=True)
class Statement:
    """What a clause says about a subject.

    `subject` is a code and `label` its Dutch name; statements contradict when their `value`
    differs for the same subject and `aspect` ("per gebeurtenis"). `shown` is the value in
    words. The offsets are those of the sentence in the clause text.
    """

    subject: str
    label: str
    aspect: str
    value: float
    shown: str
    clause: Clause
    start: int
    end: int


# In a sentence with its values masked.
_TERM = rf"(?P<term>{MASKED_TERM})"
_DAYS = {"dag": 1.0, "werkdag": 1.0, "week": 7.0, "maand": 30.4375, "jaar": 365.25}

# Without one of these words a clause says nothing about any of the subjects.
_SUBJECT = re.compile(
    r"factu|gestand|geldig|overeenkomst|contract|verleng|aansprakelijk|prijs|kwaliteit",
    re.IGNORECASE,
)
_PAYS = re.compile(
    rf"\b(?:betaal|betaling|voldoe|voldaan|betaaltermijn|betalingstermijn).{{0,160}}?\bbinnen\s+(?:een\s+termijn\s+van\s+)?{_TERM}"
    rf"|\bbinnen\s+(?:een\s+termijn\s+van\s+)?{_TERM.replace('<term>', '<term2>')}.{{0,120}}?\b(?:betaa?l|betaling|voldoe|voldaan)",
    re.IGNORECASE,
)
_INVOICE = re.compile(r"\bfactu(?:ur|ren)\b", re.IGNORECASE)
_NOT_PAYMENT = re.compile(
    r"boete|schade|terugbetal|krediet|creditnota|onderaannemer|voorschot|geschil|betwist|niet.{0,20}betaald|"
    r"ingebreke|in gebreke|aanmaning|rente|opschort|garantie|waarborg|na levering",
    re.IGNORECASE,
)
_VALIDITY = re.compile(
    rf"\b(?:gestand|gestanddoening\w*|geldigheid\w*|geldig)\b.{{0,140}}?{_TERM}"
    rf"|{_TERM.replace('<term>', '<term2>')}.{{0,80}}?\bgestand\b",
    re.IGNORECASE,
)
_OFFER = re.compile(r"inschrijving|offerte|aanbieding|gestand", re.IGNORECASE)
_NOT_VALIDITY = re.compile(
    r"kort geding|gerechtelijk|verlengd|certifica|verklaring|dagvaard", re.IGNORECASE
)
_DURATION = re.compile(
    rf"\b(?:overeenkomst|raamovereenkomst|contract)\b.{{0,60}}?\b(?:aangegaan|gesloten|looptijd|duur|duurt)\b.{{0,60}}?\b(?:voor|van|bedraagt|tot)\s+(?:een\s+(?:initiële\s+|vaste\s+)?(?:periode|looptijd|duur|termijn)\s+van\s+)?{_TERM}"
    rf"|\b(?:looptijd|duur|contractduur)\s+van\s+(?:de|het)\s+(?:raam)?(?:overeenkomst|contract)\s+(?:is|bedraagt)\s+{_TERM.replace('<term>', '<term2>')}",
    re.IGNORECASE,
)
_NOT_DURATION = re.compile(
    r"verleng|opzeg|verwerkersovereenkomst|service level|\bsla\b|nadere overeenkomst|deelovereenkomst|proefperiode|referentie|voorafgaand|maximaal|maximale|totale",
    re.IGNORECASE,
)
_EXTENSION = re.compile(
    rf"\b(?P<times>\d|een|één|twee|drie|vier|vijf)\s*(?:\(\s*\w+\s*\)\s*)?(?:maal|keer|x)\b.{{0,60}}?{_TERM}.{{0,60}}?\bverleng"
    rf"|\bverleng\w*.{{0,80}}?\b(?P<times2>\d|een|één|twee|drie|vier|vijf)\s*(?:\(\s*\w+\s*\)\s*)?(?:maal|keer|x)\b.{{0,60}}?{_TERM.replace('<term>', '<term2>')}",
    re.IGNORECASE,
)
_AMOUNT = rf"(?P<amount>{MASKED_MONEY})"
_LIABLE = re.compile(r"\baansprakelijk(?:heid)?\b", re.IGNORECASE)
_CAPPED = re.compile(
    rf"\b(?:beperkt\s+tot|tot\s+(?:een\s+)?(?:maximum|maximaal|ten\s+hoogste)|maximaal|ten\s+hoogste|nooit\s+meer\s+dan|hoogstens)\b.{{0,60}}?{_AMOUNT}",
    re.IGNORECASE,
)
_UNLIMITED = re.compile(
    r"\bonbeperkt\s+aansprakelijk|\baansprakelijkheid\b.{0,60}?\b(?:is|wordt)\s+(?:niet\s+(?:beperkt|gemaximeerd)|onbeperkt)\b",
    re.IGNORECASE,
)
_NOT_LIABILITY = re.compile(
    r"opzet|schuld|verzeker|polis|opdrachtgever is|opdrachtgever.{0,20}aansprakelijk|vrijwa|dood|letsel|persoonsgegevens|tenzij|niet onbeperkt",
    re.IGNORECASE,
)
_PER = re.compile(
    r"\bper\s+(gebeurtenis|jaar|kalenderjaar|contractjaar|schadegeval|aanspraak)", re.IGNORECASE
)
_WEIGHT = re.compile(
    r"\b(?P<what>prijs|kwaliteit)\b['’”\"]?[^.\n|%]{0,50}?(?:\||telt|weegt|wegings?\w*|gewicht|bedraagt|maximaal)[^.\n%]{0,30}?\b(?P<n>\d{1,3})\s*(?:%|procent)",
    re.IGNORECASE,
)
_GUIDES = frozenset(
    {
        DocumentKind.TENDER_GUIDE,
        DocumentKind.AWARD,
        DocumentKind.SELECTION_GUIDE,
        DocumentKind.CLARIFICATIONS,
    }
)
_TENDER = _GUIDES | {DocumentKind.REQUIREMENTS, DocumentKind.DEMAND_SPECIFICATION}


def read_statements_of(clause: Clause) -> Iterator[Statement]:
    """Read the statements of a clause; what is not plainly said is passed over.

    Args:
        clause: a clause that counts.
    """
    if not _SUBJECT.search(clause.text):
        return
    for start, end in sentences(clause.text):
        sentence = clause.text[start:end]
        plain = masked(sentence)
        for reader in _READERS:
            for subject, label, aspect, value, shown in reader(sentence, plain, clause):
                yield Statement(subject, label, aspect, value, shown, clause, start, end)


_Read = tuple[str, str, str, float, str]


def _payment(sentence: str, plain: str, _clause: Clause) -> Iterator[_Read]:
    if not _INVOICE.search(sentence) or _NOT_PAYMENT.search(sentence):
        return
    match = _PAYS.search(plain)
    if match is not None:
        for term in _terms(match, sentence):
            aspect = "werkdagen" if term.unit == "werkdag" else ""
            yield "betaaltermijn", "de betaaltermijn", aspect, _days(term), _shown(term, sentence)


def _validity(sentence: str, plain: str, clause: Clause) -> Iterator[_Read]:
    match = _VALIDITY.search(plain)
    if (
        match
        and clause.document_kind in _GUIDES
        and _OFFER.search(sentence)
        and not _NOT_VALIDITY.search(sentence)
    ):
        label = "hoe lang een inschrijving geldig blijft"
        for term in _terms(match, sentence):
            yield "gestanddoening", label, "", _days(term), _shown(term, sentence)


def _duration(sentence: str, plain: str, _clause: Clause) -> Iterator[_Read]:
    match = _DURATION.search(plain)
    if match and not _NOT_DURATION.search(sentence):
        for term in _terms(match, sentence):
            label = "de looptijd van de overeenkomst"
            yield "looptijd", label, "", _days(term), _shown(term, sentence)


def _extension(sentence: str, plain: str, _clause: Clause) -> Iterator[_Read]:
    match = _EXTENSION.search(plain)
    if match is None or re.search(r"verwerkers|nadere overeenkomst", sentence, re.IGNORECASE):
        return
    times = value_of(match["times"] or match["times2"]) or 0.0
    label = "hoe vaak en hoe lang de overeenkomst kan worden verlengd"
    for term in _terms(match, sentence):
        shown = f"{times:.0f} maal {_shown(term, sentence)}"
        yield "verlenging", label, "", times * 100_000 + _days(term), shown


def _liability(sentence: str, plain: str, _clause: Clause) -> Iterator[_Read]:
    if not _LIABLE.search(sentence) or _NOT_LIABILITY.search(sentence):
        return
    capped = _CAPPED.search(plain)
    if capped is not None:
        per = _PER.search(sentence)
        words = per.group().casefold() if per else ""
        value = value_of(sentence[capped.start("amount") : capped.end("amount")]) or 0.0
        yield "aansprakelijkheid", _LIABILITY, words, value, f"{_euro(value)} {words}".strip()
    elif _UNLIMITED.search(sentence):
        yield "aansprakelijkheid", _LIABILITY, "", float("inf"), "onbeperkt"


def _weight(sentence: str, _plain: str, clause: Clause) -> Iterator[_Read]:
    if clause.document_kind not in _TENDER:
        return
    for match in _WEIGHT.finditer(sentence):
        what = match["what"].casefold()
        label = f"hoe zwaar {'de prijs' if what == 'prijs' else 'kwaliteit'} telt"
        yield f"gewicht-{what}", label, "", float(match["n"]), f"{match['n']}%"


_LIABILITY = "hoever de aansprakelijkheid gaat"
_READERS: tuple[Callable[[str, str, Clause], Iterator[_Read]], ...] = (
    _payment, _validity, _duration, _extension, _liability, _weight,
)  # fmt: skip


def _terms(match: re.Match[str], sentence: str) -> Iterator[Value]:
    """The term that a pattern found, when it is one of days or more."""
    start = match.start("term" if match["term"] else "term2")
    for value in find_values(sentence):
        if value.start == start and value.unit in _DAYS:
            yield value


def _days(term: Value) -> float:
    return term.number * _DAYS[term.unit]


def _shown(term: Value, sentence: str) -> str:
    unit = sentence[term.start : term.bare_end].rsplit(maxsplit=1)[-1].casefold()
    return f"{term.number:g} {unit}".replace(".", ",")


def _euro(value: float) -> str:
    return f"€ {value:,.0f}".replace(",", ".")
