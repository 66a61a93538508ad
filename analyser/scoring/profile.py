"""The profile "bestuurlijk aanbesteden" of dossiers for the social domain.

After Robbe and Beckers (2016): where knowledge and norms are uncertain, a tender arranges the
game between financiers, providers and clients. It is a profile of a text without a figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from analyser.lexicon.phrases import Phrases, read_list
from analyser.lexicon.schema import Entry
from analyser.model import Clause, ClauseKind, Finding, Profile, ProfileElement

# Words of the social domain per thousand. Measured in docs/method.md.
_LEAST_DENSITY = 3.5
_LEAST_WORDS = 100
_PER = 1000
_SENTENCE = re.compile(r"(?<=[.?!;])\s+")


class _ElementEntry(Entry):
    id: str
    label: str
    question: str
    findings: list[str]
    match: list[str]
    unless: tuple[str, ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    joined: tuple[tuple[tuple[str, ...], ...], ...] = ()


class _ProfileFile(Entry):
    domain: list[str]
    elements: list[_ElementEntry]


@dataclass(frozen=True, slots=True)
class _Element:
    id: str
    label: str
    question: str
    findings: frozenset[str]
    phrases: Phrases
    unless: Phrases | None
    together: tuple[Phrases, ...]
    joined: tuple[tuple[Phrases, ...], ...]

    def stands_in(self, text: str) -> bool:
        """Whether a sentence of the text shows it, or words that stand in the text together."""
        if self.together and all(text in one for one in self.together):
            return True
        # Few texts have the words at all; only these are looked through by sentence.
        return self._has_words(text) and any(map(self._is_shown_by, _SENTENCE.split(text)))

    def _is_shown_by(self, sentence: str) -> bool:
        if self.unless is not None and sentence in self.unless:
            return False
        return self._has_words(sentence)

    def _has_words(self, text: str) -> bool:
        return text in self.phrases or any(
            all(text in words for words in group) for group in self.joined
        )


@lru_cache(maxsize=1)
def _words() -> tuple[Phrases, tuple[_Element, ...]]:
    file = read_list("social-domain.yaml", _ProfileFile)
    return Phrases(file.domain), tuple(
        _Element(
            e.id,
            e.label,
            e.question,
            frozenset(e.findings),
            Phrases(e.match),
            Phrases(e.unless) if e.unless else None,
            tuple(map(Phrases, e.together)),
            tuple(tuple(map(Phrases, group)) for group in e.joined),
        )
        for e in file.elements
    )


def read_profile(clauses: Sequence[Clause]) -> Profile:
    """Read the profile off the text.

    Args:
        clauses: the clauses the buyer wrote, each text once.

    Returns:
        The elements with the clauses whose words show them; without elements when the dossier
        has too few words of the social domain.
    """
    domain, elements = _words()
    words = hits = 0
    for clause in clauses:
        words += len(clause.text.split())
        hits += sum(1 for _ in domain.spans(clause.text))
    if words < _LEAST_WORDS:
        return Profile()
    density = _PER * hits / words
    if density < _LEAST_DENSITY:
        return Profile(False, density)
    speaking = [clause for clause in clauses if clause.kind is not ClauseKind.HEADING]
    return Profile(
        True,
        density,
        tuple(
            ProfileElement(
                each.id,
                each.label,
                each.question,
                tuple(clause.id for clause in speaking if each.stands_in(clause.text)),
            )
            for each in elements
        ),
    )


def with_findings(profile: Profile, findings: Sequence[Finding]) -> Profile:
    """Add the places of findings that show the same traits.

    Args:
        profile: as the text showed it.
        findings: findings that count.
    """
    if not profile.applies:
        return profile
    _, elements = _words()
    shown = []
    for element, known in zip(elements, profile.elements, strict=True):
        more = [f.clause for f in findings if f.indicator in element.findings and f.severity > 0]
        places = tuple(dict.fromkeys((*more, *known.places)))
        shown.append(ProfileElement(known.id, known.label, known.question, places))
    return Profile(True, profile.density, tuple(shown))
