"""Every fact and commitment needs a source that exists and says it."""

from __future__ import annotations

from collections.abc import Iterator

from agent_assist.analysis.claims.claim import STRONG_COVERAGE, Claim
from agent_assist.domain.drafts import Finding, SentenceKind, Severity

WEAK_COVERAGE = 0.3
OFF_TOPIC_COVERAGE = 0.15
# Remarks on a whole sentence, needless where something worse was found in it.
GENERAL_RULES = frozenset({"no_source", "weak_support", "wrong_citation"})


def check_citation(claim: Claim) -> Iterator[Finding]:
    """The quote is in the cited passage, or a passage covers the words."""
    if not claim.is_checked:
        return
    if claim.sentence.quote and (claim.cited or claim.unknown_ids):
        yield from _check_quote(claim)
    elif claim.unknown_ids and not claim.cited:
        yield claim.whole(
            "unknown_citation",
            Severity.MUST,
            f"The cited passage {claim.unknown_ids[0]} does not exist.",
        )
    else:
        yield from _check_cover(claim)


def _check_quote(claim: Claim) -> Iterator[Finding]:
    where = claim.quoted_in
    if where is None:
        unknown = claim.unknown_ids and not claim.cited
        message = (
            f"The cited passage {claim.unknown_ids[0]} does not exist, and no other says this."
            if unknown
            else f"The quoted words are not in the cited {claim.cited[0].noun}."
        )
        yield claim.whole(
            "unknown_citation" if unknown else "quote_not_in_source", Severity.MUST, message
        )
    elif where not in claim.cited:
        said = claim.unknown_ids[0] if claim.unknown_ids else claim.cited[0].passage.title
        message = f"“{said}” does not say this; “{where.passage.title}” does."
        yield claim.whole("wrong_citation", Severity.SHOULD, message)
    elif where.is_comparable and claim.match[1] < OFF_TOPIC_COVERAGE:
        message = f"The {where.noun} is quoted correctly, but the sentence says something else."
        yield claim.whole("weak_support", Severity.SHOULD, message)


def _check_cover(claim: Claim) -> Iterator[Finding]:
    source, covered = claim.match
    if claim.is_bare_answer or _is_bare(claim) or (source and covered >= STRONG_COVERAGE):
        return
    noun = "promise" if claim.sentence.kind is SentenceKind.COMMITMENT else "statement"
    comparable = [s for s in claim.evidence.sources if s.is_comparable]
    if covered >= WEAK_COVERAGE and source:
        return
    if source and (covered >= OFF_TOPIC_COVERAGE or (not comparable and claim.evidence.sources)):
        yield claim.whole(
            "weak_support", Severity.SHOULD, f"Only part of this {noun} is in a source."
        )
    else:
        yield claim.whole("no_source", Severity.MUST, f"No source says this {noun}.")


def _is_bare(claim: Claim) -> bool:
    """`Yes, they do.` has no words of its own to look up."""
    return len(claim.content.stems) <= 1 and not claim.facts
