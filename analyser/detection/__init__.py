"""The detection room: clauses in, findings with their proof out."""

from analyser.detection.classifier import Classifier, load_classifier
from analyser.detection.detect import detect, probabilities

__all__ = ["Classifier", "detect", "load_classifier", "probabilities"]
