"""International bank account numbers, checked by length and by ISO 7064 mod 97-10.

Lengths: the IBAN registry of ISO 13616 (published by SWIFT). National check digits are not
verified: valid Belgian and other numbers would be turned away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BI": 27,
    "BR": 29, "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DJ": 27, "DK": 18, "DO": 28,
    "EE": 20, "EG": 29, "ES": 24, "FI": 18, "FK": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23,
    "GL": 18, "GR": 27, "GT": 28, "HN": 28, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IS": 26,
    "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20, "LU": 20, "LV": 21,
    "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MN": 20, "MR": 27, "MT": 31, "MU": 30, "NI": 28,
    "NL": 18, "NO": 15, "OM": 23, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22,
    "RU": 33, "SA": 24, "SC": 31, "SD": 18, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "SO": 23, "ST": 25,
    "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20, "YE": 30,
}  # fmt: skip
_SEPARATORS = " \t\n.-/"
_START = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]{2})[ -]?[0-9]{2}(?=[ \t\n.\-/]{0,2}[A-Za-z0-9])")
_IBAN_BEFORE = re.compile(r"\biban\b[^\w\n]{0,4}(?:\w{1,8}[^\w\n]{1,4}){0,2}\Z", re.IGNORECASE)


def find_ibans(text: str) -> Iterator[tuple[int, int]]:
    """The account numbers in a normalised text, grouped or not, in either case."""
    for match in _START.finditer(text):
        length = _LENGTHS.get(match[1].upper())
        if length is None:
            continue
        taken = _take(text, match.start(), length)
        if taken is None:
            continue
        compact, end = taken
        if _is_valid(compact) or _IBAN_BEFORE.search(
            text, max(0, match.start() - 32), match.start()
        ):
            yield match.start(), end


def _take(text: str, start: int, length: int) -> tuple[str, int] | None:
    """The next `length` letters and digits, at most two separators between any two."""
    compact: list[str] = []
    gap = 0
    for at in range(start, min(len(text), start + 3 * length)):
        char = text[at]
        if char.isascii() and char.isalnum():
            compact.append(char)
            gap = 0
            if len(compact) == length:
                return _ending_at(text, compact, at + 1)
        elif char in _SEPARATORS and gap < 2:
            gap += 1
        else:
            return None
    return None


def _ending_at(text: str, compact: list[str], end: int) -> tuple[str, int] | None:
    if end < len(text) and text[end].isascii() and text[end].isalnum():
        return None
    return "".join(compact).upper(), end


def _is_valid(compact: str) -> bool:
    """ISO 7064 mod 97-10: letters count from 10, the first four characters go last."""
    moved = compact[4:] + compact[:4]
    return int("".join(str(int(char, 36)) for char in moved)) % 97 == 1
