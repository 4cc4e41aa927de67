"""The sentences of the source that speak of the same thing."""

from __future__ import annotations

from rapidfuzz import fuzz

from agent_assist.analysis.claims.claim import Claim
from agent_assist.analysis.claims.evidence import Segment

_NEARLY_AS_GOOD = 0.9
_SPELLING_WEIGHT = 0.5
_QUOTE_CHARACTERS = 40
_QUOTE_LENIENCE = 0.5


def nearest_segments(claim: Claim, least: float) -> tuple[Segment, ...]:
    """The best segments of comparable sources, with at least `least` of the claim's words.

    The quoted one where there is a quote; several only where they are nearly as good as the best. Of
    those that share as many words the one is best that is written most alike.
    """
    quoted = [
        s
        for share, s in claim.segment_shares
        if share >= least * _QUOTE_LENIENCE and _holds_quote(claim, s)
    ]
    enough = [(share, segment) for share, segment in claim.segment_shares if share >= least]
    if quoted:
        return tuple(quoted)
    scored = [(share + _alike(claim, segment), segment) for share, segment in enough]
    top = max((score for score, _ in scored), default=0.0)
    return tuple(segment for score, segment in scored if score >= top * _NEARLY_AS_GOOD)


def _alike(claim: Claim, segment: Segment) -> float:
    return _SPELLING_WEIGHT * fuzz.partial_ratio(claim.flat_words, segment.flat_text) / 100


def _holds_quote(claim: Claim, segment: Segment) -> bool:
    quote = " ".join(claim.sentence.quote.casefold().split())[:_QUOTE_CHARACTERS]
    if not quote or claim.quoted_in is None or claim.quoted_in.passage.id != segment.passage_id:
        return False
    return quote in " ".join(segment.text.casefold().split())
