"""Words by which a message must be handled with more care: a threat of court, of harm, of the press.

Rule: a finding routes and warns; it says nothing about the person. Names of risks are stable.
"""

from __future__ import annotations

import re
from functools import cache

from agent_assist.analysis.normalise import fold
from agent_assist.analysis.risk_words import RISK_WORDS

_LONGEST_CHARS = 60_000
_CARD = re.compile(r"(?<![\d-])(?:\d[ -]?){12,18}\d(?![\d-])")
_SHOUTING = re.compile(r"(?:\b[A-ZÄÖÜÉÈÀÇÑ]{3,}\b[^a-z\n]{0,10}){4,}")
_EXCLAIMING = re.compile(r"[!?]*!{2,}[!?]*")


def find_risks(text: str) -> tuple[str, ...]:
    """Names out of anger, legal, self_harm, fraud, press, safety, data_protection, payment_data, in this order."""
    sample = text[:_LONGEST_CHARS]
    folded = fold(sample)
    found = {name for name, pattern in _compiled().items() if pattern.search(folded)}
    if _is_shouted(sample):
        found.add("anger")
    if any(_passes_luhn(match.group()) for match in _CARD.finditer(sample)):
        found.add("payment_data")
    return tuple(name for name in RISK_WORDS if name in found)


@cache
def _compiled() -> dict[str, re.Pattern[str]]:
    return {name: re.compile("|".join(words)) for name, words in RISK_WORDS.items()}


def _is_shouted(text: str) -> bool:
    """Several words in capitals in a row, with more than one exclamation mark somewhere."""
    return bool(_SHOUTING.search(text[:5_000]) and _EXCLAIMING.search(text[:5_000]))


def _passes_luhn(number: str) -> bool:
    """The check digit of payment cards (ISO/IEC 7812-1)."""
    digits = [int(char) for char in number if char.isdigit()]
    if len(set(digits)) < 2:
        return False
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
