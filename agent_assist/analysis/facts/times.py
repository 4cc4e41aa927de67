"""Times of day and lengths of time. Rule: working days are never equal to days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from agent_assist.analysis.facts.fact import Fact, FactKind
from agent_assist.analysis.facts.numbers import NUMBER, ones_of, parse_number, plain, words_of

_CLOCK = re.compile(
    r"(?<![\d:/-])(?<!\d[.,])(?P<h>[01]?\d|2[0-4])(?:(?:[:.]|h ?)(?P<m>[0-5]\d)(?::[0-5]\d)?)? ?(?P<ap>[ap]\.? ?m\b\.?)"
    r"|(?<![\d:/])(?<!\d[.,])(?P<h2>[01]?\d|2[0-4])(?::| ?h ?)(?P<m2>[0-5]\d)(?!\d)(?::[0-5]\d)?z?(?: ?(?:uhr|h|hrs)\b)?"
    r"|(?<![\d:/])(?<!\d[.,])(?P<h3>[01]?\d|2[0-4])(?:[.](?P<m3>[0-5]\d))? ?uhr\b"
    r"|(?<![\d:/])(?<!\d[.,])(?P<h4>[01]?\d|2[0-4]) o'?clock\b"
)
_NAMED = re.compile(r"\b(?P<noon>noon|midday|mediodia|mezzogiorno)\b|\b(?P<night>midnight|mitternacht|minuit|medianoche|mezzanotte)\b")  # fmt: skip

_UNITS = {
    "working_day": r"(?:working|business|work)[ -]days?|werktag(?:e[ns]?|s)?|arbeitstag(?:e[ns]?|s)?|jours? (?:ouvr(?:es?|ables?))"
    r"|dias? (?:laborables?|habiles?|uteis|util)|giorn[oi] (?:lavorativ[oi]|ferial[ei])|werkdag(?:en)?"
    r"|(?:dni|dnia|dzien|dniach) robocz(?:ych|y|ego|e)|arbetsdag(?:ar)?|hverdag(?:e)?|arbejdsdag(?:e)?|is gunu?",
    "second": r"seconds?|secs?|sekunden?|secondes?|segundos?|second[oi]|seconden?|sekund[ay]?|sekunder|saniye",
    "minute": r"minutes?|mins?|minuten?|minut[oi]s?|minut[aey]?|minuter|minutter|dakika",
    "hour": r"hours?|hrs?|stunden?|heures?|horas?|or[ae]|uur|uren|godzin[aey]?|timmar|timme|timer|time|saat|h",
    "day": r"(?:calendar )?days?|tag(?:e[ns]?|s)?|(?:kalendertag)e?n?|jours?|journees?|dias?|giorn[oi]|dag(?:en|ar|e)?|dni|dnia|dzien|gun",
    "week": r"weeks?|wochen?|semaines?|semanas?|settiman[ae]|we(?:ek|ken)|tydzien|tygodni[ea]?|veck(?:a|or)|uger?|hafta",
    "month": r"months?|monat(?:e[ns]?|s)?|mois|mes(?:es)?|mes[ei]|maand(?:en)?|miesiac[ea]?|miesiecy|manad(?:er)?|maned(?:er)?|ay",
    "year": r"years?|yrs?|jahr(?:e[ns]?|s)?|ans?|annees?|anos?|ann[oi]|ja(?:ar|ren)|rok|roku|lata|lat|ar|yil",
}  # fmt: skip
_UNIT_NAMES = tuple(_UNITS)
_UNIT = "|".join(f"(?P<u{i}>(?:{_UNITS[name]})(?![a-z]))" for i, name in enumerate(_UNIT_NAMES))
_BETWEEN = r"(?: ?- ?| (?:to|or|bis|oder|a|ou|o|of|tot|do|lub|till|til|eller|and|und|et|y|e|en|i) )"
_LONG_UNITS = frozenset({"week", "month", "year"})
_LIMIT = re.compile(
    r"\b(?:within|for|innerhalb|binnen|sous|dans|pendant|en|durante|entro|per|w ciagu|przez|em|dentro de)(?: von)? $"
)
"""`within a month` is a limit, `a month ago` a way to tell."""
_ORDINAL = re.compile(r"(?:an?|one|une?) secon(?:d|de)$")
"""`after a second attempt` counts attempts, not seconds."""
_MINUTES = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}


def find_times(flat_text: str, language: str) -> Iterator[Fact]:
    """Times of day as `15:00`; `~3:00` style values mark an English time without am or pm."""
    for match in _CLOCK.finditer(flat_text):
        hour = int(match["h"] or match["h2"] or match["h3"] or match["h4"])
        minute = int(match["m"] or match["m2"] or match["m3"] or 0)
        half = (match["ap"] or "")[:1]
        is_open = language == "en" and not half and 1 <= hour <= 12
        hour = hour % 12 + (12 if half == "p" else 0) if half else hour % 24
        yield Fact(FactKind.TIME, *match.span(), f"{'~' if is_open else ''}{hour:02d}:{minute:02d}")


def find_named_times(flat_text: str) -> Iterator[Fact]:
    """Noon and midnight."""
    for match in _NAMED.finditer(flat_text):
        yield Fact(FactKind.TIME, *match.span(), "12:00" if match["noon"] else "00:00")


def find_durations(flat_text: str, language: str) -> Iterator[Fact]:
    """Lengths of time; `3 to 5 days` gives both ends."""
    words = {**words_of(language), **dict.fromkeys(ones_of(language), 1)}
    for match in _pattern(tuple(words)).finditer(flat_text):
        if _ORDINAL.match(match[0]):
            continue
        unit = next(n for i, n in enumerate(_UNIT_NAMES) if match[f"u{i}"])
        last_start = match.start("last")
        is_limit = _LIMIT.search(flat_text[max(0, match.start() - 20) : match.start()]) is not None
        if match["first"]:
            yield _duration(
                match["first"], words, unit, language, match.start("first"), match.end("first")
            )
        last = _duration(match["last"], words, unit, language, last_start, match.end())
        yield replace(last, is_word=last.is_word and not (is_limit and unit in _LONG_UNITS))


@lru_cache(maxsize=32)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    spelled = "|".join(sorted(words, key=len, reverse=True)) or "(?!)"
    number = rf"(?:{NUMBER}|(?:{spelled})(?![a-z]))"
    return re.compile(
        rf"(?<!\w)(?<!\d[.,])(?:(?P<first>{number}){_BETWEEN})?(?P<last>{number})(?: |-)?(?:{_UNIT})"
    )


def _duration(
    raw: str, words: dict[str, int], unit: str, language: str, start: int, end: int
) -> Fact:
    value = str(words[raw]) if raw in words else plain(parse_number(raw, language))
    return Fact(FactKind.DURATION, start, end, f"{value} {unit}", raw in ones_of(language))


def canonical_duration(value: str) -> str:
    """`24 hour` and `1 day` agree, `12 month` and `1 year` too; working days stand alone."""
    amount, unit = value.split()
    number = parse_number(amount, "en")
    if unit in _MINUTES:
        return f"{plain(number * _MINUTES[unit])} s"
    if unit in ("month", "year"):
        return f"{plain(number * (12 if unit == 'year' else 1))} month"
    return value
