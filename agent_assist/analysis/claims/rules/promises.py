"""A promise needs a policy, an article or the order to state it; an action claimed as done needs the order to show it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agent_assist.analysis.claims.claim import STRONG_COVERAGE, Claim
from agent_assist.analysis.claims.content import read_words
from agent_assist.analysis.claims.evidence import PROMISE_KINDS, Source
from agent_assist.analysis.claims.kinds import find_promise
from agent_assist.analysis.claims.lexicon.actions import ACTIONS, AUTHORITY
from agent_assist.analysis.claims.lexicon.promises import BENEFITS
from agent_assist.analysis.facts.flat import flat
from agent_assist.domain.drafts import Finding, SentenceKind, Severity
from agent_assist.domain.evidence import PassageKind

_BENEFITS = {
    name: re.compile(rf"(?<![a-z])(?:{words})(?![a-z])") for name, words in BENEFITS.items()
}
_ACTIONS = [
    (name, re.compile(claimed), re.compile(rf"\b(?:{shown})\b")) for name, claimed, shown in ACTIONS
]
_AUTHORITY = re.compile(AUTHORITY)
_CLAUSE_END = re.compile(
    r"[.!?;:](?=\s|$)|\n|,(?= (?:and|but|so|und|aber|et|mais|y|pero|e|ma|en|maar|a|ale|mas|och|men|og) )|$"
)


def check_actions(claim: Claim) -> Iterator[Finding]:
    """`I have booked …` without an order that shows it; somebody's approval that no source shows."""
    if claim.sentence.kind is SentenceKind.QUESTION:
        return
    for name, claimed, shown in _ACTIONS:
        match = claimed.search(claim.flat_words)
        if match and not _is_shown(claim, shown):
            span = (match.start(), _clause_end(claim.flat_words, match.end()))
            yield claim.finding(
                "action_without_source",
                Severity.MUST,
                span,
                f"No order shows that this was {name}.",
            )
            return
    match = _AUTHORITY.search(claim.flat_words)
    if match and not any(_AUTHORITY.search(flat(s.passage.text)) for s in claim.evidence.sources):
        yield claim.whole(
            "action_without_source", Severity.MUST, "No source shows that anybody approved this."
        )


def _is_shown(claim: Claim, shown: re.Pattern[str]) -> bool:
    orders = [s for s in claim.evidence.sources if s.passage.kind is PassageKind.ORDER]
    quoted = claim.quoted_in
    if (
        quoted
        and quoted.passage.kind is not PassageKind.SAVED_REPLY
        and shown.search(flat(claim.sentence.quote))
    ):
        return True
    return any(shown.search(flat(s.passage.text)) for s in orders) or any(
        shown.search(flat(segment.text))
        for source in claim.sources
        if source.passage.kind in PROMISE_KINDS
        for segment in source.segments
        if len(claim.content.shared_with(segment.content)) >= 2
    )


def check_promises(claim: Claim) -> Iterator[Finding]:
    """A promise that no allowed source states, and a benefit that the source does not name."""
    if claim.sentence.kind is SentenceKind.QUESTION:
        return
    sources = [s for s in claim.evidence.sources if s.passage.kind in PROMISE_KINDS]
    for match in _unknown_benefits(claim, sources):
        span = _promise_span(claim, match)
        yield claim.finding(
            "commitment_without_source", Severity.MUST, span, f"No source offers this: {match[0]}."
        )
        return
    span_of_promise = find_promise(claim.flat_words)
    if span_of_promise and not _is_stated(claim, span_of_promise, sources):
        yield claim.finding(
            "commitment_without_source",
            Severity.MUST,
            span_of_promise,
            "No source makes this promise.",
        )


def _unknown_benefits(claim: Claim, sources: Sequence[Source]) -> Iterator[re.Match[str]]:
    if not claim.is_checked:
        return
    own = [s for s in claim.sources if s.passage.kind in PROMISE_KINDS] or sources
    text = flat("\n".join(s.whole for s in own))
    everywhere = flat("\n".join(s.whole for s in sources))
    for words in _BENEFITS.values():
        match = words.search(claim.flat_words)
        if match and not words.search(text) and not words.search(everywhere):
            yield match


def _promise_span(claim: Claim, match: re.Match[str]) -> tuple[int, int]:
    promise = find_promise(claim.flat_words)
    if promise and promise[0] <= match.start() < promise[1]:
        return promise
    return 0, len(claim.words)


def _is_stated(claim: Claim, span: tuple[int, int], sources: Sequence[Source]) -> bool:
    quoted = claim.quoted_in
    if quoted and quoted.passage.kind in PROMISE_KINDS:
        return True
    clause = read_words(claim.words[span[0] : span[1]], claim.evidence.language)
    content = clause if clause.stems else claim.content
    best = max((claim.evidence.coverage(content, (s.content,)) for s in sources), default=0.0)
    if best >= STRONG_COVERAGE:
        return True
    return not any(s.is_comparable for s in sources) and bool(sources)


def _clause_end(flat_text: str, start: int) -> int:
    found = _CLAUSE_END.search(flat_text, start)
    return found.start() if found else len(flat_text)
