"""Builds a `Lexicon` from YAML: read, validated, compiled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from analyser.errors import LexiconError
from analyser.language.frames import Frames
from analyser.language.vocabulary import Vocabulary
from analyser.lexicon.compiling import CompiledExpression, Compiler
from analyser.lexicon.compounds import load_compounds
from analyser.lexicon.expression import ExpressionError, parse_expression, parse_sequence
from analyser.lexicon.expression import Sequence as WordSequence
from analyser.lexicon.files import indicator_files
from analyser.lexicon.indexing import ChoiceIndex, ExpressionIndex
from analyser.lexicon.schema import (
    ConceptsFile,
    ExclusionEntry,
    FramesFile,
    IndicatorFile,
    LanguageFile,
    ModifierEntry,
    ModifiersFile,
    OverlapsFile,
    PatternEntry,
    SuppressorsFile,
    validate,
)
from analyser.lexicon.source import Key, Source, read_yaml
from analyser.lexicon.types import (
    Example,
    Exclusion,
    Indicator,
    Lexicon,
    Modifier,
    Overlap,
    Pattern,
    Suppressor,
)
from analyser.model import Family, Norm, Party, Polarity

# Risks and penalties are about what the supplier bears; the rest is about the text itself.
_DEFAULT_BEARER = {
    Family.RISK: "supplier",
    Family.PENALTY: "supplier",
    Family.SPECIFICATION: "any",
    Family.PROCEDURE: "any",
    Family.POSITIVE: "any",
}


class Builder:
    """Builds one lexicon.

    Args:
        folder: a folder laid out like `lexicons/`.
        version: what the lexicon is to be called.
    """

    def __init__(self, folder: Path, version: str) -> None:
        self._folder = folder
        self._version = version
        self._shared = folder / "shared"
        self._compiler = Compiler(self._load_concepts())
        self._modifiers = self._load_modifiers()

    def build(self) -> Lexicon:
        """Build it; indicators in the order of family and id.

        Raises:
            LexiconError: a file is wrong; the message names file and line.
        """
        indicators: dict[str, Indicator] = {}
        for path in indicator_files(self._folder):
            indicator = self._indicator(read_yaml(path))
            if indicator.id in indicators:
                raise LexiconError(path, 1, f"indicator '{indicator.id}' bestaat al.")
            indicators[indicator.id] = indicator
        return Lexicon(
            version=self._version,
            indicators=indicators,
            subjects=ChoiceIndex([indicator.anchors for indicator in indicators.values()]),
            suppressors=self._load_suppressors(),
            overlaps=self._load_overlaps(),
            vocabulary=self._load_vocabulary(),
            literals=self._compiler.literals,
        )

    # -- shared files ------------------------------------------------------------------

    def _load_concepts(self) -> dict[str, tuple[WordSequence, ...]]:
        concepts: dict[str, tuple[WordSequence, ...]] = {}
        for path in sorted(self._shared.glob("concepts*.yaml")):
            source = read_yaml(path)
            for name, texts in validate(source, ConceptsFile).concepts.items():
                key: Key = ("concepts", name)
                if name in concepts:
                    raise LexiconError(path, source.line(key), f"woordgroep '{name}' bestaat al.")
                concepts[name] = tuple(
                    self._sequence(source, (*key, i), text) for i, text in enumerate(texts)
                )
        return concepts

    def _load_modifiers(self) -> dict[str, Modifier]:
        source = read_yaml(self._shared / "modifiers.yaml")
        return {
            code: Modifier(
                code=code,
                label=entry.label,
                effect=entry.effect,
                expressions=self._all(source, ("modifiers", code, "match"), entry.match),
                scope=entry.scope,
                sibling=entry.sibling,
                families=tuple(entry.families),
            )
            for code, entry in validate(source, ModifiersFile).modifiers.items()
        }

    def _load_suppressors(self) -> tuple[Suppressor, ...]:
        source = read_yaml(self._shared / "suppressors.yaml")
        return tuple(
            Suppressor(
                code=code,
                label=entry.label,
                expressions=self._all(source, ("suppressors", code, "match"), entry.match),
                unless=self._all(source, ("suppressors", code, "unless"), entry.unless),
                scope=entry.scope,
                clause_kinds=tuple(entry.clause_kinds),
                document_kinds=tuple(entry.document_kinds),
                families=tuple(entry.families),
            )
            for code, entry in validate(source, SuppressorsFile).suppressors.items()
        )

    def _load_overlaps(self) -> tuple[Overlap, ...]:
        entries = validate(read_yaml(self._shared / "overlaps.yaml"), OverlapsFile).overlaps
        return tuple(
            Overlap(specific, general)
            for entry in entries
            for specific in entry.specific
            for general in entry.general
        )

    def _load_vocabulary(self) -> Vocabulary:
        entry = validate(read_yaml(self._shared / "language.yaml"), LanguageFile)
        parties = {
            word.lower(): party
            for party, words in (
                (Party.SUPPLIER, entry.supplier),
                (Party.BUYER, entry.buyer),
                (Party.BOTH, entry.both),
                (Party.THIRD, entry.third),
            )
            for word in words
        }
        pronouns = {
            word: party
            for party, words in (
                (Party.SUPPLIER, entry.pronouns_supplier),
                (Party.BUYER, entry.pronouns_buyer),
            )
            for word in words
        }
        return Vocabulary(
            parties=parties,
            party_endings={
                **dict.fromkeys(entry.supplier_endings, Party.SUPPLIER),
                **dict.fromkeys(entry.buyer_endings, Party.BUYER),
            },
            only_capitalised=frozenset(entry.only_capitalised),
            pronouns=pronouns,
            oblique_prepositions=frozenset(entry.oblique_prepositions),
            negators=frozenset(entry.negators),
            scope_breakers=frozenset(entry.scope_breakers),
            short_scope=tuple(entry.short_scope),
            powers=_phrases(entry.powers),
            no_duties=_phrases(entry.no_duties),
            acts_against=frozenset(entry.acts_against),
            burdens=frozenset(entry.burdens),
            allocations=_phrases(entry.allocations),
            mutual=_phrases(entry.mutual),
            supplier_voice=_phrases(entry.supplier_voice),
            frames=self._load_frames(),
            compounds=load_compounds(self._folder),
        )

    def _load_frames(self) -> Frames:
        entry = validate(read_yaml(self._shared / "frames.yaml"), FramesFile)
        return Frames(
            duty_verbs=frozenset(entry.duty_verbs),
            power_verbs=frozenset(entry.power_verbs),
            waiver_verbs=frozenset(entry.waiver_verbs),
            duties=_phrases(entry.duties),
            releases=_phrases(entry.releases),
            powers=_phrases(entry.powers),
            prohibitions=_phrases(entry.prohibitions),
            fictions=_phrases(entry.fictions),
            efforts=_phrases(entry.efforts),
            softs=_phrases(entry.softs),
            mutual=_phrases(entry.mutual),
            allocations=_phrases(entry.allocations),
            burden_nouns=frozenset(entry.burden_nouns),
            receives=frozenset(entry.receives),
            acts_against=frozenset(entry.acts_against),
            idioms=tuple((verb, _phrases(said)) for verb, said in entry.idioms.items()),
            acts_for=frozenset(entry.acts_for),
            supplier_acts=frozenset(entry.supplier_acts),
            buyer_acts=frozenset(entry.buyer_acts),
            supplier_things=frozenset(entry.supplier_things),
            buyer_things=frozenset(entry.buyer_things),
            claims=frozenset(entry.claims),
            facts=frozenset(entry.facts),
            requirements=frozenset(entry.requirements),
        )

    # -- one indicator -----------------------------------------------------------------

    def _indicator(self, source: Source) -> Indicator:
        entry = validate(source, IndicatorFile)
        if entry.id != source.path.stem:
            raise LexiconError(
                source.path, source.line(("id",)), "het id moet gelijk zijn aan de bestandsnaam."
            )
        if entry.family.value != source.path.parent.name:
            raise LexiconError(
                source.path,
                source.line(("family",)),
                "de familie moet gelijk zijn aan de naam van de map.",
            )
        anchors = self._expression(source, ("anchors",), "(" + " | ".join(entry.anchors) + ")")
        patterns = tuple(
            self._pattern(source, i, item, entry) for i, item in enumerate(entry.patterns)
        )
        return Indicator(
            id=entry.id,
            label=entry.label,
            family=entry.family,
            polarity=Polarity.TRUST if entry.family is Family.POSITIVE else Polarity.DISTRUST,
            severity=entry.severity,
            phases=tuple(entry.phases),
            documents=tuple(entry.documents),
            definition=_one_line(entry.definition),
            explanation=_one_line(entry.explanation),
            advice=_one_line(entry.advice),
            check=tuple(entry.check),
            false_alarms=_one_line(entry.false_alarms),
            norms=tuple(Norm(norm.text, norm.certainty) for norm in entry.norms),
            anchors=anchors,
            patterns=patterns,
            pattern_index=ExpressionIndex([pattern.expression for pattern in patterns]),
            exclusions=tuple(
                self._exclusion(source, i, item) for i, item in enumerate(entry.unless)
            ),
            modifiers=self._modifiers_of(source, entry),
            ignored_suppressors=frozenset(entry.ignore_suppressors),
            examples=_examples(source, entry),
            source=f"{source.path.parent.name}/{source.path.name}",
        )

    def _pattern(
        self, source: Source, index: int, item: str | PatternEntry, entry: IndicatorFile
    ) -> Pattern:
        key: Key = ("patterns", index)
        settings = PatternEntry(match=item) if isinstance(item, str) else item
        bearer = settings.bearer or entry.bearer or _DEFAULT_BEARER[entry.family]
        return Pattern(
            expression=self._expression(source, key, settings.match),
            scope=settings.scope,
            bearer=None if bearer == "any" else Party(bearer),
            negation=settings.negation or entry.negation,
            severity=settings.severity,
            grade=settings.grade,
            within=settings.within,
            line=source.line(key) or 1,
        )

    def _exclusion(self, source: Source, index: int, item: str | ExclusionEntry) -> Exclusion:
        settings = ExclusionEntry(match=item) if isinstance(item, str) else item
        return Exclusion(
            self._expression(source, ("unless", index), settings.match), settings.scope
        )

    def _modifiers_of(self, source: Source, entry: IndicatorFile) -> tuple[Modifier, ...]:
        """Those that the file names, and those that hold for all of its family."""
        named = [self._modifier(source, i, item) for i, item in enumerate(entry.modifiers)]
        codes = {modifier.code for modifier in named}
        for_all = [
            modifier
            for modifier in self._modifiers.values()
            if entry.family in modifier.families and modifier.code not in codes
        ]
        return (*named, *for_all)

    def _modifier(self, source: Source, index: int, item: str | ModifierEntry) -> Modifier:
        key: Key = ("modifiers", index)
        settings = ModifierEntry(code=item) if isinstance(item, str) else item
        shared = self._modifiers.get(settings.code)
        if shared is None and (not settings.match or settings.effect is None or not settings.label):
            raise LexiconError(
                source.path,
                source.line(key),
                f"modifier '{settings.code}' is niet gedeeld; geef dan label, effect en match.",
            )
        if shared is None:
            expressions = self._all(source, key, settings.match)
            return Modifier(
                settings.code,
                settings.label or "",
                settings.effect or 0.0,
                expressions,
                settings.scope,
            )
        extra = self._all(source, key, settings.match)
        return Modifier(
            code=shared.code,
            label=settings.label or shared.label,
            effect=shared.effect if settings.effect is None else settings.effect,
            expressions=extra or shared.expressions,
            scope=settings.scope if settings.match else shared.scope,
            sibling=shared.sibling,
        )

    # -- expressions -------------------------------------------------------------------

    def _all(
        self, source: Source, key: Key, texts: Iterable[str]
    ) -> tuple[CompiledExpression, ...]:
        return tuple(self._expression(source, (*key, i), text) for i, text in enumerate(texts))

    def _expression(self, source: Source, key: Key, text: str) -> CompiledExpression:
        try:
            return self._compiler.compile(parse_expression(text))
        except ExpressionError as error:
            raise LexiconError(source.path, source.line(key), f"in '{text}': {error}.") from None

    def _sequence(self, source: Source, key: Key, text: str) -> WordSequence:
        try:
            return parse_sequence(text)
        except ExpressionError as error:
            raise LexiconError(source.path, source.line(key), f"in '{text}': {error}.") from None


def _examples(source: Source, entry: IndicatorFile) -> tuple[Example, ...]:
    hits = [
        Example(_one_line(text), True, "", source.line(("examples", "hits", i)) or 1)
        for i, text in enumerate(entry.examples.hits)
    ]
    misses = [
        Example(_one_line(miss.text), False, miss.why, source.line(("examples", "misses", i)) or 1)
        for i, miss in enumerate(entry.examples.misses)
    ]
    return (*hits, *misses)


def _phrases(texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(text.lower().split()) for text in texts)


def _one_line(text: str) -> str:
    return " ".join(text.split())
