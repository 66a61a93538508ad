"""`dooi lexicon`: check and show the indicators."""

from __future__ import annotations

import click

from analyser.errors import DooiError, InputError
from analyser.lexicon.types import Indicator
from analyser.lexicon_check import check_examples
from analyser.pipeline import load_rules


@click.group("lexicon")
def lexicon_group() -> None:
    """Controleer of toon de indicatoren."""


@lexicon_group.command("check")
def check_command() -> None:
    """Lees alle indicatoren en voer hun voorbeelden uit."""
    engine = load_rules()
    failures = check_examples(engine)
    for failure in failures:
        click.echo(failure.message, err=True)
    total = sum(len(i.examples) for i in engine.lexicon.indicators.values())
    count = len(engine.lexicon.indicators)
    if failures:
        raise DooiError(
            "LEXICON_VOORBEELD", f"{len(failures)} van {total} voorbeelden kloppen niet."
        )
    click.echo(f"{count} indicatoren gelezen, {total} voorbeelden kloppen.")


@lexicon_group.command("show")
@click.argument("indicator", required=False, metavar="[ID]")
def show_command(indicator: str | None) -> None:
    """Toon alle indicatoren, of één met uitleg."""
    indicators = load_rules().lexicon.indicators
    if indicator is None:
        for entry in indicators.values():
            click.echo(f"{entry.id:34} {entry.severity:g}  {entry.label}")
        return
    if indicator not in indicators:
        raise InputError("ONBEKENDE_INDICATOR", f"De indicator '{indicator}' bestaat niet.")
    click.echo(_describe(indicators[indicator]))


def _describe(indicator: Indicator) -> str:
    lines = [
        f"{indicator.label} ({indicator.id})",
        f"Ernst {indicator.severity:g}; fase {', '.join(indicator.phases)}; in {', '.join(indicator.documents)}.",
        "",
        indicator.definition,
        "",
        indicator.explanation,
        "",
        f"Beter: {indicator.advice}",
        "",
        *(f"Norm: {norm.text} [{norm.certainty}]" for norm in indicator.norms),
        "",
        *(f"+ {example.text}" for example in indicator.examples if example.hit),
        *(f"- {example.text} ({example.why})" for example in indicator.examples if not example.hit),
    ]
    return "\n".join(lines)
