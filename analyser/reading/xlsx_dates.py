"""Dates and times after a number format, as Dutch Excel shows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from analyser.model.months import MONTHS

_SHORT_MONTHS = "jan feb mrt apr mei jun jul aug sep okt nov dec".split()
_DAYS = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
_SECONDS = 86_400  # in a day
_LAST_DAY = 2_958_465  # 31-12-9999
_FIRST_SOUND_DAY = 60  # Excel counts a 29 February 1900 that never was
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet has no time zone
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001

Token = tuple[str, str]


def date_text(tokens: Sequence[Token], days: Decimal, *, from_1904: bool) -> str | None:
    """A date or time after the tokens of a format, or None when it is no possible date.

    Args:
        tokens: kind and text of each token; kinds as in `xlsx_formats`.
        days: the stored number of days, with the time as a fraction.
        from_1904: days count from 1904.
    """
    if not 0 <= days <= _LAST_DAY:
        return None
    seconds = int((days * _SECONDS).to_integral_value(rounding=ROUND_HALF_UP))
    if from_1904:
        moment = _EPOCH_1904
    else:
        moment = _EPOCH + timedelta(days=1 if days < _FIRST_SOUND_DAY else 0)
    try:
        moment += timedelta(seconds=seconds)
    except OverflowError:
        return None
    pieces: list[str] = []
    half_day = any(kind == "ampm" for kind, _ in tokens)
    for index, (kind, text) in enumerate(tokens):
        if kind == "date":
            is_minute = text[0] in "mM" and _is_minute(tokens, index)
            pieces.append(
                _part("n" * len(text) if is_minute else text.lower(), moment, half_day=half_day)
            )
        elif kind == "elapsed":
            unit = {"h": 3600, "m": 60, "s": 1}[text[0]]
            pieces.append(str(seconds // unit).zfill(len(text)))
        elif kind == "ampm":
            pieces.append("AM" if moment.hour < 12 else "PM")
        else:
            pieces.append(_between(kind, text))
    return "".join(pieces)


def _between(kind: str, text: str) -> str:
    if kind in ("pad", "fill"):
        return " "
    if (kind, text) == ("other", "/"):
        return "-"  # the sign between the parts of a Dutch date
    return "" if (kind, text) == ("other", "@") or (kind == "digit" and text in "0#?") else text


def _is_minute(tokens: Sequence[Token], index: int) -> bool:
    """Whether an m means minutes: it follows hours or comes before seconds."""
    clock = [
        (i, text[0].lower()) for i, (kind, text) in enumerate(tokens) if kind in ("date", "elapsed")
    ]
    place = clock.index((index, "m"))
    before = clock[place - 1][1] if place else ""
    after = clock[place + 1][1] if place + 1 < len(clock) else ""
    return before == "h" or after == "s"


def _part(code: str, moment: datetime, *, half_day: bool) -> str:
    letter, width = code[0], len(code)
    if letter in "ye":
        return f"{moment.year:04}" if width > 2 or letter == "e" else f"{moment.year % 100:02}"
    if letter == "m" and width > 2:
        return _month(moment.month - 1, width)
    if letter == "d" and width > 2:
        name = _DAYS[moment.weekday()]
        return name if width > 3 else name[:2]
    hour = (moment.hour % 12 or 12) if half_day else moment.hour
    number = {"m": moment.month, "d": moment.day, "h": hour, "n": moment.minute, "s": moment.second}
    return str(number[letter]).zfill(min(width, 2))


def _month(index: int, width: int) -> str:
    if width == 3:
        return _SHORT_MONTHS[index]
    return MONTHS[index][0] if width == 5 else MONTHS[index]
