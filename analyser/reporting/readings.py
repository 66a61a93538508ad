"""How a dossier reads beside its figures: trust per phase, copied text, the other side, profile."""

from __future__ import annotations

from collections.abc import Iterator

from analyser.model import Boilerplate, Profile, ReferenceKind, Standing, SupplierSide, Tally, Trust
from analyser.reporting.coherence import Topic
from analyser.reporting.overview import Overview
from analyser.reporting.plain import clean
from analyser.reporting.words import PHASES, count_of, decimal, join_words

TITLE = "Zo leest het dossier"
_TOPICS_SHOWN = 6
_PLACES_SHOWN = 3
_PERCENT = 100
_PLURALS = {
    ReferenceKind.PACK: "dossiers",
    ReferenceKind.GUIDE: "leidraden",
    ReferenceKind.CONTRACT: "overeenkomsten",
    ReferenceKind.TERMS: "algemene voorwaarden",
    ReferenceKind.OTHER: "andere stukken",
}
_FIGURES = {
    "distrust": "Gestold wantrouwen",
    "propensity": "Vertrouwen in de tekst",
    "analysis": "Onderbouwing in de tekst",
    "boilerplate": "Overgenomen tekst",
}


def readings(overview: Overview) -> list[Topic]:
    """The topics of which there is something to say.

    Args:
        overview: of the report.
    """
    scores = overview.report.scores
    found = [
        Topic(
            "Vertrouwen per fase",
            "De tekst is geplaatst naast de teksten waarmee is vergeleken.",
            tuple(_trust(scores.trust)),
        ),
        Topic(
            "Overgenomen tekst",
            "Een strenge bepaling die is overgenomen leest anders dan een die voor deze opdracht is "
            "geschreven.",
            tuple(_copied(scores.boilerplate)),
        ),
        Topic(
            "Naast andere teksten",
            "Het zijn te weinig teksten voor een norm. Voor vertrouwen en onderbouwing tellen alleen stukken "
            "die een leverancier binden. De meeste teksten zijn losse stukken; een heel dossier "
            "heeft meer tekst en daardoor vaak een hoger cijfer voor wantrouwen.",
            tuple(_standing(each, scores.distrust_index) for each in scores.standings),
        ),
        Topic(
            "De andere kant van de tafel",
            "Vragen en voorbehouden van marktpartijen tellen niet mee in de scores van het dossier.",
            tuple(_suppliers(scores.suppliers, overview)),
        ),
        Topic(
            "Bestuurlijk aanbesteden",
            "Een profiel van de tekst bij zorg en sociaal domein, geen score.",
            tuple(_profile(scores.profile, overview)),
        ),
    ]
    return [topic for topic in found if topic.items]


def _trust(trust: Trust) -> Iterator[str]:
    if any(each.zone is not None for each in trust.by_phase.values()):
        for phase, each in trust.by_phase.items():
            yield f"{PHASES[phase]}: {each.label[:1].lower()}{each.label[1:]}"
    yield from trust.signs


def _copied(copied: Boilerplate) -> Iterator[str]:
    if copied.share is None:
        return
    yield f"{_percent(copied.share)} van de woorden van de opdrachtgever is overgenomen."
    for terms in copied.terms:
        number = count_of(terms.count, "bepaling staat", "bepalingen staan")
        yield f"{number} ook (bijna) in: {clean(terms.label)}."
    if copied.repeated:
        number = count_of(len(copied.repeated), "bepaling staat", "bepalingen staan")
        yield f"{number} bijna gelijk elders in het dossier."


def _standing(each: Standing, index: float | None) -> str:
    if each.figure == "boilerplate":
        value = _percent(each.value)
    else:
        shown = index if each.figure == "distrust" and index is not None else each.value
        value = f"{decimal(shown)} van 100"
    if not each.texts:
        return (
            f"{_FIGURES[each.figure]}: {value}. Er zijn geen andere teksten om mee te vergelijken."
        )
    kinds = join_words(
        [count_of(number, kind, _PLURALS[kind]) for kind, number in each.kinds.items()]
    )
    return (
        f"{_FIGURES[each.figure]}: {value}. Dat is hoger dan bij {each.lower} van de {each.texts} "
        f"andere teksten waarmee is vergeleken ({kinds})."
    )


def _suppliers(side: SupplierSide, overview: Overview) -> Iterator[str]:
    if side.questions:
        asked = count_of(side.questions, "vraag", "vragen")
        about = [f"{t.label} ({t.count})" for t in side.topics[:_TOPICS_SHOWN]]
        yield f"{asked} van marktpartijen" + (f", over {join_words(about)}." if about else ".")
        if side.objections:
            number = count_of(len(side.objections), "vraag noemt", "vragen noemen")
            yield (
                f"{number} iets onredelijk, onhaalbaar of te eenzijdig: "
                f"{_places(side.objections, overview)}."
            )
    answered = {each.id: each for each in side.answers}
    if answered:
        counts = [f"{each.label} ({each.count})" for each in side.answers if each.count]
        yield f"De antwoorden: {join_words(counts)}."
        bare = answered.get("afgewezen")
        if bare is not None and bare.count:
            yield f"Zonder reden afgewezen: {_places(bare.places, overview)}."
    for document in side.offers:
        name = clean(overview.documents[document].name)
        yield f"‘{name}’ leest als een stuk van een inschrijver."
    yield from (_tally(each, overview) for each in side.reservations)


def _tally(each: Tally, overview: Overview) -> str:
    label = each.label[:1].upper() + each.label[1:]
    return f"{label}: {each.count} ({_places(each.places, overview)})."


def _profile(profile: Profile, overview: Overview) -> Iterator[str]:
    for element in profile.elements:
        found = _places(element.places, overview) if element.present else "niet gevonden"
        yield f"{element.label}: {found}."


def _places(clauses: tuple[str, ...], overview: Overview) -> str:
    shown = [overview.clause_place(clause) for clause in clauses[:_PLACES_SHOWN]]
    rest = len(clauses) - len(shown)
    return "; ".join(shown) + (f" en nog {count_of(rest, 'plaats', 'plaatsen')}" if rest else "")


def _percent(share: float) -> str:
    return f"{round(_PERCENT * share)}%"
