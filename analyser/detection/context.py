"""Reasons to drop a hit that do not depend on the indicator (codebook 2.0, N3-N9)."""

from __future__ import annotations

from analyser.detection.rules import Hit
from analyser.detection.units import ClauseUnits
from analyser.lexicon.matching import occurs
from analyser.lexicon.types import Lexicon, Suppressor
from analyser.model import Clause, Polarity

QUESTION = "N5-VRAAGTEKEN"  # who asks whether something is so does not say that it is
VOICE = "N5-STEM"  # a bidder is speaking: its reservations are not demands of the buyer


def suppressed_by(
    hit: Hit, clause: Clause, units: ClauseUnits, lexicon: Lexicon, *, supplier_voice: bool
) -> str | None:
    """Find the reason to drop a hit.

    Args:
        hit: the hit.
        clause: the clause it stands in.
        units: the stretches of that clause.
        lexicon: its suppressors.
        supplier_voice: True when a bidder is speaking.

    Returns:
        The code of the first suppressor that holds, or None.
    """
    # A question that is answered in the same clause is only a way of writing.
    last = hit.sentence == len(units) - 1
    if last and units.sentence(hit.sentence).tokens[-1].form == "?":
        return QUESTION
    if supplier_voice and hit.indicator.polarity is Polarity.DISTRUST:
        return VOICE
    for suppressor in lexicon.suppressors:
        if suppressor.code in hit.indicator.ignored_suppressors:
            continue
        if suppressor.families and hit.indicator.family not in suppressor.families:
            continue
        if (
            clause.kind in suppressor.clause_kinds
            or clause.document_kind in suppressor.document_kinds
        ):
            return suppressor.code
        if _speaks(suppressor, hit, units):
            return suppressor.code
    return None


def _speaks(suppressor: Suppressor, hit: Hit, units: ClauseUnits) -> bool:
    view = units.around(hit.sentence, suppressor.scope).view
    if not any(occurs(expression, view) for expression in suppressor.expressions):
        return False
    return not any(occurs(expression, view) for expression in suppressor.unless)
