"""The sheets of a spreadsheet to one document, and what was left out of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from analyser.errors import InputError
from analyser.model import Block, BlockKind, Document, Notice
from analyser.reading.sheet_blocks import sheet_blocks
from analyser.reading.sheet_grid import SheetGrid

_MOST_NAMES = 5


def sheet_document(
    source: Document, sheets: Sequence[SheetGrid], hidden: Sequence[str]
) -> Document:
    """Blocks and notices of a spreadsheet.

    Args:
        source: the document without blocks.
        sheets: the visible sheets in order.
        hidden: names of the sheets that are not shown.

    Raises:
        InputError: GEEN_TEKST when no visible cell is filled.
    """
    blocks: list[Block] = []
    for sheet in sheets:
        tables = max((block.table or 0 for block in blocks), default=0)
        content = sheet_blocks(list(sheet.visible_rows()), tables)
        title = " ".join(sheet.name.split())
        if content and title:
            repeats = content[0].kind is BlockKind.HEADING and content[0].text == title
            blocks.append(Block(BlockKind.HEADING, title, level=1))
            blocks += content[1:] if repeats else content
        else:
            blocks += content
    if not blocks:
        raise InputError("GEEN_TEKST", f"In '{source.name}' staat geen tekst.")
    return replace(source, blocks=tuple(blocks), warnings=tuple(_notices(sheets, hidden)))


def _notices(sheets: Sequence[SheetGrid], hidden: Sequence[str]) -> Iterator[Notice]:
    if hidden:
        yield Notice("VERBORGEN_BLAD", f"Verborgen werkbladen zijn niet gelezen: {_named(hidden)}.")
    covered = [sheet.name for sheet in sheets if sheet.has_hidden_cells]
    if covered:
        yield Notice(
            "VERBORGEN_CELLEN",
            f"Verborgen rijen of kolommen zijn niet gelezen op: {_named(covered)}.",
        )
    uncalculated = sum(sheet.uncalculated for sheet in sheets)
    if uncalculated:
        yield Notice(
            "NIET_BEREKEND",
            f"Van {uncalculated} formule(s) is in het bestand geen uitkomst bewaard; die cellen "
            "zijn niet gelezen.",
        )
    cut = [sheet.name for sheet in sheets if sheet.is_cut]
    if cut:
        yield Notice(
            "BLAD_AFGEKAPT",
            f"Te groot om helemaal te lezen; alleen het begin is gelezen van: {_named(cut)}.",
        )


def _named(names: Sequence[str]) -> str:
    shown = ", ".join(f"'{name}'" for name in names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    return f"{shown} en nog {more}" if more > 0 else shown
