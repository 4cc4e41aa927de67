"""Orders what the full-text search found. Rule: an exact code first, then the reply's language, then the match.

The match is BM25 (Robertson and Zaragoza, 2009, equation 3.15) over text, title and, lightly, the rest of
the article. A passage in the reply's language goes before one in another language only if it fits at
least MIN_SHARE as well as the best: a poor match must not hide the answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from agent_assist.analysis.phrases.languages import base_language
from agent_assist.analysis.retrieval.indexed import IndexedPassage
from agent_assist.analysis.retrieval.query import Query
from agent_assist.analysis.retrieval.rarity import Rarity
from agent_assist.domain.evidence import PassageKind

K1, B = 1.2, 0.4
TITLE_WEIGHT, ARTICLE_WEIGHT = 2.0, 0.3
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
    ranked = [Ranked(c, match(c, query, rarity, average)) for c in candidates]
    best = max(r.match for r in ranked)
    exact = _exact(candidates, query)
    return sorted(
        ranked,
        key=lambda r: (
            r.indexed.passage.id not in exact,
            not (_is_same(r.indexed, query) and r.match >= MIN_SHARE * best),
            -r.match,
        ),
    )


def match(found: IndexedPassage, query: Query, rarity: Rarity, average_length: float) -> float:
    """BM25 of one passage; `average_length` is in terms."""
    counts = Counter(found.body)
    title = frozenset(found.title)
    length_factor = K1 * (1 - B + B * len(found.body) / average_length)
    score = 0.0
    for term in query.terms_for(found.passage.language):
        frequency = (
            counts[term] + TITLE_WEIGHT * (term in title) + ARTICLE_WEIGHT * (term in found.article)
        )
        score += rarity.one(term) * frequency * (K1 + 1) / (frequency + length_factor)
    is_saved = found.passage.kind is PassageKind.SAVED_REPLY
    return score * (SAVED_REPLY_SHARE if is_saved else 1.0)


def _exact(candidates: Sequence[IndexedPassage], query: Query) -> set[str]:
    """Passages with a code of the query that only few have: an id or error code, not a year."""
    found: set[str] = set()
    for code in query.codes:
        having = {c.passage.id for c in candidates if code in c.codes}
        if len(code) >= MIN_CODE_CHARACTERS and len(having) <= MAX_CODE_HITS:
            found |= having
    return found


def _is_same(found: IndexedPassage, query: Query) -> bool:
    return base_language(found.passage.language) == query.language
