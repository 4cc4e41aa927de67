"""How likely the knowledge answers a question at all. Rule: measured, not felt; 0 where nothing matches.

A logistic of four figures of the best passage, each 0..1, over rarity weights: coverage (share of the
question that the passage has), known (share that any passage has), matched (1 - exp(-matched weight): how
many telling words agree at all) and topic (share of the article's title that the question names). The weights
were fitted on banking77 against clinc150 and on the demo's mails; `tests/benchmarks/retrieval.py` measures them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from agent_assist.analysis.retrieval.indexed import IndexedPassage
from agent_assist.analysis.retrieval.query import Query
from agent_assist.analysis.retrieval.rarity import Rarity

BIAS = -11.5
COVERAGE_WEIGHT = 2.6
KNOWN_WEIGHT = 0.4
MATCHED_WEIGHT = 11.3
TOPIC_WEIGHT = 4.5
JUDGED_PASSAGES = 5


@dataclass(frozen=True, slots=True)
class Match:
    """The four figures."""

    coverage: float
    known: float
    matched: float
    topic: float

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
            + TOPIC_WEIGHT * self.topic
        )
        return 1 / (1 + math.exp(-log_odds))


def answerable(query: Query, best: Sequence[IndexedPassage], rarity: Rarity) -> float:
    """The likelihood for the best of the first JUDGED_PASSAGES passages."""
    judged = (figures(query, found, rarity) for found in best[:JUDGED_PASSAGES])
    closest = max(judged, key=lambda m: m.coverage + m.topic, default=None)
    return closest.answerable if closest is not None else 0.0


def figures(query: Query, found: IndexedPassage, rarity: Rarity) -> Match:
    """The figures of one passage."""
    asked = query.terms_for(found.passage.language)
    total = rarity.of(asked) or 1.0
    has = frozenset((*found.title, *found.body))
    agreed = rarity.of(term for term in asked if term in has)
    topic = {term for term in found.article_title if not rarity.is_weak(term)}
    named = len(topic & set(asked)) / len(topic) if topic else 0.0
    return Match(agreed / total, rarity.known(asked) / total, 1 - math.exp(-agreed), named)
