"""How hard a requirement is: knock-out, requirement or wish; from its row, its number, its chapter."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analyser.model import Clause, Strength
from analyser.scoring.specification_parts import take_apart
from analyser.scoring.specification_words import specification_words
from analyser.segmentation.requirement_columns import STRENGTH_COLUMN

_COLUMN_OF_POINTS = re.compile(r"^(?:weging|gewicht|punten|score|max.*punten|te behalen.*)$")
_SCORED = re.compile(r"\d*[1-9]\d*")
_PREFIX = re.compile(
    r"^(?P<ko>k\.?o\b|k\.?o\.?[\s._-]*\d|knock)|^(?P<wish>w(?:ens)?)[\s._-]*\d|^(?P<demand>e(?:is)?)[\s._-]*\d",
    re.IGNORECASE,
)
_HEAD_WISH = re.compile(r"\bwensen?\b|\bwenselijk", re.IGNORECASE)
_HEAD_DEMAND = re.compile(r"\beisen?\b", re.IGNORECASE)
_HEAD_KNOCKOUT = re.compile(
    r"knock-?\s?out|\bK\.?O\b|minimumeisen|uitsluitende eisen", re.IGNORECASE
)
_TEXT_WISH = re.compile(
    r"\bbij voorkeur\b|\bwenselijk\b|\bde wens\b|\bgeen vereiste\b|^wens\b", re.IGNORECASE
)
_TEXT_KNOCKOUT = re.compile(
    r"\bknock-?\s?out\b|\(K\.?O\.?\)|\bop straffe van (?:uitsluiting|ongeldigheid)", re.IGNORECASE
)
# "Alle eisen in hoofdstuk 4 zijn knock-out."
_CHAPTER_RULE = re.compile(
    r"\b(?:alle|iedere|elke)\b(?P<between>[^.;]{0,60}?)\b(?:minimum)?eis(?:en)?\b(?P<rule>[^.;]{0,160})",
    re.IGNORECASE,
)
_EXCLUDES = re.compile(
    r"knock-?\s?out|uitsluit|uitgesloten|terzijde|diskwalificatie|minimumeis|ongeldig",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:geen|niet als|behalve|met uitzondering)\b", re.IGNORECASE)
_CHAPTER_NUMBER = re.compile(
    r"\b(?:hoofdstuk|paragraaf|par\.|deel|bijlage)\s+(?P<number>\d[\d.]*|(?-i:[A-Z])\b)",
    re.IGNORECASE,
)
_OPENS_WITH = re.compile(r"^(?:hoofdstuk|deel|bijlage|paragraaf|§)?\s*(?P<number>[\dA-Z][\d.]*)\b")


class StrengthReader:
    """Reads how hard requirements are.

    Args:
        clauses: all clauses of a dossier; a sentence that makes all requirements of a chapter
            knock-outs holds for that chapter, or else for the document it stands in.
    """

    def __init__(self, clauses: Iterable[Clause]) -> None:
        self._knockout_chapters: set[tuple[str, str]] = set()
        self._knockout_documents: set[tuple[str, str]] = set()
        for clause in clauses:
            self._learn(clause)

    def read(self, clause: Clause) -> Strength:
        """How hard one requirement is: its row says so first, then its number, words and chapter."""
        strength = _from_columns(clause.text) or _from_words(clause)
        if strength in {None, Strength.DEMAND} and self._is_knockout_by_chapter(clause):
            return Strength.KNOCKOUT
        return strength or Strength.DEMAND

    def _learn(self, clause: Clause) -> None:
        match = _CHAPTER_RULE.search(clause.text)
        if match is None or not _EXCLUDES.search(match["rule"]) or _DENIED.search(match["rule"]):
            return
        chapter = _CHAPTER_NUMBER.search(match["between"] + match["rule"])
        if chapter is not None:
            number = chapter["number"].rstrip(".").upper()
            self._knockout_chapters.add((clause.document, number))
        else:
            self._knockout_documents.add((clause.document, _part(clause)))

    def _is_knockout_by_chapter(self, clause: Clause) -> bool:
        if (clause.document, _part(clause)) in self._knockout_documents:
            return True
        for heading in clause.heading_path:
            match = _OPENS_WITH.match(heading)
            if match is not None:
                number = match["number"].rstrip(".").upper()
                if (clause.document, number) in self._knockout_chapters:
                    return True
        return False


def _part(clause: Clause) -> str:
    """The part of its document a clause stands in: the outermost heading."""
    return clause.heading_path[0] if clause.heading_path else ""


def _from_columns(text: str) -> Strength | None:
    for name, value in take_apart(text).columns:
        if STRENGTH_COLUMN.match(name) or not name:
            if (strength := _named(value)) is not None:
                return strength
        elif _COLUMN_OF_POINTS.match(name) and _SCORED.fullmatch(value.split(" ")[0]):
            return Strength.WISH
    return None


def _named(value: str) -> Strength | None:
    """The strength that a cell names, or None when it holds something else."""
    names, rest = set(), value
    for name, start, end in specification_words().strengths.find(value):
        names.add(name)
        rest = rest[:start] + " " * (end - start) + rest[end:]
    if any(map(str.isalnum, rest)) or {"wish", "demand"} <= names:
        return None
    for name, strength in (
        ("knockout", Strength.KNOCKOUT),
        ("wish", Strength.WISH),
        ("demand", Strength.DEMAND),
    ):
        if name in names:
            return strength
    return None


def _from_words(clause: Clause) -> Strength | None:
    prefix = _PREFIX.match((clause.number or "").strip())
    if _TEXT_KNOCKOUT.search(clause.text) or (prefix is not None and prefix["ko"]):
        return Strength.KNOCKOUT
    if prefix is not None:
        return Strength.WISH if prefix["wish"] else Strength.DEMAND
    if _TEXT_WISH.search(clause.text):
        return Strength.WISH
    for heading in reversed(clause.heading_path):
        if _HEAD_KNOCKOUT.search(heading):
            return Strength.KNOCKOUT
        wish, demand = bool(_HEAD_WISH.search(heading)), bool(_HEAD_DEMAND.search(heading))
        if wish != demand:
            return Strength.WISH if wish else Strength.DEMAND
    return None
