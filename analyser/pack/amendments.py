"""What the notas van inlichtingen of a dossier change, and in which clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analyser.model import AmendmentKind, Clause, ClauseKind, Document, DocumentKind
from analyser.pack.changes import Change, find_changes
from analyser.pack.consented import consented
from analyser.pack.edits import Edit, EditKind, edited
from analyser.pack.folding import words_of
from analyser.pack.granted import granted
from analyser.pack.holdings import Holdings
from analyser.pack.meant import goes_by, resolved, row_meant
from analyser.pack.mentions import Target, find_mentions
from analyser.pack.names import read_name
from analyser.pack.questions import Asked, answered_questions
from analyser.pack.scope import excepts, is_for_some, keeps_later, limited_later, spared_places
from analyser.pack.spans import places_of

_CHANGES_BY_NAME = re.compile(r"addendum|erratum|rectificatie|wijzigingsblad", re.IGNORECASE)
_ORDER = re.compile(
    r"\b(?:nvi|inlichtingen|wijzigingen|antwoorden)\W{0,3}(?:nr\.?\s*)?(\d{1,2})\b", re.IGNORECASE
)
# A sentence without a number speaks of what the question is about only with such words.
_PLACE_WORDS = r"bepaling|artikel|lid|eis|wens|tekst|voorwaarde|(?:inkoop)?beleid|overeenkomst|passage|zin|zinsnede|hierop|leidraad|document|stukken"
_NAMES_PLACE = re.compile(rf"\b(?:{_PLACE_WORDS})\b", re.IGNORECASE)
_SPEAKS_OF_IT = re.compile(
    rf"\b(?:{_PLACE_WORDS}|(?:de|deze)\s+(?:termijn|boete|planning))\b", re.IGNORECASE
)
_WHOLE_TEXT = re.compile(
    r"(?:inkoop)?beleid|overeenkomst|leidraad|document|stukken|hierop", re.IGNORECASE
)
# What may stand around the article that expires: "Akkoord, het bepaalde in artikel 4 van de
# overeenkomst vervalt". "De zekerheid van artikel 4 vervalt" is a rule and no change.
_BEFORE_SUBJECT = re.compile(
    r"\W*(?:(?:akkoord|ja|correct|klopt|inderdaad|hiermee|hierbij|daarmee|daarom|ook|dus|antwoord|\d+|de|het|deze|dit|die|"
    r"betreffende|genoemde|gehele|hele|eis|bepaling|bepaalde|tekst|inhoud|in|van|uit|wij|laten)\b\W*)*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\W*(?:\(.{0,80}\)\W*|(?:(?:van|uit|in)\s+(?:de|het)\s+)?(?:nadere\s+)?(?:[\w-]*overeenkomst|[\w-]*contract|[\w-]*leidraad|programma van eisen|pve|voorwaarden|inkoopvoorwaarden|bestek)\W*|"
    r"(?:hiermee|hierbij|daarmee|daarom|dus|dan ook|geheel|in zijn geheel)\b\W*)*",
    re.IGNORECASE,
)
_BEFORE_VERB = re.compile(
    r"\W*(?:(?:akkoord|ja|nee|correct|klopt|inderdaad|terecht|hiermee|hierbij|daarmee|daarom|hierdoor|daardoor|derhalve|ook|dus|wel|verder|tevens|"
    r"daarnaast|bovendien|voorts|antwoord|en|\d+|(?:naar\s+aanleiding|als\s+gevolg)\s+(?:van\s+(?:uw|deze|de|dit|het)\s+\w+|hiervan|daarvan)|"
    r"(?:in|van|uit|bij)\s+(?:(?:de|het|onze)\s+)?(?:definitieve\s+|bijgevoegde\s+)?(?:[\w-]*overeenkomst|[\w-]*contract|[\w-]*leidraad|programma\s+van\s+eisen|pve|bestek|[\w-]*voorwaarden|artikel\s+[\d.]+|paragraaf\s+[\d.]+|bijlage\s+\w+))\b\W*)*",
    re.IGNORECASE,
)
_AFTER_VERB = re.compile(
    r"\W*(?:(?:hiermee|ook|dus|daarom|de|het|deze|dit|die|dat|betreffende|genoemde|eis|bepaling)\b\W*)*",
    re.IGNORECASE,
)
_HEADING_NUMBER = re.compile(
    r"^(?:artikel\s+|paragraaf\s+|hoofdstuk\s+)?(\d{1,3}(?:\.\d{1,3})*)\.?\s+(.{8,})", re.IGNORECASE
)
_LIKE_TITLE = 0.6  # part of the words of a heading that must come back


@dataclass(frozen=True, slots=True)
class Amending:
    """A change with the clauses it changes and the clause it stands in."""

    change: Change
    by: Clause
    targets: tuple[str, ...]


def find_amendments(
    documents: Sequence[Document],
    kinds: Mapping[str, DocumentKind],
    clauses: Mapping[str, Sequence[Clause]],
    holdings: Holdings,
) -> tuple[Amending, ...]:
    """Find the changes that lead to a clause of another document.

    Args:
        documents: the documents that count.
        kinds: kind of each document as a whole.
        clauses: clauses by document id.
        holdings: what the dossier holds.

    Returns:
        The changes in the order in which the notas were given out, so that a later one
        goes over an earlier one.
    """
    by_id = {clause.id: clause for listed in clauses.values() for clause in listed}
    texts = {clause.id: clause.text for clause in by_id.values()}
    notas = [d for d in documents if _makes_changes(d, kinds[d.id])]
    found: list[Amending] = []
    for document in sorted(notas, key=_order):
        listed = clauses.get(document.id, ())
        questions = answered_questions(document, listed)
        for clause in listed:
            if clause.kind is ClauseKind.QUESTION:
                continue
            asked = questions.get(clause.id)
            told: list[Amending] = []
            for change in find_changes(clause.text):
                meant = _targets(change, clause, asked, holdings, by_id)
                targets = _left(meant, change, clause, by_id)
                limited = _as_far_as_it_goes(change, targets, clause, by_id)
                told.extend(Amending(limited, clause, part) for part in _apart(limited, targets))
            if asked is not None and not any(_says_all(each, by_id) for each in told):
                given = granted(clause, asked, texts, holdings)
                told = [Amending(change, clause, targets) for change, targets in given] or told
                plain = None if given else consented(clause, asked, by_id, holdings)
                told = [Amending(plain[0], clause, plain[1])] if plain is not None else told
            found.extend(told)
    return tuple(found)


def _left(
    targets: Sequence[str], change: Change, clause: Clause, clauses: Mapping[str, Clause]
) -> tuple[str, ...]:
    """The clauses of a change but for those to which it is said not to apply."""
    spared = set(spared_places(clause.text[change.end :]))
    return tuple(t for t in targets if clauses[t].number not in spared)


def _as_far_as_it_goes(
    change: Change, targets: Sequence[str], clause: Clause, clauses: Mapping[str, Clause]
) -> Change:
    """A change, without its words when it is made only in part or for some."""
    sentence = _own_words(change, clause.text)
    about = ["\n".join((*clauses[t].heading_path[-1:], clauses[t].text)) for t in targets]
    later = clause.text[change.end :]
    if (
        excepts(sentence)
        or limited_later(later)
        or (len(targets) > 1 and keeps_later(later))
        or is_for_some(sentence, about)
    ):
        return replace(
            change, kind=AmendmentKind.CHANGED, old=None, new=None, is_part=True, edit=None
        )
    return change


def _apart(change: Change, targets: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The clauses of a change as they change: requirements become wishes one by one."""
    if change.edit is not None and change.edit.kind is EditKind.WISH:
        yield from ((target,) for target in targets)
    elif targets:
        yield targets


def _says_all(amending: Amending, clauses: Mapping[str, Clause]) -> bool:
    """Whether a change tells how its clause reads then, or takes the clause away."""
    change, edit = amending.change, amending.change.edit
    if edit is not None:
        if edit.kind is EditKind.WISH or edit.old is not None:
            return True
        names_it = any(find_mentions(_own_words(change, amending.by.text)))
        return names_it and len(_fitting(edit, amending.targets, clauses)) == 1
    return change.new is not None or change.kind is AmendmentKind.EXPIRED


def _fitting(edit: Edit, targets: Sequence[str], clauses: Mapping[str, Clause]) -> tuple[str, ...]:
    """The clauses, as they were written, in which a small change can be made."""
    return tuple(t for t in targets if edited(edit, clauses[t]) is not None)


def _makes_changes(document: Document, kind: DocumentKind) -> bool:
    return kind is DocumentKind.CLARIFICATIONS or bool(_CHANGES_BY_NAME.search(document.name))


def _order(document: Document) -> tuple[int, tuple[int, ...], tuple[int, ...], str]:
    name = read_name(document.name)
    number = _ORDER.search(document.name.replace("_", " "))
    return int(number[1]) if number else 0, name.date or (), name.version or (), document.name


def _targets(
    change: Change,
    clause: Clause,
    asked: Asked | None,
    holdings: Holdings,
    clauses: Mapping[str, Clause],
) -> tuple[str, ...]:
    sentence = _own_words(change, clause.text)
    expires = change.kind is AmendmentKind.EXPIRED
    numbered = [m for m in find_mentions(sentence) if m.target is not Target.APPENDIX]
    ours = [m for m in numbered if not m.is_foreign and not goes_by(m, sentence)]
    if expires:
        ours = [m for m in ours if _is_subject(change, sentence, m.start, m.end)]
    if ours:
        # "De termijn in artikel 7.3 wordt aangepast aan artikel 9": the first is changed.
        named = [m for m in ours if m.start == ours[0].start]
        return tuple(t for m in named for t in resolved(m, sentence, asked, clause, holdings))
    if numbered:
        return ()
    spoken = _SPEAKS_OF_IT.search(sentence)
    if expires and (
        spoken is None
        # A contract that lapses leaves its words as they are.
        or _WHOLE_TEXT.fullmatch(spoken.group())
        or not _is_subject(change, sentence, *spoken.span())
    ):
        return ()
    # A small change says by itself what goes, so that the row may tell where.
    if spoken is None and (asked is None or not _says_what_goes(change)):
        return ()
    if asked is not None:
        # Who refuses what was asked may speak of something else than the row does.
        meant = row_meant("", asked, clause, holdings)
        if not _NAMES_PLACE.search(sentence) and asked.reply.refuses:
            return tuple(t for t in meant or () if _stands_once(change, clauses[t].text))
        if meant is not None:
            # So may words without a place.
            if spoken is None and change.edit is not None and change.edit.old is None:
                return _fitting(change.edit, meant, clauses)
            return meant
    return () if expires else _by_heading(clause, holdings)


def _says_what_goes(change: Change) -> bool:
    return change.edit is not None or change.old is not None


def _stands_once(change: Change, text: str) -> bool:
    """Whether the words or the value that a change takes away stand in a text just once."""
    edit = change.edit
    old, new = (change.old, change.new) if edit is None else (edit.old, edit.new)
    return old is not None and len(places_of(old, new or "", text)) == 1


def _is_subject(change: Change, sentence: str, start: int, end: int) -> bool:
    """Whether it is the article itself that expires, and not something it speaks of."""
    verb, verb_end = change.verb - change.start, change.verb_end - change.start
    if end <= verb:
        return bool(_BEFORE_SUBJECT.fullmatch(sentence[:start])) and bool(
            _BETWEEN.fullmatch(sentence[end:verb])
        )
    # "Bij herstel vervalt de boete" is a rule; "hiermee vervalt de boete" a change.
    return (
        start >= verb_end
        and bool(_BEFORE_VERB.fullmatch(sentence[:verb]))
        and bool(_AFTER_VERB.fullmatch(sentence[verb_end:start]))
    )


def _own_words(change: Change, text: str) -> str:
    """The sentence that changes, without the words it quotes, which may name articles too."""
    sentence = text[change.start : change.end]
    for start, end in sorted(change.quoted, reverse=True):
        a, b = max(0, start - change.start), max(0, end - change.start)
        sentence = sentence[:a] + " " + sentence[b:]
    return sentence


def _by_heading(clause: Clause, holdings: Holdings) -> tuple[str, ...]:
    """The section of another document with the number and title of the heading above."""
    for heading in reversed(clause.heading_path):
        match = _HEADING_NUMBER.match(heading)
        if match is None:
            continue
        words = set(words_of(match[2]))
        ends = set()
        for other in holdings.others(clause.document):
            index = holdings.indexes[other]
            title = set(words_of(index.titles.get(match[1], "")))
            if words and len(words & title) >= _LIKE_TITLE * max(len(words), len(title)):
                ends.add(index.under(match[1]))
        ends.discard(())
        return ends.pop() if len(ends) == 1 else ()
    return ()
