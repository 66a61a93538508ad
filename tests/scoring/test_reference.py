from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from analyser.model import Phase, ReferenceKind, TrustEvidence
from analyser.pipeline import Engine, analyse_dossier
from analyser.reading import DEFAULT_LIMITS, read_dossier
from analyser.reporting.overview import Overview
from analyser.reporting.readings import readings
from analyser.scoring.reference import FIGURES, REFERENCE_FILE, reference, standings
from analyser.scoring.trust import PRIOR
from analyser.scoring.trust_evidence import PROPENSITY
from training.reference import Text, figures, middle


def text(name: str, *effects: float, kind: ReferenceKind = ReferenceKind.CONTRACT) -> Text:
    evidence = tuple(TrustEvidence(PROPENSITY, Phase.TENDER, "x", effect) for effect in effects)
    return Text(name, kind, (name,), 400, 10.0, 0.5, evidence)


def test_the_file_holds_figures_and_no_text() -> None:
    data = json.loads(REFERENCE_FILE.read_text(encoding="utf-8"))
    assert len(data["texts"]) >= 15
    for each in data["texts"]:
        assert set(each) == {"name", "kind", "files", "words", *FIGURES}
        assert len(each["name"]) < 120
        assert all(len(file) == 64 for file in each["files"])
    for name in ("propensity", "analysis"):
        assert 0 < data["middles"][name] < 100


def test_only_what_binds_a_supplier_has_figures_of_trust() -> None:
    texts = reference().texts
    telling = [one for one in texts if one.figures["propensity"] is not None]
    assert {one.kind for one in telling} == set(ReferenceKind) - {ReferenceKind.OTHER}
    assert any(one.kind is ReferenceKind.OTHER for one in texts)
    assert all(one.figures["distrust"] is not None for one in texts)


def test_a_list_of_functions_does_not_move_the_middle() -> None:
    texts = [text("a", -10.0), text("b", 5.0, -5.0), text("c", 2.0, -8.0)]
    lists = [text(f"lijst {n}", 5.0, kind=ReferenceKind.OTHER) for n in range(5)]
    assert middle([*texts, *lists], PROPENSITY) == middle(texts, PROPENSITY)
    (row,) = figures(lists[:1], {"propensity": 50.0, "analysis": 50.0})
    assert row["propensity"] is None
    assert row["distrust"] == 10.0


def test_a_standing_counts_the_texts_below() -> None:
    known = sorted(one.figures["distrust"] or 0.0 for one in reference().texts)
    lowest, highest = standings({"distrust": -1.0})[0], standings({"distrust": math.inf})[0]
    assert (lowest.lower, lowest.texts) == (0, len(known))
    assert (highest.lower, highest.texts) == (len(known), len(known))
    assert standings({"distrust": known[3]})[0].lower <= 3
    assert standings({"distrust": None}) == ()
    assert sum(lowest.kinds.values()) == lowest.texts


def test_a_text_is_not_compared_with_itself_nor_with_the_pack_it_is_in() -> None:
    texts = reference().texts
    pack = next(one for one in texts if one.kind is ReferenceKind.PACK and len(one.files) > 5)
    inside = [one for one in texts if one is not pack and one.files & pack.files]
    assert inside
    all_of_them = standings({"distrust": math.inf})[0].texts
    (as_pack,) = standings({"distrust": math.inf}, pack.files)
    assert as_pack.texts == all_of_them - 1 - len(inside)
    (as_file,) = standings({"distrust": math.inf}, inside[0].files)
    assert as_file.texts == all_of_them - 2
    assert as_file.kinds[ReferenceKind.PACK] == as_pack.kinds[ReferenceKind.PACK]
    (unknown,) = standings({"distrust": math.inf}, {"0" * 64})
    assert unknown.texts == all_of_them


def test_the_report_says_with_which_texts_it_compares(engine: Engine, samples: Path) -> None:
    dossier = read_dossier([samples / "bevroren.docx"], DEFAULT_LIMITS)
    report = analyse_dossier(dossier, engine)
    (topic,) = (one for one in readings(Overview(report)) if one.title == "Naast andere teksten")
    of_trust = next(item for item in topic.items if item.startswith("Vertrouwen"))
    assert "2 dossiers" in of_trust
    assert "2 algemene voorwaarden" in of_trust
    assert "andere stukken" not in of_trust
    assert "andere stukken" in next(i for i in topic.items if i.startswith("Gestold"))


def test_the_middle_is_where_a_text_without_evidence_would_stand() -> None:
    texts = [text("a", -10.0), text("b", 5.0, -5.0), text("c", 2.0, -8.0)]
    found = middle(texts, PROPENSITY)
    assert found == pytest.approx((100 * 2 + PRIOR * found) / (10 + PRIOR), abs=0.05)


def test_a_text_with_hardly_any_evidence_has_no_figure_on_that_axis() -> None:
    rows = figures([text("weinig", 1.0), text("veel", 4.0)], {"propensity": 50.0, "analysis": 50.0})
    assert [row["propensity"] is None for row in rows] == [True, False]
    assert [row["analysis"] for row in rows] == [None, None]
