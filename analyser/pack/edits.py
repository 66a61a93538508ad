"""Small changes inside a clause: another value, a word that goes, a requirement that becomes a wish."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from analyser.model import Clause, ClauseKind, DocumentKind
from analyser.pack.grants import AT_SOME_TIME, sentences, stems
from analyser.pack.values import ANY_VALUE, Value, find_values


class EditKind(StrEnum):
    """What a small change does."""

    REPLACE = "replace"
    WISH = "wish"


@dataclass(frozen=True, slots=True)
class Edit:
    """A small change as a text tells it, to be made in the clause that is meant.

    `old` are the words that go; None when the one value of the sort of `new` goes. `new` is what
    comes in their place, empty when nothing does. `subject` is what the value is of; empty
    when the text says only "het bedrag" or "de termijn".
    """

    kind: EditKind
    old: str | None = None
    new: str = ""
    subject: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ToldEdit:
    """An edit with the words that tell it and the stretches that are its old and new words."""

    edit: Edit
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]


def _words(name: str, *, value: bool = True) -> str:
    """Quoted words or a value, as the groups `name`q and `name`v."""
    quoted = r"[“\"„«‘'](?P<" + name + r"q>[^“”\"„«»\n]{1,300}?)[”\"»’'](?!\w)"
    return rf"(?:{quoted}|(?P<{name}v>{ANY_VALUE}))" if value else quoted


# The point of "artikel 9.1" ends no sentence.
_GAP = r"(?:[^.;?\n“\"„«‘']|\.(?=\d))"
_ADVERB = r"(?:(?:hierbij|hiermee|daarom|dan ook|dus|nu|alsnog|derhalve|voortaan|ook|geheel)\s+)*"
_IS = r"(?:wordt|worden|is|zijn)"
_TURNED = (
    r"(?:gewijzigd|veranderd|aangepast|vervangen|verlaagd|verhoogd|teruggebracht|bijgesteld|verkort|verlengd|verruimd|"
    r"gesteld|gezet|verplaatst|verschoven|verzet|uitgesteld|opgeschoven|opgerekt|beperkt|gemaximeerd|gehalveerd)"
)
_MOVES = r"(?:(?:gaat|gaan|schuift|schuiven)\s+(?:omlaag|omhoog|terug|op)|daalt|stijgt)"
_TURN = (
    r"(?:wijzigen|wijzigt|veranderen|verandert|verlagen|verlaagt|verhogen|verhoogt|verkorten|verkort|verlengen|verlengt|"
    r"verruimen|verruimt|stellen|stelt|verplaatsen|verplaatst|verschuiven|verschuift|brengen|brengt|passen|past|vervangen|vervangt)"
)
_TO = r"(?:in|naar|tot|op|door)\s+(?:(?:maximaal|ten hoogste|uiterlijk|een bedrag van)\s+)?"
# What a value is of: the words before it that name no other thing.
_OF = r"(?P<subject>(?:(?:de|het|deze|dit|die|uw|onze)\s+)?(?:[\w-]+\s+){0,3}?[\w-]+)"
# "De boete (in artikel 4.1 van de overeenkomst) wordt".
_AT = r"(?:\s+(?:in|van|uit|bij)\s+(?:artikel|art\.|paragraaf|eis|lid)\s+[\w.-]*\w(?:\s+lid\s+\d+)?(?:\s+(?:van|uit)\s+(?:de|het)\s+[\w-]+)?)?"
_READ = r"(?:(?:dient|dienen|moet|moeten)\s+(?:hier\s+)?(?:te\s+)?(?:worden\s+)?(?:gelezen\s+)?(?:te\s+)?(?:worden\s+)?(?:gelezen\s+)?als|(?:wordt|worden)\s+gelezen\s+als|te\s+worden\s+gelezen\s+als|gelezen\s+te\s+worden\s+als|lees(?:t u)?\s*:?|te\s+lezen\s+als|leest\s+als)"
_FROM_TO: tuple[str, ...] = (
    # "het bedrag van € 750 wordt gewijzigd in € 250", "wijzigt '12 uur' in '48 uur'"
    rf"{_words('o')}\s+(?:{_IS}\s+)?{_ADVERB}{_TURNED}\s+{_TO}{_words('n')}",
    rf"{_IS}\s+{_GAP}{{0,80}}?{_words('o')}\s+{_ADVERB}{_TURNED}\s+{_TO}{_words('n')}",
    rf"\b{_TURN}\b{_GAP}{{0,80}}?{_words('o')}\s+{_TO}{_words('n')}",
    rf"\b{_MOVES}\s+van\s+{_words('o')}\s+{_TO}{_words('n')}",
    # "gewijzigd van 60 in 30 dagen"
    rf"(?:{_TURNED}|{_TURN})\s+(?:[\w-]+\s+){{0,4}}?van\s+(?:{_words('o')}|(?P<number>\d{{1,6}}))\s+{_TO}{_words('n')}",
    rf"van\s+(?:{_words('o')}|(?P<number>\d{{1,6}}))\s+{_TO}{_words('n')}\s+{_TURNED}",
    rf"{_words('o')}\s+wordt\s+{_ADVERB}{_words('n')}",
    # another reading
    rf"{_words('o')}\s*,?\s*(?:staat\s*,?\s*)?{_READ}\s*{_words('n')}",
    rf"(?:in plaats van|voor)\s+{_words('o')}\s*,?\s*(?:[\w-]+\s+){{0,4}}?(?:gelezen|lezen|lees|leest|geldt|komt)(?:\s+(?:te\s+worden|worden|u|wij))?\s*:?\s*{_words('n')}",
    rf"\b(?:lees|leest|lezen|gelezen)\b{_GAP}{{0,40}}?(?:in plaats van|voor)\s+{_words('o')}\s*[,:]?\s*{_words('n')}",
    rf"(?:waar|daar waar)\s+{_words('o')}\s+staat{_GAP}{{0,30}}?\s{_words('n')}",
    rf"{_words('n')}\s+in plaats van\s+{_words('o')}",
)  # fmt: skip
_GONE: tuple[str, ...] = (
    rf"{_words('o', value=False)}\s+(?:(?:{_IS}|komt|komen)\s+)?{_ADVERB}(?:te\s+vervallen|geschrapt|verwijderd|doorgehaald|weggelaten|vervalt|vervallen)\b",
    rf"\b(?:vervalt|vervallen|schrappen\s+wij|verwijderen\s+wij|(?:wij|we)\s+(?:schrappen|verwijderen))\s+{_GAP}{{0,60}}?{_words('o', value=False)}",
)  # fmt: skip
_TO_ONE: tuple[str, ...] = (
    rf"{_OF}{_AT}\s+{_MOVES}\s+{_TO}(?P<nv>{ANY_VALUE})",
    rf"{_IS}\s+{_OF}{_AT}\s+{_ADVERB}{_TURNED}\s+{_TO}(?P<nv>{ANY_VALUE})",
    rf"{_OF}{_AT}\s+{_IS}\s+{_ADVERB}{_TURNED}\s+{_TO}(?P<nv>{ANY_VALUE})",
    rf"\b(?:wij|we|opdrachtgever|gemeente)\s+{_TURN}\s+{_OF}{_AT}\s+(?:terug\s+)?{_TO}(?P<nv>{ANY_VALUE})",
    rf"\b(?:past|passen|aangepast|gewijzigd)\b{_GAP}{{0,60}}?:\s*{_OF}{_AT}\s+(?:is|wordt|bedraagt|zijn|worden)\s+{_ADVERB}(?P<nv>{ANY_VALUE})",
    rf"{_OF}{_AT}\s+(?:wordt|worden)\s+{_ADVERB}(?P<nv>{ANY_VALUE})",
)  # fmt: skip
_WISH: tuple[str, ...] = (
    rf"\b(?:wordt|worden|verandert|veranderen|is|zijn)\s+{_ADVERB}(?:[\w-]+\s+){{0,6}}?(?:(?:een|tot|als|in\s+een|naar\s+een)\s+|(?=wensen))(?:gewone\s+)?wens(?:en)?\b",
    rf"\b(?:wij|we|opdrachtgever|gemeente)\s+(?:maken|maakt|zetten|zet|wijzigen|wijzigt|merken|merkt)\b{_GAP}{{0,60}}?\b(?:een|in een|om in een|om naar een|tot|als)\s+wens\b",
    rf"\bwordt\s+{_ADVERB}(?:omgezet|gewijzigd|veranderd|afgezwakt|teruggebracht)\s+(?:in|naar|tot)\s+(?:een\s+)?wens\b",
)  # fmt: skip
_COMPILED = tuple(
    (which, re.compile(pattern, re.IGNORECASE))
    for which, patterns in (
        ("wish", _WISH), ("pair", _FROM_TO), ("gone", _GONE), ("one", _TO_ONE),
    )
    for pattern in patterns
)  # fmt: skip
# The value of a rule, a stage or an earlier time is none that is changed now.
_RULE = re.compile(
    r"\b(?:na|zodra|vanaf|automatisch|volgens|was|waren|eerder|reeds|al|destijds|vorig\w*|markt|"
    r"gebruikelijk|begrijp\w*|vraagt|voorstel\w*|in\s+(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:s?(?:bedrag|termijn|datum|periode|percentage|waarde|duur|tijd|tijdstip|maximum|minimum|limiet|hoogte))$"
)
_NO_SUBJECT = frozenset(
    "uiterste uiterlijke maximale genoemde gestelde bepaling bepaalde inschrij".split()
)
_STRENGTH_LINE = re.compile(
    r"\n(?:type|soort|ko|eis\s?/\s?wens|categorie|prioriteit|moscow|status)\b[^:\n]*:\s*"
    r"(?:ko|knock-?\s?out|(?:minimum)?eis|e|m|must(?: have)?|ja|verplicht)\s*(?=\n|$)",
    re.IGNORECASE,
)
_LEAST_SHARED = 5  # letters


def find_edits(text: str) -> Iterator[ToldEdit]:
    """Find the small changes a text tells of; each stretch once, the plainest way first.

    Args:
        text: a clause of a nota van inlichtingen, not a question.
    """
    taken: list[tuple[int, int]] = []
    for which, pattern in _COMPILED:
        for match in pattern.finditer(text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            told = _told(which, match)
            if told is not None:
                taken.append((match.start(), match.end()))
                yield told


def is_rule(sentence: str) -> bool:
    """Whether a sentence tells when a value holds, or held, and not that it changes."""
    return bool(_RULE.search(sentence) or AT_SOME_TIME.search(sentence))


def edited(edit: Edit, clause: Clause) -> str | None:
    """The text of a clause with the change made in it.

    Args:
        edit: the change.
        clause: the clause as it stands; the heading above it may say what its values are of.

    Returns:
        None when what goes does not stand in the clause exactly once, and when what should
        become a wish is no requirement.
    """
    text = clause.text
    if edit.kind is EditKind.WISH:
        if not _is_requirement(clause):
            return None
        return _STRENGTH_LINE.sub("", text) + "\nType: wens"
    place = _place(edit, text, clause.heading_path[-1] if clause.heading_path else "")
    if place is None:
        return None
    start, end = place
    joined = text[:start] + edit.new + text[end:]
    if edit.new:
        return joined
    tidy = re.sub(r"[ \t]+(?=[,.;:])", "", re.sub(r"[ \t]{2,}", " ", joined)).strip()
    return tidy[:1].upper() + tidy[1:] or None


def _is_requirement(clause: Clause) -> bool:
    return (
        clause.kind is ClauseKind.REQUIREMENT or clause.document_kind is DocumentKind.REQUIREMENTS
    )


def _told(which: str, match: re.Match[str]) -> ToldEdit | None:
    groups = {name: words for name, words in match.groupdict().items() if words}
    spans = tuple(sorted(match.span(name) for name in groups if name != "subject"))
    if which == "wish":
        return ToldEdit(Edit(EditKind.WISH), match.start(), match.end(), spans)
    old = groups.get("oq") or groups.get("ov")
    new = (groups.get("nq") or groups.get("nv") or "").strip()
    if "number" in groups:
        # "Van 60 in 30 dagen": the old number is of the unit of the new one.
        old = re.sub(r"\d[\d.,]*", groups["number"], new, count=1)
    subject = frozenset[str]()
    if which == "one":
        subject = _subject(groups["subject"])
    return ToldEdit(
        Edit(EditKind.REPLACE, old.strip() if old else None, new, subject),
        match.start(),
        match.end(),
        spans,
    )


def _subject(words: str) -> frozenset[str]:
    found = (_GENERIC.sub("", word) for word in re.findall(r"[a-zà-ÿ]+", words.casefold()))
    return stems(" ".join(word for word in found if word)) - _NO_SUBJECT


def _place(edit: Edit, text: str, heading: str) -> tuple[int, int] | None:
    """Where in a clause that goes which the change replaces; None when that is not one place."""
    values = find_values(text)
    if edit.old is not None:
        asked = find_values(edit.old)
        if len(asked) == 1 and asked[0].start == 0 and asked[0].end == len(edit.old):
            return _only(
                [v for v in values if (v.sort, v.key) == (asked[0].sort, asked[0].key)], edit.new
            )
        words = r"\s+".join(map(re.escape, edit.old.split()))
        # Whole words; a stretch that begins or ends with a comma may follow a word.
        before = r"(?<!\w)" if edit.old[0].isalnum() else ""
        after = r"(?!\w)" if edit.old[-1].isalnum() else ""
        spots = [m.span() for m in re.finditer(before + words + after, text, re.IGNORECASE)]
        return spots[0] if len(spots) == 1 else None
    (new,) = find_values(edit.new)[:1] or (None,)
    if new is None:
        return None
    same = [v for v in values if v.sort is new.sort]
    if not edit.subject:
        return _only(same, edit.new)
    about = [
        v
        for start, end in sentences(text)
        if _speaks_of(edit.subject, text[start:end])
        for v in same
        if start <= v.start < end
    ]
    if not about and _speaks_of(edit.subject, heading):
        about = same
    return _only(about, edit.new)


def _only(values: list[Value], new: str) -> tuple[int, int] | None:
    if len(values) != 1:
        return None
    (value,) = values
    told = find_values(new)
    # "Per dag" stays when the new value says nothing about it.
    has_tail = bool(told) and told[0].end > told[0].bare_end
    return value.start, value.end if has_tail else value.bare_end


def _speaks_of(subject: frozenset[str], sentence: str) -> bool:
    there = {_plain(word) for word in stems(sentence)}
    return any(_alike(_plain(word), other) for word in subject for other in there)


def _plain(word: str) -> str:
    """A word with its long vowels short: "betaalt" begins as "betaling" then."""
    return re.sub(r"([aeou])\1", r"\1", word)


def _alike(a: str, b: str) -> bool:
    length = min(_LEAST_SHARED, len(a), len(b))
    return a[:length] == b[:length]
