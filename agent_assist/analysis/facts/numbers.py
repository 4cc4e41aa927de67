"""Numbers in digits and in words. Rule: separators are read as the language writes them; list markers are no numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from agent_assist.analysis.facts.fact import Fact, FactKind

NUMBER = r"(?:\d{1,3}(?:[ '\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)*)"
_UNIT_TAIL = r"(?=(?:[x×-]\d|(?:cm|mm|m|km|kg|g|l|w|v|a|k|gb|mb|kwh|lm|ml|am|pm|h|th|st|nd|rd|er|e)\b|[^\w]|_|$))"
_DIGITS = re.compile(
    rf"(?<!\w)(?<![\d][.,])(?<!\d[-/])({NUMBER}){_UNIT_TAIL}|(?<=\d[x×-])({NUMBER}){_UNIT_TAIL}"
)
_LIST_MARKER = re.compile(r"^[ \t]*\(?\d{1,2}[.)][ \t]+(?=\D)", re.MULTILINE)
_DOT_DECIMALS = frozenset({"en", "zh", "ja", "ko", "he", "th"})

_WORDS = {
    "en": "two three four five six seven eight nine ten eleven twelve",
    "de": "zwei drei vier funf sechs sieben acht neun zehn elf zwolf",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "pl": "dwa trzy cztery piec szesc siedem osiem dziewiec dziesiec jedenascie dwanascie",
    "pt": "dois tres quatro cinco seis sete oito nove dez onze doze",
    "sv": "tva tre fyra fem sex sju atta nio tio elva tolv",
    "da": "to tre fire fem seks syv otte ni ti elleve tolv",
    "tr": "iki uc dort bes alti yedi sekiz dokuz on onbir oniki",
}
_TEENS = {
    "en": "thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "de": "dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn",
    "fr": "treize quatorze quinze seize dix-sept dix-huit dix-neuf",
    "es": "trece catorce quince dieciseis diecisiete dieciocho diecinueve",
    "it": "tredici quattordici quindici sedici diciassette diciotto diciannove",
    "nl": "dertien veertien vijftien zestien zeventien achttien negentien",
    "pl": "trzynascie czternascie pietnascie szesnascie siedemnascie osiemnascie dziewietnascie",
    "pt": "treze catorze quinze dezasseis dezassete dezoito dezanove",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety hundred",
    "de": "zwanzig dreisig vierzig funfzig sechzig siebzig achtzig neunzig hundert",
    "fr": "vingt trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix cent",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd",
    "pl": "dwadziescia trzydziesci czterdziesci piecdziesiat szescdziesiat siedemdziesiat osiemdziesiat dziewiecdziesiat sto",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem",
}
_ONES = {
    "en": "one a an", "de": "ein eine einen einem einer eines", "fr": "un une", "es": "un una uno",
    "it": "un una uno", "nl": "een", "pl": "jeden jednego jedna jednym", "pt": "um uma", "sv": "en ett",
    "da": "en et", "tr": "bir",
}  # fmt: skip
_MORE_FORMS = {"pl": {"dwie": 2, "dwoch": 2, "trzech": 3, "czterech": 4, "pieciu": 5, "szesciu": 6, "siedmiu": 7,
                      "osmiu": 8, "dziewieciu": 9, "dziesieciu": 10}, "pt": {"duas": 2},
               "de": {"beide": 2}}  # fmt: skip
# Words that are more often something else ("on" in Turkish is ten, "sei" in Italian also "you are").
_UNSAFE_WORDS = """
    sei on to ni ti once sex alti fire acht
"""
_UNSAFE = frozenset(_UNSAFE_WORDS.split())


def words_of(language: str) -> dict[str, int]:
    """Number words of a language, flat: from two to nineteen, then the tens up to a hundred."""
    found = {word: n for n, word in enumerate(_WORDS.get(language, "").split(), 2)}
    teens = {word: n for n, word in enumerate(_TEENS.get(language, "").split(), 13)}
    tens = {word: 10 * n for n, word in enumerate(_TENS.get(language, "").split(), 2)}
    return {**found, **teens, **tens, **_MORE_FORMS.get(language, {})}


def ones_of(language: str) -> frozenset[str]:
    """Words for one; they count only in front of a unit."""
    return frozenset(_ONES.get(language, "").split())


def parse_number(raw: str, language: str) -> Decimal:
    """The value of digits with separators: `1,240.00`, `1.240,00` and `1 240` agree."""
    digits = re.sub(r"[ '\u00a0\u202f]", "", raw)
    marks = [char for char in digits if char in ".,"]
    if not marks:
        return Decimal(digits)
    last = digits.rfind(marks[-1])
    if _is_decimal(digits, marks, last, language):
        return Decimal(re.sub(r"[.,]", "", digits[:last]) + "." + digits[last + 1 :])
    return Decimal(re.sub(r"[.,]", "", digits))


def _is_decimal(digits: str, marks: list[str], last: int, language: str) -> bool:
    if len(set(marks)) == 2:
        return True
    if len(marks) > 1:
        return False
    if len(digits) - last - 1 != 3 or last > 3 or digits.startswith("0"):
        return True
    return (marks[0] == ".") == (language in _DOT_DECIMALS)


def plain(value: Decimal) -> str:
    """One spelling of a value: `7.5`, `1240`."""
    return format(value.normalize(), "f") if value else "0"


def find_numbers(flat_text: str, language: str) -> Iterator[Fact]:
    """Bare numbers; the marker of a list item is none."""
    markers = {m.end() for m in _LIST_MARKER.finditer(flat_text)}
    for match in _DIGITS.finditer(flat_text):
        group = 1 if match[1] else 2
        is_marker = any(match.end(group) < end <= match.end(group) + 4 for end in markers) and (
            not flat_text[flat_text.rfind("\n", 0, match.start()) + 1 : match.start()].strip(" \t(")
        )
        if not is_marker:
            value = plain(parse_number(match[group], language))
            yield Fact(FactKind.NUMBER, match.start(group), match.end(group), value)
    yield from _find_words(flat_text, language)


def _find_words(flat_text: str, language: str) -> Iterator[Fact]:
    known = {w: n for w, n in words_of(language).items() if w not in _UNSAFE}
    for match in re.finditer(r"[a-z]+(?:-[a-z]+)*", flat_text):
        if match[0] in known:
            yield Fact(FactKind.NUMBER, *match.span(), str(known[match[0]]), is_word=True)
