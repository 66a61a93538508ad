"""Dutch numerals in words, as a word processor writes them in a list."""

from __future__ import annotations

_UNITS = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien "
    "vijftien zestien zeventien achttien negentien"
).split()
_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()
_ORDINALS = {"een": "eerste", "drie": "derde", "acht": "achtste"}
_HIGHEST = 999  # no list in words is longer; beyond it figures are shown


def cardinal(count: int) -> str:
    """A number in words ("Tweeëntwintig"), or in figures when it has more than three.

    Args:
        count: the number, 0 or more.
    """
    return _words(count).capitalize() if count <= _HIGHEST else str(count)


def ordinal(count: int) -> str:
    """A rank in words ("Tweede", "Achtste"), or in figures when it has more than three.

    Args:
        count: the rank, 0 or more.
    """
    if count > _HIGHEST:
        return f"{count}e"
    words = _words(count)
    for last, rank in _ORDINALS.items():
        if words.endswith(last):
            return (words.removesuffix(last) + rank).capitalize()
    # "tweede" to "negentiende", but "honderdste" and "twintigste".
    ending = "de" if 0 < count % 100 < len(_UNITS) else "ste"
    return f"{words}{ending}".capitalize()


def _words(count: int) -> str:
    hundreds, rest = divmod(count, 100)
    if hundreds:
        head = "honderd" if hundreds == 1 else f"{_UNITS[hundreds]}honderd"
        return head + (_words(rest) if rest else "")
    if count < len(_UNITS):
        return _UNITS[count]
    tens, unit = divmod(count, 10)
    if not unit:
        return _TENS[tens - 2]
    link = "ën" if _UNITS[unit].endswith("e") else "en"
    return f"{_UNITS[unit]}{link}{_TENS[tens - 2]}"
