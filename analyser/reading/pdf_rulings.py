"""Straight lines drawn on a PDF page, as edges for finding tables."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from analyser.reading.pdf_matrix import IDENTITY, Matrix, Point, combined, matrix_of, moved
from analyser.reading.pdf_words import View

_MOST_SEGMENTS = 60  # of one path; a shape with more is a drawing
_MOST_EDGES = 4000  # of one page; a page with more is a drawing
_MAX_DEPTH = 4
_THIN = 3.0  # points; a filled shape up to this thick is a rule
_STRAIGHT = 1.0  # points a line may lean


@dataclass(frozen=True, slots=True)
class Edge:
    """A horizontal or vertical line, in points from the top left of the shown page.

    `shade` marks the side of a filled area without a drawn border. Word shades the lines
    of a cell one by one, so these sides say less than drawn rules.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    shade: bool = False

    @property
    def horizontal(self) -> bool:
        """True for a line that runs more across than down."""
        return self.x1 - self.x0 >= self.bottom - self.top


def page_edges(page: pdfium.PdfPage, view: View) -> list[Edge]:
    """Horizontal and vertical lines and box sides of a page; none for a page of drawings."""
    raw = page.raw
    handles = (
        pdfium_c.FPDFPage_GetObject(raw, i) for i in range(pdfium_c.FPDFPage_CountObjects(raw))
    )
    edges: list[Edge] = []
    for start, end, shade in _segments(handles, IDENTITY, 0):
        edge = _edge(view.point(*start), view.point(*end), shade)
        if edge is not None:
            edges.append(edge)
            if len(edges) > _MOST_EDGES:
                return []
    return edges


def _edge(start: Point, end: Point, shade: bool) -> Edge | None:
    (x0, x1), (top, bottom) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    if bottom - top <= _STRAIGHT:
        middle = (top + bottom) / 2
        return Edge(x0, middle, x1, middle, shade)
    if x1 - x0 <= _STRAIGHT:
        middle = (x0 + x1) / 2
        return Edge(middle, top, middle, bottom, shade)
    return None


def _segments(
    handles: Iterator[object], outer: Matrix, depth: int
) -> Iterator[tuple[Point, Point, bool]]:
    for handle in handles:
        kind = pdfium_c.FPDFPageObj_GetType(handle)
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            filled, stroked = _paint(handle)
            if filled or stroked:
                segments = list(_path(handle, combined(matrix_of(handle), outer)))
                shade = not stroked and not _is_thin(segments)
                yield from ((start, end, shade) for start, end in segments)
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            inner = (
                pdfium_c.FPDFFormObj_GetObject(handle, i)
                for i in range(pdfium_c.FPDFFormObj_CountObjects(handle))
            )
            yield from _segments(inner, combined(matrix_of(handle), outer), depth + 1)


def _paint(handle: object) -> tuple[bool, bool]:
    """Whether a path is filled and whether it is stroked."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(handle, fill, stroke)
    return bool(fill.value), bool(stroke.value)


def _is_thin(segments: list[tuple[Point, Point]]) -> bool:
    """Whether a filled shape is thin enough to be a drawn rule."""
    xs = [point[0] for segment in segments for point in segment]
    ys = [point[1] for segment in segments for point in segment]
    return not xs or max(xs) - min(xs) <= _THIN or max(ys) - min(ys) <= _THIN


def _path(handle: object, matrix: Matrix) -> Iterator[tuple[Point, Point]]:
    count = pdfium_c.FPDFPath_CountSegments(handle)
    if not 2 <= count <= _MOST_SEGMENTS:
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    start = before = (0.0, 0.0)
    for index in range(count):
        segment = pdfium_c.FPDFPath_GetPathSegment(handle, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        point = moved(matrix, x.value, y.value)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium_c.FPDF_SEGMENT_LINETO:
            yield before, point
        before = point
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            yield point, start
            before = start
