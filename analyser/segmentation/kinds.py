"""Which kind of tender document a file or chapter is (codebook 5.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from analyser.model import DocumentKind

_K = DocumentKind
# Names as they stand on covers, in file names and above chapters. The one that stands first in
# a title wins ("Overeenkomst op basis van de GIBIT" is a contract); of two at the same place
# the one that is higher in this list.
_NAMES: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (_K.CLARIFICATIONS, r"nota['’]?s? van (?:inlichtingen|antwoorden|wijzigingen|aanvulling(?:en)?|verduidelijking(?:en)?)|\bnvi[ -]?\d{0,2}\b|inlichtingen en antwoorden"),
        (_K.SELF_DECLARATION, r"uniform europees aanbestedingsdocument|\buea\b|\bespd\b|eigen verklaring|eigenverklaring"),
        (_K.MARKET_CONSULTATION, r"marktconsultatie(?:document)?\b|marktverkenning|request for information|\brfi\b"),
        (_K.PRICE_SHEET, r"prijzenblad|prijsinvulformulier|inschrijf(?:ings)?staat|inschrijf(?:ings)?biljet|prijsblad|prijsopgave|staat van ontleding|prijzenboek"),
        (_K.SELECTION_GUIDE, r"selectieleidraad|aanmeldingsleidraad|selectiedocument"),
        (_K.GENERAL_TERMS, r"(?:algemene\s+)?(?:rijks)?inkoop-?\s?voorwaarden|algemene (?:rijks)?(?:inkoop|leverings)?-?voorwaarden|inkoopcondities|\bariv\b|\barvodi\b|\barbit\b|\bgibit\b"),
        (_K.CONTRACT, r"(?:concept-?\s?|raam-?|model-?|basis-?|dienstverlenings-?|(?:standaard[- ])?verwerkers-?|aannemings-?|onderhouds-?|hoofd-?|bouwteam-?)?overeenkomst(?!en)|\b(?:concept|raam)?-?contract(?:tekst|voorwaarden|specificaties)?\b|service level agreement|\bsla\b|dossier afspraken en procedures|\bdap\b|\bdvo\b"),
        (_K.DEMAND_SPECIFICATION, r"vraagspecificatie"),
        (_K.WORKS_SPECIFICATION, r"^(?:(?:deel|bijlage|hoofdstuk)?\s*[\w.]{0,4}\s+)?bestek\b|raw-?bestek|technische omschrijving|besteksbepalingen"),
        (_K.REQUIREMENTS, r"programma['’]?s? van (?:eisen|wensen)|\bpv(?:e|ew)\b|eisen-? en wensen|eisenlijst|pakket van eisen|requirements|(?:technische|functionele|niet[- ]functionele|hosting|kwaliteits|minimum)[- ]?eisen|certificering.{0,20}eisen|^eisen\b|wensenlijst"),
        (_K.AWARD, r"gunnings?(?:criteri(?:a|um)|methodiek|systematiek|leidraad)|beoordelings?(?:kader|protocol|methodiek|criteria|systematiek)|^(?:\W*[\d.]*\s*)?gunning\b|beoordeling van de inschrijving|wijze van beoordel"),
        (_K.TENDER_GUIDE, r"aanbestedings-?\s?(?:leidraad|document)|inschrijvings-?\s?leidraad|beschrijvend document|offerte-?\s?aanvraag|uitnodiging tot inschrijving|inkoopbeleid|inkoopdocument|\bleidraad\b"),
    )
)  # fmt: skip
# Words that say less; they count when no name above stands in the title, and in no sentence.
# A plan is a buyer's when it is asked for; who wrote any other, its voice tells (`bidder`).
_WEAK_GUIDE = re.compile(
    r"aanbesteding|opdrachtdocument|(?:opdracht|uitvraag|format|casus)\W{1,3}plan van aanpak|planning",
    re.IGNORECASE,
)
# A file or title that says it is an offer. Buyers use the same words for what they ask for, so
# the voice of the text has to agree (`bidder`).
_OFFER = re.compile(
    r"(?<!\w)(?:(?:prijs)?offerte|(?:prijs)?aanbieding|inschrijving|prijsvoorstel|(?:offerte|aanbiedings|inschrijf)brief|lijst van voorbehouden)(?!\w)",
    re.IGNORECASE,
)
# With these the title is of something the buyer made: a blank to fill in, a rule, a request.
_BUYERS_NAME = re.compile(
    r"formulier|biljet|uitnodiging|uitvraag|offerte\W?aanvra"
    r"|\b(?:model|format|sjabloon|template|invul\w*|eisen|vereisten|voorwaarden|voorschriften|instructies?|beoordel\w*|vergelijk\w*|opening|openen|indien\w*|gunning)\b"
    r"|\b(?:uw|elke|iedere?|een|de) (?:offerte|aanbieding|inschrijving)",
    re.IGNORECASE,
)
_OFFER_OPENING = 3  # texts in which a title or subject line stands
# A file of answers may go by these; as a heading they only tell how to ask.
_ANSWERS = re.compile(
    r"vragen (?:en|met) (?:de )?antwoorden|\bq ?& ?a\b|vragenronde|(?:beantwoording van|antwoorden op) (?:de )?(?:gestelde )?vragen",
    re.IGNORECASE,
)
_EXPLANATION = re.compile(
    r"toelichting per artikel|artikels?gewijze toelichting|memorie van toelichting", re.IGNORECASE
)
# "Voor een overeenkomst geldt een vaste procedure" is about it, and is none; so is a form for questions.
_ABOUT = re.compile(
    r"^(?:[\W\d]*)(?:voor|bij|tijdens|na|over|tot)\s+(?:een|de|het|uw|deze)\s+$", re.IGNORECASE
)
_BLANK = re.compile(r"formulier|\bformat\b|sjabloon", re.IGNORECASE)
_TITLE_WORDS = 14
_SEPARATORS = re.compile(r"[_\-–.]+")


def kind_of_title(title: str) -> DocumentKind | None:
    """Kind that a title or heading names, or None when it names none.

    Args:
        title: heading or title; a long sentence names nothing.
    """
    if len(title.split()) > _TITLE_WORDS:
        return None
    found = [
        (match.start(), kind)
        for kind, pattern in _NAMES
        if (match := pattern.search(title))
        and not _ABOUT.match(title[: match.start()])
        and not (kind is _K.CLARIFICATIONS and _BLANK.search(title))
    ]
    if found:
        return min(found, key=lambda item: item[0])[1]
    is_sentence = title.rstrip().endswith((".", ";", "?"))
    return DocumentKind.TENDER_GUIDE if _WEAK_GUIDE.search(title) and not is_sentence else None


def names_offer(name: str, opening: Sequence[str]) -> bool:
    """Whether the file name or a title in the opening calls the document an offer.

    Args:
        name: file name, possibly with folders.
        opening: texts of the first blocks, in order.

    Returns:
        False too when the name is that of a form or a request ("Model aanbiedingsbrief",
        "Eisen aan de aanbieding"): these a buyer makes.
    """
    titles = [_SEPARATORS.sub(" ", PurePath(name).stem)]
    titles += [
        text
        for text in opening[:_OFFER_OPENING]
        if len(text.split()) <= _TITLE_WORDS and not text.rstrip().endswith((".", ";", "?"))
    ]
    return any(map(_OFFER.search, titles)) and not any(map(_BUYERS_NAME.search, titles))


def kind_of_document(name: str, opening: Sequence[str], titles: Sequence[str]) -> DocumentKind:
    """Kind of a whole file, as its name or title says.

    Args:
        name: file name, possibly with folders.
        opening: texts of the first blocks, in order.
        titles: those of them above the first chapter, which can be its title.

    Returns:
        The kind named by the file name, else by the first title that names one, else OTHER.
    """
    stem = PurePath(name).stem
    if any(_EXPLANATION.search(title) for title in (stem, *opening)):
        return DocumentKind.EXPLANATION
    for candidate in (stem, _SEPARATORS.sub(" ", stem)):
        named = kind_of_title(candidate)
        if named is not None and named is not DocumentKind.TENDER_GUIDE:
            return named
    if any(_ANSWERS.search(title) for title in (_SEPARATORS.sub(" ", stem), *opening[:1])):
        return DocumentKind.CLARIFICATIONS
    for text in titles:
        titled = kind_of_title(text)
        if titled is not None:
            return titled
    from_name = kind_of_title(_SEPARATORS.sub(" ", stem))
    return DocumentKind.OTHER if from_name is None else from_name
