"""Conditions and exceptions of a sentence, with the words they reach over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class ConditionKind(StrEnum):
    """How a condition or exception bends a statement."""

    UNLESS = "unless"
    IF = "if"
    EXCEPT = "except"
    NOTWITHSTANDING = "notwithstanding"
    REGARDLESS = "regardless"


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition with its words and their offsets in the text."""

    kind: ConditionKind
    text: str
    start: int
    end: int


# A "bij" that names a case; "bij ondertekening" only names a moment.
_CASES = (
    r"(?:(?:een|de|het|iedere|elke|eventuele|herhaalde?|tweede|derde|gelijke|te late|niet[- ]tijdige|onvoldoende|toerekenbare|ernstige|gebleken|gehele|niet|geen)\s+){0,3}"
    r"(?:niet-?\s?(?:nakoming|tijdig\w*|verschijnen|voldoen|naleving|behalen|halen)|over(?:schrijding|treding|macht)|onderschrijding|tekortkoming\w*|(?:tussentijdse )?(?:opzegging|ontbinding|beëindiging)|wanprestatie|"
    r"verzuim|vertraging\w*|gebreke|ontbreken|ontstentenis|faillissement|surseance|schending\w*|afwijking\w*|uitval|calamiteit\w*|geschil\w*|verschil\w*|gelijk\w+|"
    r"herhaling|score|constatering|afwezigheid|twijfel|tegenstrijdig\w*|strijd\w*|schade|storing\w*|annulering|wijziging\w*|ziekte|verlies|diefstal|stagnatie|"
    r"nalatigheid|fraude|beschikbaarheid|overname|afmelding|levering|oplevering|betaling|indiening|wanbetaling|ingebreke\w*|verhindering|waarschuwing|overtredingen|klachten|meningsverschil\w*|onduidelijkheid|niet|uitblijven|niet-levering|intrekking)"
)
_CUES: tuple[tuple[ConditionKind, str], ...] = (
    (ConditionKind.REGARDLESS, r"onverminderd|ongeacht|(?:ook|zelfs|óók)(?: niet)? (?:als|indien|wanneer|al|voor zover|bij)|los van|hoe \w+ ook|al dan niet"),
    (ConditionKind.NOTWITHSTANDING, r"in afwijking van|niettegenstaande|afwijkend van|anders dan bepaald|in weerwil van|ondanks"),
    (ConditionKind.EXCEPT, r"behoudens|behalve|met uitzondering van|uitgezonderd|uitzondering (?:geldt|vormt|vormen|is|zijn)|buiten het geval|met uitsluiting van"),
    (ConditionKind.UNLESS, r"tenzij|tenware"),
    (ConditionKind.IF, r"indien|mits|wanneer|voor ?zover|voor zover|ingeval|in (?:het |een )?geval (?:van|dat)|in geval|op voorwaarde dat|onder (?:de )?voorwaarde dat|ingeval|bij gebreke|zodra|alleen als|als(?! (?:gevolg|bedoeld|genoemd|omschreven|vermeld|onderdeel|zodanig|volgt|gegadigde|inschrijver|opdracht|maximum|plafond))|gesteld dat"),
)  # fmt: skip
_PATTERN = re.compile(
    "|".join(f"(?P<k{i}>(?<![\\w-])(?:{words})(?![\\w-]))" for i, (_, words) in enumerate(_CUES))
    + rf"|(?P<case>(?<![\w-])bij\s+(?:{_CASES}|(?:een|de|het)?\s*[\w-]+\s+(?:van\s+)?(?:onder|boven|lager|hoger|beneden|meer|minder|langer|korter))(?![\w-]))"
    + r"|(?P<verb_first>^(?:[\w.|]+\s*[:|]\s*)?[A-ZÀ-Þ]\w+t?\s[^.?]*?,\s(?=(?:dan|zo)\s\w+))",
    re.IGNORECASE,
)
# The "als" of a role or a comparison is no condition.
_AS_CLAUSE = re.compile(r"(?:^|[,(;:.]|\b(?:alleen|slechts|pas|dan|en|of|ook|zelfs))\s*$")
_SUBJECT_FOLLOWS = re.compile(r"als\s+(?:de|het|een|u|wij|we|er|deze|dit|die|zij|hij|ze|opdracht\w+|leverancier|uw|onze|geen|niet|blijkt|\w+er)\b", re.IGNORECASE)  # fmt: skip
_MORE = re.compile(r"[^,;.:(]*(?:[.:,](?=[\d–-])[^,;.:(]*)*")


def find_conditions(sentence: str, offset: int) -> tuple[Condition, ...]:
    """Find the conditions and exceptions of a sentence.

    Args:
        sentence: the words of one sentence.
        offset: where it starts in the text.

    Returns:
        Conditions in order of place; each reaches to the next comma or full stop.
    """
    found: list[Condition] = []
    position = 0
    while (match := _PATTERN.search(sentence, position)) is not None:
        kind = _kind(match)
        position = max(match.end(), position + 1)
        if kind is None or not _is_condition(sentence, match):
            continue
        tail = _MORE.match(sentence, match.end())
        end = match.end() if tail is None or match.lastgroup == "verb_first" else tail.end()
        words = sentence[match.start() : end].strip(" ,")
        found.append(
            Condition(kind, words, offset + match.start(), offset + match.start() + len(words))
        )
    return tuple(found)


def _kind(match: re.Match[str]) -> ConditionKind | None:
    if match["case"] is not None or match["verb_first"] is not None:
        return ConditionKind.IF
    return next(kind for i, (kind, _) in enumerate(_CUES) if match[f"k{i}"] is not None)


def _is_condition(sentence: str, match: re.Match[str]) -> bool:
    if match["verb_first"] is not None:
        return True
    if match.group().lower().startswith("als"):
        before = sentence[: match.start()]
        return bool(_AS_CLAUSE.search(before)) or bool(
            _SUBJECT_FOLLOWS.match(sentence, match.start())
        )
    return True
