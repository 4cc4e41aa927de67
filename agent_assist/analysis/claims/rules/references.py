"""Links and addresses must be known. Rule: an unknown one is never a small matter."""

from __future__ import annotations

from collections.abc import Iterator

from agent_assist.analysis.claims.claim import Claim
from agent_assist.analysis.facts.fact import FactKind
from agent_assist.analysis.facts.keys import claim_keys
from agent_assist.domain.drafts import Finding, Severity

_MESSAGES = {
    FactKind.LINK: ("unknown_link", "No source has this link."),
    FactKind.EMAIL: ("unknown_address", "No source and no ticket has this e-mail address."),
}


def check_references(claim: Claim) -> Iterator[Finding]:
    """Links that no passage has; addresses that neither a passage nor the ticket has."""
    for fact in claim.facts:
        if fact.kind not in _MESSAGES:
            continue
        keys = claim_keys(fact, claim.evidence.today)
        is_known = any(not keys.isdisjoint(source.keys) for source in claim.evidence.sources)
        if fact.kind is FactKind.EMAIL:
            is_known = is_known or not keys.isdisjoint(claim.evidence.customer_keys)
        if not is_known:
            rule, message = _MESSAGES[fact.kind]
            yield claim.finding(rule, Severity.MUST, (fact.start, fact.end), message)
