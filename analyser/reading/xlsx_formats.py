"""A stored number as Dutch Excel shows it: "40%", "€ 1.250,00", "1-4-2026"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import lru_cache

from analyser.reading.xlsx_dates import date_text
from analyser.reading.xlsx_numbers import general_text, number_text

GENERAL = "General"
# Formats that a file names by number only; dates and money as Dutch regional settings have them.
BUILTIN_FORMATS = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"€" #,##0;"€" -#,##0',
    6: '"€" #,##0;"€" -#,##0',
    7: '"€" #,##0.00;"€" -#,##0.00',
    8: '"€" #,##0.00;"€" -#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: "d-m-yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "d-m-yyyy h:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"',
    42: '"€" #,##0;"€" -#,##0;"€" "-"',
    43: '#,##0.00;-#,##0.00;"-"',
    44: '"€" #,##0.00;"€" -#,##0.00;"€" "-"',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    48: "##0.0E+0",
    49: "@",
}

_LONGEST_FORMAT = 1000  # characters; Excel allows 255
_MOST_SECTIONS = 4
_TOKEN = re.compile(
    r"""
      "(?P<quoted>[^"]*)"? | \\(?P<escaped>.) | _(?P<pad>.) | \*(?P<fill>.)
    | \[(?P<bracket>[^\]]*)\] | (?P<ampm>AM/PM|A/P) | (?P<general>General|Standaard)
    | (?P<exponent>E[+-]) | (?P<date>y+|m+|d+|h+|s+|e+) | (?P<digit>[0\#?.,]) | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")

Token = tuple[str, str]  # kind and text


@dataclass(frozen=True, slots=True)
class Section:
    """One of the parts between semicolons of a format."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None

    @property
    def is_date(self) -> bool:
        """Whether it shows a date or time."""
        return any(kind in ("date", "elapsed") for kind, _ in self.tokens)

    @property
    def is_text(self) -> bool:
        """Whether it says how a text is shown."""
        return ("other", "@") in self.tokens


def shown_number(value: Decimal, code: str, *, from_1904: bool = False) -> str:
    """A number as shown.

    Args:
        value: the stored number; a date is a number of days.
        code: the number format, such as ``0.00%``.
        from_1904: days count from 1904, as in workbooks from old Macs.
    """
    sections = _sections(code)
    section, shown = _chosen(sections, value)
    with localcontext() as context:
        context.prec = 400  # the largest stored number has 309 digits
        if section is None or any(kind == "general" for kind, _ in section.tokens):
            text = _around_general(section, general_text(shown))
        elif section.is_date:
            text = date_text(section.tokens, value, from_1904=from_1904) or general_text(value)
        elif section.is_text and not any(kind == "digit" for kind, _ in section.tokens):
            text = general_text(value)
        else:
            text = number_text(section.tokens, shown)
    return _tidy(text)


def shown_text(text: str, code: str) -> str:
    """A text cell as shown: most formats leave it as it is, ``;;;`` hides it.

    Args:
        text: the stored text.
        code: the number format.
    """
    sections = _sections(code)
    if len(sections) == _MOST_SECTIONS:
        section = sections[3]
    elif sections and sections[-1].is_text:
        section = sections[-1]
    else:
        return text
    return "".join(text if token == ("other", "@") else _literal(token) for token in section.tokens)


def _chosen(sections: tuple[Section, ...], value: Decimal) -> tuple[Section | None, Decimal]:
    """The section for a number, and the number it shows: without its sign when it has its own."""
    numeric = [s for s in sections[:3] if not (s.is_text and len(sections) > 1)] or list(
        sections[:1]
    )
    if not numeric:
        return None, value
    if any(section.condition for section in numeric):
        for section in numeric:
            if section.condition is None or _holds(section.condition, value):
                return section, abs(value) if section.condition and value < 0 else value
        return None, value
    if value < 0 and len(numeric) > 1:
        return numeric[1], -value
    if value == 0 and len(numeric) > 2:
        return numeric[2], value
    return numeric[0], value


def _holds(condition: tuple[str, Decimal], value: Decimal) -> bool:
    sign, bound = condition
    if sign == "<>":
        return value != bound
    return (
        ("=" in sign and value == bound)
        or ("<" in sign and value < bound)
        or (">" in sign and value > bound)
    )


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[Section, ...]:
    found: list[Section] = []
    tokens: list[Token] = []
    condition: tuple[str, Decimal] | None = None
    for match in _TOKEN.finditer(code[:_LONGEST_FORMAT] + ";"):
        kind, text = str(match.lastgroup), match.group(match.lastgroup or 0)
        if (kind, text) == ("other", ";"):
            found.append(Section(tuple(tokens), condition))
            tokens, condition = [], None
        elif kind == "bracket":
            if stated := _CONDITION.match(text):
                condition = (stated.group(1), Decimal(stated.group(2)))
            elif _ELAPSED.fullmatch(text):
                tokens.append(("elapsed", text.lower()))
            elif text.startswith("$"):
                tokens.append(("quoted", text[1:].split("-")[0]))
        else:
            tokens.append((kind, text))
    return tuple(found)


def _around_general(section: Section | None, number: str) -> str:
    tokens = () if section is None else section.tokens
    if not tokens:
        return number if section is None else ""
    return "".join(number if kind == "general" else _literal((kind, text)) for kind, text in tokens)


def _literal(token: Token) -> str:
    kind, text = token
    return " " if kind in ("pad", "fill") else text


def _tidy(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()
