"""Makes the fingerprints of known general terms and model agreements from their texts.

`python -m training.fingerprints NAME=FILE [NAME=FILE ...]` reads each file as any document and
writes `analyser/scoring/boilerplate_terms.json` with hashed runs of masked words. The texts stay
where they are. Give all texts again: the file is written anew.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from analyser.model import Document
from analyser.reading import DEFAULT_LIMITS, read_dossier
from analyser.scoring.boilerplate_shingles import runs
from analyser.scoring.boilerplate_terms import TERMS_FILE, write_terms
from analyser.segmentation import segment


def fingerprint(document: Document) -> frozenset[int]:
    """The runs of all clauses of a document."""
    return frozenset(run for clause in segment(document).clauses for run in runs(clause.text))


def main() -> None:
    """Read the texts that are named and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="+", metavar="NAME=FILE")
    parser.add_argument("--output", type=Path, default=TERMS_FILE)
    given = parser.parse_args()
    made = []
    for each in given.texts:
        name, _, path = each.partition("=")
        dossier = read_dossier([Path(path)], DEFAULT_LIMITS)
        made.append((name, frozenset().union(*map(fingerprint, dossier.documents))))
    write_terms(made, given.output)


if __name__ == "__main__":
    main()
