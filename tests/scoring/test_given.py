"""What an answer gives counts in place of what it changes, and a refusal leaves all as it was."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from figures_of import assert_same, numbers
from test_metamorphic_texts import whole

from analyser.model import Report
from analyser.pipeline import Engine, analyse_dossier
from analyser.reading import DEFAULT_LIMITS, read_dossier

Reported = Callable[[str, str], Report]
NOTA = """# Nota van inlichtingen

| Nr | Document | Vraag | Antwoord |
|---|---|---|---|
| 1 | Overeenkomst artikel 2 | Dit is niet te verzekeren. Wilt u een grens stellen? | {bound} |
| 2 | PvE E-1 | Mag een andere vloer ook? | {equal} |
"""


@pytest.fixture
def reported(tmp_path: Path, rules: Engine) -> Reported:
    def judged(bound: str, equal: str) -> Report:
        guide, demands, terms = whole()
        files = {
            "Leidraad.md": guide,
            "Programma van eisen.md": demands,
            "Overeenkomst.md": terms,
            "Nota van inlichtingen 1.md": NOTA.format(bound=bound, equal=equal),
        }
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        return analyse_dossier(read_dossier([tmp_path], DEFAULT_LIMITS), rules)

    return judged


def test_what_is_given_counts_in_place_of_what_stood_there(reported: Reported) -> None:
    refused = reported("Nee.", "Nee.")
    given = reported(
        "Akkoord. De aansprakelijkheid wordt beperkt tot € 500.000 per jaar.",
        "Ja, gelijkwaardige vloeren zijn toegestaan.",
    )
    assert "risk-unlimited-liability" in {f.indicator for f in refused.findings}
    assert "risk-unlimited-liability" not in {f.indicator for f in given.findings}
    assert [f.indicator for f in given.findings].count("pos-liability-cap") == 1
    before, after = numbers(refused.scores), numbers(given.scores)
    assert (after["D2 circular"] or 0) > (before["D2 circular"] or 0)
    assert (after["D7 circular"] or 0) > (before["D7 circular"] or 0)
    assert (after["distrust"] or 0) < (before["distrust"] or 0)
    levels = {each.clause: each.level.value for each in given.scores.specification.requirements}
    (amended,) = [a for a in given.pack.amendments if a.new_clause in levels]
    assert levels[amended.new_clause] == "S1"


def test_a_refusal_changes_no_figure(reported: Reported) -> None:
    refused = reported("Nee.", "Nee.")
    explained = reported("De bepaling is besproken met de buurt.", "In de hal ligt dezelfde vloer.")
    assert_same(explained.scores, refused.scores)
    assert refused.pack.amendments == explained.pack.amendments == ()
