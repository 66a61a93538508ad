"""A file that is cut in two at a heading is the same dossier, whatever the halves are called."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

sys.path.insert(0, str(Path(__file__).parent))

from figures_of import assert_same, numbers
from test_metamorphic_texts import GUIDE, whole

from analyser.model import BlockKind, Clause, Document, DocumentKind, Scores
from analyser.pack import see_together, without_quoted_changes
from analyser.pipeline import Engine, find
from analyser.reading import DEFAULT_LIMITS, read_dossier
from analyser.reading.text import read_text
from analyser.scoring import gather_facts, score
from analyser.scoring.coverage import PARTS, read_parts
from analyser.segmentation import segment

SAMPLES = Path(__file__).parents[2] / "corpus_samples" / "tenders"
PART_OF = {kind: part for part, kinds in PARTS.items() for kind in kinds}
FORMS = ("bevroren.docx", "ontdooid.docx", "source/bevroren.md", "source/ontdooid.md")
# Between the heading "Gunning" and its first section: the title of the award is in one file and
# all of its text in the other.
TITLE_APART = {
    "ontdooid.docx: Criteria en punten",
    "source/bevroren.md: Gunningscriterium",
    "source/ontdooid.md: Criteria en punten",
}


def cuts(document: Document) -> Iterator[tuple[str, tuple[Document, Document]]]:
    """Both halves for each heading but one at the start, under names that say nothing."""
    for at, block in enumerate(document.blocks):
        if at and block.kind is BlockKind.HEADING:
            yield (
                block.text.split(" {", 1)[0],
                (
                    replace(document, id="x1", name="a.docx", blocks=document.blocks[:at]),
                    replace(document, id="x2", name="b.docx", blocks=document.blocks[at:]),
                ),
            )


def judged(documents: list[Document], engine: Engine) -> Scores:
    kinds, clauses = {}, []
    for document in documents:
        segmented = segment(document)
        kinds[document.id] = segmented.kind
        clauses.extend(segmented.clauses)
    seen = see_together(documents, kinds, clauses)
    findings = without_quoted_changes(find(seen.judged, engine), seen.pack)
    return score(findings, gather_facts(seen.judged, seen.pack, seen.clauses))


def read(folder: Path, files: dict[str, str]) -> list[Document]:
    found = []
    for number, (name, text) in enumerate(files.items()):
        path = folder / f"{number}.md"
        path.write_text(text, encoding="utf-8")
        found.append(read_text(path, document_id=f"d{number}", name=name, sha256=f"{number}" * 64))
    return found


def test_short_packs_are_judged_the_same_wherever_they_are_cut(
    tmp_path: Path, rules: Engine
) -> None:
    guide, demands, terms = whole()
    packs = (
        {"Leidraad.md": guide, "Programma van eisen.md": demands, "Overeenkomst.md": terms},
        {"Aanbestedingsdocument.md": guide + demands + terms},
    )
    count = 0
    for files in packs:
        documents = read(tmp_path, files)
        before = judged(documents, rules)
        for document in documents:
            for _, halves in cuts(document):
                rest = [each for each in documents if each is not document]
                after = judged([*rest, *halves], rules)
                assert_same(after, before)
                assert after.trust_zone == before.trust_zone
                assert set(after.coverage.parts_read) == set(before.coverage.parts_read)
                count += 1
    assert count == 16


@pytest.mark.parametrize("form", FORMS)
def test_samples_hold_the_same_parts_wherever_they_are_cut(form: str) -> None:
    (document,) = read_dossier([SAMPLES / form], DEFAULT_LIMITS).documents
    known = segment(document).clauses
    parts = read_parts(known).parts
    places = list(cuts(document))
    assert len(places) > 60
    for heading, halves in places:
        found = [clause for half in halves for clause in segment(half).clauses]
        assert [clause.text for clause in found] == [clause.text for clause in known]
        where = f"{form}: {heading}"
        missed = parts - read_parts(found).parts
        assert missed == ({"gunning"} if where in TITLE_APART else set()), where
        others = [(old, new) for old, new in zip(known, found, strict=True) if differs(old, new)]
        assert len(others) <= 5, where
        assert {old.document_kind for old, _ in others} <= {DocumentKind.REQUIREMENTS}, where


def differs(old: Clause, new: Clause) -> bool:
    """Whether a clause is another than it was, and that is not because a title is elsewhere."""
    if (old.kind, old.phase) != (new.kind, new.phase):
        return True
    if PART_OF.get(old.document_kind) == PART_OF.get(new.document_kind):
        return False
    # A later section of the chapter on the award is then read as one of the guide; what only
    # introduces a list tells no kind.
    is_of_award = old.document_kind is DocumentKind.AWARD
    return not (is_of_award or new.document_kind is DocumentKind.OTHER)


# How a plan is judged is told in a later section of the award: cut from the chapter it is no
# word on the award any more, and tells nothing of how open the scale is.
INSIDE_THE_AWARD = "Plan en gesprek (G4 en G5)"


def assert_close(one: Scores, other: Scores) -> None:
    """The same but for what the openness of the award moves, and that by little."""
    left, right = numbers(one), numbers(other)
    for name, value in right.items():
        if name == "analysis":
            continue
        assert left[name] == (value if value is None else pytest.approx(value, abs=0.5)), name


@pytest.mark.parametrize("form", ["bevroren.docx", "ontdooid.docx"])
def test_samples_are_judged_the_same_where_they_are_cut(form: str, rules: Engine) -> None:
    (document,) = read_dossier([SAMPLES / form], DEFAULT_LIMITS).documents
    before = judged([document], rules)
    for heading, halves in list(cuts(document))[3::15]:
        after = judged(list(halves), rules)
        if heading == INSIDE_THE_AWARD:
            assert_close(after, before)
            continue
        # Of one file the appendices may be elsewhere, of two they are missing: only the analysis
        # looks at that.
        trust = replace(after.trust, analysis=before.trust.analysis)
        assert_same(replace(after, trust=trust), before)
        assert after.trust_zone == before.trust_zone


PAIRS = sorted((Path(__file__).parent / "pairs").glob("*.yaml"))


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_packs_of_many_sectors_are_judged_the_same_below_their_titles(
    path: Path, tmp_path: Path, rules: Engine
) -> None:
    files = yaml.safe_load(path.read_text("utf-8"))["files"]
    passages = {"leidraad": GUIDE[GUIDE.index("## 3") :], "eisen": "", "overeenkomst": ""}
    documents = read(tmp_path, {name: text.format_map(passages) for name, text in files.items()})
    before = judged(documents, rules)
    for document in documents:
        for _, halves in list(cuts(document))[1:]:
            rest = [each for each in documents if each is not document]
            assert_same(judged([*rest, *halves], rules), before)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "## 1 Het gebouw\n\nDrie lagen.\n\n| Nr | Eis | Type |\n|---|---|---|\n| A1 | De lamp brandt lang. | KO |\n",
            DocumentKind.REQUIREMENTS,
        ),
        (
            "## Voertuigen\n\n| Nr. | Wens | Weging |\n|---|---|---|\n| 1 | De bus is stil. | 10 |\n",
            DocumentKind.REQUIREMENTS,
        ),
        (
            "## 2 De opdracht\n\nDe school zoekt een cateraar.\n\n## 3 Gunning\n\nPrijs telt voor 60%, kwaliteit voor 40%.\n",
            DocumentKind.TENDER_GUIDE,
        ),
        (
            "## 4 Vragen\n\nEen gegadigde stelt zijn vragen voor 1 mei. Alle inschrijvers krijgen het antwoord.\n",
            DocumentKind.TENDER_GUIDE,
        ),
        ("## Artikel 9 Einde\n\nDe gemeente kan opzeggen.\n", DocumentKind.CONTRACT),
        (
            "## Einde van de samenwerking\n\nElke partij kan opzeggen. Bij een tekortkoming volgt eerst een ingebrekestelling.\n",
            DocumentKind.CONTRACT,
        ),
        (
            "## Bijlagen\n\n| Nr | Bijlage |\n|---|---|\n| 1 | Een kaart van het gebied |\n",
            DocumentKind.OTHER,
        ),
        ("## Geschiedenis\n\nDe sluis is in 1921 gebouwd.\n", DocumentKind.OTHER),
        (
            "### Concept-overeenkomst\n\nDe tekst staat in het andere deel.\n\n## Bezwaren\n\nElke inschrijver kan bezwaar maken. De inschrijving vervalt dan niet.\n",
            DocumentKind.TENDER_GUIDE,
        ),
    ],
)  # fmt: skip
def test_a_file_without_a_name_or_title_is_what_it_holds(
    text: str, kind: DocumentKind, tmp_path: Path
) -> None:
    (document,) = read(tmp_path, {"b.md": text})
    assert segment(document).kind is kind
