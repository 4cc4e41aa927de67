"""What follows a street: unit, postcode, town, region, country, each after a comma or a new line.

The rule kept here: a line that is no part of an address (a sentence, a sign-off) ends it.
"""

from __future__ import annotations

import re

from agent_assist.analysis.personal_data.street_words import UNITS

_MAX_SEGMENTS = 8

_END_WORD = (
    r"(?!(?i:thanks?|thank|kind|best|regards|cheers|sincerely|please|merci|danke|gracias|grazie|bitte|hello|hi|dear|i|my"
    r"|we|you|it|this|that|the|can|could|would|when|where|what|how|if|is|are|and|but|or|so|for|in|on|at|to|from|with|as"
    r"|viele|liebe|mit|freundliche[n]?|cordialement|saludos|saluti|tel|phone|mobile|email|e-mail|fax|telefon|order|und"
    r"|et|y|e|was|has|will|not|last|because|office|order|bonjour|hallo|hola|customer|sent|invoice|ticket)(?!\w))"
)
_SMALL = r"(?:de|del|di|da|do|dos|das|la|le|les|du|des|den|der|am|an|im|bei|of|and|upon|nad|u|på|i|el|och|the|sur|sous|in)"
_ANY = r"[^\W\d_][\w'./∆-]*"
_CAPITALISED = rf"(?=[^\W\d_a-zß-öø-ÿ]){_ANY}"
_POSTCODE = (
    r"(?:(?:[A-Z]{1,2}-)?\d{4,6}(?:-\d{3,4})?|\d{3} \d{2,3}|\d{2}-\d{3}|\d{4} ?[A-Z]{2}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
    r"|[A-Z]\d[A-Z] ?\d[A-Z]\d)(?![\w@.-]?\w)"
)
_SEPARATOR = r"[ \t]{0,3}(?:[,;]|\r?\n|[–-] |[ ](?=[ ]))[ \t>?|*,]{0,8}"
_BLANK_LINE = r"[ \t]{0,3}\r?\n[ \t]{0,3}\r?\n[ \t>?|*]{0,8}"
_UNIT = rf"(?i:(?:{UNITS})\.?[ \t]?(?:nr\.?|no\.?|#)?[ \t]?\d{{1,5}}[A-Za-z]?|#[ ]?\d{{1,5}}[A-Za-z]?|\d{{1,3}}(?:st|nd|rd|th) floor|\d{{1,2}}[oa]\.?(?: [A-Z]| (?:izq|dcha|dch)\.?)?)(?!\w)"
_SEGMENT_END = r"(?=[ \t]*(?:[,;.!?)\n\r\"|]|\Z))"


def _tail(word: str) -> re.Pattern[str]:
    place = rf"{_END_WORD}{word}(?:[ ]{_END_WORD}(?:{_SMALL}[ ]){{0,2}}{word}){{0,4}}(?: [0-9A-Z]{{1,2}}(?!\w))?"
    region = r"(?:[A-Za-z]{2,3}|\d{2})"
    return re.compile(
        rf"(?:{_SEPARATOR}|[ \t]{{1,3}}){_UNIT}(?:[ ]{_END_WORD}{word}(?:[ ]{_END_WORD}{word}){{0,3}}(?!\w))?"
        rf"|(?:{_SEPARATOR}|[ \t]{{1,3}})(?:{region}[ \t]{{1,2}})?{_POSTCODE}(?:[ ]{place}{_SEGMENT_END}|[ ]{_END_WORD}{word}(?!\w))?"
        rf"|{_SEPARATOR}{region}(?:{_SEPARATOR}|[ ]){_POSTCODE}"
        rf"|(?:{_SEPARATOR}|{_BLANK_LINE}|(?<=\d)[ \t]){place}(?:,?[ ]{region})?(?:,?[ ]|\n[ ]){_POSTCODE}"
        rf"|{_SEPARATOR}{place}(?:,[ ]?{region})?{_SEGMENT_END}"
        rf"|(?<=\d)[ \t]{place}{_SEGMENT_END}"
    )


_TAIL = _tail(_CAPITALISED)
_LOWER_TAIL = _tail(_ANY)


def end_of_address(text: str, street: str, end: int) -> int:
    """Where the address goes on to, whose `street` stops at `end`."""
    tail = _LOWER_TAIL if street == street.lower() else _TAIL
    for _ in range(_MAX_SEGMENTS):
        segment = tail.match(text, end)
        if not segment or segment.end() == end:
            break
        end = segment.end()
    return end


def has_unit_or_postcode(tail: str) -> bool:
    """Whether what follows a street makes it surely an address."""
    return bool(re.search(_UNIT, tail) or re.search(_POSTCODE, tail))
