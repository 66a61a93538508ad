"""The evaluation room: labelled clauses in, figures out."""

from analyser.evaluation.figures import Evaluation, evaluate
from analyser.evaluation.labelled import LabelledClause, read_labelled

__all__ = ["Evaluation", "LabelledClause", "evaluate", "read_labelled"]
