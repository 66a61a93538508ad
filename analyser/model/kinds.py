"""The words with which documents, clauses and findings are told apart."""

from __future__ import annotations

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
