"""How the documents of a dossier agree, in sentences: versions, changes, gaps, contradictions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyser.model import (
    Amendment,
    AmendmentKind,
    Contradiction,
    DanglingReference,
    Inconsistency,
)
from analyser.reporting.overview import Overview
from analyser.reporting.plain import clean, shorten
from analyser.reporting.words import count_of, join_words
from analyser.scoring.consistency import GAP

TITLE = "Samenhang van de stukken"
_SHOWN = 20
_PLACES_SHOWN = 3
_TEXT_MOST = 260


@dataclass(frozen=True, slots=True)
class Topic:
    """One question about the dossier with its answers; `more` tells how many are not shown."""

    title: str
    intro: str
    items: tuple[str, ...]
    more: str = ""


def topics(overview: Overview) -> list[Topic]:
    """What there is to say of the documents together; nothing when they stand on their own.

    Args:
        overview: of the report.
    """
    pack = overview.report.pack
    stated = overview.report.scores.inconsistencies
    between = [
        repeat
        for repeat in pack.repeats
        if len({overview.document_of(place) for place in (repeat.clause, *repeat.places)}) > 1
    ]
    found = [
        _topic(
            "Tegenstrijdigheden",
            "Deze stukken zeggen iets anders over hetzelfde onderwerp.",
            [_contradiction(overview, each) for each in pack.contradictions],
        ),
        _topic(
            "Ambitie zonder uitwerking",
            "Bij elke ambitie staat waar zij is uitgesproken en waar de uitwerking te verwachten was.",
            [_inconsistency(overview, each) for each in stated if each.code == GAP],
        ),
        _topic(
            "Bepalingen die elkaar tegenspreken",
            "",
            [_inconsistency(overview, each) for each in stated if each.code != GAP],
        ),
        _topic(
            "Gewijzigd door nota van inlichtingen",
            "Een gewijzigde bepaling is beoordeeld in de nieuwe vorm als de nota die geeft.",
            [_amendment(overview, each) for each in pack.amendments],
        ),
        _topic(
            "Versies",
            "Van elk stuk telt één versie mee. De andere is gelezen, maar niet beoordeeld.",
            [
                f"{_name(overview, each.document)}: niet beoordeeld, "
                f"{_name(overview, each.prevails)} gaat voor ({each.reason})."
                for each in pack.superseded
            ],
        ),
        _topic(
            "Verwijzingen die nergens op uitkomen",
            "Dit wordt genoemd, maar is niet gevonden in de gelezen stukken.",
            [_dangling(overview, each) for each in pack.references.dangling],
        ),
        _topic(
            "Dezelfde tekst op meer plaatsen",
            "",
            [_repeated(len(between))] if between else [],
        ),
    ]
    return [topic for topic in found if topic.items]


def _topic(title: str, intro: str, items: Sequence[str]) -> Topic:
    rest = len(items) - _SHOWN
    return Topic(title, intro, tuple(items[:_SHOWN]), f"En nog {rest}." if rest > 0 else "")


def _repeated(number: int) -> str:
    return (
        f"{count_of(number, 'bepaling staat', 'bepalingen staan')} met dezelfde woorden in meer "
        "dan één stuk. Zo’n tekst telt één keer mee."
    )


def _contradiction(overview: Overview, each: Contradiction) -> str:
    places = join_words(
        [f"{place.value} ({overview.clause_place(place.clause)})" for place in each.places]
    )
    label = clean(each.label)
    return f"{label[:1].upper()}{label[1:]}: {places}. {clean(each.reason)}"


def _inconsistency(overview: Overview, each: Inconsistency) -> str:
    places = "; ".join(
        f"{clean(one.role)}: “{shorten(one.quote, _TEXT_MOST)}” ({overview.clause_place(one.clause)})"
        for one in each.passages
    )
    return f"{clean(each.message)} {places[:1].upper()}{places[1:]}."


def _amendment(overview: Overview, each: Amendment) -> str:
    by = overview.clause_place(each.by)
    if len(each.clauses) == 1:
        what = overview.clause_place(each.clauses[0])
    else:
        what = f"{overview.clause_place(each.clauses[0])} en verder"
    if each.kind is AmendmentKind.EXPIRED:
        return f"{what}: vervallen door {by}."
    text = (
        f" Nieuwe tekst: “{shorten(each.new_text, _TEXT_MOST).rstrip('.')}”."
        if each.new_text
        else ""
    )
    judged = "" if each.new_clause else " Beoordeeld is de tekst zoals die in het stuk zelf staat."
    return f"{what}: {each.kind} door {by}.{text}{judged}"


def _dangling(overview: Overview, each: DanglingReference) -> str:
    shown = [overview.clause_place(place) for place in each.places[:_PLACES_SHOWN]]
    rest = len(each.places) - len(shown)
    more = f" en nog {count_of(rest, 'plaats', 'plaatsen')}" if rest > 0 else ""
    where = f" van {_name(overview, each.document)}" if each.document else ""
    target = each.target[:1].upper() + each.target[1:]
    return f"{target}{where}: genoemd in {'; '.join(shown)}{more}."


def _name(overview: Overview, document: str) -> str:
    return f"‘{clean(overview.documents[document].name)}’"
