"""A suggested wording that reads as a point of attention itself helps nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyser.advice.fields import filled
from analyser.model import Clause, ClauseKind, DocumentKind, Finding, Phase, Polarity
from analyser.pipeline import Engine, analyse, find

PLACES = (
    (DocumentKind.CONTRACT, ClauseKind.ARTICLE, Phase.EXECUTION),
    (DocumentKind.REQUIREMENTS, ClauseKind.REQUIREMENT, Phase.TENDER),
    (DocumentKind.TENDER_GUIDE, ClauseKind.PARAGRAPH, Phase.TENDER),
    (DocumentKind.OTHER, ClauseKind.PARAGRAPH, Phase.TENDER),
)


@pytest.fixture(scope="module")
def read(engine: Engine) -> dict[str, list[Finding]]:
    """What is seen in the suggestions, wherever they are put, by indicator."""
    clauses = []
    for indicator in engine.lexicon.indicators.values():
        for kind, clause_kind, phase in PLACES:
            # As it is shown, and as it will stand.
            for number, words in enumerate((indicator.advice, filled(indicator.advice))):
                name = f"{indicator.id}@{kind.value}{number}"
                clauses.append(
                    Clause(name, name, None, (), kind, clause_kind, phase, None, words.strip())
                )
    found: dict[str, list[Finding]] = {key: [] for key in engine.lexicon.indicators}
    for finding in find(clauses, engine):
        found[finding.clause.partition("@")[0]].append(finding)
    return found


def test_every_indicator_suggests_something(engine: Engine) -> None:
    assert all(indicator.advice.strip() for indicator in engine.lexicon.indicators.values())
    assert len(engine.lexicon.indicators) >= 126


def test_no_suggestion_reads_as_what_it_replaces(
    engine: Engine, read: dict[str, list[Finding]]
) -> None:
    itself = {
        key
        for key, indicator in engine.lexicon.indicators.items()
        if indicator.polarity is Polarity.DISTRUST and any(f.indicator == key for f in read[key])
    }
    assert itself == set()


def test_no_suggestion_reads_as_something_else_that_is_as_hard(
    engine: Engine, read: dict[str, list[Finding]]
) -> None:
    as_hard = {
        (key, finding.indicator)
        for key, indicator in engine.lexicon.indicators.items()
        for finding in read[key]
        if finding.polarity is Polarity.DISTRUST
        and (indicator.polarity is Polarity.TRUST or finding.severity >= indicator.severity)
    }
    assert as_hard == set()


def test_most_strengths_are_seen_in_their_own_suggestion(
    engine: Engine, read: dict[str, list[Finding]]
) -> None:
    strengths = [i for i in engine.lexicon.indicators.values() if i.polarity is Polarity.TRUST]
    seen = [i for i in strengths if any(f.indicator == i.id for f in read[i.id])]
    assert len(seen) >= 0.9 * len(strengths)


def test_a_process_reads_a_suggestion_once_and_keeps_no_other_text(
    engine: Engine, samples: Path
) -> None:
    wordings = {filled(one.advice.strip()) for one in engine.lexicon.indicators.values()}
    analyse([samples / "bevroren.docx"])
    known = dict(engine.suggested)
    assert known
    assert {text for text, _ in known} <= wordings
    quoted = {f.quote for one in known.values() for f in one.findings}
    assert all(any(quote in wording for wording in wordings) for quote in quoted)
    assert all(one.clause is None for one in known.values())
    analyse([samples / "bevroren.docx"])
    assert {key: id(one) for key, one in engine.suggested.items()} == {
        key: id(one) for key, one in known.items()
    }
