"""The whole analysis of a PDF against pdfplumber's text extraction of the same file.

Each side runs in a process of its own, so that peak memory is its own and no cache of one
helps the other. The analysis is measured twice: cold, from the first import (what one command
costs), and warm, after a PDF of ours was analysed (what one more document costs).
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 3
SAMPLES = Path(__file__).parents[1] / "corpus_samples" / "tenders"


def extract_text(path: Path) -> dict[str, float]:
    """pdfplumber: text of every page, each page closed."""
    import pdfplumber

    start = time.perf_counter()
    with pdfplumber.open(path) as pdf:
        pages = len(pdf.pages)
        for page in pdf.pages:
            page.extract_text()
            page.close()
    return {"seconds": time.perf_counter() - start, "pages": pages}


def cold(path: Path) -> dict[str, float]:
    """Dooi: from the first import to the scored report as JSON text."""
    start = time.perf_counter()
    from analyser.pipeline import analyse
    from analyser.reporting.jsonable import render_json

    render_json(analyse([path]))
    return {"seconds": time.perf_counter() - start}


def warm(path: Path) -> dict[str, float]:
    """Dooi: the same with everything loaded and another file analysed before."""
    from analyser.pipeline import analyse, load_engine
    from analyser.reporting.jsonable import render_json

    engine = load_engine()
    analyse([SAMPLES / "bevroren.pdf"], engine)
    start = time.perf_counter()
    render_json(analyse([path], engine))
    return {"seconds": time.perf_counter() - start}


def measured(side: str, path: Path) -> dict[str, float]:
    """Run one side in a fresh process; the best of some rounds, with its peak memory in MB."""
    outcomes = []
    for _ in range(ROUNDS):
        output = subprocess.run(
            [sys.executable, __file__, "--side", side, str(path)],
            check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip
        outcomes.append(json.loads(output))
    return min(outcomes, key=lambda outcome: outcome["seconds"])


def run_side(side: str, path: Path) -> None:
    """What the fresh process does."""
    outcome = {"extract": extract_text, "cold": cold, "warm": warm}[side](path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**outcome, "peak": peak}))


def main(paths: list[Path]) -> None:
    """Print a table: seconds, ratios and peak memory (of the main process) per file."""
    print(
        f"{'file':40} {'pages':>5} {'pdfplumber':>11} {'cold':>7} {'ratio':>6} {'warm':>7} {'ratio':>6} {'peak MB':>12}"
    )
    for path in paths:
        peer, first, next_ = (measured(side, path) for side in ("extract", "cold", "warm"))
        print(
            f"{path.name[:40]:40} {peer['pages']:5.0f} {peer['seconds']:10.2f}s "
            f"{first['seconds']:6.2f}s {first['seconds'] / peer['seconds']:6.2f} "
            f"{next_['seconds']:6.2f}s {next_['seconds'] / peer['seconds']:6.2f} "
            f"{peer['peak']:5.0f} / {next_['peak']:4.0f}",
            flush=True,
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--side"]:
        run_side(sys.argv[2], Path(sys.argv[3]))
    else:
        main([Path(a) for a in sys.argv[1:]] or sorted(SAMPLES.glob("*.pdf")))
