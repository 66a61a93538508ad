"""The evaluation room: labelled clauses in, figures out."""

from analyser.evaluation.assessment import Assessment, assess
from analyser.evaluation.figures import Evaluation, evaluate
from analyser.evaluation.labelled import LabelledClause, read_labelled

__all__ = ["Assessment", "Evaluation", "LabelledClause", "assess", "evaluate", "read_labelled"]
