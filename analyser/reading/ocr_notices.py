"""What a user is told about the pages of a PDF that had no text of their own."""

from __future__ import annotations

from collections.abc import Sequence

from analyser.errors import InputError
from analyser.model import Notice

_MOST_NAMED = 12  # pages named one by one in a notice


def scan_notices(
    recognised: Sequence[tuple[int, float]],
    unread: Sequence[int],
    count: int,
    *,
    missing: str | None,
    ran_out: bool,
) -> tuple[Notice, ...]:
    """Notices about recognised pages and about pages of which nothing was read.

    Args:
        recognised: numbers of the recognised pages, with how sure their text is (0-1).
        unread: numbers of the pages without text that were not read.
        count: how many pages the document has.
        missing: why no text can be recognised, as the end of a sentence, or None.
        ran_out: whether the time for recognising was over before all pages were done.
    """
    notices = []
    if recognised:
        mean = sum(certainty for _, certainty in recognised) / len(recognised)
        which, one = _named([number for number, _ in recognised]), len(recognised) == 1
        what = "is een scan of afbeelding en is" if one else "zijn scans of afbeeldingen en zijn"
        notices.append(
            Notice(
                "PAGINAS_HERKEND",
                f"{which} (van {count}) {what} gelezen met tekstherkenning (OCR), met een "
                f"gemiddelde zekerheid van {mean:.0%}; controleer citaten hieruit in het origineel.",
            )
        )
    if unread:
        which = f"{_named(unread)} (van {count})"
        notices.append(
            Notice(
                "PAGINAS_ZONDER_TEKST",
                f"{which} heeft geen leesbare tekst en is niet meegenomen; het kan een scan of "
                "een afbeelding zijn."
                if len(unread) == 1
                else f"{which} hebben geen leesbare tekst en zijn niet meegenomen; het kunnen "
                "scans of afbeeldingen zijn.",
            )
        )
        if missing is not None:
            notices.append(
                Notice("OCR_ONTBREEKT", f"Tekstherkenning (OCR) staat uit, want {missing}.")
            )
    if ran_out:
        notices.append(
            Notice(
                "OCR_TIJD_OP",
                "De tekstherkenning (OCR) duurde te lang en is gestopt; splits het document om "
                "de rest te laten lezen.",
            )
        )
    return tuple(notices)


def broken_notices(broken: Sequence[int], count: int) -> tuple[Notice, ...]:
    """The notice about pages that could not be opened or drawn, if there are any.

    Args:
        broken: their numbers.
        count: how many pages the document has.
    """
    if not broken:
        return ()
    verbs = "is beschadigd en is" if len(broken) == 1 else "zijn beschadigd en zijn"
    return (Notice("PAGINAS_KAPOT", f"{_named(broken)} (van {count}) {verbs} niet gelezen."),)


def no_text(name: str, missing: str | None) -> InputError:
    """The error for a PDF of which no page could be read.

    Args:
        name: name of the file.
        missing: why no text can be recognised, or None when it was tried.
    """
    if missing is None:
        sentence = "bevat geen leesbare tekst, ook niet met tekstherkenning (OCR)."
    else:
        sentence = (
            "bevat geen leesbare tekst; het lijkt een scan: maak er eerst met "
            "tekstherkenning (OCR) een doorzoekbare PDF van."
        )
    return InputError("PDF_GEEN_TEKST", f"De PDF '{name}' {sentence}")


def _named(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"Pagina {numbers[0]}"
    named = ", ".join(map(str, numbers[:_MOST_NAMED]))
    more = f" en nog {len(numbers) - _MOST_NAMED}" if len(numbers) > _MOST_NAMED else ""
    return f"Pagina's {named}{more}"
