"""How much each term tells. Rule: the same weights order the hits and judge whether they answer.

rarity(t) = ln(1 + n / df) / ln(1 + n), so 1 for a term that no passage or one passage has, and less for
common ones; words that only tell questions apart count WEAK_SHARE of that.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

WEAK_SHARE = 0.4


class Rarity:
    """Weights of the terms of one query in one body of knowledge.

    `counts` says how many of the `passage_count` passages have each term.
    """

    def __init__(
        self, passage_count: int, counts: Mapping[str, int], weak: frozenset[str] = frozenset()
    ) -> None:
        self._counts = counts
        self._total = passage_count
        self._weak = weak
        self._scale = math.log(1 + passage_count) or 1.0

    def one(self, term: str) -> float:
        """The weight of a term, 0..1."""
        count = max(self._counts.get(term, 0), 1)
        share = WEAK_SHARE if term in self._weak else 1.0
        return share * math.log(1 + self._total / count) / self._scale

    def of(self, terms: Iterable[str]) -> float:
        """The summed weight."""
        return sum(self.one(term) for term in terms)

    def known(self, terms: Iterable[str]) -> float:
        """The summed weight of those terms that some passage has."""
        return sum(self.one(term) for term in terms if self._counts.get(term))

    def is_weak(self, term: str) -> bool:
        """Whether the term only tells questions apart."""
        return term in self._weak
