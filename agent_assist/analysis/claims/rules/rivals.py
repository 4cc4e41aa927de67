"""What a source says in the place of a fact. Rule: like is compared with like, a day of a month never with a length of time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from rapidfuzz.distance import OSA

from agent_assist.analysis.claims.claim import Claim
from agent_assist.analysis.claims.content import read_words, stems_in_order
from agent_assist.analysis.claims.evidence import Source
from agent_assist.analysis.claims.kinds import clause_end, clause_start
from agent_assist.analysis.claims.lexicon.order_words import TOPICS
from agent_assist.analysis.facts.fact import Fact, FactKind
from agent_assist.analysis.facts.flat import flat
from agent_assist.analysis.facts.keys import claim_keys, evidence_keys

_BREAK = re.compile(r"\n| · |[.;](?=\s)")
_MEASURES = frozenset(
    {FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENT, FactKind.DURATION, FactKind.TIME}
)
_TOPICS = [re.compile(rf"\b(?:{words})\b") for words in TOPICS]
_DAYS_MAX = 31
_ORDINAL = re.compile(r"(?:st|nd|rd|th|ste|er|eme)\b|[ºª]")
_DAY_BEFORE = re.compile(
    r"\b(?:am|zum|vom|dem|le|au|du|el(?: dia)?|al(?: dia)?|del(?: dia)?|il|dal|op de|tot de|dia) $"
)
_DAY_AFTER = re.compile(r"\.?\s*(?:$|[,;!?)])")
_WEEKDAY = "weekday:"
_WHOLE_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_ID_SLIPS, _LONG_ID = 2, 6


def rival(claim: Claim, fact: Fact, sources: Sequence[Source]) -> str | None:
    """What the sources say in this place instead: a fact of the same kind near the same words."""
    best: tuple[float, str] | None = None
    for source, other in _competing(claim, fact, sources):
        near = _nearness(claim, source, other)
        if fact.kind is not other.kind and not near:
            continue
        if fact.is_word and not _same_noun(claim, fact, source, other):
            continue
        near += _likeness(fact, other)
        if best is None or near > best[0]:
            best = (near, source.passage.text[other.start : other.end])
    return best[1] if best else None


def order_rival(claim: Claim, fact: Fact, least_topics: int = 1) -> str | None:
    """What an order shows instead on a line of the same topics; a number that is nearly one of its own counts too.

    A figure that the order has on another line is none for this one: the price is no delivery fee. What the
    sentence says as well is no rival: "ordered on the 16th and delivered on the 19th". A date stands against the
    whole of its line: "refund sent on the 16th" says nothing about when the refund arrives.
    """
    orders = [source for source in claim.evidence.sources if source.noun == "order"]
    if fact.kind is FactKind.ID:
        return _nearly(claim, fact, orders)
    keys, mine = claim_keys(fact, claim.evidence.today), _topics(_clause(claim, fact))
    said = frozenset[str]().union(*claim.fact_keys)
    shared, words = 0.0, None
    for source, other in _competing(claim, fact, orders):
        if fact.kind is not other.kind or not said.isdisjoint(evidence_keys(other)):
            continue
        topics = _topics(_around(source, other))
        if fact.kind is FactKind.DATE and not topics <= mine:
            continue
        near = len(mine & topics) + _likeness(fact, other)
        if near >= least_topics and near > shared:
            shared, words = near, source.passage.text[other.start : other.end]
    return None if words is None or int(shared) <= _given_on(orders, keys, mine) else words


def _is_over(fact: Fact, today: date) -> bool:
    return bool(_WHOLE_DATE.fullmatch(fact.value)) and fact.value < today.isoformat()


def _may_come(fact: Fact, today: date) -> bool:
    """A weekday without a date, or a date from today on."""
    is_weekday = fact.value.startswith(_WEEKDAY)
    return is_weekday or bool(_WHOLE_DATE.fullmatch(fact.value) and not _is_over(fact, today))


def _given_on(orders: Sequence[Source], keys: frozenset[str], mine: set[int]) -> int:
    """How many topics the best line of an order shares that gives the figure; -1 where none does."""
    lines = (
        len(mine & _topics(_around(source, other)))
        for source in orders
        for other in source.facts
        if not keys.isdisjoint(evidence_keys(other))
    )
    return max(lines, default=-1)


def _nearly(claim: Claim, fact: Fact, orders: Sequence[Source]) -> str | None:
    keys = claim_keys(fact, claim.evidence.today)
    if any(not keys.isdisjoint(source.keys) for source in orders):
        return None
    found = (
        source.passage.text[other.start : other.end]
        for source, other in _competing(claim, fact, orders)
        if _is_slip(fact.value, other.value)
    )
    return next(found, None)


def is_day(claim: Claim, fact: Fact) -> bool:
    """Whether a bare number is a day of a month: `the 30th`, `am 30.`, `le 30`, `el día 30`."""
    if fact.kind is not FactKind.NUMBER or not fact.value.isdigit() or fact.is_word:
        return False
    after, before = claim.flat_words[fact.end :], claim.flat_words[: fact.start]
    if not 0 < int(fact.value) <= _DAYS_MAX:
        return False
    return bool(_ORDINAL.match(after) or (_DAY_BEFORE.search(before) and _DAY_AFTER.match(after)))


def _competing(
    claim: Claim, fact: Fact, sources: Sequence[Source]
) -> Iterator[tuple[Source, Fact]]:
    """Facts that could stand where this one does; a bare number competes with every measure, a day with dates.

    A day that is over stands against none that may come: the first attempt was on the 18th, the next is on Thursday.
    """
    today = claim.evidence.today
    may_come = _may_come(fact, today)
    kinds = {fact.kind}
    if is_day(claim, fact):
        kinds = {FactKind.DATE}
    elif fact.kind is FactKind.NUMBER:
        kinds |= _MEASURES
    for source in sources:
        for other in source.facts:
            is_alike = other.kind in kinds and (fact.is_word or not other.is_word)
            if is_alike and not (may_come and _is_over(other, today)):
                yield source, other


def _same_noun(claim: Claim, fact: Fact, source: Source, other: Fact) -> bool:
    language = claim.evidence.language
    mine = stems_in_order(claim.words[fact.end : fact.end + 30], language)[:1]
    theirs = stems_in_order(source.passage.text[other.end : other.end + 30], language)[:1]
    return bool(mine) and mine == theirs


def _likeness(fact: Fact, other: Fact) -> float:
    return 0.5 if fact.kind is other.kind and _unit(fact) == _unit(other) else 0.0


def _unit(fact: Fact) -> list[str]:
    """What it is measured in; a weekday is no date."""
    if fact.kind is FactKind.DATE:
        return [_WEEKDAY] if fact.value.startswith(_WEEKDAY) else []
    return fact.value.split()[1:]


def _nearness(claim: Claim, source: Source, other: Fact) -> float:
    """How much of the claim's words stand around a fact of the source."""
    around = read_words(_around(source, other), claim.evidence.language)
    return claim.evidence.weigh(claim.content.shared_with(around))


def _around(source: Source, other: Fact) -> str:
    """The line or sentence that a fact of the source stands in."""
    text = source.passage.text
    start = max((m.end() for m in _BREAK.finditer(text, 0, other.start)), default=0)
    after = _BREAK.search(text, other.end)
    return text[start : after.start() if after else len(text)]


def _clause(claim: Claim, fact: Fact) -> str:
    start = clause_start(claim.flat_words, fact.start)
    return claim.flat_words[start : clause_end(claim.flat_words, fact.end)]


def _topics(text: str) -> set[int]:
    words = flat(text)
    return {number for number, topic in enumerate(_TOPICS) if topic.search(words)}


def _is_slip(mine: str, theirs: str) -> bool:
    """Whether a number is another one with a slip: as long, and one or two signs apart."""
    is_long = len(mine) == len(theirs) >= _LONG_ID
    return is_long and 0 < OSA.distance(mine, theirs) <= _ID_SLIPS
