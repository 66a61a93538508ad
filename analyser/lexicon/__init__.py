"""The lexicon room: reviewed data in, compiled indicators out."""

from analyser.lexicon.loader import lexicon_folder, load_lexicon
from analyser.lexicon.types import Indicator, Lexicon

__all__ = ["Indicator", "Lexicon", "lexicon_folder", "load_lexicon"]
