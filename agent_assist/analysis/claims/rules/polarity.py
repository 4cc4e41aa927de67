"""A sentence must not deny what its source affirms, nor affirm what it denies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent_assist.analysis.claims.claim import Claim
from agent_assist.analysis.claims.polarities import Polarity, read_polarity
from agent_assist.analysis.claims.rules.nearest import nearest_segments
from agent_assist.domain.drafts import Finding, Severity

_LEAST_SHARE = 0.25
_BARE_ANSWER = re.compile(
    r"(?:.*\b)?(?:they|it|we|you|he|she|there|this|that) (?:do|does|are|is|can|will|have|has|did|was|were)(?:n't| not)?\b[\s.!]*(?:yes|no|yeah)?\W*$"
    r"|\W*(?:yes|no|nope|yep|ja|nein|oui|non|si|nee|tak|nie|sim|nao|nej)\W*$"
)


def check_polarity(claim: Claim) -> Iterator[Finding]:
    """Compared with the nearest sentence of the source, in the same language only."""
    if not claim.is_checked:
        return
    language = claim.evidence.language
    segments = nearest_segments(claim, _LEAST_SHARE)
    mine = read_polarity(claim.words, language)
    theirs = [read_polarity(segment.text, language) for segment in segments]
    if theirs and all(_conflict(claim, mine, other) for other in theirs):
        said = segments[0].text.strip()
        yield claim.whole(
            "polarity_mismatch", Severity.MUST, f"The source says the opposite: “{said}”"
        )
    elif not theirs and _BARE_ANSWER.match(claim.flat_words):
        yield from _check_bare(claim, mine)


def _check_bare(claim: Claim, mine: Polarity) -> Iterator[Finding]:
    """`They do.` against a source that only denies."""
    sources = [source for source in claim.evidence.sources if source.is_comparable]
    if len(sources) != 1 or not sources[0].segments:
        return
    first = sources[0].segments[0]
    theirs = read_polarity(first.text, claim.evidence.language)
    if len(theirs.clauses) == len(mine.clauses) == 1 and theirs.clauses != mine.clauses:
        yield claim.whole(
            "polarity_mismatch", Severity.MUST, f"The source says the opposite: “{first.text}”"
        )


def _conflict(claim: Claim, mine: Polarity, theirs: Polarity) -> bool:
    """More shared words stand with opposite signs than with the same one."""
    shared = mine.pairs.keys() & theirs.pairs.keys()
    decided = [name for name in shared if len(mine.pairs[name]) == len(theirs.pairs[name]) == 1]
    if any(mine.pairs[name] == theirs.pairs[name] for name in decided):
        return False
    if decided:
        return True
    against = same = 0.0
    for stem in mine.words.keys() & theirs.words.keys():
        weight = claim.evidence.weight(stem)
        if mine.words[stem].isdisjoint(theirs.words[stem]):
            against += weight
        else:
            same += weight
    return against > same
