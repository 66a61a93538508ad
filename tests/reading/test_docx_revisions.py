"""Both sides of tracked changes: all accepted, and as the document was."""

from __future__ import annotations

import pytest

from analyser.reading import read_dossier
from analyser.reading.docx import read_docx
from analyser.reading.docx_revisions import RevisionView

SIDES = [RevisionView.ACCEPTED, RevisionView.ORIGINAL]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def ins(*content: str) -> str:
    return f'<w:ins w:id="1">{"".join(content)}</w:ins>'


def gone(text: str) -> str:
    return f'<w:del w:id="2"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def mark(tag: str) -> str:
    return f'<w:rPr><w:{tag} w:id="3"/></w:rPr>'


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{para(run(text))}</w:tc>"


@pytest.fixture
def sides(make_docx):
    """A function that gives the text of the blocks of a body, accepted and original."""

    def both(body: str, **parts: str) -> tuple[list[str], list[str]]:
        path = make_docx(body, **parts)
        accepted, original = (
            read_docx(path, document_id="d", name="stuk.docx", sha256="0" * 64, view=view)
            for view in SIDES
        )
        return [b.text for b in accepted.blocks], [b.text for b in original.blocks]

    return both


def test_words(sides):
    moved = f'<w:moveFrom w:id="4">{run(" direct")}</w:moveFrom>'
    arrived = f'<w:moveTo w:id="5">{run(" meteen")}</w:moveTo>'
    body = para(run("De boete is "), gone("10"), ins(run("25")), moved, arrived, run(" euro."))
    assert sides(body) == (["De boete is 25 meteen euro."], ["De boete is 10 direct euro."])


def test_text_inserted_and_deleted_again_is_on_neither_side(sides):
    body = para(run("Dit is "), ins(gone("niet "), run("wel ")), run("waar"))
    assert sides(body) == (["Dit is wel waar"], ["Dit is waar"])


def test_paragraph_marks(sides):
    body = (
        para(run("een "), properties=mark("del"))
        + para(run("twee "), properties=mark("ins"))
        + para(run("drie"))
    )
    assert sides(body) == (["een twee", "drie"], ["een", "twee drie"])


def test_rows_and_cells(sides):
    old, new = (f'<w:trPr><w:{tag} w:id="4"/></w:trPr>' for tag in ("del", "ins"))
    body = (
        "<w:tbl>"
        f"<w:tr>{cell('a')}{cell('b', '<w:cellIns/>')}{cell('c', '<w:cellDel/>')}</w:tr>"
        f"<w:tr>{old}{cell('oud')}{cell('x')}{cell('y')}</w:tr>"
        f"<w:tr>{new}{cell('nieuw')}{cell('x')}{cell('y')}</w:tr></w:tbl>"
    )
    assert sides(body) == (["a | b", "nieuw | x | y"], ["a | c", "oud | x | y"])


def test_layout_that_hid_or_showed_text(sides):
    hidden_now = "<w:vanish/><w:rPrChange w:id='6'><w:rPr/></w:rPrChange>"
    shown_now = "<w:rPrChange w:id='7'><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
    body = para(run("a"), run("b", hidden_now), run("c", shown_now))
    assert sides(body) == (["ac"], ["ab"])


def test_notes_and_formulas(sides):
    note = f'<w:footnote w:id="1">{para(run("Noot "), gone("oud"), ins(run("nieuw")))}</w:footnote>'
    formula = "<m:oMath><m:r><m:t>x</m:t></m:r><w:ins><m:r><m:t>+1</m:t></m:r></w:ins></m:oMath>"
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    assert sides(para(formula, ins(reference)), footnotes=note) == (["x+1", "Noot nieuw"], ["x"])
    assert sides(para(run("t"), reference), footnotes=note)[1] == ["t", "Noot oud"]


def test_a_field_that_ends_in_deleted_text_hides_nothing_behind_it(sides):
    def field(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = "<w:r><w:instrText>REF x</w:instrText></w:r>"
    body = (
        para(run("artikel "), field("begin"), instruction)
        + para(f'<w:del w:id="1">{field("separate")}{field("end")}</w:del>')
        + para(run("De rest."))
    )
    assert sides(body)[0] == ["artikel", "De rest."]


def test_a_tick_that_was_changed(sides):
    control = (
        '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{gone('☐')}{ins(run('☒'))}</w:sdtContent></w:sdt>"
    )
    assert sides(para(control, run(" Akkoord"))) == (["☒ Akkoord"], ["☐ Akkoord"])


@pytest.mark.parametrize(
    ("view", "sentence"),
    [
        (RevisionView.ACCEPTED, "zoals die luidt als alles is geaccepteerd."),
        (RevisionView.ORIGINAL, "zoals die luidde voor de wijzigingen."),
    ],
)
def test_the_notice_tells_the_side(make_docx, view, sentence):
    path = make_docx(para(run("tekst"), ins(run(" erbij"))))
    document = read_docx(path, document_id="d", name="stuk.docx", sha256="0" * 64, view=view)
    (notice,) = document.warnings
    assert notice.code == "WIJZIGINGEN_BIJGEHOUDEN"
    assert notice.message.endswith(sentence)


def test_changes_in_a_note_are_reported(make_docx, read_file):
    notes = f'<w:footnote w:id="1">{para(ins(run("nieuw")))}</w:footnote>'
    body = para(run("tekst"), '<w:r><w:footnoteReference w:id="1"/></w:r>')
    (notice,) = read_file(make_docx(body, footnotes=notes)).warnings
    assert "1 keer toegevoegd, 0 keer verwijderd" in notice.message


def test_a_dossier_is_read_on_the_side_that_is_asked_for(make_docx) -> None:
    path = make_docx(
        para(run("De termijn is "), gone("dertig"), ins(run("veertien")), run(" dagen."))
    )
    texts = [read_dossier([path], view=view).documents[0].blocks[0].text for view in SIDES]
    assert texts == ["De termijn is veertien dagen.", "De termijn is dertig dagen."]
