"""The scoring room: findings and facts of the documents in, traceable figures out."""

from analyser.scoring.facts import Facts, gather_facts
from analyser.scoring.score import score

__all__ = ["Facts", "gather_facts", "score"]
