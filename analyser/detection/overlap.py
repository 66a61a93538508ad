"""What speaks more precisely takes precedence (codebook 2.6 rule 3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analyser.detection.rules import Hit
from analyser.lexicon.types import Overlap


def drop_general(hits: Sequence[Hit], overlaps: Iterable[Overlap]) -> list[Hit]:
    """Leave out general indicators that say no more than a specific one beside them.

    Args:
        hits: hits of one clause, at most one per indicator.
        overlaps: pairs of specific and general ids.

    Returns:
        The hits that stay, in the same order. A general hit stays when it stands in
        sentences where the specific one does not.
    """
    by_id = {hit.indicator.id: hit for hit in hits}
    dropped = {
        overlap.general
        for overlap in overlaps
        if overlap.specific in by_id
        and overlap.general in by_id
        and set(by_id[overlap.general].sentences) <= set(by_id[overlap.specific].sentences)
    }
    return [hit for hit in hits if hit.indicator.id not in dropped]
