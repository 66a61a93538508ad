"""The layouts in which the texts are set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from reportlab.lib.pagesizes import A4, A5, landscape

from building.structure.grids import GridLook, set_grid
from building.structure.setter import Look, Setter
from building.structure.text import Entry, Heading, Matrix, Passage, Text, read_text
from building.structure.truth import Columns, Expected, expected_clauses
from building.structure.word import WordLook, write_word_layout

_WIDE = landscape(A4)
Draw = Callable[[Setter, int, int], None]


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a layout, the pages of the PDF and the lines of its heads and feet."""

    pdf: Path
    word: Path
    pages: int
    running_lines: frozenset[str]


@dataclass(frozen=True, slots=True)
class Part:
    """A further text of a layout, under a title of its own and on its own kind of pages."""

    title: str
    text: str
    look: Look
    grid: GridLook | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A text in one dress, as PDF and as DOCX.

    With a `cover` the document begins with that title and a list of contents; `more` are
    texts that come after the first.
    """

    name: str
    text: str
    look: Look
    word: WordLook
    grid: GridLook | None = None
    cover: str = ""
    more: tuple[Part, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """All texts of the document."""
        return (Part("", self.text, self.look, self.grid), *self.more)

    def expected(self) -> list[Expected]:
        """The clauses a reader has to find in both files."""
        return [
            clause
            for part in self.parts
            for clause in expected_clauses(read_text(part.text), _columns(part))
        ]

    def write(self, folder: Path) -> Written:
        """Write the PDF and the DOCX into a folder."""
        pdf, word = folder / f"{self.name}.pdf", folder / f"{self.name}.docx"
        setter: Setter | None = None
        for _ in range(3 if self.cover else 2):  # pages and contents are known after a pass
            setter = _set(self, pdf, setter)
        texts = [(part.title, read_text(part.text), _columns(part)) for part in self.parts]
        write_word_layout(texts, self.word, word, self.cover)
        return Written(pdf, word, setter.page, frozenset(setter.running_lines))


def _columns(part: Part) -> Columns | None:
    return part.grid.columns if part.grid is not None else None


def _set(layout: Layout, target: Path, before: Setter | None) -> Setter:
    notes = {n: note for part in layout.parts for n, note in read_text(part.text).notes.items()}
    setter = Setter(target, layout.look, notes, before.page if before is not None else 0)
    if layout.cover:
        setter.contents(layout.cover, before.headings if before is not None else [])
    for part in layout.parts:
        if part.title:
            setter.turn(part.look)
            setter.heading(part.title, "", 1)
        _set_text(setter, read_text(part.text), part)
    setter.close()
    return setter


def _set_text(setter: Setter, text: Text, part: Part) -> None:
    look = part.look
    before: object = None
    for item in text.items:
        match item:
            case Heading():
                setter.heading(item.text, item.number, item.level)
            case Passage():
                hang = 0.0 if look.late_numbers or not item.number else look.hang
                first = look.indent if isinstance(before, Passage) else 0.0
                setter.paragraph(item.text, item.number, hang=hang, first=first)
            case Entry():
                is_member = text.name == "overeenkomst" and not look.late_numbers
                hang = 14 + (look.hang if is_member else 0)
                setter.paragraph(item.text, item.label, hang=hang, number_room=14)
            case Matrix() if part.grid is not None:
                set_grid(setter, item, part.grid)
            case Matrix():
                _blocks(setter, item)
        before = item


def _blocks(setter: Setter, table: Matrix) -> None:
    """Questions and answers below each other, each with its label."""
    for number, reference, question, answer in table.rows:
        setter.paragraph(f"Vraag {number}: {question}")
        setter.paragraph(f"Verwijzing: {reference}")
        setter.paragraph(f"Antwoord {number}: {answer}")


def _plain(setter: Setter, page: int, total: int) -> None:
    setter.running("Gemeente Elzendrecht", 72, 805, 8)
    setter.running("Vernieuwing wijkboerderij", 523, 805, 8, align="right")
    setter.running(f"Pagina {page} van {total}", 297, 40, 8, align="centre")


def _alternating(setter: Setter, page: int, total: int) -> None:
    if page % 2:
        setter.running("Beheerovereenkomst warmtenetten", 470, 800, 9, align="right")
        setter.running("versie 0.9 concept", 140, 45, 9)
        setter.running(f"{page}/{total}", 470, 45, 9, align="right")
    else:
        setter.running("Warmtebedrijf Oosterveld & De Hoven", 120, 800, 9)
        setter.running(f"{page}/{total}", 120, 45, 9)
        setter.running(f"afgedrukt op {10 + page} mei 2027", 450, 45, 9, align="right")


def _two_columns(setter: Setter, page: int, _: int) -> None:
    setter.running("Beheerovereenkomst", 50, 812, 8)
    setter.running("versie 1.2 | 14 mei 2027", 545, 812, 8, align="right")
    setter.running(f"- {page} -", 297, 30, 8, align="centre")


def _at_sides(title: str, foot: str) -> Draw:
    def draw(setter: Setter, page: int, total: int) -> None:
        width, height = setter.look.page
        setter.running(title, 40, height - 28, 7)
        setter.running(foot, 40, 24, 7)
        setter.running(f"Pagina {page} van {total}", width - 40, 24, 7, align="right")

    return draw


def _number_only(setter: Setter, page: int, _: int) -> None:
    setter.running(str(page), 210, 24, 6, align="centre")
    title = "INKOOPVOORWAARDEN HOOGHEEMRAADSCHAP LANGE VLIET"
    setter.running(title, 210, 570, 6, align="centre")


def _one(left: float, width: float) -> Callable[[int], list[tuple[float, float]]]:
    return lambda _: [(left, width)]


_PVE = "Programma van eisen leerlingenvervoer"
_DOSSIER = Look(
    A4, _one(72, 451), _at_sides("Gemeente Elzendrecht - stukken", "versie 1.0, 3 maart 2027"),
    "Times-Roman", "Times-Bold", 11.5, 1.3, hyphenated=True, justified=True, bookmarked=True,
)  # fmt: skip
_NOTA = "Nota van inlichtingen onderhoud sluizen Boven-Linge"
LAYOUTS = (
    Layout(
        "eenvoudig", "leidraad",
        Look(A4, _one(72, 451), _plain),
        WordLook(numbers="list"),
    ),
    Layout(
        "twee-kolommen", "overeenkomst",
        Look(
            A4, lambda _: [(50, 236), (309, 236)], _two_columns, "Times-Roman", "Times-Bold", 9.5,
            1.15, top=60, bottom=60, gap=4, hang=20, justified=True, hyphenated=True,
            heading_sizes=(1.1, 1),
        ),
        WordLook(numbers="typed", columns=2),
    ),
    Layout(
        "wisselende-koppen", "overeenkomst",
        Look(
            A4, lambda page: [(140 if page % 2 else 120, 330)], _alternating, "Times-Roman",
            "Times-Bold", 11, 1.35, top=80, bottom=90, hang=34, late_numbers=True, justified=True,
            heading_sizes=(1.15, 1),
        ),
        WordLook(numbers="list", alternating=True),
    ),
    Layout(
        "lijnen", "eisen",
        Look(_WIDE, _one(40, 762), _at_sides(_PVE, "Versie 2.0 - 1 juni 2027"), top=50, bottom=45),
        WordLook(numbers="typed", landscape=True),
        GridLook(Columns((0, 1, 2, 3, 4, 5, 6), merged=True), (7, 11, 40, 7, 28, 15, 9)),
    ),
    Layout(
        "zonder-lijnen", "eisen",
        Look(_WIDE, _one(40, 762), _at_sides(_PVE, "concept 3, 12 juni 2027"), top=50, bottom=45),
        WordLook(numbers="typed", landscape=True, borders=False),
        GridLook(Columns((0, 1, 2, 3, 4, 5, 6)), (7, 11, 40, 7, 28, 15, 9), rules="none"),
    ),
    Layout(
        "zonder-lijnen-smal", "eisen",
        Look(A4, _one(60, 475), _at_sides(_PVE, "kenmerk 2027/118"), "Times-Roman", "Times-Bold"),
        WordLook(numbers="list", borders=False),
        GridLook(Columns((0, 2, 3, 5)), (10, 55, 9, 26), rules="none", size=9),
    ),
    Layout(
        "groepsrijen", "eisen",
        Look(A4, _one(50, 495), _at_sides(_PVE, "Bijlage B | 3 juli 2027"), top=60, bottom=60),
        WordLook(numbers="style"),
        GridLook(Columns((0, 2, 3, 4, 5), grouped=True), (10, 45, 8, 25, 16)),
    ),
    Layout(
        "liggende-lijnen", "eisen",
        Look(_WIDE, _one(40, 762), _at_sides(_PVE, "vastgesteld 9 juli 2027"), top=50, bottom=45,
             rotation=90),
        WordLook(numbers="typed", landscape=True),
        GridLook(Columns((0, 1, 2, 3, 4, 5, 6)), (7, 11, 40, 7, 28, 15, 9), rules="level"),
    ),
    Layout(
        "gedraaid", "leidraad",
        Look(_WIDE, _one(90, 660), _at_sides("Leidraad wijkboerderij", "dossier 27-0031"),
             rotation=270, top=60, bottom=60),
        WordLook(numbers="style", landscape=True),
    ),
    Layout(
        "kleine-letters", "voorwaarden",
        Look(
            A5, lambda _: [(34, 169), (216, 169)], _number_only, "Vera", "VeraBd", 7.5, 1.25, top=46,
            bottom=44, gap=1.5, hang=0, indent=9, justified=True, hyphenated=True, ligatures=True,
            fake_bold=True, heading_sizes=(1.0, 1),
        ),
        WordLook(numbers="none", bold_headings=True),
    ),
    Layout(
        "alleen-lettertype", "handboek",
        Look(A4, _one(80, 430), _at_sides("Bezorgen per fiets", "stand van 2 maart 2027"),
             "Times-Roman", "Times-Bold", 11, hang=0),
        WordLook(numbers="none"),
    ),
    Layout(
        "gelabeld", "handboek",
        Look(A4, _one(80, 430), _at_sides("Bezorgen per fiets", "stand van 2 maart 2027"), hang=0,
             plain_headings=True, tagged=True),
        WordLook(numbers="none"),
    ),
    Layout(
        "bladwijzers", "voorwaarden",
        Look(A4, _one(80, 430), _at_sides("Hoogheemraadschap Lange Vliet", "april 2027"), hang=0,
             plain_headings=True, bookmarked=True),
        WordLook(numbers="none"),
    ),
    Layout(
        "nota-tabel", "nota",
        Look(A4, _one(50, 495), _at_sides(_NOTA, "6 augustus 2027"), top=60, bottom=60),
        WordLook(numbers="none"),
        GridLook(Columns((0, 1, 2, 3)), (5, 18, 38, 38)),
    ),
    Layout(
        "nota-blokken", "nota",
        Look(A4, _one(70, 455), _at_sides(_NOTA, "6 augustus 2027"), "Times-Roman", "Times-Bold", 11),
        WordLook(numbers="none"),
    ),
    Layout(
        "dossier", "leidraad", _DOSSIER, WordLook(numbers="typed"),
        cover="Vernieuwing van de wijkboerderij en vier andere opdrachten",
        more=(
            Part("Deel B Programma van eisen", "eisen", replace(_DOSSIER, page=_WIDE, frames=_one(50, 740)),
                 GridLook(Columns((0, 1, 2, 3, 4, 5), merged=True), (7, 13, 38, 7, 28, 16), size=11)),
            Part("Deel C Concept-overeenkomst", "overeenkomst", _DOSSIER),
            Part("Deel D Nota van inlichtingen", "nota", _DOSSIER,
                 GridLook(Columns((0, 1, 2, 3)), (6, 20, 37, 37), rules="level", size=10)),
        ),
    ),
)  # fmt: skip
