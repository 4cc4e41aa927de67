"""Every number, amount, date, time and name must stand in an allowed source, exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent_assist.analysis.claims.claim import Claim
from agent_assist.analysis.claims.content import read_words, stems_in_order
from agent_assist.analysis.claims.evidence import Source
from agent_assist.analysis.facts.fact import Fact, FactKind
from agent_assist.analysis.facts.keys import claim_keys
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
_BREAK = re.compile(r"\n| · |[.;](?=\s)")
_MEASURES = frozenset(
    {FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENT, FactKind.DURATION, FactKind.TIME}
)
_REFERENCE_DIGITS = 4
_REPEATS_CUSTOMER = re.compile(
    r"\b(?:you (?:wrote|said|told|mention\w*|ask\w*|describe\w*|report\w*|gave|sent|paid|order\w*|saw|noticed)|your (?:message|mail|e-mail|question|note)"
    r"|sie (?:schreiben|schrieben|sagten|haben .{0,30}geschrieben)|ihre (?:mail|nachricht|frage|angabe\w*)|vous (?:ecrivez|avez (?:ecrit|indique|mentionne))|votre (?:message|demande)"
    r"|usted (?:escrib\w+|dijo|indico)|su (?:mensaje|consulta)|lei (?:scrive|ha scritto)|uw (?:bericht|vraag)|u schr\w+|pisze (?:pani|pan)|o seu (?:pedido|mensagem))\b"
)


def check_facts(claim: Claim) -> Iterator[Finding]:
    """Facts that the sentence's source does not give."""
    sources = claim.sources
    if claim.sentence.kind is SentenceKind.COURTESY:
        return
    for fact in claim.facts:
        if claim.sentence.kind is SentenceKind.QUESTION and fact.value.startswith("day:"):
            continue
        if fact.kind in _RULES and not _is_given(claim, fact, sources):
            yield from _judge(claim, fact, sources)


def _is_given(claim: Claim, fact: Fact, sources: tuple[Source, ...]) -> bool:
    keys = claim_keys(fact, claim.evidence.today)
    if any(not keys.isdisjoint(source.keys) for source in sources):
        return True
    if fact.kind in (FactKind.ID, FactKind.DATE) or _REPEATS_CUSTOMER.search(claim.flat_words):
        return not keys.isdisjoint(claim.evidence.customer_keys)
    return False


def _judge(claim: Claim, fact: Fact, sources: tuple[Source, ...]) -> Iterator[Finding]:
    keys = claim_keys(fact, claim.evidence.today)
    given = [s for s in claim.evidence.sources if not keys.isdisjoint(s.keys)]
    elsewhere = min(given, key=lambda s: s.noun != "order", default=None)
    rival = _rival(claim, fact, sources)
    if fact.is_word and rival is None:
        return
    if elsewhere and (rival is None or _is_of_order(elsewhere, fact)):
        return
    severity = Severity.MUST if _is_serious(claim, fact, rival) else Severity.SHOULD
    yield claim.finding(
        _RULES[fact.kind], severity, (fact.start, fact.end), _message(claim, fact, sources, rival)
    )


def _is_of_order(source: Source, fact: Fact) -> bool:
    """An amount or date of the customer's own order is given, whatever else the sentence cites."""
    is_short = fact.kind is FactKind.NUMBER and len(fact.value) < _REFERENCE_DIGITS
    return source.noun == "order" and fact.kind is not FactKind.DURATION and not is_short


def _is_serious(claim: Claim, fact: Fact, rival: str | None) -> bool:
    if fact.kind is FactKind.ID:
        return True
    if claim.sentence.kind is SentenceKind.QUESTION:
        return False
    return rival is not None and not fact.is_word


def _rival(claim: Claim, fact: Fact, sources: tuple[Source, ...]) -> str | None:
    """What the source says in this place instead: a fact of the same kind near the same words."""
    best: tuple[float, str] | None = None
    for source in sources:
        for other in source.facts:
            if _compete(fact, other):
                if fact.is_word and not _same_noun(claim, fact, source, other):
                    continue
                near = _nearness(claim, source, other) + _likeness(fact, other)
                if best is None or near > best[0]:
                    best = (near, source.passage.text[other.start : other.end])
    return best[1] if best else None


def _same_noun(claim: Claim, fact: Fact, source: Source, other: Fact) -> bool:
    language = claim.evidence.language
    mine = stems_in_order(claim.words[fact.end : fact.end + 30], language)[:1]
    theirs = stems_in_order(source.passage.text[other.end : other.end + 30], language)[:1]
    return bool(mine) and mine == theirs


def _compete(fact: Fact, other: Fact) -> bool:
    """Whether one could stand where the other does; a bare number competes with every measure."""
    if other.is_word and not fact.is_word:
        return False
    if fact.kind is other.kind:
        return True
    return fact.kind is FactKind.NUMBER and other.kind in _MEASURES


def _likeness(fact: Fact, other: Fact) -> float:
    same_unit = fact.value.split()[1:] == other.value.split()[1:]
    return 0.5 if same_unit and fact.kind is other.kind else 0.0


def _nearness(claim: Claim, source: Source, other: Fact) -> float:
    """How much of the claim's words stand around a fact of the source."""
    text = source.passage.text
    start = max((m.end() for m in _BREAK.finditer(text, 0, other.start)), default=0)
    after = _BREAK.search(text, other.end)
    around = read_words(
        text[start : after.start() if after else len(text)], claim.evidence.language
    )
    return claim.evidence.weigh(claim.content.shared_with(around))


def _message(claim: Claim, fact: Fact, sources: tuple[Source, ...], rival: str | None) -> str:
    noun = _NOUNS[fact.kind]
    if rival is not None and sources:
        return f"The {sources[0].noun} says {rival}."
    first = (
        f"The {sources[0].noun} gives no {noun}." if sources else f"No source gives this {noun}."
    )
    if fact.kind is FactKind.ID:
        return first
    orders = [s for s in claim.evidence.sources if s.noun == "order" and s not in sources]
    shown = _rival(claim, fact, tuple(orders))
    return f"{first} The order shows {shown}." if shown else first
