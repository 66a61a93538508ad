"""The detection room: clauses in, findings with their proof out."""

from analyser.detection.classifier import Classifier, load_classifier
from analyser.detection.detect import detect, detect_with_probabilities

__all__ = ["Classifier", "detect", "detect_with_probabilities", "load_classifier"]
