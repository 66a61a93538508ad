"""Word fields (page numbers, contents list, table numbers) and bookmarks."""

from __future__ import annotations

from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph


def add_field(paragraph: Paragraph, instruction: str, cached: str) -> None:
    """Append a field whose last known result is `cached`."""
    open_field(paragraph, instruction)
    paragraph.add_run(cached)
    close_field(paragraph)


def open_field(paragraph: Paragraph, instruction: str) -> None:
    """Start a field; what follows up to `close_field` is its last known result."""
    _mark(paragraph, "begin")
    paragraph.add_run()._r.append(  # noqa: SLF001 - python-docx has no fields of its own
        parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve"> {instruction} </w:instrText>')
    )
    _mark(paragraph, "separate")


def close_field(paragraph: Paragraph) -> None:
    """End the field that was opened last."""
    _mark(paragraph, "end")


def add_bookmark(paragraph: Paragraph, number: int) -> None:
    """Put the bookmark of heading `number` around what the paragraph holds now."""
    name = bookmark_name(number)
    start = parse_xml(
        f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="{name}"/>',
    )
    paragraph.runs[0]._r.addprevious(start)  # noqa: SLF001
    paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>'))  # noqa: SLF001


def bookmark_name(number: int) -> str:
    """Name of the bookmark of heading `number`, in the form Word gives it."""
    return f"_Toc{114208000 + number}"


def add_link(paragraph: Paragraph, number: int) -> Any:
    """An empty link to the bookmark of heading `number`; runs come in by `move_last_runs`."""
    link = parse_xml(
        f'<w:hyperlink {nsdecls("w")} w:anchor="{bookmark_name(number)}" w:history="1"/>'
    )
    paragraph._p.append(link)  # noqa: SLF001
    return link


def move_last_runs(paragraph: Paragraph, link: Any, count: int) -> None:
    """Move the last `count` runs of the paragraph into `link`."""
    for run in paragraph._p.findall(qn("w:r"))[-count:]:  # noqa: SLF001
        link.append(run)


def _mark(paragraph: Paragraph, kind: str) -> None:
    paragraph.add_run()._r.append(  # noqa: SLF001
        parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>')
    )
