"""What the sheets of an Excel workbook share: their list, texts and cell styles."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from analyser.reading.office_package import Element, OfficePackage, local_name, whole_number
from analyser.reading.xlsx_formats import BUILTIN_FORMATS, GENERAL

T = TypeVar("T")

_MAIN = "xl/workbook.xml"
_NO_FILL = {"none", "gray125"}  # the two patterns that every workbook begins with
_WHITE = {"FFFFFFFF", "00FFFFFF", "0"}  # theme colour 0 is the page
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_OFF = {"0", "false", "off"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet in order of its tabs: its name, the part that holds it, whether it is shown."""

    name: str
    part: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class CellStyle:
    """What a cell style says: the number format and what makes a cell stand out."""

    number_format: str = GENERAL
    is_bold: bool = False
    shade: str = ""


@dataclass(frozen=True, slots=True)
class Workbook:
    """What the sheets of a workbook share; `from_1904` is how its days are counted."""

    sheets: tuple[Sheet, ...]
    texts: tuple[str, ...]
    styles: tuple[CellStyle, ...]
    from_1904: bool

    def style(self, index: int) -> CellStyle:
        """The cell style with an index; an unknown one says nothing."""
        return self.styles[index] if 0 <= index < len(self.styles) else CellStyle()


def read_workbook(package: OfficePackage) -> Workbook:
    """Read the list of sheets, the shared texts and the cell styles.

    Args:
        package: the open container.

    Raises:
        InputError: XLSX_KAPOT or ZIP_TE_GROOT.
    """
    main = next((t for role, t in relations(package, "") if role == "officeDocument"), _MAIN)
    root = package.parse(main)
    if root is None or local_name(root) != "workbook":
        raise package.broken()
    identified = _targets(package, main)
    roles = dict(relations(package, main))
    folder = posixpath.dirname(main)
    date_system = next((e.get("date1904") for e in root if local_name(e) == "workbookPr"), None)
    return Workbook(
        sheets=tuple(_sheets(root, identified)),
        texts=_texts(package, roles.get("sharedStrings", f"{folder}/sharedStrings.xml")),
        styles=_styles(package.parse(roles.get("styles", f"{folder}/styles.xml"))),
        from_1904=is_on(date_system),
    )


def relations(package: OfficePackage, part: str) -> Iterator[tuple[str, str]]:
    """Role and target of the parts that a part refers to.

    Args:
        package: the open container.
        part: name of the part; empty for the container itself.

    Raises:
        InputError: XLSX_KAPOT or ZIP_TE_GROOT.
    """
    for relation, target in _relations(package, part):
        yield str(relation.get("Type", "")).rsplit("/", 1)[-1], target


def is_on(value: object) -> bool:
    """Whether an on/off attribute is present and on."""
    return value is not None and str(value).lower() not in _OFF


def text_of(element: Element) -> str:
    """Text of a shared or inline string: its runs, without phonetic help."""
    pieces: list[str] = []
    for child in element:
        name = local_name(child)
        if name == "t":
            pieces.append(child.text or "")
        elif name == "r":
            pieces += [t.text or "" for t in child if local_name(t) == "t"]
    return unescaped("".join(pieces))


def unescaped(text: str) -> str:
    """A text with signs that XML cannot hold (``_x000D_``) as they are."""
    return _ESCAPED.sub(lambda match: _sign(int(match.group(1), 16)), text)


def _sign(point: int) -> str:
    return "" if 0xD800 <= point < 0xE000 else chr(point)


def _relations(package: OfficePackage, part: str) -> Iterator[tuple[Element, str]]:
    folder, base = posixpath.split(part)
    root = package.parse(posixpath.join(folder, "_rels", f"{base}.rels"))
    for relation in [] if root is None else root:
        target = str(relation.get("Target") or "").replace("\\", "/")
        yield relation, posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")


def _targets(package: OfficePackage, part: str) -> dict[str, str]:
    return {str(relation.get("Id")): target for relation, target in _relations(package, part)}


def _sheets(root: Element, targets: dict[str, str]) -> Iterator[Sheet]:
    for element in root.iter("{*}sheet"):
        identifier = next((v for k, v in element.attrib.items() if k.endswith("}id")), "")
        is_hidden = element.get("state", "visible") != "visible"
        yield Sheet(unescaped(element.get("name", "")), targets.get(identifier, ""), is_hidden)


def _texts(package: OfficePackage, part: str) -> tuple[str, ...]:
    texts: list[str] = []
    for element in package.elements(part, ("si",)):
        if element is None:
            raise package.too_large()
        texts.append(text_of(element))
    return tuple(texts)


def _styles(root: Element | None) -> tuple[CellStyle, ...]:
    groups = {} if root is None else {local_name(child): child for child in root}
    formats = BUILTIN_FORMATS | {
        whole_number(e.get("numFmtId"), -1): str(e.get("formatCode", GENERAL))
        for e in groups.get("numFmts", ())
    }
    bold = [_is_bold(font) for font in groups.get("fonts", ())]
    shades = [_shade(fill) for fill in groups.get("fills", ())]
    return tuple(
        CellStyle(
            formats.get(whole_number(xf.get("numFmtId"), 0), GENERAL),
            bool(_at(bold, xf.get("fontId"))),
            _at(shades, xf.get("fillId")) or "",
        )
        for xf in groups.get("cellXfs", ())
    )


def _is_bold(font: Element) -> bool:
    return any(local_name(mark) == "b" and is_on(mark.get("val", "1")) for mark in font)


def _shade(fill: Element) -> str:
    """A name for the background colour; empty for none and for white."""
    for pattern in fill:
        if pattern.get("patternType", "none") in _NO_FILL and local_name(pattern) == "patternFill":
            return ""
        for colour in pattern:
            name = " ".join(str(value).upper() for value in colour.attrib.values())
            return "" if name in _WHITE else name
        return local_name(pattern)
    return ""


def _at(values: Sequence[T], index: object) -> T | None:
    place = whole_number(index, 0)
    return values[place] if 0 <= place < len(values) else None
