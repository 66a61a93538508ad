"""The order of documents: which of them goes first when they contradict each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analyser.model import Clause, DocumentKind

_RULE = re.compile(
    r"rangorde|hi[ëe]rarchie|prevale(?:ert|ren)|tegenstrijdig|strijdigheid|in tegenspraak|onderlinge strijd",
    re.IGNORECASE,
)
_LAST_GOES_FIRST = re.compile(
    r"(?:later|laatst|lager)\s?(?:genoemde?|gerangschikte?).{0,40}(?:prevale|voorrang|gaat\s+v|boven\s+(?:het|de)\s+(?:eerder|hoger))",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^\s*(?:•|[-–*]|\(?[a-z0-9ivx]{1,3}[.)])\s*", re.IGNORECASE)
_RUNNING = re.compile(r"\b(?:eerst|vervolgens|daarna|achtereenvolgens|tot slot)\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:gaat|gaan)\s+v[óo]{2}r\b(?:\s+op)?|\b(?:prevaleert|prevaleren)\s+boven\b", re.IGNORECASE
)
_LEAST = 2

_K = DocumentKind
# What an item of a ranking names. In order: the first that is found in an item counts.
_ROLES: tuple[tuple[str, re.Pattern[str], frozenset[DocumentKind]], ...] = tuple(
    (role, re.compile(pattern, re.IGNORECASE), frozenset(kinds))
    for role, pattern, kinds in (
        ("de verwerkersovereenkomst", r"verwerkersovereenkomst", set()),
        ("de nota van inlichtingen", r"nota['’]?s? van inlichtingen|\bnvi\b", {_K.CLARIFICATIONS}),
        ("de service level agreement", r"service level agreement|\bsla\b", set()),
        ("het dossier afspraken en procedures", r"dossier afspraken en procedures|\bdap\b", set()),
        ("de inkoopvoorwaarden", r"voorwaarden|\bgibit\b|\barbit\b|\barvodi\b|\bariv\b|\buav", {_K.GENERAL_TERMS}),
        ("het programma van eisen", r"programma van eisen|\bpve\b|eisenpakket", {_K.REQUIREMENTS}),
        ("de vraagspecificatie", r"vraagspecificatie", {_K.DEMAND_SPECIFICATION}),
        ("het bestek", r"\bbestek\b", {_K.WORKS_SPECIFICATION}),
        ("de leidraad", r"leidraad|beschrijvend document|aanbestedingsdocument|offerteaanvraag|inkoopbeleid", {_K.TENDER_GUIDE, _K.SELECTION_GUIDE}),
        ("de inschrijving", r"\b(?:inschrijving|offerte|aanbieding)\b", {_K.SUPPLIER}),
        ("de overeenkomst", r"overeenkomst|\bcontract\b", {_K.CONTRACT}),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ranking:
    """Roles of documents, the one that goes first in front, and the clause that says so."""

    roles: tuple[str, ...]
    clause: Clause

    def place(self, kind: DocumentKind) -> int | None:
        """Place of a kind of document, 0 first; None when it is not named."""
        for place, role in enumerate(self.roles):
            if any(name == role and kind in kinds for name, _, kinds in _ROLES):
                return place
        return None


def find_rankings(clauses: Sequence[Clause]) -> list[Ranking]:
    """Find the clauses that rank documents.

    Args:
        clauses: the clauses that count, in order; the items of a list may be clauses of
            their own when the format does not say that they belong together.
    """
    found = []
    for clause in clauses:
        if not (
            _RULE.search(clause.text) or any(_RULE.search(h) for h in clause.heading_path[-1:])
        ):
            pair = _BEFORE.search(clause.text)
            if pair is None:
                continue
        roles = _roles(clause.text)
        if len(roles) >= _LEAST:
            if _LAST_GOES_FIRST.search(clause.text):
                roles.reverse()
            found.append(Ranking(tuple(roles), clause))
    return found


def _roles(text: str) -> list[str]:
    """The roles in the order of the list, of the running text, or of "X gaat voor op Y"."""
    lines = text.split("\n")
    items = [line for line in lines[1:] if _ITEM.match(line)]
    if len(items) >= _LEAST:
        return _named(items)
    pair = _BEFORE.search(text)
    if pair is not None:
        return _named([text[max(0, pair.start() - 80) : pair.start()], text[pair.end() :][:80]])
    running = _RUNNING.search(text)
    if running is not None or ":" in text:
        start = running.start() if running is not None else text.index(":")
        return _named(re.split(r"[,;]|\ben\b", text[start:]))
    return []


def _named(items: Sequence[str]) -> list[str]:
    roles: list[str] = []
    for item in items:
        role = next((role for role, pattern, _ in _ROLES if pattern.search(item)), None)
        if role is not None and role not in roles:
            roles.append(role)
    return roles


def inverted_pair(one: Ranking, other: Ranking) -> tuple[str, str] | None:
    """Two roles that the rankings put in opposite order, or None."""
    shared = [role for role in one.roles if role in other.roles]
    for i, first in enumerate(shared):
        for second in shared[i + 1 :]:
            if other.roles.index(second) < other.roles.index(first):
                return first, second
    return None
