"""What the sentences of a reply may rest on, prepared for comparing. Rule: the customer's words are kept apart."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property, lru_cache
from itertools import pairwise

from agent_assist.analysis.claims.content import Words, is_generic, read_words
from agent_assist.analysis.claims.polarities import Polarity, read_polarity
from agent_assist.analysis.facts.fact import Fact
from agent_assist.analysis.facts.find import find_facts
from agent_assist.analysis.facts.flat import flat
from agent_assist.analysis.facts.keys import evidence_keys
from agent_assist.analysis.phrases.languages import base_language
from agent_assist.analysis.sentences import split_sentences
from agent_assist.domain.evidence import Passage, PassageKind

_LABELLED = frozenset({PassageKind.ORDER, PassageKind.TICKET})
"""Lines with English labels, whatever the reply's language; they have a number of their own."""
PROMISE_KINDS = frozenset({PassageKind.POLICY, PassageKind.ORDER, PassageKind.ARTICLE})
_KEPT_KINDS = frozenset({PassageKind.ARTICLE, PassageKind.POLICY, PassageKind.SAVED_REPLY})
GENERIC_WEIGHT = 0.25
_FACTS_ADD = 0.15
_FACTS_COVER_OTHER_LANGUAGE = 0.8
_NOUNS = {
    PassageKind.ORDER: "order",
    PassageKind.POLICY: "policy",
    PassageKind.SAVED_REPLY: "saved reply",
    PassageKind.TICKET: "ticket",
    PassageKind.PAST_REPLY: "sent reply",
    PassageKind.ARTICLE: "article",
}


class Segment:
    """A sentence or line of a passage, read once."""

    def __init__(self, passage_id: str, text: str, language: str) -> None:
        self.passage_id = passage_id
        self.text = text
        self._language = language

    @cached_property
    def flat_text(self) -> str:
        """The text in lower case without accents."""
        return flat(self.text)

    @cached_property
    def content(self) -> Words:
        """Its content words."""
        return read_words(self.text, self._language)

    @cached_property
    def polarity(self) -> Polarity:
        """What it affirms and what it denies."""
        return read_polarity(self.text, self._language)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The hard facts that it gives."""
        facts = find_facts(self.text, self._language)
        return frozenset(key for fact in facts for key in evidence_keys(fact))


class Source:
    """One passage, read once; `is_comparable` says that its words can be compared."""

    def __init__(self, passage: Passage, language: str) -> None:
        self.passage = passage
        self._language = language
        is_labelled_abroad = passage.kind in _LABELLED and language != "en"
        self.is_comparable = base_language(passage.language) == language and not is_labelled_abroad

    @property
    def noun(self) -> str:
        """How a message to the agent calls it."""
        return _NOUNS[self.passage.kind]

    @property
    def may_promise(self) -> bool:
        """Whether a promise may rest on it."""
        return self.passage.kind in PROMISE_KINDS

    @cached_property
    def whole(self) -> str:
        """Title, text and an order's number: all that it says."""
        return f"{self.passage.title}\n{self.passage.text}\n{self._number}"

    @property
    def _number(self) -> str:
        """The number of an order; `returns#2` is a place in an article, and says nothing about two."""
        is_numbered = self.passage.kind in _LABELLED
        return self.passage.id.replace(":", " ") if is_numbered else ""

    @cached_property
    def flat_whole(self) -> str:
        """The same in lower case without accents."""
        return flat(self.whole)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The hard facts of the text."""
        language = "en" if self.passage.kind in _LABELLED else self.passage.language
        return find_facts(self.passage.text, language)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Everything that it gives, in every way in which a reply may repeat it."""
        head = find_facts(f"{self.passage.title}\n{self._number}", "en")
        return frozenset(key for fact in (*self.facts, *head) for key in evidence_keys(fact))

    @cached_property
    def content(self) -> Words:
        """The content words of title and text."""
        return read_words(f"{self.passage.title}\n{self.passage.text}", self._language)

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """Its sentences and lines."""
        text = self.passage.text
        return tuple(
            Segment(self.passage.id, text[a:b], self._language) for a, b in split_sentences(text)
        )


@lru_cache(maxsize=64)
def _kept(passage: Passage, language: str) -> Source:
    return Source(passage, language)


def _source(passage: Passage, language: str) -> Source:
    """The passage, read; what is no customer's is kept for the next check, which comes while somebody types."""
    is_kept = passage.kind in _KEPT_KINDS
    return _kept(passage, language) if is_kept else Source(passage, language)


class Evidence:
    """All passages offered for one reply, with the ticket's words beside them."""

    def __init__(
        self, passages: Sequence[Passage], language: str, customer_text: str, today: date
    ) -> None:
        self.language = language
        self.today = today
        self.customer_text = customer_text
        self.sources = tuple(_source(passage, language) for passage in passages)
        self._weights: dict[str, float] = {}
        self._totals: dict[frozenset[str], float] = {}
        self._by_id = {source.passage.id: source for source in self.sources}

    def source(self, passage_id: str) -> Source | None:
        """The offered passage of this id."""
        return self._by_id.get(passage_id)

    @cached_property
    def _seen_in(self) -> Counter[str]:
        return Counter(stem for source in self.sources for stem in source.content.stems)

    @cached_property
    def customer_keys(self) -> frozenset[str]:
        """What the customer stated."""
        facts = find_facts(self.customer_text, self.language)
        return frozenset(key for fact in facts for key in evidence_keys(fact))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word anywhere in the passages and the ticket, for names."""
        text = " ".join([*(source.whole for source in self.sources), self.customer_text])
        ordered = re.findall(r"[^\W_]+", flat(text))
        pairs = pairwise(ordered)
        return frozenset(ordered) | frozenset(a + b for a, b in pairs)

    @cached_property
    def word_pairs(self) -> frozenset[tuple[str, str]]:
        """Neighbouring words of the passages, for short forms of names."""
        ordered = [w for s in self.sources for w in re.findall(r"[^\W_]+", s.flat_whole)]
        return frozenset(pairwise(ordered))

    def weight(self, stem: str) -> float:
        """Inverse document frequency; a word that no passage has weighs most, one that says little less."""
        known = self._weights.get(stem)
        if known is None:
            known = math.log(1 + (len(self.sources) + 1) / (self._seen_in[stem] + 0.5))
            known *= GENERIC_WEIGHT if is_generic(stem, self.language) else 1
            self._weights[stem] = known
        return known

    def weigh(self, stems: Iterable[str]) -> float:
        """The weights of these stems together."""
        return sum(map(self.weight, stems))

    def coverage(self, content: Words, of: Iterable[Words]) -> float:
        """The weighted share (0..1) of the words that these texts have; 0 without words."""
        shared = [content.shared_with(other) for other in of]
        known = shared[0] if len(shared) == 1 else frozenset[str]().union(*shared)
        total = self._totals.get(content.stems)
        if total is None:
            total = self._totals[content.stems] = self.weigh(content.stems)
        return self.weigh(known) / total if total else 0.0

    def best(
        self, content: Words, fact_keys: Sequence[frozenset[str]]
    ) -> tuple[Source | None, float]:
        """The passage that covers most. One that gives every hard fact counts for more, without words for less.

        `fact_keys` are, fact by fact, the keys of which the passage must have one. In another language,
        where words cannot be compared, a fact that is more than a bare number stands for them.
        """
        is_telling = any(_is_telling(key) for keys in fact_keys for key in keys)
        best: tuple[Source | None, float] = (None, 0.0)
        for source in self.sources:
            covered = self.coverage(content, (source.content,))
            if fact_keys and all(not keys.isdisjoint(source.keys) for keys in fact_keys):
                if source.is_comparable:
                    covered += _FACTS_ADD if covered else 0.0
                elif is_telling:
                    covered = max(covered, _FACTS_COVER_OTHER_LANGUAGE)
            if covered > best[1]:
                best = (source, min(covered, 1.0))
        return best


def _is_telling(key: str) -> bool:
    """Whether a fact can hardly agree by chance: anything but a short bare number."""
    return not key.startswith("number ") or len(key) >= len("number 1000")
