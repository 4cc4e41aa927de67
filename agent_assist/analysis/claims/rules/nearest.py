"""The sentences of the source that speak of the same thing."""

from __future__ import annotations

from agent_assist.analysis.claims.claim import Claim
from agent_assist.analysis.claims.evidence import Segment

_NEARLY_AS_GOOD = 0.8


def nearest_segments(claim: Claim, least: float) -> tuple[Segment, ...]:
    """The best segments of comparable sources, at least `least` of the claim's words; the quoted one first.

    Several are given only where they are nearly as good as the best one.
    """
    sources = [source for source in claim.sources if source.is_comparable]
    segments = [segment for source in sources for segment in source.segments]
    quoted = [segment for segment in segments if _holds_quote(claim, segment)]
    if quoted:
        return tuple(quoted)
    scored = [(claim_share(claim, segment), segment) for segment in segments]
    top = max((score for score, _ in scored), default=0.0)
    if top < least or top == 0.0:
        return ()
    return tuple(segment for score, segment in scored if score >= max(least, top * _NEARLY_AS_GOOD))


def claim_share(claim: Claim, segment: Segment) -> float:
    """The weighted share of the claim's words that the segment has."""
    return claim.evidence.coverage(claim.content, (segment.content,))


def _holds_quote(claim: Claim, segment: Segment) -> bool:
    quote = claim.sentence.quote
    if not quote or claim.quoted_in is None or claim.quoted_in.passage.id != segment.passage_id:
        return False
    words = quote.casefold().split()
    return " ".join(words)[:40] in " ".join(segment.text.casefold().split())
