"""What the service keeps and how long, in words."""

from __future__ import annotations

from typing import Any

from analyser.reporting.words import count_of, thousands
from api.settings import Settings

_MEGABYTE = 1_000_000


def keeping_values(settings: Settings) -> dict[str, Any]:
    """The sentence and the rows that tell what is kept.

    Args:
        settings: of the service.
    """
    hours = count_of(settings.keep_hours, "uur", "uur")
    return {
        "keeping": keeping_sentence(settings),
        "kept": [
            ("Uw stukken", "Tot ze zijn gelezen, daarna worden ze meteen verwijderd"),
            (
                "Een kopie van uw Word-bestanden en PDF’s, met de bevindingen erin",
                "Even lang als het resultaat",
            ),
            (
                "Het resultaat, met de tekst van de bepalingen",
                f"{hours} na de analyse",
            ),
            ("Uw oordelen en redenen", "Even lang als het resultaat"),
            (
                "Het logboek",
                "Wie wanneer wat deed, zonder tekst of bestandsnaam; de beheerder bepaalt hoe lang",
            ),
        ],
    }


def keeping_sentence(settings: Settings) -> str:
    """What is kept, as a sentence."""
    return (
        "Uw stukken worden verwijderd zodra ze zijn gelezen. Het resultaat, met een kopie van de "
        f"stukken waarin de bevindingen staan, blijft {count_of(settings.keep_hours, 'uur', 'uur')} "
        "staan en wordt dan verwijderd."
    )


def upload_words(settings: Settings) -> str:
    """How much may be uploaded, in words: "100 MB"."""
    return f"{thousands(settings.max_upload // _MEGABYTE)} MB"
