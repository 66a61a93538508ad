"""The scoring room: findings and facts of the documents in, traceable figures out."""

from analyser.scoring.facts import Facts, gather_facts
from analyser.scoring.score import Figures, figures, score
from analyser.scoring.uncertainty import uncertainty
from analyser.scoring.whatif import Suggested, Suggestions, best_edits, what_if

__all__ = [
    "Facts",
    "Figures",
    "Suggested",
    "Suggestions",
    "best_edits",
    "figures",
    "gather_facts",
    "score",
    "uncertainty",
    "what_if",
]
