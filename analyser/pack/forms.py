"""Tells the rows of a form from the text of a contract (codebook 5.1: forms, price sheets)."""

from __future__ import annotations

import re

from analyser.model import Clause, DocumentKind

_FORMS = frozenset({DocumentKind.SELF_DECLARATION, DocumentKind.PRICE_SHEET})
_STANDARD_DECLARATION = re.compile(
    r"uniform europees aanbestedingsdocument|\buea\b|\bespd\b", re.IGNORECASE
)
_PARTS = re.compile(r"\n|\s\|\s")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LEAST_WORDS = 5
_FINITE = re.compile(
    r"\b(?:is|zijn|wordt|worden|was|waren|dient|dienen|kan|kunnen|mag|mogen|maakt|maken|moet|moeten|zal|zullen|"
    r"geldt|gelden|heeft|hebben|vindt|vinden|blijft|blijven|bevat|bevatten|omvat|omvatten|verklaart|"
    r"verklaren|gaat|gaan|komt|komen|vervalt|verbeurt|betaalt|brengt|biedt|levert|stemt|behoudt)\b",
    re.IGNORECASE,
)
_TO_FILL_IN = re.compile(r"\?|[…_]{2,}|\.{4,}|☐|☑|□|\bja\s*/\s*nee\b|\[\s*\]", re.IGNORECASE)


def is_form_row(clause: Clause, document_kind: DocumentKind, document_name: str) -> bool:
    """Whether a clause is only a row or field of a form, in which nothing is agreed.

    Args:
        clause: any clause.
        document_kind: kind of its document as a whole.
        document_name: file name of its document.

    Returns:
        True in a price sheet or declaration, unless the clause holds a sentence of its own
        ("Alle prijzen zijn vast"). The standard declaration (UEA) is a form as a whole: its
        sentences are the law's.
    """
    if clause.document_kind not in _FORMS:
        return False
    if document_kind is DocumentKind.SELF_DECLARATION and _is_standard(clause, document_name):
        return True
    return not any(_is_sentence(part) for part in _PARTS.split(clause.text))


def _is_standard(clause: Clause, document_name: str) -> bool:
    # In a name underscores part words, in a pattern they are part of them.
    titles = (document_name.replace("_", " "), *clause.heading_path)
    return any(_STANDARD_DECLARATION.search(title) for title in titles)


def _is_sentence(text: str) -> bool:
    return (
        len(_WORD.findall(text)) >= _LEAST_WORDS
        and bool(_FINITE.search(text))
        and not _TO_FILL_IN.search(text)
    )
