"""Dates, weekdays and days counted from today, in every notation the languages use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from agent_assist.analysis.facts.calendar_words import (
    AMBIGUOUS,
    MONTHS,
    RELATIVE_DAYS,
    WEEKDAYS,
)
from agent_assist.analysis.facts.fact import Fact, FactKind

_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?=t\d|[^\d-]|$)")
_DAY_FIRST = re.compile(
    rf"(?<![\w.,])(\d{{1,2}})(?:\.|st|nd|rd|th|er|o|º|e)?(?: of| de| di| d')? ?({_MONTH})\b\.?(?:(?: de|,)? (\d{{4}})\b)?"
)
_MONTH_FIRST = re.compile(
    rf"\b({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?![.,:]\d|%| ?%)(?:,? (\d{{4}})\b)?"
)
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])")
_NUMERIC_SHORT = re.compile(r"(?<![\d./])(\d{1,2})\.(\d{1,2})\.(?!\d)")
_MONTH_YEAR = re.compile(rf"\b({_MONTH})(?: de)? (\d{{4}})\b")
_WORD = re.compile(r"[a-z][a-z'-]*[a-z]")


def find_dates(flat_text: str, language: str) -> Iterator[Fact]:
    """Dates with or without a year, and months with a year."""
    for match in _ISO.finditer(flat_text):
        yield from _fact(match, int(match[1]), int(match[2]), int(match[3]))
    for match in _DAY_FIRST.finditer(flat_text):
        yield from _fact(match, _year(match[3]), MONTHS[match[2]], int(match[1]))
    for match in _MONTH_FIRST.finditer(flat_text):
        yield from _fact(match, _year(match[3]), MONTHS[match[1]], int(match[2]))
    for match in _NUMERIC.finditer(flat_text):
        day, month = _ordered(int(match[1]), int(match[3]))
        yield from _fact(match, _year(match[4]), month, day)
    if language != "en":
        for match in _NUMERIC_SHORT.finditer(flat_text):
            yield from _fact(match, None, int(match[2]), int(match[1]))
    for match in _MONTH_YEAR.finditer(flat_text):
        yield Fact(FactKind.DATE, *match.span(), f"{match[2]}-{MONTHS[match[1]]:02d}")


def find_days(flat_text: str, language: str) -> Iterator[Fact]:
    """Weekdays, months without a day, and words such as "tomorrow"."""
    relative = RELATIVE_DAYS.get(language, {})
    for match in _WORD.finditer(flat_text):
        word = match[0]
        if word in relative:
            yield Fact(FactKind.DATE, *match.span(), f"day:{relative[word]:+d}")
        elif word in WEEKDAYS and word not in AMBIGUOUS:
            yield Fact(FactKind.DATE, *match.span(), f"weekday:{WEEKDAYS[word]}")
        elif word in MONTHS and word not in AMBIGUOUS and len(word) > 3:
            yield Fact(FactKind.DATE, *match.span(), f"--{MONTHS[word]:02d}")


def _fact(match: re.Match[str], year: int | None, month: int, day: int) -> Iterator[Fact]:
    try:
        date(year or 2024, month, day)
    except ValueError:
        return
    head = f"{year:04d}-" if year else "--"
    yield Fact(FactKind.DATE, *match.span(), f"{head}{month:02d}-{day:02d}")


def _year(raw: str | None) -> int | None:
    if raw is None:
        return None
    return int(raw) if len(raw) == 4 else 2000 + int(raw)


def _ordered(first: int, second: int) -> tuple[int, int]:
    """Day and month: day first, as in Europe, unless only the other order is a date."""
    return (second, first) if second > 12 >= first else (first, second)
