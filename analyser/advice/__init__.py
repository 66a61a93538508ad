"""The advice room: findings in, what a reader can do about them out."""

from analyser.advice.deviations import deviations_to_motivate
from analyser.advice.suggestions import Perspective, suggestion

__all__ = ["Perspective", "deviations_to_motivate", "suggestion"]
