"""What the sentences of a reply may rest on, prepared for comparing. Rule: the customer's words are kept apart."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from agent_assist.analysis.facts.fact import Fact
from agent_assist.analysis.facts.find import find_facts
from agent_assist.analysis.facts.keys import evidence_keys
from agent_assist.analysis.phrases.languages import base_language
from agent_assist.analysis.retrieval.terms import terms
from agent_assist.analysis.sentences import split_sentences
from agent_assist.domain.evidence import Passage, PassageKind

PROMISE_KINDS = frozenset({PassageKind.POLICY, PassageKind.ORDER, PassageKind.ARTICLE})


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence or line of a passage."""

    passage_id: str
    text: str
    stems: frozenset[str]


class Source:
    """One passage, read once for one check."""

    def __init__(self, passage: Passage, language: str) -> None:
        self.passage = passage
        self._language = language
        base = base_language(passage.language)
        self.is_comparable = base == language and (
            passage.kind is not PassageKind.ORDER or language == "en"
        )

    @property
    def noun(self) -> str:
        """How a message to the agent calls it."""
        return {
            PassageKind.ORDER: "order",
            PassageKind.POLICY: "policy",
            PassageKind.SAVED_REPLY: "saved reply",
            PassageKind.TICKET: "ticket",
        }.get(self.passage.kind, "article")

    @cached_property
    def whole(self) -> str:
        """Title, text and id: all that it says."""
        return f"{self.passage.title}\n{self.passage.text}\n{self.passage.id.replace(':', ' ')}"

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The hard facts of the text."""
        language = "en" if self.passage.kind is PassageKind.ORDER else self.passage.language
        return find_facts(self.passage.text, language)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Everything that it gives, in every way in which a reply may repeat it."""
        head = find_facts(f"{self.passage.title}\n{self.passage.id.replace(':', ' ')}", "en")
        return frozenset(key for fact in (*self.facts, *head) for key in evidence_keys(fact))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The content words of title and text."""
        return frozenset(terms(f"{self.passage.title}\n{self.passage.text}", self._language))

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """Its sentences and lines."""
        text = self.passage.text
        return tuple(
            Segment(self.passage.id, text[a:b], frozenset(terms(text[a:b], self._language)))
            for a, b in split_sentences(text)
        )


class Evidence:
    """All passages offered for one reply, with the ticket's words beside them."""

    def __init__(
        self, passages: Sequence[Passage], language: str, customer_text: str, today: date
    ) -> None:
        self.language = language
        self.today = today
        self.customer_text = customer_text
        self.sources = tuple(Source(passage, language) for passage in passages)
        self._by_id = {source.passage.id: source for source in self.sources}

    def source(self, passage_id: str) -> Source | None:
        """The offered passage of this id."""
        return self._by_id.get(passage_id)

    @cached_property
    def _seen_in(self) -> Counter[str]:
        return Counter(stem for source in self.sources for stem in source.stems)

    @cached_property
    def customer_keys(self) -> frozenset[str]:
        """What the customer stated."""
        facts = find_facts(self.customer_text, self.language)
        return frozenset(key for fact in facts for key in evidence_keys(fact))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word anywhere in the passages and the ticket, for names."""
        text = " ".join([*(source.whole for source in self.sources), self.customer_text])
        return frozenset(re.findall(r"[^\W_]+", text.casefold()))

    def weight(self, stem: str) -> float:
        """Inverse document frequency; a word that no passage has weighs most."""
        return math.log(1 + (len(self.sources) + 1) / (self._seen_in[stem] + 0.5))

    def coverage(self, stems: Collection[str], of: Iterable[Source]) -> float:
        """The weighted share (0..1) of `stems` that these sources have; 0 without words."""
        known = frozenset[str]().union(*(source.stems for source in of))
        total = sum(self.weight(stem) for stem in stems)
        return sum(self.weight(stem) for stem in stems if stem in known) / total if total else 0.0

    def best(
        self, stems: Collection[str], keys: Sequence[frozenset[str]]
    ) -> tuple[Source | None, float]:
        """The passage that covers most; hard facts that all stand in it count as good as words.

        `keys` are, fact by fact, the keys of which the passage must have one.
        """
        best: tuple[Source | None, float] = (None, 0.0)
        for source in self.sources:
            covered = self.coverage(stems, (source,))
            if keys and all(not options.isdisjoint(source.keys) for options in keys):
                covered = max(covered, 0.6 if source.is_comparable else 0.8)
            if covered > best[1]:
                best = (source, covered)
        return best
