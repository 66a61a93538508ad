"""Weights in sentences, list items and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analyser.model import Clause
from analyser.scoring.award_attribution import theme_of
from analyser.scoring.award_entries import Entry, bare_name, has_name, tidy
from analyser.scoring.award_numbers import (
    PERCENT,
    POINTS,
    Weight,
    bare_numbers_in,
    euros_in,
    weights_in,
)
from analyser.scoring.award_words import (
    CODE,
    DISCOUNT,
    FILLER,
    LOT,
    NO_WEIGHT,
    PRICE_QUALITY_RATIO,
    RATING,
    TOTAL,
)

_SENTENCE_END = re.compile(
    r"(?<![Cc]riterium \d)(?<!\bmax)(?<!\bpt)(?<!\bnr)(?<!\bincl)(?<!\bexcl)(?<!\bca)[.!?](?:\s+(?=[A-ZÀ-Þ“\"'(])|\s*$)|;\s"
)
_ITEM_MOST_WORDS = 14
_NAME_MOST_WORDS = 9
_PLAIN_WORDS = 5  # a longer item is a sentence around its name
_SPARSE = 7  # words per percentage; a sentence with more is prose, and has to say that it weighs
_THEMES = r"prijs|kwaliteit|duurzaamheid|kosten|tarief|plan van aanpak|circulariteit|mki|co2"
_BETWEEN = r"\s*(?:/|-|–|:|,|en|tegenover|versus|staat tot)\s*"
_RATIO = re.compile(
    rf"\b(?P<names>(?:{_THEMES})(?:{_BETWEEN}(?:de )?(?:{_THEMES})){{1,5}})(?P<gap>[^.;\d]{{0,70}}?)"
    rf"(?P<values>\d{{1,3}}\s*%?(?:{_BETWEEN}\d{{1,3}}\s*%?){{1,5}})(?!\s*(?:punten|dagen))",
    re.IGNORECASE,
)
_WEIGHS = re.compile(
    r"weeg|weging|gewicht|telt|tellen|punt|verdel|verhoud|rapportcijfer|totaalscore|eindscore|factor|bepaalt",
    re.IGNORECASE,
)
_AWARDS = re.compile(
    rf"{_WEIGHS.pattern}|gunn|beoorde|criteri|waarbij|toegekend|gelet", re.IGNORECASE
)
_REST = re.compile(r"\b(?:overige|resterende|laatste|rest)\b", re.IGNORECASE)
_DEALT = re.compile(r"\s*(?:voor|op|aan)\b", re.IGNORECASE)  # "30 voor de visie": the name follows
_EQUAL = re.compile(
    rf"\b(?P<names>(?:{_THEMES})(?:{_BETWEEN}(?:de )?(?:{_THEMES})){{1,5}})\b[^.;]{{0,60}}\b(?:even zwaar|gelijk gewogen|in gelijke mate)",
    re.IGNORECASE,
)
_ONLY_WEIGHT = re.compile(
    r"^\W*(?:(?:weging|gewicht|weegfactor|wegingsfactor|(?:max\w*\.? )?(?:aantal )?(?:te behalen )?punten|score)\W*)?"
    r"(?:maximaal )?\d[\d.,]*\s*(?:%|procent|punten)?\W*$",
    re.IGNORECASE,
)
_TITLE_MOST_WORDS = 12
# A sentence that says how points come about deals out none.
_OF_A_FORMULA = re.compile(
    r"(?:laagste|hoogste|beste|goedkoopste)\b[^.;:]{0,60}\b(?:krijg|ontvang|scoor|behaal|verkrijg|wordt toegekend|/)|"
    r"(?:/|gedeeld door|\bmaal|\bx|×|\*)\s*\(?(?:\d+\s*(?:punten|%)|max)|naar rato|rekenvoorbeeld|voorbeeld\b",
    re.IGNORECASE,
)


def read_clause(clause: Clause, before: Clause | None) -> list[Entry]:
    """Read the weights in the text of a clause.

    Args:
        clause: a paragraph or a list; not a row of a table.
        before: the clause before it under the same heading; a line "Weging: 40%" has its
            name there.

    Returns:
        The entries in order of text.
    """
    entries: list[Entry] = []
    at = 0
    for line in clause.text.split("\n"):
        for start, end in _sentences(line):
            found = _read_sentence(clause, at + start, at + end, before)
            entries.extend(replace(entry, sentence=at + start) for entry in found)
        at += len(line) + 1
    return entries


def _sentences(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(line):
        if match.end() > start:
            yield start, match.end()
        start = match.end()
    if start < len(line):
        yield start, len(line)


def _read_sentence(clause: Clause, start: int, end: int, before: Clause | None) -> list[Entry]:
    text = clause.text[start:end]
    ratio = _read_ratio(clause, start, text)
    if ratio:
        return ratio
    plain = PRICE_QUALITY_RATIO.sub(lambda m: " " * len(m.group()), text)
    weights = weights_in(plain)
    weights = [w for w in weights if not _is_fraction_idle(plain, w)]
    if DISCOUNT.search(" ".join((*clause.heading_path, clause.text))):
        weights = sorted([*weights, *euros_in(plain)], key=lambda w: w.start)
    if _OF_A_FORMULA.search(plain):
        return []
    if not weights or (_lists_bare(plain, weights)):
        bare = _bare(plain, clause)
        weights = sorted([*weights, *bare], key=lambda w: w.start) if bare else weights
    if not weights:
        return []
    if len(weights) == 1 and _ONLY_WEIGHT.match(text):
        return _named_above(clause, start, end, weights[0], before)
    if len(weights) == 1 and len(plain.split()) <= _ITEM_MOST_WORDS:
        return _read_item(clause, start, plain, weights[0])
    return _read_series(clause, start, plain, weights)


def _is_fraction_idle(text: str, weight: Weight) -> bool:
    """Tell that "de helft" is no weight: the sentence does not weigh."""
    words = text[weight.start : weight.end]
    return not any(map(str.isdigit, words)) and not _WEIGHS.search(text)


def _lists_bare(text: str, weights: Sequence[Weight]) -> bool:
    """Whether all weights with a unit are totals, so that bare numbers deal them out."""
    first = weights[0]
    around = text[max(0, first.start - 40) : first.end + 25]
    return len(weights) == 1 and bool(TOTAL.search(around) or re.match(r"\s*van\b|.{0,4}de", text))


def _bare(text: str, clause: Clause) -> list[Weight]:
    if not _WEIGHS.search(text) and not (
        "punten" in clause.text and re.search(r"maximaal \d+\.?\W*$", text)
    ):
        return []
    found = []
    for weight in bare_numbers_in(text):
        near = text[max(0, weight.start - 40) : weight.start]
        if re.search(r"(?:van|tot|op|artikel|paragraaf|hoofdstuk|bijlage|eis|pagina's|vraag|perceel|criterium|van de)\s*$", near, re.IGNORECASE):  # fmt: skip
            continue
        found.append(replace(weight, unit=POINTS) if "punt" in clause.text else weight)
    return found


def _read_ratio(clause: Clause, start: int, text: str) -> list[Entry]:
    match = _EQUAL.search(text) or _RATIO.search(text)
    if match is None:
        return []
    names = re.findall(_THEMES, match["names"], re.IGNORECASE)
    if match.re is _EQUAL:
        values = [100 / len(names)] * len(names)
    else:
        values = [float(v) for v in re.findall(r"\d{1,3}", match["values"])]
    if len(names) != len(values) or abs(sum(values) - 100) > 1:
        return []
    first, last = start + match.start(), start + match.end()
    lot = _lot_in(clause, first)
    return [
        Entry(name, value, PERCENT, clause, first, last, lot=lot)
        for name, value in zip(names, values, strict=True)
    ]


def _read_item(clause: Clause, start: int, text: str, weight: Weight) -> list[Entry]:
    before, after = text[: weight.start], text[weight.end :]
    known = [side for side in (before, after) if theme_of(bare_name(side)) is not None]
    side = known[0] if known else before if has_name(before) else after
    short = _short_name(side)
    titled = side is before and not re.search(r"\w", after)
    if weight.unit == PERCENT and not titled and not (_AWARDS.search(text) or _REST.search(text)):
        return []
    name = short if len(side.split()) > _PLAIN_WORDS and theme_of(short) else tidy(side)
    if not re.search(r"[a-zA-Z]{2}", name) or RATING.search(name) or NO_WEIGHT.search(text):
        return []
    is_total = bool(TOTAL.search(text)) and theme_of(FILLER.sub(" ", name)) is None
    if clause.number and not CODE.match(name) and "\n" not in clause.text:
        name = f"{clause.number} {name}"
    begin = start + len(text) - len(text.lstrip())
    return [
        Entry(
            name, weight.value, weight.unit, clause, begin, start + weight.end, is_total,
            titled=titled, lot=_lot_in(clause, start + weight.start),
        )
    ]  # fmt: skip


def _read_series(clause: Clause, start: int, text: str, weights: Sequence[Weight]) -> list[Entry]:
    """Read a sentence with several weights: names stand all before or all after them."""
    is_prose = len(text.split()) > _SPARSE * len(weights)
    if is_prose and weights[0].unit == PERCENT and not _AWARDS.search(text):
        return []
    before = [(weights[i - 1].end if i else 0, weight.start) for i, weight in enumerate(weights)]
    after = [
        (weight.end, weights[i + 1].start if i + 1 < len(weights) else len(text))
        for i, weight in enumerate(weights)
    ]
    dealt = all(_DEALT.match(text, weight.end) for weight in weights)
    sides = after if dealt or _known(text, after) > _known(text, before) else before
    entries = []
    for weight, (first, last) in zip(weights, sides, strict=True):
        side = text[first:last]
        if sides is after:
            side = re.split(r"[,:;(]", side)[0] if side.lstrip(" ").find(",") else side
        around = DISCOUNT.sub(" ", text[min(first, weight.start) : max(last, weight.end)])
        is_total = weight.total is None and bool(TOTAL.search(_near(text, weight)))
        known = theme_of(side) is not None
        if is_total and not known:
            entries.append(_entry(clause, start, weight, first, last, "totaal", is_total=True))
            continue
        name = _short_name(side)
        if not name or NO_WEIGHT.search(around) or RATING.search(name):
            continue
        if not known and len(name.split()) > _NAME_MOST_WORDS:
            continue
        entries.append(_entry(clause, start, weight, first, last, name, is_total=False))
        if weight.total is not None:
            whole = replace(entries[-1], name="totaal", value=weight.total, is_total=True)
            entries.append(whole)
    return entries


def _near(text: str, weight: Weight) -> str:
    """The words just around a weight that may call it a total."""
    left = re.split(r"[:,.;]", text[: weight.start])[-1]
    right = re.split(r"[:,.;]", text[weight.end :])[0]
    return f"{left} {text[weight.start : weight.end]} {right}"


def _entry(
    clause: Clause, start: int, weight: Weight, first: int, last: int, name: str, *, is_total: bool
) -> Entry:
    begin, end = min(first, weight.start), max(last, weight.end)
    quote = clause.text[start + begin : start + end]
    begin += len(quote) - len(quote.lstrip(" ,;.:"))
    end -= len(quote) - len(quote.rstrip(" ,;:"))
    lot = _lot_in(clause, start + weight.start)
    return Entry(
        name, weight.value, weight.unit, clause, start + begin, start + end, is_total, lot=lot
    )


def _short_name(side: str) -> str:
    """The part of the words that names a criterion."""
    text = LOT.sub(" ", side)
    parts = [part for part in re.split(r"[:;.]|\bwaarbij\b|\bdaarna\b", text) if has_name(part)]
    if not parts:
        return ""
    chosen = next((p for p in reversed(parts) if theme_of(p) is not None), parts[-1])
    name = tidy(chosen)
    previous = None
    while name != previous:
        previous = name
        name = tidy(re.sub(rf"^(?:{FILLER.pattern})\s+|\s+(?:{FILLER.pattern})$", "", name, flags=re.IGNORECASE))  # fmt: skip
    return name


def _known(text: str, sides: Sequence[tuple[int, int]]) -> int:
    found = 0
    for first, last in sides:
        side = text[first:last]
        found += theme_of(side) is not None or bool(CODE.match(side))
    return found


def _named_above(
    clause: Clause, start: int, end: int, weight: Weight, before: Clause | None
) -> list[Entry]:
    """A line with nothing but a weight has its name in the clause or the heading above it."""
    name = ""
    if before is not None and len(before.text.split()) <= _TITLE_MOST_WORDS:
        name = before.text
        if before.number and not name.startswith(before.number):
            name = f"{before.number} {name}"
    elif before is None and clause.heading_path:
        name = clause.heading_path[-1]
    name = tidy(name)
    if not has_name(name) or weights_in(name):
        return []
    return [Entry(name, weight.value, weight.unit, clause, start, end)]


def _lot_in(clause: Clause, before: int) -> str | None:
    """The lot that was named last in the text in front of a weight."""
    found = list(LOT.finditer(clause.text, 0, before))
    return found[-1]["lot"] if found else None
