"""All hard facts of a text. Rule: each character belongs to one fact at most, the more special kind wins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from agent_assist.analysis.facts.dates import find_dates, find_days
from agent_assist.analysis.facts.fact import Fact, FactKind
from agent_assist.analysis.facts.flat import flat
from agent_assist.analysis.facts.money import find_money
from agent_assist.analysis.facts.names import find_names
from agent_assist.analysis.facts.numbers import NUMBER, find_numbers, parse_number, plain
from agent_assist.analysis.facts.references import find_emails, find_ids, find_links
from agent_assist.analysis.facts.times import find_durations, find_named_times, find_times
from agent_assist.analysis.phrases.languages import base_language

_DIGIT = re.compile(r"\d")
_PERCENT = re.compile(
    rf"(?<!\w)(?<!\d[.,])({NUMBER}) ?(?:%|(?:per ?cent|prozent|pour ?cent|por ?ciento|per ?cento|procent|procenta?)\b)"
    rf"|%({NUMBER})"
)
_HALF = re.compile(
    r"\b(?:half (?=of|the|off|price|your)|(?:die )?halfte|(?:la )?moitie|(?:la )?mitad|(?:la )?meta (?=del|di)|(?:de )?helft|polow[aey]|(?:a )?metade)"
)


def find_facts(text: str, language: str) -> tuple[Fact, ...]:
    """The facts of a text in reading order; `language` decides on separators and number words."""
    base = base_language(language)
    flat_text = flat(text)
    taken = bytearray(len(text) + 1)
    kept: list[Fact] = []
    for found in _all_kinds(text, flat_text, base):
        for fact in sorted(found, key=lambda f: (f.start - f.end, f.start)):
            if not any(taken[fact.start : fact.end]):
                taken[fact.start : fact.end] = b"\1" * (fact.end - fact.start)
                kept.append(fact)
    return tuple(sorted(kept, key=lambda fact: fact.start))


def _all_kinds(text: str, flat_text: str, language: str) -> Iterator[Iterable[Fact]]:
    """The kinds, the most special first; those that need a digit only where there is one."""
    has_digit = _DIGIT.search(flat_text) is not None
    if "@" in text:
        yield find_emails(flat_text)
    if "." in text or "/" in text:
        yield find_links(flat_text)
    if has_digit:
        yield find_money(flat_text, language)
        yield find_dates(flat_text, language)
    yield _find_percents(flat_text, language)
    yield find_days(flat_text, language)
    if has_digit:
        yield find_times(flat_text, language)
    yield find_named_times(flat_text)
    yield find_durations(flat_text, language)
    if has_digit or "_" in text:
        yield find_ids(flat_text)
    yield find_numbers(flat_text, language)
    yield find_names(text, language)


def _find_percents(flat_text: str, language: str) -> Iterator[Fact]:
    for match in _PERCENT.finditer(flat_text):
        value = plain(parse_number(match[1] or match[2], language))
        yield Fact(FactKind.PERCENT, *match.span(), value)
    for match in _HALF.finditer(flat_text):
        yield Fact(FactKind.PERCENT, match.start(), match.end(), "50", is_word=True)
