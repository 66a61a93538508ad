"""How often a second a dossier can be scored again, and what what-if and the margins cost.

    python benchmarks/score.py [FILE ...] [--findings 150]

Without files the frozen sample is taken. Findings are repeated or left out until there are as
many as asked for, each in a clause of its own. Times are of one core, as the processor counts
them; the analysis itself is not in them.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from analyser.advice.judged import judged_suggestions
from analyser.model import Clause, Finding
from analyser.pipeline import find, load_engine
from analyser.reading import DEFAULT_LIMITS, read_dossier
from analyser.scoring import best_edits, figures, gather_facts, score, uncertainty, what_if
from analyser.segmentation import segment

SAMPLE = Path(__file__).parents[1] / "corpus_samples" / "tenders" / "bevroren.docx"


def spread(
    findings: Sequence[Finding], clauses: Sequence[Clause], number: int
) -> tuple[list[Finding], list[Clause]]:
    """As many findings as asked for.

    Copies stand in copies of their clauses, under headings of their own, so that none of them
    is left out for being the same text.
    """
    by_id = {clause.id: clause for clause in clauses}
    made, extra = list(findings[:number]), list(clauses)
    for copy, finding in enumerate(cycle(findings)):
        if len(made) >= number:
            return made, extra
        clause = by_id[finding.clause]
        name = f"{clause.id}.copy{copy}"
        extra.append(
            replace(
                clause, id=name, text=f"{clause.text} ({copy})", heading_path=(f"Kopie {copy}",)
            )
        )
        made.append(replace(finding, id=f"{finding.id}.copy{copy}", clause=name))
    return made, extra


def seconds(work: Callable[[], object], times: int) -> float:
    """Processor seconds of one run, the best of three rounds."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for _ in range(times):
            work()
        best = min(best, (time.process_time() - start) / times)
    return best


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, default=[SAMPLE])
    parser.add_argument("--findings", type=int, default=150)
    arguments = parser.parse_args()
    engine = load_engine()
    dossier = read_dossier(arguments.files, DEFAULT_LIMITS)
    clauses = [clause for document in dossier.documents for clause in segment(document).clauses]
    findings, clauses = spread(find(clauses, engine), clauses, arguments.findings)
    facts = gather_facts(clauses)
    suggestions = judged_suggestions(findings, clauses, lambda new: find(new, engine), {})
    gains = what_if(findings, facts, suggestions)
    # A recomputation is of another dossier than the last: what stayed the same is looked up.
    lacking = cycle([[*findings[:n], *findings[n + 1 :]] for n in range(len(findings))])
    print(f"{len(findings)} findings, {len(clauses)} clauses, {len(gains)} suggestions")
    for name, work, times in (
        ("score: all scores with their tree", lambda: score(next(lacking), facts), 300),
        ("figures: what what-if recomputes", lambda: figures(next(lacking), facts), 300),
    ):
        cost = seconds(work, times)
        print(f"{name:36} {1 / cost:8.0f} a second ({1000 * cost:.2f} ms)")
    for name, work in (
        ("uncertainty", lambda: uncertainty(findings, facts)),
        ("what-if, all findings", lambda: what_if(findings, facts, suggestions)),
        ("the best edits", lambda: best_edits(findings, facts, suggestions, gains)),
        ("gather_facts, once a dossier", lambda: gather_facts(clauses)),
    ):
        print(f"{name:36} {1000 * seconds(work, 3):8.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
