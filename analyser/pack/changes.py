"""Reads in a text that it changes another text: what expires, what it becomes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from analyser.model import AmendmentKind
from analyser.pack.edits import Edit, EditKind, find_edits, is_rule
from analyser.pack.spans import sentences
from analyser.suppliers import supplier_words


@dataclass(frozen=True, slots=True)
class Change:
    """A change as a text tells it; offsets are in that text.

    `start` and `end` bound the sentence in which it stands, without the words it quotes.
    `verb` and `verb_end` bound the words that tell the change. `old` are the words that are
    replaced and `new` what comes in place of them; None where the text does not give them. `is_part` marks a change of a sentence or part only. `edit` is a
    small change that is made inside the clause; `old` and `new` are None then.
    """

    kind: AmendmentKind
    start: int
    end: int
    verb: int
    verb_end: int
    old: str | None = None
    new: str | None = None
    quoted: tuple[tuple[int, int], ...] = ()
    is_part: bool = False
    edit: Edit | None = None


_OPEN, _CLOSE = "[“\"„«‘']", "[”\"»’']"
_OLD = rf"{_OPEN}(?P<old>[^“”\"„«»]{{2,1500}}?){_CLOSE}(?!\w)"
_NEW = (
    rf"(?:{_OPEN}(?P<new>.{{2,3000}}?){_CLOSE}(?=[\s.,;)]|$)|(?P<rest>(?<=[:\n])\s*[^\s“\"„«‘'].+))"
)
_NEW_QUOTED = rf"{_OPEN}(?P<new>.{{2,3000}}?){_CLOSE}(?=[\s.,;)]|$)"
_ADVERBS = r"(?:(?:hierbij|hiermee|daarom|daarmee|dan ook|dus|nu|ook|wel|alsnog|derhalve|als volgt|op dit punt|in de overeenkomst|in zijn geheel|in z'n geheel|geheel|volledig|integraal)\s+)*"
_IS = r"(?:wordt|worden|is|zijn)"

_REPLACED = re.compile(
    rf"{_OLD}\s+(?:{_IS}|moet(?:en)?\s+(?:zijn|worden))?\s*{_ADVERBS}(?:vervangen\s+door|gewijzigd\s+in|aangepast\s+(?:in|naar))\s*:?\s*{_NEW_QUOTED}"
    rf"|{_OLD.replace('<old>', '<old2>')}\s+moet\s+zijn\s*:?\s*{_NEW_QUOTED.replace('<new>', '<new2>')}",
    re.IGNORECASE | re.DOTALL,
)
_REWORDED = re.compile(
    rf"(?:(?:{_IS}|zal)\s+{_ADVERBS}(?:gewijzigd|aangepast|herzien|vervangen)(?:\s+(?:als\s+volgt|in|door|naar))?"
    rf"|(?:komt|komen)\s+{_ADVERBS}te\s+luiden(?:\s+als\s+volgt)?|luidt\s+(?:voortaan|nu|als\s+volgt|dan)"
    r"|(?:dient|moet)\s+(?:als\s+volgt\s+)?te?\s*luiden|de\s+nieuwe\s+tekst\s+(?:luidt|wordt|is)|nieuwe\s+tekst)"
    rf"\s*(?::\s*{_NEW}|\s{_NEW_QUOTED.replace('<new>', '<new3>')})",
    re.IGNORECASE | re.DOTALL,
)
_SUPPLEMENTED = re.compile(
    rf"(?:{_IS}\s+{_ADVERBS}(?:aangevuld|uitgebreid)\s+met|(?:{_IS}\s+{_ADVERBS})?toegevoegd)\s*"
    rf"(?:het volgende|de volgende (?:zin|tekst|bepaling|zinsnede)|de zin)?\s*(?::\s*{_NEW}|\s{_NEW_QUOTED.replace('<new>', '<new3>')})",
    re.IGNORECASE | re.DOTALL,
)
# What expires at some time, or by law, is written as a rule.
_NO_RULE = r"(?!\s+(?:dan\b(?!\s+ook)|bij|na|pas|eerst|zodra|indien|binnen|tijdelijk|automatisch|gedurende|tijdens|van\s+rechtswege)\b)"
_EXPIRED = re.compile(
    rf"(?:(?:komt|komen|komt\s+hiermee)\s+{_ADVERBS}te\s+vervallen|(?:{_IS}|laten\s+wij)\s+{_ADVERBS}(?:geschrapt|verwijderd|doorgehaald|vervallen)){_NO_RULE}|\bverval(?:t|len)\b(?!\s+(?:van|verklaard|op|aan|in|per|voor)\b){_NO_RULE}",
    re.IGNORECASE,
)
_ADJUSTED = re.compile(
    rf"{_IS}\s+{_ADVERBS}(?:verlengd|verkort|verhoogd|verlaagd|verruimd|bijgesteld|teruggebracht|gemaximeerd|gesteld)\s+(?:tot|naar|op)\b|"
    rf"(?:{_IS}|hebben|heeft|zal|zullen)\b(?:\s+[\w-]+){{0,6}}?\s+(?:aangepast|gewijzigd|herzien)\b|"
    rf"\bpas(?:t|sen)\b(?:\s+[\w-]+){{1,8}}?\s+aan\b",
    re.IGNORECASE,
)
# Words by which a sentence does not change anything, beside those that refuse.
_NO_CHANGE = re.compile(
    r"\b(?:niet|geen|nee|blijf(?:t|ven)|onverkort|zou(?:den)?|"
    r"kan|kunnen|mag|mogen|wil(?:t|len)?|indien|als(?!\s+volgt)|mits|tenzij|wanneer|verzoek\w*|stel(?:t|len)\s+voor|bereid|"
    r"vervaltermijn|recht|jaarlijks|per\s+jaar|(?:ieder|elk)\s+jaar|telkens|steeds)\b|\?",
    re.IGNORECASE,
)
# "Niet langer een eis" is what a change says, and so is "gelezen als".
_NO_LONGER = re.compile(
    r"\bniet\s+(?:langer|meer)\b|\bgeen\s+(?:[\w-]+\s+)?eis\s+meer\b|\bals(?=\s+(?:een\s+)?wens\b)",
    re.IGNORECASE,
)
_READ_AS = re.compile(r"\b(?:gelezen|lezen|leest)(?:\s+(?:te\s+)?worden)?\s+als\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:zin(?:nen|snede)?|zinsdeel|woord(?:en)?|passage|gedachtestreepje|bullet|opsommingsteken|alinea)\b",
    re.IGNORECASE,
)
_LEAST_REST = 5  # words; a rest of a sentence shorter than this is no new text


def find_changes(text: str) -> Iterator[Change]:
    """Find the changes a text tells of, in order; a stretch is read once.

    Args:
        text: a clause of a nota van inlichtingen, not a question.

    Yields:
        Only what is surely decided: no refusal, no condition, no plan.
    """
    taken: list[tuple[int, int]] = []
    found: list[Change] = []
    for change, stretch in chain(
        _by_pattern(text, _REPLACED, AmendmentKind.CHANGED),
        _edits(text),
        _by_pattern(text, _REWORDED, AmendmentKind.CHANGED),
        _by_pattern(text, _SUPPLEMENTED, AmendmentKind.SUPPLEMENTED),
        _by_pattern(text, _EXPIRED, AmendmentKind.EXPIRED),
        _by_pattern(text, _ADJUSTED, AmendmentKind.CHANGED),
    ):
        if not any(a < change.verb_end and change.verb < b for a, b in taken):
            taken.append(stretch)
            found.append(change)
    yield from sorted(found, key=lambda change: change.start)


def _by_pattern(
    text: str, pattern: re.Pattern[str], kind: AmendmentKind
) -> Iterator[tuple[Change, tuple[int, int]]]:
    """The changes that a pattern tells of, each with the stretch that it takes up."""
    for match in pattern.finditer(text):
        start, end = _sentence(text, match.start(), match.end())
        spans = {name: match.span(name) for name, words in match.groupdict().items() if words}
        said = _without(text, start, end, spans.values())
        if _leaves_it(said):
            continue
        new = _words(text, spans, ("new", "new2", "new3", "rest"))
        if "rest" in spans and new is not None and len(new.split()) < _LEAST_REST:
            new = None
        part = kind is not AmendmentKind.SUPPLEMENTED and bool(_PART.search(said))
        old = _words(text, spans, ("old", "old2"))
        change = Change(
            kind if not (part and kind is AmendmentKind.EXPIRED) else AmendmentKind.CHANGED,
            start,
            end,
            match.start(),
            match.end(),
            old,
            new,
            tuple(sorted(spans.values())),
            part and old is None,
        )
        yield change, (start, max(end, *(b for _, b in spans.values())) if spans else end)


def _edits(text: str) -> Iterator[tuple[Change, tuple[int, int]]]:
    """The small changes inside a clause; more of them may stand in one sentence."""
    for told in find_edits(text):
        start, end = _sentence(text, told.start, told.end)
        said = _without(text, start, end, told.spans)
        if told.edit.kind is EditKind.WISH:
            said = _NO_LONGER.sub("", said)
        if _leaves_it(_READ_AS.sub("", said)) or is_rule(said):
            continue
        change = Change(
            AmendmentKind.CHANGED,
            start,
            end,
            told.start,
            told.end,
            quoted=told.spans,
            edit=told.edit,
        )
        yield change, (told.start, told.end)


def _leaves_it(said: str) -> bool:
    """Whether a sentence refuses, asks, plans or holds under a condition."""
    return bool(_NO_CHANGE.search(said)) or said in supplier_words().refused


def _words(text: str, spans: dict[str, tuple[int, int]], names: tuple[str, ...]) -> str | None:
    for name in names:
        if name in spans:
            start, end = spans[name]
            return text[start:end].strip() or None
    return None


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """From the sentence that a stretch begins in to the end of the one it ends in."""
    spans = list(sentences(text))
    begin = max((a for a, _ in spans if a <= start), default=start)
    return begin, min((b for _, b in spans if b >= end), default=end)


def _without(text: str, start: int, end: int, spans: Iterable[tuple[int, int]]) -> str:
    """A sentence without what it quotes: the old and new words may say "niet"."""
    kept: list[str] = []
    position = start
    for a, b in sorted(spans):
        kept.append(text[position : max(position, a)])
        position = max(position, b)
    kept.append(text[position : max(position, end)])
    return " ".join(kept)
