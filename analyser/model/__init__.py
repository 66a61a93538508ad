"""The types that pass between the rooms.

All of them are frozen, plain and typed: a room takes one and gives another, and nothing
walks backwards. Offsets are 0-based character offsets, end exclusive. Pages are 1-based.
Boxes are in PDF points with the origin at the top left of the page.
"""

from analyser.model.awards import (
    AwardCriterion,
    AwardFigure,
    AwardPlace,
    AwardScheme,
    AwardTheme,
    LotAward,
)
from analyser.model.documents import Block, Box, Clause, Document, Dossier, Notice, Place
from analyser.model.findings import AppliedModifier, Finding, Norm
from analyser.model.kinds import (
    BlockKind,
    Certainty,
    ClauseKind,
    DocumentKind,
    Family,
    Party,
    Phase,
    Polarity,
)
from analyser.model.pack import (
    Amendment,
    AmendmentKind,
    Contradiction,
    ContraryPlace,
    DanglingReference,
    Pack,
    References,
    Repeat,
    SupersededDocument,
)
from analyser.model.quotes import Inconsistency, Passage, Quoted, Tally
from analyser.model.readings import (
    Boilerplate,
    Coverage,
    Profile,
    ProfileElement,
    Standing,
    SupplierSide,
)
from analyser.model.report import DocumentSummary, Report, Software
from analyser.model.room import (
    Basis,
    Bound,
    Contribution,
    Dimension,
    Gate,
    InnovationRoom,
    Room,
    RoomContribution,
    Source,
    Start,
)
from analyser.model.scores import Edits, Gain, Interval, Scores, Uncertainty, WhatIf
from analyser.model.specification import (
    ChapterSpecification,
    Requirement,
    Specification,
    SpecificationLevel,
    Strength,
)
from analyser.model.trust import Distrust, Load, PhaseTrust, Trust, TrustEvidence

__all__ = [
    "Amendment",
    "AmendmentKind",
    "AppliedModifier",
    "AwardCriterion",
    "AwardFigure",
    "AwardPlace",
    "AwardScheme",
    "AwardTheme",
    "Basis",
    "Block",
    "BlockKind",
    "Boilerplate",
    "Bound",
    "Box",
    "Certainty",
    "ChapterSpecification",
    "Clause",
    "ClauseKind",
    "Contradiction",
    "ContraryPlace",
    "Contribution",
    "Coverage",
    "DanglingReference",
    "Dimension",
    "Distrust",
    "Document",
    "DocumentKind",
    "DocumentSummary",
    "Dossier",
    "Edits",
    "Family",
    "Finding",
    "Gain",
    "Gate",
    "Inconsistency",
    "InnovationRoom",
    "Interval",
    "Load",
    "LotAward",
    "Norm",
    "Notice",
    "Pack",
    "Party",
    "Passage",
    "Phase",
    "PhaseTrust",
    "Place",
    "Polarity",
    "Profile",
    "ProfileElement",
    "Quoted",
    "References",
    "Repeat",
    "Report",
    "Requirement",
    "Room",
    "RoomContribution",
    "Scores",
    "Software",
    "Source",
    "Specification",
    "SpecificationLevel",
    "Standing",
    "Start",
    "Strength",
    "SupersededDocument",
    "SupplierSide",
    "Tally",
    "Trust",
    "TrustEvidence",
    "Uncertainty",
    "WhatIf",
]
