"""Finds where a text refers to an article, paragraph, appendix or requirement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Target(StrEnum):
    """What kind of thing is referred to, in the word a user sees."""

    APPENDIX = "bijlage"
    ARTICLE = "artikel"
    PARAGRAPH = "paragraaf"
    CHAPTER = "hoofdstuk"
    REQUIREMENT = "eis"


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference in a text.

    `number` is the number as a key ("7.3", "3a", "e-12"); `member` the number of a member
    of an article or None. `owner` holds the words after it that name a document ("de
    overeenkomst"), empty where none does. `is_foreign` marks what lies outside the dossier:
    a statute, a standard, something the bidder still has to write.
    """

    target: Target
    number: str
    member: str | None
    owner: str
    is_foreign: bool
    start: int
    end: int

    @property
    def words(self) -> str:
        """The reference in one form: "artikel 7.3 lid 2"."""
        shown = self.number.upper() if self.target is not Target.CHAPTER else self.number
        if self.target is Target.APPENDIX and self.number[-1:].isalpha() and len(self.number) > 1:
            shown = self.number
        return f"{self.target} {shown}" + (f" lid {self.member}" if self.member else "")


_NUMERIC = r"\d{1,3}(?:\.\d{1,3})*(?:[a-zA-Z]\b)?"
# "6:217" is an article of the Civil Code.
_ARTICLE_NUMBER = rf"{_NUMERIC}(?::\d+\w*)?"
_APPENDIX_NUMBER = rf"(?:{_NUMERIC}|[IVX]{{1,5}}\b|[A-Z]\b)"
_CODE = r"(?:[A-Z]{1,4}[-. ]?)?\d{1,4}(?:[.\-]\d{1,3})*[a-z]?\b"
_AND = r"(?:\s*,\s*|\s+en\s+|\s+of\s+|\s*,?\s*t/m\s+|\s+tot en met\s+|\s*/\s*)"
_HEAD = re.compile(
    rf"""(?<![\w-])(?:
      (?P<appendix>bijlagen?|annex(?:en)?|appendix)\s+(?:nr\.?\s*)?(?P<appendices>(?-i:{_APPENDIX_NUMBER})(?:{_AND}(?-i:{_APPENDIX_NUMBER}))*)
    | (?P<word>artikel(?:en)?|art\.|(?:sub)?paragra(?:af|fen)|par\.|§§?|hoofdstuk(?:ken)?)\s*(?P<numbers>{_ARTICLE_NUMBER}(?:{_AND}{_ARTICLE_NUMBER})*)
    | (?:minimum|ko-?|knock-?out-?)?(?:eis|wens)(?:en)?\s+(?:nr\.?\s*|nummer\s+)?(?P<codes>(?-i:{_CODE})(?:{_AND}(?-i:{_CODE}))*)
    )""",
    re.IGNORECASE | re.VERBOSE,
)  # fmt: skip
_ORDINALS = {"eerste": "1", "tweede": "2", "derde": "3", "vierde": "4", "vijfde": "5", "zesde": "6"}
_MEMBER = re.compile(
    rf"\s*,?\s*(?:(?:lid|leden)\s+(?P<number>\d{{1,2}})|(?P<ordinal>{'|'.join(_ORDINALS)})\s+lid)\b",
    re.IGNORECASE,
)
_MORE_MEMBERS = re.compile(
    r"(?:\s*(?:,|en|of|t/m)?\s*(?:(?:lid|leden|sub|onder|aanhef|onderdeel)\b\s*(?:\d{1,2}|[a-z]\b)?|\d{1,2}(?=\s+(?:van|uit))|e\.v\.))*",
    re.IGNORECASE,
)
# Names of statutes, standards and standard terms, by which a number is not one of ours.
_FOREIGN_NAME = (
    r"(?:B\.?W\b|Burgerlijk|Aw\b|AW\b|Awb\b|AWB\b|A?AVG\b|UAVG\b|GDPR\b|GIBIT|ARBIT|ARVODI|ARIV|UAV|ARW\b|DNR|RVOI|"
    r"RAW\b|STABU|BIO\b|BIR\b|BIG\b|NEN|ISO\b|EN\b|EU\b|EG\b|IEC|CROW|CAO\b|cao\b|KB\b|Rv\b|Sr\b|Sv\b|Wlz|Wmo|Zvw|"
    r"VWEU|EVRM|EDPB|Gids\b|Grondwet|Statuut|[Ss]tatuten|(?:[A-Z]\w*|de\s+|deze\s+|die\s+)?(?:wet|wetboek)\b|Wet\b|"
    r"[A-Za-z]*(?:wet|wetboek|besluit|regeling|verordening|richtlijn)\b|[Aa]lgemene wet|Bouwbesluit|BBL\b|Bbl\b)"
)
_FOREIGN = re.compile(rf"(?<![\w-]){_FOREIGN_NAME}")
_FOREIGN_AFTER = re.compile(
    r"\s*,?\s*\(?(?:(?:van|uit|bij|in|op grond van|conform|tot|der)\s+(?:(?:de|het|deze|die|dit)\s+)?(?:[\w/-]+\s+){0,2}?)?"
    rf"(?:[Bb]oek\s+\d\s+)?{_FOREIGN_NAME}"
)
_FOREIGN_BEFORE = re.compile(rf"{_FOREIGN_NAME}(?:[ -]?\d{{4}})?\s*[,(:;]?\s*(?:in\s+|zie\s+)?$")
_BIDDERS_OWN = re.compile(
    r"\s*,?\s*(?:van|bij|in|aan|uit)\s+(?:het|de|uw|zijn|haar|hun|een)\s+(?:eigen\s+)?"
    r"(?:plan van aanpak|inschrijving|offerte\b|aanbieding|aanmelding|ondernemingsplan|voorstel)",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"(?:\s*:?\s*(?-i:[A-Z])[\w-]+(?:\s+\w+){0,3}?)?\s*,?\s*(?:van|uit|in|bij|op)\s+(?P<owner>(?:de|het|deze|dit|onze|ons)\s+(?:[\w().’'-]+\s*){1,4})",
    re.IGNORECASE,
)
_LOOK_BACK = 40
_LOOK_AHEAD = 90


def find_mentions(text: str) -> Iterator[Mention]:
    """Find the references in a text, in order of place.

    Args:
        text: text of a clause.

    Yields:
        One mention per number: "artikel 7.1 en 7.2" gives two. Of a row ("bijlage 1 t/m 4")
        the ends are given.
    """
    for match in _HEAD.finditer(text):
        target = _target(match)
        group = next(g for g in ("appendices", "numbers", "codes") if match[g])
        end = match.end()
        member, end = _member(text, end)
        after = text[end : end + _LOOK_AHEAD]
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        foreign = bool(
            ":" in match[group]
            or _FOREIGN_AFTER.match(after)
            or _FOREIGN_BEFORE.search(before)
            or (target is not Target.REQUIREMENT and _BIDDERS_OWN.match(after))
        )
        owner = _OWNER.match(after)
        numbers = [n.strip(" .") for n in re.split(_AND, match[group]) if n.strip(" .")]
        for index, number in enumerate(numbers):
            yield Mention(
                target,
                normal_number(number),
                member if index == len(numbers) - 1 else None,
                owner["owner"].strip().casefold() if owner else "",
                foreign,
                match.start(),
                end,
            )


def names_statute(text: str) -> bool:
    """Whether a text names a statute, standard or standard terms, whose numbers it may use."""
    return bool(_FOREIGN.search(text))


def normal_number(number: str) -> str:
    """A number as a key: "E-012" and "E12" become one, "03" becomes "3"; "3.01" stays itself."""
    bare = re.sub(r"\s+", "", number).strip(".").casefold()
    code = re.fullmatch(r"([a-z]{1,4})[-.]?0*(\d.*)", bare)
    if code is not None:
        return f"{code[1]}{code[2]}"
    return re.sub(r"^0+(?=\d)", "", bare)


def _target(match: re.Match[str]) -> Target:
    if match["appendix"]:
        return Target.APPENDIX
    if match["codes"]:
        return Target.REQUIREMENT
    word = match["word"].casefold()
    if word.startswith("art"):
        return Target.ARTICLE
    return Target.CHAPTER if word.startswith("hoofdstuk") else Target.PARAGRAPH


def _member(text: str, end: int) -> tuple[str | None, int]:
    match = _MEMBER.match(text, end)
    member: str | None = None
    if match is not None:
        member = match["number"] or _ORDINALS[match["ordinal"].casefold()]
        end = match.end()
    more = _MORE_MEMBERS.match(text, end)
    return member, more.end() if more is not None else end
