"""`dooi classify`, `evaluate` and `explain`: loose clauses instead of documents."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from analyser.cli.output import write_text
from analyser.errors import InputError
from analyser.evaluation import assess, read_labelled
from analyser.evaluation.labelled import read_records
from analyser.explain import explain
from analyser.model import Finding
from analyser.pipeline import classify, judge, load_engine
from analyser.reporting.evaluation import assessment_as_dict, render_evaluation
from analyser.reporting.explanation import render_explanation
from analyser.reporting.jsonable import to_jsonable
from analyser.reporting.reliability import reliability_plot

_PATH = click.Path(path_type=Path)


@click.command("classify")
@click.argument("clauses", type=_PATH, metavar="CLAUSES.jsonl")
@click.option("--output", "-o", type=_PATH, help="Bestand voor de uitkomst; anders het scherm.")
def classify_command(clauses: Path, output: Path | None) -> None:
    """Beoordeel losse bepalingen: per regel {"id","text"} in, {"id","findings"} uit."""
    records = [(record["id"], record["text"]) for _, record in read_records(clauses)]
    lines = [
        json.dumps({"id": key, "findings": [_finding(f) for f in findings]}, ensure_ascii=False)
        for key, findings in classify(records, load_engine())
    ]
    write_text("\n".join(lines) + "\n", output)


@click.command("evaluate")
@click.argument("gold", type=_PATH, metavar="GOLD.jsonl")
@click.option("--json", "as_json", is_flag=True, help="Cijfers als JSON.")
@click.option("--picture", type=_PATH, help="Bestand voor een plaatje (SVG) van de zekerheid.")
def evaluate_command(gold: Path, picture: Path | None, *, as_json: bool) -> None:
    """Vergelijk met gelabelde bepalingen: precisie, vangst, F1 en de fouten."""
    engine = load_engine()
    labelled = read_labelled(gold)
    judged = judge([(clause.id, clause.text) for clause in labelled], engine)
    assessed = assess(labelled, judged, engine.lexicon.indicators)
    if picture is not None and assessed.certainty is not None:
        write_text(reliability_plot(assessed.certainty.bins), picture)
    if as_json:
        click.echo(json.dumps(assessment_as_dict(assessed), ensure_ascii=False, indent=2))
    else:
        click.echo(render_evaluation(assessed, {clause.id: clause.text for clause in labelled}))


@click.command("explain")
@click.argument("text", required=False, metavar="TEKST|-")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Vorm.")
@click.option("--jsonl", type=_PATH, help="Bestand met regels {id, text}; geeft per regel JSON.")
def explain_command(text: str | None, form: str, jsonl: Path | None) -> None:
    """Laat zien hoe een bepaling wordt begrepen: uitspraken en bevindingen."""
    engine = load_engine()
    if jsonl is not None:
        for _, record in read_records(jsonl):
            explained = {"id": record["id"], **to_jsonable(explain(record["text"], engine))}
            click.echo(json.dumps(explained, ensure_ascii=False))
        return
    if text is None:
        raise click.UsageError("missing text")
    given = sys.stdin.read() if text == "-" else text
    if not given.strip():
        raise InputError("GEEN_TEKST", "Er is geen tekst gegeven om uit te leggen.")
    explanation = explain(given.strip(), engine)
    if form == "json":
        click.echo(json.dumps(to_jsonable(explanation), ensure_ascii=False, indent=2))
    else:
        click.echo(render_explanation(explanation))


def _finding(finding: Finding) -> dict[str, Any]:
    fields: dict[str, Any] = to_jsonable(finding)
    kept = (
        "indicator",
        "family",
        "polarity",
        "severity",
        "confidence",
        "start",
        "end",
        "quote",
        "bearer",
        "detected_by",
        "modifiers",
    )
    return {name: fields[name] for name in kept}
