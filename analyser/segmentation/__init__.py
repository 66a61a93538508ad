"""The segmentation room: documents in, clauses out."""

from analyser.segmentation.segment import Segmented, segment

__all__ = ["Segmented", "segment"]
