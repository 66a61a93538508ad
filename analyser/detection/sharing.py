"""Divides the clauses of a dossier among copies of this process."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from types import TracebackType
from typing import Self

import msgspec

from analyser.detection.classifier import Classifier
from analyser.detection.copies import Copy, Tasks, hands
from analyser.detection.detect import detect_in, numbered
from analyser.detection.weighing import aliases_by_document
from analyser.language.pipeline import LanguageModel
from analyser.lexicon.types import Lexicon
from analyser.model import Clause, Finding

_WORTH_A_COPY = 20_000  # characters; a copy costs as much time as some 2,000
_TASK = 8_000  # characters; less costs more time than even shares gain
_PATIENCE = 30.0  # seconds that a copy may take whatever its share
_TIMES_AS_LONG = 20.0  # as this process took for its own share

_Found = dict[int, list[Finding]]


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
        self._tasks = _cut(clauses)
        self._copies: list[Copy] = []
        self._queue: Tasks | None = None
        self._share_out(min(hands() - 1, _characters(clauses) // _WORTH_A_COPY))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._queue is not None:
            self._queue.close()
        for copy in self._copies:
            copy.stop()

    def findings(self, progress: Callable[[int], None] | None = None) -> tuple[Finding, ...]:
        """Find them.

        Args:
            progress: called with the number of clauses done since the last call.

        Returns:
            Findings in order of clauses; at most one per indicator and clause.
        """
        began = time.monotonic()
        found = self._work(
            range(len(self._tasks)) if self._queue is None else self._queue, progress
        )
        patience = _PATIENCE + _TIMES_AS_LONG * (time.monotonic() - began)
        for copy in self._copies:
            answer = copy.result(patience)
            if answer is None:
                continue
            theirs = msgspec.msgpack.decode(answer, type=_Found)
            found.update(theirs)
            if progress is not None:
                progress(sum(len(self._tasks[task]) for task in theirs))
        # What a copy took and never gave.
        lost = [task for task in range(len(self._tasks)) if task not in found]
        found.update(self._work(lost, progress))
        return numbered([finding for task in sorted(found) for finding in found[task]])

    def _work(self, tasks: Iterable[int], progress: Callable[[int], None] | None) -> _Found:
        return {task: list(self._find(self._tasks[task], progress)) for task in tasks}

    def _share_out(self, copies: int) -> None:
        """Put as many copies to work, or fewer where they cannot be made."""
        if copies < 1:
            return
        try:
            self._queue = queue = Tasks(len(self._tasks))
            for _ in range(copies):
                self._copies.append(Copy(lambda: msgspec.msgpack.encode(self._work(queue, None))))
        except OSError:
            return


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


def _cut(clauses: Sequence[Clause]) -> list[Sequence[Clause]]:
    """Clauses in runs of about as many characters; at least one run."""
    most = max(_TASK, -(-_characters(clauses) // (Tasks.MOST - 1)))
    runs: list[Sequence[Clause]] = []
    start = length = 0
    for place, clause in enumerate(clauses):
        length += len(clause.text)
        if length >= most:
            runs.append(clauses[start : place + 1])
            start, length = place + 1, 0
    return [*runs, clauses[start:]]


def _characters(clauses: Sequence[Clause]) -> int:
    return sum(len(clause.text) for clause in clauses)
