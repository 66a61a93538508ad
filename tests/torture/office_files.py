"""Small sound Word, Excel and OpenDocument files, to be spoiled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .case import SENTENCE
from .raw_zip import zipped

_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_OOXML = "http://schemas.openxmlformats.org"
_W = f'xmlns:w="{_OOXML}/wordprocessingml/2006/main"'
_S = f'xmlns="{_OOXML}/spreadsheetml/2006/main"'
_R = f'xmlns:r="{_OOXML}/officeDocument/2006/relationships"'
_OASIS = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "manifest": "manifest",
        "draw": "drawing",
    }.items()
)
_OPEN_TYPE = "application/vnd.oasis.opendocument."

Members = Mapping[str, bytes | str]


@dataclass(frozen=True, slots=True)
class Office:
    """A format: suffix, code of its errors, members of a sound file, and its XML parts.

    `main` is the part that must be there.
    """

    suffix: str
    members: Members
    main: str

    @property
    def code(self) -> str:
        return self.suffix.upper()

    @property
    def xml_parts(self) -> list[str]:
        return [name for name in self.members if name != "mimetype"]

    def spoiled(self, **changes: bytes | str | None) -> bytes:
        """The file with other parts, keyed by the last part of the name; None leaves one out."""
        return zipped(self.changed(changes))

    def changed(self, changes: Mapping[str, bytes | str | None]) -> dict[str, bytes | str]:
        members = dict(self.members)
        for key, content in changes.items():
            name = next((n for n in members if _key(n) == key), key)
            if content is None:
                del members[name]
            else:
                members[name] = content
        return members


def _key(name: str) -> str:
    return name.rsplit("/", 1)[-1].removesuffix(".xml").replace(".", "_").strip("_")


def relationships(*found: tuple[str, str]) -> str:
    """A part with relationships of (role, target)."""
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_OOXML}/officeDocument/2006/relationships/{role}" '
        f'Target="{target}"/>'
        for n, (role, target) in enumerate(found, start=1)
    )
    return (
        f'{_XML}<Relationships xmlns="{_OOXML}/package/2006/relationships">{links}</Relationships>'
    )


def word(body: str) -> str:
    """The main part of a Word file."""
    return f"{_XML}<w:document {_W}><w:body>{body}</w:body></w:document>"


def word_part(root: str, content: str) -> str:
    """Another part of a Word file, such as the styles."""
    return f"{_XML}<w:{root} {_W}>{content}</w:{root}>"


def paragraph(text: str = SENTENCE, properties: str = "") -> str:
    """A paragraph of a Word file."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def sheet(rows: str, after: str = "") -> str:
    """A sheet of an Excel file."""
    return f"{_XML}<worksheet {_S}><sheetData>{rows}</sheetData>{after}</worksheet>"


def cell(reference: str, text: str = SENTENCE) -> str:
    """A cell with text."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def workbook(sheets: str = '<sheet name="Blad" sheetId="1" r:id="r1"/>', after: str = "") -> str:
    """The main part of an Excel file."""
    return f"{_XML}<workbook {_S} {_R}><sheets>{sheets}</sheets>{after}</workbook>"


def shared_strings(content: str) -> str:
    """The shared texts of an Excel file."""
    return f"{_XML}<sst {_S}>{content}</sst>"


def open_content(body: str, kind: str = "text", styles: str = "") -> str:
    """The content of an OpenDocument file."""
    return (
        f"{_XML}<office:document-content {_OASIS}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}>"
        "</office:body></office:document-content>"
    )


def open_styles(content: str) -> str:
    """The styles of an OpenDocument file."""
    return (
        f"{_XML}<office:document-styles {_OASIS}><office:styles>{content}</office:styles>"
        "</office:document-styles>"
    )


def open_table(rows: str) -> str:
    """A table or sheet of an OpenDocument file."""
    return f'<table:table table:name="Blad">{rows}</table:table>'


def _open_manifest(kind: str) -> str:
    return (
        f'{_XML}<manifest:manifest {_OASIS}><manifest:file-entry manifest:full-path="/" '
        f'manifest:media-type="{_OPEN_TYPE}{kind}"/></manifest:manifest>'
    )


_STYLE = (
    '<w:style w:type="paragraph" w:styleId="Standaard" w:default="1">'
    '<w:name w:val="Normal"/></w:style>'
)
_LEVEL = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl>'
)
_TYPES = f'{_XML}<Types xmlns="{_OOXML}/package/2006/content-types"/>'

DOCX = Office(
    "docx",
    {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
        "word/document.xml": word(
            paragraph()
            + paragraph("Eerste lid.", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
            + '<w:p><w:r><w:t>Met noot.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
        ),
        "word/_rels/document.xml.rels": relationships(
            ("styles", "styles.xml"), ("numbering", "numbering.xml"), ("footnotes", "footnotes.xml")
        ),
        "word/styles.xml": word_part("styles", _STYLE),
        "word/numbering.xml": word_part(
            "numbering",
            f'<w:abstractNum w:abstractNumId="0">{_LEVEL}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        ),
        "word/footnotes.xml": word_part(
            "footnotes", f'<w:footnote w:id="2">{paragraph("De noot.")}</w:footnote>'
        ),
    },
    "document",
)
XLSX = Office(
    "xlsx",
    {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relationships(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": workbook(),
        "xl/_rels/workbook.xml.rels": relationships(
            ("worksheet", "worksheets/sheet1.xml"),
            ("sharedStrings", "sharedStrings.xml"),
            ("styles", "styles.xml"),
        ),
        "xl/worksheets/sheet1.xml": sheet(
            f'<row r="1">{cell("A1")}<c r="B1" t="s"><v>0</v></c></row>'
        ),
        "xl/sharedStrings.xml": shared_strings("<si><t>Gedeelde tekst.</t></si>"),
        "xl/styles.xml": f'{_XML}<styleSheet {_S}><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>',
    },
    "workbook",
)
ODT = Office(
    "odt",
    {
        "mimetype": f"{_OPEN_TYPE}text",
        "META-INF/manifest.xml": _open_manifest("text"),
        "content.xml": open_content(f"<text:p>{SENTENCE}</text:p>"),
        "styles.xml": open_styles('<style:style style:name="Kop" style:family="paragraph"/>'),
    },
    "content",
)
ODS = Office(
    "ods",
    {
        "mimetype": f"{_OPEN_TYPE}spreadsheet",
        "META-INF/manifest.xml": _open_manifest("spreadsheet"),
        "content.xml": open_content(
            open_table(
                '<table:table-row><table:table-cell office:value-type="string">'
                f"<text:p>{SENTENCE}</text:p></table:table-cell></table:table-row>"
            ),
            "spreadsheet",
        ),
        "styles.xml": open_styles('<style:style style:name="Cel" style:family="table-cell"/>'),
    },
    "content",
)
OFFICE = (DOCX, XLSX, ODT, ODS)
