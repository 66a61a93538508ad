"""What a user is told about text in a PDF that was left out."""

from __future__ import annotations

from collections.abc import Sequence

from analyser.model import Notice

_MOST_NAMED = 12  # pages named one by one in a notice


def hidden_notices(pages: Sequence[int]) -> tuple[Notice, ...]:
    """The notice about text that cannot be seen, if there is any.

    Args:
        pages: numbers of the pages with such text.
    """
    if not pages:
        return ()
    named = ", ".join(map(str, pages[:_MOST_NAMED]))
    more = f" en nog {len(pages) - _MOST_NAMED}" if len(pages) > _MOST_NAMED else ""
    where = f"pagina {named}" if len(pages) == 1 else f"pagina's {named}{more}"
    return (
        Notice(
            "VERBORGEN_TEKST",
            f"Dit document bevat verborgen tekst (op {where}): letters zonder kleur, in de kleur "
            "van het papier of kleiner dan 1 punt; die is niet gelezen.",
        ),
    )
