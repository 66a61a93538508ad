"""Web pages: text, lists, tables, hidden parts, encodings, and hostile files."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyser.errors import InputError
from analyser.model import BlockKind
from analyser.reading import Limits, read_dossier
from analyser.reading.html import decode, read_html
from analyser.reading.letter_numbers import letter_number, list_number

HEADING, PARAGRAPH = BlockKind.HEADING, BlockKind.PARAGRAPH
ITEM, ROW = BlockKind.LIST_ITEM, BlockKind.TABLE_ROW


@pytest.fixture
def page(tmp_path):
    """A function that reads the body of a page."""

    def read(body: str, name: str = "pagina.html", **limits: int):
        path = tmp_path / name
        path.write_text(f"<!DOCTYPE html><html><body>{body}</body></html>", encoding="utf-8")
        return read_html(
            path, document_id="d1", name=name, sha256="0" * 64, limits=Limits(**limits)
        )

    return read


def texts(document):
    return [block.text for block in document.blocks]


def labels(document):
    return [(block.label, block.text, block.level) for block in document.blocks]


def codes(document):
    return [notice.code for notice in document.warnings]


def refusal(path: Path, **limits: int) -> InputError:
    with pytest.raises(InputError) as caught:
        read_dossier([path], Limits(**limits))
    return caught.value


def test_headings_and_paragraphs(page):
    document = page(
        "<h1>Hoofdstuk</h1><p>Een &euro; alinea\n met <b>vet</b>&nbsp;en<br>twee regels</p>"
        "<h2>Deze kop is eigenlijk een zin van de tekst.</h2>"
        "<div>naakt<p>in een alinea</p>staart</div><p><b>Alles vet</b></p>"
    )
    assert [(b.kind, b.level, b.text) for b in document.blocks] == [
        (HEADING, 1, "Hoofdstuk"),
        (PARAGRAPH, None, "Een € alinea met vet en\ntwee regels"),
        (PARAGRAPH, 2, "Deze kop is eigenlijk een zin van de tekst."),
        (PARAGRAPH, None, "naakt"),
        (PARAGRAPH, None, "in een alinea"),
        (PARAGRAPH, None, "staart"),
        (PARAGRAPH, None, "Alles vet"),
    ]
    assert [b.bold for b in document.blocks][-2:] == [False, True]


def test_preformatted_text_keeps_its_lines(page):
    assert texts(page("<pre>regel 1\n  regel 2</pre>")) == ["regel 1\nregel 2"]


def test_lists_have_the_numbers_a_browser_shows(page):
    document = page(
        '<ol start="3"><li>drie<ol type="a"><li>sub a<li>sub b</ol></li><li value="9">negen</li>'
        "<li><p>tien</p><p>vervolg</p></li></ol><ul><li>punt</ul>"
    )
    assert labels(document) == [
        ("3.", "drie", 1),
        ("a.", "sub a", 2),
        ("b.", "sub b", 2),
        ("9.", "negen", 1),
        ("10.", "tien", 1),
        (None, "vervolg", None),
        ("•", "punt", 1),
    ]


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        ("", ["1.", "2."]),
        ("reversed", ["2.", "1."]),
        ('type="I" start="4"', ["IV.", "V."]),
        ('type="A" start="26"', ["Z.", "AA."]),
        ('style="list-style-type: lower-roman"', ["i.", "ii."]),
        ('style="list-style: upper-alpha inside"', ["A.", "B."]),
        ('style="list-style-type:none"', [None, None]),
        ('style="list-style-type:disc"', ["•", "•"]),
        ('start="-1"', ["-1.", "0."]),
        ('type="a" start="0"', ["0.", "a."]),
        ('start="9999999999999999999999"', ["1.", "2."]),
        ('start="niets"', ["1.", "2."]),
    ],
)
def test_kinds_of_numbers(page, attributes, shown):
    document = page(f"<ol {attributes}><li>een<li>twee</ol>")
    assert [block.label for block in document.blocks] == shown


@given(st.integers(1, 32_767))
def test_letters_count_on_after_z(count):
    letters = letter_number(count)
    assert sum((ord(c) - 96) * 26**i for i, c in enumerate(reversed(letters))) == count
    assert list_number(count, "A") == letters.upper()


def test_a_table_with_spans(page):
    document = page(
        "<table><caption>Eisen</caption><thead><tr><th>Nr<th>Eis<th>KO</thead>"
        "<tfoot><tr><td>voet<td><td></tfoot>"
        "<tr><td rowspan=2>1<td>Eerste<br>regel<td>ja<tr><td colspan=2>Tweede</table>"
    )
    assert [(b.kind, b.cells, b.is_header) for b in document.blocks] == [
        (PARAGRAPH, (), False),
        (ROW, ("Nr", "Eis", "KO"), True),
        (ROW, ("1", "Eerste\nregel", "ja"), False),
        (ROW, ("1", "Tweede", ""), False),
        (ROW, ("voet", "", ""), False),
    ]


def test_a_bold_first_row_names_the_columns_and_lists_stay_in_their_cell(page):
    document = page(
        "<table><tr><td><b>Nr</b><td><b>Eis</b><tr><td>1<td>Er is:<ul><li>a<li>b</ul></table>"
    )
    assert [b.is_header for b in document.blocks] == [True, False]
    assert document.blocks[1].cells == ("1", "Er is:\n• a\n• b")


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td><h2>Kop</h2><p>Tekst.</p></td></tr></table>",
        "<table role=presentation><tr><td><h2>Kop</h2><td>Tekst.</table>",
        "<table><tr><td>Kop<tr><td>Tekst.</table>",
        "<table><tr><td><h2>Kop</h2></td><td><table><tr><td>Tekst.</table></td></table>",
    ],
)
def test_layout_tables_are_running_text(page, table):
    document = page(table)
    assert texts(document) == ["Kop", "Tekst."]
    assert not any(block.cells for block in document.blocks)


def test_what_is_not_shown_is_left_out(page):
    document = page(
        "<nav>Menu</nav><div role=navigation>Menu</div><script>x()</script><style>p{}</style>"
        "<noscript>Zet aan</noscript><template>mal</template><!-- uitleg --><button>Sluit</button>"
        "<dialog>venster</dialog><p class=MsoToc1>Inleiding 3</p><div id=TOC>Inhoud</div>"
        "<p hidden>een</p><p style='Display : none'>twee</p><p style='mso-hide:all'>drie</p>"
        "<span style='visibility:hidden'></span><p>zichtbaar</p>"
    )
    assert texts(document) == ["zichtbaar"]
    assert codes(document) == ["VERBORGEN_TEKST"]
    assert "3 keer" in document.warnings[0].message


def test_changes_and_forms(page):
    document = page(
        "<p>Losse <del>oude</del><ins>nieuwe</ins> tekst</p><p><input type=checkbox checked> ja "
        "<input type=radio> nee <input type=hidden value=x><select><option>een<option selected>twee"
        "</select></p>"
    )
    assert texts(document) == ["Losse nieuwe tekst", "☒ ja ☐ nee twee"]
    assert codes(document) == ["WIJZIGINGEN_BIJGEHOUDEN"]


def test_a_page_saved_by_word(page):
    symbol = "<span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span></span>"
    document = page(
        "<h1><![if !supportLists]><span style='mso-list:Ignore'>1<span>&nbsp; </span></span>"
        "<![endif]>Inleiding</h1>"
        "<p class=MsoNormal>De opdrachtnemer<o:p></o:p> levert.</p>"
        f"<p style='mso-list:l0 level1 lfo1'>{symbol}punt</p>"
        "<p style='mso-list:l1 level2 lfo2'><!--[if !supportLists]-->"
        "<span style='mso-list:Ignore'>a)<span>&nbsp;</span></span><!--[endif]-->letter</p>"
        "<div style='mso-element:comment-list'><p>opmerking van de jurist</p></div>"
    )
    assert labels(document) == [
        ("1", "Inleiding", 1),
        (None, "De opdrachtnemer levert.", None),
        ("•", "punt", 1),
        ("a)", "letter", 2),
    ]


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ("<p>één €".encode(), "één €"),
        (b"\xef\xbb\xbf" + "<p>één".encode(), "één"),
        (b"\xff\xfe" + "<p>één".encode("utf-16-le"), "één"),
        (b"\xfe\xff" + "<p>één".encode("utf-16-be"), "één"),
        ("<p>“één” €".encode("cp1252"), "“één” €"),
        ("<meta charset=iso-8859-1><p>“één”".encode("cp1252"), "“één”"),
        ("<meta charset='windows-1250'><p>ő".encode("cp1250"), "ő"),
        (b"<meta charset=rot13><p>abc \xe9", "abc é"),
        ('<?xml version="1.0" encoding="utf-8"?><html><p>één'.encode(), "één"),
    ],
)
def test_encodings(tmp_path, data, shown):
    path = tmp_path / "a.html"
    path.write_bytes(data)
    (document,) = read_dossier([path]).documents
    assert texts(document) == [shown]
    assert "\ufeff" not in decode(data)


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.xhtml", "a.xls", "a.bin", "a.txt"])
def test_a_page_is_known_by_its_content_and_then_by_its_name(tmp_path, name):
    path = tmp_path / name
    path.write_text("\n<!-- kop -->\n<!DOCTYPE HTML>\n<p>tekst")
    (document,) = read_dossier([path]).documents
    assert (document.media_type, texts(document)) == ("text/html", ["tekst"])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<html><body> </body></html>", "GEEN_TEKST"),
        (b"  ", "GEEN_TEKST"),
        (b"<!-- -->", "GEEN_TEKST"),
        (b"<html>a\0b", "ONBEKEND_TYPE"),
        (b"<html>" + b"<div>" * 10_000 + b"diep", "HTML_KAPOT"),
        (b"<html>" + b"<table><tr><td>" * 10_000 + b"diep", "HTML_KAPOT"),
    ],
)
def test_pages_that_cannot_be_read(tmp_path, content, code):
    path = tmp_path / "a.html"
    path.write_bytes(content)
    error = refusal(path)
    assert (error.code, error.message.endswith(".")) == (code, True)


@pytest.mark.parametrize(
    "tag", ["div", "b", "table><tr><td", "ul><li", "blockquote", "ol><li><table><tr><td"]
)
def test_deep_nesting_is_read_as_bare_text_and_told(page, tag):
    parts = tag.split("><")
    times = 1500 // len(parts)
    close = "".join(f"</{part}>" for part in reversed(parts))
    document = page(f"<{tag}>" * times + "diepe <script>x</script>tekst" + close * times + "<p>na")
    assert [" ".join(text.split()) for text in texts(document)][-2:] == ["diepe tekst", "na"]
    assert "TE_DIEP_GENEST" in codes(document)


def test_spans_beyond_the_table(page):
    rows = "<tr><td rowspan=1000000 colspan=1000000>a</td><td>b</td></tr>" * 300
    document = page(f"<table><tr><th>Nr<th>Eis</tr>{rows}<tr><td rowspan=0>c<td>d</table>")
    assert len(document.blocks) == 302
    assert all(len(block.cells) <= 100 for block in document.blocks)


def test_a_page_that_is_too_large_counts_without_its_images(page):
    image = '<img src="data:image/png;base64,' + "A" * 50_000 + '">'
    assert texts(page(f"<p>tekst</p>{image}", max_html_bytes=10_000)) == ["tekst"]
    with pytest.raises(InputError) as caught:
        page("<p>" + "x" * 20_000, max_html_bytes=10_000)
    assert caught.value.code == "TE_GROOT"


def test_nothing_from_outside_is_read(tmp_path):
    secret = tmp_path / "geheim.txt"
    secret.write_text("wachtwoord")
    path = tmp_path / "a.html"
    path.write_text(
        f'<!DOCTYPE html [<!ENTITY s SYSTEM "{secret.as_uri()}">]><html><p>begin &s; eind</p>'
        f'<iframe src="{secret.as_uri()}"></iframe>'
    )
    (document,) = read_dossier([path]).documents
    assert "wachtwoord" not in "".join(texts(document))


TAGS = (
    "p div b h2 ul ol li table thead tr td th span br pre ins del select option nav dl dd".split()
)


@given(
    st.lists(
        st.one_of(
            st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
            st.sampled_from(
                ["<li value=3>", "<td rowspan=2>", "<td colspan=3>", "<ol type=i>", "&#8211;"]
            ),
            st.text(max_size=8),
        ),
        max_size=60,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_soup_of_tags_is_read_or_refused(tmp_path, parts):
    path = tmp_path / "a.html"
    path.write_bytes(("<html><body>" + "".join(parts)).encode("utf-8", "replace"))
    with contextlib.suppress(InputError):
        document = read_html(path, document_id="d1", name="a", sha256="")
        assert all(block.text == block.text.strip() != "" for block in document.blocks)


def test_struck_through_text_is_left_out_with_a_notice(page):
    document = page(
        "<p>De bank staat <s>drie </s>vier <strike>weken</strike> dagen op het plein.</p>"
        '<p><span style="Text-Decoration: underline line-through">De bank is rood.</span></p>'
        '<p>Een <span style="text-decoration:underline">groene <b>bank</b></span> mag ook.</p>'
    )
    assert texts(document) == [
        "De bank staat vier dagen op het plein.",
        "Een groene bank mag ook.",
    ]
    (notice,) = document.warnings
    assert notice.code == "DOORGEHAALDE_TEKST"
    assert "3 keer" in notice.message


def test_nothing_inside_undoes_a_strike_but_the_element_itself_can(page):
    document = page(
        '<div style="text-decoration-line: line-through">Vervallen'
        '<p style="text-decoration: none">en dit ook</p><input type=checkbox checked></div>'
        '<s style="text-decoration:none">De poort blijft open.</s>'
    )
    assert texts(document) == ["De poort blijft open."]


def test_struck_items_count_and_go_with_their_number(page):
    document = page(
        "<ol><li>kleurig</li><li><s>geurig</s></li>"
        '<li style="text-decoration:line-through">stil</li><li>droog</li></ol>'
    )
    assert labels(document) == [("1.", "kleurig", 1), ("4.", "droog", 1)]
    assert codes(document) == ["DOORGEHAALDE_TEKST"]


def test_struck_rows_and_cells_are_left_out(page):
    document = page(
        "<table><tr><th>Nr</th><th>Eis</th></tr><tr><td>1</td><td>Het dak is dicht.</td></tr>"
        '<tr style="text-decoration: line-through"><td>2</td><td>Het dak is groen.</td></tr>'
        '<tr><td>3</td><td style="text-decoration:line-through">Het dak is hoog.</td></tr></table>'
        '<table><tbody style="text-decoration:line-through"><tr><td>4</td><td>a</td></tr></tbody>'
        "<tbody><tr><td>5</td><td>Het raam is laag.</td></tr></tbody></table>"
    )
    assert [block.cells for block in document.blocks] == [
        ("Nr", "Eis"),
        ("1", "Het dak is dicht."),
        ("3", ""),
        ("5", "Het raam is laag."),
    ]
    assert codes(document) == ["DOORGEHAALDE_TEKST"]


def test_a_deletion_stays_a_deletion_when_it_is_styled_too(page):
    document = page('<p>Elf <del style="text-decoration:line-through">tien</del> stoelen</p>')
    assert texts(document) == ["Elf stoelen"]
    assert codes(document) == ["WIJZIGINGEN_BIJGEHOUDEN"]
