"""Makes the sample tenders from `tenders/source`; run as `python corpus_samples/build_tenders.py`.

With a folder as argument the files are written there instead of in `corpus_samples/tenders`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from building.dialect import read_tender
from building.pdf import write_pdf
from building.word import write_word

_TENDERS = Path(__file__).parent / "tenders"
NAMES = ("bevroren", "ontdooid")


def build(target: Path) -> tuple[Path, ...]:
    """Write the DOCX and PDF of every sample into the folder `target`; gives the files."""
    made: list[Path] = []
    for name in NAMES:
        tender = read_tender(_TENDERS / "source" / f"{name}.md")
        pdf, word = target / f"{name}.pdf", target / f"{name}.docx"
        heading_pages = write_pdf(tender, pdf)
        write_word(tender, word, heading_pages)
        made += [pdf, word]
    return tuple(made)


if __name__ == "__main__":
    for path in build(Path(sys.argv[1]) if len(sys.argv) > 1 else _TENDERS):
        print(f"{path}: {path.stat().st_size / 1000:.0f} kB")
