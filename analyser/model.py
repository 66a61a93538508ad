"""The types that pass between the rooms.

All of them are frozen, plain and typed: a room takes one and gives another, and nothing
walks backwards. Offsets are 0-based character offsets, end exclusive. Pages are 1-based.
Boxes are in PDF points with the origin at the top left of the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """What a reader saw, before anything is understood."""

    LINE = "line"  # one visual line of a page; only geometric formats give these
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"


class DocumentKind(StrEnum):
    """Kinds of document in a Dutch tender pack (codebook 5.1)."""

    MARKET_CONSULTATION = "MC"
    TENDER_GUIDE = "AL"
    SELECTION_GUIDE = "SL"
    REQUIREMENTS = "PVE"
    DEMAND_SPECIFICATION = "VS"
    WORKS_SPECIFICATION = "BST"
    CONTRACT = "OVK"
    GENERAL_TERMS = "IV"
    CLARIFICATIONS = "NVI"
    SELF_DECLARATION = "UEA"
    PRICE_SHEET = "PRB"
    AWARD = "GUN"
    SUPPLIER = "INS"  # written by a bidder: an offer, a plan, a list of reservations
    EXPLANATION = "TOE"  # explains another document article by article; binds nobody
    OTHER = "OVERIG"


class ClauseKind(StrEnum):
    """What a clause is in its document."""

    PARAGRAPH = "paragraph"
    ARTICLE = "article"
    REQUIREMENT = "requirement"
    TABLE_ROW = "table_row"
    LIST = "list"
    DEFINITION = "definition"
    QUESTION = "question"
    ANSWER = "answer"
    HEADING = "heading"


class Phase(StrEnum):
    """The three contact phases between buyer and market (PIANOo 2018)."""

    PREPARATION = "voorbereiding"
    TENDER = "aanbesteding"
    EXECUTION = "uitvoering"


class Family(StrEnum):
    """Families of indicators (codebook 2)."""

    RISK = "risk"
    SPECIFICATION = "specification"
    PENALTY = "penalty"
    PROCEDURE = "procedure"
    POSITIVE = "positive"


class Polarity(StrEnum):
    """Whether an indicator points to frozen distrust or to smart trust."""

    DISTRUST = "distrust"
    TRUST = "trust"


class Party(StrEnum):
    """Who carries a duty, risk, cost or restriction."""

    SUPPLIER = "supplier"
    BUYER = "buyer"
    BOTH = "both"
    THIRD = "third"
    UNCLEAR = "unclear"


class Certainty(StrEnum):
    """How sure a norm reference is; an uncertain one is never shown to a user as fact."""

    LAW_READ = "W"  # read in the text of the law
    FOUND = "F"  # read in a source about it
    MEMORY = "M"  # professional memory, not re-read
    UNCERTAIN = "U"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points, origin top left."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document as it was read.

    `label` is the numbering the reader of the document sees in front of the text
    ("Artikel 3", "4.2.1", "a)") and is not part of `text`. For a table row `cells` holds
    the cells and `text` the same cells joined by " | ". `table` numbers the tables of a
    document, so that rows of one table are recognised; a row with `is_header` names the
    columns. `level` is the outline level (1 = chapter) of a heading or the depth of a
    list item, where the format tells. `confidence` (0-1) is how sure the text is where it
    was recognised in a picture, and None where it was written down.
    """

    kind: BlockKind
    text: str
    page: int | None = None
    box: Box | None = None
    label: str | None = None
    level: int | None = None
    cells: tuple[str, ...] = ()
    table: int | None = None
    is_header: bool = False
    font_size: float | None = None
    bold: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user should know about a document, with a stable code."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file as it was read. `pages` and `page_size` are None where there are no pages."""

    id: str
    name: str
    media_type: str
    sha256: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    page_size: tuple[float, float] | None = None  # width, height of the first page in points
    warnings: tuple[Notice, ...] = ()

    @property
    def words(self) -> int:
        """Number of whitespace-separated words over all blocks."""
        return sum(len(block.text.split()) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Dossier:
    """One or more documents that belong together, and the files that could not be read."""

    documents: tuple[Document, ...]
    skipped: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part of a clause stands: offsets in the clause text, page and box."""

    start: int
    end: int
    page: int | None
    box: Box | None


@dataclass(frozen=True, slots=True)
class Clause:
    """The unit of judgement: an article member, a requirement, a list with its lead-in.

    `number` is the label in front of the text ("7.3", "E-012") and not part of `text`.
    `places` maps stretches of the text to pages, in order of text.
    """

    id: str
    document: str
    number: str | None
    heading_path: tuple[str, ...]
    document_kind: DocumentKind
    kind: ClauseKind
    phase: Phase
    page: int | None
    text: str
    places: tuple[Place, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """Page on which the character at `offset` stands, or None without pages."""
        page = self.page
        for place in self.places:
            if place.start > offset:
                break
            page = place.page
        return page


@dataclass(frozen=True, slots=True)
class AppliedModifier:
    """One step in the trace of a severity: what was seen and what it did."""

    code: str
    label: str
    effect: float
    cue: str


@dataclass(frozen=True, slots=True)
class Norm:
    """A reference to law or guidance, with how sure it is."""

    text: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Finding:
    """An indicator seen in a clause. `quote == clause.text[start:end]` always."""

    id: str
    indicator: str
    label: str
    family: Family
    polarity: Polarity
    base_severity: float
    severity: float
    clause: str
    document: str
    phase: Phase
    page: int | None
    quote: str
    start: int
    end: int
    triggers: tuple[tuple[int, int], ...]
    bearer: Party
    confidence: float
    detected_by: tuple[str, ...]
    modifiers: tuple[AppliedModifier, ...]
    explanation: str
    norms: tuple[Norm, ...]
    advice: str


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one finding adds to a score, so that every figure leads back to a clause."""

    finding: str
    effect: float


@dataclass(frozen=True, slots=True)
class Dimension:
    """One of the ten dimensions of innovation room (codebook 3.4), 0..1 or not judged."""

    id: str
    label: str
    phase: Phase
    weight_circular: float
    weight_co2: float
    circular: float | None
    co2: float | None
    reason: str
    openers: tuple[Contribution, ...] = ()
    blockers: tuple[Contribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """Room for circular and for low-CO2 solutions, each 0-100 or None."""

    circular: float | None
    co2: float | None


@dataclass(frozen=True, slots=True)
class InnovationRoom:
    """Room for circular and low-CO2 solutions, 0-100 or None (codebook 3).

    `by_phase` has all three phases; a phase of which nothing was read has None twice.
    `gates` are the rules that bounded a figure, with the reason.
    """

    circular: float | None
    co2: float | None
    by_phase: Mapping[Phase, Room]
    dimensions: tuple[Dimension, ...]
    gates: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Distrust:
    """What the distrust index is made of: the index per phase and family, 0-100 or None.

    `heaviest` are the findings that weigh most, with their load.
    """

    by_phase: Mapping[Phase, float | None]
    by_family: Mapping[Family, float | None]
    heaviest: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class Trust:
    """How the trust zone was found: both coordinates (0-100) and the sentence for a reader."""

    label: str
    propensity: float | None
    analysis: float | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read, per part of a pack, and what could therefore not be judged."""

    words: int
    clauses: int
    parts_read: tuple[str, ...]
    parts_missing: tuple[str, ...]
    not_judged: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Scores:
    """Everything the scoring room gives; each figure is traceable to findings.

    `distrust_index` runs 0-100 (codebook 3.7) and is a separate axis from the room;
    `trust_zone` is the place in the smart trust matrix (codebook 4). Both are None when
    they would rest on too little; `coverage` then says why.
    """

    distrust_index: float | None
    distrust: Distrust
    innovation_room: InnovationRoom
    trust_zone: str | None
    trust: Trust
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Software:
    """What made the report, so that it can be made again."""

    name: str
    version: str
    lexicon: str
    language_model: str
    classifier: str | None


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """What the report says of a document; its text is in the clauses."""

    id: str
    name: str
    kind: DocumentKind
    media_type: str
    pages: int | None
    words: int
    sha256: str
    warnings: tuple[Notice, ...] = ()


class AmendmentKind(StrEnum):
    """What a nota van inlichtingen does to a clause."""

    EXPIRED = "vervallen"
    CHANGED = "gewijzigd"
    SUPPLEMENTED = "aangevuld"


@dataclass(frozen=True, slots=True)
class SupersededDocument:
    """A document that gives way to another one: `prevails` is judged, `document` is not.

    `reason` says in Dutch why, as the end of a sentence.
    """

    document: str
    prevails: str
    reason: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """One text that stands in several clauses: `clause` is judged, `places` are the others."""

    clause: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change that a nota van inlichtingen makes.

    `clauses` are the clauses changed, `by` is the clause that changes them. `new_clause` is
    the clause in its new form, which is judged in place of the old one; it is None when the
    clause expired, and when the nota does not give the new words: then the old form is judged.
    `quoted` are the stretches of `by` that hold the old or the new words.
    """

    kind: AmendmentKind
    clauses: tuple[str, ...]
    by: str
    new_text: str | None = None
    new_clause: str | None = None
    quoted: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class DanglingReference:
    """Something that is referred to and is not in the dossier: "bijlage 4", "artikel 17".

    `document` is the document that would have to hold it, None for the dossier as a whole;
    `places` are the clauses that refer to it.
    """

    target: str
    document: str | None
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class References:
    """The cross references of a dossier: how many lead somewhere, and those that do not."""

    resolved: int = 0
    dangling: tuple[DanglingReference, ...] = ()


@dataclass(frozen=True, slots=True)
class ContraryPlace:
    """One side of a contradiction; `quote == clause.text[start:end]`, `value` in words."""

    clause: str
    document: str
    page: int | None
    quote: str
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Places in different documents that say different things about one subject.

    `prevails` is the clause that goes first by what the dossier says about the order of its
    documents, or None; `reason` is the Dutch sentence that tells why.
    """

    subject: str
    label: str
    places: tuple[ContraryPlace, ...]
    prevails: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Pack:
    """What is seen when the documents of a dossier are read together."""

    superseded: tuple[SupersededDocument, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    references: References = References()
    contradictions: tuple[Contradiction, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The result of an analysis: the one object that all front doors give."""

    software: Software
    documents: tuple[DocumentSummary, ...]
    clauses: tuple[Clause, ...]
    findings: tuple[Finding, ...]
    scores: Scores
    skipped: tuple[Notice, ...] = ()
    pack: Pack = field(default=Pack())
    schema_version: str = field(default="1.0")
