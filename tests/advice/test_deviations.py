from __future__ import annotations

from pathlib import Path

from analyser.advice import Perspective, deviations_to_motivate
from analyser.pipeline import Engine, analyse
from analyser.reporting.text import render_text

CONTRACT = """# Overeenkomst

## Artikel 1 Aansprakelijkheid

1.1 Opdrachtnemer is voor alle schade onbeperkt aansprakelijk.

1.2 Facturen worden binnen dertig dagen betaald.
"""


def test_a_deviation_without_a_reason_is_listed_for_the_buyer(
    engine: Engine, tmp_path: Path
) -> None:
    path = tmp_path / "overeenkomst.md"
    path.write_text(CONTRACT, encoding="utf-8")
    report = analyse([path], engine)
    found = deviations_to_motivate(report)
    assert "risk-unlimited-liability" in {f.indicator for f in found}
    assert [f.severity for f in found] == sorted((f.severity for f in found), reverse=True)
    assert "Om te motiveren" in render_text(report, Perspective.BUYER)
    assert "Om te motiveren" not in render_text(report, Perspective.SUPPLIER)


def test_a_text_without_findings_has_nothing_to_motivate(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "overeenkomst.md"
    path.write_text(
        "# Overeenkomst\n\nFacturen worden binnen dertig dagen betaald.\n", encoding="utf-8"
    )
    report = analyse([path], engine)
    assert deviations_to_motivate(report) == ()
    assert "Om te motiveren" not in render_text(report, Perspective.BUYER)
