"""``python -m analyser.reporting.indicator_pages``: the pages under `docs/indicators/`.

One page an indicator, made from its file, so that what a reader is told is what the program
does. A test keeps them equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from analyser.lexicon import load_lexicon
from analyser.lexicon.types import Indicator, Modifier
from analyser.model import Certainty, Family, Party, Polarity
from analyser.reporting.words import (
    CERTAINTIES,
    DOCUMENT_KINDS,
    FAMILIES,
    PHASES,
    POLARITIES,
    decimal,
    join_words,
    severity_words,
    signed,
)

FOLDER = Path(__file__).parents[2] / "docs" / "indicators"


def index_page(indicators: Iterable[Indicator]) -> str:
    """The page that leads to all others, in Dutch Markdown.

    Args:
        indicators: all of them, in order of family.
    """
    listed = list(indicators)
    lines = [
        "# De indicatoren",
        "",
        (
            f"{len(listed)} indicatoren, gemaakt uit `lexicons/`. Elke pagina vertelt wat de indicator betekent, waarom "
            "dooi hem toont, hoe dooi hem herkent en hoe u hem zelf controleert. Een indicatie is geen oordeel."
        ),
    ]
    for family in Family:
        lines += [
            "",
            f"## {FAMILIES[family]}",
            "",
            "| indicator | id | ernst of kracht |",
            "|---|---|---|",
        ]
        lines += [
            f"| [{i.label}]({i.id}.md) | `{i.id}` | {decimal(i.severity)} |"
            for i in listed
            if i.family is family
        ]
    return "\n".join(lines) + "\n"


def indicator_page(indicator: Indicator) -> str:
    """The page of one indicator, in Dutch Markdown.

    Args:
        indicator: the indicator.
    """
    is_distrust = indicator.polarity is Polarity.DISTRUST
    hits = [example.text for example in indicator.examples if example.hit]
    misses = [example for example in indicator.examples if not example.hit]
    return "\n".join(
        [
            f"# {indicator.label}",
            "",
            (
                f"`{indicator.id}` · {FAMILIES[indicator.family]} · {POLARITIES[indicator.polarity]} · "
                f"{severity_words(indicator.severity, indicator.polarity)}"
            ),
            "",
            (
                f"Fase: {join_words([PHASES[phase].lower() for phase in indicator.phases])}. "
                f"Hoort in: {join_words([DOCUMENT_KINDS[kind] for kind in indicator.documents])}."
            ),
            "",
            "## Wat het is",
            "",
            indicator.definition,
            "",
            "## Waarom dooi dit toont",
            "",
            indicator.explanation.strip(),
            "",
            "## " + ("Een betere tekst" if is_distrust else "Een voorbeeld om over te nemen"),
            "",
            "> " + indicator.advice.strip(),
            "",
            "## Normen",
            "",
            *_norms(indicator),
            "",
            "## Hoe dooi het herkent",
            "",
            *_method(indicator),
            "",
            "## Zo controleert u het zelf",
            "",
            *(f"{number}. {question}" for number, question in enumerate(indicator.check, start=1)),
            "",
            "## Bekende valse alarmen",
            "",
            indicator.false_alarms,
            "",
            "Deze teksten lijken erop en zijn het niet:",
            "",
            *(f"- {miss.text} ({miss.why})" for miss in misses),
            "",
            "## Voorbeelden die dooi herkent",
            "",
            *(f"- {text}" for text in hits),
            "",
        ]
    )


def _norms(indicator: Indicator) -> list[str]:
    shown = [norm for norm in indicator.norms if norm.certainty is not Certainty.UNCERTAIN]
    if not shown:
        return ["Er is geen norm die dit rechtstreeks regelt."]
    return [f"- {norm.text} – {CERTAINTIES[norm.certainty]}" for norm in shown]


def _method(indicator: Indicator) -> list[str]:
    lines = [
        (
            f"- Regels: {len(indicator.patterns)} patronen van woorden die samen moeten voorkomen, in "
            f"`{indicator.source}`. Ze worden pas geprobeerd als er een woord van het onderwerp staat: "
            f"{_code(indicator.anchors.source)}."
        ),
        (
            "- Classificator: een model dat van zelf geschreven voorbeelden heeft geleerd, weegt wat de regels zien en "
            "noemt wat zij missen (zie `models/classifier/README.md`). Bij elke bevinding staat wie haar zag."
        ),
    ]
    if any(pattern.bearer is Party.SUPPLIER for pattern in indicator.patterns):
        lines.append("- De indicatie vervalt als de zin zegt dat de opdrachtgever dit zelf draagt.")
    if indicator.exclusions:
        listed = "; ".join(_code(exclusion.expression.source) for exclusion in indicator.exclusions)
        lines.append(f"- De indicatie vervalt ook als er in de buurt staat: {listed}.")
    return [*lines, *_modifiers(indicator.modifiers)]


def _modifiers(modifiers: Sequence[Modifier]) -> list[str]:
    if not modifiers:
        return []
    heavier = [f"{m.label} ({signed(m.effect)})" for m in modifiers if m.effect > 0]
    lighter = [f"{m.label} ({signed(m.effect)})" for m in modifiers if m.effect < 0]
    return [
        *([f"- Zwaarder telt: {join_words(heavier)}."] if heavier else []),
        *([f"- Lichter telt: {join_words(lighter)}."] if lighter else []),
    ]


def _code(expression: str) -> str:
    return f"`{expression.replace('`', '')}`"


def pages() -> dict[str, str]:
    """All pages: file name -> text."""
    indicators = list(load_lexicon().indicators.values())
    named = {f"{indicator.id}.md": indicator_page(indicator) for indicator in indicators}
    return {"README.md": index_page(indicators), **named}


def main() -> None:
    """Write all pages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
