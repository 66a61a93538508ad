"""Two drafts side by side as the page shows them: clauses that differ, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from analyser.model import Clause, Polarity
from analyser.reporting.comparing.comparison import Change, ClausePair, Comparison, FindingChange
from analyser.reporting.comparing.text import change_words, difference, figure_words, summary
from analyser.reporting.plain import clean

_WORDS_MOST = 1_500


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words; `kind` is "same", "gone" or "new"."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """What became of a finding, in one line; `css` is "attention" or "strength"."""

    words: str
    css: str


@dataclass(frozen=True, slots=True)
class Row:
    """A clause that differs; a side without a clause has no pieces.

    `lost` are findings that only the old form has, `gained` those that only the new one has or
    that weigh otherwise there.
    """

    kind: str
    old_number: str
    new_number: str
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]
    gained: tuple[FindingLine, ...]
    lost: tuple[FindingLine, ...]


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A figure in both drafts; `change` is in words."""

    name: str
    old: str
    new: str
    change: str


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """All that differs between two drafts.

    `telling` are the clauses with which findings came, went or changed, `other` the rest.
    """

    scores: list[ScoreRow]
    telling: list[Row]
    other: list[Row]
    summary: str


def comparison_view(comparison: Comparison) -> ComparisonView:
    """A comparison as the page shows it.

    Args:
        comparison: of two drafts.

    Returns:
        The clauses that changed, came or went, in the order of the new draft.
    """
    rows = [_row(pair) for pair in comparison.pairs if not pair.is_same]
    return ComparisonView(
        scores=[
            ScoreRow(
                name=figure.name,
                old=figure_words(figure, figure.old),
                new=figure_words(figure, figure.new),
                change=difference(figure),
            )
            for figure in comparison.figures
        ],
        telling=[row for row in rows if row.gained or row.lost],
        other=[row for row in rows if not row.gained and not row.lost],
        summary=" ".join(summary(comparison)),
    )


def _row(pair: ClausePair) -> Row:
    before, after = pair.before, pair.after
    old, new = _pieces(before, after)
    return Row(
        kind=_kind(pair),
        old_number=clean(before.number or "") if before else "",
        new_number=clean(after.number or "") if after else "",
        old=old,
        new=new,
        gained=tuple(
            _line(change)
            for change in pair.changes
            if change.change in {Change.NEW, Change.CHANGED}
        ),
        lost=tuple(_line(change) for change in pair.changes if change.change is Change.GONE),
    )


def _kind(pair: ClausePair) -> str:
    if pair.has_same_text:
        return "zelfde tekst"
    if pair.before and pair.after:
        return "gewijzigd"
    return "nieuw" if pair.after else "vervallen"


def _line(change: FindingChange) -> FindingLine:
    is_attention = change.finding.polarity is Polarity.DISTRUST
    return FindingLine(change_words(change), "attention" if is_attention else "strength")


def _pieces(
    before: Clause | None, after: Clause | None
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    if before is None or after is None:
        return (
            (Piece("same", before.text),) if before else (),
            (Piece("same", after.text),) if after else (),
        )
    one, other = before.text.split(), after.text.split()
    if len(one) + len(other) > _WORDS_MOST:
        return (Piece("gone", before.text),), (Piece("new", after.text),)
    old: list[Piece] = []
    new: list[Piece] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        same = tag == "equal"
        if i2 > i1:
            old.append(Piece("same" if same else "gone", " ".join(one[i1:i2])))
        if j2 > j1:
            new.append(Piece("same" if same else "new", " ".join(other[j1:j2])))
    return tuple(old), tuple(new)
