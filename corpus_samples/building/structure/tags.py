"""Writes the tagged structure of a PDF: which text is a heading, which is a running line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFPage
from reportlab.pdfgen.canvas import Canvas


class Tags:
    """Marks what is drawn on a canvas; does nothing when it is not on."""

    def __init__(self, canvas: Canvas, *, on: bool) -> None:
        self._canvas, self._on = canvas, on
        self._elements: list[tuple[str, list[tuple[int, int]]]] = []
        self._pages: list[PDFPage] = []
        self._marks = 0
        if on:
            self._add_page = canvas._doc.addPage  # noqa: SLF001 - reportlab knows no tags
            canvas._doc.addPage = self._keep  # noqa: SLF001

    def begin(self, kind: str) -> None:
        """What follows is one piece of this kind (H1, P)."""
        self._elements.append((kind, []))

    @contextmanager
    def content(self) -> Iterator[None]:
        """What is drawn here belongs to the piece that began last."""
        if not self._on:
            yield
            return
        kind, marks = self._elements[-1]
        marks.append((len(self._pages), self._marks))
        self._write(f"/{kind} <</MCID {self._marks}>> BDC")
        self._marks += 1
        yield
        self._write("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn here is no part of the text."""
        if not self._on:
            yield
            return
        self._write("/Artifact <</Type /Pagination>> BDC")
        yield
        self._write("EMC")

    def close(self) -> None:
        """Write the tree of the whole document, once all pages are made."""
        if not self._on:
            return
        document = self._canvas._doc  # noqa: SLF001
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        parent = document.Reference(root)
        of_page: list[dict[int, object]] = [{} for _ in self._pages]
        kids = []
        for kind, marks in self._elements:
            parts = [
                PDFDictionary(
                    {"Type": PDFName("MCR"), "Pg": document.Reference(self._pages[page]), "MCID": n}
                )
                for page, n in marks
            ]
            element = document.Reference(
                PDFDictionary(
                    {
                        "Type": PDFName("StructElem"),
                        "S": PDFName(kind),
                        "P": parent,
                        "K": PDFArray(parts),
                    }
                )
            )
            kids.append(element)
            for page, n in marks:
                of_page[page][n] = element
        numbers: list[object] = []
        for index, elements in enumerate(of_page):
            in_order = PDFArray([elements[n] for n in sorted(elements)])
            numbers += [index, document.Reference(in_order)]
        root["K"] = PDFArray(kids)
        root["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        document._catalog.StructTreeRoot = root  # noqa: SLF001
        document._catalog.MarkInfo = PDFDictionary({"Marked": "true"})  # noqa: SLF001

    def _keep(self, page: PDFPage) -> object:
        page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents"]
        page.StructParents = len(self._pages)
        self._pages.append(page)
        self._marks = 0
        return self._add_page(page)

    def _write(self, code: str) -> None:
        self._canvas._code.append(code)  # noqa: SLF001
