"""The detection room: clauses in, findings with their proof out."""

from analyser.detection.classifier import Classifier, load_classifier
from analyser.detection.detect import detect_with_probabilities
from analyser.detection.judgement import ALONE
from analyser.detection.sharing import Detecting, detect

__all__ = [
    "ALONE",
    "Classifier",
    "Detecting",
    "detect",
    "detect_with_probabilities",
    "load_classifier",
]
