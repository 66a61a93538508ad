"""What scoring needs to know of the documents apart from the findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace

from analyser.model import Boilerplate, Clause, LotAward, Pack, Phase, Profile, SupplierSide
from analyser.scoring.award import Award, read_awards, weighed
from analyser.scoring.boilerplate import hash_texts, read_boilerplate
from analyser.scoring.coverage import Read, read_parts
from analyser.scoring.freedom import Freedom, gather_freedom
from analyser.scoring.profile import read_profile
from analyser.scoring.same_text import first_with_text
from analyser.scoring.specification import Requirement, read_requirements
from analyser.scoring.stated import Stated, read_stated
from analyser.scoring.suppliers import buyers, read_suppliers
from analyser.scoring.tailoring import Tailored, read_bindings
from analyser.scoring.trust_lacks import Lack, find_lacks
from analyser.scoring.weighed import Known
from analyser.scoring.wordings import Shown, gather_wordings, with_other_wording


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of a dossier.

    `article_of` maps a clause to the article or section it stands in, so that one article
    counts once per indicator; a clause without a heading stands by itself. `same_text` maps a
    clause to the first clause with the same words, so that a text that stands in two documents
    counts once. `awards` is what was read of the award per lot, `award` what of it has weights.
    `is_award_reworded` tells that `awards` was read in other words than the documents have.
    `freedom` is what the requirements leave open, added up beforehand. `boilerplate` is how much is
    copied, and `shown` what the words show as a whole. `sources` are the SHA-256 of the files.
    `weighed` is what was weighed last, by its use: when one edit after another is tried, nearly
    everything stays as it is.
    """

    words: int
    clauses: int
    read: Read
    requirements: tuple[Requirement, ...]
    award: Award | None
    awards: tuple[LotAward, ...]
    article_of: Mapping[str, tuple[str, ...]]
    same_text: Mapping[str, str]
    freedom: Freedom
    stated: Stated
    boilerplate: Boilerplate
    shown: Shown
    suppliers: SupplierSide
    profile: Profile
    sources: frozenset[str] = frozenset()
    is_award_reworded: bool = False
    weighed: MutableMapping[str, Known] = field(default_factory=dict, repr=False, compare=False)

    @property
    def copied(self) -> frozenset[str]:
        """Ids of the clauses that were copied."""
        return self.shown.copied

    @property
    def tailored(self) -> Tailored:
        """The binding clauses that were written for this work, and those that were copied."""
        return self.shown.tailored

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """What is unfinished or contradicts itself."""
        return self.shown.lacks

    @property
    def parts(self) -> frozenset[str]:
        """The parts of the pack of which enough was read to judge."""
        return self.read.parts

    @property
    def phases(self) -> frozenset[Phase]:
        """The phases of which enough was read to judge."""
        return self.read.phases


def gather_facts(
    clauses: Sequence[Clause],
    pack: Pack | None = None,
    together: Sequence[Clause] = (),
    sources: Iterable[str] = (),
) -> Facts:
    """Gather the facts of a dossier from its clauses.

    Args:
        clauses: the clauses that count, in order. Those in which a supplier speaks feed
            `suppliers` and nothing else.
        pack: what was seen of the documents together.
        together: all clauses of the dossier, in which a question that was asked twice stands
            twice; empty for `clauses`.
        sources: SHA-256 of the files, by which a reference text knows itself.
    """
    pack = pack or Pack()
    gone = {each.document for each in pack.superseded}
    suppliers = read_suppliers([c for c in together or clauses if c.document not in gone])
    clauses = buyers(clauses)
    same = first_with_text(clauses)
    unique = [clause for clause in clauses if same[clause.id] == clause.id]
    requirements, awards = read_requirements(unique), read_awards(unique)
    hashed = hash_texts(unique)
    award, copied = weighed(awards), read_boilerplate(hashed)
    shown = Shown(
        gather_wordings(unique, hashed),
        copied.clauses,
        read_bindings(unique),
        find_lacks(unique, pack),
    )
    return Facts(
        words=sum(len(clause.text.split()) for clause in clauses),
        clauses=len(clauses),
        read=read_parts(unique),
        requirements=requirements,
        award=award,
        awards=awards,
        article_of={
            c.id: (c.document, *c.heading_path) if c.heading_path else (c.id,) for c in clauses
        },
        same_text=same,
        freedom=gather_freedom(requirements),
        stated=read_stated(
            unique,
            [requirement.clause for requirement in requirements],
            () if award is None else award.clauses,
        ),
        boilerplate=copied.summary,
        shown=shown,
        suppliers=suppliers,
        profile=read_profile(unique),
        sources=frozenset(sources),
    )


def with_wording(facts: Facts, clause: Clause) -> Facts:
    """The facts with what one clause shows in other words: copied, for this work, or unfinished.

    The share of copied text, references that lead nowhere and contradictions stay as they were.

    Args:
        facts: facts of a dossier.
        clause: the clause with its new words and the id it has in the dossier.
    """
    return replace(facts, shown=with_other_wording(facts.shown, clause))
