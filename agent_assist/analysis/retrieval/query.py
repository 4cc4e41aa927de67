"""A customer's words as a search: terms for each language of the knowledge, and exact codes.

Rule: any text is a query; nothing in it can be read as search syntax.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from agent_assist.analysis.phrases.languages import base_language
from agent_assist.analysis.retrieval.stemming import stem
from agent_assist.analysis.retrieval.stop_words import stop_words, telling_words
from agent_assist.analysis.retrieval.terms import codes, words

FALLBACK_LANGUAGE = "en"
MAX_QUERY_CHARACTERS = 4_000
MAX_TERMS = 60
MAX_CODES = 20
LEAST_RARE_TERMS = 2


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for.

    `terms` are in the query's language, `fallback_terms` for passages in other languages; `weak` are those
    of both that only tell questions apart ("how", "not"); `codes` are matched exactly.
    """

    language: str
    terms: tuple[str, ...]
    fallback_terms: tuple[str, ...]
    weak: frozenset[str]
    codes: tuple[str, ...]

    def terms_for(self, language: str) -> tuple[str, ...]:
        """The terms to compare with a passage in this language."""
        same = base_language(language) == self.language
        return self.terms if same else self.fallback_terms

    def telling(self, common: Container[str] = frozenset()) -> tuple[str, ...]:
        """The terms that find passages.

        Weak words stand in so many passages that they find none, and so do `common` ones beside rarer
        ones; they only order what is found.
        """
        wanted = dict.fromkeys((*self.terms, *self.fallback_terms))
        telling = tuple(term for term in wanted if term not in self.weak) or tuple(wanted)
        rare = tuple(term for term in telling if term not in common)
        return rare if len(rare) >= LEAST_RARE_TERMS else telling

    def match_expression(
        self, common: Container[str] = frozenset(), columns: str = "title body"
    ) -> str:
        """The query in FTS5's syntax: quoted strings only; empty when there is nothing to look for."""
        parts = []
        telling = self.telling(common)
        if telling:
            parts.append(f"{{{columns}}} : ({_any(telling)})")
        if self.codes:
            parts.append(f"{{codes}} : ({_any(self.codes)})")
        return " OR ".join(parts)


def build_query(text: str, language: str) -> Query:
    """The query for a text written in this language; a long text counts with its beginning.

    A short text is easily taken for another language: the fallback is read as if that were wrong.
    """
    base = base_language(language)
    beginning = text[:MAX_QUERY_CHARACTERS]
    found = [word for word in words(beginning) if len(word) > 1 or word.isdigit()]
    own = [word for word in found if word not in stop_words(base)]
    other = [word for word in found if word not in stop_words(FALLBACK_LANGUAGE)]
    return Query(
        language=base,
        terms=_unique((stem(word, base) for word in own), MAX_TERMS),
        fallback_terms=_unique((stem(word, FALLBACK_LANGUAGE) for word in other), MAX_TERMS),
        weak=_weak(own, base) | _weak(other, FALLBACK_LANGUAGE),
        codes=_unique(codes(beginning), MAX_CODES),
    )


def _weak(kept: Iterable[str], language: str) -> frozenset[str]:
    telling = telling_words(language)
    return frozenset(stem(word, language) for word in kept if word in telling)


def _unique(found: Iterable[str], limit: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))[:limit]


def _any(found: Iterable[str]) -> str:
    return " OR ".join(f'"{term}"' for term in found)
