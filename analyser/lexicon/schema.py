"""The shape of lexicon files, as they stand in YAML; `docs/lexicon.md` explains each field."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from analyser.errors import LexiconError
from analyser.lexicon.source import Key, Source
from analyser.lexicon.types import NegationRule, Scope
from analyser.model import Certainty, ClauseKind, DocumentKind, Family, Phase

Text = Annotated[str, Field(min_length=1)]
Shape = TypeVar("Shape", bound="Entry")


class Entry(BaseModel):
    """Base of all shapes: unknown fields are errors, values are not changed afterwards.

    What checks a shape is made when it is first used: that takes long, and a lexicon that was
    prepared before is not checked again.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class PatternEntry(Entry):
    """A pattern with settings; a bare string in YAML is a pattern with none."""

    match: Text
    scope: Scope = Scope.SENTENCE
    bearer: Literal["supplier", "buyer", "any"] | None = None
    negation: NegationRule | None = None
    severity: float | None = Field(default=None, ge=0, le=5)
    grade: int = Field(default=3, ge=1, le=3)
    within: int = Field(default=45, ge=2, le=200)


class ExclusionEntry(Entry):
    """Something that takes a hit away."""

    match: Text
    scope: Scope = Scope.WINDOW


class ModifierEntry(Entry):
    """A shared modifier by code with another effect, or an own one with its words."""

    code: Text
    effect: float | None = Field(default=None, ge=-5, le=5)
    label: str | None = None
    match: list[Text] = Field(default_factory=list)
    scope: Scope = Scope.WINDOW


class NormEntry(Entry):
    """A reference to law or guidance with its certainty."""

    text: Text
    certainty: Certainty


class MissEntry(Entry):
    """A near miss: a text that must not be flagged, and why not."""

    text: Text
    why: Text


class ExamplesEntry(Entry):
    """The texts with which a file tests itself."""

    hits: list[Text] = Field(min_length=6)
    misses: list[MissEntry] = Field(min_length=6)


class IndicatorFile(Entry):
    """One indicator; the name of the file is its id."""

    id: Text
    label: Text
    family: Family
    severity: float = Field(ge=0, le=5)
    phases: list[Phase] = Field(min_length=1)
    documents: list[DocumentKind] = Field(min_length=1)
    bearer: Literal["supplier", "buyer", "any"] | None = None
    negation: NegationRule = NegationRule.DROP
    definition: Text
    explanation: Text
    advice: Text
    check: list[Text] = Field(min_length=2)
    false_alarms: Text
    norms: list[NormEntry] = Field(default_factory=list)
    anchors: list[Text] = Field(min_length=1)
    patterns: list[Text | PatternEntry] = Field(min_length=1)
    unless: list[Text | ExclusionEntry] = Field(default_factory=list)
    modifiers: list[Text | ModifierEntry] = Field(default_factory=list)
    ignore_suppressors: list[Text] = Field(default_factory=list)
    examples: ExamplesEntry


class SharedModifier(Entry):
    """A modifier all indicators can name by its code."""

    label: Text
    effect: float = Field(ge=-5, le=5)
    match: list[Text] = Field(min_length=1)
    scope: Scope = Scope.WINDOW
    sibling: str | None = None
    families: list[Family] = Field(default_factory=list)


class SharedSuppressor(Entry):
    """A reason to drop hits of all indicators (codebook 2.0, N1-N9)."""

    label: Text
    match: list[Text] = Field(default_factory=list)
    unless: list[Text] = Field(default_factory=list)
    scope: Scope = Scope.SENTENCE
    clause_kinds: list[ClauseKind] = Field(default_factory=list)
    document_kinds: list[DocumentKind] = Field(default_factory=list)
    families: list[Family] = Field(default_factory=list)


class OverlapEntry(Entry):
    """Indicators that speak more precisely than others about the same words."""

    specific: list[Text] = Field(min_length=1)
    general: list[Text] = Field(min_length=1)


class ConceptsFile(Entry):
    """Word groups by name."""

    concepts: dict[str, list[Text]]


class ModifiersFile(Entry):
    """Shared modifiers by code."""

    modifiers: dict[str, SharedModifier]


class SuppressorsFile(Entry):
    """Shared suppressors by code."""

    suppressors: dict[str, SharedSuppressor]


class OverlapsFile(Entry):
    """Which indicators take precedence."""

    overlaps: list[OverlapEntry]


class LanguageFile(Entry):
    """The closed word classes of the language room."""

    supplier: list[Text]
    buyer: list[Text]
    supplier_endings: list[Text]
    buyer_endings: list[Text]
    both: list[Text]
    third: list[Text]
    only_capitalised: list[Text]
    pronouns_supplier: list[Text]
    pronouns_buyer: list[Text]
    oblique_prepositions: list[Text]
    negators: list[Text]
    scope_breakers: list[Text]
    short_scope: list[Text]
    powers: list[Text]
    no_duties: list[Text]
    acts_against: list[Text]
    burdens: list[Text]
    allocations: list[Text]
    mutual: list[Text]
    supplier_voice: list[Text]


class FramesFile(Entry):
    """What predicates say of those who take part in them."""

    duty_verbs: list[Text]
    power_verbs: list[Text]
    waiver_verbs: list[Text]
    duties: list[Text]
    releases: list[Text]
    powers: list[Text]
    prohibitions: list[Text]
    fictions: list[Text]
    efforts: list[Text]
    softs: list[Text]
    mutual: list[Text]
    allocations: list[Text]
    burden_nouns: list[Text]
    receives: list[Text]
    acts_against: list[Text]
    idioms: dict[Text, list[Text]]
    acts_for: list[Text]
    supplier_acts: list[Text]
    buyer_acts: list[Text]
    supplier_things: list[Text]
    buyer_things: list[Text]
    claims: list[Text]
    facts: list[Text]
    requirements: list[Text]


_DUTCH = {
    "missing": "dit verplichte veld ontbreekt",
    "extra_forbidden": "dit veld bestaat niet",
    "enum": "deze waarde is niet toegestaan; kies uit {expected}",
    "literal_error": "deze waarde is niet toegestaan; kies uit {expected}",
    "too_short": "hier staan te weinig regels; minstens {min_length} nodig",
    "string_too_short": "deze tekst is leeg",
    "greater_than_equal": "dit getal is te klein; minstens {ge}",
    "less_than_equal": "dit getal is te groot; hoogstens {le}",
}


def validate(source: Source, shape: type[Shape]) -> Shape:
    """Check a file against its shape.

    Raises:
        LexiconError: at the line of the first thing that is wrong.
    """
    try:
        return shape.model_validate(source.data)
    except ValidationError as error:
        first = error.errors()[0]
        key: Key = tuple(part for part in first["loc"] if not _is_union_branch(part))
        template = _DUTCH.get(first["type"], "deze waarde heeft niet de goede vorm")
        field = ".".join(str(part) for part in key) or "het bestand"
        message = template.format(**first.get("ctx", {}))
        raise LexiconError(source.path, source.line(key), f"{field}: {message}.") from None


def _is_union_branch(part: str | int) -> bool:
    return isinstance(part, str) and (part.startswith("constrained-str") or part.endswith("Entry"))
