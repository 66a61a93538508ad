"""Rules that bound the room: one hard choice that other openings cannot make good (codebook 3.6)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from analyser.model import Finding

_LOWEST_PRICE, _NEW_ONLY, _RISK_CLIMATE, _LITTLE_FREEDOM = 45.0, 50.0, 0.2, 0.35
# Requirements that state what must be reached, on average, and so leave the means open.
_PERFORMANCE = 0.6
_CLEAR, _FAIR = 3.0, 2.0
_PRICE_ONLY, _WHOLE_LIFE = "proc-lowest-price", "pos-tco-lcc"
_NEW, _NO_VARIANTS = "spec-new-products-only", "proc-variants-excluded"
_UNLIMITED = "risk-unlimited-liability"
_CHANGE = frozenset(
    "pos-revision-clause pos-growth-path pos-pilot-experiment pos-indexation".split()
)
_CIRCULAR_MINIMUM = frozenset("pos-reuse-allowed pos-take-back pos-material-passport".split())
_WATCHED = (
    frozenset({_PRICE_ONLY, _WHOLE_LIFE, _NEW, _NO_VARIANTS, _UNLIMITED})
    | _CHANGE
    | _CIRCULAR_MINIMUM
)


@dataclass(frozen=True, slots=True)
class Cap:
    """A gate that closes: what it bounds, to how much, and the findings that call for it.

    `dimensions` are bounded to `level` (0..1); a total of 0-100 to `circular` and `co2`, where
    those are given.
    """

    code: str
    message: str
    findings: tuple[str, ...]
    dimensions: tuple[str, ...] = ()
    level: float = 1.0
    circular: float | None = None
    co2: float | None = None


def closed_gates(
    standing: Sequence[Finding], freedom: float | None, mixed: Collection[str] = ()
) -> tuple[Cap, ...]:
    """The gates that close for a dossier.

    Args:
        standing: findings, each text once.
        freedom: mean freedom of the requirements, 0..1, or None when there are none.
        mixed: clauses in which the award weighs more than the price, which therefore do not
            say that the price alone decides.
    """
    found: dict[str, list[Finding]] = {}
    for finding in standing:
        if finding.indicator not in _WATCHED or finding.severity < _FAIR:
            continue
        if finding.indicator != _PRICE_ONLY or finding.clause not in mixed:
            found.setdefault(finding.indicator, []).append(finding)
    caps = (gate(found, freedom) for gate in _GATES)
    return tuple(cap for cap in caps if cap is not None)


_Found = Mapping[str, Sequence[Finding]]


def _lowest_price(found: _Found, freedom: float | None) -> Cap | None:
    ids = _ids(found, _PRICE_ONLY, _CLEAR)
    if not ids or _WHOLE_LIFE in found:
        return None
    if freedom is not None and freedom >= _PERFORMANCE and found.keys() & _CIRCULAR_MINIMUM:
        return None
    return Cap(
        "G1", "Gunning op laagste prijs: de totale ruimte is begrensd op 45.",
        ids, circular=_LOWEST_PRICE, co2=_LOWEST_PRICE,
    )  # fmt: skip


def _only_new(found: _Found, _freedom: float | None) -> Cap | None:
    ids = _ids(found, _NEW, _CLEAR)
    if not ids:
        return None
    return Cap(
        "G2", "Alleen nieuwe producten of materialen: de circulaire ruimte is begrensd op 50.",
        ids, circular=_NEW_ONLY,
    )  # fmt: skip


def _no_way_around(found: _Found, freedom: float | None) -> Cap | None:
    ids = _ids(found, _NO_VARIANTS, _FAIR)
    if not ids or freedom is None or freedom >= _LITTLE_FREEDOM:
        return None
    return Cap(
        "G3",
        "Varianten zijn uitgesloten en de eisen liggen grotendeels vast: geen ruimte voor andere oplossingen.",
        ids, dimensions=("D3",), level=0.0,
    )  # fmt: skip


def _no_way_back(found: _Found, _freedom: float | None) -> Cap | None:
    ids = _ids(found, _UNLIMITED, _FAIR)
    if not ids or found.keys() & _CHANGE:
        return None
    return Cap(
        "G4",
        "Onbeperkte aansprakelijkheid zonder regeling voor verandering: de ruimte in de uitvoering is begrensd.",
        ids, dimensions=("D7", "D8"), level=_RISK_CLIMATE,
    )  # fmt: skip


_GATES: tuple[Callable[[_Found, float | None], Cap | None], ...] = (
    _no_way_around,
    _no_way_back,
    _lowest_price,
    _only_new,
)


def _ids(found: _Found, indicator: str, least: float) -> tuple[str, ...]:
    return tuple(f.id for f in found.get(indicator, ()) if f.severity >= least)
