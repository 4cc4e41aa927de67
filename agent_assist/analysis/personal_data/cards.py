"""Payment card numbers: a known issuer's prefix and length, and the Luhn digit.

Prefixes: ISO/IEC 7812 and the issuers' published ranges. A number with a wrong check digit counts
when the words before it call it a card: a mistyped card number is still one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent_assist.analysis.personal_data.order_numbers import is_named_as_order

_CANDIDATE = re.compile(
    r"(?<![\w+])(?<!\d[.,-])(?<![A-Za-z]\d\d )\d(?:[ .\-\u00a0]{0,2}\d){11,60}(?!\w)(?![.,-]\d)"
)
_ISSUERS = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})"
    r"|(?:5[1-5]|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d+(?<=^.{16})"
    r"|3[47]\d{13}"
    r"|(?:6011|64[4-9]|65)\d+"
    r"|35(?:2[89]|[3-8]\d)\d{12,15}"
    r"|3(?:0[0-5]|[689])\d{11,16}"
    r"|62\d{14,17}|81\d{14,17}"
    r"|(?:5018|5020|5038|5[0678]\d\d|6\d{3})\d{8,15}"
    r"|220[0-4]\d{12,15}|9792\d{12}|508\d{13}"
)
_CARD_BEFORE = re.compile(
    r"(?:card|karte|kreditkarte|carte|tarjeta|carta|cart[aã]o|kaart|kort|kortti|kart[aąęyu]|visa|mastercard"
    r"|amex|american express|maestro|discover|cc)[^\d\n]{0,24}\Z",
    re.IGNORECASE,
)
_MAX_DIGITS = 19
_GROUPED = re.compile(r"\d{4}([ -])\d{4}\1\d{4}\1\d{4}")
_CARD_SHAPE = re.compile(
    r"(?<!\d)(?<![A-Za-z]\d\d )(?:\d{13,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}|\d{4}[ -]\d{6}[ -]\d{4,5})(?!\d)"
)
_CODE_AFTER = re.compile(
    r"[ ,;/]{1,3}(?:(?:exp|valid|gültig)\.?[a-z ]{0,10}[: ]{0,2})?(?:\d{2}/\d{2,4}[ ,;/]{1,3})?(\d{3,4})(?![\d/.,-])",
    re.IGNORECASE,
)


def find_cards(text: str) -> Iterator[tuple[int, int]]:
    """The card numbers in a normalised text, with the check code right behind them."""
    for match in _CANDIDATE.finditer(text):
        found = match.span() if _is_card(text, *match.span()) else _card_inside(text, match)
        if found:
            yield found
            yield from (code.span(1) for code in [_CODE_AFTER.match(text, found[1])] if code)


def _card_inside(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    """A card among other numbers: `2 4111 1111 1111 1111`."""
    for card in _CARD_SHAPE.finditer(text, *match.span()):
        if _is_card(text, *card.span()):
            return card.span()
    return None


def _is_card(text: str, start: int, end: int) -> bool:
    digits = re.sub(r"\D", "", text[start:end])
    if len(digits) > _MAX_DIGITS:
        return False
    if _CARD_BEFORE.search(text, max(0, start - 48), start):
        return _has_luhn_digit(digits) or (
            len(digits) in (15, 16) and bool(_ISSUERS.fullmatch(digits))
        )
    if not _has_luhn_digit(digits) or not _ISSUERS.fullmatch(digits):
        return False
    return bool(_GROUPED.fullmatch(text, start, end)) or not is_named_as_order(text, start)


def _has_luhn_digit(digits: str) -> bool:
    """The check digit of ISO/IEC 7812-1, annex B."""
    total = 0
    for place, char in enumerate(reversed(digits)):
        value = int(char) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and len(set(digits)) > 1
