from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from analyser.cli.main import run
from analyser.reporting.jsonable import report_schema
from analyser.reporting.schema import make_schema

CONTRACT = """# Overeenkomst

## Artikel 1 Boete

1.1 Bij te late oplevering verbeurt Opdrachtnemer een boete van € 2.000,- per dag.
"""


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    path = tmp_path / "overeenkomst.md"
    path.write_text(CONTRACT, encoding="utf-8")
    return path


def test_the_published_schema_is_what_the_types_say() -> None:
    assert report_schema() == make_schema()


def test_analyse_to_json_is_valid_and_quotes_are_exact(
    contract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["analyse", str(contract), "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    Draft202012Validator(report_schema()).validate(report)
    texts = {c["id"]: c["text"] for c in report["clauses"]}
    assert report["findings"]
    for finding in report["findings"]:
        assert finding["quote"] == texts[finding["clause"]][finding["start"] : finding["end"]]
    assert report["software"]["language_model"]


@pytest.mark.parametrize("form", ["text", "json", "html"])
@pytest.mark.parametrize("perspective", ["buyer", "supplier"])
def test_every_form_is_written_to_a_file(
    contract: Path, tmp_path: Path, form: str, perspective: str
) -> None:
    target = tmp_path / f"rapport.{form}"
    assert (
        run(
            [
                "analyse",
                str(contract),
                "--format",
                form,
                "-o",
                str(target),
                "--perspective",
                perspective,
            ]
        )
        == 0
    )
    assert "boete" in target.read_text(encoding="utf-8").lower()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["overeenkomst.md", f"rapport.{form}"]


_BEGINS = {"docx": b"PK", "xlsx": b"PK", "pdf": b"%PDF", "sarif": b"{"}


@pytest.mark.parametrize("form", _BEGINS)
def test_forms_for_other_programs_are_written_whole(
    contract: Path, tmp_path: Path, form: str
) -> None:
    target = tmp_path / "rapport"
    assert run(["analyse", str(contract), "--format", form, "-o", str(target)]) == 0
    assert target.read_bytes().startswith(_BEGINS[form])
    assert sorted(p.name for p in tmp_path.iterdir()) == ["overeenkomst.md", "rapport"]


def test_a_binary_form_goes_into_a_pipe_and_not_to_a_screen(
    contract: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["analyse", str(contract), "--format", "xlsx"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"PK")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert run(["analyse", str(contract), "--format", "xlsx"]) == 2
    captured = capfdbinary.readouterr()
    assert captured.out == b""
    assert captured.err.count(b"\n") == 1
    assert b"--output" in captured.err


@pytest.mark.parametrize("form", ["text", "docx"])
def test_a_report_never_takes_the_place_of_what_it_is_about(
    contract: Path, tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contract.read_bytes()
    link = tmp_path / "link.md"
    link.symlink_to(contract)
    for given, output in ((contract, contract), (contract, link), (tmp_path, contract)):
        assert run(["analyse", str(given), "--format", form, "-o", str(output)]) == 1
        assert "[ZELFDE_BESTAND]" in capsys.readouterr().err
    assert contract.read_bytes() == before


def test_a_report_does_not_come_among_the_documents(
    contract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It would be read as one of them the next time."""
    new = tmp_path / "rapport.html"
    assert run(["analyse", str(tmp_path), "--format", "html", "-o", str(new)]) == 1
    assert "[ZELFDE_BESTAND]" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [contract]


def test_compare_tells_what_a_new_draft_gains_and_loses(
    contract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = tmp_path / "nieuw.md"
    capped = "De boete is in totaal ten hoogste 5% van de opdrachtwaarde."
    new.write_text(
        CONTRACT.replace("€ 2.000,- per dag.", f"€ 200,- per dag. {capped}"), encoding="utf-8"
    )
    assert run(["compare", str(contract), str(new)]) == 0
    text = capsys.readouterr().out
    assert "Wat de nieuwe versie wint" in text.split("Boete per dag")[0]
    assert run(["compare", str(contract), str(new), "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [d["name"] for d in data["old"]["documents"]] == ["overeenkomst.md"]
    better = data["findings"]["gone"] + data["findings"]["changed"]
    assert "pen-per-day-uncapped" in {each["indicator"] for each in better if each["gain"]}
    assert run(["compare", str(contract), str(contract), "--format", "json"]) == 0
    same = json.loads(capsys.readouterr().out)["findings"]
    assert (same["gone"], same["new"], same["changed"]) == ([], [], [])
    assert same["same"]


def test_compare_says_which_input_cannot_be_used(
    contract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", str(contract), str(tmp_path / "weg.md")]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "weg.md" in captured.err
    assert captured.err.count("\n") == 1


def test_input_that_cannot_be_used_is_one_line_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "rapport.json"
    assert run(["analyse", str(tmp_path / "weg.pdf"), "-o", str(target)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "[BESTAAT_NIET]" in captured.err
    assert not target.exists()


def test_a_text_without_paragraphs_is_analysed_in_parts(tmp_path: Path) -> None:
    path, target = tmp_path / "lang.txt", tmp_path / "uit.json"
    path.write_text(
        "De aannemer verbeurt een boete van € 10,- per dag en dan " * 18_500, encoding="utf-8"
    )
    assert run(["analyse", str(path), "--format", "json", "-o", str(target)]) == 0
    clauses = json.loads(target.read_text(encoding="utf-8"))["clauses"]
    assert sum(len(c["text"]) for c in clauses) > 1_000_000
    assert max(len(c["text"]) for c in clauses) <= 20_000


def test_a_defect_is_one_dutch_line_and_no_traceback(
    contract: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("details for nobody")

    monkeypatch.setattr("analyser.cli.analyse.analyse", broken)
    assert run(["analyse", str(contract)]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "[INTERN]" in err
    assert "details for nobody" not in err


def test_a_link_keeps_pointing_and_a_pipe_stays_a_pipe(contract: Path, tmp_path: Path) -> None:
    target, link, pipe = tmp_path / "doel.txt", tmp_path / "link.txt", tmp_path / "pijp"
    target.write_text("oud", encoding="utf-8")
    link.symlink_to(target)
    assert run(["analyse", str(contract), "-o", str(link)]) == 0
    assert link.is_symlink()
    assert "Dooi" in target.read_text(encoding="utf-8")
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(pipe.read_text, "utf-8")
        assert run(["analyse", str(contract), "-o", str(pipe)]) == 0
        assert "Dooi" in reading.result(timeout=60)
    assert pipe.is_fifo()


def test_an_output_that_cannot_be_written_is_one_line(
    contract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for place, reason in (
        (tmp_path / "geen" / "map.json", "de map bestaat niet"),
        (tmp_path, "dat is een map"),
        (tmp_path / ("x" * 300), "de naam is te lang"),
    ):
        assert run(["analyse", str(contract), "-o", str(place)]) == 1
        error = capsys.readouterr().err
        assert f"{reason}. [NIET_TE_SCHRIJVEN]" in error
        assert error.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
@pytest.mark.parametrize("form", ["text", "docx"])
def test_a_full_disk_is_named(contract: Path, form: str) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(  # noqa: S603 - our own interpreter and program
            [sys.executable, "-m", "analyser", "analyse", str(contract), "--format", form],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ended.returncode == 1
    assert ended.stderr.decode() == (
        "De uitvoer kan niet worden geschreven: de schijf is vol. [NIET_TE_SCHRIJVEN]\n"
    )


# Stands for a long analysis that has copies of the documents on the disk.
_LONG_ANALYSIS = """
import sys, tempfile, time
from pathlib import Path
import analyser.cli.analyse as command
from analyser.cli.main import main

def analyse(paths, **_):
    with tempfile.TemporaryDirectory():
        Path(sys.argv[2]).write_text("bezig")
        time.sleep(100)

command.analyse = analyse
main(["analyse", sys.argv[1]])
"""


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_command_that_is_told_to_end_leaves_no_copies(
    contract: Path, tmp_path: Path, name: str
) -> None:
    folder, pipe = tmp_path / "tijdelijk", tmp_path / "pijp"
    folder.mkdir()
    os.mkfifo(pipe)
    command = subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", _LONG_ANALYSIS, str(contract), str(pipe)],
        env={**os.environ, "TMPDIR": str(folder)},
        stderr=subprocess.PIPE,
    )
    pipe.read_text("utf-8")  # waits until the copies are there
    assert list(folder.iterdir())
    command.send_signal(getattr(signal, name))
    _, told = command.communicate(timeout=60)
    assert (command.returncode, told.decode().strip()) == (130, "Afgebroken.")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["analyse"],
        ["onzin"],
        ["analyse", "x", "--format", "pdfx"],
        ["analyse", "--nee"],
        ["explain"],
        ["compare", "x"],
        ["batch", "x"],
    ],
)
def test_wrong_usage_is_one_dutch_sentence(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "--help" in err


def test_classify_keeps_order_and_offsets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {
        "een": "De leverancier verbeurt een boete van € 500,- per dag.",
        "twee": "Het overleg is op dinsdag.",
    }
    path = tmp_path / "in.jsonl"
    path.write_text(
        "\n".join(json.dumps({"id": k, "text": t}) for k, t in texts.items()), encoding="utf-8"
    )
    assert run(["classify", str(path)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["id"] for line in lines] == ["een", "twee"]
    assert lines[1]["findings"] == []
    for finding in lines[0]["findings"]:
        assert texts["een"][finding["start"] : finding["end"]] == finding["quote"]
        assert 0 < finding["confidence"] <= 1


@pytest.mark.parametrize("line", ["geen json", '{"id": 1, "text": "x"}', '["a"]', '{"id": "a"}'])
def test_a_broken_line_is_named(
    tmp_path: Path, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"id": "goed", "text": "x"}\n' + line + "\n", encoding="utf-8")
    assert run(["classify", str(path)]) == 1
    assert "Regel 2" in capsys.readouterr().err


def test_evaluate_gives_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        {
            "id": "a",
            "text": "De leverancier verbeurt een boete van € 500,- per dag.",
            "labels": ["pen-per-day-uncapped"],
        },
        {"id": "b", "text": "Het overleg is op dinsdag.", "labels": ["proc-lowest-price"]},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert run(["evaluate", str(path), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["indicators"]["pen-per-day-uncapped"]["recall"] == 1
    assert figures["indicators"]["proc-lowest-price"]["recall"] == 0
    assert run(["evaluate", str(path)]) == 0
    assert "proc-lowest-price" in capsys.readouterr().out


def test_explain_gives_statements_and_findings(capsys: pytest.CaptureFixture[str]) -> None:
    text = "Opdrachtnemer verbeurt € 2.500,- per dag, met een maximum van 5%, tenzij sprake is van overmacht."
    assert run(["explain", text, "--format", "json"]) == 0
    explained = json.loads(capsys.readouterr().out)
    [statement] = explained["statements"]
    assert statement["bearer"] == "supplier"
    assert statement["modality"] == "obligation"
    assert {"value": 2500.0, "unit": "EUR", "per": "day", "cap": False} in statement["amounts"]
    assert {"value": 5.0, "unit": "percent", "per": None, "cap": True} in statement["amounts"]
    assert statement["conditions"][0]["kind"] == "unless"
    assert set(explained) == {"statements", "findings"}


def test_lexicon_check_and_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lexicon", "check"]) == 0
    assert run(["lexicon", "show", "pen-setoff"]) == 0
    assert "pen-setoff" in capsys.readouterr().out
    assert run(["lexicon", "show", "pen-bestaat-niet"]) == 1


def test_batch_writes_lines_summary_and_errors(tmp_path: Path) -> None:
    archive = tmp_path / "archief"
    (archive / "dossier").mkdir(parents=True)
    (archive / "dossier" / "overeenkomst.md").write_text(CONTRACT, encoding="utf-8")
    (archive / "los.md").write_text(CONTRACT, encoding="utf-8")
    (archive / "leeg.pdf").write_bytes(b"")
    (archive / "=kapot.docx").write_bytes(b"geen zip")
    out = tmp_path / "uit"
    assert run(["batch", str(archive), "--output", str(out), "--workers", "2"]) == 0
    assert sorted(p.name for p in out.iterdir()) == [
        "fouten.csv",
        "overzicht.csv",
        "resultaten.jsonl",
    ]
    lines = [
        json.loads(x) for x in (out / "resultaten.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert [line["dossier"] for line in lines] == ["dossier", "los.md"]
    with (out / "fouten.csv").open(encoding="utf-8-sig", newline="") as handle:
        errors = list(csv.DictReader(handle))
    assert [e["code"] for e in errors] == ["DOCX_KAPOT", "LEEG_BESTAND"]
    assert errors[0]["dossier"] == "'=kapot.docx"
    with (out / "overzicht.csv").open(encoding="utf-8-sig", newline="") as handle:
        assert [r["dossier"] for r in csv.DictReader(handle)] == ["dossier", "los.md"]


def test_batch_tells_how_many_are_done(
    contract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive, out = tmp_path / "archief", tmp_path / "uit"
    archive.mkdir()
    contract.rename(archive / contract.name)
    assert run(["batch", str(archive), "-o", str(out)]) == 0
    assert capsys.readouterr().out == f"1 dossier geanalyseerd, 0 niet gelukt; zie {out}.\n"


def test_batch_on_nothing_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["batch", str(tmp_path / "weg"), "-o", str(tmp_path / "uit")]) == 1
    assert "[BESTAAT_NIET]" in capsys.readouterr().err


def test_a_wrong_value_is_told_with_the_option_as_it_is_typed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "leidraad.md").write_text("Artikel 1. Er is een leidraad.", encoding="utf-8")
    assert run(["analyse", str(tmp_path), "--format", "plaatje"]) != 0
    assert "De waarde voor '--format' klopt niet; kies uit text, json" in capsys.readouterr().err
