"""Small changes inside a clause: another value, a word that goes, a requirement that becomes a wish."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from analyser.model import Clause, ClauseKind, DocumentKind
from analyser.pack.folding import words_of
from analyser.pack.grants import AT_SOME_TIME
from analyser.pack.spans import Span, has_tail, places_of, replaced, sentences
from analyser.pack.strength_lines import as_wish
from analyser.pack.subjects import head_of, speaks_of, subject_words
from analyser.pack.values import ANY_VALUE, Value, find_values, masked


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
_READ = r"(?:(?:dient|dienen|moet|moeten)\s+(?:hier\s+)?(?:te\s+)?(?:worden\s+)?(?:gelezen\s+)?(?:te\s+)?(?:worden\s+)?(?:gelezen\s+)?als|(?:wordt|worden)\s+gelezen\s+als|te\s+worden\s+gelezen\s+als|gelezen\s+te\s+worden\s+als|lees(?:t u)?\s*:?|te\s+lezen\s+als|leest\s+als|moet(?:en)?\s+zijn\s*:?)"
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
_TO_TURN = (
    r"(?:te\s+)?(?:wijzigen|veranderen|verlagen|verhogen|verkorten|verlengen|verruimen|verplaatsen|verschuiven|vervangen|"
    r"bij\s*(?:te\s*)?stellen|aan\s*(?:te\s*)?passen|terug\s*(?:te\s*)?brengen)"
)
_ASKED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_words('o')}\s+{_TO_TURN}\s+{_TO}{_words('n')}",
        rf"{_words('o')}\s+(?:(?:te\s+)?worden\s+)?{_TURNED}\s+(?:worden\s+)?{_TO}{_words('n')}",
        rf"{_words('o')}\s+{_TO}{_words('n')}\s+(?:{_TO_TURN}|(?:te\s+)?worden\s+{_TURNED}|{_TURNED})",
        rf"\bvan\s+{_words('o')}\s+{_TO}{_words('n')}",
    )
)
# Every change has one of these, and lies around it; what is quoted may be long.
_QUOTE = re.compile(r"[“\"„«‘']")
_SIGNS = {
    "wish": re.compile(r"\bwens(?:en)?\b", re.IGNORECASE),
    "pair": re.compile(ANY_VALUE),
    "gone": _QUOTE,
    "one": re.compile(ANY_VALUE),
}
_BEFORE, _BEHIND = 400, 200
# The value of a rule, a stage or an earlier time is none that is changed now.
_RULE = re.compile(
    r"\b(?:na|zodra|vanaf|automatisch|volgens|was|waren|eerder|reeds|al|destijds|vorig\w*|markt|"
    r"wettelijke?|landelijke?|wetgever|marktconsultatie|gemiddelde?|inmiddels|gebruikelijk|begrijp\w*|vraagt|voorstel\w*|in\s+(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:s?(?:bedrag|termijn|datum|periode|percentage|waarde|duur|tijd|tijdstip|maximum|minimum|limiet|hoogte))$"
)
# "De fee" is of nothing else, however short its name.
_SHORT_NOUN = re.compile(r"\b(?:de|het|deze|dit|uw|onze)\s+([a-zà-ÿ]{3,4})\s*$", re.IGNORECASE)
_NO_NOUN = frozenset("duur tijd deze dit dat die lid eis".split())
_PART_STOP = re.compile(r"[,.;:!?]\s+")
_NO_SUBJECT = frozenset(
    "uiterste uiterlijk uiterlijke maximale genoemde gestelde bepaling bepaalde inschrijving inschrijf".split()
)


def find_edits(text: str) -> Iterator[ToldEdit]:
    """Find the small changes a text tells of; each stretch once, the plainest way first.

    Args:
        text: a clause of a nota van inlichtingen, not a question.
    """
    taken: list[tuple[int, int]] = []
    plain = masked(text)
    places = {which: list(_where(which, plain)) for which in _SIGNS}
    for which, pattern in _COMPILED:
        for start, end in places[which]:
            for match in pattern.finditer(plain, start, end):
                if any(a < match.end() and match.start() < b for a, b in taken):
                    continue
                told = _told(which, match, text)
                if told is not None:
                    taken.append((match.start(), match.end()))
                    yield told


def _where(which: str, plain: str) -> Iterator[Span]:
    """Where changes of one kind can stand: most texts have none of their signs."""
    if which != "wish" and which != "one" and _QUOTE.search(plain):
        yield 0, len(plain)
        return
    last: Span | None = None
    for sign in _SIGNS[which].finditer(plain):
        around = max(0, sign.start() - _BEFORE), min(len(plain), sign.end() + _BEHIND)
        if last is not None and around[0] <= last[1]:
            last = last[0], around[1]
            continue
        if last is not None:
            yield last
        last = around
    if last is not None:
        yield last


def find_asked_edits(question: str) -> tuple[Edit, ...]:
    """The small changes that a sentence of a question asks for, with both values or words.

    Args:
        question: one sentence.
    """
    plain = masked(question)
    found: dict[Span, Edit] = {}
    for pattern in _ASKED:
        for match in pattern.finditer(plain):
            told = _told("pair", match, question)
            if told is not None and not any(
                a < match.end() and match.start() < b for a, b in found
            ):
                found[match.span()] = told.edit
    return tuple(found.values())


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
        return as_wish(text)
    places = _places(edit, text, clause.heading_path[-1] if clause.heading_path else "")
    if len(places) != 1:
        return None
    joined = replaced(text, places[0], edit.old or "", edit.new)
    if edit.new:
        return joined
    tidy = re.sub(r"[ \t]+(?=[,.;:])", "", re.sub(r"[ \t]{2,}", " ", joined)).strip()
    return tidy[:1].upper() + tidy[1:] or None


def is_made(edit: Edit, clause: Clause) -> bool:
    """Whether a clause reads already as a change of a value would make it read."""
    if edit.kind is EditKind.WISH or len(find_values(edit.new)) != 1:
        return False
    (new,) = find_values(edit.new)
    if edit.old is None:
        return edited(edit, clause) == clause.text or (
            bool(edit.subject) and any(value.key == new.key for value in find_values(clause.text))
        )
    stands = any(value.key == new.key for value in find_values(clause.text))
    return stands and not places_of(edit.old, edit.new, clause.text)


def _is_requirement(clause: Clause) -> bool:
    return (
        clause.kind is ClauseKind.REQUIREMENT or clause.document_kind is DocumentKind.REQUIREMENTS
    )


def _told(which: str, match: re.Match[str], text: str) -> ToldEdit | None:
    groups = {
        name: text[match.start(name) : match.end(name)]
        for name, words in match.groupdict().items()
        if words
    }
    spans = tuple(sorted(match.span(name) for name in groups if name != "subject"))
    if which == "wish":
        return ToldEdit(Edit(EditKind.WISH), match.start(), match.end(), spans)
    old = groups.get("oq") or groups.get("ov")
    new = (groups.get("nq") or groups.get("nv") or "").strip()
    if "number" in groups:
        # "Van 60 in 30 dagen": the old number is of the unit of the new one.
        figures = re.compile(r"\d[\d.,]*").search(new)
        if figures is None:
            old = f"{groups['number']} {new.rsplit(maxsplit=1)[-1]}"
        else:
            old = new[: figures.start()] + groups["number"] + new[figures.end() :]
    subject = _subject(_in_full(match, text)) if which == "one" else frozenset[str]()
    return ToldEdit(
        Edit(EditKind.REPLACE, old.strip() if old else None, new, subject),
        match.start(),
        match.end(),
        spans,
    )


def _in_full(match: re.Match[str], text: str) -> str:
    """What a value is of, with what stands before it in the same part of the sentence."""
    start, end = match.span("subject")
    if start != match.start():
        return text[start:end]
    begin = max((stop.end() for stop in _PART_STOP.finditer(text, 0, start)), default=0)
    full = text[begin:end]
    return full if head_of(full) != full else text[start:end]


def _subject(words: str) -> frozenset[str]:
    """The words of what a value is of: of "het bedrag van de boete" the boete."""
    head = head_of(words)
    short = _SHORT_NOUN.search(head)
    if short is not None and short[1].casefold() not in _NO_NOUN:
        return _named_by(head) | {short[1].casefold()}
    return _named_by(head) or _named_by(words)


def _named_by(words: str) -> frozenset[str]:
    found = (_GENERIC.sub("", word) for word in re.findall(r"[a-zà-ÿ]+", words.casefold()))
    return subject_words(" ".join(word for word in found if word)) - _NO_SUBJECT


def _places(edit: Edit, text: str, heading: str) -> list[Span]:
    """Where in a clause that stands which the change may replace."""
    if edit.old is not None:
        return places_of(edit.old, edit.new, text)
    (new,) = find_values(edit.new)[:1] or (None,)
    if new is None:
        return []
    same = [value for value in find_values(text) if value.sort is new.sort]
    if edit.subject:
        same = _values_about(edit.subject, same, text, heading)
    # "Per dag" stays when the new value says nothing about it.
    goes_on = has_tail(edit.new)
    return [(value.start, value.end if goes_on else value.bare_end) for value in same]


def _values_about(
    subject: frozenset[str], values: list[Value], text: str, heading: str
) -> list[Value]:
    about = [
        value
        for start, end in sentences(text)
        if _names(subject, text[start:end])
        for value in values
        if start <= value.start < end
    ]
    return values if not about and _names(subject, heading) else about


def _names(subject: frozenset[str], text: str) -> bool:
    return speaks_of(subject, text) or not subject.isdisjoint(words_of(text))
