"""A sentence of the reply, read for checking."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from agent_assist.analysis.claims.content import Words, read_words
from agent_assist.analysis.claims.evidence import Evidence, Segment, Source
from agent_assist.analysis.claims.kinds import kind_of, overruled
from agent_assist.analysis.claims.quotes import find_quote
from agent_assist.analysis.facts.fact import Fact
from agent_assist.analysis.facts.find import find_facts
from agent_assist.analysis.facts.flat import flat
from agent_assist.analysis.facts.keys import claim_keys
from agent_assist.analysis.sentences import split_sentences
from agent_assist.domain.drafts import Finding, Sentence, SentenceKind, Severity

STRONG_COVERAGE = 0.5
_GIVEN_COVERAGE = 0.3
_RELATED_COVERAGE = 0.1
# `£7.50. You …`: what looks like a date before a full stop is an amount, and ends a sentence.
_AFTER_AMOUNT = re.compile(r"(?<!\w)[£€$]\s?\d[\d.,']*\.\s+(?=[^\W\d_a-zß-ÿ])")
_BARE_ANSWER = re.compile(
    r"(?:.*\b)?(?:they|it|we|you|he|she|there|this|that) (?:do|does|are|is|can|will|have|has|did|was|were)(?:n't| not)?"
    r"\b[\s.!]*(?:yes|no|yeah)?\W*$"
    r"|\W*(?:yes|no|nope|yep|ja|nein|oui|non|si|nee|tak|nie|sim|nao|nej)\W*$"
)


@dataclass(frozen=True)
class Claim:
    """One sentence with what it states; `quoted_in` is the passage that really holds the model's quote."""

    text: str
    sentence: Sentence
    evidence: Evidence
    facts: tuple[Fact, ...]
    cited: tuple[Source, ...] = ()
    unknown_ids: tuple[str, ...] = ()
    quoted_in: Source | None = None
    is_tagged: bool = False
    words: str = field(default="")

    @property
    def is_checked(self) -> bool:
        """Facts and commitments need a source; courtesies and questions do not."""
        return self.sentence.kind in (SentenceKind.FACT, SentenceKind.COMMITMENT)

    @cached_property
    def content(self) -> Words:
        """Its content words."""
        return read_words(self.words, self.evidence.language)

    @cached_property
    def fact_keys(self) -> tuple[frozenset[str], ...]:
        """Fact by fact, the keys of which a source must have one."""
        return tuple(claim_keys(fact, self.evidence.today) for fact in self.facts)

    @cached_property
    def match(self) -> tuple[Source | None, float]:
        """The passage that it rests on best, and how much of its words that covers."""
        if self.cited:
            covered = self.evidence.coverage(self.content, (s.content for s in self.cited))
            return self.quoted_in or self.cited[0], covered
        return self.evidence.best(self.content, self.fact_keys)

    @property
    def is_covered(self) -> bool:
        """Whether its source may be shown for it: cited, or with most of its words, or with all of its facts."""
        source, covered = self.match
        if self.cited or source is None:
            return source is not None
        gives = bool(self.facts) and all(not k.isdisjoint(source.keys) for k in self.fact_keys)
        return covered >= (_GIVEN_COVERAGE if gives else STRONG_COVERAGE)

    @property
    def sources(self) -> tuple[Source, ...]:
        """What it may rest on: what it cites, else the best passage."""
        if self.cited:
            return self.cited
        best, _ = self.match
        return (best,) if best else ()

    @cached_property
    def segment_shares(self) -> tuple[tuple[float, Segment], ...]:
        """The sentences of what it cites, else of all passages, with the share of its words that each has."""
        covered = self.evidence.coverage
        sources = [s for s in self.cited or self.evidence.sources if s.is_comparable]
        related = [s for s in sources if covered(self.content, (s.content,)) >= _RELATED_COVERAGE]
        segments = [segment for source in related for segment in source.segments]
        return tuple((covered(self.content, (s.content,)), s) for s in segments)

    @property
    def has_words(self) -> bool:
        """Whether there is anything to look up: two content words, or a fact."""
        return len(self.content.stems) > 1 or bool(self.facts)

    @property
    def is_bare_answer(self) -> bool:
        """`Yes, they do.`: it has no words of its own to look up."""
        return bool(_BARE_ANSWER.match(self.flat_words))

    def finding(
        self, rule: str, severity: Severity, span: tuple[int, int], message: str
    ) -> Finding:
        """A finding about `span` of the sentence (offsets within the sentence)."""
        start = self.sentence.start + span[0]
        return Finding(
            rule,
            severity,
            start,
            self.sentence.start + span[1],
            message,
            self.words[span[0] : span[1]],
        )

    def whole(self, rule: str, severity: Severity, message: str) -> Finding:
        """A finding about the whole sentence."""
        return self.finding(rule, severity, (0, len(self.words)), message)

    @cached_property
    def flat_words(self) -> str:
        """The sentence in lower case without accents, same offsets."""
        return flat(self.words)


def read_claims(text: str, sentences: Sequence[Sentence], evidence: Evidence) -> tuple[Claim, ...]:
    """Every sentence of the text: tagged ones as tagged, what stands between them split here."""
    return tuple(
        _read(text, sentence, tagged, evidence) for sentence, tagged in _all(text, sentences)
    )


def _all(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, bool]]:
    at = 0
    usable = sorted(
        (s for s in sentences if 0 <= s.start < s.end <= len(text)), key=lambda s: s.start
    )
    for sentence in usable:
        if sentence.start < at:
            continue
        yield from _untagged(text, at, sentence.start)
        yield sentence, True
        at = sentence.end
    yield from _untagged(text, at, len(text))


def _untagged(text: str, start: int, end: int) -> Iterator[tuple[Sentence, bool]]:
    for a, b in split_sentences(text[start:end]):
        for c, d in _after_amounts(text, start + a, start + b):
            yield Sentence(c, d, SentenceKind.FACT), False


def _after_amounts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _AFTER_AMOUNT.finditer(text, start, end):
        yield start, start + len(text[start : match.end()].rstrip())
        start = match.end()
    yield start, end


def _read(text: str, sentence: Sentence, is_tagged: bool, evidence: Evidence) -> Claim:
    words = text[sentence.start : sentence.end]
    facts = find_facts(words, evidence.language)
    found = [(i, evidence.source(i)) for i in sentence.cited]
    cited = tuple(source for _, source in found if source)
    return Claim(
        text=text,
        sentence=_overruled(sentence, words, facts, evidence)
        if is_tagged
        else replace(sentence, kind=kind_of(words, facts)),
        evidence=evidence,
        facts=facts,
        cited=cited,
        unknown_ids=tuple(i for i, source in found if source is None),
        quoted_in=find_quote(sentence.quote, cited, evidence.sources),
        is_tagged=is_tagged,
        words=words,
    )


def _overruled(
    sentence: Sentence, words: str, facts: tuple[Fact, ...], evidence: Evidence
) -> Sentence:
    """With its kind raised; what the customer stated may be repeated in a courtesy."""
    new = tuple(
        f for f in facts if claim_keys(f, evidence.today).isdisjoint(evidence.customer_keys)
    )
    return replace(sentence, kind=overruled(sentence.kind, words, new))
