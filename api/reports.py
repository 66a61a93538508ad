"""Reads a stored report back into the types of the model."""

from __future__ import annotations

import msgspec

from analyser.model import Report
from api.problems import Problem

_DECODER = msgspec.json.Decoder(Report)


def read_report(data: bytes) -> Report:
    """Decode the JSON of a report.

    Args:
        data: what the analysis stored. Fields that this version does not know are left out.

    Returns:
        The report, with defaults for what the stored one does not have.

    Raises:
        Problem: the report was stored by a version that cannot be read any more (409).
    """
    try:
        return _DECODER.decode(data)
    except msgspec.MsgspecError:
        raise Problem(
            409,
            "RAPPORT_VEROUDERD",
            "Dit resultaat is gemaakt door een andere versie van dooi; analyseer de stukken opnieuw.",
        ) from None
