"""Which findings and clauses a reader wants to see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analyser.model import Family, Finding, Phase, Polarity

_HIGHEST = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen; an empty text or 0 stands for everything.

    `least` is the lowest severity (0-5, whole), `only` leaves out clauses without a finding.
    """

    kind: str = ""
    family: str = ""
    phase: str = ""
    document: str = ""
    least: int = 0
    only: bool = False

    @property
    def is_everything(self) -> bool:
        """Whether nothing was chosen."""
        return self == Choice()

    def keeps(self, finding: Finding) -> bool:
        """Whether a finding is wanted."""
        return (
            self.kind in {"", finding.polarity.value}
            and self.family in {"", finding.family.value}
            and self.phase in {"", finding.phase.value}
            and self.document in {"", finding.document}
            and rounded(finding.severity) >= self.least
        )


def read_choice(query: Mapping[str, str], documents: Sequence[str]) -> Choice:
    """Read a choice from the query of an address; what it does not know is left out.

    Args:
        query: the fields `soort`, `familie`, `fase`, `stuk`, `ernst` and `alleen`.
        documents: ids of the documents of the report.
    """
    least = query.get("ernst", "")
    return Choice(
        kind=_known(query.get("soort", ""), [each.value for each in Polarity]),
        family=_known(query.get("familie", ""), [each.value for each in Family]),
        phase=_known(query.get("fase", ""), [each.value for each in Phase]),
        document=_known(query.get("stuk", ""), documents),
        least=int(least) if least in {str(n) for n in range(_HIGHEST + 1)} else 0,
        only=query.get("alleen") == "ja",
    )


def rounded(severity: float) -> int:
    """A severity as a whole step; halves go up, as in the words for it."""
    return int(severity + 0.5)


def _known(value: str, values: Sequence[str]) -> str:
    return value if value in values else ""
