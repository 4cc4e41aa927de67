"""A passage as terms: what the index holds and the ranking reads. Rule: made once, when knowledge is imported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from agent_assist.analysis.retrieval.terms import codes, terms
from agent_assist.domain.evidence import Passage

SECTION_MARK = " — "
"""Stands between an article's title and a section's."""


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """Terms of the title, of the text, and of the whole article (without repetitions), and exact codes."""

    passage: Passage
    title: tuple[str, ...]
    body: tuple[str, ...]
    article: frozenset[str]
    codes: frozenset[str]

    @property
    def article_title(self) -> tuple[str, ...]:
        """The terms of the article's own title, without the section's."""
        name = self.passage.title.split(SECTION_MARK, 1)[0]
        return _title_terms(name, self.passage.language)


@lru_cache(maxsize=4096)
def _title_terms(name: str, language: str) -> tuple[str, ...]:
    return tuple(terms(name, language))


def indexed(passages: Sequence[Passage]) -> Iterable[IndexedPassage]:
    """Every passage with its terms; sections of one article share what the article is about."""
    articles: dict[str, set[str]] = {}
    parts = []
    for passage in passages:
        title, body = (tuple(terms(t, passage.language)) for t in (passage.title, passage.text))
        article = articles.setdefault(passage.id.split("#", 1)[0], set())
        article.update(title, body)
        parts.append((passage, title, body, article))
    for passage, title, body, article in parts:
        exact = codes(f"{passage.id}\n{passage.title}\n{passage.text}")
        yield IndexedPassage(passage, title, body, frozenset(article), frozenset(exact))
