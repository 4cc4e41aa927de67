"""Proper names, recognised by their capitals. Rule: rather none than a noun; German nouns are no names.

The first word of a sentence counts only where more capitals follow or where it is subject of an offer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent_assist.analysis.facts.calendar_words import MONTHS, WEEKDAYS
from agent_assist.analysis.facts.fact import Fact, FactKind
from agent_assist.analysis.facts.flat import flat

_CAP = r"[A-ZÀ-ÖØ-ÞŁŚŻŹĆŃİŞÇĞ0-9][\w'’&.-]*[\w'’]|[A-ZÀ-ÖØ-ÞŁŚŻŹĆŃİŞÇĞ](?!\w)"
_JOIN = r"(?: (?:of|the|and|de|del|de la|la|le|les|du|des|di|da|do|van|von|der)(?= [A-Z])| ?[&:+/-](?= [A-Z0-9]))*"
_NAME = re.compile(rf"(?<![\w@/.])(?:{_CAP})(?:{_JOIN} (?:{_CAP}))*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:…]\s+|\n\s*|^[\s\-*•\"'“„«¿¡(]*)$")
_NEVER_WORDS = """
    pan pani pana panu panstwo panstwa usted ustedes lei le la u uw vous votre siz sie
    should would could shall let may might ihr ihre ihres ihren ihrem ihnen sie unser unsere
    i we you he she it they yes no sorry please thank thanks hello hi dear the this that there
    these those our your my a an if in on at as is are do does can could would will what when
    where why how which who and but or so also not unfortunately absolutely sure of course ok
    okay let looking just here their they're it's i'm i'll we'll you'll mr mrs ms dr herr frau
    madame monsieur sir am pm id pdf sms vat ust-idnr nif tv wifi wi-fi wi fi byob gps qr uk eu
    usa us gbp eur usd ii faq url ai ki ia gmt utc cet est pst dvd usb led nfc atm ac
"""
_NEVER = frozenset(_NEVER_WORDS.split())
_COMMON_HEADS_WORDS = """
    any many some all each every both other another nope yep great good
"""
_COMMON_HEADS = frozenset(_COMMON_HEADS_WORDS.split())
_OFFERS = re.compile(
    r"\s+(?:does|do|doesn'?t|has|offers?|provides?|serves?|accepts?|charges?|is|welcomes?)\b", re.I
)


def find_names(text: str, language: str) -> Iterator[Fact]:
    """Names of people, places, products and companies; the value is lower case without accents."""
    for match in _NAME.finditer(text):
        start = match.start()
        words = match[0].split(" ")
        is_first = bool(_SENTENCE_START.search(text[max(0, start - 6) : start]))
        while words and is_first and flat(words[0]).strip(".") in _NEVER:
            start += len(words[0]) + 1
            words, is_first = words[1:], False
        name = text[start : match.end()]
        if words and _is_name(words, name, is_first, text[match.end() :], language):
            yield Fact(FactKind.NAME, start, match.end(), flat(name))


def _is_name(words: list[str], name: str, is_first: bool, rest: str, language: str) -> bool:
    kept = [word for word in words if _counts(word)]
    if not kept:
        return False
    if language == "de":
        return len(kept) == len(words) >= 2 and not is_first
    if is_first and len(words) == 1:
        return bool(_OFFERS.match(rest)) and not name.islower() and _is_rare_start(name)
    return True


def _is_rare_start(name: str) -> bool:
    """A single first word is a name only when its form says so (`COTTO`, `McKay`, `Grubbin'`)."""
    return len(name) > 3 and (name.isupper() or any(c.isupper() for c in name[1:]) or "'" in name)


def _counts(word: str) -> bool:
    bare = flat(word).strip(".'")
    return (
        any(char.isalpha() for char in bare)
        and bare not in _NEVER
        and bare not in _COMMON_HEADS
        and bare not in MONTHS
        and bare not in WEEKDAYS
        and not re.fullmatch(r"\d+(?:[ap]m|st|nd|rd|th|gbp|cm|kg|x.*)?", bare)
    )
