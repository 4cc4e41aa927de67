"""The content words of a text and what two texts share. Rule: spelling, endings and compounds do not part words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from agent_assist.analysis.claims.lexicon.content import GENERIC, SAME
from agent_assist.analysis.claims.lexicon.function_words import function_words
from agent_assist.analysis.claims.lexicon.negation import NEGATION_WORDS
from agent_assist.analysis.retrieval.stemming import stem
from agent_assist.analysis.retrieval.terms import words

_HEAD = 5


@dataclass(frozen=True, slots=True)
class Words:
    """Stems of a text; `joined` says for each stem with which neighbours it makes one word (`take-out`)."""

    stems: frozenset[str]
    joined: Mapping[str, frozenset[str]] = field(default_factory=dict)
    compounds: frozenset[str] = frozenset()
    heads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def shared_with(self, other: Words) -> frozenset[str]:
        """The stems of this text that the other one has too."""
        return frozenset(stem for stem in self.stems if self._is_in(stem, other))

    def _is_in(self, stem: str, other: Words) -> bool:
        if stem in other.stems or stem in other.compounds:
            return True
        if not self.joined.get(stem, frozenset()).isdisjoint(other.stems):
            return True
        near = other.heads.get(stem[:_HEAD], ())
        return any(stem.startswith(known) or known.startswith(stem) for known in near)


def read_words(text: str, language: str) -> Words:
    """The content words of a text, without digits, stop words and negations."""
    ordered = stems_in_order(text, language)
    joined: dict[str, frozenset[str]] = {}
    same = _vocabulary(language).same
    raw = [word for word in words(text) if word not in NEGATION_WORDS]
    for a, b in zip(raw, raw[1:], strict=False):
        both = stem(same.get(a + b, a + b), language)
        for part in (a, b):
            known = stem(same.get(part, part), language)
            joined[known] = joined.get(known, frozenset()) | {both}
    heads: dict[str, tuple[str, ...]] = {}
    for word in set(ordered):
        if len(word) >= _HEAD:
            heads[word[:_HEAD]] = (*heads.get(word[:_HEAD], ()), word)
    return Words(frozenset(ordered), joined, frozenset().union(*joined.values()), heads)


def stems_in_order(text: str, language: str) -> list[str]:
    """Content stems in reading order, with repetitions."""
    vocabulary = _vocabulary(language)
    return [
        stem(vocabulary.same.get(word, word), language)
        for word in words(text)
        if word not in vocabulary.ignored and len(word) > 1 and not any(c.isdigit() for c in word)
    ]


def is_generic(stem_: str, language: str) -> bool:
    """Whether a stem says little about the topic."""
    return stem_ in _vocabulary(language).generic


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    ignored: frozenset[str]
    generic: frozenset[str]
    same: Mapping[str, str]


@lru_cache(maxsize=16)
def _vocabulary(language: str) -> _Vocabulary:
    same: dict[str, str] = {}
    for line in SAME.get(language, "").splitlines():
        for word in line.split():
            same.setdefault(word, line.split()[0])
    generic = frozenset(stem(same.get(w, w), language) for w in GENERIC.get(language, "").split())
    return _Vocabulary(function_words(language) | NEGATION_WORDS, generic, same)
