"""What only repeats to the customers what they wrote themselves. Rule: never a promise, and nothing that they only asked.

The customer's words are evidence for what the customer said: a date of theirs that is said back is no invention. An
amount, a length of time or a percentage of theirs could pass for a promise, so those are never taken from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from agent_assist.analysis.claims.claim import Claim
from agent_assist.analysis.claims.content import read_words
from agent_assist.analysis.claims.polarities import read_polarity
from agent_assist.analysis.claims.rules.rivals import is_day, order_rival
from agent_assist.analysis.facts.fact import Fact, FactKind
from agent_assist.analysis.facts.find import find_facts
from agent_assist.analysis.facts.flat import flat
from agent_assist.analysis.facts.keys import evidence_keys
from agent_assist.analysis.sentences import split_sentences
from agent_assist.domain.drafts import Finding, SentenceKind, Severity

RULE = "customer_wrote"
_LEAST_SHARE = 0.6
_DATED = frozenset({FactKind.DATE, FactKind.TIME, FactKind.NAME})
# A sentence about the customer, in which the company does not speak of itself or of what may be.
_YOURS = re.compile(
    r"\b(?:you|your|sie|ihr\w*|vous|votre|vos|usted\w*|su|sus|lei|suo|sua|u|uw|pani|pan|twoj\w*)\b"
)
_OURS = re.compile(
    r"\b(?:we|our|us|i|my|can|may|will|must|shall|wir|unser\w*|uns|ich|konnen|durfen|werden|mussen|nous|notre|nos|je|pouvez|devez|pourr\w+"
    r"|nosotros|nuestr\w+|puede\w*|podra\w*|debe\w*|noi|nostr\w+|puo|deve|wij|we|onze|ons|kunt|moet|zult|my|nasz\w*|mozna|moze)\b|'ll\b"
)


def is_restated(claim: Claim) -> bool:
    """Whether one statement of the customer has the claim's dates and most of its words, and no order knows better."""
    if claim.cited or claim.sentence.kind is not SentenceKind.FACT or not claim.facts:
        return False
    if not _YOURS.search(claim.flat_words) or _OURS.search(claim.flat_words):
        return False
    if not all(_may_repeat(claim, fact) for fact in claim.facts):
        return False
    return any(_says(claim, statement) for statement in _statements(claim.evidence.customer_text))


def restated(claim: Claim) -> Finding:
    """That the customer wrote it, at the first fact that they gave."""
    first = claim.facts[0]
    span = (first.start, first.end)
    return claim.finding(RULE, Severity.INFO, span, "The customer wrote this.")


def _may_repeat(claim: Claim, fact: Fact) -> bool:
    is_dated = fact.kind in _DATED or is_day(claim, fact)
    return is_dated and order_rival(claim, fact) is None


def _statements(customer_text: str) -> Iterable[str]:
    spans = split_sentences(customer_text)
    words = (customer_text[a:b] for a, b in spans)
    return (said for said in words if not said.rstrip().endswith(("?", "？")))


def _says(claim: Claim, statement: str) -> bool:
    language = claim.evidence.language
    facts = find_facts(statement, language)
    keys = frozenset(key for fact in facts for key in evidence_keys(fact))
    if any(wanted.isdisjoint(keys) for wanted in claim.fact_keys):
        return False
    said = read_words(statement, language)
    if claim.evidence.coverage(claim.content, (said,)) < _LEAST_SHARE:
        return False
    mine, theirs = (read_polarity(flat(text), language) for text in (claim.words, statement))
    return mine.clauses <= theirs.clauses
