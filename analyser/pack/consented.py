"""The change that a question asks for in full, when the answer says yes to it and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping

from analyser.model import AmendmentKind, Clause
from analyser.pack.changes import Change
from analyser.pack.edits import edited, find_asked_edits
from analyser.pack.holdings import Holdings
from analyser.pack.meant import row_meant
from analyser.pack.questions import Asked
from analyser.pack.scope import excepts, is_for_some
from analyser.pack.spans import sentences
from analyser.suppliers import AnswerKind, supplier_words

# What may follow a yes and is the same yes: "hier kan de gemeente mee instemmen".
_STILL_YES = re.compile(
    r"\W*(?:(?:wij|we|de|het|dit|dat|uw|daar|hier|hiermee|daarmee|hierin|mee|ermee|kan|kunnen|kunt|gaan|gaat|zijn|is|wordt|worden|zal|zullen|"
    r"stemmen|stemt|in|instemmen|akkoord|passen|past|aan|aangepast|gewijzigd|wijzigen|overgenomen|nemen|neemt|over|voorstel|verzoek|suggestie|"
    r"gemeente|opdrachtgever|aanbestedende|dienst|provincie|waterschap|artikel|bepaling|conform|goed)\b\W*)*",
    re.IGNORECASE,
)
_IN_PART = re.compile(r"\W*(?:gedeeltelijk|deels)\b", re.IGNORECASE)
# A question with these asks for something else than the plain change too, or for a promise.
_MORE = re.compile(
    r"\b(?:niet|geen|indien|mits|tenzij|wanneer|als|alleen|slechts|tevens|ook|daarnaast|bijvoorbeeld|dan\s+wel|of|klopt|juist|begrijpen|waarom|mag|mogen)\b",
    re.IGNORECASE,
)


def consented(
    answer: Clause, asked: Asked, clauses: Mapping[str, Clause], holdings: Holdings
) -> tuple[Change, tuple[str, ...]] | None:
    """The change that a plain yes makes.

    Args:
        answer: the answer.
        asked: its question, and what else stands in its row.
        clauses: all clauses by id.
        holdings: what the dossier holds.

    Returns:
        The change with the one clause it is made in; None when the answer says more than yes,
        when the question asks more than one thing, or does not say what should become what.
    """
    reply = asked.reply
    if reply.kind is not AnswerKind.GRANTED or not reply.is_request or reply.refuses:
        return None
    if len(reply.answers) != 1 or not _is_plain_yes(answer.text):
        return None
    question = asked.question.text
    asking = [question[a:b] for a, b in sentences(question) if question[a:b].endswith("?")]
    if len(asking) != 1 or _MORE.search(asking[0]) or excepts(asking[0]):
        return None
    edits = find_asked_edits(asking[0])
    if len(edits) != 1:
        return None
    targets = row_meant("", asked, answer, holdings) or ()
    fitting = tuple(t for t in targets if edited(edits[0], clauses[t]) is not None)
    if len(fitting) != 1 or is_for_some(asking[0], [clauses[fitting[0]].text]):
        return None
    end = len(answer.text)
    return Change(AmendmentKind.CHANGED, 0, end, 0, end, edit=edits[0]), fitting


def _is_plain_yes(text: str) -> bool:
    end = supplier_words().yes.end_of_opening(text)
    if end is None or _IN_PART.match(text):
        return False
    return bool(_STILL_YES.fullmatch(text[end:]))
