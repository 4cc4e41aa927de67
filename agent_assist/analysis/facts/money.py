"""Amounts of money. Rule: minor units and an ISO 4217 code, so that `£7.50` is `7,50 £`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from agent_assist.analysis.facts.fact import Fact, FactKind
from agent_assist.analysis.facts.numbers import NUMBER, parse_number

_CODES = {
    "GBP": "£ gbp pound pounds pfund livres libras sterline sterling ponden funtow",
    "EUR": "€ eur euro euros",
    "USD": "$ usd dollar dollars us$ bucks dolares dollari",
    "PLN": "zl pln zloty zlotych zlote",
    "CHF": "chf franken fr. sfr",
    "SEK": "sek kronor",
    "DKK": "dkk kroner",
    "NOK": "nok",
    "KR": "kr",
    "TRY": "₺ try tl lira",
    "JPY": "¥ jpy yen",
    "CZK": "czk",
}
_CODE_OF = {name: code for code, names in _CODES.items() for name in names.split()}
_NAMES = "|".join(
    sorted((re.escape(name) for name in _CODE_OF if name.isalpha()), key=len, reverse=True)
)
_SIGNS = r"us\$|[£€$₺¥]"
_MONEY = re.compile(
    rf"(?:(?P<sign>{_SIGNS})|(?<![a-z])(?P<code>gbp|eur|usd|pln|chf|sek|dkk|nok|try|jpy|czk)) ?(?P<after>{NUMBER})(?:,-)?"
    rf"|(?<!\w)(?<!\d[.,])(?P<before>{NUMBER})(?:,-)? ?(?:(?P<sign2>{_SIGNS})|(?P<name>{_NAMES})(?![a-z]))"
)


def find_money(flat_text: str, language: str) -> Iterator[Fact]:
    """Amounts with their currency, in either order."""
    for match in _MONEY.finditer(flat_text):
        raw = match["after"] or match["before"]
        sign = match["sign"] or match["code"] or match["sign2"] or match["name"]
        minor = int((_amount(raw, language) * 100).to_integral_value())
        yield Fact(FactKind.MONEY, *match.span(), f"{minor} {_CODE_OF[sign]}")


def _amount(raw: str, language: str) -> Decimal:
    """Money has at most two decimals, so a single group of three digits is thousands."""
    if re.fullmatch(r"\d{1,3}[.,]\d{3}", raw):
        return Decimal(re.sub(r"[.,]", "", raw))
    return parse_number(raw, language)


def spelled(value: str) -> str:
    """`750 GBP` as people write it: `£7.50`."""
    minor, code = value.split()
    sign = {"GBP": "£", "EUR": "€", "USD": "$"}.get(code)
    amount = f"{int(minor) / 100:,.2f}"
    return f"{sign}{amount}" if sign else f"{amount} {code}"
