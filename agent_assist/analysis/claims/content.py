"""The content words of a text and what two texts share. Rule: spelling, endings and compounds do not part words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from agent_assist.analysis.claims.lexicon.content import GENERIC, SAME
from agent_assist.analysis.claims.lexicon.function_words import function_words
from agent_assist.analysis.claims.lexicon.negation import NEGATION_WORDS
from agent_assist.analysis.facts.flat import flat
from agent_assist.analysis.retrieval import terms
from agent_assist.analysis.retrieval.stemming import stem

_HEAD = 5
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_ELISION_MAX = 2


@dataclass(frozen=True, slots=True)
class Words:
    """Stems of a text; `wholes` are neighbours written as one word (`takeout`) with their two parts."""

    stems: frozenset[str]
    wholes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    heads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def shared_with(self, other: Words) -> frozenset[str]:
        """The stems of this text that the other one has too, also in one word or with another ending."""
        shared = set(self.stems & other.stems)
        shared.update(self.stems & other.wholes.keys())
        for whole in self.wholes.keys() & other.stems:
            shared.update(self.wholes[whole] & self.stems)
        for head in self.heads.keys() & other.heads.keys():
            known = other.heads[head]
            shared.update(s for s in self.heads[head] if _has_start(s, known))
        return frozenset(shared)


def _has_start(stem_: str, known: tuple[str, ...]) -> bool:
    return any(stem_.startswith(other) or other.startswith(stem_) for other in known)


def read_words(text: str, language: str) -> Words:
    """The content words of a text, without digits, stop words and negations."""
    raw = _raw_words(text)
    stems = frozenset(_content_stems(raw, language))
    wholes: dict[str, frozenset[str]] = {}
    for a, b in pairwise(word for word in raw if word not in NEGATION_WORDS):
        wholes[_stem(a + b, language)] = frozenset({_stem(a, language), _stem(b, language)})
    heads: dict[str, tuple[str, ...]] = {}
    for word in stems:
        if len(word) >= _HEAD:
            heads[word[:_HEAD]] = (*heads.get(word[:_HEAD], ()), word)
    return Words(stems, wholes, heads)


def stems_in_order(text: str, language: str) -> list[str]:
    """Content stems in reading order, with repetitions."""
    return _content_stems(_raw_words(text), language)


def is_generic(stem_: str, language: str) -> bool:
    """Whether a stem says little about the topic."""
    return stem_ in _vocabulary(language).generic


def _content_stems(raw: list[str], language: str) -> list[str]:
    ignored = _vocabulary(language).ignored
    return [
        _stem(word, language)
        for word in raw
        if word not in ignored and len(word) > 1 and not any(char.isdigit() for char in word)
    ]


def _raw_words(text: str) -> list[str]:
    if _UNSPACED.search(text):
        return terms.words(text)
    return [_without_elision(word) for word in _WORD.findall(flat(text))]


def _without_elision(word: str) -> str:
    """`l'adresse` gives `adresse`, `don't` gives `dont`."""
    head, apostrophe, tail = word.partition("'")
    return tail if apostrophe and len(head) <= _ELISION_MAX < len(tail) else head + tail


@lru_cache(maxsize=8192)
def _stem(word: str, language: str) -> str:
    return stem(_vocabulary(language).same.get(word, word), language)


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
    ignored = {word.replace("'", "") for word in function_words(language)} | NEGATION_WORDS
    generic = frozenset(stem(same.get(w, w), language) for w in GENERIC.get(language, "").split())
    return _Vocabulary(frozenset(ignored), generic, same)
