"""Orders what the full-text search found. Rule: an exact code first, then the reply's language, then the match.

A passage in the reply's language goes before one in another language only if it fits at least
MIN_SHARE as well as the best: a poor match in the right language must not hide the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent_assist.analysis.phrases.languages import base_language
from agent_assist.analysis.retrieval.query import Query
from agent_assist.analysis.retrieval.terms import codes
from agent_assist.domain.evidence import Hit, Passage

MIN_SHARE = 0.3
MIN_CODE_CHARACTERS = 4
MAX_CODE_HITS = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage and how well it matches (bm25 turned round: higher is better)."""

    passage: Passage
    match: float


def rank(candidates: Sequence[Candidate], query: Query, limit: int) -> list[Hit]:
    """The best `limit` hits in order; scores are shares of the best match."""
    if not candidates:
        return []
    best = max(max(c.match for c in candidates), 1e-9)
    exact = _exact(candidates, query)
    ordered = sorted(
        candidates,
        key=lambda c: (
            c.passage.id not in exact,
            not (_is_same(c.passage, query) and c.match >= MIN_SHARE * best),
            -c.match,
        ),
    )
    return [Hit(c.passage, max(c.match / best, 0.0)) for c in ordered[:limit]]


def _exact(candidates: Sequence[Candidate], query: Query) -> set[str]:
    """Passages with a code of the query that only few have: an id or error code, not a year."""
    found: set[str] = set()
    for code in query.codes:
        if len(code) < MIN_CODE_CHARACTERS:
            continue
        having = {c.passage.id for c in candidates if code in _codes(c.passage)}
        if len(having) <= MAX_CODE_HITS:
            found |= having
    return found


def _codes(passage: Passage) -> set[str]:
    return set(codes(f"{passage.id}\n{passage.title}\n{passage.text}"))


def _is_same(passage: Passage, query: Query) -> bool:
    return base_language(passage.language) == query.language
