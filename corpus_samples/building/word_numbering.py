"""Multi-level numbering of the DOCX samples: Word itself counts, as in real documents."""

from __future__ import annotations

from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

CHAPTERS, ARTICLES, LETTERS, BULLETS = 1, 2, 3, 4

# Per list: (number format, label, left indent, hanging indent) for each level, in twips.
_LEVELS: dict[int, tuple[tuple[str, str, int, int], ...]] = {
    CHAPTERS: (("decimal", "%1", 567, 567), ("decimal", "%1.%2", 567, 567)),
    ARTICLES: (
        ("decimal", "Artikel %1", 0, 0),
        ("decimal", "%1.%2", 624, 624),
        ("lowerLetter", "%3.", 964, 340),
    ),
    LETTERS: (("lowerLetter", "%1.", 397, 397),),
    BULLETS: (("bullet", "•", 397, 340),),
}
# The style each numbered level belongs to.
_STYLES = {
    (CHAPTERS, 0): "Heading2",
    (CHAPTERS, 1): "Heading3",
    (ARTICLES, 0): "Artikelkop",
    (ARTICLES, 1): "Artikellid",
    (ARTICLES, 2): "Artikelsub",
}


def install(numbering: Any) -> None:
    """Replace the lists of the `w:numbering` element by those of the samples."""
    for child in list(numbering):
        numbering.remove(child)
    for abstract in _LEVELS:
        numbering.append(parse_xml(_abstract_list(abstract)))
    for abstract in _LEVELS:
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{abstract}">'
                f'<w:abstractNumId w:val="{abstract}"/></w:num>'
            )
        )


def restarted_letters(numbering: Any) -> int:
    """Add a list of letters that starts again at a; gives its `numId`."""
    number = len(numbering.num_lst) + 1
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{LETTERS}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    )
    return number


def set_numbering(properties: Any, number: int, level: int) -> None:
    """Write list `number` and `level` into the `w:pPr` element of a style or paragraph."""
    numbered = properties.get_or_add_numPr()
    numbered.get_or_add_ilvl().val = level
    numbered.get_or_add_numId().val = number


def _abstract_list(abstract: int) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        + _style_link(abstract, level)
        + f'<w:suff w:val="{"space" if abstract == ARTICLES and level == 0 else "tab"}"/>'
        f'<w:lvlText w:val="{label}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
        for level, (form, label, left, hanging) in enumerate(_LEVELS[abstract])
    )
    return (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def _style_link(abstract: int, level: int) -> str:
    style = _STYLES.get((abstract, level))
    return f'<w:pStyle w:val="{style}"/>' if style else ""
