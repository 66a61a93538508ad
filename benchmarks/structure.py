"""How well the structure of documents is read, against texts whose structure is known.

    python benchmarks/structure.py [LAYOUT ...] [--show] [--findings] [--keep FOLDER]

Every layout of `corpus_samples/building/structure` is set as PDF and as DOCX, read and cut
into clauses. The words of the clauses are laid beside the words of the truth; a boundary is
the first word of a clause. With `--findings` the findings of PDF and DOCX are compared, also
those of a real pair of files when a folder with one is given by `--pair`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "corpus_samples"))

from building.structure.layouts import LAYOUTS, Layout, Written
from building.structure.truth import Expected, Role

from analyser.model import Clause, ClauseKind
from analyser.pipeline import Engine, find, load_engine
from analyser.reading import DEFAULT_LIMITS, read_dossier
from analyser.segmentation import segment

_ROLES = {
    ClauseKind.QUESTION: Role.QUESTION,
    ClauseKind.ANSWER: Role.ANSWER,
    ClauseKind.REQUIREMENT: Role.REQUIREMENT,
}


@dataclass(frozen=True, slots=True)
class Figures:
    """How one file was read; shares run 0..1.

    `boundaries` is the F1 of clause starts, `numbers` the share of clauses with the right
    number (or rightly none), `rows` that of table rows with number, type and text right,
    `headings` that of clauses under the right heading, `running` the running lines found in
    clauses and `words` the words too many or missing.
    """

    boundaries: float
    numbers: float
    rows: float
    headings: float
    running: int
    words: int


def clauses_of(path: Path) -> list[Clause]:
    """All clauses of a file."""
    dossier = read_dossier([path], DEFAULT_LIMITS)
    return [clause for document in dossier.documents for clause in segment(document).clauses]


def measure(
    expected: Sequence[Expected], found: Sequence[Clause], running: frozenset[str] = frozenset()
) -> Figures:
    """Compare clauses with the truth."""
    truth = _Stream([(_is_note(one.number), one.text) for one in expected])
    read = _Stream([(_is_note(one.number), one.text) for one in found])
    matched = _aligned(truth.words, read.words)
    starts = {index: clause for clause, index in enumerate(truth.starts)}
    pairs = {
        starts[matched[index]]: clause
        for clause, index in enumerate(read.starts)
        if matched.get(index) in starts
    }
    both = [(expected[truth.order[a]], found[read.order[b]]) for a, b in pairs.items()]
    right_numbers = sum(one.number == (clause.number or "") for one, clause in both)
    headings = sum(
        not one.heading or one.heading == (clause.heading_path or ("",))[-1] for one, clause in both
    )
    table = [one for one in expected if one.role not in {Role.TEXT, Role.NOTE}]
    rows = sum(_is_right_row(one, clause) for one, clause in both if one in table)
    return Figures(
        boundaries=2 * len(pairs) / (len(expected) + len(found)),
        numbers=right_numbers / len(expected),
        rows=rows / len(table) if table else 1.0,
        headings=headings / len(expected),
        running=_left(running, expected, found),
        words=len(truth.words) + len(read.words) - 2 * len(matched),
    )


def _is_right_row(one: Expected, clause: Clause) -> bool:
    if _ROLES.get(clause.kind) is not one.role or (clause.number or "") != one.number:
        return False
    if one.role is Role.REQUIREMENT and f"Type: {one.type}" not in clause.text.split("\n"):
        return False
    return _same(one.text.split("\n")[0], clause.text.split("\n")[0])


def _same(one: str, two: str) -> bool:
    return " ".join(one.split()) == " ".join(two.split())


def _is_note(number: str | None) -> bool:
    return (number or "").startswith("noot")


class _Stream:
    """Words of clauses in order, notes last; `starts` are indices of first words."""

    def __init__(self, clauses: Sequence[tuple[bool, str]]) -> None:
        self.order = sorted(range(len(clauses)), key=lambda index: clauses[index][0])
        self.words: list[str] = []
        self.starts: list[int] = []
        for index in self.order:
            self.starts.append(len(self.words))
            self.words += clauses[index][1].split()


def _aligned(truth: Sequence[str], read: Sequence[str]) -> dict[int, int]:
    """Index in the truth by index in what was read, for words that are the same."""
    matcher = SequenceMatcher(None, truth, read, autojunk=False)
    return {
        block.b + step: block.a + step
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }


def _left(running: frozenset[str], expected: Sequence[Expected], found: Sequence[Clause]) -> int:
    """Running lines in clauses, beyond the times that the text itself says the same."""
    truth = "\n".join(f"{one.heading}\n{one.text}" for one in expected)
    read = "\n".join(f"{clause.number or ''}\n{clause.text}" for clause in found)
    headings = {heading for clause in found for heading in clause.heading_path}
    return len(headings & running) + sum(
        max(0, read.count(line) - truth.count(line)) if len(line) > 4
        else sum(clause.text.strip() == line for clause in found)
        for line in running
    )  # fmt: skip


def agreement(one: Sequence[Clause], two: Sequence[Clause], engine: Engine) -> float:
    """Share of findings that two readings of one text have in common (Jaccard)."""
    left, right = (_findings(clauses, engine) for clauses in (one, two))
    return len(left & right) / len(left | right) if left | right else 1.0


def _findings(clauses: Sequence[Clause], engine: Engine) -> set[tuple[str, str]]:
    texts = {clause.id: " ".join(clause.text.split()) for clause in clauses}
    return {(found.indicator, texts[found.clause]) for found in find(list(clauses), engine)}


def differences(expected: Sequence[Expected], found: Sequence[Clause]) -> Iterator[str]:
    """The clauses that differ, for the eye: - in the truth, + as read."""
    truth = [_shown(one.number, one.heading, one.role, one.text) for one in expected]
    read = [
        _shown(
            clause.number or "",
            (clause.heading_path or ("",))[-1],
            Role.NOTE if _is_note(clause.number) else _ROLES.get(clause.kind, Role.TEXT),
            clause.text,
        )
        for clause in found
    ]
    for step, a, b, c, d in SequenceMatcher(None, truth, read, autojunk=False).get_opcodes():
        if step != "equal":
            yield from (f"- {line}" for line in truth[a:b])
            yield from (f"+ {line}" for line in read[c:d])


def _shown(number: str, heading: str, role: Role, text: str) -> str:
    heading = "" if role is Role.NOTE else heading
    return f"[{number}] <{heading}> {role}: {' / '.join(text.split(chr(10)))}"


def written(names: Sequence[str], folder: Path) -> Iterator[tuple[Layout, Written]]:
    """Set the layouts with these names, or all."""
    for layout in LAYOUTS:
        if not names or layout.name in names:
            yield layout, layout.write(folder)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("layouts", nargs="*")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--findings", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--pair", type=Path, nargs=2, default=None)
    wanted = parser.parse_args()
    engine = load_engine() if wanted.findings or wanted.pair else None
    print(
        f"{'layout':20} {'':4} {'pages':>5} {'boundary':>8} {'number':>7} {'rows':>6} {'heading':>7} {'running':>7} {'words':>6} {'pair':>6}"
    )
    with tempfile.TemporaryDirectory() as made:
        for layout, files in written(wanted.layouts, wanted.keep or Path(made)):
            _print(layout, files, engine, show=wanted.show)
    if wanted.pair and engine is not None:
        one, two = map(clauses_of, wanted.pair)
        print(f"{wanted.pair[0].stem[:40]}: findings in common {agreement(one, two, engine):.3f}")


def _print(layout: Layout, files: Written, engine: Engine | None, *, show: bool) -> None:
    expected = layout.expected()
    readings = {"pdf": clauses_of(files.pdf), "docx": clauses_of(files.word)}
    for name, found in readings.items():
        figures = measure(expected, found, files.running_lines)
        pages = str(files.pages) if name == "pdf" else ""
        same = ""
        if engine is not None and name == "docx":
            same = f"{agreement(readings['pdf'], found, engine):.3f}"
        print(
            f"{layout.name:20} {name:4} {pages:>5} {figures.boundaries:8.3f} {figures.numbers:7.3f} "
            f"{figures.rows:6.3f} {figures.headings:7.3f} {figures.running:7} {figures.words:6} {same:>6}"
        )
        if show:
            for line in differences(expected, found):
                print("     ", line)


if __name__ == "__main__":
    main()
