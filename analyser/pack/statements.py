"""Reads from a clause what it says about a subject that documents may contradict each other on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from analyser.model import Clause, DocumentKind


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


_SENTENCE = re.compile(r"[^\n.;]+(?:[.;](?=\S)[^\n.;]*)*(?:[.;]|$)", re.MULTILINE)
_NUMBER_WORDS = {
    word: n
    for n, word in enumerate(
        "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien".split()
    )
} | {"één": 1, "twintig": 20, "eenentwintig": 21, "dertig": 30, "vijfenveertig": 45, "zestig": 60, "negentig": 90, "honderdtwintig": 120}  # fmt: skip
_N = rf"(?P<n>\d{{1,3}}|{'|'.join(sorted(_NUMBER_WORDS, key=len, reverse=True))})(?:\s*\(\s*[\w-]+\s*\))?"
_TERM = rf"{_N}\s*(?P<unit>(?:kalender|werk)?dag(?:en)?|we(?:ek|ken)|maand(?:en)?|ja(?:ar|ren))\b"
_DAYS = {"dag": 1.0, "wee": 7.0, "wek": 7.0, "maa": 30.4375, "jaa": 365.25, "jar": 365.25}

# Without one of these words a clause says nothing about any of the subjects.
_SUBJECT = re.compile(
    r"factu|gestand|geldig|overeenkomst|contract|verleng|aansprakelijk|prijs|kwaliteit",
    re.IGNORECASE,
)
_PAYS = re.compile(
    rf"\b(?:betaal|betaling|voldoe|voldaan|betaaltermijn|betalingstermijn).{{0,160}}?\bbinnen\s+(?:een\s+termijn\s+van\s+)?{_TERM}"
    rf"|\bbinnen\s+(?:een\s+termijn\s+van\s+)?{_TERM.replace('<n>', '<n2>').replace('<unit>', '<unit2>')}.{{0,120}}?\b(?:betaa?l|betaling|voldoe|voldaan)",
    re.IGNORECASE,
)
_INVOICE = re.compile(r"\bfactu(?:ur|ren)\b", re.IGNORECASE)
_NOT_PAYMENT = re.compile(
    r"boete|schade|terugbetal|krediet|creditnota|onderaannemer|voorschot|geschil|betwist|niet.{0,20}betaald|"
    r"ingebreke|in gebreke|aanmaning|rente|opschort|garantie|waarborg|na levering",
    re.IGNORECASE,
)
_VALIDITY = re.compile(
    rf"\b(?:gestand|gestanddoening\w*|geldigheid\w*|geldig)\b.{{0,140}}?\b{_TERM}"
    rf"|\b{_TERM.replace('<n>', '<n2>').replace('<unit>', '<unit2>')}.{{0,80}}?\bgestand\b",
    re.IGNORECASE,
)
_OFFER = re.compile(r"inschrijving|offerte|aanbieding|gestand", re.IGNORECASE)
_NOT_VALIDITY = re.compile(
    r"kort geding|gerechtelijk|verlengd|certifica|verklaring|dagvaard", re.IGNORECASE
)
_DURATION = re.compile(
    rf"\b(?:overeenkomst|raamovereenkomst|contract)\b.{{0,60}}?\b(?:aangegaan|gesloten|looptijd|duur|duurt)\b.{{0,60}}?\b(?:voor|van|bedraagt|tot)\s+(?:een\s+(?:initiële\s+|vaste\s+)?(?:periode|looptijd|duur|termijn)\s+van\s+)?{_TERM}"
    rf"|\b(?:looptijd|duur|contractduur)\s+van\s+(?:de|het)\s+(?:raam)?(?:overeenkomst|contract)\s+(?:is|bedraagt)\s+{_TERM.replace('<n>', '<n2>').replace('<unit>', '<unit2>')}",
    re.IGNORECASE,
)
_NOT_DURATION = re.compile(
    r"verleng|opzeg|verwerkersovereenkomst|service level|\bsla\b|nadere overeenkomst|deelovereenkomst|proefperiode|referentie|voorafgaand|maximaal|maximale|totale",
    re.IGNORECASE,
)
_EXTENSION = re.compile(
    rf"\b(?P<times>\d|een|één|twee|drie|vier|vijf)\s*(?:\(\s*\w+\s*\)\s*)?(?:maal|keer|x)\b.{{0,60}}?\b{_TERM}.{{0,60}}?\bverleng"
    rf"|\bverleng\w*.{{0,80}}?\b(?P<times2>\d|een|één|twee|drie|vier|vijf)\s*(?:\(\s*\w+\s*\)\s*)?(?:maal|keer|x)\b.{{0,60}}?\b{_TERM.replace('<n>', '<n2>').replace('<unit>', '<unit2>')}",
    re.IGNORECASE,
)
_AMOUNT = r"€\s*(?P<amount>\d{1,3}(?:[.\s]\d{3})*(?:,\d+|,-+|,–)?|\d+(?:,\d+)?)(?:\s*(?P<scale>miljoen|mln))?"
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


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences and list items of a text, as offsets without the white space around them."""
    for match in _SENTENCE.finditer(text):
        words = match.group()
        if words.strip():
            yield match.end() - len(words.lstrip()), match.start() + len(words.rstrip())


def read_statements_of(clause: Clause) -> Iterator[Statement]:
    """Read the statements of a clause; what is not plainly said is passed over.

    Args:
        clause: a clause that counts.
    """
    if not _SUBJECT.search(clause.text):
        return
    for start, end in sentences(clause.text):
        sentence = clause.text[start:end]
        for reader in _READERS:
            for subject, label, aspect, value, shown in reader(sentence, clause):
                yield Statement(subject, label, aspect, value, shown, clause, start, end)


_Read = tuple[str, str, str, float, str]


def _payment(sentence: str, _clause: Clause) -> Iterator[_Read]:
    match = _PAYS.search(sentence)
    if match and _INVOICE.search(sentence) and not _NOT_PAYMENT.search(sentence):
        unit = _group(match, "unit")
        aspect = "werkdagen" if unit.startswith("werk") else ""
        yield "betaaltermijn", "de betaaltermijn", aspect, *_term(match)


def _validity(sentence: str, clause: Clause) -> Iterator[_Read]:
    match = _VALIDITY.search(sentence)
    if (
        match
        and clause.document_kind in _GUIDES
        and _OFFER.search(sentence)
        and not _NOT_VALIDITY.search(sentence)
    ):
        yield "gestanddoening", "hoe lang een inschrijving geldig blijft", "", *_term(match)


def _duration(sentence: str, _clause: Clause) -> Iterator[_Read]:
    match = _DURATION.search(sentence)
    if match and not _NOT_DURATION.search(sentence):
        yield "looptijd", "de looptijd van de overeenkomst", "", *_term(match)


def _extension(sentence: str, _clause: Clause) -> Iterator[_Read]:
    match = _EXTENSION.search(sentence)
    if match is None or re.search(r"verwerkers|nadere overeenkomst", sentence, re.IGNORECASE):
        return
    times = _number(match["times"] or match["times2"])
    days, shown = _term(match)
    label = "hoe vaak en hoe lang de overeenkomst kan worden verlengd"
    yield "verlenging", label, "", times * 100_000 + days, f"{times:.0f} maal {shown}"


def _liability(sentence: str, _clause: Clause) -> Iterator[_Read]:
    if not _LIABLE.search(sentence) or _NOT_LIABILITY.search(sentence):
        return
    capped = _CAPPED.search(sentence)
    if capped is not None:
        per = _PER.search(sentence)
        words = per.group().casefold() if per else ""
        value = _amount(capped)
        yield "aansprakelijkheid", _LIABILITY, words, value, f"{_euro(value)} {words}".strip()
    elif _UNLIMITED.search(sentence):
        yield "aansprakelijkheid", _LIABILITY, "", float("inf"), "onbeperkt"


def _weight(sentence: str, clause: Clause) -> Iterator[_Read]:
    if clause.document_kind not in _TENDER:
        return
    for match in _WEIGHT.finditer(sentence):
        what = match["what"].casefold()
        label = f"hoe zwaar {'de prijs' if what == 'prijs' else 'kwaliteit'} telt"
        yield f"gewicht-{what}", label, "", float(match["n"]), f"{match['n']}%"


_LIABILITY = "hoever de aansprakelijkheid gaat"
_READERS: tuple[Callable[[str, Clause], Iterator[_Read]], ...] = (
    _payment, _validity, _duration, _extension, _liability, _weight,
)  # fmt: skip


def _group(match: re.Match[str], name: str) -> str:
    return str(match[name] or match[f"{name}2"])


def _term(match: re.Match[str]) -> tuple[float, str]:
    unit = _group(match, "unit").casefold()
    number = _number(_group(match, "n"))
    key = unit.removeprefix("kalender").removeprefix("werk")[:3]
    return number * _DAYS[key], f"{number:.0f} {unit}"


def _number(words: str) -> float:
    return float(words) if words.isdigit() else float(_NUMBER_WORDS[words.casefold()])


def _amount(match: re.Match[str]) -> float:
    digits = re.sub(r"[.\s]", "", match["amount"])
    value = float(re.sub(r",[-–]+$", "", digits).replace(",", "."))
    return value * 1_000_000 if match["scale"] else value


def _euro(value: float) -> str:
    return f"€ {value:,.0f}".replace(",", ".")
