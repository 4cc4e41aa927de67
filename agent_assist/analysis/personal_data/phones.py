"""Telephone numbers: international form, national shapes, and any number the text calls a phone.

National numbers look like many other numbers, so a bare one counts only in a shape that hardly
anything else has. The rule kept here: dates, amounts and order numbers are not telephone numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent_assist.analysis.personal_data.order_numbers import (
    is_amount,
    is_named_as_order,
    is_numbered,
)

_EXTENSION = r"(?:\s?(?:x|ext\.?|extension|durchwahl|dw|poste)\s?\d{1,6})?"
_CANDIDATE = re.compile(
    r"(?<![\w#])(?<!\d[.,/+\-])(?:\+ ?\(?|\(\+?)?\d(?:[ .\-/()]{0,3}\d){5,16}"
    + _EXTENSION
    + r"(?!\w)",
    re.IGNORECASE,
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_DATE = re.compile(
    rf"(?:(?:19|20)\d\d([-./ ]){_MONTH}\1{_DAY}|{_DAY}([-./ ]){_DAY}\2(?:19|20)\d\d|{_DAY}([-./]){_DAY}\3\d\d)"
    r"(?:[ -]{1,3}\d{1,2})?"
)
_BEFORE = re.compile(
    r"(?:phone|\bt[ée]l\b|t[ée]l[ée]?ph|tlf|tlph|telefon|teléfono|telefone|telèfon|puhelin|puh\b|mobil|móvil|movil|portable"
    r"|handy|cell|celular|cellulare|fax|whatsapp|signal|viber|call|ring|rufe?\b|ruft|anruf|erreich|reach"
    r"|appele|appeler|rappele|joindre|joignable|llam|chiam|contatt|kontakt|contact|bel\b|bellen|gsm\b"
    r"|text me|sms\b|rückruf|zurück|hotline|dial|my number|your number|his number|her number|answering"
    r"|meine nummer|mon numéro|mi número|il mio numero|o meu número|mijn nummer|mitt nummer|mit nummer"
    r"|mój numer|moje číslo|numer tel|numeroni|☎|📞|📱)"
    r"[^\d\n#]{0,28}\n?[^\d\n#]{0,3}\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[ \t\-,(]{0,4}(?:is my (?:\w+ )?(?:number|phone|mobile|cell)|office|fax|mobile|mobil|cell|home|phone"
    r"|tel\b|handy|work|privat|geschäftlich|bureau|portable|ist meine (?:\w+)?nummer|est mon numéro"
    r"|es mi (?:número|teléfono|móvil)|è il mio numero)",
    re.IGNORECASE,
)
_NATIONAL_SHAPE = re.compile(
    r"\(\d{3}\) ?\d{3}[ .-]\d{4}|\d{3}([.-])\d{3}\1\d{4}|\d{3} \d{3} \d{4}|1[ .-]\d{3}[ .-]\d{3}[ .-]\d{4}"
    r"|\(0?\d{1,4}\) ?\d{3,5}[ -]?\d{3,5}"
    r"|0\d(?:[ .-]\d\d){4}"
    r"|0\d{1,4}[ /-]\d{5,8}"
    r"|0\d{1,4}[ ./-]\d{2,4}(?:[ .-]\d{2,4}){1,3}"
    r"|[679]\d\d(?:[ .-]\d\d){3}"
    r"|\d\d \d{3} \d\d \d\d"
    r"|0(?:[67]\d{8}|7\d{9}|1[567]\d{8,9}|4\d{8}|[689]\d{9})"
)
_DIGITS = range(6, 16)


def find_phones(text: str) -> Iterator[tuple[int, int]]:
    """The telephone numbers in a normalised text, with their extension."""
    for match in _CANDIDATE.finditer(text):
        if _is_phone(text, match):
            yield match.span()


def _is_phone(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    number = match[0]
    if is_amount(text, start, end) or is_numbered(text, start) or _DATE.fullmatch(number):
        return False
    if _is_international(number):
        return not is_named_as_order(text, start) or "+" in number
    if _BEFORE.search(text, max(0, start - 52), start):
        return not is_named_as_order(text, start)
    if _AFTER.match(text, end):
        return True
    return _has_national_shape(number) and not is_named_as_order(text, start)


def _is_international(number: str) -> bool:
    digits = sum(char.isdigit() for char in number)
    if number.lstrip("(").startswith("+"):
        return 8 <= digits <= 20
    return bool(re.match(r"00 ?[1-9]", number)) and (
        digits >= 11 and (len(number) > digits or digits <= 14)
    )


def _has_national_shape(number: str) -> bool:
    core = re.split(r"\s?[A-Za-z]", number, maxsplit=1)[0]
    digits = sum(char.isdigit() for char in core)
    return 7 <= digits <= 12 and bool(_NATIONAL_SHAPE.fullmatch(core))
