"""What an HTML element is for a reader: shown, hidden, a block, a list, bold."""

from __future__ import annotations

import re

from analyser.reading.letter_numbers import list_number
from analyser.reading.office_package import Element, whole_number

BULLET = "•"
BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details div dl dt fieldset
    figcaption figure footer form header hgroup html legend main p pre search section summary
    option optgroup""".split()
)
LISTS = frozenset("ul ol menu dir".split())
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_UNREAD = frozenset(
    """script style noscript template nav head title meta link base svg canvas iframe frame
    frameset object embed applet audio video source track map area button datalist select input
    rp rt colgroup col img picture""".split()
)
_BOLD = frozenset("b strong th".split())
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)\b")
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold(?:er)?|[6-9]00|normal|lighter|[1-5]00)\b")
_STRUCK = frozenset("s strike".split())
# Word has a property of its own for a double line.
_DECORATION = re.compile(r"(?<![\w-])text-(?:decoration(?:-line)?\s*:|line-through\s*:)[^;]*")
_STRIKE = re.compile(r":[^;]*\bline-through\b|line-through\s*:\s*(?:single|double)\b")
_LIST_TYPE = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?\b(none|disc|circle|square|[a-z]+-[a-z-]+|decimal)\b"
)
_COMMENTS = re.compile(r"mso-element\s*:\s*comment")
_WORD_LEVEL = re.compile(r"mso-list\s*:\s*l\d+\s+level(\d)\b")
_CSS_TYPES = {
    "decimal": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
_PLAIN_TYPES = frozenset("1aAiI")


def style_of(element: Element) -> str:
    """The style attribute in lower case."""
    return str(element.get("style", "")).lower()


def is_unread(element: Element) -> bool:
    """Whether an element is no text of the document: scripts, menus, contents lists."""
    if not isinstance(element.tag, str) or element.tag in _UNREAD:
        return True
    classes = str(element.get("class", "")).lower().split()
    is_contents = element.get("id", "").lower() == "toc" or any(
        name.startswith("msotoc") for name in classes
    )
    is_menu = element.get("role") in ("navigation", "menu", "menubar")
    is_closed = element.tag == "dialog" and element.get("open") is None
    return is_contents or is_menu or is_closed or bool(_COMMENTS.search(style_of(element)))


def is_hidden(element: Element) -> bool:
    """Whether an element says itself that it is not shown."""
    return element.get("hidden") is not None or bool(_HIDDEN_STYLE.search(style_of(element)))


def boldness(element: Element) -> bool | None:
    """Whether the text of an element is bold; None when it does not say."""
    if match := _WEIGHT.search(style_of(element)):
        return match.group(1).startswith("bold") or match.group(1) >= "600"
    return True if element.tag in _BOLD else None


def is_struck(element: Element) -> bool:
    """Whether an element strikes its text through, by its name or its style; not for `del`."""
    declared = _DECORATION.findall(style_of(element))
    return bool(_STRIKE.search(declared[-1])) if declared else element.tag in _STRUCK


def word_label(element: Element) -> bool:
    """Whether an element holds the number that Word wrote in front of a list paragraph."""
    return "mso-list:ignore" in style_of(element).replace(" ", "")


def word_level(element: Element) -> int | None:
    """List level that Word gave a paragraph, or None."""
    match = _WORD_LEVEL.search(style_of(element))
    return int(match.group(1)) if match else None


def control_text(element: Element) -> str | None:
    """What a form control shows: a box that is ticked or not, or the chosen option."""
    if element.tag == "input" and element.get("type", "").lower() in ("checkbox", "radio"):
        return "☒" if element.get("checked") is not None else "☐"
    if element.tag == "select":
        options = list(element.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None]
        return "".join((chosen or options)[0].itertext()) if options else None
    return None


class ListCounter:
    """The numbers of one `ol` or `ul` as a browser shows them.

    Args:
        element: the list.
    """

    def __init__(self, element: Element) -> None:
        self._element = element
        items = sum(1 for child in element if child.tag == "li")
        self._step = -1 if element.get("reversed") is not None else 1
        self._next = whole_number(element.get("start"), items if self._step < 0 else 1)

    def label(self, item: Element) -> str | None:
        """Count one `li` and give what stands in front of it, or None.

        Args:
            item: the `li`.
        """
        shape = self._shape(item)
        if self._element.tag != "ol" and shape is None:
            return BULLET
        count = whole_number(item.get("value"), self._next)
        self._next = count + self._step
        if shape == "":
            return None
        if shape == BULLET:
            return BULLET
        if count < 1 and shape not in (None, "1"):
            return f"{count}."  # letters and Roman numerals begin at one
        return f"{list_number(count, shape or '1')}."

    def _shape(self, item: Element) -> str | None:
        """Kind of number; empty for none, None when neither item nor list says."""
        for element in (item, self._element):
            if match := _LIST_TYPE.search(style_of(element)):
                name = match.group(1)
                if name == "none":
                    return ""
                return BULLET if name in ("disc", "circle", "square") else _CSS_TYPES.get(name, "1")
            stated = element.get("type", "")
            if stated in _PLAIN_TYPES and stated:
                return str(stated)
            if stated.lower() in ("disc", "circle", "square"):
                return BULLET
        return None
