"""The segmentation room: documents in, clauses out."""

from analyser.segmentation.segment import segment

__all__ = ["segment"]
