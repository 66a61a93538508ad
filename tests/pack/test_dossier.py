"""A dossier of sixty files through the whole line."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from analyser.advice import Perspective
from analyser.model import Report
from analyser.pipeline import Engine, analyse
from analyser.reporting.html import render_html
from analyser.reporting.jsonable import report_as_dict, report_schema
from analyser.reporting.text import render_text

LIABILITY = "Opdrachtnemer is onbeperkt aansprakelijk voor alle schade die de gemeente lijdt."
PENALTY = "Opdrachtnemer verbeurt zonder ingebrekestelling een direct opeisbare boete van € 500,- per dag."
BRAND = "De lichtmasten zijn van het merk Lumarc, type 400, en van geen ander merk."
FILLER = (
    "Partijen overleggen in maand {n} met elkaar over onderdeel {n} van het werk op locatie {n}."
)

CONTRACT = f"""# Overeenkomst

## Artikel 1 Werk

1.1 Opdrachtnemer onderhoudt de lichtmasten van de gemeente volgens de stukken van dit dossier.

## Artikel 2 Aansprakelijkheid

2.1 {LIABILITY}

2.2 {PENALTY}

## Artikel 3 Betaling

3.1 De gemeente betaalt de factuur binnen 30 dagen na ontvangst. Zie ook bijlage 99.
"""
FILES = {
    "Leidraad.md": f"# Aanbestedingsleidraad\n\n## 1 Algemeen\n\n{LIABILITY}\n\n## 2 Procedure\n\nVragen stelt u voor 1 mei.",
    "Overeenkomst v1.0.md": CONTRACT.replace("## Artikel 2", f"1.2 {BRAND}\n\n## Artikel 2"),
    "Overeenkomst v1.1.md": CONTRACT,
    "Inkoopvoorwaarden.md": (
        f"# Algemene inkoopvoorwaarden\n\n## Artikel 1 Regels\n\n1.1 {LIABILITY.upper()}\n\n"
        "1.2 De gemeente betaalt de factuur binnen 60 dagen na ontvangst."
    ),
    "Prijzenblad.md": (
        "# Prijzenblad\n\n| Nr | Omschrijving | Prijs |\n|---|---|---|\n"
        "| 1 | Lichtmast merk Lumarc type 400 | € 900,- |\n"
    ),
    "UEA.md": f"# Uniform Europees Aanbestedingsdocument\n\n{PENALTY} En dat is dan zo.",
    "Nota van inlichtingen 1.md": (
        "# Nota van inlichtingen\n\n| Nr | Document | Vraag | Antwoord |\n|---|---|---|---|\n"
        "| 1 | Overeenkomst artikel 2.2 | Kan de boete eruit? | Akkoord. De bepaling wordt gewijzigd in: "
        "“Opdrachtnemer herstelt een gebrek binnen tien werkdagen nadat de gemeente hem dat vroeg.” |\n"
    ),
    **{f"Bijlage {n}.md": f"# Bijlage {n}\n\n{FILLER.format(n=n)}" for n in range(1, 54)},
}  # fmt: skip


def write(folder: Path, files: dict[str, str]) -> list[Path]:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in files]


def outcome(report: Report) -> set[tuple[str, str]]:
    return {(finding.indicator, finding.quote) for finding in report.findings}


@pytest.fixture(scope="module")
def report(rules: Engine, tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("dossier")
    write(folder, FILES)
    return analyse([folder], rules)


def named(report: Report, document: str) -> str:
    return next(d.name for d in report.documents if d.id == document)


def test_sixty_files_make_one_sound_report(report: Report) -> None:
    assert len(report.documents) == len(FILES) == 60
    Draft202012Validator(report_schema()).validate(report_as_dict(report))
    clauses = {clause.id: clause for clause in report.clauses}
    assert len(clauses) == len(report.clauses)
    for finding in report.findings:
        assert finding.quote == clauses[finding.clause].text[finding.start : finding.end]
    for contradiction in report.pack.contradictions:
        for place in contradiction.places:
            assert place.quote == clauses[place.clause].text[place.start : place.end]


def test_a_text_in_three_documents_is_found_once(report: Report) -> None:
    found = [f for f in report.findings if f.indicator == "risk-unlimited-liability"]
    assert len(found) == 1
    (repeat,) = [r for r in report.pack.repeats if r.clause == found[0].clause]
    assert len(repeat.places) == 2


def test_old_versions_forms_and_expired_clauses_give_no_findings(report: Report) -> None:
    without = {named(report, f.document) for f in report.findings}
    assert not without & {
        "Overeenkomst v1.0.md",
        "Prijzenblad.md",
        "UEA.md",
        "Nota van inlichtingen 1.md",
    }
    assert not any("boete" in f.quote or "Lumarc" in f.quote for f in report.findings)


def test_what_is_not_judged_does_not_count(report: Report) -> None:
    judged = report.scores.coverage
    assert judged.clauses < len(report.clauses)
    assert judged.words < sum(document.words for document in report.documents)


def test_the_pack_tells_what_was_seen(report: Report) -> None:
    pack = report.pack
    assert [named(report, s.document) for s in pack.superseded] == ["Overeenkomst v1.0.md"]
    assert [a.new_clause is not None for a in pack.amendments] == [True]
    assert [d.target for d in pack.references.dangling] == ["bijlage 99"]
    assert [c.subject for c in pack.contradictions] == ["betaaltermijn"]


@pytest.mark.parametrize("render", [render_text, render_html])
def test_the_reports_tell_it_in_dutch(report: Report, render: object) -> None:
    text = " ".join(render(report, Perspective.BUYER).split())  # type: ignore[operator]
    for sentence in (
        "Samenhang van de stukken",
        "De betaaltermijn: ",
        "versie 1.1 is nieuwer dan versie 1.0",
        "Bijlage 99: genoemd in Overeenkomst v1.1.md, artikel 3.1",
        "gewijzigd door Nota van inlichtingen 1.md, vraag 1",
        "Staat ook in: ",
    ):
        assert sentence in text


def test_a_zip_says_the_same_as_its_folder(rules: Engine, report: Report, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "dossier.zip", "w") as archive:
        for name, text in FILES.items():
            archive.writestr(name, text)
    assert outcome(analyse([tmp_path / "dossier.zip"], rules)) == outcome(report)


def test_the_order_of_files_changes_no_finding(
    rules: Engine, report: Report, tmp_path: Path
) -> None:
    paths = write(tmp_path, FILES)
    turned = analyse(paths[::-1], rules)
    assert outcome(turned) == outcome(report)
    assert turned.scores.distrust_index == pytest.approx(report.scores.distrust_index)


def test_a_copy_changes_no_finding(rules: Engine, report: Report, tmp_path: Path) -> None:
    copies = {
        "Overeenkomst v1.1 (1).md": CONTRACT + "\n",
        "Zomaar een stuk.md": FILES["Leidraad.md"] + "\n\n",
    }
    write(tmp_path, {**FILES, **copies})
    more = analyse([tmp_path], rules)
    assert len(more.documents) == len(FILES) + 2
    assert outcome(more) == outcome(report)
    assert len(more.findings) == len(report.findings)
