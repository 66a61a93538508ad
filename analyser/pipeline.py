"""The one place that strings the rooms together.

The rooms beyond reading are imported where they are entered: that takes half a second, in which
other processes can read the documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from analyser.collecting import long_lived
from analyser.model import (
    Clause,
    ClauseKind,
    Document,
    DocumentKind,
    DocumentSummary,
    Dossier,
    Finding,
    Phase,
    Report,
    Segmented,
    Software,
)
from analyser.reading import DEFAULT_LIMITS, Limits, Reading, RevisionView
from analyser.version import __version__

if TYPE_CHECKING:
    from analyser.detection import Classifier, Detecting
    from analyser.language.pipeline import LanguageModel
    from analyser.lexicon import Lexicon
    from analyser.scoring import Suggested

_READER = "analyser.segmentation.worker"


class Stage(StrEnum):
    """Stages of an analysis, in the words a user sees."""

    READING = "Stukken lezen"
    SEGMENTING = "Bepalingen ordenen"
    DETECTING = "Bepalingen beoordelen"


Progress = Callable[[Stage, int, int], None]
"""Called with the stage, how much is done and how much there is."""


@dataclass(frozen=True, slots=True)
class Engine:
    """What every analysis needs and is loaded once; without a classifier rules judge alone.

    `suggested` keeps what was read in suggested wordings, by text and kind of document:
    these texts are the lexicon's own and read the same in every dossier.
    """

    lexicon: Lexicon
    model: LanguageModel
    classifier: Classifier | None = None
    suggested: dict[tuple[str, DocumentKind], Suggested] = field(
        default_factory=dict, repr=False, compare=False
    )

    @property
    def software(self) -> Software:
        """Name and versions, for the report."""
        classifier = None if self.classifier is None else self.classifier.name
        return Software("dooi", __version__, self.lexicon.version, self.model.name, classifier)


@lru_cache(maxsize=1)
def load_engine() -> Engine:
    """Load what an analysis needs.

    Returns:
        The one engine of this process, with what it has read in suggested wordings so far.

    Raises:
        LexiconError: an indicator file is wrong.
        DooiError: the language model or the classifier cannot be loaded.
    """
    with long_lived():
        from analyser.detection import load_classifier

        rules = load_rules()
        return replace(rules, classifier=load_classifier())


def load_rules() -> Engine:
    """Load an engine in which the rules judge alone, to try the lexicon with.

    Raises:
        LexiconError: an indicator file is wrong.
        DooiError: the language model cannot be loaded.
    """
    with long_lived():
        from analyser.language.pipeline import load_language
        from analyser.lexicon import load_lexicon

        return Engine(load_lexicon(), load_language())


def analyse(
    paths: Sequence[Path],
    engine: Engine | None = None,
    *,
    limits: Limits = DEFAULT_LIMITS,
    view: RevisionView = RevisionView.ACCEPTED,
    progress: Progress | None = None,
) -> Report:
    """Analyse files, folders or ZIPs as one dossier.

    Args:
        paths: what to read.
        engine: a loaded engine, or None to load one.
        limits: limits on sizes and counts.
        view: which text of a file with tracked changes is analysed.
        progress: told how far the work is.

    Raises:
        InputError: nothing could be read; the message is one Dutch sentence.
    """
    tell = progress or _silent
    tell(Stage.READING, 0, 1)
    with Reading(paths, limits, view, _READER) as reading:
        engine = engine or load_engine()  # while other processes read
        dossier = reading.dossier(lambda done, total: tell(Stage.READING, done, total))
    return analyse_dossier(dossier, engine, progress=tell)


def analyse_dossier(
    dossier: Dossier, engine: Engine, *, progress: Progress | None = None
) -> Report:
    """Analyse documents that were read already.

    Every text is judged once and in the form that prevails; the report keeps all clauses.

    Args:
        dossier: the documents.
        engine: a loaded engine.
        progress: told how far the work is.
    """
    from analyser.advice.judged import judged_suggestions
    from analyser.pack import see_together, without_quoted_changes
    from analyser.scoring import best_edits, gather_facts, score, uncertainty, what_if

    tell = progress or _silent
    documents: list[Document] = []
    summaries: list[DocumentSummary] = []
    clauses: list[Clause] = []
    for done, (document, segmented) in enumerate(_cut(dossier)):
        tell(Stage.SEGMENTING, done, len(dossier.documents))
        documents.append(document)
        summaries.append(_summary(document, segmented.kind))
        clauses.extend(segmented.clauses)
    kinds = {summary.id: summary.kind for summary in summaries}
    seen = see_together(documents, kinds, clauses, dossier.skipped)
    with _detecting(seen.judged, engine) as detecting:
        facts = gather_facts(  # while copies are at work
            seen.judged, seen.pack, seen.clauses, [document.sha256 for document in summaries]
        )
        found = _found(detecting, len(seen.judged), engine, tell)
    findings = without_quoted_changes(found, seen.pack)
    suggestions = judged_suggestions(
        findings, seen.judged, lambda wordings: find(wordings, engine), engine.suggested
    )
    gains = what_if(findings, facts, suggestions)
    return Report(
        software=engine.software,
        documents=tuple(summaries),
        clauses=seen.clauses,
        findings=findings,
        scores=score(findings, facts),
        skipped=dossier.skipped,
        pack=seen.pack,
        uncertainty=uncertainty(findings, facts),
        what_if=gains,
        edits=best_edits(findings, facts, suggestions, gains),
    )


def _cut(dossier: Dossier) -> Iterator[tuple[Document, Segmented]]:
    """The documents with their clauses; those that were made here were not cut yet."""
    if dossier.segmented:
        segmented: Iterable[Segmented] = dossier.segmented
    else:
        from analyser.segmentation import segment

        segmented = map(segment, dossier.documents)
    for document, one in zip(dossier.documents, segmented, strict=True):
        yield replace(document, margins=(*document.margins, *one.margins)), one


def find(
    clauses: Sequence[Clause], engine: Engine, *, progress: Progress | None = None
) -> tuple[Finding, ...]:
    """Find the indicators in clauses; the phase of a finding is one its indicator allows.

    Args:
        clauses: clauses in order, grouped by document.
        engine: a loaded engine.
        progress: told how many clauses are done.
    """
    with _detecting(clauses, engine) as detecting:
        return _found(detecting, len(clauses), engine, progress or _silent)


def classify(texts: Iterable[tuple[str, str]], engine: Engine) -> list[tuple[str, list[Finding]]]:
    """Find the indicators in loose texts, without a document around them.

    Args:
        texts: pairs of id and text.
        engine: a loaded engine.

    Returns:
        Pairs of id and findings, in the same order. Offsets are in the given text.
    """
    pairs = list(texts)
    clauses = [loose_clause(f"t{n}", text) for n, (_, text) in enumerate(pairs)]
    found: dict[str, list[Finding]] = {clause.id: [] for clause in clauses}
    for finding in find(clauses, engine):
        found[finding.clause].append(finding)
    return [(pair[0], found[clause.id]) for pair, clause in zip(pairs, clauses, strict=True)]


@dataclass(frozen=True, slots=True)
class Judged:
    """A loose text with its findings, and how sure every indicator is, also those not shown.

    `probabilities` is empty where rules judge alone. An indicator that was sure enough and
    is not shown all the same, was taken away by what the clause says; its probability is 0.
    """

    id: str
    findings: tuple[Finding, ...]
    probabilities: Mapping[str, float]


def judge(texts: Sequence[tuple[str, str]], engine: Engine) -> list[Judged]:
    """Find the indicators in loose texts, and say how sure all others are, to measure with.

    Args:
        texts: pairs of id and text.
        engine: a loaded engine.

    Returns:
        One outcome per text, in the same order.
    """
    from analyser.detection import ALONE, detect_with_probabilities

    classifier = engine.classifier
    if classifier is None:
        return [Judged(key, tuple(findings), {}) for key, findings in classify(texts, engine)]
    clauses = [loose_clause(f"t{n}", text) for n, (_, text) in enumerate(texts)]
    listed, stated = detect_with_probabilities(clauses, engine.lexicon, engine.model, classifier)
    found: dict[str, list[Finding]] = {clause.id: [] for clause in clauses}
    for finding in listed:
        found[finding.clause].append(_in_allowed_phase(finding, engine.lexicon))
    thresholds = dict(zip(classifier.ids, classifier.judgement.thresholds, strict=True))
    judged = []
    for clause, (key, _) in zip(clauses, texts, strict=True):
        shown = {finding.indicator for finding in found[clause.id]}
        sure = {
            indicator: probability
            if probability < max(thresholds[indicator], ALONE) or indicator in shown
            else 0.0
            for indicator, probability in stated.get(clause.id, {}).items()
        }
        judged.append(Judged(key, tuple(found[clause.id]), sure))
    return judged


def loose_clause(clause_id: str, text: str) -> Clause:
    """A clause of unknown origin; each stands in a document of its own."""
    return Clause(
        id=clause_id,
        document=clause_id,
        number=None,
        heading_path=(),
        document_kind=DocumentKind.OTHER,
        kind=ClauseKind.PARAGRAPH,
        phase=Phase.TENDER,
        page=None,
        text=text,
    )


def _detecting(clauses: Sequence[Clause], engine: Engine) -> Detecting:
    from analyser.detection import Detecting

    return Detecting(clauses, engine.lexicon, engine.model, engine.classifier)


def _found(detecting: Detecting, total: int, engine: Engine, tell: Progress) -> tuple[Finding, ...]:
    done = 0

    def count(more: int) -> None:
        nonlocal done
        done += more
        tell(Stage.DETECTING, done, total)

    tell(Stage.DETECTING, 0, total)
    findings = detecting.findings(count)
    return tuple(_in_allowed_phase(finding, engine.lexicon) for finding in findings)


def _in_allowed_phase(finding: Finding, lexicon: Lexicon) -> Finding:
    phases = lexicon.indicators[finding.indicator].phases
    return finding if finding.phase in phases else replace(finding, phase=phases[-1])


def _summary(document: Document, kind: DocumentKind) -> DocumentSummary:
    return DocumentSummary(
        id=document.id,
        name=document.name,
        kind=kind,
        media_type=document.media_type,
        pages=document.pages,
        words=document.words,
        sha256=document.sha256,
        warnings=document.warnings,
    )


def _silent(_stage: Stage, _done: int, _total: int) -> None:
    """No one is watching."""
