"""What can be taken along of a result: the forms that are there, in the order people need them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from analyser.advice import Perspective
from api.forms import KeptForm

_OR_APART = "Kon dat niet, dan is het een los rapport dat zegt waarom"


@dataclass(frozen=True, slots=True)
class Download:
    """A download: its path below that of the analysis, its name, and what it is."""

    path: str
    name: str
    what: str


def download_groups(
    kept: Collection[str], perspective: Perspective
) -> list[tuple[str, list[Download]]]:
    """The downloads in groups with a heading.

    Args:
        kept: the names of the forms that were made with the analysis.
        perspective: who reads.
    """
    query = "" if perspective is Perspective.BUYER else f"?perspective={perspective}"
    reading = [
        Download(path + query, name, what)
        for path, name, what in _to_read(lambda form: form.kept(perspective) in kept)
    ]
    working = [
        Download(
            f"report.xlsx{query}",
            "Rekenblad (Excel)",
            "Alle bevindingen, cijfers en eisen om te sorteren en te filteren, met uw oordelen",
        ),
        Download(
            f"report.sarif{query}",
            "Voor controleprogramma’s (SARIF)",
            "De bevindingen in een vorm die andere programma’s lezen, met uw oordelen",
        ),
        Download("report.json", "Alles (JSON)", "Het hele resultaat, met uw oordelen"),
        Download(
            "decisions.jsonl",
            "Uw oordelen (JSON-regels)",
            "Bepalingen met hun labels, om dooi te verbeteren",
        ),
    ]
    return [("Om te lezen en te delen", reading), ("Om mee verder te werken", working)]


def _to_read(has: Callable[[KeptForm], bool]) -> Iterator[tuple[str, str, str]]:
    yield (
        "report.html",
        "Rapport om te lezen",
        "Eén toegankelijke webpagina, ook om te delen of te printen",
    )
    if has(KeptForm.DOCX):
        yield (
            "report.docx",
            "Uw Word-bestand met opmerkingen",
            f"De bevindingen staan als opmerking bij de woorden zelf. {_OR_APART}",
        )
    else:
        yield "report.docx", "Rapport (Word)", "Het rapport als Word-bestand"
    if has(KeptForm.PDF):
        yield (
            "report.pdf",
            "Uw PDF met markeringen",
            f"De bevindingen staan als markering bij de woorden zelf. {_OR_APART}",
        )
    else:
        yield "report.pdf", "Rapport (PDF)", "Het rapport als PDF, om te printen"
    if has(KeptForm.ANNOTATED):
        yield (
            "annotated.zip",
            "Uw stukken met opmerkingen (ZIP)",
            "Uw Word-bestanden en PDF’s, elk met zijn eigen bevindingen; andere stukken niet",
        )
