"""How likely the knowledge answers a question at all. Rule: measured, not felt; 0 where nothing matches.

A logistic of three figures of the best passage, each 0..1, with rarity idf(t) = ln(1 + n / df) / ln(1 + n):
coverage (share of the question's rarity that the passage has), known (share that any passage has), and
1 - exp(-matched rarity) (how many rare words agree at all). The weights come from
`tests/benchmarks/retrieval.py --fit` on banking77 (in scope) and clinc150 (out of scope).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

BIAS = -9.0
COVERAGE_WEIGHT = 5.0
KNOWN_WEIGHT = 3.1
MATCHED_WEIGHT = 5.3


@dataclass(frozen=True, slots=True)
class Match:
    """The three figures."""

    coverage: float
    known: float
    matched: float

    @property
    def answerable(self) -> float:
        """The likelihood, 0..1; exactly 0 when nothing matched."""
        if not self.matched:
            return 0.0
        log_odds = (
            BIAS
            + COVERAGE_WEIGHT * self.coverage
            + KNOWN_WEIGHT * self.known
            + MATCHED_WEIGHT * self.matched
        )
        return 1 / (1 + math.exp(-log_odds))


class Rarity:
    """How much each term tells: 1 for one that no passage has, towards 0 for one that all have."""

    def __init__(self, passage_count: int, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._total = passage_count
        self._scale = math.log(1 + passage_count) or 1.0

    def of(self, terms: Collection[str]) -> float:
        """The summed rarity."""
        return sum(self._one(term) for term in terms)

    def known(self, terms: Collection[str]) -> float:
        """The summed rarity of those terms that some passage has."""
        return sum(self._one(term) for term in terms if self._counts.get(term))

    def _one(self, term: str) -> float:
        count = max(self._counts.get(term, 0), 1)
        return math.log(1 + self._total / count) / self._scale


def best_match(
    asked: Sequence[Collection[str]], passages: Sequence[Collection[str]], rarity: Rarity
) -> Match:
    """The figures of the passage that covers its question best; `asked[i]` belongs to `passages[i]`."""
    best = Match(0.0, 0.0, 0.0)
    for wanted, found in zip(asked, passages, strict=True):
        total = rarity.of(wanted)
        if not total:
            continue
        agreed = rarity.of([term for term in wanted if term in found])
        match = Match(agreed / total, rarity.known(wanted) / total, 1 - math.exp(-agreed))
        best = max(best, match, key=lambda m: m.coverage)
    return best
