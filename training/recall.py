"""Measures how much is found of each family on real documents, for the margins around the figures.

`python -m training.recall GOLD.jsonl` judges labelled clauses (`{"id", "text", "labels"}`) and writes
`analyser/scoring/recall.json`: counts, no text. Make it again when the lexicon, the classifier or
the labelled clauses change.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from analyser.lexicon import Lexicon
from analyser.pipeline import Engine, classify, load_engine
from analyser.scoring.misses import RECALL_FILE


def measure(rows: Iterable[Mapping[str, Any]], engine: Engine) -> dict[str, Any]:
    """Count what is found and missed.

    Args:
        rows: labelled clauses.
        engine: a loaded engine.

    Returns:
        What the file holds: per indicator its family, how heavy it is by itself (0-5), and how
        many of its labels were found and missed.
    """
    listed = list(rows)
    shown = dict(classify([(row["id"], row["text"]) for row in listed], engine))
    found: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for row in listed:
        seen = {finding.indicator for finding in shown[row["id"]]}
        found.update(seen & set(row["labels"]))
        missed.update(set(row["labels"]) - seen)
    software = engine.software
    return {
        "made_with": {"lexicon": software.lexicon, "classifier": software.classifier},
        "indicators": _counted(engine.lexicon, found, missed),
    }


def _counted(
    lexicon: Lexicon, found: Mapping[str, int], missed: Mapping[str, int]
) -> dict[str, dict[str, Any]]:
    return {
        key: {
            "family": indicator.family,
            "severity": indicator.severity,
            "found": found.get(key, 0),
            "missed": missed.get(key, 0),
        }
        for key, indicator in sorted(lexicon.indicators.items())
    }


def main() -> None:
    """Judge what is named and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--output", type=Path, default=RECALL_FILE)
    given = parser.parse_args()
    rows = [json.loads(line) for line in given.gold.read_text(encoding="utf-8").splitlines()]
    data = measure(rows, load_engine())
    lines = ",\n".join(
        f'  "{key}": {json.dumps(value)}' for key, value in data["indicators"].items()
    )
    made = json.dumps(data["made_with"])
    given.output.write_text(
        f'{{\n "made_with": {made},\n "indicators": {{\n{lines}\n }}\n}}\n', encoding="utf-8"
    )


if __name__ == "__main__":
    main()
