"""Signs of symbol fonts and special characters as plain text.

Symbol fonts have their signs on the codes of letters, or on U+F000 plus that code. A box on
a form comes in a dozen shapes; a reader of the text gets two: ☒ when it is ticked or crossed,
☐ when it is empty.
"""

from __future__ import annotations

TICKED, UNTICKED = "☒", "☐"

_PRIVATE_USE = range(0xE000, 0xF900)
_SYMBOL_AREA = 0xF000
_SPACE = 0x20
_SURROGATES = 0xD800


def _signs(pairs: str) -> dict[int, str]:
    """Codes in hexadecimal, each followed by its sign."""
    words = pairs.split()
    return {int(code, 16): sign for code, sign in zip(words[::2], words[1::2], strict=True)}


def _run(first: int, signs: str) -> dict[int, str]:
    """Signs on codes that follow each other."""
    return dict(enumerate(signs, start=first))


_WINGDINGS = _signs(
    "6C ● 6E ■ 6F ☐ 70 ☐ 71 ☐ 72 ☐ 75 ◆ 76 ❖ 78 ☒ 9F • A0 ▪ A1 ○ A7 ▪ A8 ☐ "
    "D8 ➢ DF ← E0 → E1 ↑ E2 ↓ E8 → F0 ⇨ FB ✗ FC ✓ FD ☒ FE ☒"
)
_SYMBOL = {
    **_signs("22 ∀ 24 ∃ 27 ∋ 2A ∗ 2D − 5C ∴ 5E ⊥ 7E ∼"),
    **_run(0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"),
    **_run(0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"),
    **_run(0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…|—↵"),
    **_run(0xC0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"),
}
_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _signs("4F ✗ 50 ✓ 51 ☒ 52 ☒ 53 ☒ 54 ☒ 2A ☐ A3 ☐ 96 • 97 ●"),
    "wingdings 3": {},
    "webdings": _signs("61 ✓ 63 ☐ 67 ■ 72 ✗"),
}
# A sign whose font is not stated with it: the bullet of Symbol, else most likely Wingdings.
_UNKNOWN_FONT = _WINGDINGS | {0xB7: "•"}
_BOXES = dict.fromkeys("☑☒🗵🗷🗹✅⊠⌧", TICKED) | dict.fromkeys("☐□▢❏❐❑❒🗆", UNTICKED)
_PLAIN = (
    dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
    | dict.fromkeys("\u2010\u2011", "-")
    | dict.fromkeys("\u2028\u2029", "\n")
)
_TRANSLATION = {
    **{code: _UNKNOWN_FONT.get(code - _SYMBOL_AREA, "") for code in _PRIVATE_USE},
    **str.maketrans(_BOXES | _PLAIN),
}


def is_symbol_font(font: str | None) -> bool:
    """Whether the letters of a font are signs."""
    return font is not None and font.lower() in _FONTS


def symbol(font: str | None, code: int) -> str:
    """The sign that a font shows on a code; empty for one that no plain text has.

    Args:
        font: its name as stated, or None.
        code: Unicode code point, in the private use area or not.
    """
    if code not in _PRIVATE_USE:
        sign = chr(code) if _SPACE <= code < _SURROGATES else ""
        return _FONTS.get((font or "").lower(), {}).get(code, sign)
    place = code - _SYMBOL_AREA
    if place == _SPACE:
        return " "
    return _FONTS.get((font or "").lower(), _UNKNOWN_FONT).get(place, "")


def symbols(font: str, text: str) -> str:
    """A text set in a symbol font, as the signs that it shows."""
    return "".join(symbol(font, ord(character)) for character in text)


def plain(text: str) -> str:
    """Boxes as ☒ or ☐, hyphens as hyphens; soft hyphens and zero-width signs dropped."""
    return text if text.isascii() else text.translate(_TRANSLATION)
