"""Weights in sentences, list items and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analyser.language.numbers import in_figures
from analyser.model import Clause, ClauseKind
from analyser.scoring.award_attribution import theme_of
from analyser.scoring.award_context import (
    divides_price,
    is_formula,
    leads_to_past,
    leads_to_price,
    of_this_award,
)
from analyser.scoring.award_entries import (
    Entry,
    bare_name,
    has_name,
    is_carried,
    is_doubtful,
    short_name,
    tidy,
)
from analyser.scoring.award_fractions import times_in
from analyser.scoring.award_lexicon import award_words
from analyser.scoring.award_numbers import (
    BARE,
    PERCENT,
    POINTS,
    WHOLES,
    Weight,
    bare_numbers_in,
    euros_in,
    weights_in,
)
from analyser.scoring.award_ratio import Ratio, read_ratio
from analyser.scoring.award_words import CODE, LOT, PRICE_QUALITY_RATIO, TOTAL

_SENTENCE_END = re.compile(
    r"(?<![Cc]riterium \d)(?<!\bmax)(?<!\bpt)(?<!\bnr)(?<!\bincl)(?<!\bexcl)(?<!\bca)[.!?](?:\s+(?=[A-ZÀ-Þ“\"'(])|\s*$)|;\s"
)
_ITEM_MOST_WORDS = 14
_NAME_MOST_WORDS = 9
_PLAIN_WORDS = 5  # a longer item is a sentence around its name
_SPARSE = 7  # words per percentage; a sentence with more is prose, and has to say that it weighs
_WEIGHS = re.compile(
    r"weeg|weging|gewicht|telt|tellen|punt|verdel|verhoud|rapportcijfer|totaalscore|eindscore|factor|bepaalt",
    re.IGNORECASE,
)
# Verbs that weigh only where a percentage or a part of a whole stands beside them ("wegen" are roads too).
_DECIDES = re.compile(
    rf"{_WEIGHS.pattern}|\b(?:wegen|(?:onder)?verdeeld|bepaald|beslist|kijken|letten)\b",
    re.IGNORECASE,
)
_AWARDS = re.compile(
    rf"{_DECIDES.pattern}|gunn|beoorde|criteri|waarbij|toegekend|gelet", re.IGNORECASE
)
_REST = re.compile(r"\b(?:overige|resterende|laatste|rest)\b", re.IGNORECASE)
# "30 voor de visie": the name follows.
_DEALT = re.compile(r"\s*(?:te \w+ )?(?:voor|op|aan|naar|met)\b", re.IGNORECASE)
_DEALS = re.compile(r"\b(?:daarvan|hiervan|waarvan|ervan|van deze|van die)\b", re.IGNORECASE)
_DEALT_ITEM = re.compile(r"\W*\d[\d.]*\s+(?:te \w+ )?(?:voor|op|aan|naar|met)\b", re.IGNORECASE)
_EACH = re.compile(r"\b(?:elk|ieder|beide|allebei|alle drie|alle vier)\b", re.IGNORECASE)
_ONLY_WEIGHT = re.compile(
    r"^\W*(?:(?:weging|gewicht|weegfactor|wegingsfactor|(?:max\w*\.? )?(?:aantal )?(?:te behalen )?punten|score)\W*)?"
    r"(?:maximaal )?\d[\d.,]*\s*(?:%|procent|punten)?\W*$",
    re.IGNORECASE,
)
_TITLE_MOST_WORDS = 12
_NEAR = 0.01
_IN_POINTS = re.compile(
    r"\b(?:\w*(?:kwaliteits|prijs|score))?punten(?:verdeling|telling)?\b", re.IGNORECASE
)  # no "agendapunt"
_NAMED_NUMBER = re.compile(r"[^\d:]+:\s*(?P<value>\d{1,4}(?:,\d+)?)\s*")


def read_clause(clause: Clause, before: Clause | None, lead: str = "") -> list[Entry]:
    """Read the weights in the text of a clause.

    Args:
        clause: a paragraph or a list; not a row of a table.
        before: the clause before it under the same heading; a line "Weging: 40%" has its
            name there.
        lead: the paragraph that a list stands under, which may say that it is of discounts.

    Returns:
        The entries in order of text.
    """
    entries: list[Entry] = []
    at = 0
    lines = clause.text.split("\n")
    leads = _leads(clause, lead)
    if any(map(leads_to_past, leads)):
        return []
    in_list = any(map(leads_to_price, leads))
    for line in lines:
        for start, end in _sentences(line):
            found = _read_sentence(clause, at + start, at + end, before, lead)
            in_price = in_list or divides_price(line[start:end])
            entries.extend(
                replace(entry, sentence=at + start, in_price=in_price) for entry in found
            )
        at += len(line) + 1
    return entries


def _leads(clause: Clause, lead: str) -> list[str]:
    """What leads to the weights of a clause: the paragraph above a list, or its own first line."""
    first, *others = clause.text.split("\n")
    above = [lead] if clause.kind is ClauseKind.LIST else []
    return [*above, first] if others and first.rstrip().endswith(":") else above


def _sentences(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(line):
        if match.end() > start:
            yield start, match.end()
        start = match.end()
    if start < len(line):
        yield start, len(line)


def _read_sentence(
    clause: Clause, start: int, end: int, before: Clause | None, lead: str
) -> list[Entry]:
    text = of_this_award(clause.text[start:end])
    ratio = read_ratio(text)
    if ratio is not None:
        return _of_ratio(clause, start, ratio)
    plain = PRICE_QUALITY_RATIO.sub(lambda m: " " * len(m.group()), text)
    weights = weights_in(plain)
    weights = [w for w in weights if not _is_fraction_idle(plain, w)]
    if award_words().discount.search(" ".join((*clause.heading_path, lead, clause.text))):
        weights = sorted([*weights, *euros_in(plain)], key=lambda w: w.start)
    if is_formula(plain):
        return []
    if not weights or (_lists_bare(plain, weights)):
        bare = _bare(plain, clause, before)
        is_whole = bool(weights) and weights[0].value in WHOLES
        if is_whole and len(bare) > 1 and _add_up(bare, weights[0].value):
            weights = bare  # what they add up to is no criterion
        elif bare:
            weights = sorted([*weights, *bare], key=lambda w: w.start)
    if not weights:
        times = [Weight(part.value, BARE, part.start, part.end) for part in times_in(plain)]
        return [replace(e, apart=True) for e in _named(clause, start, end, plain, times, before)]
    return _named(clause, start, end, plain, weights, before)


def _named(
    clause: Clause,
    start: int,
    end: int,
    plain: str,
    weights: Sequence[Weight],
    before: Clause | None,
) -> list[Entry]:
    """The weights of a sentence with the names that belong to them."""
    if not weights:
        return []
    text = clause.text[start:end]
    if len(weights) == 1 and _ONLY_WEIGHT.match(text):
        return _named_above(clause, start, end, weights[0], before)
    if len(weights) == 1 and len(plain.split()) <= _ITEM_MOST_WORDS:
        return _read_item(clause, start, plain, weights[0])
    return _read_series(clause, start, plain, weights)


def _is_fraction_idle(text: str, weight: Weight) -> bool:
    """Tell that "de helft" is no weight: the sentence does not weigh."""
    words = text[weight.start : weight.end]
    if any(map(str.isdigit, words)) or _DECIDES.search(text):
        return False
    # "Prijs: twee vijfde", with or without a next line behind it
    is_item = text[: weight.start].rstrip().endswith(":")
    return not (is_item and re.match(r"\W*(?:$|[A-ZÀ-Þ][^.:;]*:)", text[weight.end :]))


def _lists_bare(text: str, weights: Sequence[Weight]) -> bool:
    """Whether all weights with a unit are totals, so that bare numbers deal them out."""
    if len(weights) != 1:
        return False
    first = weights[0]
    parts = [w for w in bare_numbers_in(text) if w.start >= first.end]
    if len(parts) > 1 and _add_up(parts, first.value):
        return True
    around = text[max(0, first.start - 40) : first.end + 25]
    return bool(TOTAL.search(around) or re.match(r"\s*van\b|.{0,4}de", text))


def _add_up(parts: Sequence[Weight], whole: float) -> bool:
    return abs(sum(part.value for part in parts) - whole) < _NEAR


def _bare(text: str, clause: Clause, before: Clause | None) -> list[Weight]:
    """Numbers without a unit in a sentence that deals out points, or says that it weighs."""
    about = clause.text if before is None else f"{before.text}\n{clause.text}"
    in_points = bool(_IN_POINTS.search(about))
    deals = in_points and (
        _DEALS.search(text) or _DEALT_ITEM.match(text) or re.search(r"maximaal \d+\.?\W*$", text)
    )
    if not deals and not _WEIGHS.search(text) and not _is_of_a_list(clause.text):
        return []
    found = []
    for weight in bare_numbers_in(text):
        near = text[max(0, weight.start - 40) : weight.start]
        if re.search(r"(?:van|tot|op|artikel|paragraaf|hoofdstuk|bijlage|eis|pagina's|vraag|perceel|criterium|van de|€|EUR)\s*$", near, re.IGNORECASE):  # fmt: skip
            continue
        found.append(replace(weight, unit=POINTS) if in_points else weight)
    return found


def _is_of_a_list(text: str) -> bool:
    """Whether a clause is a list of names with numbers that add up to a whole ("Prijs: 40")."""
    found = [_NAMED_NUMBER.fullmatch(line) for line in text.split("\n")]
    if len(found) < 2 or not all(found):
        return False
    return sum(in_figures(each["value"]) or 0.0 for each in found if each) in WHOLES


def _of_ratio(clause: Clause, start: int, ratio: Ratio) -> list[Entry]:
    first, last = start + ratio.start, start + ratio.end
    lot = _lot_in(clause, first)
    return [
        Entry(name, value, ratio.unit, clause, first, last, lot=lot, apart=True)
        for name, value in zip(ratio.names, ratio.values, strict=True)
    ]


def _read_item(clause: Clause, start: int, text: str, weight: Weight) -> list[Entry]:
    before, after = text[: weight.start], text[weight.end :]
    known = [side for side in (before, after) if theme_of(bare_name(side)) is not None]
    side = known[0] if known else before if has_name(before) else after
    short = short_name(side)
    titled = side is before and not re.search(r"\w", after)
    if weight.unit == PERCENT and not titled and not (_AWARDS.search(text) or _REST.search(text)):
        return []
    is_sentence = len(side.split()) > _PLAIN_WORDS or side is after or is_carried(side)
    name = short if is_sentence and (theme_of(short) or is_carried(side)) else tidy(side)
    doubtful = is_doubtful(name)
    unnamed = not re.search(r"[a-zA-Z]{2}", name) or award_words().rating.search(name)
    if unnamed or (doubtful and not titled) or _is_no_weight(text):
        return []
    is_total = bool(TOTAL.search(text)) and theme_of(award_words().filler.sub(" ", name)) is None
    if clause.number and not CODE.match(name) and "\n" not in clause.text:
        name = f"{clause.number} {name}"
    begin = start + len(text) - len(text.lstrip())
    return [
        Entry(
            each, weight.value, weight.unit, clause, begin, start + weight.end, is_total,
            titled=titled, lot=_lot_in(clause, start + weight.start), doubtful=doubtful,
        )
        for each in _each(name, text)
    ]  # fmt: skip


def _each(name: str, text: str) -> list[str]:
    """The names that a weight holds for, where the text says that it holds for each of them."""
    if not _EACH.search(text):
        return [name]
    parts = [short_name(part) for part in re.split(r",|\ben\b", _EACH.split(name)[0])]
    return parts if len(parts) > 1 and all(parts) else [name]


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
    parts = [w for w in weights if w.total is not None or not TOTAL.search(_near(text, w))]
    dealt = [bool(_DEALT.match(text, weight.end)) for weight in parts or weights]
    is_led = theme_of(text[slice(*before[0])]) is not None
    if is_led and sum(dealt) > 1 and not dealt[0] and all(dealt[1:]):
        after[0] = before[0]  # "de prijs 40%, waarvan 30% voor het tarief en 10% voor ..."
    is_after = all(dealt[1:]) if sum(dealt) > 1 else all(dealt)
    sides = after if is_after or _named_more(text, after, before) else before
    in_price = divides_price(text)
    entries = []
    for weight, (first, last) in zip(weights, sides, strict=True):
        side = award_words().discount.sub(" ", text[first:last])
        if sides is after and first >= weight.end:
            side = re.split(r"[,:;(]", side)[0] if side.lstrip(" ").find(",") else side
        around = award_words().discount.sub(
            " ", text[min(first, weight.start) : max(last, weight.end)]
        )
        is_total = weight.total is None and bool(TOTAL.search(_near(text, weight)))
        known = theme_of(side) is not None
        if is_total and not known:
            entries.append(_entry(clause, start, weight, first, last, "totaal", is_total=True))
            continue
        name = short_name(side)
        if in_price:
            around = award_words().price_part.sub(" ", around)
        if not name or _is_no_weight(around) or award_words().rating.search(name):
            continue
        if not known and len(name.split()) > _NAME_MOST_WORDS:
            continue
        entries.extend(
            replace(
                _entry(clause, start, weight, first, last, each, is_total=False),
                doubtful=is_doubtful(name),
            )
            for each in _each(name, side)
        )
        if weight.total is not None:
            whole = replace(entries[-1], name="totaal", value=weight.total, is_total=True)
            entries.append(whole)
    return entries


def _is_no_weight(text: str) -> bool:
    """Whether words make a percentage something else than a weight, whatever its name."""
    words = award_words()
    return bool(words.no_weight.search(words.doubtful.sub(" ", text)))


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


def _named_more(
    text: str, one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]
) -> bool:
    """Whether more of the one stretches name a criterion than of the other, codes counted too."""
    themes, more = ([theme_of(text[a:b]) is not None for a, b in sides] for sides in (one, other))
    known, than = (
        sum(
            theme or bool(CODE.match(text[a:b])) for theme, (a, b) in zip(found, sides, strict=True)
        )
        for found, sides in ((themes, one), (more, other))
    )
    is_plainer = len(themes) > 1 and all(themes) and not all(more)
    return known > than or (known == than and is_plainer)


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
