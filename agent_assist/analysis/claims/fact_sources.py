"""The passages that give single facts of a sentence which its own source does not have.

Rule: a figure rests only on a passage that holds it in its unit; a number alone supports no amount and no length of time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from agent_assist.analysis.claims.evidence import Evidence, Source
from agent_assist.analysis.claims.rules.hard_facts import BARE
from agent_assist.analysis.facts.fact import Fact, FactKind
from agent_assist.analysis.facts.find import find_facts
from agent_assist.analysis.facts.keys import claim_keys, evidence_keys
from agent_assist.domain.drafts import CheckedSentence, CheckResult
from agent_assist.domain.evidence import Passage

_KINDS = frozenset(
    {FactKind.MONEY, FactKind.DATE, FactKind.DURATION, FactKind.PERCENT, FactKind.TIME, FactKind.ID}
)


@dataclass(frozen=True, slots=True)
class FactSource:
    """A fact at `[start, end)` of the text that `source_id` gives, as `quote` in its own words; "" where they differ."""

    start: int
    end: int
    source_id: str
    quote: str


def fact_sources(
    text: str, check: CheckResult, passages: Sequence[Passage], today: date, language: str
) -> tuple[FactSource, ...]:
    """For each supported sentence, the other passages that its facts rest on; an order's before an article's."""
    evidence = Evidence(passages, language, "", today)
    return tuple(
        found
        for checked in check.facts
        if checked.is_supported
        for found in _of_sentence(text, checked, evidence)
    )


def _of_sentence(text: str, checked: CheckedSentence, evidence: Evidence) -> Iterator[FactSource]:
    start, own = checked.sentence.start, evidence.source(checked.source_id or "")
    for fact in find_facts(text[start : checked.sentence.end], evidence.language):
        keys = _exact(claim_keys(fact, evidence.today))
        if fact.kind not in _KINDS or (own is not None and not keys.isdisjoint(own.keys)):
            continue
        giving = [s for s in evidence.sources if not keys.isdisjoint(s.keys)]
        source = min(giving, key=lambda s: s.noun != "order", default=None)
        if source is not None:
            place = start + fact.start, start + fact.end
            yield FactSource(*place, source.passage.id, _words(source, keys))


def _exact(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if not key.startswith(BARE))


def _words(source: Source, keys: frozenset[str]) -> str:
    found = next((f for f in source.facts if _gives(f, keys)), None)
    return source.passage.text[found.start : found.end] if found else ""


def _gives(fact: Fact, keys: frozenset[str]) -> bool:
    return not keys.isdisjoint(evidence_keys(fact))
