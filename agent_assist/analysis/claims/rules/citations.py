"""Every fact and commitment needs a source that exists and says it."""

from __future__ import annotations

from collections.abc import Iterator

from agent_assist.analysis.claims.claim import Claim
from agent_assist.analysis.claims.content import read_words
from agent_assist.domain.drafts import Finding, SentenceKind, Severity

WEAK_COVERAGE = 0.3
OFF_TOPIC_COVERAGE = 0.15
_QUOTED_OFF_TOPIC = 0.1
_RESTATES_COVERAGE = 0.6
_SHORT_STEMS = 2
# Remarks on a whole sentence, needless where something worse was found in it.
GENERAL_RULES = frozenset(
    {
        "no_source",
        "weak_support",
        "wrong_citation",
        "commitment_without_source",
        "polarity_mismatch",
    }
)


def check_quote(claim: Claim) -> Iterator[Finding]:
    """What is cited exists, and the quoted words really stand in it."""
    if not claim.is_checked or not (claim.cited or claim.unknown_ids):
        return
    if claim.quoted_in is None and (claim.sentence.quote or not claim.cited):
        yield _unproven(claim)
    elif claim.quoted_in and claim.quoted_in not in claim.cited:
        said = claim.unknown_ids[0] if claim.unknown_ids else claim.cited[0].passage.title
        message = f"“{said}” does not say this; “{claim.quoted_in.passage.title}” does."
        yield claim.whole("wrong_citation", Severity.SHOULD, message)


def _unproven(claim: Claim) -> Finding:
    if claim.unknown_ids and not claim.cited:
        message = f"The cited passage {claim.unknown_ids[0]} does not exist."
        return claim.whole("unknown_citation", Severity.MUST, message)
    message = f"The quoted words are not in the cited {claim.cited[0].noun}."
    return claim.whole("quote_not_in_source", Severity.MUST, message)


def check_cover(claim: Claim) -> Iterator[Finding]:
    """The source has the words of the sentence; where nothing is cited, some passage has."""
    if not claim.is_checked or claim.is_bare_answer or not claim.has_words:
        return
    source, covered = claim.match
    if claim.quoted_in:
        if claim.quoted_in.is_comparable and covered < _QUOTED_OFF_TOPIC:
            message = "The source is quoted correctly, but the sentence says something else."
            yield claim.whole("weak_support", Severity.SHOULD, message)
    elif claim.cited and not claim.cited[0].is_comparable:
        return
    elif covered < WEAK_COVERAGE and not _restates(claim):
        yield _uncovered(claim, covered if source else 0.0)


def _uncovered(claim: Claim, covered: float) -> Finding:
    noun = "promise" if claim.sentence.kind is SentenceKind.COMMITMENT else "statement"
    if covered >= OFF_TOPIC_COVERAGE:
        message = f"Only part of this {noun} is in a source."
        return claim.whole("weak_support", Severity.SHOULD, message)
    if not claim.is_tagged and any(not source.is_comparable for source in claim.evidence.sources):
        message = f"No source in this language says this {noun}; compare it with the others."
        return claim.whole("weak_support", Severity.SHOULD, message)
    return claim.whole("no_source", Severity.MUST, f"No source says this {noun}.")


def _restates(claim: Claim) -> bool:
    """Whether it only says what the customer said: no promise, no new fact, the customer's words."""
    evidence = claim.evidence
    if claim.sentence.kind is SentenceKind.COMMITMENT:
        return False
    if any(keys.isdisjoint(evidence.customer_keys) for keys in claim.fact_keys):
        return False
    if claim.facts and len(claim.content.stems) <= _SHORT_STEMS:
        return True
    said = read_words(evidence.customer_text, evidence.language)
    return evidence.coverage(claim.content, (said,)) >= _RESTATES_COVERAGE
