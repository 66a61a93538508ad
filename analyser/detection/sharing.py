"""Divides the clauses of a dossier among copies of this process."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from itertools import accumulate
from types import TracebackType
from typing import Self

import msgspec

from analyser.detection.classifier import Classifier
from analyser.detection.copies import Copy, hands
from analyser.detection.detect import detect_in, numbered
from analyser.detection.weighing import aliases_by_document
from analyser.language.pipeline import LanguageModel
from analyser.lexicon.types import Lexicon
from analyser.model import Clause, Finding

_WORTH_A_COPY = 20_000  # characters; a copy costs as much time as some 2,000
# This process has other things to do while the copies are at work.
_OWN_SHARE = 0.9
_PATIENCE = 30.0  # seconds that a copy may take whatever its share
_TIMES_AS_LONG = 20.0  # as this process took for its own share


class Detecting:
    """Finding the indicators in clauses; copies of this process begin when it is made.

    To be used as a context, which ends the copies.

    Args:
        clauses: clauses of one dossier, grouped by document.
        lexicon: the indicators and shared rules.
        model: the loaded language pipeline.
        classifier: what weighs the rules and sees what they miss; None for rules alone.
    """

    def __init__(
        self,
        clauses: Sequence[Clause],
        lexicon: Lexicon,
        model: LanguageModel,
        classifier: Classifier | None = None,
    ) -> None:
        aliases = aliases_by_document(clauses, lexicon)

        def find(
            share: Sequence[Clause], progress: Callable[[int], None] | None
        ) -> Sequence[Finding]:
            return detect_in(share, lexicon, model, classifier, aliases, progress)

        self._find = find
        self._own, *others = _shares(clauses, hands())
        self._others = [(share, self._copy(share)) for share in others]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for _, copy in self._others:
            if copy is not None:
                copy.stop()

    def findings(self, progress: Callable[[int], None] | None = None) -> tuple[Finding, ...]:
        """Find them.

        Args:
            progress: called with the number of clauses done since the last call.

        Returns:
            Findings in order of clauses; at most one per indicator and clause.
        """
        began = time.monotonic()
        found = list(self._find(self._own, progress))
        patience = _PATIENCE + _TIMES_AS_LONG * (time.monotonic() - began)
        for share, copy in self._others:
            answer = None if copy is None else copy.result(patience)
            if answer is None:
                found.extend(self._find(share, progress))
                continue
            found.extend(msgspec.msgpack.decode(answer, type=list[Finding]))
            if progress is not None:
                progress(len(share))
        return numbered(found)

    def _copy(self, share: Sequence[Clause]) -> Copy | None:
        try:
            return Copy(lambda: msgspec.msgpack.encode(self._find(share, None)))
        except OSError:
            return None


def detect(
    clauses: Sequence[Clause],
    lexicon: Lexicon,
    model: LanguageModel,
    classifier: Classifier | None = None,
    progress: Callable[[int], None] | None = None,
) -> tuple[Finding, ...]:
    """Find the indicators in clauses.

    Args:
        clauses: clauses of one dossier, grouped by document.
        lexicon: the indicators and shared rules.
        model: the loaded language pipeline.
        classifier: what weighs the rules and sees what they miss; None for rules alone.
        progress: called with the number of clauses done since the last call.

    Returns:
        Findings in order of clauses; at most one per indicator and clause.
    """
    with Detecting(clauses, lexicon, model, classifier) as detecting:
        return detecting.findings(progress)


def _shares(clauses: Sequence[Clause], most: int) -> list[Sequence[Clause]]:
    """Clauses in runs of about as many characters, the first somewhat less; at least one run."""
    lengths = list(accumulate((len(clause.text) for clause in clauses), initial=0))
    count = max(1, min(most, lengths[-1] // _WORTH_A_COPY))
    weights = [_OWN_SHARE, *[1.0] * (count - 1)]
    bounds = [lengths[-1] * part / sum(weights) for part in accumulate(weights)]
    shares: list[Sequence[Clause]] = []
    start = 0
    for bound in bounds[:-1]:
        end = next(place for place, length in enumerate(lengths) if length >= bound)
        shares.append(clauses[start:end])
        start = end
    return [*shares, clauses[start:]]
