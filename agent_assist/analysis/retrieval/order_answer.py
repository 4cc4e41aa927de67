"""What the order's data say to "Where is my parcel?" and "Has my refund been sent?". Rule: its newest line, or nothing.

Only what has happened is told. That something has not happened, no line of an order proves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from agent_assist.analysis.facts.flat import flat
from agent_assist.analysis.phrases.order_events import introduction, told
from agent_assist.domain.evidence import Passage, PassageKind

_EVENT = re.compile(r"^(?P<minute>(?P<day>\d{4}-\d\d-\d\d) \d\d:\d\d): (?P<text>.+)$", re.MULTILINE)
_REFUND_EVENT = re.compile(r"refund of ", re.IGNORECASE)
_MINE = r"(?:my|our|meine?|unsere?|mon|ma|mes|notre|nos|mis?|nuestr[oa]s?|mijn|ons|onze|moj[ae]?|nasz[ae]?)"
_THE_MINE = (
    r"(?:il|la|i|le|o|a|os|as) (?:mi[oa]|miei|mie|meu|minha|meus|minhas|nostr[oaie]|noss[oa]s?)"
)
_WHERE = re.compile(
    rf"\b(?:where(?:'s| is| are)|wo (?:ist|sind|bleibt|bleiben|steckt)|ou (?:est|sont|en est|se trouve)|donde esta[n]?"
    rf"|dov'e|dove (?:e|sono|si trova|si trovano)|waar (?:is|zijn|blijft|blijven)|gdzie (?:jest|sa)|onde esta[o]?) (?:{_MINE}|{_THE_MINE})\b"
    r"|\b(?:status (?:of|on) (?:my|our|the) |status (?:meiner|unserer|der) |statut de (?:ma|notre|la) |estado de (?:mi|nuestro) "
    r"|stato del (?:mio|nostro) |status van (?:mijn|onze|de) |status (?:mojego|naszego) )"
    r"|\b(?:kargom|siparisim|paketim) nerede\b|\bnerede (?:kargom|siparisim|paketim)\b"
)
_NOT_A_PARCEL = re.compile(
    r"\b(?:link|e-?mails?|invoices?|bills?|receipts?|vouchers?|rechnung\w*|gutschein\w*|facture\w*|facturas?|fattur[ae]|factu\w+|faktur\w*|fatura\w*|button|password|account)\b"
)
_REFUND = re.compile(
    r"\b(?:has|have|was|is|did)\b.*\brefund|\brefund\b.*\b(?:sent|arrived?|yet|gone)\b|where(?:'s| is) my (?:money|refund)"
    r"|\b(?:erstattung|erstattet|geld)\b.*\b(?:schon|bereits|unterwegs|zuruck)\b|\b(?:schon|bereits)\b.*\berstattet|wo (?:ist|bleibt) (?:mein geld|meine erstattung)"
    r"|avez-vous\b.*\brembours|ou (?:est|en est) mon remboursement|\bhan (?:devuelto|reembolsado)|donde esta mi (?:dinero|reembolso)"
    r"|avete\b.*\b(?:rimborsato|restituito)|dov'e il mio rimborso|\b(?:is|hebben|hebt)\b.*\bterugbetaald|waar is mijn geld"
    r"|\bczy\b.*\bzwroc|gdzie (?:jest|sa) (?:moj zwrot|moje pieniadze)|\bja (?:devolveram|reembolsaram)|onde esta o meu (?:dinheiro|reembolso)"
    r"|\biade\w*\b.*\b(?:yapildi|yatti|gonderildi) mi|param nerede"
)


@dataclass(frozen=True, slots=True)
class OrderAnswer:
    """What the order says: a line to begin with, the sentence, and the line of the passage that says it."""

    passage: Passage
    introduction: str
    sentence: str
    quote: str


def order_of(passages: Iterable[Passage]) -> Passage | None:
    """The order among the evidence."""
    return next((p for p in passages if p.kind is PassageKind.ORDER), None)


def answer_from_order(order: Passage, question: str, language: str) -> OrderAnswer | None:
    """The newest line of the order that answers, in this language; None where none does, or has no words in it."""
    words = flat(question)
    events = list(_EVENT.finditer(order.text))
    if _REFUND.search(words):
        events = [event for event in events if _REFUND_EVENT.match(event["text"])]
    elif not _asks_where(words):
        return None
    if not events:
        return None
    newest = max(reversed(events), key=lambda event: event["minute"])
    first = introduction(order.id.partition(":")[2], language)
    sentence = told(date.fromisoformat(newest["day"]), newest["text"], language)
    if first is None or sentence is None:
        return None
    return OrderAnswer(order, first, sentence, newest[0])


def _asks_where(words: str) -> bool:
    return bool(_WHERE.search(words)) and not _NOT_A_PARCEL.search(words)
