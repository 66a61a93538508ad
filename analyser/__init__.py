"""Dooi: reads Dutch tender documents and shows where distrust froze into the text."""

from analyser.version import __version__

__all__ = ["__version__"]
