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
class RoomContribution:
    """What one finding adds to a dimension (0..1) for each ambition; blockers are negative."""

    finding: str
    circular: float
    co2: float


@dataclass(frozen=True, slots=True)
class Source:
    """A clause that a starting level was read from.

    For the freedom of specification `value` (0..1) is the room that a requirement leaves and
    `weight` how much it counts; the starting level is their weighted mean. Elsewhere both are
    None: then the clause only tells that, or how, something is arranged.
    """

    clause: str
    value: float | None = None
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """The level of a dimension (0..1) before findings raise or lower it, and where it comes from."""

    circular: float
    co2: float
    reason: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Bound:
    """What keeps a level in its bounds: a gate by its code, or the ends of the scale ("SCHAAL")."""

    code: str
    circular: float
    co2: float


@dataclass(frozen=True, slots=True)
class Dimension:
    """One of the ten dimensions of innovation room (codebook 3.4), 0..1 or not judged.

    `circular` is `start.circular` plus all that openers, blockers and bounds add; `co2` alike.
    """

    id: str
    label: str
    phase: Phase
    weight_circular: float
    weight_co2: float
    circular: float | None
    co2: float | None
    reason: str
    openers: tuple[RoomContribution, ...] = ()
    blockers: tuple[RoomContribution, ...] = ()
    start: Start | None = None
    bounds: tuple[Bound, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """Room for circular and for low-CO2 solutions, each 0-100 or None."""

    circular: float | None
    co2: float | None


@dataclass(frozen=True, slots=True)
class Gate:
    """A rule that bounds the room, and the findings that call for it.

    `circular` and `co2` are the points that it takes off the totals (0 or less); what it takes
    off a dimension stands among the bounds of that dimension.
    """

    code: str
    message: str
    findings: tuple[str, ...]
    dimensions: tuple[str, ...] = ()
    circular: float = 0.0
    co2: float = 0.0


@dataclass(frozen=True, slots=True)
class Basis:
    """What the totals rest on: dimensions that were judged, and their share of all weight (%)."""

    dimensions: tuple[str, ...] = ()
    circular: float = 0.0
    co2: float = 0.0


@dataclass(frozen=True, slots=True)
class InnovationRoom:
    """Room for circular and low-CO2 solutions, 0-100 or None (codebook 3).

    A total is the mean of the judged dimensions by their weight, times 100, plus what the
    gates take off. `by_phase` has all three phases; a phase of which nothing was read has
    None twice.
    """

    circular: float | None
    co2: float | None
    by_phase: Mapping[Phase, Room]
    dimensions: tuple[Dimension, ...]
    gates: tuple[Gate, ...] = ()
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class Load:
    """What one clause weighs in the distrust index: `load = weight * severity ** 1.5`.

    `finding` is the heaviest in the clause, `also` are the other labels of that clause, which
    raised `severity` (0-5) by half a point each, at most one. `weight` is that of the family.
    """

    finding: str
    also: tuple[str, ...]
    severity: float
    weight: float
    load: float


@dataclass(frozen=True, slots=True)
class Distrust:
    """What the distrust index is made of: the index per phase and family, 0-100 or None.

    Every index is `100 * (1 - exp(-sum of loads / scale))`, over the loads whose finding is of
    that phase or family. `loads` has the heaviest first; `heaviest` are the first of them.
    """

    by_phase: Mapping[Phase, float | None]
    by_family: Mapping[Family, float | None]
    heaviest: tuple[Contribution, ...]
    loads: tuple[Load, ...] = ()
    scale: float | None = None


@dataclass(frozen=True, slots=True)
class TrustEvidence:
    """One thing in the text that speaks for (effect > 0) or against (< 0) a coordinate.

    `axis` is "vertrouwen" (propensity) or "onderbouwing" (analysis). It leads back to a
    finding or, where the text as a whole speaks, to clauses.
    """

    axis: str
    phase: Phase | None
    label: str
    effect: float
    finding: str | None = None
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PhaseTrust:
    """Place of one phase in the matrix; the zone is None when too little of it was read."""

    zone: str | None
    label: str
    propensity: float | None
    analysis: float | None


@dataclass(frozen=True, slots=True)
class Trust:
    """How the trust zone was found: both coordinates (0-100) and the sentence for a reader.

    A coordinate is 100 * (for + prior * middle) / (for + against + prior), with `for` and
    `against` the sums of effects in `evidence`. The middles (0-100) are the medians of the
    reference texts and divide the zones. `signs` are sentences on what makes the zone.
    """

    label: str
    propensity: float | None
    analysis: float | None
    propensity_middle: float | None = None
    analysis_middle: float | None = None
    by_phase: Mapping[Phase, PhaseTrust] = field(default_factory=dict)
    signs: tuple[str, ...] = ()
    evidence: tuple[TrustEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read, per part of a pack, and what could therefore not be judged."""

    words: int
    clauses: int
    parts_read: tuple[str, ...]
    parts_missing: tuple[str, ...]
    not_judged: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something was counted and the clauses it was counted in."""

    id: str
    label: str
    count: int
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SupplierSide:
    """What suppliers ask, object to and reserve, and what the buyer answers (codebook 5.4).

    A mirror of the text and no part of the buyer's scores. `requests` are the answered
    questions that ask for a change or a promise; `objections` are questions that call
    something unreasonable or impossible; `offers` are documents a bidder wrote.
    """

    questions: int = 0
    requests: int = 0
    topics: tuple[Tally, ...] = ()
    objections: tuple[str, ...] = ()
    answers: tuple[Tally, ...] = ()
    offers: tuple[str, ...] = ()
    reservations: tuple[Tally, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in a clause; `quote == clause.text[start:end]`. `role` says in Dutch what they are."""

    clause: str
    document: str
    page: int | None
    quote: str
    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """Something in which a dossier does not agree with itself, with the places that show it."""

    code: str
    message: str
    passages: tuple[Passage, ...]


class AwardScheme(StrEnum):
    """How a contract is awarded (codebook 3.5 step 1)."""

    WEIGHTED = "weging"
    VALUE = "waarde"  # quality is a fictitious discount in euro or percent of the price
    MKI = "mki"  # environmental cost is added to the price, with or without a factor
    FIXED_PRICE = "vaste_prijs"
    LOWEST_PRICE = "laagste_prijs"
    LIFE_CYCLE = "levenscyclus"
    RATIO = "prijs_per_kwaliteit"
    UNWEIGHTED = "zonder_gewicht"


class AwardTheme(StrEnum):
    """What an award criterion is about."""

    PRICE = "prijs"
    CO2 = "CO2"
    CIRCULAR = "circulair"
    SUSTAINABLE = "duurzaamheid"
    QUALITY = "kwaliteit"


@dataclass(frozen=True, slots=True)
class AwardPlace:
    """Where a figure of the award was read: `quote == clause.text[start:end]`.

    A figure that stands in the heading above a clause has `in_heading`, and `quote` is then
    the heading.
    """

    clause: str
    document: str
    page: int | None
    number: str | None
    quote: str
    start: int
    end: int
    in_heading: bool = False


@dataclass(frozen=True, slots=True)
class AwardCriterion:
    """An award criterion at the lowest level that was read.

    `weight` is the figure as it stands, in `unit` ("procent", "punten", "euro" or "" for a
    factor). `nominal` is its share of all weights, `effective` the share it has on the
    outcome under the assumptions of the award; both 0..1 or None. `circular` and `co2` tell
    how far it rewards that ambition, 0..1.
    """

    name: str
    theme: AwardTheme
    weight: float
    unit: str
    nominal: float | None
    effective: float | None
    circular: float
    co2: float
    parent: str | None
    place: AwardPlace


@dataclass(frozen=True, slots=True)
class AwardFigure:
    """A figure beside the weights: a ceiling, a step of the ladder, a bound of the MKI."""

    label: str
    value: float
    unit: str
    place: AwardPlace


@dataclass(frozen=True, slots=True)
class LotAward:
    """How a contract, or one lot of it, is awarded, as it was read.

    `circular` and `co2` are the effective shares of both ambitions (0..1), None when no
    weights were read; `openness` (0.5 to 1.2) is a factor on the reward. `formula` is the
    price formula in words with `formula_place`; `example` shows in sentences what it does.
    """

    lot: str | None
    scheme: AwardScheme
    place: AwardPlace
    criteria: tuple[AwardCriterion, ...]
    figures: tuple[AwardFigure, ...] = ()
    formula: str | None = None
    formula_place: AwardPlace | None = None
    circular: float | None = None
    co2: float | None = None
    openness: float = 1.0
    openness_reasons: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    notes: tuple[Notice, ...] = ()
    example: tuple[str, ...] = ()

    @property
    def clauses(self) -> tuple[str, ...]:
        """Ids of the clauses it was read from, the criteria first."""
        places = (*(c.place for c in self.criteria), self.place)
        return tuple(dict.fromkeys(place.clause for place in places))


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """How much of what the buyer wrote is copied, as a share of words (0-1) or None.

    `known_share` is the part that stands in known general terms, told per text in `terms`;
    `repeated` are clauses that stand elsewhere in the dossier in nearly the same words.
    """

    share: float | None = None
    known_share: float | None = None
    terms: tuple[Tally, ...] = ()
    repeated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProfileElement:
    """One trait of a named profile: a question to the text and the places that answer it."""

    id: str
    label: str
    question: str
    places: tuple[str, ...]

    @property
    def present(self) -> bool:
        """Whether the trait was found."""
        return bool(self.places)


@dataclass(frozen=True, slots=True)
class Profile:
    """Traits of "bestuurlijk aanbesteden" in a dossier for the social domain.

    A named profile of a text, without a figure. `elements` is empty when the dossier is not
    about the social domain; `density` is how many words of that domain it has per thousand.
    """

    applies: bool = False
    density: float | None = None
    elements: tuple[ProfileElement, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """A figure beside those of the reference texts: higher than `lower` of the `texts`.

    The figure "distrust" is the load that the index is made of.
    """

    figure: str
    value: float
    lower: int
    texts: int


class SpecificationLevel(StrEnum):
    """How far a requirement fixes the solution (codebook 3.2).

    X is statutory, safety, an interface or a fact of the site; P is about paper, money or
    meetings. Both say nothing of the room for a solution and are left out of its mean.
    """

    PRESCRIBED = "S0"
    EQUIVALENT = "S1"
    PRESUMPTION = "S2"
    PERFORMANCE = "S3"
    FUNCTION = "S4"
    CHALLENGE = "S5"
    STATUTORY = "X"
    PROCESS = "P"


class Strength(StrEnum):
    """How hard a requirement is."""

    KNOCKOUT = "knock-out"
    DEMAND = "eis"
    WISH = "wens"


@dataclass(frozen=True, slots=True)
class Requirement:
    """A requirement with its degree of specification, None where its words do not tell.

    `reason` says in Dutch what told it, `start` and `end` bound the telling words in the
    clause. `weight` is how much it counts in the mean; `chapter` are the headings above it.
    """

    clause: str
    document: str
    chapter: tuple[str, ...]
    level: SpecificationLevel | None
    strength: Strength
    weight: float
    reason: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ChapterSpecification:
    """The requirements of one chapter: how many of each level, and the room they leave.

    `room` is their weighted mean (0..1), None when none of them counts; `unjudged` are those
    whose words do not tell.
    """

    document: str
    chapter: tuple[str, ...]
    levels: Mapping[SpecificationLevel, int]
    unjudged: int
    room: float | None


@dataclass(frozen=True, slots=True)
class Specification:
    """The degree of specification of all requirements, together (0..1 or None) and per chapter."""

    room: float | None = None
    levels: Mapping[SpecificationLevel, int] = field(default_factory=dict)
    unjudged: int = 0
    chapters: tuple[ChapterSpecification, ...] = ()
    requirements: tuple[Requirement, ...] = ()


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
    inconsistencies: tuple[Inconsistency, ...] = ()
    specification: Specification = Specification()
    boilerplate: Boilerplate = Boilerplate()
    suppliers: SupplierSide = SupplierSide()
    profile: Profile = Profile()
    standings: tuple[Standing, ...] = ()
    awards: tuple[LotAward, ...] = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """Within which bounds a figure of 0-100 lies, 90% sure."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """How far the figures may be off because findings are not certain.

    `mainly` are the findings that the widest interval comes from most; `sentence` says it all
    in words. Where a figure is None its interval is too.
    """

    distrust_index: Interval | None
    circular: Interval | None
    co2: Interval | None
    mainly: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Gain:
    """What an edit does to the figures, in points of 0-100: after less before."""

    circular: float | None
    co2: float | None
    distrust: float | None
    propensity: float | None
    analysis: float | None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What happens when the words of a finding make way for the suggested wording.

    `replaces` are all findings in these words, the finding itself among them; `brings` are the
    indicators that are seen in the suggested wording.
    """

    finding: str
    replaces: tuple[str, ...]
    brings: tuple[str, ...]
    gain: Gain


@dataclass(frozen=True, slots=True)
class Edits:
    """The edits in different clauses that together bring a dossier closest to smart trust.

    Each gain comes on top of those before it. `measure` says in words what was brought down,
    from `before` to `after`.
    """

    measure: str
    steps: tuple[WhatIf, ...]
    before: float
    after: float


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
    uncertainty: Uncertainty | None = None
    what_if: tuple[WhatIf, ...] = ()
    edits: Edits | None = None
    schema_version: str = field(default="1.0")
