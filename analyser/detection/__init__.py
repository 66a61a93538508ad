"""The detection room: clauses in, findings with their proof out."""

from analyser.detection.detect import detect

__all__ = ["detect"]
