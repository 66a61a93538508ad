"""What a lexicon holds once it is read: frozen indicators and shared rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from analyser.language.vocabulary import Vocabulary
from analyser.lexicon.compiling import CompiledExpression
from analyser.lexicon.indexing import ChoiceIndex, ExpressionIndex
from analyser.lexicon.literals import LiteralIndex
from analyser.model import ClauseKind, DocumentKind, Family, Norm, Party, Phase, Polarity


class Scope(StrEnum):
    """How far the parts of an expression may stand from each other."""

    SENTENCE = "zin"
    WINDOW = "venster"  # the sentence with two before and two after, within the clause
    CLAUSE = "clausule"


class NegationRule(StrEnum):
    """What a negation over the trigger does to a hit."""

    DROP = "vervalt"
    IGNORE = "telt-niet"  # the pattern itself is about a negation ("geen vergoeding")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way in which an indicator shows itself.

    `severity` overrides the base of the indicator; `bearer` the side that must bear it
    (None: whoever). `grade` is the evidence grade of a positive (1 mention, 2 intention,
    3 mechanism). `within` limits the tokens between first and last matched word.
    """

    expression: CompiledExpression
    scope: Scope
    bearer: Party | None
    negation: NegationRule
    severity: float | None
    grade: int
    within: int
    line: int


@dataclass(frozen=True, slots=True)
class Exclusion:
    """An expression that takes a hit away when it holds in its scope."""

    expression: CompiledExpression
    scope: Scope


@dataclass(frozen=True, slots=True)
class Modifier:
    """Something that makes a clause heavier or lighter, with the words that show it.

    `sibling` is the indicator that expresses the same; when that one is found in the same
    clause the modifier is not counted again (codebook 2.6 rule 2). It holds for every indicator
    of the `families`, and else for those that name it.
    """

    code: str
    label: str
    effect: float
    expressions: tuple[CompiledExpression, ...]
    scope: Scope
    sibling: str | None = None
    families: tuple[Family, ...] = ()


@dataclass(frozen=True, slots=True)
class Suppressor:
    """A reason to drop hits: definition, quoted law, a supplier's question, history."""

    code: str
    label: str
    expressions: tuple[CompiledExpression, ...]
    unless: tuple[CompiledExpression, ...]
    scope: Scope
    clause_kinds: tuple[ClauseKind, ...]
    document_kinds: tuple[DocumentKind, ...]
    families: tuple[Family, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A text with which an indicator file tests itself; `why` explains a miss."""

    text: str
    hit: bool
    why: str
    line: int


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of the codebook, ready to detect with.

    `pattern_index` knows the patterns by their place in `patterns`.
    """

    id: str
    label: str
    family: Family
    polarity: Polarity
    severity: float
    phases: tuple[Phase, ...]
    documents: tuple[DocumentKind, ...]
    definition: str
    explanation: str
    advice: str
    check: tuple[str, ...]
    false_alarms: str
    norms: tuple[Norm, ...]
    anchors: CompiledExpression
    patterns: tuple[Pattern, ...]
    pattern_index: ExpressionIndex
    exclusions: tuple[Exclusion, ...]
    modifiers: tuple[Modifier, ...]
    ignored_suppressors: frozenset[str]
    examples: tuple[Example, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Overlap:
    """When `specific` is found in a clause, `general` is not shown for the same words."""

    specific: str
    general: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All indicators and shared rules, with the numbers of the words in them.

    `subjects` knows the anchors of the indicators by the place of the indicator.
    """

    version: str
    indicators: Mapping[str, Indicator]
    subjects: ChoiceIndex
    suppressors: tuple[Suppressor, ...]
    overlaps: tuple[Overlap, ...]
    vocabulary: Vocabulary
    literals: LiteralIndex
