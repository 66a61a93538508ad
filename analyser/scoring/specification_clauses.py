"""Which clauses are requirements, and not an introduction, a definition or a row of another table."""

from __future__ import annotations

import re

from analyser.model import Clause, ClauseKind, DocumentKind

_SPECIFYING = frozenset(
    {
        DocumentKind.REQUIREMENTS,
        DocumentKind.DEMAND_SPECIFICATION,
        DocumentKind.WORKS_SPECIFICATION,
    }
)
# A table of requirements may stand in a file of unknown kind.
_MAYBE = frozenset({*_SPECIFYING, DocumentKind.OTHER})
_NO_REQUIREMENT = frozenset(
    {ClauseKind.HEADING, ClauseKind.DEFINITION, ClauseKind.QUESTION, ClauseKind.ANSWER}
)
_DEMANDS = re.compile(
    r"\b(?:moet(?:en)?|dien(?:t|en)|mag|mogen|hoeft|wil(?:len)? (?:ik|we|wij)|verplicht|vereist|wenselijk|bij voorkeur|wij vragen|we vragen|wens is|"
    r"garandeert|waarborgt|draagt zorg|zorgt|wordt verwacht|zal|zullen)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[A-Za-z]{1,6}[-_. ]?\d|^\d+(?:\.\d+)*[a-z]?$")
_NOTE = re.compile(r"^noot\b", re.IGNORECASE)
_UNDER = re.compile(r"\beisen\b|\bwensen\b|\w+eisen\b|specificatie|\bbestek", re.IGNORECASE)
_AROUND = re.compile(
    r"inleiding|leeswijzer|colofon|versie|historie|begrippen|definities|afkortingen|samenvatting|inhoud|doelgroep|achtergrond|toelichting op",
    re.IGNORECASE,
)
_KIND_CELL = re.compile(r"(?:^|\| )(?:eis|wens|ko|could have|should have|must have)(?: \||$)", re.IGNORECASE)  # fmt: skip
# A row of a table of questions and answers whose columns go by other names.
_ANSWERED = re.compile(
    r"\?[\s\S]*\n(?:antwoord|reactie|beantwoording)[^\n:]{0,40}: *\S", re.IGNORECASE
)
_MORE_HEADING = 3  # words: below this a line names something and demands nothing


def is_requirement(clause: Clause) -> bool:
    """Tell whether a clause requires something of the solution or the work.

    Args:
        clause: any clause.

    Returns:
        True for rows of tables of requirements, and for the text of specifications that is
        numbered like a requirement or demands something.
    """
    if clause.kind in _NO_REQUIREMENT or _NOTE.match(clause.number or ""):
        return False
    if _ANSWERED.search(clause.text):
        return False
    if len(clause.text.split()) <= _MORE_HEADING and clause.kind is not ClauseKind.REQUIREMENT:
        return False
    if clause.kind is ClauseKind.REQUIREMENT:
        return clause.document_kind in _MAYBE and any(map(str.isalpha, clause.text))
    if clause.document_kind not in _SPECIFYING:
        return False
    if clause.heading_path and _AROUND.search(clause.heading_path[-1]):
        return False
    if clause.kind is ClauseKind.TABLE_ROW:
        return bool(_KIND_CELL.search(clause.text) or _LABEL.match(clause.number or ""))
    numbered = bool(_LABEL.match(clause.number or ""))
    under = any(_UNDER.search(heading) for heading in clause.heading_path)
    if clause.document_kind is DocumentKind.WORKS_SPECIFICATION:
        return True
    # An item by itself demands as much as a row of a table; a list with its lead-in may only explain.
    listed = numbered or (clause.kind is ClauseKind.LIST and "\n" not in clause.text)
    return bool(_DEMANDS.search(clause.text)) or (listed and under)
