"""Tables of requirements whose columns go by other names."""

from __future__ import annotations

import pytest

from analyser.model import Block, BlockKind, Clause, ClauseKind, Document, Strength
from analyser.scoring.specification import read_requirements
from analyser.segmentation import segment

FLOOR = "De vloer van het voertuig ligt niet hoger dan dertig centimeter boven de weg."
LIGHT = "De reiziger ziet in het donker waar de deur is en waar de halteknop zit."
MEALS = "Een bewoner kiest tot een uur voor de maaltijd wat hij wil eten."
VISIT = "Familie kan op elk moment van de dag binnenlopen zonder afspraak te maken."


def clauses(*rows: tuple[str, ...], header: bool = True) -> tuple[Clause, ...]:
    blocks = [
        Block(BlockKind.TABLE_ROW, " | ".join(cells), cells=cells, table=1, is_header=header and not i)
        for i, cells in enumerate(rows)
    ]  # fmt: skip
    document = Document("d1", "Programma van eisen.xlsx", "x", "0" * 64, tuple(blocks))
    return segment(document).clauses


def told(found: tuple[Clause, ...]) -> list[tuple[str | None, str, str]]:
    strengths = [requirement.strength.value for requirement in read_requirements(found)]
    assert {clause.kind for clause in found} == {ClauseKind.REQUIREMENT}
    firsts = [clause.text.split("\n")[0] for clause in found]
    return list(zip([c.number for c in found], firsts, strengths, strict=True))


@pytest.mark.parametrize(
    ("rows", "numbers", "strengths"),
    [
        (
            [
                ("Groep", "ID", "Wie", "Zwaarte", "Behoefte", "Opmerking"),
                ("Bus", "1", "Reiziger", "Eis", FLOOR, ""),
                ("Bus", "2", "Reiziger", "Wens", LIGHT, "Later"),
            ],
            ["1", "2"],
            ["eis", "wens"],
        ),
        (
            [
                ("Kenmerk", "Dienst", "Aard", "Wat wij zoeken"),
                ("Z-1", "Keuken", "KO", FLOOR),
                ("Z-2", "Woning", "eis", LIGHT),
            ],
            ["Z-1", "Z-2"],
            ["knock-out", "eis"],
        ),
        (
            [
                ("Volgnr", "E of W", "Verwachting"),
                ("11", "e", FLOOR),
                ("12", "W", LIGHT),
            ],
            ["11", "12"],
            ["eis", "wens"],
        ),
        (
            # The column that is called a requirement only tells how hard it is.
            [
                ("ID", "Eis / wens", "Functie"),
                ("A1", "WENS", FLOOR),
                ("A2", "EIS", LIGHT),
            ],
            ["A1", "A2"],
            ["wens", "eis"],
        ),
    ],
)
def test_cells_of_eis_and_wens_make_a_table_of_requirements(
    rows: list[tuple[str, ...]], numbers: list[str], strengths: list[str]
) -> None:
    expected = list(zip(numbers, [FLOOR, LIGHT], strengths, strict=True))
    assert told(clauses(*rows)) == expected


def test_the_other_cells_keep_the_names_of_their_columns() -> None:
    (first, _) = clauses(
        ("ID", "Bewoner", "Prioriteit", "Gewenst"),
        ("7", "Ouderen", "Wens", MEALS),
        ("8", "Familie", "Eis", VISIT),
    )
    assert first.text == f"{MEALS}\nPrioriteit: Wens\nBewoner: Ouderen"


def test_without_column_names_the_letters_are_not_taken_for_the_requirement() -> None:
    rows = [("1.1", "E", MEALS), ("1.2", "W", VISIT)]
    assert told(clauses(*rows, header=False)) == [("1.1", MEALS, "eis"), ("1.2", VISIT, "wens")]


def test_a_row_of_short_cells_that_says_eis_names_no_columns() -> None:
    found = clauses(
        ("Nr", "Omschrijving", "Zwaarte"),
        ("1", "Eisen bijhouden", "Eis"),
        ("2", "Wensen bijhouden", "Wens"),
        ("Nr", "Omschrijving", "Zwaarte"),
        ("3", "Beschrijving tonen", "Wens"),
    )
    assert [clause.number for clause in found] == ["1", "2", "3"]
    assert [r.strength for r in read_requirements(found)] == [
        Strength.DEMAND,
        Strength.WISH,
        Strength.WISH,
    ]


@pytest.mark.parametrize(
    "rows",
    [
        # Numbers of requirements, and no requirement.
        [("Soort", "Aantal"), ("Eis", "31"), ("Wens", "12")],
        # Grades, of which some look like a letter for a requirement.
        [("Label", "Verbruik van het gebouw"), ("E", FLOOR), ("D", LIGHT), ("C", MEALS)],
        # The winds that doors of a site face.
        [("Gevel", "Wind", "Wat er te zien is"), ("A", "W", FLOOR), ("B", "E", LIGHT)],
        # An explanation is longer than what it explains.
        [("Functie", "Zwaarte", "Toelichting"), ("Lift", "Eis", FLOOR), ("Tuin", "Wens", LIGHT)],
        # Two texts of one length: neither is plainly the requirement.
        [("Nu", "Straks", "Zwaarte"), (FLOOR, LIGHT, "Eis"), (MEALS, VISIT, "Wens")],
    ],
)
def test_tables_that_only_look_so_stay_rows(rows: list[tuple[str, ...]]) -> None:
    assert {clause.kind for clause in clauses(*rows)} == {ClauseKind.TABLE_ROW}
