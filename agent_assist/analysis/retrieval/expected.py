"""What kind of answer a question wants: a time, an amount, or a count. Rule: a hint for choosing, never a proof."""

from __future__ import annotations

import re
from functools import lru_cache

from agent_assist.analysis.facts import FactKind, find_facts
from agent_assist.analysis.facts.flat import flat

_TIMES = frozenset({FactKind.DURATION, FactKind.DATE, FactKind.TIME})
_COUNTS = frozenset({FactKind.NUMBER, FactKind.DURATION})
"""How many days, weeks and hours are counts too, and found as durations."""
_AMOUNTS = frozenset({FactKind.MONEY, FactKind.PERCENT})
_HOW_LONG = re.compile(
    r"\b(?:how long|how soon|until when|by when|what day|which day|what time|deadline|wie lang\w*|bis wann|ab wann|frist|combien de temps|jusqu'a quand|delai|preavis"
    r"|cuanto (?:tiempo|tarda\w*)|hasta cuando|plazo|quanto (?:tempo|preavviso|ci vuole)|fino a quando|hoe lang|tot wanneer|termijn|jak dlugo|do kiedy|ile czasu"
    r"|ate quando|hur lange|hvor lange|ne zaman|kac gun)\b"
)
_WHEN = re.compile(
    r"\W*(?:(?:and|so|und|et|y|e|en|i|a|og|och) )?(?:when|wann|quand|cuando|quando|wanneer|kiedy|nar|hvornar)\b"
)
_COST = re.compile(
    r"\b(?:costs?|how much(?! (?:time|longer))|price|fee|charge|kosten|kostet|wie ?viel|preis|gebuhr\w*|combien(?! de temps)|prix|cout\w*|frais|cuesta\w*|cuanto (?:cuesta|vale|pago)"
    r"|precio|coste|costa|costano|prezzo|kost|hoeveel|prijs|kosztuj\w*|koszt\w*|cena|custa\w*|preco|kostar|koster|ucret\w*|fiyat\w*)\b"
)
_HOW_MANY = re.compile(
    r"\b(?:how many|wie ?viele\w*|combien d(?:e (?!temps)|')|cuant[oa]s|quant[ie]|hoeveel (?!kost|tijd)|ile (?!kosztuj|czasu)|quant[oa]s|hur manga|hvor mange|kac (?:tane|adet))\b"
)
_FREE = re.compile(
    r"\b(?:free|kostenlos\w*|gratis|gratuit\w*|sin coste|senza costi|bezplatn\w*|ucretsiz|nothing|nichts)\b"
)


def wants_count(question: str) -> bool:
    """Whether the question asks how many."""
    return bool(_HOW_MANY.search(flat(question)))


def wants_time(question: str) -> bool:
    """Whether the question asks when, or for how long."""
    words = flat(question)
    return bool(_HOW_LONG.search(words) or _WHEN.match(words))


def wants_amount(question: str) -> bool:
    """Whether the question asks what something costs."""
    return bool(_COST.search(flat(question)))


@lru_cache(maxsize=512)
def _kinds(text: str, language: str) -> frozenset[FactKind]:
    return frozenset(fact.kind for fact in find_facts(text, language))


def gives_what_is_wanted(question: str, text: str, language: str) -> bool | None:
    """Whether the text has such a fact at all; None where the question wants none of them."""
    if wants_amount(question):
        return bool(_kinds(text, language) & _AMOUNTS) or bool(_FREE.search(flat(text)))
    if wants_time(question):
        return bool(_kinds(text, language) & _TIMES)
    if wants_count(question):
        return bool(_kinds(text, language) & _COUNTS)
    return None
