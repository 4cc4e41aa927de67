"""Orders what the full-text search found. Rule: an exact code first, then the reply's language, then the match.

The match is BM25 (Robertson and Zaragoza, 2009, equation 3.15) over text, title and, lightly, the rest of
the article, and a little more for words that stand side by side in both. A passage in the reply's language goes before one in another language only if it fits at
least MIN_SHARE as well as the best: a poor match must not hide the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from agent_assist.analysis.phrases.languages import base_language
from agent_assist.analysis.retrieval.indexed import IndexedPassage
from agent_assist.analysis.retrieval.query import Query
from agent_assist.analysis.retrieval.rarity import Rarity
from agent_assist.domain.evidence import PassageKind

K1, B = 1.2, 0.4
TITLE_WEIGHT, ARTICLE_WEIGHT = 2.0, 0.3
NEIGHBOUR_SHARE = 0.15
SAVED_REPLY_SHARE = 0.7
"""A saved reply repeats an article in few words, so it would outrank it; and it is no evidence for promises."""
MIN_SHARE = 0.3
MIN_CODE_CHARACTERS = 4
MAX_CODE_HITS = 3


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage and its match; only comparable within one search."""

    indexed: IndexedPassage
    match: float


def rank(candidates: Sequence[IndexedPassage], query: Query, rarity: Rarity) -> list[Ranked]:
    """All candidates, best first."""
    if not candidates:
        return []
    average = sum(len(c.body) for c in candidates) / len(candidates) or 1.0
    weights = Weights(query, rarity)
    ranked = [Ranked(c, match(c, weights.of(c.passage.language), average)) for c in candidates]
    best = max(r.match for r in ranked)
    exact = exact_hits(candidates, query)
    return sorted(
        ranked,
        key=lambda r: (
            r.indexed.passage.id not in exact,
            not (_is_same(r.indexed, query) and r.match >= MIN_SHARE * best),
            -r.match,
        ),
    )


class Weights:
    """The query's terms with their weights, once for each language of the candidates."""

    def __init__(self, query: Query, rarity: Rarity) -> None:
        self._query = query
        self._rarity = rarity
        self._known: dict[str, tuple[tuple[str, float], ...]] = {}

    def of(self, language: str) -> tuple[tuple[str, float], ...]:
        """Term and weight, for passages in this language."""
        if language not in self._known:
            terms = self._query.terms_for(language)
            self._known[language] = tuple((term, self._rarity.one(term)) for term in terms)
        return self._known[language]


def match(
    found: IndexedPassage, weights: Iterable[tuple[str, float]], average_length: float
) -> float:
    """BM25 of one passage for weighted terms; `average_length` is in terms."""
    body, title, article = found.body, found.title, found.article
    length_factor = K1 * (1 - B + B * len(body) / average_length)
    score = 0.0
    present: list[tuple[str, float]] = []
    for term, weight in weights:
        frequency = (
            body.count(term) + TITLE_WEIGHT * (term in title) + ARTICLE_WEIGHT * (term in article)
        )
        if frequency:
            score += weight * frequency * (K1 + 1) / (frequency + length_factor)
            present.append((term, weight))
    score += NEIGHBOUR_SHARE * _neighbours(body, present)
    is_saved = found.passage.kind is PassageKind.SAVED_REPLY
    return score * (SAVED_REPLY_SHARE if is_saved else 1.0)


def _neighbours(body: Sequence[str], present: Sequence[tuple[str, float]]) -> float:
    """The weights of those neighbours in the query that are neighbours in the passage."""
    side_by_side = frozenset(pairwise(body))
    return sum(min(v, w) for (a, v), (b, w) in pairwise(present) if (a, b) in side_by_side)


def exact_hits(candidates: Sequence[IndexedPassage], query: Query) -> set[str]:
    """Passages with a code of the query that only few have: an id or error code, not a year."""
    found: set[str] = set()
    for code in query.codes:
        having = {c.passage.id for c in candidates if code in c.codes}
        if len(code) >= MIN_CODE_CHARACTERS and len(having) <= MAX_CODE_HITS:
            found |= having
    return found


def _is_same(found: IndexedPassage, query: Query) -> bool:
    return base_language(found.passage.language) == query.language
