"""Which documents of a dossier are versions of each other, and which of them prevails."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from analyser.model import Clause, Document, SupersededDocument
from analyser.pack.likeness import Fingerprint, alike, fingerprint, is_same, shared
from analyser.pack.names import FileName, Status, read_name, stated_version

_SHARED = 0.4  # of the shorter text; a new version of a document keeps at least this much
_SAME_IN_OTHER_FORM = 0.8  # a PDF of a text differs in running heads and cut words
_OPENING = 12  # blocks of a document that may state its version
_LONGEST_LINE = 60  # characters of a line that states one; a sentence may speak of another
_LEAST_WORDS = 30  # a shorter text is no proof that two documents are one
# Which form of one text is read best, best first.
_FORMS = (".docx", ".odt", ".xlsx", ".ods", ".html", ".md", ".pdf", ".txt")


@dataclass(frozen=True, slots=True)
class _Known:
    """A document with what is needed to compare it; `stated` is the version in its own text."""

    document: Document
    name: FileName
    stated: tuple[int, ...] | None
    text: Fingerprint

    @property
    def form(self) -> int:
        """Place of the file form among `_FORMS`."""
        suffix = PurePosixPath(self.document.name).suffix.lower()
        return _FORMS.index(suffix) if suffix in _FORMS else len(_FORMS)

    @property
    def key(self) -> tuple[int, int, str, str]:
        """Decides between equals, whatever the order of the files."""
        return self.form, self.name.copy, self.document.name, self.document.sha256


def find_superseded(
    documents: Sequence[Document], clauses: Mapping[str, Sequence[Clause]]
) -> tuple[SupersededDocument, ...]:
    """Find the documents that give way to another version of themselves.

    Args:
        documents: all documents.
        clauses: by document id.

    Returns:
        The documents that do not count, in order of reading, each with the one that does.
        Documents of which nothing tells the order all count.
    """
    known = [
        _Known(
            document,
            read_name(document.name),
            _stated(document),
            fingerprint(clauses.get(document.id, ())),
        )
        for document in documents
    ]
    found: dict[str, SupersededDocument] = {}
    for family in _families(known):
        first, reasons = _prevailing(family)
        if first is None:
            continue
        for each in family:
            if each is not first:
                found[each.document.id] = SupersededDocument(
                    each.document.id, first.document.id, reasons[each.document.id]
                )
    return tuple(found[d.id] for d in documents if d.id in found)


def _stated(document: Document) -> tuple[int, ...] | None:
    """The version that a document itself states, in its margins or at its beginning."""
    lines = [*document.margins, *(block.text for block in document.blocks[:_OPENING])]
    return stated_version(line for line in lines if len(line) <= _LONGEST_LINE)


def _families(known: Sequence[_Known]) -> list[list[_Known]]:
    """Groups of documents that are versions of each other, of two and more."""
    groups: list[list[_Known]] = []
    for each in sorted(known, key=lambda k: k.key):
        for group in groups:
            if all(_belong(each, member) for member in group):
                group.append(each)
                break
        else:
            groups.append([each])
    return [group for group in groups if len(group) > 1]


def _belong(one: _Known, other: _Known) -> bool:
    if min(one.text.words, other.text.words) < _LEAST_WORDS:
        return False
    if is_same(one.text, other.text):
        return True
    return one.name.base == other.name.base and shared(one.text, other.text) >= _SHARED


def _prevailing(family: Sequence[_Known]) -> tuple[_Known | None, dict[str, str]]:
    """The one that goes before all others, with the reason per other one."""
    for candidate in family:
        reasons: dict[str, str] = {}
        for other in family:
            if other is not candidate:
                reason = _reason_to_prevail(candidate, other)
                if reason is None:
                    break
                reasons[other.document.id] = reason
        else:
            return candidate, reasons
    return None, {}


def _reason_to_prevail(one: _Known, other: _Known) -> str | None:
    """Why `one` goes before `other`, in Dutch; None when it does not or nothing tells."""
    same = is_same(one.text, other.text)
    a, b = one.name, other.name
    if not same or a.base == b.base:
        mine, its = a.version or one.stated, b.version or other.stated
        if mine and its and mine != its:
            if mine < its:
                return None
            return f"versie {_dotted(mine)} is nieuwer dan versie {_dotted(its)}"
        if a.date and b.date and a.date != b.date:
            if a.date < b.date:
                return None
            return f"de datum in de naam ({_dutch(a.date)}) is later dan {_dutch(b.date)}"
        if a.status != b.status:
            return None if a.status < b.status else _reason_of_status(a.status, b.status)
    if same:
        return "het heeft precies dezelfde tekst" if one.key < other.key else None
    if one.form != other.form and alike(one.text, other.text) >= _SAME_IN_OTHER_FORM:
        return "het is dezelfde tekst in een andere bestandsvorm" if one.form < other.form else None
    if bool(a.version) != bool(b.version) and a.version:
        return f"de naam noemt versie {_dotted(a.version)}"
    if a.copy != b.copy and not (a.version or b.version):
        if a.copy < b.copy:
            return None
        return f"het is later binnengehaald: achter de naam staat ({a.copy})"
    return None


def _reason_of_status(status: Status, other: Status) -> str:
    if status is Status.REVISED:
        return "de naam zegt dat het stuk is gewijzigd"
    if status is Status.DEFINITIVE:
        return "de naam zegt dat het stuk definitief is"
    if other is Status.OLD:
        return "de naam van het andere stuk zegt dat het oud is"
    return "de naam van het andere stuk zegt dat het een concept is"


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(str(part) for part in version)


def _dutch(date: tuple[int, int, int]) -> str:
    year, month, day = date
    return f"{day}-{month}-{year}"
