"""Every number, amount, date, time and name must stand in an allowed source, exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent_assist.analysis.claims.claim import Claim
from agent_assist.analysis.claims.evidence import Source
from agent_assist.analysis.claims.rules.rivals import is_day, order_rival, rival
from agent_assist.analysis.facts.fact import Fact, FactKind
from agent_assist.analysis.facts.find import find_facts
from agent_assist.analysis.facts.keys import claim_keys, evidence_keys
from agent_assist.domain.drafts import Finding, SentenceKind, Severity

_NOUNS = {
    FactKind.NUMBER: "number", FactKind.MONEY: "amount", FactKind.DATE: "date", FactKind.TIME: "time",
    FactKind.DURATION: "length of time", FactKind.PERCENT: "percentage", FactKind.ID: "number",
}  # fmt: skip
_RULES = {
    FactKind.NUMBER: "number_without_source", FactKind.MONEY: "amount_without_source",
    FactKind.DATE: "date_without_source", FactKind.TIME: "time_without_source",
    FactKind.DURATION: "duration_without_source", FactKind.PERCENT: "percentage_without_source",
    FactKind.ID: "id_without_source",
}  # fmt: skip
_REFERENCE_DIGITS = 4
BARE = "bare "
_DAYS = frozenset({FactKind.DATE, FactKind.NUMBER})
_OWN_LINE = frozenset({FactKind.MONEY, FactKind.DATE})
_SURE_TOPICS = 2
"""So many topics an order's line shares with the sentence to overrule an article that gives the figure."""
_REPEATS_CUSTOMER = re.compile(
    r"\b(?:you (?:wrote|said|told|mention\w*|ask\w*|describe\w*|report\w*|gave|sent|paid|order\w*|saw|noticed)|your (?:message|mail|e-mail|question|note)"
    r"|sie (?:schreiben|schrieben|sagten|haben .{0,30}geschrieben)|ihre (?:mail|nachricht|frage|angabe\w*)|vous (?:ecrivez|avez (?:ecrit|indique|mentionne))|votre (?:message|demande)"
    r"|usted (?:escrib\w+|dijo|indico)|su (?:mensaje|consulta)|lei (?:scrive|ha scritto)|uw (?:bericht|vraag)|u schr\w+|pisze (?:pani|pan)|o seu (?:pedido|mensagem))\b"
)


def is_contradiction(finding: Finding) -> bool:
    """Whether a source says something else in its place, rather than nothing: what closes approval of a figure."""
    is_figure = finding.rule in _RULES.values() and finding.rule != _RULES[FactKind.ID]
    return is_figure and finding.severity is Severity.MUST


def check_facts(claim: Claim) -> Iterator[Finding]:
    """Facts that the sentence's source does not give."""
    sources = claim.sources
    if claim.sentence.kind is SentenceKind.COURTESY:
        return
    for fact in claim.facts:
        if claim.sentence.kind is SentenceKind.QUESTION and fact.value.startswith("day:"):
            continue
        if fact.kind not in _RULES:
            continue
        if not _is_given(claim, fact, sources):
            yield from _judge(claim, fact, sources)
        elif shown := _on_its_line(claim, fact, sources):
            span, message = (fact.start, fact.end), f"The order shows {shown} for this."
            yield claim.finding(_RULES[fact.kind], Severity.MUST, span, message)


def _on_its_line(claim: Claim, fact: Fact, sources: tuple[Source, ...]) -> str | None:
    """What the order shows for what the sentence speaks of, where it gives the stated figure for something else."""
    if fact.kind not in _OWN_LINE or claim.sentence.kind is SentenceKind.QUESTION:
        return None
    keys = claim_keys(fact, claim.evidence.today)
    if any(source.noun != "order" and _gives(claim, source, fact, keys) for source in sources):
        return None
    quoted = find_facts(claim.sentence.quote, claim.evidence.language)
    if claim.quoted_in and any(not keys.isdisjoint(evidence_keys(other)) for other in quoted):
        return None
    return order_rival(claim, fact)


def _is_given(claim: Claim, fact: Fact, sources: tuple[Source, ...]) -> bool:
    keys = claim_keys(fact, claim.evidence.today)
    if any(_gives(claim, source, fact, keys) for source in sources):
        return True
    if fact.kind in (FactKind.ID, FactKind.DATE) or _REPEATS_CUSTOMER.search(claim.flat_words):
        is_known = not keys.isdisjoint(claim.evidence.customer_keys)
        return is_known and order_rival(claim, fact, _SURE_TOPICS) is None
    return False


def _gives(claim: Claim, source: Source, fact: Fact, keys: frozenset[str]) -> bool:
    """The figure in its unit; a number alone only where the source gives nothing else of this kind."""
    met = keys & source.keys
    if met and is_day(claim, fact):
        dated = (other for other in source.facts if other.kind in _DAYS)
        return any(not keys.isdisjoint(evidence_keys(other)) for other in dated)
    if any(not key.startswith(BARE) for key in met):
        return True
    return bool(met) and not any(other.kind is fact.kind for other in source.facts)


def _judge(claim: Claim, fact: Fact, sources: tuple[Source, ...]) -> Iterator[Finding]:
    keys = claim_keys(fact, claim.evidence.today)
    given = [s for s in claim.evidence.sources if _gives(claim, s, fact, keys)]
    elsewhere = min(given, key=lambda s: s.noun != "order", default=None)
    instead = rival(claim, fact, sources)
    if fact.is_word and instead is None:
        return
    is_in_article = elsewhere is not None and elsewhere.noun != "order"
    shown = order_rival(claim, fact, _SURE_TOPICS if is_in_article else 1)
    if elsewhere and not shown and (instead is None or _is_of_order(elsewhere, fact)):
        return
    severity = Severity.MUST if _is_serious(claim, fact, instead or shown) else Severity.SHOULD
    message = _message(claim, fact, instead, shown)
    yield claim.finding(_RULES[fact.kind], severity, (fact.start, fact.end), message)


def _is_of_order(source: Source, fact: Fact) -> bool:
    """An amount or date of the customer's own order is given, whatever else the sentence cites."""
    is_short = fact.kind is FactKind.NUMBER and len(fact.value) < _REFERENCE_DIGITS
    return source.noun == "order" and fact.kind is not FactKind.DURATION and not is_short


def _is_serious(claim: Claim, fact: Fact, instead: str | None) -> bool:
    """A number of a thing or person that nobody gave, or anything that a source contradicts."""
    if fact.kind is FactKind.ID:
        return True
    if claim.sentence.kind is SentenceKind.QUESTION:
        return False
    return instead is not None and not fact.is_word


def _message(claim: Claim, fact: Fact, instead: str | None, shown: str | None) -> str:
    noun, sources = _NOUNS[fact.kind], claim.sources
    if instead is not None and sources:
        return f"The {sources[0].noun} says {instead}."
    first = f"No source gives this {noun}."
    if sources:
        has_others = any(other.kind is fact.kind for other in sources[0].facts)
        first = f"The {sources[0].noun} gives no {'such ' if has_others else ''}{noun}."
    if shown is None and fact.kind is not FactKind.ID:
        others = [s for s in claim.evidence.sources if s.noun == "order" and s not in sources]
        shown = rival(claim, fact, others)
    return f"{first} The order shows {shown}." if shown else first
