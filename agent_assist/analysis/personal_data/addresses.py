"""Postal addresses: a street with a number, a box, a military post office, a postcode.

A street is known by its type word, or by words that announce an address, or by what follows it.
The rule kept here: a number and a few words are no address without one of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent_assist.analysis.personal_data.address_tails import end_of_address, has_unit_or_postcode
from agent_assist.analysis.personal_data.order_numbers import is_named_as_order
from agent_assist.analysis.personal_data.street_words import (
    CAPITAL_TYPES_AFTER,
    CAPITAL_TYPES_BEFORE,
    ENDING_WORDS,
    ENDINGS,
    MONTHS,
    TYPES_AFTER,
    TYPES_BEFORE,
    UNITS,
)

_WORD = r"[^\W\d_][\w'./-]{0,30}"
_CAPITALISED = rf"(?=[^\W\d_a-zß-öø-ÿ]){_WORD}"
_PLAIN = (
    r"(?!(?i:on|in|for|to|a|at|from|by|with|is|are|was|my|your|our|this|that|it|i|you|we|he|she|they|days?|weeks?|hours?"
    r"|minutes?|months?|years?|times?|items?|pieces?|orders?|iban|bic|km|miles|euros?|eur|usd|gbp|dollars?|percent|per|via|or"
    rf"|than|x|um|uhr|am|pm|tage?|stück|{MONTHS})(?!\w))"
)
_NUMBER = r"\d{1,5}[A-Za-z]?(?:[-/][A-Za-z0-9]{1,4})?(?: (?:bis|ter|quater)(?!\w))?"
_LEADING = (
    rf"(?<![\w.,#$€£-])(?:(?i:{UNITS})\.?[ ]\d{{1,4}}[ ,]{{1,2}})?(?:{_NUMBER},?[ \t]){{1,2}}"
)
_OPTIONAL_LEADING = (
    rf"(?<![\w.,#$€£-])(?:(?i:{UNITS})\.?[ ]\d{{1,4}}[ ,]{{1,2}})?(?:{_NUMBER},?[ \t]){{0,2}}"
)
_COMPASS = r"(?:[ ](?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\b\.?)?"
_HOUSE_AFTER = rf"(?:,?[ ](?:n[°º.]?[ ]?|nr\.?[ ]?|č\.p\.[ ]?)?{_NUMBER}(?!\w)\.?(?!\d))"
_SMALL = r"(?:de|del|della|degli|delle|dei|di|da|do|dos|das|la|le|les|du|des|den|der|van|von|of|el|los|las|l'|d'|the|and|am|im)"

_ENGLISH = re.compile(
    rf"{_LEADING}(?:[NSEW]\.?[ ])?(?:{_PLAIN}{_WORD}[ ]){{1,4}}(?:(?i:{TYPES_AFTER})|(?:{CAPITAL_TYPES_AFTER}))(?!\w)\.?"
    rf"{_COMPASS}(?:[ ]\d{{1,4}}(?!\w))?"
)
_BEFORE_NAME = re.compile(
    rf"{_OPTIONAL_LEADING}(?:(?i:{TYPES_BEFORE})|(?:{CAPITAL_TYPES_BEFORE}))[ ]?(?<=[ ./])"
    rf"(?:{_SMALL}[ ]?){{0,3}}(?:{_PLAIN}{_WORD})(?:[ ](?:{_SMALL}[ ]){{0,2}}{_CAPITALISED}){{0,5}}(?:{_HOUSE_AFTER})?"
)
_ENDING = re.compile(
    rf"(?<![\w@./-])(?:\d{{1,4}}[ ])?(?:{_CAPITALISED}[ ]){{0,2}}[^\W\d_][\w.-]{{1,30}}?(?:{ENDINGS})"
    rf"(?<=\w{{4}}|\w{{3}}\.)[ ]?(?<=[ .]){_NUMBER}(?![\w%€])",
    re.IGNORECASE,
)
_ENDING_WORD = re.compile(
    rf"(?<![\w@./-])(?:\d{{1,4}}[ ])?(?:{_CAPITALISED}[ ]){{1,3}}(?i:{ENDING_WORDS})[ ]{_NUMBER}(?!\w)\.?"
)
_BOX = re.compile(
    r"(?<!\w)(?:\d{1,4}[ ])?(?:P\.?[ ]?O\.?[ ]?Box|Post(?:al)? (?:Office )?Box|Postfach|Postbus|Postboks|Boîte postale|B\.?P\.?"
    r"|Apartado(?: de correos)?|Casella postale|C\.P\.|Caixa Postal|Skrytka pocztowa|PO-?Box|GPO Box|Locked Bag)"
    r"[ ]{1,2}(?:n[°º][ ]?)?\d[\d ]{0,7}(?!\w)",
    re.IGNORECASE,
)
_MILITARY = re.compile(
    r"(?<!\w)(?:(?:PSC|CMR|Unit)[ ]\d{1,5},?[ ]Box[ ]\d{1,5}\s{1,3}|US(?:NS|NV|CGC|S)[ ][\w.'-]{2,30}\s{1,3})?"
    r"(?:[AFD]PO)[ ]A[AEP][ ]\d{5}(?!\d)",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"(?:\baddress(?:es)?\b|\badress[ea]?\w{0,3}\b|anschrift|direcci[óo]n|indirizzo|endere[çc]o|domicil\w{1,4}|\badres\w{0,3}\b|\bosoite\w{0,4}"
    r"|\b(?:lives?|living|reside[sd]?|located|arrived|meet me|delivered|stay(?:ing)?) at|\boffice is at|\btaxi to|\b(?:sent|send|ship|shipped|deliver|delivered|return(?:ed)?|forwarded|moved) (?:it |them )?to"
    r"|wohne?n? in(?: der)?|wohnhaft|habite|vivo en|abito in|corner of)"
    r"[^\n\d:,.?!]{0,24}[:,]?\s{0,5}"
    rf"(?<!\w)(?P<address>(?:(?i:the corner of )|(?:{_NUMBER}[ ]){{1,2}})?"
    rf"(?:(?:{_PLAIN}|(?=and\b)){_WORD}[ ]){{1,6}}{_NUMBER}(?!\w)(?![:.%€]\d)"
    rf"|(?:{_NUMBER}[ ]){{1,2}}(?:{_PLAIN}{_CAPITALISED}[ ]?){{1,4}}(?=[,\n]))",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    rf"(?<![\w.,#$€£:/-])\d{{1,4}}[ ](?:{_PLAIN}{_WORD}[ ]){{1,5}}\d{{1,5}}[A-Za-z]?(?![\w%€:])(?![.,]\d)"
)
_NUMBER_FIRST = re.compile(
    rf"(?<![\w.,#$€£:/-])(?:{_NUMBER},?[ ]){{1,2}}(?:place|quai|cours|route|(?:{_PLAIN}{_CAPITALISED}))"
    rf"(?:[ ](?:{_SMALL}[ ])?(?:{_PLAIN}{_CAPITALISED})){{1,5}}(?![\w])"
)
_POSTCODE_NAMED = re.compile(
    r"(?:\bzip(?: ?code)?|\bpost(?:al )?code|\bplz|postleitzahl|code postal|c[óo]digo postal|\bcap|postnummer|postcode|kod pocztowy|psč)"
    r"(?:[ ](?:is|ist|est|es|è|är|er|of|:)|:)?[ ]{1,3}([A-Z0-9][A-Z0-9 -]{2,8}[A-Z0-9])(?!\w)",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"(?<![\w-])(?:[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}|[ABCEGHJ-NPRSTVXY]\d[A-Z] \d[A-Z]\d)(?![\w-])"
    r"|[A-Z][\w.'-]{1,20}(?: [A-Z][\w.'-]{1,20}){0,2}, (?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI"
    r"|S[CD]|T[NX]|UT|V[AT]|W[AIVY]) \d{5}(?:-\d{4})?(?!\w)"
)
_DIGIT = re.compile(r"\d")
_STREETS = (_ENGLISH, _BEFORE_NAME, _ENDING, _ENDING_WORD, _BOX)


def find_addresses(text: str) -> Iterator[tuple[int, int]]:
    """The addresses in a normalised text, with the lines that belong to them."""
    if not _DIGIT.search(text):
        return
    for pattern in _STREETS:
        for match in pattern.finditer(text):
            if _DIGIT.search(match[0]) or _goes_on(text, match):
                yield match.start(), end_of_address(text, match[0], match.end())
    yield from (match.span() for match in _MILITARY.finditer(text))
    for match in _ANNOUNCED.finditer(text):
        street = match["address"]
        if _DIGIT.search(street):
            yield match.start("address"), end_of_address(text, street, match.end())
    for pattern in (_NUMBERED, _NUMBER_FIRST):
        for match in pattern.finditer(text):
            if not is_named_as_order(text, match.start()) and _goes_on(text, match):
                yield match.start(), end_of_address(text, match[0], match.end())
    yield from _find_postcodes(text)


def _find_postcodes(text: str) -> Iterator[tuple[int, int]]:
    for match in _POSTCODE_NAMED.finditer(text):
        if _DIGIT.search(match[1]):
            yield match.span(1)
    for match in _POSTCODE.finditer(text):
        if not is_named_as_order(text, match.start()):
            yield match.span()


def _goes_on(text: str, street: re.Match[str]) -> bool:
    end = end_of_address(text, street[0], street.end())
    return has_unit_or_postcode(text[street.end() : end])
