"""How sure recognised text is goes with the text, from the lines of a scan to a finding."""

from __future__ import annotations

import pytest

from analyser.model import Block, BlockKind, Box, Clause, Document
from analyser.pipeline import Engine, find
from analyser.segmentation import segment

PENALTY = (
    ("Bij te late levering verbeurt de opdrachtnemer een direct opeisbare boete van", 0.9),
    ("€ 5.000 per dag, zonder maximum en onverminderd het recht op schadevergoeding.", 0.7),
)


def line(number: int, text: str, confidence: float | None) -> Block:
    top = 72.0 + 13 * number
    box = Box(72, top, 72 + 5 * len(text), top + 10)
    return Block(BlockKind.LINE, text, 1, box, font_size=10, confidence=confidence)


def clauses(*blocks: Block) -> tuple[Clause, ...]:
    document = Document("d1", "scan.pdf", "application/pdf", "0" * 64, blocks, 1, (595, 842))
    return segment(document).clauses


def test_a_finding_tells_how_sure_its_words_are(engine: Engine) -> None:
    [clause] = clauses(*(line(n, *each) for n, each in enumerate(PENALTY)))
    found = {f.indicator: f for f in find([clause], engine)}
    quote = found["pen-per-day-uncapped"]
    assert quote.quote.startswith("Bij te late")
    # The mean of the lines, by letters.
    whole = sum(len(text) * sure for text, sure in PENALTY) / sum(len(text) for text, _ in PENALTY)
    assert quote.text_confidence == pytest.approx(whole, abs=0.01)


def test_written_text_has_no_such_figure(engine: Engine) -> None:
    [clause] = clauses(*(line(n, text, None) for n, (text, _) in enumerate(PENALTY)))
    assert {f.text_confidence for f in find([clause], engine)} == {None}


def test_a_row_has_that_of_its_own_line() -> None:
    box = Box(72, 72, 500, 84)
    row = Block(
        BlockKind.TABLE_ROW, "E1 | De kast is van staal.", 1, box,
        cells=("E1", "De kast is van staal."), table=1, confidence=0.61,
    )  # fmt: skip
    [clause] = clauses(row)
    assert clause.confidence_of(0, len(clause.text)) == 0.61
    assert clause.confidence_of(len(clause.text), len(clause.text) + 5) is None
