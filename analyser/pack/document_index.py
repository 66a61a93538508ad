"""The numbers by which the clauses and appendices of one document are found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from analyser.model import Clause
from analyser.pack.mentions import Mention, Target, normal_number

_NUMBERED = re.compile(
    r"^(?:(?P<word>artikel|art\.?|hoofdstuk|paragraaf|par\.?|§)\s*)?(?P<number>\d{1,3}(?:\.\d{1,3})*)\b",
    re.IGNORECASE,
)
_OWN_NUMBER = re.compile(
    r"^\d{1,3}(?:\.\d{1,3})*\.?\s+(?=hoofdstuk|artikel|bijlage)", re.IGNORECASE
)
_APPENDICES = re.compile(r"^(?:\d+\.?\s*)?bijlagen\W*$", re.IGNORECASE)
APPENDIX = re.compile(
    r"(?:bijlage|annex|appendix)\s*(?:nr\.?\s*)?[-–]?\s*(?P<number>\d{1,3}(?:[.]\d{1,3})*[a-z]?|[IVX]{1,5}|[A-Z])(?![\w])",
    re.IGNORECASE,
)
# An appendix in the text of which nothing stands but that it is a file of its own.
_SEPARATE = re.compile(
    r"(?:separa(?:at|te)|apart|afzonderlijke?|los(?:se)?)\s+(?:document|bestand|bijlage|stuk)|"
    r"(?:separaat|apart|los)\s+(?:bijgevoegd|toegevoegd|meegezonden)",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?P<letters>[a-z]{1,4})(?P<number>\d{1,4})")
_MOST_FOR_COMPLETE = 60  # chapters or articles; beyond it the numbers are no row of headings
_LEAST_FOR_COMPLETE = 3


class DocumentIndex:
    """The numbers by which the clauses of one document can be found.

    Args:
        clauses: the clauses of the document, in order.
        headings: all its headings that the format names as such; one without text below it
            is in no clause.
    """

    def __init__(self, clauses: Sequence[Clause], headings: Iterable[str] = ()) -> None:
        self._by_number: dict[str, list[str]] = {}
        self._by_heading: dict[str, list[str]] = {}
        self.titles: dict[str, str] = {}
        self.appendices: set[str] = set()
        self.has_unnumbered_appendices = False
        separate: set[str] = set()
        for heading in headings:
            self._add_heading(heading)
        for clause in clauses:
            if clause.number is not None:
                self._add_number(clause)
            for heading in clause.heading_path:
                for key in self._add_heading(heading):
                    self._by_heading[key].append(clause.id)
                appendix = APPENDIX.match(heading)
                if appendix is not None and _SEPARATE.search(clause.text):
                    separate.add(normal_number(appendix["number"]))
        self.appendices -= separate
        self._ends = self._rows()

    def _add_heading(self, heading: str) -> list[str]:
        """Take in the numbers of a heading: "2.4 Hoofdstuk 4: Aanpak" has two."""
        self.has_unnumbered_appendices |= bool(_APPENDICES.match(heading))
        appendix = APPENDIX.match(_OWN_NUMBER.sub("", heading))
        if appendix is not None:
            self.appendices.add(normal_number(appendix["number"]))
        keys = []
        for candidate in {heading, _OWN_NUMBER.sub("", heading)}:
            numbered = _NUMBERED.match(candidate)
            if numbered is not None:
                key = normal_number(numbered["number"])
                self._by_heading.setdefault(key, [])
                self.titles.setdefault(key, candidate[numbered.end() :].strip(" .:–-"))
                keys.append(key)
        return keys

    def _add_number(self, clause: Clause) -> None:
        number = clause.number or ""
        appendix = APPENDIX.match(number)
        if appendix is not None:
            self.appendices.add(normal_number(appendix["number"]))
            return
        bare = re.sub(
            r"^(?:artikel|art\.?|eis|wens|§|minimumeis)\s*", "", number, flags=re.IGNORECASE
        )
        self._by_number.setdefault(normal_number(bare), []).append(clause.id)

    def find(self, mention: Mention) -> tuple[str, ...]:
        """The clauses that a mention means; empty when the number is not in the document."""
        number = mention.number
        if mention.member is not None:
            exact = self._by_number.get(f"{number}.{mention.member}")
            if exact:
                return tuple(exact)
        if mention.target is Target.CHAPTER or mention.target is Target.PARAGRAPH:
            # The items of a list are numbered 1, 2, 3 as well; a chapter is a heading.
            under = self._by_heading.get(number)
            if under or mention.target is Target.CHAPTER:
                return tuple(under or ())
        exact = self._by_number.get(number)
        if exact and (mention.target is Target.REQUIREMENT or "." in number or len(exact) == 1):
            return tuple(exact)
        return tuple(self._by_heading.get(number, ()))

    def under(self, number: str) -> tuple[str, ...]:
        """The clauses below the heading with a number."""
        return tuple(self._by_heading.get(number, ()))

    def has(self, mention: Mention) -> bool:
        """Whether the number is in the document, be it as a heading without text."""
        return mention.number in self._by_heading or bool(self.find(mention))

    @property
    def goes_on(self) -> bool:
        """Whether the headings begin after chapter 1: the document is a later part of another."""
        first = [int(key.split(".")[0]) for key in self._by_heading if key[:1].isdigit()]
        return bool(first) and min(first) > 1

    def lacks(self, mention: Mention) -> bool:
        """Whether the number is surely missing.

        The row of numbers it would stand in must be known without a gap (1, 2, 3, ...) and
        end before it: a gap may as well be a heading that was not recognised.
        """
        if mention.target is Target.REQUIREMENT:
            return self._lacks_code(mention.number)
        if not re.fullmatch(r"\d+(?:\.\d+)*", mention.number) or self.has(mention):
            return False
        parts = mention.number.split(".")
        for depth, part in enumerate(parts):
            end = self._ends.get(".".join(parts[:depth]))
            if end is None:
                return False
            if int(part) > end:
                return True
        return False

    def codes(self, letters: str) -> set[int]:
        """The numbers of the requirements whose codes begin with these letters, in lower case."""
        coded = (_CODE.fullmatch(number) for number in self._by_number)
        return {int(code["number"]) for code in coded if code and code["letters"] == letters}

    def _lacks_code(self, number: str) -> bool:
        code = _CODE.fullmatch(number)
        if code is None:
            return False
        row = self.codes(code["letters"])
        return (
            len(row) >= _LEAST_FOR_COMPLETE
            and row == set(range(1, len(row) + 1))
            and int(code["number"]) > len(row)
        )

    def _rows(self) -> dict[str, int]:
        """Per number above it the last one of a row of numbers without a gap."""
        members: dict[str, set[int]] = {}
        for key in (*self._by_heading, *(n for n in self._by_number if "." in n)):
            if re.fullmatch(r"\d+(?:\.\d+)*", key):
                *path, last = key.split(".")
                members.setdefault(".".join(path), set()).add(int(last))
        top = members.get("", set())
        if not _is_row(top, _LEAST_FOR_COMPLETE):
            return {}
        return {
            path: max(row) for path, row in members.items() if _is_row(row, _LEAST_FOR_COMPLETE)
        }


def _is_row(numbers: set[int], least: int) -> bool:
    return (
        len(numbers) >= least
        and numbers == set(range(1, len(numbers) + 1))
        and len(numbers) <= _MOST_FOR_COMPLETE
    )
