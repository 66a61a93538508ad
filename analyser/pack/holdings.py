"""What a dossier holds and by which numbers it can be found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from analyser.model import BlockKind, Clause, Document, DocumentKind, Notice
from analyser.pack.document_index import APPENDIX, DocumentIndex
from analyser.pack.document_names import DocumentName, find_document_name
from analyser.pack.mentions import Mention, normal_number


class Holdings:
    """Finds what a reference means in the dossier.

    Args:
        documents: all documents that were read.
        kinds: kind of each document as a whole, by id.
        clauses: clauses by document id.
        unread: what is said of files that could not be read; they are in the dossier too.
        superseded: ids of the documents that do not count.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        kinds: Mapping[str, DocumentKind],
        clauses: Mapping[str, Sequence[Clause]],
        unread: Iterable[Notice],
        superseded: frozenset[str],
    ) -> None:
        self._kinds = kinds
        self._names = {d.id: d.name for d in documents}
        self._called = {d.id: f"{d.name} {_title(d)}".casefold() for d in documents}
        self._current = [d.id for d in documents if d.id not in superseded]
        self.indexes = {d.id: DocumentIndex(clauses.get(d.id, ()), _headings(d)) for d in documents}
        self._files: dict[str, str | None] = {}
        for document in documents:
            for number in _numbers_in(PurePosixPath(document.name).stem):
                if number not in self._files or document.id not in superseded:
                    self._files[number] = document.id
        for notice in unread:
            for number in _numbers_in(notice.message):
                self._files.setdefault(number, None)
        self._within = {d: _with_wholes(self.indexes[d].appendices) for d in self.indexes}
        self._held = _with_wholes(self._files).union(*(self._within[d] for d in self._current))
        self._is_pack = len(documents) > 1 or None in self._files.values()

    def has_appendix(self, number: str, document: str) -> bool:
        """Whether an appendix is in the document itself, a file, or a chapter of another one.

        "Bijlage 3" is there when "Bijlage 3.1" is.
        """
        return number in self._held or number in self._within[document]

    def lacks_appendix(self, mention: Mention, document: str) -> bool:
        """Whether an appendix is surely missing; a file on its own is not the whole dossier."""
        if not self._is_pack or self.has_appendix(mention.number, document):
            return False
        if mention.owner:
            # "Bijlage 2 van de bestuursverklaring" is in a document that is not ours.
            return self.named(mention.owner, document) is not None
        return not self.indexes[document].has_unnumbered_appendices

    def has(self, mention: Mention, document: str) -> bool:
        """Whether what a mention means is in the document named, or the one it stands in."""
        named = self.named(mention.owner, document)
        return named is not None and self.indexes[named].has(mention)

    def named(self, words: str, document: str) -> str | None:
        """The document that words name: itself for none and for "dit document".

        Returns:
            Its id, or None when the words name a document that is not there or more than one.
        """
        if not words or words.startswith(("deze", "dit")):
            return document
        appendix = APPENDIX.search(words)
        if appendix is not None:
            return self._files.get(normal_number(appendix["number"]))
        for pattern, kinds, name in _NAMED:
            if pattern.search(words):
                return self._only(kinds, name)
        return None

    def lacks_document(self, words: str) -> bool:
        """Whether the first document that words name is none of those that were read.

        A document inside another one does not count: its numbers cannot be told apart from
        those of the whole.

        Args:
            words: the name of a place, or the words that lead up to one.
        """
        appendix = APPENDIX.search(words)
        number = None if appendix is None else normal_number(appendix["number"])
        if number is not None and self._files.get(number) is not None:
            return False
        named = find_document_name(words)
        if named is not None:
            return not any(self._is_called(document, named) for document in self._current)
        # Where no file has a number, "bijlage 3" may be any of them.
        return number is not None and number not in self._held and bool(self._held)

    def _is_called(self, document: str, named: DocumentName) -> bool:
        if named.word in self._called[document]:
            return True
        return self._kinds[document] in named.kinds

    def appendix_file(self, number: str) -> str | None:
        """Id of the document that is an appendix, by its file name."""
        return self._files.get(number)

    def others(self, document: str) -> list[str]:
        """Ids of the documents that count, but for one; no clarifications among them."""
        return [
            d
            for d in self._current
            if d != document and self._kinds[d] is not DocumentKind.CLARIFICATIONS
        ]

    def _only(self, kinds: frozenset[DocumentKind], name: re.Pattern[str] | None) -> str | None:
        of_kind = [d for d in self._current if self._kinds[d] in kinds]
        if name is not None:
            of_kind = [d for d in of_kind if name.search(self._names[d])]
        elif len(of_kind) > 1:
            # "De overeenkomst" is the main one, not the agreements that hang on it.
            of_kind = [d for d in of_kind if not _SIDE_AGREEMENT.search(self._names[d])]
        return of_kind[0] if len(of_kind) == 1 else None


def _with_wholes(numbers: Iterable[str]) -> set[str]:
    """Numbers with those of what they are a part of: "3.1" is in "3", and so is "3a"."""
    found: set[str] = set()
    for number in numbers:
        found.add(number)
        parts = re.sub(r"(?<=\d)[a-z]$", "", number).split(".")
        found.update(".".join(parts[:n]) for n in range(1, len(parts) + 1))
    return found


def _headings(document: Document) -> Iterable[str]:
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            yield f"{block.label or ''} {block.text}".strip()


def _title(document: Document) -> str:
    """The first heading of a document."""
    headings = (block.text for block in document.blocks if block.kind is BlockKind.HEADING)
    return next(headings, "")


_K = DocumentKind
_SIDE_AGREEMENT = re.compile(
    r"verwerkers|service.?level|\bsla\b|\bdap\b|afspraken en procedures|geheimhouding",
    re.IGNORECASE,
)
# Words that name a document, the kinds it can be, and what its file name must hold. In order:
# a "verwerkersovereenkomst" is not "de overeenkomst".
_NAMED: tuple[tuple[re.Pattern[str], frozenset[DocumentKind], re.Pattern[str] | None], ...] = tuple(
    (
        re.compile(pattern, re.IGNORECASE),
        frozenset(kinds),
        re.compile(name, re.IGNORECASE) if name else None,
    )
    for pattern, kinds, name in (
        (r"verwerkersovereenkomst|\bvwo\b", {_K.CONTRACT}, r"verwerkers"),
        (r"\bsla\b|service level agreement", {_K.CONTRACT}, r"service.?level|\bsla\b"),
        (r"\bdap\b|dossier afspraken", {_K.CONTRACT}, r"\bdap\b|afspraken"),
        (r"voorwaarden", {_K.GENERAL_TERMS}, None),
        (r"overeenkomst|contract\b", {_K.CONTRACT}, None),
        (r"programma van eisen|\bpve\b|eisenlijst|eisen\b", {_K.REQUIREMENTS}, None),
        (r"vraagspecificatie", {_K.DEMAND_SPECIFICATION}, None),
        (r"selectieleidraad", {_K.SELECTION_GUIDE}, None),
        (r"leidraad|beschrijvend document|offerteaanvraag|inkoopbeleid|aanbestedingsdocument|inkoopdocument", {_K.TENDER_GUIDE, _K.SELECTION_GUIDE}, None),
        (r"bestek", {_K.WORKS_SPECIFICATION}, None),
    )
)  # fmt: skip


def _numbers_in(name: str) -> list[str]:
    return [normal_number(m["number"]) for m in APPENDIX.finditer(name.replace("_", " "))]
