"""Numbers after a number format: digits, thousands, decimals, percent, exponent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

_LONGEST_WHOLE = 15  # digits that a spreadsheet keeps of a number
_PLACES = "0#?"


def general_text(value: Decimal) -> str:
    """A number without a format, with a decimal comma.

    Args:
        value: the number.
    """
    if value == value.to_integral_value() and abs(value) < Decimal(10) ** _LONGEST_WHOLE:
        return str(int(value))
    return f"{float(value):.10g}".replace(".", ",").replace("e", "E")


def number_text(tokens: Sequence[tuple[str, str]], value: Decimal) -> str:
    """A number after the tokens of one section of a format.

    Args:
        tokens: kind and text of each token; kinds as in `xlsx_formats`.
        value: the number; its sign is shown.
    """
    if any(kind == "exponent" for kind, _ in tokens):
        return _scientific(tokens, value)
    if ("other", "/") in tokens and _places(tokens):  # a fraction: "1 1/2"
        return general_text(value)
    places = _places(tokens)
    if not places:
        return "".join(map(_literal, tokens))
    point = next((i for i in places if tokens[i][1] == "."), len(tokens))
    whole = [i for i in places if i < point and tokens[i][1] in _PLACES]
    decimals = [i for i in places if i > point and tokens[i][1] in _PLACES]
    commas = [i for i in places if tokens[i][1] == ","]
    last_whole = max(whole, default=-1)
    last = max([*whole, *decimals])
    scale = sum(i > last or last_whole < i < point for i in commas)
    grouped = any(min(whole, default=0) < i < last_whole for i in commas)
    value = value * 100 ** tokens.count(("other", "%")) / 1000**scale
    rounded = value.quantize(Decimal(1).scaleb(-len(decimals)), rounding=ROUND_HALF_UP)
    digits, _, fraction = f"{abs(rounded):f}".partition(".")
    shown = dict(_whole_digits(tokens, whole, digits.lstrip("0"), grouped=grouped))
    shown |= _decimal_digits(tokens, decimals, fraction)
    if point < len(tokens):
        shown[point] = "," if any(shown[i] for i in decimals) else ""
    text = "".join(
        shown.get(i, "") if kind == "digit" else _literal((kind, text))
        for i, (kind, text) in enumerate(tokens)
    )
    return _signed(text, rounded, min(places), tokens)


def _places(tokens: Sequence[tuple[str, str]]) -> list[int]:
    """Indices of the tokens that stand for digits; a comma or point in other text is none."""
    found = [i for i, (kind, _) in enumerate(tokens) if kind == "digit"]
    return found if any(tokens[i][1] in _PLACES for i in found) else []


def _whole_digits(
    tokens: Sequence[tuple[str, str]], places: list[int], digits: str, *, grouped: bool
) -> Iterator[tuple[int, str]]:
    """The digits before the comma, from the last place to the first, which takes what is left."""
    left = digits
    written = 0
    for place in reversed(places):
        is_first = place == places[0]
        taken = left if is_first else left[-1:]
        left = "" if is_first else left[:-1]
        if not taken and tokens[place][1] == "0":
            taken = "0"
        text = ""
        for digit in reversed(taken):
            if grouped and written and written % 3 == 0:
                text = "." + text
            text = digit + text
            written += 1
        yield place, text


def _decimal_digits(
    tokens: Sequence[tuple[str, str]], places: list[int], fraction: str
) -> dict[int, str]:
    shown: dict[int, str] = {}
    needed = False
    for place, digit in zip(reversed(places), reversed(fraction), strict=True):
        needed = needed or digit != "0" or tokens[place][1] == "0"
        shown[place] = digit if needed else ""
    return shown


def _signed(text: str, value: Decimal, first: int, tokens: Sequence[tuple[str, str]]) -> str:
    """With a minus sign before the first digit; Excel sets it before everything, as in "-€ 5"."""
    if value >= 0:
        return text
    prefix = "".join(map(_literal, tokens[:first]))
    return text if "-" in prefix else "-" + text.lstrip()


def _scientific(tokens: Sequence[tuple[str, str]], value: Decimal) -> str:
    texts = [text for kind, text in tokens if kind == "digit"]
    decimals = sum(text in _PLACES for text in texts[texts.index(".") :]) if "." in texts else 0
    exponent_digits = 1
    for index, (kind, _) in enumerate(tokens):
        if kind == "exponent":
            after = sum(1 for k, t in tokens[index:] if k == "digit" and t in _PLACES)
            decimals, exponent_digits = max(0, decimals - after), max(1, after)
    mantissa, _, exponent = f"{value:.{decimals}E}".partition("E")
    sign, power = exponent[0], exponent[1:].zfill(exponent_digits)
    return f"{mantissa.replace('.', ',')}E{sign}{power}"


def _literal(token: tuple[str, str]) -> str:
    kind, text = token
    return " " if kind in ("pad", "fill") else text
