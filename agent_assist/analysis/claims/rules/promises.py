"""A promise needs a policy, an article or the order to state it; the customer's words never do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agent_assist.analysis.claims.claim import STRONG_COVERAGE, Claim
from agent_assist.analysis.claims.content import read_words
from agent_assist.analysis.claims.evidence import Source
from agent_assist.analysis.claims.kinds import find_action, find_promise
from agent_assist.analysis.claims.lexicon.promises import BENEFITS
from agent_assist.analysis.facts.flat import flat
from agent_assist.domain.drafts import Finding, SentenceKind, Severity

_BENEFITS = {n: re.compile(rf"(?<![a-z])(?:{words})(?![a-z])") for n, words in BENEFITS.items()}


def check_promises(claim: Claim) -> Iterator[Finding]:
    """A benefit that no source names, or a promise that no source states."""
    sources = [source for source in claim.evidence.sources if source.may_promise]
    promise = find_promise(claim.flat_words)
    if _is_promise_by_tag(claim) and promise is None:
        promise = (0, len(claim.words))
    benefit = _unknown_benefit(claim, sources)
    if benefit:
        yield from _unknown(claim, promise, benefit)
    elif claim.is_checked and promise and not _is_stated(claim, promise, sources):
        may_be = _may_be_stated(claim, sources)
        where = "in this language " if may_be else ""
        severity = Severity.SHOULD if may_be else Severity.MUST
        message = f"No source {where}makes this promise."
        yield claim.finding("commitment_without_source", severity, promise, message)


def _unknown(
    claim: Claim, promise: tuple[int, int] | None, benefit: re.Match[str]
) -> Iterator[Finding]:
    """An offer made in a question or a courtesy asks for a look, unless the customer spoke of it."""
    if not claim.is_checked and benefit[0] in flat(claim.evidence.customer_text):
        return
    severity = Severity.MUST if claim.is_checked else Severity.SHOULD
    span = promise if promise and _holds(promise, benefit) else (0, len(claim.words))
    message = f"No source offers this: {claim.words[benefit.start() : benefit.end()]}."
    yield claim.finding("commitment_without_source", severity, span, message)


def _is_promise_by_tag(claim: Claim) -> bool:
    """A commitment that only claims an action was judged as such already."""
    return claim.sentence.kind is SentenceKind.COMMITMENT and not find_action(claim.flat_words)


def _holds(span: tuple[int, int], match: re.Match[str]) -> bool:
    return span[0] <= match.start() < span[1]


def _unknown_benefit(claim: Claim, sources: Sequence[Source]) -> re.Match[str] | None:
    for words in _BENEFITS.values():
        match = words.search(claim.flat_words)
        if match and not any(words.search(source.flat_whole) for source in sources):
            return match
    return None


def _is_stated(claim: Claim, span: tuple[int, int], sources: Sequence[Source]) -> bool:
    if claim.quoted_in and claim.quoted_in.may_promise:
        return True
    clause = read_words(claim.words[span[0] : span[1]], claim.evidence.language)
    content = clause if clause.stems else claim.content
    allowed = [s for s in claim.cited if s.may_promise] or sources
    return any(claim.evidence.coverage(content, (s.content,)) >= STRONG_COVERAGE for s in allowed)


def _may_be_stated(claim: Claim, sources: Sequence[Source]) -> bool:
    """Whether a source in another language speaks of the same benefit."""
    if not claim.is_tagged and not any(source.is_comparable for source in sources):
        return bool(sources)
    named = [words for words in _BENEFITS.values() if words.search(claim.flat_words)]
    abroad = [source for source in sources if not source.is_comparable]
    return bool(named) and any(words.search(s.flat_whole) for words in named for s in abroad)
